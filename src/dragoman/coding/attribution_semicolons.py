"""Keeps speakers apart that a semicolon or colon parts: "A said this; B said that" has two."""

from collections.abc import Iterable, Iterator

from dragoman.coding.attribution_types import Candidate, to_spans
from dragoman.model.reading import Reading
from dragoman.model.text import Span

SIGNS = (";", ":")
# what a verb of speech may be followed by as its content
CONTENT = frozenset({"ccomp", "xcomp", "dobj", "pcomp"})


def part_at_semicolons(reading: Reading, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates without what stands before such a mark that a new speaker follows.

    The parser takes the first of two clauses for the content of the second; what follows the
    second's own verb is its content then.
    """
    for candidate in candidates:
        if not _reaches_back(reading, candidate):
            yield candidate
            continue
        cue = reading.tokens.end[candidate.cue[-1]]
        kept = [span for span in candidate.contents if span.start >= cue]
        candidate.contents = kept or _following(reading, candidate)
        if candidate.contents:
            yield candidate


def _reaches_back(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether such a mark lies between a content before the speaker and the speaker."""
    if not candidate.cue or candidate.source is None or candidate.quotes:
        return False
    tokens = reading.tokens
    first = min(candidate.cue[0], candidate.source.tokens[0])
    if candidate.source.tokens[0] > candidate.cue[0]:  # "…; said the mayor": the words before
        return False
    start = tokens.start[first]
    before = [span.end for span in candidate.contents if span.end <= start]
    between = reading.document.text[max(before, default=start) : start]
    return any(sign in between for sign in SIGNS)


def _following(reading: Reading, candidate: Candidate) -> list[Span]:
    tokens = reading.tokens
    inside = [
        token
        for child in tokens.children(candidate.anchor)
        if child > candidate.cue[-1] and tokens.dep[child] in CONTENT
        for token in tokens.subtree(child)
        if token > candidate.cue[-1]
    ]
    return to_spans(reading, inside)
