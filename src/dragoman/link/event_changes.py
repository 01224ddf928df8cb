"""Events to put together anew after a change: what has changed, and all that is one with it."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dragoman.link.affiliations import Affiliations
from dragoman.link.blocks import Both, by_key, renew
from dragoman.link.facts import Fact, Told
from dragoman.link.incidents import (
    REAL,
    Scales,
    enter_events,
    find_tolls,
    read_rulings,
    to_block,
    toll_key,
)
from dragoman.link.shelf import Shelf
from dragoman.model.judgements import IncidentRuling
from dragoman.store.workings import Entry, Pair

Named = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventChanges:
    """The events whose incidents may be others now, and the pairs found among them.

    ``gone`` are events that are told no longer, ``documents`` are those that tell ``events``.
    ``weighed`` counts the pairs that were compared.
    """

    events: frozenset[str]
    gone: frozenset[str]
    pairs: Sequence[Pair]
    documents: frozenset[str]
    weighed: int


def renew_events(
    shelf: Shelf,
    moved: AbstractSet[str],
    old_rulings: Sequence[IncidentRuling],
    rulings: Sequence[IncidentRuling],
) -> EventChanges:
    """Compare again the events of what has changed; ``moved`` documents have another origin now."""
    now = _events(shelf.fetch(shelf.stirred))
    before = _events([*shelf.before.values(), *shelf.fetch(shelf.stirred - shelf.changed)])
    joins = _Joins(shelf, before, now)
    start = {*before, *now, *joins.stirred, *_events(shelf.fetch(moved))}
    one: list[Named] = []
    if old_rulings or rulings:
        told = shelf.told_events(None)
        one, apart = read_rulings(rulings, told)
        if tuple(old_rulings) != tuple(rulings):
            ruled = [
                *one,
                *apart,
                *(each for said in read_rulings(old_rulings, told) for each in said),
            ]
            start.update(each for both in ruled for each in both)
    reached = _reach(start, joins, one)
    # rulings and pairs that are no more had joined others to these
    while left := {e for was in shelf.workings.incidents_of(reached) for e in was.events} - reached:
        reached |= _reach(left, joins, one)
    held = shelf.told_events(reached)
    return EventChanges(
        events=frozenset(held),
        gone=frozenset(reached - held.keys()),
        pairs=[pair for pair in joins.met if pair.one in held and pair.other in held],
        documents=frozenset(held.values()),
        weighed=joins.weighed,
    )


def _events(told: Iterable[Told]) -> dict[str, Fact]:
    """Return the events that are told as having happened, or as not having done so."""
    facts = (fact for each in told for fact in each.facts)
    return {fact.event.id: fact for fact in facts if fact.event.modality in REAL}


def _reach(start: set[str], joins: "_Joins", one: Iterable[Named]) -> set[str]:
    """Return every event that may be of one incident with one of these."""
    ruled: dict[str, set[str]] = {}
    for both in one:
        for each in both:
            ruled.setdefault(each, set()).update(both)
    reached: set[str] = set()
    while start:
        reached |= start
        beside = joins.beside(start).union(*(ruled.get(each, ()) for each in start))
        start = beside - reached
    return reached


class _Joins:
    """Pairs of events that are one by what is known of both, before and after a change."""

    def __init__(self, shelf: Shelf, before: Mapping[str, Fact], now: Mapping[str, Fact]) -> None:
        """Compare what has changed with what it stands beside."""
        self._shelf = shelf
        self._changed = frozenset({*before, *now})
        old, new = (list(enter_events(list(each.values()))) for each in (before, now))
        shelf.draft.renew(old, new)
        lost, fresh = self._blocks(old, new)
        weighed = self._weigh(fresh)
        tolls = list(find_tolls(now.values()))
        lost += shelf.workings.pairs(map(toll_key, shelf.stirred))
        self._lost = set(lost)
        found = {*weighed, *tolls}
        shelf.draft.renew_pairs(self._lost, found)
        self.stirred = {each for pair in self._lost ^ found for each in (pair.one, pair.other)}
        self.met: set[Pair] = set()
        self._beside: dict[str, list[Pair]] = {}
        for pair in found:
            self._beside.setdefault(pair.one, []).append(pair)
            self._beside.setdefault(pair.other, []).append(pair)

    def _blocks(
        self, old: Sequence[Entry], new: Sequence[Entry]
    ) -> tuple[list[Pair], list[tuple[str, Both]]]:
        """Return the pairs that are none any more, and those that are to be compared."""
        entered = by_key(new)
        stored = self._shelf.workings.entries({*entered, *(entry.key for entry in old)})
        now = renew(stored, set(old), entered)
        known = _under_keys(self._shelf.workings.pairs(now))
        lost: list[Pair] = []
        fresh: list[tuple[str, Both]] = []
        for key, entries in now.items():
            block = to_block(stored.get(key, ()), entries, self._changed)
            lost.extend(block.lost(known.get(key, ())))
            fresh.extend((key, both) for both in block.fresh() if _may_agree(*both))
        return lost, fresh

    def _weigh(self, fresh: Sequence[tuple[str, Both]]) -> list[Pair]:
        self.weighed = len(fresh)
        documents = {entry.document for _, both in fresh for entry in both}
        told = self._shelf.fetch(documents)
        entities = self._shelf.entities(each.id for one in told for each in one.entities)
        scales = Scales(_events(told), Affiliations(entities))
        return [pair for key, both in fresh if (pair := scales.weigh(key, both)) is not None]

    def beside(self, events: set[str]) -> set[str]:
        """Return the events that one of these is paired with."""
        stored = (pair for pair in self._shelf.workings.pairs_of(events) if pair not in self._lost)
        found = {*stored, *(pair for each in events for pair in self._beside.get(each, ()))}
        self.met |= found
        return {each for pair in found for each in (pair.one, pair.other)}


def _under_keys(pairs: Iterable[Pair]) -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = {}
    for pair in pairs:
        found.setdefault(pair.key, []).append(pair)
    return found


def _may_agree(one: Entry, other: Entry) -> bool:
    """Tell whether the days on which two can have happened meet; of one article, days unknown."""
    if one.sort and other.sort:
        return one.sort <= other.until and other.sort <= one.until
    return one.document == other.document
