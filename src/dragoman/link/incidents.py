"""Incidents: events of many documents judged to be one thing that happened in the world."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import inf

from dragoman.link.affiliations import Affiliations
from dragoman.link.agreements import (
    MUTUAL,
    agreement,
    are_told,
    dates_agree,
    family,
    same_act,
)
from dragoman.link.blocks import Block, by_key
from dragoman.link.facts import SHORT, Fact, Facts
from dragoman.link.groups import Partition
from dragoman.link.headlines import write_headline
from dragoman.link.origins import Origins
from dragoman.link.reprints import date_by_origins, source_of
from dragoman.link.windows import is_told
from dragoman.model.claims import Modality, Polarity
from dragoman.model.groups import Incident
from dragoman.model.ids import make_id
from dragoman.model.judgements import IncidentRuling
from dragoman.model.when import DateRange
from dragoman.store.workings import Entry, Pair

# Two events are one when what is known of both agrees on at least this much, and nothing clashes.
ENOUGH = 2.0
# Where a text does not date the event itself, more must agree.
ENOUGH_UNDATED = 2.25
# What two articles tell in the very same sentence is one, whatever day each counts from …
SAME_WORDS = 9.0
# … if no more than so many days lie between: a sentence may be used again.
REPRINTED_WITHIN = 60
WORDS = "words:"
# In a block of more events than CROWDED each is compared only with the NEAR next in time.
CROWDED, NEAR = 400, 40
# Events told in the same words join one to the next: more than so many need no more comparing.
REPEATED = 8
# An event with fewer parties and places than this is also looked up by who is named beside it.
FEW = 2
# Joining groups are checked against this many events of each; a thousand copies say the same.
CHECKED = 40
# The dead and wounded are told within this many sentences of the attack.
TOLL_WITHIN = 2
ATTACK = "ASSAULT"
HARMED = frozenset({"dead", "wounded"})
REAL = frozenset({Modality.ASSERTED, Modality.HEDGED})


def find_incidents(
    facts: Facts, origins: Origins, rulings: Iterable[IncidentRuling] = ()
) -> tuple[Incident, ...]:
    """Group the events that were told as having happened; every one is in exactly one incident.

    Denied events join the incident they deny, which makes it disputed, but found none of their own,
    except a meeting or agreement that is told to have failed to come about on its day. What people
    ruled apart stays apart, and what they ruled one is put together last.
    """
    told = [fact for fact in facts.facts if fact.event.modality in REAL]
    pairs = find_pairs(told, Affiliations(facts.entities))
    dated = date_by_origins(facts, origins)
    told = [fact for fact in dated.facts if fact.event.modality in REAL]
    return join_events(told, pairs, dated, origins, rulings)


def find_pairs(told: Sequence[Fact], affiliations: Affiliations) -> list[Pair]:
    """Return the pairs of events that are one by what is known of both."""
    by_id = {fact.event.id: fact for fact in told}
    weigh = Scales(by_id, affiliations)
    found = list(find_tolls(told))
    for key, entries in by_key(enter_events(told)).items():
        block = to_block((), entries, by_id.keys())
        found.extend(pair for both in block.fresh() if (pair := weigh.weigh(key, both)))
    return found


def join_events(
    told: Sequence[Fact],
    pairs: Iterable[Pair],
    facts: Facts,
    origins: Origins,
    rulings: Iterable[IncidentRuling] = (),
) -> tuple[Incident, ...]:
    """Put the events together that are one, the surest pairs first.

    What stands in copies is to be dated by their origins before.
    """
    affiliations = Affiliations(facts.entities)
    by_id = {fact.event.id: fact for fact in told}
    partition = Partition(by_id)
    members = {fact.event.id: [fact] for fact in told}
    yes, no = read_rulings(rulings, by_id)
    scored = sorted(
        {
            (pair.weight, pair.one, pair.other)
            for pair in pairs
            if not pair.key.startswith(WORDS)
            or _is_reprint(by_id[pair.one], by_id[pair.other], origins)
        }
    )
    for weight, one, other in [*scored, *((0.0, *pair) for pair in yes)]:
        first, second = sorted((partition.find(one), partition.find(other)))
        if first == second or _are_apart(members[first], members[second], no):
            continue
        if weight == 0.0 or _fits(members[first], members[second], affiliations):
            partition.join(first, second)
            members[first] += members.pop(second)
    found = []
    for ids in partition.sets():
        group = [by_id[each] for each in ids]
        if any(_is_affirmed(fact) or _has_failed(fact, facts) for fact in group):
            found.append(_to_incident(group, facts, origins))
    return tuple(sorted(found, key=lambda incident: incident.id))


def incident_id(event: str) -> str:
    """Return the id of the incident that an event leads, and by which it can always be found."""
    return make_id("inc", event)


def read_rulings(
    rulings: Iterable[IncidentRuling], events: Iterable[str]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the pairs of events that people ruled to be of one incident, and of two."""
    rulings = tuple(rulings)
    named = {incident_id(event): event for event in events} if rulings else {}
    yes: list[tuple[str, str]] = []
    no: list[tuple[str, str]] = []
    for ruling in rulings:
        one, other = named.get(ruling.a), named.get(ruling.b)
        if one is not None and other is not None:
            yes += [(one, other)] if ruling.same else []
            no += [] if ruling.same else [(one, other)]
    return yes, no


