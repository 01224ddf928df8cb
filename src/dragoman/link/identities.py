"""Which entities first met in the articles are one, spelt in several ways."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations

from dragoman.model.actors import Entity, EntityKind, MentionForm
from dragoman.model.judgements import Redirect
from dragoman.model.reading import Reading
from dragoman.model.when import DateRange
from dragoman.text.names import name_key, name_parts, part_likeness, same_name_score

# Measured on 4,500 pairs of full names, a third of them one person's: of those alike by .9 or more
# 98.6 % are one (58 % of all that are), by .5 or more 96.2 % (65 %). The names the likeness was
# fitted on are among them. What else is asked for a sure one is not in these figures.
SURE, LIKELY = 0.9, 0.5
# What two must share at least: others known who are named in the same articles.
COMPANY = 1
# A name is full with a first and a last part; both must be alike.
FULL, SAME_PART = 2, 0.75
# Beyond this many bearers a surname tells too little to compare all of them.
BLOCK = 40
# Two persons of whom articles give one and the same name only are one where the articles tell of
# the same: so many known named in both (states do not count), such a share of all known named in
# either, and written within so many days of each other.
LONE_SHARED, LONE_SHARE, LONE_DAYS = 2, 0.5, 30
_LOCATED = frozenset({EntityKind.PLACE, EntityKind.FACILITY, EntityKind.STATE, EntityKind.PEOPLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Two entities that may be one; ``kept`` is the one to keep.

    ``sure`` ones are applied until a person says no.
    """

    kept: str
    entity: str
    names: tuple[str, str]
    score: float
    sure: bool
    why: str

    def redirect(self) -> Redirect:
        """Return the proposal as something to apply."""
        return Redirect(entity=self.entity, into=self.kept, why=f"taken for one: {self.why}")


@dataclass(slots=True, kw_only=True)
class _Met:
    """An entity as the corpus has it."""

    entity: Entity
    mentions: int = 0
    documents: set[str] = field(default_factory=set)
    company: Counter[str] = field(default_factory=Counter)
    written: list[DateRange] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """Who a document names: the actors spelt out, how often each, and the known among all."""

    document: str
    published: DateRange | None
    spelt: tuple[tuple[Entity, int], ...] = ()
    known: tuple[str, ...] = ()


def propose_identities(
    readings: Iterable[Reading], apart: Collection[frozenset[str]] = ()
) -> tuple[Proposal, ...]:
    """Return which entities may be one, surest first; ``apart`` are pairs that are not."""
    return propose_sighted(map(see, readings), apart)


def propose_sighted(
    sightings: Iterable[Sighting], apart: Collection[frozenset[str]] = ()
) -> tuple[Proposal, ...]:
    """Return the same from what was seen in each document, in the order of their ids."""
    met = _gather(sightings)
    pairs = sorted({pair for block in _blocks(met) for pair in combinations(sorted(block), 2)})
    found = [
        proposal
        for one, other in pairs
        if frozenset({one, other}) not in apart
        if (proposal := _compare(met[one], met[other])) is not None
    ]
    found += [
        proposal
        for one, other in sorted(pair for block in _lone(met) for pair in combinations(block, 2))
        if frozenset({one, other}) not in apart
        if (proposal := _compare_lone(met[one], met[other])) is not None
    ]
    return tuple(sorted(found, key=lambda p: (-p.score, p.kept, p.entity)))


def see(reading: Reading) -> Sighting:
    """Return who a document names."""
    entities = {entity.id: entity for entity in reading.entities}
    named = Counter(
        resolution.entity
        for resolution in reading.resolutions
        if resolution.entity in entities and not resolution.metonym
    )
    forms = {mention.id: mention.form for mention in reading.mentions}
    spelt = {r.entity for r in reading.resolutions if forms.get(r.mention) is MentionForm.NAME}
    return Sighting(
        document=reading.document.id,
        published=reading.document.published,
        spelt=tuple(
            (replace(entity, roles=(), external=(), sectors=()), named[each])
            for each, entity in entities.items()
            if _is_actor(entity) and each in spelt
        ),
        known=tuple(
            each for each, entity in entities.items() if entity.known and _is_actor(entity)
        ),
    )


def _gather(sightings: Iterable[Sighting]) -> dict[str, _Met]:
    met: dict[str, _Met] = {}
    for sighting in sightings:
        known = frozenset(sighting.known)
        for entity, named in sighting.spelt:
            one = met.setdefault(entity.id, _Met(entity=entity))
            one.mentions += named
            one.documents.add(sighting.document)
            one.company.update(known - {entity.id})
            if sighting.published is not None:
                one.written.append(sighting.published)
    return met


