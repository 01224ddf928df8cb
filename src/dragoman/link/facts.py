"""What comparison needs of each document: its records joined with who is meant."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from hashlib import blake2b

from dragoman.link.windows import find_window
from dragoman.model.actors import Entity, EntityKind, MentionForm
from dragoman.model.claims import Claim, RelationStatement, SpeakerKind
from dragoman.model.events import Event, Participant
from dragoman.model.reading import Reading
from dragoman.model.text import BlockKind, Document
from dragoman.model.when import DateRange

# A reprint has its own headline, captions and furniture.
STORY = frozenset({BlockKind.BODY, BlockKind.BLOCK_QUOTE})
# "there", "the city" take up what these many sentences before have named
BEFORE = 3
SCENES = frozenset({EntityKind.PLACE, EntityKind.FACILITY})
# Acts that are told by what is asked, blamed or threatened, not by where and when.
SAID = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
DENYING = frozenset({"denies", "rejects"})
STEM = 5
# Shorter sentences than this are written twice by chance.
WORDED = 10
# … and say nothing of texts that are not known to be copies
SHORT = "short:"
_WORD = re.compile(r"(?!(?:that|with|from|this|have|will|were|been|they|their)\b)[^\W\d_]{4,}")
_ENTRY = re.compile(r"entry (\S+)$")


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

    ``words`` are the words of participants that mean nobody known, by role. ``inside`` are who is
    named within the words of either, ``nearby`` who is named in the sentence, ``before`` in those
    just before it. ``scenes`` are its place and the places acted upon, ``sense`` is the entry of
    its trigger, ``said`` what an act of words says. ``window`` is when it can have happened, by
    its date or the day of publication. ``wording`` is the same for events that two articles tell
    at the same place of the same sentence, and begins with ``SHORT`` where that is a short one.
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
    before: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    scenes: frozenset[str] = frozenset()
    sense: str = ""
    said: frozenset[str] = frozenset()
    window: DateRange | None = None
    wording: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A relation statement with the entities it means; ``wording`` is as an event's."""

    statement: RelationStatement
    document: str
    a: str
    b: str
    date: DateRange | None
    date_basis: str | None
    wording: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that comparison needs of one document."""

    source: Source
    facts: tuple[Fact, ...] = ()
    ties: tuple[Tie, ...] = ()
    claims: tuple[Claim, ...] = ()
    speakers: tuple[tuple[str | None, ...], ...] = ()
    entities: tuple[Entity, ...] = ()


@dataclass(slots=True, kw_only=True)
class Facts:
    """All that comparison needs of a corpus, sorted by id."""

    documents: dict[str, Source] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    claims: dict[str, Claim] = field(default_factory=dict)
    speakers: dict[str, tuple[str | None, ...]] = field(default_factory=dict)
    wordings: dict[str, str] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)

    def name(self, entity: str) -> str:
        """Return the name to show for an entity id."""
        known = self.entities.get(entity)
        return known.name if known is not None else entity


def gather_facts(readings: Iterable[Reading]) -> Facts:
    """Join each reading's records with its resolutions; the order of readings does not matter."""
    told = [tell(reading) for reading in readings]
    shown: dict[str, tuple[str, Entity]] = {}
    for each in told:
        for entity in each.entities:
            other = shown.get(entity.id)
            if other is None or each.source.id < other[0]:
                shown[entity.id] = each.source.id, entity
    return join_told(told, {each: entity for each, (_, entity) in shown.items()})


def join_told(told: Iterable[Told], entities: Mapping[str, Entity]) -> Facts:
    """Put together what documents tell; ``entities`` are the records to show of those they name."""
    gathered = Facts(entities=dict(entities))
    for each in told:
        gathered.documents[each.source.id] = each.source
        gathered.facts.extend(each.facts)
        gathered.wordings |= {
            fact.event.claim: fact.wording
            for fact in each.facts
            if fact.event.claim is not None and not fact.wording.startswith(SHORT)
        }
        gathered.ties.extend(each.ties)
        for claim, speakers in zip(each.claims, each.speakers, strict=True):
            gathered.claims[claim.id] = claim
            gathered.speakers[claim.id] = speakers
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


