"""What comparison needs of each document: its records joined with who is meant."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from dragoman.model.actors import Entity, EntityKind, MentionForm
from dragoman.model.claims import Claim, RelationStatement, SpeakerKind
from dragoman.model.events import Event, Participant
from dragoman.model.reading import Reading
from dragoman.model.text import BlockKind, Document
from dragoman.model.when import DateRange

# A reprint has its own headline, captions and furniture.
STORY = frozenset({BlockKind.BODY, BlockKind.BLOCK_QUOTE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document as an origin of accounts; ``story`` are the stretches a reprint would have."""

    id: str
    outlet: str | None
    agency: str | None
    published: DateRange | None
    fingerprint: tuple[int, ...]
    text: str
    story: tuple[tuple[int, int], ...]

    @property
    def length(self) -> int:
        """Return how long the text is."""
        return len(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """An event with the entities its words mean; sets are of entity ids.

    ``words`` are the words of participants that mean nobody known, by role.
    """

    event: Event
    document: str
    actors: frozenset[str]
    recipients: frozenset[str]
    place: str | None
    actor_words: tuple[str, ...]
    recipient_words: tuple[str, ...]
    trigger: str
    nearby: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A relation statement with the entities it means."""

    statement: RelationStatement
    document: str
    a: str
    b: str
    date: DateRange | None
    date_basis: str | None


@dataclass(slots=True, kw_only=True)
class Facts:
    """All that comparison needs of a corpus, sorted by id."""

    documents: dict[str, Source] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    claims: dict[str, Claim] = field(default_factory=dict)
    speakers: dict[str, tuple[str | None, ...]] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)

    def name(self, entity: str) -> str:
        """Return the name to show for an entity id."""
        known = self.entities.get(entity)
        return known.name if known is not None else entity


def gather_facts(readings: Iterable[Reading]) -> Facts:
    """Join each reading's records with its resolutions; the order of readings does not matter."""
    gathered = Facts()
    shown: dict[str, tuple[str, Entity]] = {}
    for reading in readings:
        _add(gathered, reading)
        for entity in reading.entities:
            told = (reading.document.id, entity)
            shown[entity.id] = min(shown.get(entity.id, told), told, key=lambda each: each[0])
    gathered.entities.update((each, entity) for each, (_, entity) in shown.items())
    gathered.facts.sort(key=lambda fact: fact.event.id)
    gathered.ties.sort(key=lambda tie: tie.statement.id)
    return gathered


def to_source(document: Document, *, name: str | None = None) -> Source:
    """Return what comparison needs of a document itself, under its id or another name."""
    return Source(
        id=name or document.id,
        outlet=document.outlet,
        agency=document.agency,
        published=document.published,
        fingerprint=document.fingerprint,
        text=document.text,
        story=tuple((b.start, b.end) for b in document.blocks if b.kind in STORY),
    )


def _add(gathered: Facts, reading: Reading) -> None:
    document = reading.document
    gathered.documents[document.id] = to_source(document)
    meant = {r.mention: r.entity for r in reading.resolutions if r.entity is not None}
    pronouns = {m.id for m in reading.mentions if m.form is MentionForm.PRONOUN}
    nearby = _entities_by_sentence(reading, meant)
    gathered.facts.extend(
        _to_fact(reading, event, _Known(meant=meant, pronouns=pronouns, nearby=nearby))
        for event in reading.events
    )
    gathered.ties.extend(_to_ties(reading, meant))
    for claim in reading.claims:
        gathered.claims[claim.id] = claim
        gathered.speakers[claim.id] = tuple(
            meant.get(link.mention) if link.mention is not None else None
            for link in claim.attribution
        )


def _entities_by_sentence(reading: Reading, meant: Mapping[str, str]) -> dict[int, set[str]]:
    starts = {
        mention.start: meant[mention.id] for mention in reading.mentions if mention.id in meant
    }
    found: dict[int, set[str]] = {}
    ordered = sorted(starts.items())
    position = 0
    for number, sentence in enumerate(reading.sentences):
        while position < len(ordered) and ordered[position][0] < sentence.end:
            if ordered[position][0] >= sentence.start:
                found.setdefault(number, set()).add(ordered[position][1])
            position += 1
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known of one document's mentions."""

    meant: Mapping[str, str]
    pronouns: AbstractSet[str]
    nearby: Mapping[int, set[str]]


def _to_fact(reading: Reading, event: Event, known: _Known) -> Fact:
    meant, nearby = known.meant, known.nearby

    def entities(participants: tuple[Participant, ...]) -> frozenset[str]:
        return frozenset(
            meant[p.mention] for p in participants if p.mention is not None and p.mention in meant
        )

    def words(participants: tuple[Participant, ...]) -> tuple[str, ...]:
        return tuple(
            reading.document.quote(p.start, p.end)
            for p in participants
            if (p.mention is None or p.mention not in meant) and p.mention not in known.pronouns
        )

    place = event.place.mention if event.place is not None else None
    return Fact(
        event=event,
        document=reading.document.id,
        actors=entities(event.actors),
        recipients=entities(event.recipients),
        place=meant.get(place) if place is not None else None,
        actor_words=words(event.actors),
        recipient_words=words(event.recipients),
        trigger=reading.document.quote(event.trigger.start, event.trigger.end).lower(),
        nearby=frozenset(nearby.get(event.sentence, ())),
    )


def _to_ties(reading: Reading, meant: Mapping[str, str]) -> Iterable[Tie]:
    published = reading.document.published
    for statement in reading.relations:
        a, b = meant.get(statement.a), meant.get(statement.b)
        if a is None or b is None or a == b:
            continue
        stated = statement.date is not None
        yield Tie(
            statement=statement,
            document=reading.document.id,
            a=a,
            b=b,
            date=statement.date if stated else published,
            date_basis=statement.date_basis if stated else ("publication" if published else None),
        )


def is_located(entity: Entity | None) -> bool:
    """Tell whether an entity is somewhere one can be: a place, facility or state."""
    return entity is not None and entity.kind in {
        EntityKind.PLACE,
        EntityKind.FACILITY,
        EntityKind.STATE,
    }


def is_bare_outlet(claim: Claim) -> bool:
    """Tell whether nobody but the outlet itself answers for a claim."""
    return all(link.kind is SpeakerKind.OUTLET for link in claim.attribution)
