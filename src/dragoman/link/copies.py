"""Copy groups: reprints, cuts and re-headlined copies of one text, and articles that quote it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations, pairwise

from dragoman.link.facts import Source
from dragoman.link.groups import Partition
from dragoman.model.groups import CopyGroup, Passage
from dragoman.model.ids import make_id
from dragoman.model.text import Span
from dragoman.text.passages import Run, Words, find_runs, split_words

# A text is a copy when this share of the shorter one stands in the longer one. Swept .35-.65 with
# `bench copies`: from .5 up independent articles on one matter are no longer joined.
SAME_TEXT = 0.5
# A text that is such a share of the other at most says too little of it to tie it to a third.
SNIPPET = 0.15
# An article quotes another at length when it has so many of its words, in runs of so many, and
# they are such a share of the shorter; or, whatever their share, when one run alone is so long.
QUOTED_WORDS, QUOTED_RUN, QUOTED_SHARE, LONG_RUN = 45, 20, 0.12, 80
# A passage that stands in more documents than this links each of them to the first alone.
WIDESPREAD = 40
# Fewer sampled shingles than this are too little to judge a text by, or to look at a pair for.
ENOUGH, WORTH_A_LOOK = 4, 3

# What two texts can be to each other.
SAME, QUOTES, OTHERS = "same", "quotes", "others"

Pair = tuple[str, str]
Verdict = tuple[str, int]
"""What two texts are to each other, and how many words they share."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Quoting:
    """Two documents of which one may quote the other; the more words they share, the earlier."""

    missing: int
    one: str
    other: str


def find_copies(documents: Mapping[str, Source]) -> tuple[CopyGroup, ...]:
    """Group documents that have one origin of text; documents without copies are in no group.

    Whole copies are taken together first. An article that quotes another at length then joins the
    group of the one it shares most with, but never ties two groups together.
    """
    firsts = {min(alike) for alike in _alike(documents).values()}
    holders: dict[int, list[str]] = {}
    for document in sorted(firsts):
        for digest in documents[document].fingerprint:
            holders.setdefault(digest, []).append(document)
    shared = count_shared(holders.values(), firsts)
    ranked = sorted((-count, pair) for pair, count in shared.items())
    return CopyFinder(documents, {}).find(pair for _, pair in ranked)


class CopyFinder:
    """Holds the words of the documents looked at, so that each is split once.

    ``verdicts`` are what came of comparing pairs before; what is found of others is added.
    """

    def __init__(self, documents: Mapping[str, Source], verdicts: dict[Pair, Verdict]) -> None:
        """Take the documents, and what is known of pairs of them."""
        self._documents = documents
        self._verdicts = verdicts
        self._words: dict[str, Words] = {}

    def find(self, candidates: Iterable[Pair]) -> tuple[CopyGroup, ...]:
        """Return the groups; ``candidates`` are pairs that share enough to be looked at.

        What is of one text already is not compared again.
        """
        whole = Partition(self._documents)
        for alike in _alike(self._documents).values():
            for one, other in pairwise(alike):
                whole.join(one, other)
        quoting: list[_Quoting] = []
        for one, other in candidates:
            if whole.find(one) == whole.find(other):
                continue
            kind, same = self._judge(one, other)
            if kind == SAME:
                whole.join(one, other)
            elif kind == QUOTES:
                quoting.append(_Quoting(missing=-same, one=one, other=other))
        members = {each[0]: each for each in whole.sets()}
        origins = {leader: self._origin(each) for leader, each in members.items()}
        apart = [each for each in quoting if self._is_of_origins(each, whole, members, origins)]
        hosts = _attach(apart, whole, self._rank)
        return tuple(self._groups(members, origins, hosts))

    def _judge(self, one: str, other: str) -> Verdict:
        """Tell whether two texts are one or one quotes the other, and how much they share."""
        found = self._verdicts.get((one, other))
        if found is None:
            runs = find_runs(self._split(one).words, self._split(other).words)
            lengths = sorted((len(self._split(one).words), len(self._split(other).words)))
            quotes = QUOTES if _quotes(runs, lengths[0]) else OTHERS
            kind = SAME if _is_same_text(runs, *lengths) else quotes
            found = kind, sum(run.same for run in runs)
            self._verdicts[one, other] = found
        return found

    def _is_of_origins(
        self,
        pair: _Quoting,
        whole: Partition,
        members: Mapping[str, tuple[str, ...]],
        origins: Mapping[str, str],
    ) -> bool:
        """Tell whether what two share stands in the origins of both their sets.

        One outlet that printed of both reuses its own words, it does not quote.
        """
        leaders = whole.find(pair.one), whole.find(pair.other)
        houses = [{self._documents[each].outlet for each in members[leader]} for leader in leaders]
        if houses[0] & houses[1] - {None}:
            return False
        one, other = (origins[leader] for leader in leaders)
        if {one, other} == {pair.one, pair.other}:
            return True
        runs = find_runs(self._split(one).words, self._split(other).words)
        return sum(run.same for run in runs) >= QUOTED_RUN

    def _groups(
        self,
        members: Mapping[str, tuple[str, ...]],
        origins: Mapping[str, str],
        hosts: Mapping[str, str],
    ) -> Iterator[CopyGroup]:
        guests: dict[str, list[str]] = {}
        for guest, host in hosts.items():
            guests.setdefault(host, []).extend(members[guest])
        for leader, copies in sorted(members.items()):
            quoting = tuple(sorted(guests.get(leader, ())))
            if leader in hosts or len(copies) + len(quoting) == 1:
                continue
            origin = origins[leader]
            held = tuple(sorted({*copies, *quoting}))
            yield CopyGroup(
                id=make_id("copy", *held),
                documents=held,
                origin=origin,
                quoting=quoting,
                passages=tuple(self._passages(held, origin)),
            )

    def _passages(self, members: Iterable[str], origin: str) -> Iterator[Passage]:
        there = self._split(origin)
        for member in members:
            if member == origin:
                continue
            here = self._split(member)
            for run in find_runs(here.words, there.words):
                yield Passage(
                    document=member,
                    span=_span(here, run.start, run.end),
                    of=_span(there, run.other_start, run.other_end),
                )

    def _split(self, document: str) -> Words:
        if document not in self._words:
            source = self._documents[document]
            self._words[document] = split_words(source.text, source.story)
        return self._words[document]

    def _origin(self, members: Sequence[str]) -> str:
        """Return the likely first: the agency's own copy, else the earliest dated and longest."""
        agencies = {self._documents[member].agency for member in members} - {None}
        own = [member for member in members if self._documents[member].outlet in agencies]
        return min(own or members, key=self._rank)

    def _rank(self, member: str) -> tuple[str, str, int, str]:
        document = self._documents[member]
        published = document.published
        last = published.last.isoformat() if published else "9999"
        first = published.first.isoformat() if published else "9999"
        return last, first, -document.length, member