def _is_actor(entity: Entity) -> bool:
    return entity.kind not in _LOCATED


def _blocks(met: dict[str, _Met]) -> Iterator[list[str]]:
    """Yield the entities whose last names sound alike, where anybody new is among them."""
    blocks: defaultdict[tuple[EntityKind, str], list[str]] = defaultdict(list)
    for each in sorted(met):
        entity = met[each].entity
        parts = name_parts(entity.name)
        if len(parts) > 1:
            last = parts[-1] if entity.kind is EntityKind.PERSON else " ".join(parts)
            blocks[entity.kind, name_key(last)].append(each)
    for key in sorted(blocks):
        block = blocks[key]
        if 1 < len(block) <= BLOCK and not all(met[each].entity.known for each in block):
            yield block


def _lone(met: dict[str, _Met]) -> Iterator[list[str]]:
    """Yield the new persons of whom one and the same name is all that their articles give."""
    blocks: defaultdict[str, list[str]] = defaultdict(list)
    for each in sorted(met):
        entity = met[each].entity
        if entity.kind is EntityKind.PERSON and not entity.known:
            parts = name_parts(entity.name)
            if len(parts) == 1:
                blocks[parts[0]].append(each)
    for key in sorted(blocks):
        if 1 < len(blocks[key]) <= BLOCK:
            yield blocks[key]


def _compare_lone(one: _Met, other: _Met) -> Proposal | None:
    shared = sorted(one.company.keys() & other.company.keys())
    share = len(shared) / (len(one.company.keys() | other.company.keys()) or 1)
    near = any(_apart(a, b) <= LONE_DAYS for a in one.written for b in other.written)
    if len(shared) < LONE_SHARED or share < LONE_SHARE or not near:
        return None
    kept, gone = sorted((one, other), key=_rank)
    return Proposal(
        kept=kept.entity.id,
        entity=gone.entity.id,
        names=(kept.entity.name, gone.entity.name),
        score=round(share, 3),
        sure=not kept.documents & gone.documents,
        why=f"both articles name {', '.join(shared[:3])} and were written near each other",
    )


def _apart(one: DateRange, other: DateRange) -> int:
    """Return how many days may lie between two dates at the most."""
    return (max(one.last, other.last) - min(one.first, other.first)).days


def _compare(one: _Met, other: _Met) -> Proposal | None:
    if one.entity.known and other.entity.known:
        return None
    score = max(
        _likeness(first, second) for first in _names(one.entity) for second in _names(other.entity)
    )
    if score < LIKELY:
        return None
    kept, gone = sorted((one, other), key=_rank)
    shared = sorted(kept.company.keys() & gone.company.keys())
    together = bool(kept.documents & gone.documents)
    sure = (
        score >= SURE
        and len(shared) >= COMPANY
        and not together
        and not kept.entity.known
        and kept.entity.country in {None, gone.entity.country}
    )
    return Proposal(
        kept=kept.entity.id,
        entity=gone.entity.id,
        names=(kept.entity.name, gone.entity.name),
        score=round(score, 3),
        sure=sure,
        why=_why(kept, gone, score, shared, together=together),
    )


def _names(entity: Entity) -> list[str]:
    return [entity.name, *(alias.name for alias in entity.aliases)]


def _likeness(one: str, other: str) -> float:
    """Return how likely two full names are one; relatives share the last part only."""
    first, second = name_parts(one), name_parts(other)
    if min(len(first), len(second)) < FULL or one.isascii() != other.isascii():
        return 0.0
    ends = part_likeness(first[0], second[0]), part_likeness(first[-1], second[-1])
    return same_name_score(one, other) if min(ends) >= SAME_PART else 0.0


def _rank(met: _Met) -> tuple[bool, int, int, str]:
    """Put first whom to keep: known, named most, named longest."""
    return (not met.entity.known, -met.mentions, -len(met.entity.name), met.entity.id)


def _why(kept: _Met, gone: _Met, score: float, shared: list[str], *, together: bool) -> str:
    told = [f"{gone.entity.name!r} is spelt nearly as {kept.entity.name!r} ({score:.2f})"]
    if shared:
        told.append(f"named with {', '.join(shared[:3])} as well")
    if together:
        told.append("but both stand in one article")
    return "; ".join(told)
