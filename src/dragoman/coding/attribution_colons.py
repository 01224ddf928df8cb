"""Lets contents go on over a colon: "said the plan was simple: the army would leave"."""

from collections.abc import Iterable, Iterator

from dragoman.coding.attribution_types import OPENING, Candidate, trim
from dragoman.model.reading import Reading
from dragoman.model.text import Span

SIGN = ":"
ENDS = " \t\n.!?"


def over_colons(reading: Reading, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates, clauses that end at a colon with what follows it in the sentence.

    A quotation after the colon is a content of its own, and so is what another speaker says there.
    """
    found = list(candidates)
    for candidate in found:
        rest = _rest(reading, candidate)
        if rest is not None and not _speaks_in(reading, found, rest):
            last = candidate.contents[-1]
            candidate.contents[-1] = Span(start=last.start, end=rest.end)
        yield candidate


def _rest(reading: Reading, candidate: Candidate) -> Span | None:
    """Return what follows the colon after a clause that stands behind its cue."""
    tokens, text = reading.tokens, reading.document.text
    if candidate.frame != "clause" or candidate.stance or not candidate.cue:
        return None
    last = candidate.contents[-1]
    sentence = reading.sentences[tokens.sentence[candidate.anchor]]
    if last.start < tokens.end[candidate.cue[-1]] or text[last.end : last.end + 1] != SIGN:
        return None
    end = last.end + len(text[last.end : sentence.end].rstrip(ENDS))
    rest = trim(text, last.end, end)
    return None if rest is None or text[rest.start] in OPENING else rest


def _speaks_in(reading: Reading, candidates: Iterable[Candidate], rest: Span) -> bool:
    start = reading.tokens.start
    return any(
        rest.start <= start[each.anchor] < rest.end and each.frame in {"clause", "quote"}
        for each in candidates
    )
