"""The questions that are understood: a form each, with its wordings and an example."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dragoman.analyse.ask_dates import Dated, split_period
from dragoman.model.when import DateRange


class Form(StrEnum):
    """What is asked."""

    WHO_TIES = "who_ties"
    TIES_WHOM = "ties_whom"
    TIE_BETWEEN = "tie_between"
    WHO_HOLDS = "who_holds"
    HOLDS_WHAT = "holds_what"
    HAPPENED_AT = "happened_at"
    HAPPENED = "happened"
    DID_WHAT = "did_what"
    SAID = "said"
    WHO_DENIED = "who_denied"
    DENIED_WHAT = "denied_what"
    MET = "met"
    WHO_MET = "who_met"
    WHO_ACTED = "who_acted"
    ACTED_ON_WHOM = "acted_on_whom"
    ACTED = "acted"
    CHANGED = "changed"
    DISAGREE = "disagree"
    FORESEEN = "foreseen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question understood: its form, the names in it as typed, and the time it is about.

    ``a`` is who is asked about, ``b`` who or what else, ``place`` where; ``ties`` are the kinds of
    tie meant, ``act`` is the type of event, ``telling`` what its words must be where its type says
    too little. ``notes`` say how its dates were read.
    """

    form: Form
    a: str | None = None
    b: str | None = None
    place: str | None = None
    ties: tuple[str, ...] = ()
    act: str | None = None
    telling: re.Pattern[str] | None = None
    period: DateRange | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How a form may be worded; ``{actor}``, ``{other}`` and ``{place}`` are left to fill in."""

    form: Form
    pattern: re.Pattern[str]
    example: str


# kinds of tie: the verb with "who", the verb with "does", the verb of the examples
_BACKS = ("backs", "arms", "trains", "hosts", "allied_with")
_OPPOSES = ("opposes",)
_TIES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        _BACKS,
        (
            r"backs|backed|supports?|supported|stood\s+(?:by|with)|stands?\s+(?:by|with|behind)"
            r"|sides?\s+with|sided\s+with|(?:is|are|was|were)\s+(?:backing|supporting|behind)"
            r"|has\s+backed|has\s+supported"
        ),
        r"back|support|side\s+with|stand\s+(?:by|with|behind)",
    ),
    (
        _OPPOSES,
        (
            r"opposes?|opposed|fights?|fought|(?:is|are|was|were)\s+(?:against|opposing|fighting)"
            r"|stands?\s+against|stood\s+against|has\s+opposed"
        ),
        r"oppose|fight|stand\s+against",
    ),
    (("commands",), r"commands?|commanded|leads|led|(?:is|was)\s+commanding", r"command|lead"),
    (("arms",), r"arms|armed|(?:is|are|was|were)\s+arming", r"arm"),
    (("pays",), r"pays|paid|(?:is|are|was|were)\s+paying", r"pay"),
    (("trains",), r"trains|trained|(?:is|are|was|were)\s+training", r"train"),
    (("hosts",), r"hosts|hosted|(?:is|are|was|were)\s+hosting", r"host"),
    (("treats",), r"treats|treated|(?:is|are|was|were)\s+treating", r"treat"),
    (
        ("allied_with",),
        r"is\s+allied\s+with|(?:is|are|was|were)\s+allied\s+(?:with|to)",
        r"ally\s+with",
    ),
    (
        ("member_of",),
        r"belongs?\s+to|belonged\s+to|(?:is|are|was|were)\s+(?:a\s+)?(?:members?|part)\s+of",
        r"belong\s+to",
    ),
)
# how a siege is told, which is coded as force of one sort or another
SIEGE = re.compile(r"besieg|\bsieges?\b|\bblockad|\bencircl", re.IGNORECASE)
# type of event: the verb with "who", the verb with "did", its participle
_ACTS: tuple[tuple[str | None, str, str, str], ...] = (
    (
        "ASSAULT",
        r"attacked|attacks|bombed|shelled|struck|raided|ambushed|stormed|killed|hit",
        r"attack|bomb|shell|strike|raid|ambush|storm|kill|hit",
        r"attacked|bombed|shelled|struck|raided|ambushed|stormed|killed|hit",
    ),
    ("ACCUSE", r"accused|accuses|blamed|blames", r"accuse|blame", r"accused|blamed"),
    ("THREATEN", r"threatened|threatens|warned|warns", r"threaten|warn", r"threatened|warned"),
    (
        "SANCTION",
        r"sanctioned|sanctions|punished",
        r"sanction|punish",
        r"sanctioned|punished",
    ),
    (
        "COERCE",
        r"arrested|detained|seized",
        r"arrest|detain|seize",
        r"arrested|detained|seized",
    ),
    (
        None,
        r"besieged|besieges|blockaded|encircled",
        r"besiege|blockade|encircle",
        r"besieged|blockaded|encircled",
    ),
)
_DOES = r"(?:do|does|did|has|have)"
_SAY = r"(?:say|said|claim|claimed|tell|told|state|stated|think)"
_ABOUT = r"(?:about|of|on|regarding|concerning)"
_WHERE = r"(?:in|at|near|around)"
_THERE = rf"(?:\s+{_WHERE}\s+(?P<place>.+))?"


# form, wording and example; the first wording that fits a question is taken
_ROWS: tuple[tuple[Form, str, str], ...] = (
    (
        Form.DISAGREE,
        (
            rf"(?:(?:on\s+)?what|where|how)\s+{_DOES}\s+(?P<a>.+?)\s+and\s+(?P<b>.+?)"
            r"\s+(?:disagree|differ|contradict\s+each\s+other)(?:\s+(?:on|about|over|in))?"
        ),
        "what do {actor} and {other} disagree on?",
    ),
    (
        Form.CHANGED,
        rf"what\s+(?:has\s+)?changed(?:\s+(?:for|{_ABOUT}|{_WHERE})\s+(?P<a>.+))?",
        "what changed between January and June 2017?",
    ),
    (
        Form.HOLDS_WHAT,
        rf"what\s+(?:places?\s+)?{_DOES}\s+(?P<a>.+?)\s+(?:hold|held|control|controlled)",
        "what does {actor} hold?",
    ),
    (
        Form.WHO_HOLDS,
        (
            r"who\s+(?:holds?|held|controls?|controlled|runs?|ran|rules?|ruled"
            r"|(?:is|was)\s+(?:in\s+control\s+of|holding|controlling)|had|has)\s+(?P<a>.+)"
        ),
        "who holds {place} in March 2017?",
    ),
    (
        Form.FORESEEN,
        (
            rf"what\s+(?:{_DOES}\s+(?P<a>.+?)\s+(?:predict|foresee|expect|promise|forecast)"
            r"|(?:was|is|were)\s+(?:predicted|foreseen|expected|promised|forecast))"
            rf"(?:\s+(?:for|{_ABOUT})\s+(?P<b>.+))?"
        ),
        "what did {actor} predict?",
    ),
    (
        Form.DENIED_WHAT,
        rf"what\s+{_DOES}\s+(?P<a>.+?)\s+(?:deny|denied|reject|rejected)",
        "what did {actor} deny?",
    ),
    (
        Form.WHO_DENIED,
        (
            r"who\s+(?:has\s+|have\s+)?(?:den(?:y|ies|ied)|rejects?|rejected)"
            rf"(?:\s+(?:(?:that|claims?|reports?|anything)(?:\s+{_ABOUT})?\s+)?(?P<a>.+))?"
        ),
        "who denied {actor}?",
    ),
    (
        Form.SAID,
        rf"what\s+{_DOES}\s+(?P<a>.+?)\s+{_SAY}(?:\s+{_ABOUT}\s+(?P<b>.+))?",
        "what did {actor} say about {other}?",
    ),
    (
        Form.MET,
        (
            r"(?:(?:when|where|how\s+often)\s+)?(?:did|do|does|has|have)\s+(?P<a>.+?)\s+and\s+(?P<b>.+?)"
            rf"\s+(?:ever\s+)?(?:meet|met|talk|talked)(?:\s+(?:with\s+)?each\s+other)?{_THERE}"
        ),
        "when did {actor} and {other} meet?",
    ),
    (
        Form.MET,
        (
            r"(?:when|where|how\s+often)\s+(?:did|do|does|has|have)\s+(?P<a>.+?)\s+"
            r"(?:(?:meet|met|visit|visited)(?:\s+with)?|(?:talk|speak|talked|spoken)\s+(?:to|with))"
            rf"\s+(?P<b>.+?){_THERE}"
        ),
        "when did {actor} meet {other}?",
    ),
    (
        Form.MET,
        rf"(?:did|has|have)\s+(?P<a>.+?)\s+(?:meet|met)(?:\s+with)?\s+(?P<b>.+?){_THERE}",
        "did {actor} meet {other} in {place}?",
    ),
    (
        Form.WHO_MET,
        (
            r"who(?:m)?\s+(?:(?:did|has|have)\s+(?P<a>.+?)\s+(?:meet|met)(?:\s+with)?"
            r"|met(?:\s+with)?\s+(?P<b>.+))"
        ),
        "who met {actor}?",
    ),
    (Form.DID_WHAT, rf"what\s+{_DOES}\s+(?P<a>.+?)\s+(?:do|done)", "what did {actor} do?"),
    (
        Form.DID_WHAT,
        r"what\s+(?:has\s+)?happened\s+(?:to|with)\s+(?P<a>.+)",
        "what happened to {actor}?",
    ),
    (
        Form.HAPPENED_AT,
        rf"what\s+(?:has\s+|was\s+)?happen(?:ed|ing|s)\s+{_WHERE}\s+(?P<a>.+)",
        "what happened in {place}?",
    ),
    (
        Form.HAPPENED,
        r"what\s+(?:has\s+|was\s+)?happen(?:ed|ing|s)",
        "what happened on 3 March 2017?",
    ),
)


def _tie_wordings() -> tuple[tuple[Form, str, str], ...]:
    found = []
    for _, who, does in _TIES:
        verb, third = (_plain(pattern) for pattern in (does, who))
        example = f"who {third} {{actor}}?"
        found.append((Form.WHO_TIES, rf"who\s+(?:{who})\s+(?P<a>.+)", example))
        found.append(
            (
                Form.TIES_WHOM,
                rf"who(?:m)?\s+{_DOES}\s+(?P<a>.+?)\s+(?:{does})",
                f"whom does {{actor}} {verb}?",
            )
        )
        found.append(
            (
                Form.TIE_BETWEEN,
                rf"{_DOES}\s+(?P<a>.+?)\s+(?:{does})\s+(?P<b>.+)",
                f"does {{actor}} {verb} {{other}}?",
            )
        )
    return tuple(found)


def _act_wordings() -> tuple[tuple[Form, str, str], ...]:
    found = []
    for _, who, did, done in _ACTS:
        past, verb = who.split("|", maxsplit=1)[0], did.split("|", maxsplit=1)[0]
        aims = r"\s+(?:(?:on|at|against)\s+)?"
        found.append(
            (
                Form.WHO_ACTED,
                (
                    rf"(?:who\s+(?:has\s+)?(?:{who}){aims}(?P<a>.+?)"
                    rf"|(?:by\s+)?whom?\s+(?:was|were)\s+(?P<a2>.+?)\s+(?:{done})(?:\s+by)?)"
                ),
                f"who {past} {{place}}?",
            )
        )
        found.append(
            (
                Form.ACTED_ON_WHOM,
                (
                    rf"(?:who(?:m)?|what)\s+(?:{_DOES}\s+(?P<a>.+?)\s+(?:{did}|{done})"
                    rf"|(?:was|were)\s+(?:{done})\s+by\s+(?P<a2>.+))"
                ),
                f"whom did {{actor}} {verb}?",
            )
        )
        found.append(
            (
                Form.ACTED,
                rf"(?:when\s+|where\s+)?{_DOES}\s+(?P<a>.+?)\s+(?:{did}|{done}){aims}(?P<b>.+)",
                f"did {{actor}} {verb} {{other}}?",
            )
        )
    return tuple(found)


def _plain(pattern: str) -> str:
    """Return the first wording of a pattern as people write it."""
    return pattern.split("|", maxsplit=1)[0].replace(r"\s+", " ").replace("?", "")


def _compile(rows: Sequence[tuple[Form, str, str]]) -> tuple[Wording, ...]:
    return tuple(
        Wording(form=form, pattern=re.compile(rf"{pattern}\Z", re.IGNORECASE), example=example)
        for form, pattern, example in rows
    )


_ACT = re.compile(r"(?:having\s+\w+|\w{2,}ing)\s+(?:with\s+)?(?=\w)", re.IGNORECASE)
_KINDS = tuple(kinds for kinds, _, _ in _TIES for _ in range(3))
TIE_WORDINGS = _compile(_tie_wordings())
ACT_WORDINGS = _compile(_act_wordings())
WORDINGS = _compile(_ROWS)
_TYPES = tuple(kind for kind, *_ in _ACTS for _ in range(3))


def parse_question(text: str) -> Question | None:
    """Return the question understood, or ``None``.

    Raises:
        DateError: it names a time that cannot be.
    """
    asked = re.sub(r"\s+", " ", text.replace("’", "'")).strip(" ?.!")
    dated = split_period(asked)
    for wording in WORDINGS:
        match = wording.pattern.match(dated.words)
        if match is not None:
            return _question(wording.form, match, dated)
    for kinds, wording in zip(_KINDS, TIE_WORDINGS, strict=True):
        match = wording.pattern.match(dated.words)
        if match is not None:
            return replace(_question(wording.form, match, dated), ties=kinds)
    for act, wording in zip(_TYPES, ACT_WORDINGS, strict=True):
        match = wording.pattern.match(dated.words)
        if match is not None:
            telling = SIEGE if act is None else None
            return replace(_question(wording.form, match, dated), act=act, telling=telling)
    return None


def drop_act(question: Question) -> Question | None:
    """Return who denied anything of somebody, where asked who denied doing something to them."""
    act = _ACT.match(question.a or "") if question.form is Form.WHO_DENIED else None
    return replace(question, a=_bare((question.a or "")[act.end() :])) if act else None


def _question(form: Form, match: re.Match[str], dated: Dated) -> Question:
    groups = match.groupdict()
    a, b, place = groups.get("a") or groups.get("a2"), groups.get("b"), groups.get("place")
    return Question(
        form=form,
        a=_bare(a) if a else None,
        b=_bare(b) if b else None,
        place=_bare(place) if place else None,
        period=dated.period,
        notes=dated.notes,
    )


def _bare(name: str) -> str:
    """Return a name without what questions put around it."""
    return re.sub(r"^(?:the|an?)\s+", "", name.strip(" ,'\"“”"), flags=re.IGNORECASE)
