"""Copy groups: reprints, trimmed and re-headlined copies of one text."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

from dragoman.link.facts import Source
from dragoman.link.groups import Partition
from dragoman.model.groups import CopyGroup
from dragoman.model.ids import make_id
from dragoman.text.shingles import containment

# A text is a copy when this share of the shorter one's sampled shingles stands in the longer one;
# a reprint cut to half keeps about 0.9, an article quoting two paragraphs of another about 0.3.
SAME_TEXT = 0.6
# A passage that stands in more documents than this links each of them to the first alone.
WIDESPREAD = 40
# Fewer sampled shingles than this are too little to judge by.
ENOUGH = 4


def find_copies(documents: Mapping[str, Source]) -> tuple[CopyGroup, ...]:
    """Group documents that are copies of one text; documents without copies are in no group."""
    partition = Partition(documents)
    for one, other in sorted(_candidates(documents)):
        if partition.find(one) == partition.find(other):
            continue
        if containment(documents[one].fingerprint, documents[other].fingerprint) >= SAME_TEXT:
            partition.join(one, other)
    return tuple(
        CopyGroup(
            id=make_id("copy", *members), documents=members, origin=_origin(members, documents)
        )
        for members in partition.sets()
        if len(members) > 1
    )


def _candidates(documents: Mapping[str, Source]) -> Iterator[tuple[str, str]]:
    holders: dict[int, list[str]] = {}
    for document in sorted(documents):
        if len(documents[document].fingerprint) >= ENOUGH:
            for digest in documents[document].fingerprint:
                holders.setdefault(digest, []).append(document)
    shared: Counter[tuple[str, str]] = Counter()
    for found in holders.values():
        if len(found) <= WIDESPREAD:
            shared.update(combinations(found, 2))
        else:
            shared.update((found[0], other) for other in found[1:])
    for (one, other), count in shared.items():
        least = min(len(documents[one].fingerprint), len(documents[other].fingerprint))
        if count >= SAME_TEXT * least:
            yield one, other


def _origin(members: tuple[str, ...], documents: Mapping[str, Source]) -> str:
    """Return the likely first: earliest dated, then with the most text, then by id."""

    def rank(member: str) -> tuple[str, int, str]:
        document = documents[member]
        dated = document.published.first.isoformat() if document.published else "9999"
        return dated, -document.length, member

    return min(members, key=rank)
