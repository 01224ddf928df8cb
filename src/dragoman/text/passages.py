"""Shared passages: the stretches that two texts have word for word, small changes aside."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.text.shingles import SHINGLE_WORDS

_WORD = re.compile(r"\w+")
# Two runs are one passage where an edit of so few words on either side parts them.
EDIT_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text with where they stand; offsets are of the whole text."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Run:
    """Words ``[start, end)`` of one text that stand at ``[other_start, other_end)`` of another.

    ``same`` counts those that are the same; an edit inside the run is not.
    """

    start: int
    end: int
    other_start: int
    other_end: int
    same: int


def split_words(text: str, spans: Iterable[tuple[int, int]]) -> Words:
    """Return the words that stand in these stretches of a text, case folded."""
    found = [match for start, end in spans for match in _WORD.finditer(text, start, end)]
    return Words(
        words=tuple(match.group().casefold() for match in found),
        starts=tuple(match.start() for match in found),
        ends=tuple(match.end() for match in found),
    )


def find_runs(one: Sequence[str], other: Sequence[str]) -> list[Run]:
    """Return the passages two texts share, in the order of the first; none overlap in it.

    Each is begun by as many same words as a shingle has; of several places in the other text, the
    one that goes on from the run before is taken, else the first.
    """
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(other) - SHINGLE_WORDS + 1):
        places.setdefault(tuple(other[at : at + SHINGLE_WORDS]), []).append(at)
    runs: list[Run] = []
    at = 0
    while at <= len(one) - SHINGLE_WORDS:
        found = places.get(tuple(one[at : at + SHINGLE_WORDS]))
        if found is None:
            at += 1
            continue
        from_here = runs[-1].other_end if runs else 0
        start = next((place for place in found if place >= from_here), found[0])
        length = SHINGLE_WORDS
        while (
            at + length < len(one)
            and start + length < len(other)
            and one[at + length] == other[start + length]
        ):
            length += 1
        run = Run(
            start=at, end=at + length, other_start=start, other_end=start + length, same=length
        )
        _append(runs, run)
        at += length
    return runs


def _append(runs: list[Run], run: Run) -> None:
    """Add a run, as one with the last where only a small edit parts the two."""
    if runs:
        last = runs[-1]
        gap, other_gap = run.start - last.end, run.other_start - last.other_end
        if gap <= EDIT_WORDS and 0 <= other_gap <= EDIT_WORDS:
            runs[-1] = Run(
                start=last.start,
                end=run.end,
                other_start=last.other_start,
                other_end=run.other_end,
                same=last.same + run.same,
            )
            return
    runs.append(run)