def _are_apart(
    group: Iterable[Fact], joining: Iterable[Fact], no: Iterable[tuple[str, str]]
) -> bool:
    mine, theirs = {fact.event.id for fact in group}, {fact.event.id for fact in joining}
    return any(
        (one in mine and other in theirs) or (one in theirs and other in mine) for one, other in no
    )


class Scales:
    """Weighs pairs of events, each once."""

    def __init__(self, by_event: Mapping[str, Fact], affiliations: Affiliations) -> None:
        """Take the events to be weighed under their ids."""
        self._by_event = by_event
        self._affiliations = affiliations
        self._seen: dict[tuple[str, str], float | None] = {}

    def weigh(self, key: str, both: tuple[Entry, Entry]) -> Pair | None:
        """Return what two events found under a key agree on, if it is enough."""
        first, second = both[0].item, both[1].item
        ids = (first, second) if first < second else (second, first)
        if key.startswith(WORDS):
            reprinted = _may_be_reprint(self._by_event[ids[0]], self._by_event[ids[1]])
            return Pair(key, *ids, -SAME_WORDS) if reprinted else None
        if ids not in self._seen:
            self._seen[ids] = self._score(self._by_event[ids[0]], self._by_event[ids[1]])
        score = self._seen[ids]
        return None if score is None else Pair(key, *ids, -score)

    def _score(self, one: Fact, other: Fact) -> float | None:
        if not dates_agree(one, other):
            return None
        score = agreement(one, other, self._affiliations)
        return score if score is not None and score >= _enough(one, other) else None


def _may_be_reprint(one: Fact, other: Fact) -> bool:
    """Tell whether what two articles tell in the same words can be one event."""
    return one.document != other.document and one.event.polarity is other.event.polarity


def _is_reprint(one: Fact, other: Fact, origins: Origins) -> bool:
    """Tell whether the same words are of one text, or are used again a few weeks later at most."""
    if source_of(one, origins) == source_of(other, origins):
        return True
    if one.wording.startswith(SHORT):
        return False
    if one.window is None or other.window is None:
        return True
    first, second = sorted((one.window, other.window), key=lambda each: each.first)
    return (second.first - first.last).days <= REPRINTED_WITHIN


def _enough(one: Fact, other: Fact) -> float:
    """Return what must agree; what nobody dates must be the very act that the other one tells."""
    if are_told(one, other):
        return ENOUGH
    undated = one.event.date is None or other.event.date is None
    return inf if undated and not same_act(one, other) else ENOUGH_UNDATED


def find_tolls(told: Iterable[Fact]) -> Iterator[Pair]:
    """Yield pairs of an attack and the dead or wounded told just after it, by nobody's hand."""
    last: Fact | None = None
    for fact in sorted(told, key=lambda each: (each.document, each.event.start, each.event.id)):
        if fact.event.type != ATTACK or not _is_affirmed(fact):
            continue
        if not _is_toll(fact):
            last = fact
        elif last is not None and _follows(fact, last):
            one, other = sorted((fact.event.id, last.event.id))
            yield Pair(toll_key(fact.document), one, other, -ENOUGH)


def toll_key(document: str) -> str:
    """Return the key of the pairs of a document that are an attack and its toll."""
    return f"toll:{document}"


def _is_toll(fact: Fact) -> bool:
    counted = {magnitude.kind for magnitude in fact.event.magnitudes}
    named = fact.actors or fact.actor_words or fact.scenes
    return not named and bool(counted & HARMED)


def _follows(toll: Fact, attack: Fact) -> bool:
    if toll.document != attack.document or not dates_agree(toll, attack):
        return False
    counted = {magnitude.kind for magnitude in attack.event.magnitudes}
    near = toll.event.sentence - attack.event.sentence <= TOLL_WITHIN
    return near and not counted & {magnitude.kind for magnitude in toll.event.magnitudes}


def _is_affirmed(fact: Fact) -> bool:
    return fact.event.polarity is Polarity.AFFIRMED


