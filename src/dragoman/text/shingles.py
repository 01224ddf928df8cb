"""Word shingles: short runs of words whose digests tell whether two texts share passages."""

import re
from collections.abc import Sequence
from hashlib import blake2b

_WORD = re.compile(r"\w+")

# Eight words are rarely shared by chance and survive small edits near by.
SHINGLE_WORDS = 8
# One shingle in four is kept: by value, so the same passages are kept in every text.
SAMPLING = 4


def sample_shingles(text: str) -> tuple[int, ...]:
    """Return the sorted digests of the sampled shingles of a text; few or none if it is short.

    Sampling by value (Broder 1997, mod-p sketches) keeps containment estimable: the share of one
    sample found in another estimates the share of one text found in the other.
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    digests = _digests(words)
    sampled = {digest for digest in digests if digest % SAMPLING == 0}
    return tuple(sorted(sampled or digests))


def _digests(words: Sequence[str]) -> set[int]:
    return {
        int.from_bytes(
            blake2b(" ".join(words[i : i + SHINGLE_WORDS]).encode(), digest_size=6).digest()
        )
        for i in range(len(words) - SHINGLE_WORDS + 1)
    }


def containment(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the share of the smaller sample that the larger one holds; 0 if either is empty."""
    small, large = sorted((set(one), set(other)), key=len)
    return len(small & large) / len(small) if small else 0.0
