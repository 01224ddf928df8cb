"""Puts events, ties and bare contents into the mouths of those who claim them."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import groupby

from dragoman.coding.answers import link_answers
from dragoman.coding.attribution_types import VERBAL
from dragoman.coding.chains import ANSWERING, STANCE, Chain, ChainFinder
from dragoman.coding.lapsed import judged_plan
from dragoman.coding.modality import Assessment, assess, merge
from dragoman.coding.silence import LEAVES_OPEN, keep_open, leaves_open
from dragoman.coding.standing import is_announced, stand
from dragoman.coding.terms import find_condition, find_horizon
from dragoman.knowledge.cues import digest_tables
from dragoman.model.claims import AttributedContent, Claim, Modality, RelationStatement
from dragoman.model.events import Event
from dragoman.model.ids import make_id
from dragoman.model.reading import Reading
from dragoman.model.text import Span
from dragoman.step import DocumentStep

# acts that are states of mind, which somebody else may only suppose …
STATES = frozenset({"wants", "plans"})
# … where they are told so
UNTOLD = frozenset({Modality.HEDGED, Modality.SPECULATED, Modality.HYPOTHETICAL, Modality.QUESTION})
# an attribution, and the sentence of what it tells
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subject:
    """What a claim is about: an event, a tie, or only words."""

    span: Span
    token: int
    event: str | None = None
    relation: str | None = None
    announced: bool = False
    plan: Assessment | None = None
    given: bool = False


def claims_step() -> DocumentStep:
    """Return the step that codes claims and gives each event and tie its own."""
    return DocumentStep(
        name="claims",
        version=14,
        requires=frozenset(
            {
                "tokens",
                "sentences",
                "quotes",
                "times",
                "mentions",
                "attributions",
                "events",
                "relations",
            }
        ),
        provides=frozenset({"claims", "events", "relations"}),
        run=_run,
        settings=digest_tables(),
    )


def _run(reading: Reading) -> Reading:
    finder = ChainFinder.of(reading)
    claims: list[Claim] = []
    events, relations = [], []
    used: set[_Place] = set()
    for event in reading.events:
        made = _claims_of(finder, _of_event(reading, event), used)
        claims.extend(made)
        events.append(_copied(event, made[0]))
    for relation in reading.relations:
        made = _claims_of(finder, _of_relation(reading, relation), used)
        claims.extend(made)
        relations.append(_copied_tie(relation, made[0]))
    claims.extend(_bare(finder, used))
    claims = link_answers(reading, _answered(finder, claims))
    return replace(
        reading,
        claims=tuple(sorted(claims, key=lambda c: (c.start, c.end, c.id))),
        events=tuple(events),
        relations=tuple(relations),
    )


def _copied(event: Event, claim: Claim) -> Event:
    return replace(event, claim=claim.id, modality=claim.modality, polarity=claim.polarity)


def _copied_tie(relation: RelationStatement, claim: Claim) -> RelationStatement:
    return replace(relation, claim=claim.id, modality=claim.modality, polarity=claim.polarity)


def _token_at(reading: Reading, span: Span) -> int:
    """Return the token of a trigger that heads the rest of it."""
    tokens = reading.tokens
    indices = tokens.between(span.start, span.end)
    return next((i for i in indices if tokens.head[i] not in indices), indices[0])


def _of_event(reading: Reading, event: Event) -> _Subject:
    return _Subject(
        span=Span(start=event.start, end=event.end),
        token=_token_at(reading, event.trigger),
        event=event.id,
        announced=is_announced(event),
        plan=judged_plan(event),
    )


def _of_relation(reading: Reading, relation: RelationStatement) -> _Subject:
    return _Subject(
        span=Span(start=relation.start, end=relation.end),
        token=_token_at(reading, relation.trigger),
        relation=relation.id,
        given=relation.given,
    )


def _claims_of(finder: ChainFinder, subject: _Subject, used: set[_Place]) -> list[Claim]:
    """Return the claim that reports the subject, then those that answer it."""
    made = []
    token = subject.token
    for chain in [finder.naming_chain(token)] if subject.given else finder.chains(token):
        used.update((member, finder.reading.tokens.sentence[token]) for member in chain.members)
        made.append(_claim(finder, subject, chain))
    first = made[0]
    rest = (c if c.act == LEAVES_OPEN else replace(c, answers=first.id) for c in made[1:])
    return [first, *rest]


def _claim(finder: ChainFinder, subject: _Subject, chain: Chain) -> Claim:
    reading = finder.reading
    if subject.given:
        standing = assess(reading, subject.token, span=subject.span)
    else:
        standing = stand(reading, subject.token, chain, announced=subject.announced)
        standing = standing if subject.plan is None else merge(subject.plan, standing)
    innermost = chain.innermost(reading)
    act = "says" if innermost is None else innermost.act
    if innermost is not None and not subject.given and leaves_open(reading, innermost):
        act, standing = LEAVES_OPEN, keep_open(standing)
    attribution = finder.links(chain)
    about = subject.event or subject.relation or f"{subject.span.start}-{subject.span.end}"
    speakers = [link.speaker for link in attribution]
    cues = [link.cue.start if link.cue is not None else "" for link in attribution]
    return Claim(
        id=make_id("cl", reading.document.id, about, *speakers, *cues),
        document=reading.document.id,
        start=subject.span.start,
        end=subject.span.end,
        attribution=attribution,
        modality=standing.modality,
        polarity=standing.polarity,
        cues=standing.cues,
        event=subject.event,
        relation=subject.relation,
        act=act,
        horizon=find_horizon(reading, subject.token, subject.span, standing.modality),
        condition=find_condition(reading, subject.token, standing.modality),
        why=(*chain.why(reading), *standing.why),
    )


def _bare(finder: ChainFinder, used: AbstractSet[_Place]) -> Iterator[Claim]:
    """Yield claims for attributed words that hold no event or tie.

    A quotation of several sentences makes a claim of each that has a verb.
    """
    reading = finder.reading
    telling = {number for number, _ in used}
    for number, attribution in enumerate(reading.attributions):
        if attribution.act in STANCE or finder.is_told_otherwise(number):
            continue
        if attribution.act in STATES and not _is_told(reading, attribution):
            continue
        indices = [i for s in attribution.contents for i in reading.tokens.between(s.start, s.end)]
        if not indices:
            continue
        chain = finder.chain_of(number)
        main = _top(reading, indices)
        for sentence, part in groupby(indices, key=lambda i: reading.tokens.sentence[i]):
            inside = list(part)
            top = main if main in inside else _top(reading, inside)
            told = attribution.direct and reading.tokens.pos[top] in VERBAL
            if (number, sentence) not in used and (told or (top == main and number not in telling)):
                span = _around(reading, attribution, top)
                yield _claim(finder, _Subject(span=span, token=top), chain)


def _is_told(reading: Reading, attribution: AttributedContent) -> bool:
    """Tell "is ready to" from "it looks as if they are ready to", which nobody says of himself."""
    cue = attribution.cue
    if cue is None:
        return True
    tokens = reading.tokens
    held = tokens.between(cue.start, cue.end)
    head = next((i for i in held if tokens.head[i] not in held), held[0])
    return assess(reading, head).modality not in UNTOLD


def _around(reading: Reading, attribution: AttributedContent, top: int) -> Span:
    """Return the attributed words around a token, as far as its sentence goes."""
    # a token may reach over the edge of the words: a mark joined to the first of them
    word = Span(start=reading.tokens.start[top], end=reading.tokens.end[top])
    span = next(s for s in attribution.contents if s.overlaps(word))
    sentence = reading.sentences[reading.tokens.sentence[top]]
    return Span(start=max(span.start, sentence.start), end=min(span.end, sentence.end))


def _top(reading: Reading, indices: Sequence[int]) -> int:
    """Return the token that heads a content: a verb if one does."""
    tokens = reading.tokens
    inside = set(indices)
    tops = [i for i in indices if tokens.head[i] == i or tokens.head[i] not in inside]
    verbs = [i for i in tops if tokens.pos[i] in VERBAL]
    return (verbs or tops)[0]


def _answered(finder: ChainFinder, claims: list[Claim]) -> list[Claim]:
    """Tie a denial or confirmation without its own subject to the claim its object holds."""
    done = []
    for claim in claims:
        if claim.answers is None and claim.act in ANSWERING:
            target = _target(finder, claim, claims)
            done.append(claim if target is None else _answering(claim, target))
        else:
            done.append(claim)
    return done


def _answering(claim: Claim, target: Claim) -> Claim:
    """Return a claim as the answer to another; a bare one is then about the same event."""
    if claim.event is not None or claim.relation is not None:
        return replace(claim, answers=target.id)
    return replace(claim, answers=target.id, event=target.event, relation=target.relation)


def _target(finder: ChainFinder, claim: Claim, claims: list[Claim]) -> Claim | None:
    """Return the claim made inside the words that ``claim`` answers."""
    own = claim.attribution[-1]
    for attribution in finder.reading.attributions:
        if attribution.cue != own.cue:
            continue
        for other in claims:
            last = other.attribution[-1]
            told = (Span(start=other.start, end=other.end), last.span)
            inside = any(
                content.covers(span)
                for content in attribution.contents
                for span in told
                if span is not None
            )
            if other.id != claim.id and inside and last.cue != own.cue:
                return other
    return None