def _has_failed(fact: Fact, facts: Facts) -> bool:
    """Tell whether something that takes two, and had its day, is told not to have come about."""
    claim = facts.claims.get(fact.event.claim or "")
    if fact.event.type not in MUTUAL or not is_told(fact.event) or claim is None:
        return False
    return claim.modality is Modality.ASSERTED and claim.act not in {"denies", "rejects"}


def enter_events(told: Sequence[Fact]) -> Iterator[Entry]:
    """Yield what events are looked up by: kindred types that share an entity are compared.

    What has no date is looked up within its document alone.
    """
    undated = {(fact.document, family(fact.event.type)) for fact in told if fact.window is None}
    for fact in told:
        kind, window = family(fact.event.type), fact.window
        first = window.first.isoformat() if window is not None else ""
        last = window.last.isoformat() if window is not None else ""
        if fact.wording:
            yield Entry(WORDS + fact.wording, "0", fact.event.id, fact.document, "9")
        for key in _keys(fact):
            entry = (first, fact.event.id, fact.document, last)
            if window is not None:
                yield Entry(f"event:{kind}||{key}", *entry)
            if (fact.document, kind) in undated:
                yield Entry(f"event:{kind}|{fact.document}|{key}", *entry)


def to_block(old: Sequence[Entry], new: Sequence[Entry], changed: AbstractSet[str]) -> Block:
    """Return the events of one key, with how many are too many to compare all."""
    repeated = any(entries[0].key.startswith(WORDS) for entries in (old, new) if entries)
    crowded, reach = (REPEATED, REPEATED) if repeated else (CROWDED, NEAR)
    return Block(old=old, new=new, changed=changed, crowded=crowded, reach=reach)


def _keys(fact: Fact) -> AbstractSet[str]:
    """Return what an event is looked up by: who and where, and if that is little, who is near."""
    keys = fact.actors | fact.recipients | fact.scenes
    return keys if len(keys) >= FEW else keys | fact.inside | fact.nearby


def _fits(group: Sequence[Fact], joining: Sequence[Fact], affiliations: Affiliations) -> bool:
    """Tell whether no event of one group clashes with one of the other.

    What has no date of its own has that of those it was put with; of reprints the first counts.
    """
    originals = _originals([*group, *joining])
    return all(
        (one.window is None or other.window is None or dates_agree(one, other))
        and agreement(one, other, affiliations) is not None
        for one in [each for each in group if each.event.id in originals][:CHECKED]
        for other in [each for each in joining if each.event.id in originals][:CHECKED]
    )


def _originals(group: Sequence[Fact]) -> AbstractSet[str]:
    """Return the events told in words of their own, and the first of those told in the same."""
    firsts: dict[str, Fact] = {}
    for fact in group:
        held = firsts.setdefault(fact.wording or fact.event.id, fact)
        if _counted_from(fact) < _counted_from(held):
            firsts[fact.wording] = fact
    return {fact.event.id for fact in firsts.values()}


def _counted_from(fact: Fact) -> tuple[str, str]:
    """Return what tells a sentence from its reprints: the first day it can mean."""
    return (fact.window.first.isoformat() if fact.window is not None else "9"), fact.event.id


def _to_incident(group: Sequence[Fact], facts: Facts, origins: Origins) -> Incident:
    affirmed = [fact for fact in group if _is_affirmed(fact)]
    telling = affirmed or group
    claims = [fact.event.claim for fact in telling if fact.event.claim is not None]
    incident = Summary.of(telling)
    events = tuple(sorted(fact.event.id for fact in group))
    return Incident(
        id=incident_id(events[0]),
        type=_commonest(fact.event.type for fact in telling),
        events=events,
        actors=incident.actors,
        recipients=incident.recipients,
        date=incident.date,
        place=incident.place,
        origins=max(1, origins.count(claims)),
        disputed=0 < len(affirmed) < len(group),
        headline=write_headline(telling, incident.date, incident.place, facts),
    )


def _commonest(types: Iterable[str]) -> str:
    counts = Counter(types)
    return min(counts, key=lambda each: (-counts[each], each))


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What the affirmed events of an incident say together."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    date: DateRange | None
    place: str | None

    @classmethod
    def of(cls, group: Sequence[Fact]) -> "Summary":
        """Sum up; the date is the narrowest told, the place the one told most often."""
        dates = [fact.event.date for fact in group if fact.event.date is not None]
        places = Counter(fact.place for fact in group if fact.place is not None)
        return cls(
            actors=tuple(sorted({each for fact in group for each in fact.actors})),
            recipients=tuple(sorted({each for fact in group for each in fact.recipients})),
            date=min(dates, key=lambda date: (date.days, date.first)) if dates else None,
            place=min(places, key=lambda place: (-places[place], place)) if places else None,
        )
