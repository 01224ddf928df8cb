"""Incidents: events of many documents judged to be one thing that happened in the world."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from dragoman.link.affiliations import Affiliations
from dragoman.link.facts import Fact, Facts
from dragoman.link.groups import Partition
from dragoman.link.headlines import write_headline
from dragoman.link.origins import Origins
from dragoman.model.claims import Modality, Polarity
from dragoman.model.groups import Incident
from dragoman.model.ids import make_id
from dragoman.model.when import DateRange

# Two events are one when what is known of both agrees on at least this much, and nothing clashes:
# a shared actor, recipient, place or trigger word counts one, a place or actor met near by a half.
ENOUGH = 2.0
# A date wider than this says too little to join events by.
WIDEST = timedelta(days=186)
# How much of the shorter of two dates the longer must share.
MOSTLY = 0.5
# A date of one day, or of two where a night lies between, is precise.
NEXT_DAY = 2
# A block of more events than this is compared only with its neighbours in time.
CROWDED = 400
# Joining groups are checked against this many events of each; a thousand copies say the same.
CHECKED = 40
REAL = frozenset({Modality.ASSERTED, Modality.HEDGED})


def find_incidents(facts: Facts, origins: Origins) -> tuple[Incident, ...]:
    """Group the events that were told as having happened; every one is in exactly one incident.

    Denied events join the incident they deny, which makes it disputed, but found none of their own.
    """
    affiliations = Affiliations(facts.entities)
    told = [fact for fact in facts.facts if fact.event.modality in REAL]
    by_id = {fact.event.id: fact for fact in told}
    partition = Partition(by_id)
    members = {fact.event.id: [fact] for fact in told}
    for _, one, other in sorted(_scored_pairs(told, affiliations)):
        first, second = sorted((partition.find(one), partition.find(other)))
        if first != second and _fits(members[first], members[second], affiliations):
            partition.join(first, second)
            members[first] += members.pop(second)
    found = []
    for ids in partition.sets():
        group = [by_id[each] for each in ids]
        if any(fact.event.polarity is Polarity.AFFIRMED for fact in group):
            found.append(_to_incident(group, facts, origins))
    return tuple(sorted(found, key=lambda incident: incident.id))


def _scored_pairs(
    told: Sequence[Fact], affiliations: Affiliations
) -> Iterator[tuple[float, str, str]]:
    seen: set[tuple[str, str]] = set()
    for block in _blocks(told):
        for one, other in _pairs(block):
            key = (one.event.id, other.event.id)
            if key in seen or not dates_agree(one, other):
                continue
            seen.add(key)
            score = agreement(one, other, affiliations)
            if score is not None and score >= ENOUGH:
                yield -score, *key


def _blocks(told: Iterable[Fact]) -> Iterator[list[Fact]]:
    """Yield events of one type that share an entity or a month; near-linear in their number."""
    blocks: dict[tuple[str, str], list[Fact]] = {}
    for fact in told:
        if fact.event.date is None:
            continue
        for key in _keys(fact):
            blocks.setdefault((fact.event.type, key), []).append(fact)
    for _, block in sorted(blocks.items(), key=lambda item: item[0]):
        if len(block) > 1:
            yield block


def _keys(fact: Fact) -> Iterator[str]:
    yield from fact.actors | fact.recipients
    if fact.place is not None:
        yield fact.place


def _pairs(block: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    if len(block) <= CROWDED:
        yield from combinations(block, 2)
        return
    ordered = sorted(block, key=lambda fact: (_first_day(fact), fact.event.id))
    for index, one in enumerate(ordered):
        for other in ordered[index + 1 : index + 1 + CROWDED // 10]:
            yield (one, other) if one.event.id < other.event.id else (other, one)


def _first_day(fact: Fact) -> str:
    return fact.event.date.first.isoformat() if fact.event.date is not None else ""


def dates_agree(one: Fact, other: Fact) -> bool:
    """Tell whether both dates are known, and overlap as far as their precision lets one expect.

    A day within a month agrees; two long stretches agree only if most of the shorter is shared.
    """
    a, b = one.event.date, other.event.date
    if a is None or b is None or not a.overlaps(b):
        return False
    if any(each.last - each.first > WIDEST for each in (a, b)):
        return False
    shared = (min(a.last, b.last) - max(a.first, b.first)).days + 1
    return shared >= MOSTLY * min(a.days, b.days)


def agreement(one: Fact, other: Fact, affiliations: Affiliations) -> float | None:
    """Return how much two events agree on beside type and date, or ``None`` where they clash."""
    score = 0.0
    for party in (
        _parties(one, other, affiliations, "actors"),
        _parties(one, other, affiliations, "recipients"),
    ):
        if party is None:
            return None
        score += party
    if one.place is not None and other.place is not None:
        if not affiliations.same_place(one.place, other.place):
            return None
        if one.place not in one.recipients & other.recipients:
            score += 1.0
    elif one.nearby & other.nearby - one.actors - one.recipients:
        score += 0.5
    if one.trigger == other.trigger or set(one.event.modes) & set(other.event.modes):
        score += 0.5
    if _precise(one) and _precise(other):
        score += 0.5
    return score


def _parties(one: Fact, other: Fact, affiliations: Affiliations, role: str) -> float | None:
    """Compare who acted, or who was acted upon; ``None`` where they are known to be others."""
    mine, theirs = getattr(one, role), getattr(other, role)
    if mine & theirs:
        return 1.0
    if mine and theirs:
        return 0.75 if affiliations.related(mine, theirs) else None
    words = f"{role[:-1]}_words"
    said, told = _heads(getattr(one, words)), _heads(getattr(other, words))
    if (said or mine) and (told or theirs):
        return 0.75 if said & told else -0.5
    return 0.0


def _heads(words: Iterable[str]) -> set[str]:
    """Return the last word of each description: fighters, ports, convoy."""
    return {each.split()[-1].lower() for each in words if each.split()}


def _precise(fact: Fact) -> bool:
    date = fact.event.date
    return date is not None and date.days <= NEXT_DAY and fact.event.date_basis != "publication"


def _fits(group: Sequence[Fact], joining: Sequence[Fact], affiliations: Affiliations) -> bool:
    """Tell whether no event of one group clashes with one of the other."""
    return all(
        dates_agree(one, other) and agreement(one, other, affiliations) is not None
        for one in group[:CHECKED]
        for other in joining[:CHECKED]
    )


def _to_incident(group: Sequence[Fact], facts: Facts, origins: Origins) -> Incident:
    affirmed = [fact for fact in group if fact.event.polarity is Polarity.AFFIRMED]
    claims = [fact.event.claim for fact in affirmed if fact.event.claim is not None]
    incident = Summary.of(affirmed)
    events = tuple(sorted(fact.event.id for fact in group))
    return Incident(
        id=make_id("inc", events[0]),
        type=group[0].event.type,
        events=events,
        actors=incident.actors,
        recipients=incident.recipients,
        date=incident.date,
        place=incident.place,
        origins=max(1, origins.count(claims)),
        disputed=len(affirmed) < len(group),
        headline=write_headline(affirmed, incident.date, incident.place, facts),
    )


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
