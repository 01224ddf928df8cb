"""A digest of a text's wording by which near-identical copies can be found later."""

import re
from collections.abc import Sequence

from rensa import RMinHash

from dragoman.model.text import Block, BlockKind

_WORD = re.compile(r"\w+")
_WORDING = frozenset({BlockKind.BODY, BlockKind.BLOCK_QUOTE, BlockKind.HEADLINE})
SHINGLE = 4
PERMUTATIONS = 128
SEED = 42


def make_fingerprint(text: str, blocks: Sequence[Block]) -> tuple[int, ...]:
    """Return a MinHash over the word shingles of the story; furniture and captions do not count.

    Equal positions in two fingerprints estimate how much of their wording two texts share.
    """
    words = [
        word.lower()
        for block in blocks
        if block.kind in _WORDING
        for word in _WORD.findall(text[block.start : block.end])
    ]
    if not words:
        return ()
    digest = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    last = max(1, len(words) - SHINGLE + 1)
    digest.update([" ".join(words[i : i + SHINGLE]) for i in range(last)])
    return tuple(digest.digest())
