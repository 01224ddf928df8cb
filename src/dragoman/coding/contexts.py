"""About which matter an act is: contexts shown by the words of its clause."""

from collections.abc import Iterable

from dragoman.knowledge.circumstances import Circumstances

MOST = 3


def find_contexts(
    circumstances: Circumstances, own: tuple[str, ...], words: Iterable[str]
) -> tuple[str, ...]:
    """Return the frame's contexts and those of the words, the most often shown first."""
    counts: dict[str, int] = dict.fromkeys(own, MOST)
    for word in words:
        for context in circumstances.contexts.get(word, ()):
            counts[context] = counts.get(context, 0) + 1
    ranked = sorted(counts, key=lambda context: (-counts[context], context))
    return tuple(sorted(ranked[:MOST]))
