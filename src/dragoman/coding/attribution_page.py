"""The quotations of a reading, ready to be tied to speakers."""

from bisect import bisect_left
from dataclasses import dataclass

from dragoman.coding.attribution_types import CLOSING, OPENING, Candidate
from dragoman.model.reading import Reading
from dragoman.model.text import Quote, Span


@dataclass(slots=True)
class QuotePage:
    """The reading with its quotations sorted, and what has been tied so far."""

    reading: Reading
    speech: list[int]
    block_of: dict[int, int]


def read_page(reading: Reading) -> QuotePage:
    speech = [i for i, q in enumerate(reading.quotes) if not q.scare and not q.block]
    starts = [block.start for block in reading.document.blocks]
    block_of = {i: bisect_left(starts, reading.quotes[i].start + 1) - 1 for i in speech}
    return QuotePage(reading=reading, speech=speech, block_of=block_of)


def marked(page: QuotePage, quote: Quote) -> Span:
    """Return a quotation with its marks."""
    text = page.reading.document.text
    start, end = quote.start, quote.end
    if start and text[start - 1] in OPENING:
        start -= 1
    if end < len(text) and text[end] in CLOSING:
        end += 1
    return Span(start=start, end=end)


def cue_start(page: QuotePage, candidate: Candidate) -> int:
    return page.reading.tokens.start[candidate.anchor]


def add_span(candidate: Candidate, span: Span) -> None:
    """Add characters to a content, merging what touches."""
    spans = sorted([*candidate.contents, span])
    merged = [spans[0]]
    for item in spans[1:]:
        if item.start <= merged[-1].end + 1:
            merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, item.end))
        else:
            merged.append(item)
    candidate.contents = merged
