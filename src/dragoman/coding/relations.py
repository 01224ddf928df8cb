"""Ties as a document states them: who backs, opposes, commands whom, and who holds what."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dragoman.coding.modality import assess
from dragoman.coding.tie_nouns import noun_ties
from dragoman.coding.tie_verbs import verb_ties
from dragoman.coding.ties import PLACES, Page, Tie
from dragoman.knowledge.cues import digest_tables
from dragoman.model.actors import EntityKind, Mention
from dragoman.model.claims import RelationKind, RelationStatement
from dragoman.model.ids import make_id
from dragoman.model.reading import Reading
from dragoman.model.text import BlockKind, Span, TimeExpression
from dragoman.model.when import DateRange
from dragoman.step import DocumentStep

CODED = frozenset({BlockKind.HEADLINE, BlockKind.BODY, BlockKind.BLOCK_QUOTE, BlockKind.UPDATE})
ATTEMPT = "attempt"
UNTIL = re.compile(r"\b(?:until|till)\s+(?:the\s+)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _When:
    """The date of a statement and what it rests on; ``until`` where what lasted ended then."""

    date: DateRange | None = None
    basis: str | None = None
    until: bool = False


def relations_step() -> DocumentStep:
    """Return the step that finds stated ties."""
    return DocumentStep(
        name="relations",
        version=7,
        requires=frozenset({"tokens", "sentences", "mentions", "times", "quotes"}),
        provides=frozenset({"relations"}),
        run=_run,
        settings=digest_tables(),
    )


def _run(reading: Reading) -> Reading:
    return replace(reading, relations=find_relations(reading))


def find_relations(reading: Reading) -> tuple[RelationStatement, ...]:
    """Return the ties a document states, in text order, each once."""
    page = Page.of(reading)
    found: dict[tuple[int, RelationKind, str, str], RelationStatement] = {}
    for tie in (*verb_ties(page), *noun_ties(page)):
        for statement in _statements(page, tie):
            key = (statement.trigger.start, statement.kind, statement.a, statement.b)
            found.setdefault(key, statement)
    return tuple(sorted(found.values(), key=lambda s: (s.start, s.trigger.start, s.id)))


def _statements(page: Page, tie: Tie) -> Iterator[RelationStatement]:
    reading = page.reading
    tokens = reading.tokens
    sentence = tokens.sentence[tie.trigger]
    if reading.document.blocks[reading.sentences[sentence].block].kind not in CODED:
        return
    last = tie.trigger if tie.last is None else tie.last
    trigger = Span(start=tokens.start[tie.trigger], end=tokens.end[last])
    when = _when(page, tie)
    holder = page.mention(tie.a)
    for a in page.mentions_of(tie.a) if not tie.alone or holder is None else [holder]:
        for b in _objects(page, tie):
            if not _plausible(page, tie, a, b):
                continue
            span = _span(page, tie, a, b)
            assessment = assess(reading, last, span=span if tie.given else None)
            if tie.kind is RelationKind.CONTROLS and any(
                cue.kind == ATTEMPT for cue in assessment.cues
            ):
                continue  # who tries to take a place does not hold it
            yield RelationStatement(
                id=make_id(
                    "rs", reading.document.id, tie.kind, tokens.start[tie.trigger], a.start, b.start
                ),
                document=reading.document.id,
                start=span.start,
                end=span.end,
                trigger=trigger,
                kind=tie.kind,
                a=a.id,
                b=b.id,
                sentence=sentence,
                ends=tie.ends or tie.former or when.until,
                given=tie.given,
                date=when.date,
                date_basis=when.basis,
                modality=assessment.modality,
                polarity=assessment.polarity,
                why=(tie.why, *assessment.why),
            )


def _objects(page: Page, tie: Tie) -> list[Mention]:
    hold = tie.kind is RelationKind.CONTROLS
    return page.places_of(tie.b) if hold else page.mentions_of(tie.b)


def _plausible(page: Page, tie: Tie, a: Mention, b: Mention) -> bool:
    """Refuse a tie of a party to itself, and a hold on what is no place."""
    if a.id == b.id or (not tie.nested and a.start < b.end and b.start < a.end):
        return False
    if a.antecedent == b.id or b.antecedent == a.id or _same_words(page, tie, a, b):
        return False
    if tie.kind is RelationKind.CONTROLS:
        return page.place_kind(b) in PLACES and a.kind is not b.kind
    if tie.kind is RelationKind.MEMBER_OF and page.place_kind(b) is EntityKind.PERSON:
        return False  # who joins a person joins a side, which is not named
    if tie.strict:
        return b.kind is not EntityKind.FACILITY and a.kind is not EntityKind.FACILITY
    return True


def _same_words(page: Page, tie: Tie, a: Mention, b: Mention) -> bool:
    """Tell whether one side's words hold the other's, as a cut-up sentence makes them do."""
    return page.words(a) == page.words(b) or (not tie.nested and page.words(a) in page.words(b))


def _span(page: Page, tie: Tie, a: Mention, b: Mention) -> Span:
    tokens = page.reading.tokens
    places = [a.start, a.end, b.start, b.end, tokens.start[tie.trigger], tokens.end[tie.trigger]]
    return Span(start=min(places), end=max(places))


def _when(page: Page, tie: Tie) -> _When:
    """Return the date that stands in the clause of the tie, or with the verb it is said by."""
    tokens = page.reading.tokens
    first = tokens.start[tokens.left_edge(tie.trigger)]
    last = tokens.end[tokens.right_edge(tie.trigger)]
    inside = [t for t in page.reading.times if first <= t.start and t.end <= last and t.values]
    own = _nearest(inside, tokens.start[tie.trigger], page, tie)
    if own is not None:
        until = (
            tie.state
            and UNTIL.search(page.reading.document.text[max(0, own.start - 12) : own.start])
            is not None
        )
        if tie.former and not until:
            return _When()  # "had held it since May": when it ended is not said
        return _When(date=own.values[0], basis="clause", until=until)
    if tie.former:
        return _When()
    said = _said_on(page, tie)
    return _When() if said is None else _When(date=said.values[0], basis="sentence")


def _said_on(page: Page, tie: Tie) -> TimeExpression | None:
    """Return the one time of the clause by which the tie is said: "said on Friday that …"."""
    tokens = page.reading.tokens
    verb = tie.trigger
    while tokens.dep[verb] not in {"ROOT", "ccomp"}:
        verb = tokens.head[verb]
    if tokens.dep[verb] != "ccomp":
        return None
    saying = tokens.head[verb]
    below = range(tokens.left_edge(verb), tokens.right_edge(verb) + 1)
    found = [
        time
        for time in page.reading.times
        if (indices := tokens.between(time.start, time.end))
        and time.values
        and indices[0] not in below
        and (tokens.head[indices[0]] == saying or _same_clause(page, indices[0], saying))
    ]
    return found[0] if len(found) == 1 and len(found[0].values) == 1 else None


def _nearest(
    times: Iterable[TimeExpression], at: int, page: Page, tie: Tie
) -> TimeExpression | None:
    """Return the time that hangs on the trigger's own clause."""
    tokens = page.reading.tokens
    own = []
    for time in times:
        indices = tokens.between(time.start, time.end)
        if indices and _same_clause(page, indices[0], tie.trigger):
            own.append(time)
    return min(own, key=lambda t: abs(t.start - at), default=None)


def _same_clause(page: Page, token: int, trigger: int) -> bool:
    """Tell whether no other verb stands between a token and the trigger in the tree."""
    tokens = page.reading.tokens
    for above in tokens.ancestors(token):
        if above == trigger:
            return True
        if tokens.pos[above] == "VERB":
            return False
    return False
