"""Which items are compared: those found by a common key, or only the near ones where many are."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

from dragoman.store.workings import Entry, Pair

Both = tuple[Entry, Entry]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The items of one key before and after a change, in their order, and which have changed.

    More than ``crowded`` are compared only with the next ``reach``.
    """

    old: Sequence[Entry]
    new: Sequence[Entry]
    changed: AbstractSet[str]
    crowded: int
    reach: int

    def fresh(self) -> Iterator[Both]:
        """Yield the pairs to compare that were none before, or of which one has changed."""
        if len(self.new) > self.crowded:
            yield from self._near()
        elif len(self.old) > self.crowded:
            yield from (both for both in combinations(self.new, 2) if not self._was_near(*both))
        else:
            yield from self._all()

    def _all(self) -> Iterator[Both]:
        changed = [at for at, entry in enumerate(self.new) if entry.item in self.changed]
        if len(changed) == len(self.new):
            yield from combinations(self.new, 2)
            return
        seen = set(changed)
        for at in changed:
            for other, entry in enumerate(self.new):
                if other != at and (other not in seen or at < other):
                    yield (self.new[at], entry) if at < other else (entry, self.new[at])

    def _near(self) -> Iterator[Both]:
        were_near = len(self.old) > self.crowded
        for at in self._stirred():
            one = self.new[at]
            for other in self.new[at + 1 : at + 1 + self.reach]:
                if not self._stand(one, other) or (were_near and not self._was_near(one, other)):
                    yield one, other

    def _stand(self, one: Entry, other: Entry) -> bool:
        return one.item not in self.changed and other.item not in self.changed

    def _was_near(self, one: Entry, other: Entry) -> bool:
        """Tell whether two that stand as they were have been within reach in the old order."""
        return self._stand(one, other) and self._apart(self.old, one, other) <= self.reach

    def _stirred(self) -> list[int]:
        """Return the places from which a changed one, or where one was, is within reach."""
        moved = [at for at, entry in enumerate(self.new) if entry.item in self.changed]
        gone = (entry for entry in self.old if entry.item in self.changed)
        marks = {*moved, *(bisect_left(self.new, entry) for entry in gone)}
        near = {at for mark in marks for at in range(mark - self.reach, mark + 1)}
        return sorted(at for at in near if 0 <= at < len(self.new))

    def _apart(self, entries: Sequence[Entry], one: Entry, other: Entry) -> int:
        return abs(bisect_left(entries, one) - bisect_left(entries, other))

    def lost(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Yield those of the pairs found before that have changed or stand no longer together."""
        entries = {entry.item: entry for entry in self.new}
        for pair in pairs:
            if pair.one in self.changed or pair.other in self.changed:
                yield pair
            elif len(self.new) > self.crowded:
                one, other = entries[pair.one], entries[pair.other]
                if self._apart(self.new, one, other) > self.reach:
                    yield pair


def by_key(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Return the entries under their keys, in their order."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.key, []).append(entry)
    for held in found.values():
        held.sort()
    return found


def renew(
    stored: Mapping[str, list[Entry]], gone: AbstractSet[Entry], added: Mapping[str, list[Entry]]
) -> Mapping[str, list[Entry]]:
    """Return the entries of each key after a change."""
    return {
        key: sorted([*(e for e in stored.get(key, ()) if e not in gone), *added.get(key, ())])
        for key in sorted({*stored, *added})
    }
