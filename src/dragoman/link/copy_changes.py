"""Copy groups after a change: only texts that share passages with what has changed are compared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from dragoman.link.blocks import by_key, renew
from dragoman.link.copies import (
    ENOUGH,
    OTHERS,
    CopyFinder,
    Verdict,
    count_shared,
    is_widespread,
)
from dragoman.link.facts import Source, Told
from dragoman.link.shelf import Shelf
from dragoman.model.groups import CopyGroup, Passage
from dragoman.store.workings import Entry, Pair

COPY = "copy"
# what is noted of two texts that were not compared, as they are of one anyhow
OPEN = "open"
Both = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyChanges:
    """The groups of the documents gone through again, before and after.

    ``moved`` are the documents whose accounts may now be of another origin.
    """

    documents: frozenset[str]
    old: Sequence[CopyGroup]
    new: Sequence[CopyGroup]
    moved: frozenset[str]


def renew_copies(shelf: Shelf) -> CopyChanges:
    """Find the copy groups anew of every document that what has changed can have to do with."""
    alike = _Alike(shelf)
    pairs = _Pairs(shelf, alike)
    reached = _reach({*shelf.changed, *alike.stirred, *pairs.stirred}, alike, pairs)
    sources = shelf.sources(reached)
    verdicts: dict[Both, Verdict] = {
        both: (pair.note, int(pair.weight)) for both, pair in pairs.now.items() if pair.note != OPEN
    }
    groups = CopyFinder(sources, verdicts).find(
        both for both, pair in sorted(pairs.now.items()) if pair.note != OTHERS
    )
    pairs.write(verdicts)
    old = shelf.workings.copy_groups_of(reached)
    return CopyChanges(
        documents=frozenset(sources), old=old, new=groups, moved=_moved(shelf, old, groups)
    )


def _reach(stirred: set[str], alike: "_Alike", pairs: "_Pairs") -> set[str]:
    """Return every document that may be in a group with one of these, directly or not."""
    reached: set[str] = set()
    while stirred:
        reached |= stirred
        stirred = (alike.beside(stirred) | pairs.beside(stirred)) - reached
    return reached


class _Alike:
    """Documents with one fingerprint, of which the first stands for all."""

    def __init__(self, shelf: Shelf) -> None:
        """Note who stands for whom no longer, and who does now."""
        self._shelf = shelf
        prints: dict[str, tuple[int, ...]] = {}
        old, new = (
            [entry for told in each.values() for entry in _enter(told, prints)]
            for each in (shelf.before, {each: shelf.now[each] for each in _present(shelf)})
        )
        shelf.draft.renew(old, new)
        stored = shelf.workings.entries(prints)
        self._now = renew(stored, set(old), by_key(new))
        self.left: dict[str, tuple[int, ...]] = {}
        self.come: dict[str, tuple[int, ...]] = {}
        self.stirred: set[str] = set()
        for key, fingerprint in prints.items():
            before, after = stored.get(key, []), self._now.get(key, [])
            self.stirred.update(entry.item for entry in (*before, *after))
            first, last = _first(before), _first(after)
            if first != last:
                self.left |= {first: fingerprint} if first is not None else {}
                self.come |= {last: fingerprint} if last is not None else {}

    def beside(self, documents: Iterable[str]) -> set[str]:
        """Return the documents with the fingerprint of any of these."""
        wanted = {key for told in self._shelf.fetch(documents) if (key := _key(told.source))}
        further = self._shelf.workings.entries(wanted - self._now.keys())
        found = [*further.values(), *(self._now[key] for key in wanted & self._now.keys())]
        return {entry.item for entries in found for entry in entries}


class _Pairs:
    """Pairs of texts that share enough to be compared, with what came of it."""

    def __init__(self, shelf: Shelf, alike: _Alike) -> None:
        """Count again what is shared with those that stand for others now, or did before."""
        self._shelf = shelf
        self._alike = alike
        self._holders: dict[int, list[str]] = {}
        among = {*alike.come, *self._follow()}
        self._look_up(among)
        shared = count_shared(self._holders.values(), among)
        touched = {*alike.left, *among, *shelf.changed}
        stored = [pair for pair in shelf.workings.pairs_of(touched) if pair.key == COPY]
        self._stored = {(pair.one, pair.other): pair for pair in stored}
        counted = among | alike.left.keys()
        self._gone = {
            both for both in self._stored if both not in shared and not counted.isdisjoint(both)
        }
        self._fresh = {
            both: Pair(COPY, *both, note=OPEN)
            for both in {*shared, *self._stored} - self._gone
            if both not in self._stored or not shelf.changed.isdisjoint(both)
        }
        self._beside: dict[str, list[Pair]] = {}
        for pair in self._fresh.values():
            for each in (pair.one, pair.other):
                self._beside.setdefault(each, []).append(pair)
        self.stirred = {each for both in (*self._gone, *self._fresh) for each in both}
        self.now: dict[Both, Pair] = {}

    def _follow(self) -> set[str]:
        """Change who holds the shingles concerned; return for whom some count otherwise now."""
        left, come = self._alike.left, self._alike.come
        digests = {digest for each in (*left.values(), *come.values()) for digest in each}
        stored = self._stored_holders(digests)
        self._holders = {each: [d for d in held if d not in left] for each, held in stored.items()}
        for document in sorted(come):
            for digest in come[document]:
                self._holders.setdefault(digest, []).append(document)
        gone = {_shingle(digest, each) for each, print_ in left.items() for digest in print_}
        added = (
            _shingle(digest, each)
            for digest in sorted(self._holders)
            for each in self._holders[digest]
            if each in come
        )
        self._shelf.draft.entries_gone.append(sorted(gone))
        self._shelf.draft.entries.append(added)
        otherwise: set[str] = set()
        for digest, held in self._holders.items():
            held.sort()
            before = stored.get(digest, [])
            wide = is_widespread(before), is_widespread(held)
            if wide[0] != wide[1] or (all(wide) and before[0] != held[0]):
                otherwise.update(before, held)
        return otherwise - left.keys()

    def _stored_holders(self, digests: Iterable[int]) -> dict[int, list[str]]:
        held = self._shelf.workings.entries(map(_shingle_key, digests))
        return {
            int(key.removeprefix(SHINGLE), 16): [entry.item for entry in entries]
            for key, entries in held.items()
        }

    def _look_up(self, among: Iterable[str]) -> None:
        """Add who holds the further shingles of these documents."""
        prints = (told.source.fingerprint for told in self._shelf.fetch(among))
        digests = {digest for each in prints for digest in each}
        self._holders |= self._stored_holders(digests - self._holders.keys())

    def beside(self, documents: Iterable[str]) -> set[str]:
        """Return the documents that may be of one text with, or quote, any of these."""
        wanted = set(documents)
        stored = {
            (pair.one, pair.other): pair
            for pair in self._shelf.workings.pairs_of(wanted)
            if pair.key == COPY
        }
        fresh = [pair for each in wanted for pair in self._beside.get(each, ())]
        found = {both: pair for both, pair in stored.items() if both not in self._gone}
        found |= {(pair.one, pair.other): pair for pair in fresh}
        self._stored |= stored
        self.now |= found
        return {each for both, pair in found.items() if pair.note != OTHERS for each in both}

    def write(self, verdicts: Mapping[Both, Verdict]) -> None:
        """Put down which pairs there are no longer, and what came of comparing the others."""
        draft = self._shelf.draft
        draft.pairs_gone += [self._stored[both] for both in sorted(self._gone)]
        for both, pair in sorted(self.now.items()):
            note, same = verdicts.get(both, (OPEN, 0))
            told = Pair(COPY, pair.one, pair.other, float(same), note)
            if self._stored.get(both) != told:
                draft.pairs.append(told)


def _present(shelf: Shelf) -> list[str]:
    return sorted(each for each in shelf.changed if each in shelf.now)


def _enter(told: Told, prints: dict[str, tuple[int, ...]]) -> list[Entry]:
    key = _key(told.source)
    if key is None:
        return []
    prints[key] = told.source.fingerprint
    return [Entry(key, "", told.source.id, told.source.id)]


def _key(source: Source) -> str | None:
    if len(source.fingerprint) < ENOUGH:
        return None
    digest = blake2b(repr(source.fingerprint).encode(), digest_size=16)
    return f"alike:{digest.hexdigest()}"


def _first(entries: Sequence[Entry]) -> str | None:
    return entries[0].item if entries else None


SHINGLE = "shingle:"


def _shingle_key(digest: int) -> str:
    return f"{SHINGLE}{digest:012x}"


def _shingle(digest: int, document: str) -> Entry:
    return Entry(_shingle_key(digest), "", document, "")


def _moved(shelf: Shelf, old: Iterable[CopyGroup], new: Iterable[CopyGroup]) -> frozenset[str]:
    """Return the documents that copy or quote another one now, or one that is another itself."""
    before, after = _origins(old), _origins(new)
    return frozenset(
        each
        for each in {*before, *after}
        if before.get(each) != after.get(each) or after[each][0] in shelf.changed
    )


def _origins(groups: Iterable[CopyGroup]) -> dict[str, tuple[str, tuple[Passage, ...]]]:
    """Return for each document in a group its origin and, of one that quotes, the passages."""
    found: dict[str, tuple[str, tuple[Passage, ...]]] = {}
    for group in groups:
        quoted: dict[str, list[Passage]] = {each: [] for each in group.quoting}
        for passage in group.passages:
            if passage.document in quoted:
                quoted[passage.document].append(passage)
        for each in group.documents:
            origin = group.origin or group.documents[0]
            found[each] = origin, tuple(quoted.get(each, ()))
    return found
