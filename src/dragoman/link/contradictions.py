"""Contradictions: one occurrence told of two places, or put down to two doers."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations, product

from dragoman.link.affiliations import Affiliations
from dragoman.link.agreements import MUTUAL, NEXT_DAY, are_told, content_words, same_act
from dragoman.link.blocks import Block, by_key
from dragoman.link.facts import Fact, Facts
from dragoman.link.findings import listed, make_finding, speaker_name
from dragoman.link.origins import Origins
from dragoman.model.actors import EntityKind
from dragoman.model.claims import Polarity
from dragoman.model.groups import Finding, FindingKind, Incident
from dragoman.store.workings import Entry

ATTACK = "ASSAULT"
# What befalls a person in one place on one day.
BEFALLS = frozenset({ATTACK, "COERCE"})
# An incident is compared with this many of those looked up with it, nearest in time.
NEIGHBOURS = 8
# As many tellings of each are looked at; a thousand copies say the same.
CHECKED = 20
LIKELY = 0.5
# A description tells one thing from others where it is of one, "the railway station".
_ONE = re.compile(r"(?:the|an?|its|his|her|their)\b(?P<thing>[^,]+)", re.IGNORECASE)
_REST = re.compile(r"\b(?:of|in|at|on|near|for|from|by|with|that|which|where)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"(?<![su])s\Z")
# Any number of blows can fall on these in a day.
_WIDE = frozenset({"area", "army", "capital", "city", "coast", "country", "district", "force"}) | {
    *("front", "group", "island", "line", "militia", "neighbourhood", "outskirt", "province"),
    *("quarter", "region", "suburb", "town", "troop", "valley", "village"),
}

_Sides = tuple[str, str]


def find_contradictions(
    incidents: Iterable[Incident], by_event: Mapping[str, Fact], facts: Facts, origins: Origins
) -> Iterator[Finding]:
    """Yield pairs of incidents that look like one, told of two places or doers by two origins.

    One person dies, is seized or meets another in one place; one station is hit by one side. Both
    texts must give the day. Places and doers that may stand for one another never clash.
    """
    known = {incident.id: incident for incident in incidents}
    entries = by_key(
        entry for each in known.values() for entry in enter_by_day(each, by_event, facts)
    )
    seen: set[tuple[str, str]] = set()
    for _, held in sorted(entries.items()):
        for both in to_block((), held, known.keys()).fresh():
            pair = both[0].item, both[1].item
            if pair in seen:
                continue
            seen.add(pair)
            found = contradiction(known[pair[0]], known[pair[1]], by_event, facts, origins)
            if found is not None:
                yield found


def enter_by_day(incident: Incident, by_event: Mapping[str, Fact], facts: Facts) -> Iterator[Entry]:
    """Yield what an incident is looked up by: its type and day, and a person, a pair or a place."""
    precise = _precise(incident, by_event)
    for key in sorted({key for fact in precise for key in _keys(fact, facts)}):
        yield Entry("|".join(("day", *key)), "", incident.id, "")


def to_block(old: Sequence[Entry], new: Sequence[Entry], changed: AbstractSet[str]) -> Block:
    """Return the incidents of one day and type with something in common."""
    return Block(old=old, new=new, changed=changed, crowded=0, reach=NEIGHBOURS)


def contradiction(
    one: Incident,
    other: Incident,
    by_event: Mapping[str, Fact],
    facts: Facts,
    origins: Origins,
) -> Finding | None:
    """Return the finding on two incidents that look like one told of two places or doers."""
    pair = _clashing(
        (one.id, one.headline, _precise(one, by_event)),
        (other.id, other.headline, _precise(other, by_event)),
        Affiliations(facts.entities),
        facts,
        origins,
    )
    if pair is None:
        return None
    (first, second), text = pair
    return make_finding(
        FindingKind.CONTRADICTION,
        about=min(one.id, other.id),
        claims=sorted(c for c in (first.event.claim, second.event.claim) if c is not None),
        facts=facts,
        explanation=text,
        score=LIKELY,
    )


_Told = tuple[str, str, list[Fact]]


def _precise(incident: Incident, by_event: Mapping[str, Fact]) -> list[Fact]:
    told = (by_event[event] for event in incident.events)
    return [fact for fact in told if _is_precise(fact)][:CHECKED]


def _is_precise(fact: Fact) -> bool:
    date = fact.event.date
    told = fact.event.polarity is Polarity.AFFIRMED and fact.event.claim is not None
    return told and date is not None and date.days <= NEXT_DAY


def _keys(fact: Fact, facts: Facts) -> Iterator[tuple[str, ...]]:
    kind, date = fact.event.type, fact.event.date
    for day in sorted({date.first, date.last}) if date is not None else ():
        if kind in MUTUAL:
            for pair in combinations(sorted(_persons(fact.actors | fact.recipients, facts)), 2):
                yield kind, day.isoformat(), *pair
        if kind in BEFALLS:
            for each in fact.scenes | _persons(fact.recipients, facts):
                yield kind, day.isoformat(), each


def _persons(entities: Iterable[str], facts: Facts) -> frozenset[str]:
    return frozenset(each for each in entities if _kind(each, facts) is EntityKind.PERSON)


def _kind(entity: str, facts: Facts) -> EntityKind | None:
    known = facts.entities.get(entity)
    return known.kind if known is not None else None


def _clashing(
    one: _Told, other: _Told, affiliations: Affiliations, facts: Facts, origins: Origins
) -> tuple[tuple[Fact, Fact], str] | None:
    """Return the first two tellings that clash, and how, in words."""
    for first, second in product(one[2], other[2]):
        claims = first.event.claim or "", second.event.claim or ""
        if not _is_of_one_day(first, second) or origins.of(claims[0]) == origins.of(claims[1]):
            continue
        who = [speaker_name(claim, facts) for claim in claims]
        places = _two_places(first, second, affiliations, facts)
        if places is not None:
            told = "put in {} by {} and in {} by {}; they may also be two events."
            return (first, second), _say(one[1], told, places, who)
        doers = _two_doers(first, second, affiliations, facts)
        if doers is not None:
            told = (
                "put down to {} by {} and to {} by {}; it may be the doing of both, or two events."
            )
            return (first, second), _say(one[1], told, doers, who)
    return None


def _say(headline: str, told: str, sides: _Sides, who: Sequence[str]) -> str:
    words = told.format(*(word for side in sorted(zip(sides, who, strict=True)) for word in side))
    return f"What looks like one event ({headline}) is {words}"


def _is_of_one_day(one: Fact, other: Fact) -> bool:
    a, b = one.event.date, other.event.date
    dated = a is not None and b is not None and a.overlaps(b) and are_told(one, other)
    return dated and one.event.type == other.event.type


def _two_places(one: Fact, other: Fact, affiliations: Affiliations, facts: Facts) -> _Sides | None:
    """Return the two places where one is said to be killed or seized, or two to have met."""
    if not one.scenes or not other.scenes or not _same_persons(one, other, facts):
        return None
    if any(affiliations.same_place(a, b) for a in one.scenes for b in other.scenes):
        return None
    return _named(one.scenes, facts), _named(other.scenes, facts)


def _same_persons(one: Fact, other: Fact, facts: Facts) -> bool:
    if one.event.type in MUTUAL:
        mine, theirs = one.actors | one.recipients, other.actors | other.recipients
        return len(_persons(mine & theirs, facts)) > 1
    alike = same_act(one, other) or set(one.event.modes) & set(other.event.modes)
    return bool(alike) and bool(_persons(one.recipients & other.recipients, facts))


def _two_doers(one: Fact, other: Fact, affiliations: Affiliations, facts: Facts) -> _Sides | None:
    """Return who is said to have done it, where neither is named beside the other."""
    if one.event.type not in BEFALLS or not one.actors or not other.actors:
        return None
    if not same_act(one, other) and not (one.event.modes and other.event.modes):
        return None
    if one.actors & other.actors or affiliations.related(one.actors, other.actors):
        return None
    beside = _told_beside(one, facts) | _told_beside(other, facts)
    if beside & (one.actors | other.actors) or not _same_target(one, other, affiliations, facts):
        return None
    return _named(one.actors, facts), _named(other.actors, facts)


def _told_beside(fact: Fact, facts: Facts) -> frozenset[str]:
    """Return who is named in the sentence without acting or speaking there."""
    speakers = facts.speakers.get(fact.event.claim or "", ())
    return fact.nearby - fact.actors - frozenset(filter(None, speakers))


def _same_target(one: Fact, other: Fact, affiliations: Affiliations, facts: Facts) -> bool:
    """Ask for one place and one person, building or thing in it that was hit."""
    if not affiliations.same_scene(one.scenes, other.scenes):
        return False
    hit = one.recipients & other.recipients
    if _persons(hit, facts):
        return True
    if any(_kind(each, facts) is EntityKind.FACILITY for each in one.scenes & other.scenes):
        return True
    mine, theirs = _things(one.recipient_words), _things(other.recipient_words)
    return any(a <= b or b <= a for a in mine for b in theirs)


def _things(words: Iterable[str]) -> list[frozenset[str]]:
    """Return the words for single things that a description is of."""
    found = []
    for each in words:
        match = _ONE.match(each)
        thing = _REST.split(match["thing"])[0].strip().lower() if match is not None else ""
        content = content_words(thing)
        if content and not content & _WIDE and not _SEVERAL.search(thing):
            found.append(content)
    return found


def _named(entities: Iterable[str], facts: Facts) -> str:
    return listed(facts.name(each) for each in entities)
