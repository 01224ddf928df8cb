"""When a text was published: metadata, then dateline, then a line of the text, then inference."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.ingest.inference import infer_publication
from dragoman.ingest.lines import fold, is_date_line
from dragoman.model.text import Block, BlockKind, DateBasis, Span
from dragoman.model.when import DateRange
from dragoman.text.dates import WrittenDate, find_dates

_EDGE = " \t\xa0|:—–―-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The days on which a text may have been published, and what that rests on."""

    days: DateRange | None = None
    basis: DateBasis | None = None
    evidence: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    """A date that the head or foot of a page states."""

    written: WrittenDate
    basis: DateBasis
    updated: bool


def find_publication(
    text: str,
    blocks: Sequence[Block],
    *,
    metadata: DateRange | None,
    within: DateRange | None = None,
) -> Publication:
    """Return when a text was published, with the words that say so where words do.

    ``within`` are days to which other texts narrow a date that can only be argued.
    """
    if metadata is not None:
        return Publication(days=metadata, basis=DateBasis.METADATA)
    stated = sorted(_stated(text, blocks), key=lambda s: (s.updated, s.written.start))
    for found in stated:
        days = found.written.range()
        if days is not None and found.written.day is not None:
            return Publication(days=days, basis=found.basis, evidence=_span(found.written))
    yearless = next((found.written for found in stated if found.written.year is None), None)
    inferred = infer_publication(text, blocks, yearless=yearless, within=within)
    if inferred is None:
        return Publication()
    return Publication(days=inferred.days, basis=DateBasis.INFERRED, evidence=inferred.evidence)


def _stated(text: str, blocks: Sequence[Block]) -> Iterator[_Stated]:
    story = [i for i, block in enumerate(blocks) if block.kind is BlockKind.BODY]
    for position, block in enumerate(blocks):
        if block.kind not in {BlockKind.DATELINE, BlockKind.BYLINE}:
            continue
        words = fold(text[block.start : block.end])
        alone = block.kind is BlockKind.BYLINE or is_date_line(words.rstrip(_EDGE))
        if alone and story and story[0] < position < story[-1]:
            continue
        for written in find_dates(text, block.start, block.end):
            yield _Stated(
                written=written,
                basis=DateBasis.TEXT if alone else DateBasis.DATELINE,
                updated="updated" in words.lower() or "modified" in words.lower(),
            )


def _span(written: WrittenDate) -> Span:
    return Span(start=written.start, end=written.end)
