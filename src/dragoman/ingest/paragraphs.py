"""Where the paragraphs of a plain text are: lines, or runs of lines where the text is wrapped."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from dragoman.model.text import Span

_LINE = re.compile(r"[^\n]+")
# A line that a narrow window broke: of even width, and closed by no full stop more often than not.
WRAPPED_WIDTH = range(45, 100)
WRAPPED_SHARE = 0.6
SENTENCE_END = (".", "!", "?", ":", '"', "”", "’", "'", ")", "]", "…")


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs without the white space around them; what is left out is white."""
    lines = [span for match in _LINE.finditer(text) if (span := _strip(text, match.span()))]
    runs = _runs(text, lines)
    if not _is_wrapped(text, runs):
        return tuple(lines)
    return tuple(Span(start=run[0].start, end=run[-1].end) for run in runs)


def _strip(text: str, edges: tuple[int, int]) -> Span | None:
    start, end = edges
    line = text[start:end]
    start, end = start + len(line) - len(line.lstrip()), end - (len(line) - len(line.rstrip()))
    return Span(start=start, end=end) if start < end else None


def _runs(text: str, lines: Sequence[Span]) -> list[list[Span]]:
    """Group lines that no empty line parts."""
    runs: list[list[Span]] = [[line] for line in lines[:1]]
    for before, line in pairwise(lines):
        if text.count("\n", before.end, line.start) > 1:
            runs.append([line])
        else:
            runs[-1].append(line)
    return runs


def _is_wrapped(text: str, runs: Sequence[Sequence[Span]]) -> bool:
    inner = [line for run in runs for line in run[:-1]]
    if len(runs) < 2 or len(inner) < max(3, len(runs)):  # noqa: PLR2004 - too few lines to tell
        return False
    width = median(line.end - line.start for line in inner)
    open_ended = sum(not text.endswith(SENTENCE_END, 0, line.end) for line in inner)
    return width in WRAPPED_WIDTH and open_ended >= WRAPPED_SHARE * len(inner)