def tell(reading: Reading) -> Told:
    """Return what comparison needs of one document: its records joined with who is meant."""
    meant = {r.mention: r.entity for r in reading.resolutions if r.entity is not None}
    pronouns = {m.id for m in reading.mentions if m.form is MentionForm.PRONOUN}
    known = _Known(
        meant=meant,
        pronouns=pronouns,
        names={m.id: m.start for m in reading.mentions if m.form is MentionForm.NAME},
        nearby=_entities_by_sentence(reading, meant),
        answering={claim.id for claim in reading.claims if claim.act in DENYING},
        located=frozenset(e.id for e in reading.entities if e.kind in SCENES),
        named=sorted((m.start, m.end, meant[m.id]) for m in reading.mentions if m.id in meant),
    )
    return Told(
        source=to_source(reading.document),
        facts=tuple(_to_fact(reading, event, known) for event in reading.events),
        ties=tuple(_to_ties(reading, meant)),
        claims=reading.claims,
        speakers=tuple(
            tuple(
                meant.get(link.mention) if link.mention is not None else None
                for link in claim.attribution
            )
            for claim in reading.claims
        ),
        entities=reading.entities,
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
    names: Mapping[str, int]
    nearby: Mapping[int, set[str]]
    located: AbstractSet[str]
    answering: AbstractSet[str]
    named: Sequence[tuple[int, int, str]]

    def within(self, participants: Iterable[Participant]) -> frozenset[str]:
        """Return who is named inside the words of participants that mean somebody else."""
        found = set()
        for each in participants:
            at = bisect_left(self.named, (each.start, 0, ""))
            while at < len(self.named) and self.named[at][0] < each.end:
                found.add(self.named[at][2])
                at += 1
        return frozenset(found)

    def before(self, sentence: int) -> frozenset[str]:
        """Return who is named in the sentences just before one."""
        reach = range(max(0, sentence - BEFORE), sentence)
        return frozenset().union(*(self.nearby.get(number, ()) for number in reach))


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

    at = event.place.mention if event.place is not None else None
    place = meant.get(at) if at is not None else None
    recipients = entities(event.recipients)
    sense = _ENTRY.search(event.why[0]) if event.why else None
    return Fact(
        event=event,
        document=reading.document.id,
        actors=entities(event.actors),
        recipients=recipients,
        place=place,
        actor_words=words(event.actors),
        recipient_words=words(event.recipients),
        trigger=reading.document.quote(event.trigger.start, event.trigger.end).lower(),
        nearby=frozenset(nearby.get(event.sentence, ())),
        before=known.before(event.sentence),
        inside=known.within((*event.actors, *event.recipients)),
        scenes=_scenes(event.recipients, place, known),
        sense=sense[1] if sense is not None else "",
        window=find_window(
            event, reading.document.published, answers=event.claim in known.answering
        ),
        said=_said(reading, event, known),
        wording=_wording(reading, event, event.type),
    )


def _wording(reading: Reading, told: Event | RelationStatement, kind: str) -> str:
    """Return a digest of the sentence in which something is told, and its place in it."""
    sentence = reading.sentences[told.sentence]
    words = reading.document.quote(sentence.start, sentence.end).casefold().split()
    before = len(reading.document.quote(sentence.start, told.trigger.start).split())
    digest = blake2b(f"{before} {kind} {' '.join(words)}".encode(), digest_size=8).hexdigest()
    return digest if len(words) >= WORDED else f"{SHORT}{digest}"


def _said(reading: Reading, event: Event, known: _Known) -> frozenset[str]:
    """Return the stems of what an act of words says beside who says it to whom."""
    if event.type not in SAID:
        return frozenset()
    text = reading.document.text
    at = bisect_left(known.named, (event.start, 0, ""))
    taken = [(event.trigger.start, event.trigger.end)]
    while at < len(known.named) and known.named[at][0] < event.end:
        taken.append(known.named[at][:2])
        at += 1
    return frozenset(
        word[0][:STEM].lower()
        for word in _WORD.finditer(text, event.start, event.end)
        if not any(start <= word.start() < end for start, end in taken)
    )


def _scenes(recipients: Iterable[Participant], place: str | None, known: _Known) -> frozenset[str]:
    """Return the place, and the places acted upon by name: not the fighters of a town."""
    acted_upon = {
        known.meant[p.mention]
        for p in recipients
        if p.mention is not None and p.mention in known.meant
        if known.names.get(p.mention, p.end) <= p.start + len("the ")
    }
    return frozenset(acted_upon & known.located | ({place} if place is not None else set()))


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
            wording=_wording(reading, statement, statement.kind),
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
