"""A digest of a story's wording by which copies, whole or cut, can be found later."""

from collections.abc import Sequence

from dragoman.model.text import Block, BlockKind
from dragoman.text.shingles import sample_shingles

# A reprint has its own headline, and captions and furniture are no part of the story.
_WORDING = frozenset({BlockKind.BODY, BlockKind.BLOCK_QUOTE})


def make_fingerprint(text: str, blocks: Sequence[Block]) -> tuple[int, ...]:
    """Return the sampled word shingles of the story; empty where it has hardly a sentence."""
    story = " ".join(text[block.start : block.end] for block in blocks if block.kind in _WORDING)
    return sample_shingles(story)
