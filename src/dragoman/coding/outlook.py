"""Acts that lie ahead: a party's own announcement becomes the act of announcing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.coding.candidates import Candidate
from dragoman.coding.composition import COOPERATIVE
from dragoman.coding.lapsed import FORETOLD, let_lapse
from dragoman.coding.phrases import VERBAL
from dragoman.coding.syntax import Verb, read_verb, surface_subject
from dragoman.knowledge.grammar import load_grammar
from dragoman.knowledge.ontology import Composed, Ontology
from dragoman.knowledge.triggers import Lexicon
from dragoman.model.syntax import Tokens

PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i"})
NAMED = frozenset({"PROPN", "PRON"})
# "said it could cut aid": a harm held out by who can do it hangs over its target
HINTING = frozenset({"could", "may", "might"})
_DEPTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ahead:
    """How an act is said to lie ahead: whether decided, refused, said by its actor, conditional."""

    speech: int | None
    speaker: int | None
    future: bool
    decided: bool
    negated: bool
    own: bool
    told: bool
    hinted: bool
    conditional: bool
    firm: bool
    official: bool


def announce(
    tokens: Tokens,
    ontology: Ontology,
    lexicon: Lexicon,
    candidates: Sequence[Candidate],
    *,
    dated: Mapping[int, bool],
) -> list[Candidate]:
    """Apply the future and refusal rules to candidates that lie ahead.

    ``dated`` tells which candidates' clauses name a time. What somebody else predicts keeps its
    type; its modality says that it is a prediction.
    """
    return [
        _announce(tokens, ontology, lexicon, c, dated=dated.get(c.token, False)) for c in candidates
    ]


def _announce(
    tokens: Tokens, ontology: Ontology, lexicon: Lexicon, candidate: Candidate, *, dated: bool
) -> Candidate:
    ahead = _look_ahead(tokens, lexicon, candidate)
    if _is_pledged(tokens, candidate):
        return _announced(candidate, ahead, "to promise support is to give it in words")
    if ahead is None or candidate.type == "REQUEST":
        return candidate
    candidate = _add_announcer(tokens, lexicon, candidate, ahead.speaker)
    return let_lapse(tokens, candidate) or _decide(
        tokens, ontology, lexicon, candidate, ahead, dated=dated
    )


def _decide(
    tokens: Tokens,
    ontology: Ontology,
    lexicon: Lexicon,
    candidate: Candidate,
    ahead: _Ahead,
    *,
    dated: bool,
) -> Candidate:
    """Take what lies ahead as promised, refused or foreseen."""
    cooperative = ontology.quad(candidate.type) in COOPERATIVE
    if ahead.hinted and (cooperative or ahead.negated):
        return candidate  # "said it could help" promises nothing
    if ahead.negated:
        meant = cooperative and (ahead.future or ahead.own)
        refused = ontology.compose("refuse", candidate.type) if meant else None
        return _turn(candidate, refused, ahead, "refusal: will not")
    if ahead.decided and candidate.type == "CONCEDE":
        return _announced(candidate, ahead, "to decide to give way is to give way")
    return _foresee(tokens, ontology, lexicon, candidate, ahead, dated=dated)


def _foresee(
    tokens: Tokens,
    ontology: Ontology,
    lexicon: Lexicon,
    candidate: Candidate,
    ahead: _Ahead,
    *,
    dated: bool,
) -> Candidate:
    """Turn an act to come into its announcement, where somebody can be taken to announce it."""
    cooperative = ontology.quad(candidate.type) in COOPERATIVE
    future = ontology.compose("future", candidate.type)
    warned = ahead.official and not cooperative  # a harm that a side's own official makes hang
    said = ahead.own or (ahead.told and (warned or not ahead.conditional))
    if said:
        return _turn(candidate, future, ahead, "announced: the actor's own act to come")
    if candidate.type == "CONSULT" and dated:
        why = "arranged for a time to come"
        return replace(_turn(candidate, future, ahead, why), composed=FORETOLD)
    fixed = cooperative and ahead.firm and not ahead.conditional
    if fixed and (dated or candidate.type == "CONSULT") and _is_named(tokens, lexicon, candidate):
        return _turn(candidate, future, ahead, "announced: an act arranged for a time to come")
    if cooperative and not ahead.conditional:
        why = "to come, and nobody is said to announce it"
        return replace(_turn(candidate, future, ahead, why), composed=FORETOLD)
    return candidate


def _add_announcer(
    tokens: Tokens, lexicon: Lexicon, candidate: Candidate, speaker: int | None
) -> Candidate:
    """Make who announces what his own side will do an actor: "X said his country will not"."""
    if speaker is None or not candidate.actors or _is_observer(tokens, lexicon, speaker):
        return candidate
    named = any(tokens.entity[i] or tokens.pos[i] in NAMED for i in candidate.actors)
    if named or not (tokens.entity[speaker] or tokens.pos[speaker] == "PROPN"):
        return candidate
    return replace(candidate, actors=(speaker, *candidate.actors))


def _announced(candidate: Candidate, ahead: _Ahead | None, reason: str) -> Candidate:
    """Return an act that keeps its type where it is promised or decided on."""
    why = (*candidate.why, f"announced: {reason}")
    speech = None if ahead is None else ahead.speech
    return replace(candidate, composed="future", speech=speech, why=why)


def _turn(candidate: Candidate, turned: Composed | None, ahead: _Ahead, why: str) -> Candidate:
    if turned is None or turned.type == candidate.type:
        return candidate
    return replace(
        candidate,
        type=turned.type,
        modes=(turned.mode,) if turned.mode else (),
        composed="future",
        speech=ahead.speech,
        why=(*candidate.why, f"{why} ({candidate.type} becomes {turned.type})"),
    )


def _look_ahead(tokens: Tokens, lexicon: Lexicon, candidate: Candidate) -> _Ahead | None:
    verb = candidate.verb
    if verb is None or (candidate.nominal and candidate.token != verb):
        return None
    top, planned, decided, fixed = _climb(tokens, lexicon, verb)
    facts = _join(read_verb(tokens, verb), read_verb(tokens, top))
    headline = facts.infinitive and tokens.head[top] == top and bool(candidate.actors)
    speech = _speech(tokens, lexicon, top)
    speaker = None if speech is None else surface_subject(tokens, speech)
    same = speaker is not None and _same_party(tokens, speaker, candidate)
    hinted = same and facts.modal in HINTING
    if not (facts.future or planned or headline or hinted):
        return None
    return _Ahead(
        speech=speech,
        speaker=speaker,
        future=facts.future,
        decided=decided,
        negated=facts.negated,
        own=decided or headline or same,
        hinted=hinted,
        told=speaker is not None and not _is_observer(tokens, lexicon, speaker),
        conditional=_conditional(tokens, top),
        firm=fixed or facts.modal == "will",
        official=speaker is not None and _is_official(tokens, lexicon, speaker),
    )


def _climb(tokens: Tokens, lexicon: Lexicon, verb: int) -> tuple[int, bool, bool, bool]:
    """Return the verb on top of plans and beginnings; is there a plan, a decision, a schedule?"""
    plan, aspect = lexicon.classes.named("plan"), lexicon.classes.named("aspect")
    planned = decided = fixed = False
    for _ in range(_DEPTH):
        head = tokens.head[verb]
        lemma = tokens.lemma[head]
        if tokens.dep[verb] not in {"xcomp", "ccomp"} or head == verb:
            break
        if not plan.match(lemma) and not aspect.match(lemma):
            break
        arranged = lemma in load_grammar().scheduled and read_verb(tokens, verb).infinitive
        planned = planned or plan.match(lemma) or arranged
        decided = decided or lemma in load_grammar().deciding
        fixed = fixed or arranged
        verb = head
    return verb, planned, decided, fixed


def _join(inner: Verb, outer: Verb) -> Verb:
    return Verb(
        future=inner.future or outer.future,
        modal=inner.modal or outer.modal,
        negated=inner.negated or outer.negated,
        past=outer.past,
        infinitive=outer.infinitive,
    )


def _speech(tokens: Tokens, lexicon: Lexicon, verb: int) -> int | None:
    """Return the verb of saying around the clause that ``verb`` heads, before or after it."""
    saying = lexicon.classes.named("saying")
    for child in tokens.children(verb):
        if tokens.dep[child] in {"ccomp", "parataxis"} and saying.match(tokens.lemma[child]):
            return child
    while tokens.dep[verb] == "conj" and tokens.pos[tokens.head[verb]] in VERBAL:
        verb = tokens.head[verb]
    head = tokens.head[verb]
    return head if tokens.dep[verb] == "ccomp" and saying.match(tokens.lemma[head]) else None


def _same_party(tokens: Tokens, speaker: int, candidate: Candidate) -> bool:
    """Tell whether the speaker says what he or his own side will do."""
    own = set(_family(tokens, speaker))
    for actor in candidate.actors:
        if tokens.lemma[actor] in PRONOUNS or tokens.text[actor].lower() in PRONOUNS:
            return True
        if own & set(_family(tokens, actor)):
            return True
        owners = tokens.children_by(actor, "poss")
        if any(tokens.text[o].lower() in {"its", "his", "her", "their", "our"} for o in owners):
            return True
    return False


def _family(tokens: Tokens, index: int) -> list[str]:
    """Return the telling words of a phrase: its head and the names before it."""
    return [tokens.lemma[index]] + [
        tokens.lemma[c] for c in tokens.children(index) if tokens.entity[c] and c < index
    ]


def _is_observer(tokens: Tokens, lexicon: Lexicon, speaker: int) -> bool:
    return lexicon.classes.named("observer").match(tokens.lemma[speaker])


def _conditional(tokens: Tokens, verb: int) -> bool:
    return any(
        tokens.dep[child] == "advcl"
        and any(
            tokens.dep[mark] == "mark" and tokens.lemma[mark] in {"if", "unless"}
            for mark in tokens.children(child)
        )
        for child in tokens.children(verb)
    )


def _is_named(tokens: Tokens, lexicon: Lexicon, candidate: Candidate) -> bool:
    """Tell whether a named party or office is said to act."""
    office = lexicon.classes.named("office")
    return any(
        tokens.entity[i] or tokens.pos[i] == "PROPN" or office.match(tokens.lemma[i])
        for i in candidate.actors
    )


def _is_official(tokens: Tokens, lexicon: Lexicon, speaker: int) -> bool:
    """Tell "the general said" from words of another party's or of nobody's in particular."""
    if not lexicon.classes.named("office").match(tokens.lemma[speaker]) or tokens.entity[speaker]:
        return False
    children = tokens.children(speaker)
    definite = any(tokens.text[c].lower() in {"the", "its", "their"} for c in children)
    return definite and not any(tokens.entity[c] for c in children if c < speaker)


def _is_pledged(tokens: Tokens, candidate: Candidate) -> bool:
    """Tell "pledged its support", which is no plan, from a wish or an offer."""
    if candidate.type != "SUPPORT" or not candidate.light or candidate.verb is None:
        return False
    verb = read_verb(tokens, candidate.verb)
    pledged = tokens.lemma[candidate.verb] in load_grammar().pledging
    return pledged and not (verb.negated or verb.infinitive or verb.modal)
