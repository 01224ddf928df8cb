"""Conflicts: numbers, dates and sides that cannot all be right."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations

from dragoman.link.affiliations import Affiliations
from dragoman.link.agreements import MUTUAL, same_act
from dragoman.link.blocks import Block, by_key
from dragoman.link.facts import Fact, Facts
from dragoman.link.findings import listed, make_finding, speaker_name
from dragoman.link.origins import Origins
from dragoman.model.actors import EntityKind
from dragoman.model.claims import Modality, Polarity, RelationKind
from dragoman.model.events import Magnitude
from dragoman.model.groups import Finding, FindingKind, Incident, Relation
from dragoman.model.when import DateRange
from dragoman.store.workings import Entry

# Two dates further apart than this are two incidents rather than one told differently.
NEAR_DAYS = 120
# Of one actor's incidents of a type, so many that follow are compared with each.
NEXT = 8
REAL = frozenset({Modality.ASSERTED, Modality.HEDGED})
SIDES = frozenset({RelationKind.BACKS, RelationKind.ALLIED_WITH})
ATTACK = "ASSAULT"
COUNTED = frozenset({"dead", "wounded", "arrested", "abducted", "displaced"})


def find_number_conflicts(
    incidents: Iterable[Incident], by_event: Mapping[str, Fact], facts: Facts, origins: Origins
) -> Iterator[Finding]:
    """Yield incidents for which independent origins give counts that cannot both be right."""
    for incident in incidents:
        told = _counts(incident, by_event)
        for kind, counts in sorted(told.items()):
            clashing = {
                claim
                for (one, first), (other, second) in combinations(counts, 2)
                if origins.of(one) != origins.of(other) and not compatible(first, second)
                for claim in (one, other)
            }
            if clashing:
                chosen = [(claim, count) for claim, count in counts if claim in clashing]
                told_as = sorted({(bounds(m), speaker_name(c, facts)) for c, m in chosen})
                yield make_finding(
                    FindingKind.NUMBER_CONFLICT,
                    about=incident.id,
                    claims=sorted(clashing),
                    facts=facts,
                    explanation=f"The number of {kind} is told differently: "
                    + "; ".join(f"{number} ({who})" for number, who in told_as)
                    + ".",
                    score=0.8,
                )


def _counts(
    incident: Incident, by_event: Mapping[str, Fact]
) -> dict[str, list[tuple[str, Magnitude]]]:
    told: dict[str, list[tuple[str, Magnitude]]] = {}
    for event in incident.events:
        fact = by_event[event].event
        if fact.polarity is Polarity.DENIED or fact.claim is None:
            continue
        for magnitude in fact.magnitudes:
            if magnitude.kind in COUNTED:
                told.setdefault(magnitude.kind, []).append((fact.claim, magnitude))
    return told


def compatible(one: Magnitude, other: Magnitude) -> bool:
    """Tell whether some number lies within the bounds of both counts."""
    low = max(each.low if each.low is not None else 0.0 for each in (one, other))
    highs = [each.high for each in (one, other) if each.high is not None]
    return not highs or low <= min(highs)


def bounds(magnitude: Magnitude) -> str:
    """Return the bounds of a count in words."""
    low, high = magnitude.low, magnitude.high
    if low is not None and high is not None:
        return f"{low:g}" if low == high else f"{low:g} to {high:g}"
    if low is not None:
        return f"at least {low:g}"
    return f"at most {high:g}" if high is not None else "an unknown number"


def find_date_conflicts(
    incidents: Sequence[Incident], by_event: Mapping[str, Fact], facts: Facts, origins: Origins
) -> Iterator[Finding]:
    """Yield pairs of incidents that look like one, told by different origins with other dates."""
    affiliations = Affiliations(facts.entities)
    known = {incident.id: incident for incident in incidents}
    seen: set[tuple[str, str]] = set()
    entries = by_key(entry for incident in incidents for entry in enter_incident(incident))
    for _, held in sorted(entries.items()):
        for both in to_block((), held, known.keys()).fresh():
            pair = both[0].item, both[1].item
            one, other = known[pair[0]], known[pair[1]]
            if pair in seen or not may_be_one(one, other, affiliations):
                continue
            seen.add(pair)
            conflict = date_conflict(one, other, by_event, facts, origins)
            if conflict is not None:
                yield conflict


def enter_incident(incident: Incident) -> Iterator[Entry]:
    """Yield what an incident is looked up by: its type and each who acted, and when."""
    first = incident.date.first.isoformat() if incident.date is not None else ""
    for actor in incident.actors:
        yield Entry(f"dated:{incident.type}|{actor}", first, incident.id, "")


def to_block(old: Sequence[Entry], new: Sequence[Entry], changed: AbstractSet[str]) -> Block:
    """Return the incidents of one type and actor, of which those near in time are compared."""
    return Block(old=old, new=new, changed=changed, crowded=0, reach=NEXT)


def may_be_one(one: Incident, other: Incident, affiliations: Affiliations) -> bool:
    """Tell whether two incidents have the same parties, and dates that are near but others."""
    if not _dated_apart(one.date, other.date):
        return False
    mine, theirs = set(one.recipients), set(other.recipients)
    if not mine or not theirs:
        return False
    return bool(mine & theirs) or affiliations.related(mine, theirs)


def date_conflict(
    one: Incident,
    other: Incident,
    by_event: Mapping[str, Fact],
    facts: Facts,
    origins: Origins,
) -> Finding | None:
    """Return the conflict of two that may be one, if they have the same scene and two origins."""
    first, second = _first_claim(one, by_event), _first_claim(other, by_event)
    if not _same_scene(one, other, by_event, facts) or first is None or second is None:
        return None
    if origins.of(first) == origins.of(second):
        return None
    dates = [each.date.edtf() for each in (one, other) if each.date is not None]
    return make_finding(
        FindingKind.DATE_CONFLICT,
        about=one.id,
        claims=[first, second],
        facts=facts,
        explanation=f"What looks like one event ({one.headline}) is dated {dates[0]} by "
        f"{speaker_name(first, facts)} and {dates[1]} by {speaker_name(second, facts)}; "
        "they may also be two events.",
        score=0.5,
    )


def _dated_apart(one: DateRange | None, other: DateRange | None) -> bool:
    if one is None or other is None or one.overlaps(other):
        return False
    if max(one.days, other.days) > NEAR_DAYS // 2:
        return False
    return (max(one.first, other.first) - min(one.last, other.last)).days <= NEAR_DAYS


def _same_scene(
    one: Incident,
    other: Incident,
    by_event: Mapping[str, Fact],
    facts: Facts,
) -> bool:
    """Ask for one telling thing more, beside the parties, that both name.

    What one side does to the other must be the very act, too; a meeting may be told in any words.
    """
    if one.type not in MUTUAL and not _is_one_act(one, other, by_event):
        return False
    shared = _named_near(one, by_event) & _named_near(other, by_event)
    known = {*one.actors, *other.actors, *one.recipients, *other.recipients}
    return any(
        facts.entities[each].kind is EntityKind.FACILITY
        for each in shared - known
        if each in facts.entities
    )


def _is_one_act(one: Incident, other: Incident, by_event: Mapping[str, Fact]) -> bool:
    return any(same_act(by_event[a], by_event[b]) for a in one.events for b in other.events)


def _named_near(incident: Incident, by_event: Mapping[str, Fact]) -> set[str]:
    return {each for event in incident.events for each in by_event[event].nearby}


def _first_claim(incident: Incident, by_event: Mapping[str, Fact]) -> str | None:
    claims = [by_event[event].event.claim for event in incident.events]
    return min((claim for claim in claims if claim is not None), default=None)


def find_side_conflicts(
    relations: Sequence[Relation], incidents: Iterable[Incident], facts: Facts
) -> Iterator[Finding]:
    """Yield actors said to stand on two opposed sides, and ties told with both signs."""
    for one, other in find_opposed_ties(relations, find_fighting(incidents), facts):
        yield side_conflict(one, other, facts)


def find_opposed_ties(
    relations: Sequence[Relation], fighting: Iterable[tuple[str, str]], facts: Facts
) -> Iterator[tuple[Relation, Relation]]:
    """Yield pairs of ties of one actor to two opposed sides, and of one side with both signs.

    Opposed are those who are said to be, and those who attack one another. Backing two states that
    are at odds is no contradiction, nor is backing a body and its head.
    """
    affiliations = Affiliations(facts.entities)
    opposed = {(tie.a, tie.b) for tie in relations if tie.kind is RelationKind.OPPOSES}
    opposed.update(fighting)
    backing: dict[str, list[Relation]] = {}
    against: dict[tuple[str, str], Relation] = {}
    for relation in relations:
        if relation.kind in SIDES:
            backing.setdefault(relation.a, []).append(relation)
        elif relation.kind is RelationKind.OPPOSES:
            against[relation.a, relation.b] = relation
    sides = _Sides(opposed, affiliations)
    for _, ties in sorted(backing.items()):
        for one, other in combinations(ties, 2):
            if (
                one.b == other.b
                or _both_states(one.b, other.b, facts)
                or affiliations.related([one.b], [other.b])
            ):
                continue
            if sides.are_opposed(one.b, other.b):
                yield one, other
        for one in ties:
            if (one.a, one.b) in against:
                yield one, against[one.a, one.b]


def find_fighting(incidents: Iterable[Incident]) -> set[tuple[str, str]]:
    """Return who is told to have attacked whom."""
    return {
        (actor, recipient)
        for incident in incidents
        if incident.type == ATTACK and not incident.disputed
        for actor in incident.actors
        for recipient in incident.recipients
        if actor != recipient
    }


def _both_states(one: str, other: str, facts: Facts) -> bool:
    """Tell whether the two are states, or their heads: no side forbids backing another one."""
    mine, theirs = _states(one, facts), _states(other, facts)
    return bool(mine and theirs) and not mine & theirs


def _states(entity: str, facts: Facts) -> set[str]:
    known = facts.entities.get(entity)
    if known is None:
        return set()
    bodies = {entity, *(role.of for role in known.roles if role.of is not None)}
    held = {each: facts.entities.get(each) for each in bodies}
    return {key for key, each in held.items() if each is not None and each.kind is EntityKind.STATE}


class _Sides:
    """Tells whether two, or the bodies they lead and belong to, are said to be at odds."""

    def __init__(self, opposed: Iterable[tuple[str, str]], affiliations: Affiliations) -> None:
        self._opposed: dict[str, set[str]] = {}
        for a, b in opposed:
            self._opposed.setdefault(a, set()).add(b)
            self._opposed.setdefault(b, set()).add(a)
        self._affiliations = affiliations
        self._standing: dict[str, frozenset[str]] = {}

    def are_opposed(self, one: str, other: str) -> bool:
        standing = self._stands_for(other)
        return any(not standing.isdisjoint(self._opposed[side]) for side in self._stands_for(one))

    def _stands_for(self, each: str) -> frozenset[str]:
        """Return those at odds with anybody who are the same, or one's body, head or member."""
        if each not in self._standing:
            related = self._affiliations.related
            self._standing[each] = frozenset(
                side for side in self._opposed if side == each or related([each], [side])
            )
        return self._standing[each]