def _alike(documents: Mapping[str, Source]) -> dict[tuple[int, ...], list[str]]:
    """Return the documents with enough words under their fingerprints; a reprint has the same."""
    found: dict[tuple[int, ...], list[str]] = {}
    for document in sorted(documents):
        fingerprint = documents[document].fingerprint
        if len(fingerprint) >= ENOUGH:
            found.setdefault(fingerprint, []).append(document)
    return found


def count_shared(holders: Iterable[Sequence[str]], among: AbstractSet[str]) -> Mapping[Pair, int]:
    """Return for each pair, of which one is ``among`` these, what it shares, if it is enough.

    ``holders`` are, for each shingle, the documents that have it, sorted.
    """
    shared: Counter[Pair] = Counter()
    for found in holders:
        if is_widespread(found):
            first = found[0]
            shared.update((first, each) for each in found[1:] if first in among or each in among)
        elif among >= set(found):
            shared.update(combinations(found, 2))
        else:
            both = combinations(found, 2)
            shared.update(pair for pair in both if pair[0] in among or pair[1] in among)
    return {pair: count for pair, count in shared.items() if count >= WORTH_A_LOOK}


def is_widespread(holders: Sequence[str]) -> bool:
    """Tell whether so many documents have a shingle that it says little of each."""
    return len(holders) > WIDESPREAD


def _is_same_text(runs: Iterable[Run], shorter: int, longer: int) -> bool:
    same = sum(run.same for run in runs)
    return shorter > SNIPPET * longer and same >= SAME_TEXT * shorter


def _quotes(runs: Iterable[Run], shorter: int) -> bool:
    long = [run.same for run in runs if run.same >= QUOTED_RUN]
    return max(long, default=0) >= LONG_RUN or sum(long) >= max(
        QUOTED_WORDS, QUOTED_SHARE * shorter
    )


def _attach(
    pairs: Iterable[_Quoting],
    whole: Partition,
    rank: Callable[[str], tuple[str, str, int, str]],
) -> dict[str, str]:
    """Return the leader of each set that quotes another under its own leader.

    A set that has been joined to another takes no guests, and one with guests joins none. Of two
    sets the one that shares passages with most others is the host, else the earlier dated.
    """
    edges = [(whole.find(each.one), whole.find(each.other)) for each in sorted(pairs)]
    edges = [edge for edge in dict.fromkeys(edges) if edge[0] != edge[1]]
    known = Counter(leader for edge in edges for leader in edge)
    hosts: dict[str, str] = {}
    taken: set[str] = set()
    for edge in edges:
        host, guest = sorted(edge, key=lambda leader: (-known[leader], rank(leader)))
        for first, second in ((host, guest), (guest, host)):
            if first not in hosts and second not in hosts and second not in taken:
                hosts[second] = first
                taken.add(first)
                break
    return hosts


def _span(words: Words, start: int, end: int) -> Span:
    return Span(start=words.starts[start], end=words.ends[end - 1])