def side_conflict(one: Relation, other: Relation, facts: Facts) -> Finding:
    """Return the finding on two ties that do not go together."""
    apart = _days_apart(one, other)
    actor = facts.name(one.a)
    sides = listed([_side(one, facts), _side(other, facts)])
    if apart is None:
        text = f"{actor} is said to stand on opposed sides, at times not told apart: {sides}."
    elif apart > NEAR_DAYS:
        text = f"{actor} is said to have stood on different sides at different times: {sides}."
    else:
        text = f"{actor} is said to stand on opposed sides {_say_apart(apart)}: {sides}."
    return make_finding(
        FindingKind.SIDE_CONFLICT,
        about=one.a,
        claims=[*one.claims, *other.claims],
        facts=facts,
        explanation=text,
        score=0.5 if apart is None or apart > NEAR_DAYS else 0.6 if apart else 0.8,
    )


def _side(relation: Relation, facts: Facts) -> str:
    start, end = relation.start, relation.end
    when = "undated" if start is None or end is None else _spell(start, end)
    return f"{relation.kind.value.replace('_', ' ')} {facts.name(relation.b)} ({when})"


def _spell(start: DateRange, end: DateRange) -> str:
    return start.edtf() if start == end else f"{start.edtf()} to {end.edtf()}"


def _say_apart(days: int) -> str:
    if days == 0:
        return "at one time"
    if days < 0:
        return "at about the same time"
    return f"within {days} day{'s' * (days > 1)}"


def _days_apart(one: Relation, other: Relation) -> int | None:
    """Return how many days lie between the evidence for two ties: 0 where it surely overlaps.

    Less than 0 where it may overlap, ``None`` where the dates are too vague to say.
    """
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return None
    if one.start.last <= other.end.first and other.start.last <= one.end.first:
        return 0
    gap = max(one.start.first, other.start.first) - min(one.end.last, other.end.last)
    if gap.days > NEAR_DAYS:
        return gap.days
    near = max(each.days for each in (one.start, one.end, other.start, other.end)) <= NEAR_DAYS
    return (gap.days or 1) if near else None
