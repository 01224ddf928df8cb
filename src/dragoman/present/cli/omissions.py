"""The command that shows what was seen in a stretch of text and why nothing was coded there."""

import re
from collections.abc import Iterable
from typing import Annotated, Protocol, TypeVar

import typer

from dragoman.errors import AnswerError
from dragoman.model.reading import Reading
from dragoman.model.text import BlockKind, Span
from dragoman.present.cli.ids import find_document
from dragoman.present.cli.options import JsonOption, StoreOption, read_store
from dragoman.present.cli.screen import cite, print_excerpt, print_json, print_line
from dragoman.store.base import Row

_ADDRESS = re.compile(r"(?P<document>.+):(?P<start>\d+)-(?P<end>\d+)\Z")
# blocks from which no event is ever taken
_NOT_CODED = frozenset(
    {
        BlockKind.FURNITURE,
        BlockKind.BYLINE,
        BlockKind.DATELINE,
        BlockKind.CREDIT,
        BlockKind.CAPTION,
    }
)


class _Stretch(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=_Stretch)


def why_not(
    where: Annotated[
        str,
        typer.Argument(metavar="DOC:START-END", help="An article's id or path, and characters."),
    ],
    *,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Show what was seen in a stretch, and why nothing was coded."""
    match = _ADDRESS.match(where)
    if match is None:
        raise AnswerError(
            f"{where!r} names no stretch of an article",
            way_out="write DOC:START-END, as the lines of other commands end",
        )
    with read_store(store) as record:
        reading = record.reading(find_document(record, match["document"]))
    assert reading is not None  # noqa: S101 -- it was found by its id
    span = _check(reading, int(match["start"]), int(match["end"]))
    seen = _seen(reading, span)
    if json:
        words = reading.document.quote(span.start, span.end)
        print_json(
            {"document": reading.document.id, "start": span.start, "end": span.end}
            | {"quote": words, "seen": seen}
        )
        return
    document = reading.document
    place = cite(path=document.path, document=document.id, start=span.start, end=span.end)
    print_excerpt(document.text, span, citation=place)
    for row in seen:
        print_line(
            (row["what"], "cyan"),
            f"“{row['quote']}”",
            row["note"],
            indent=2,
            citation=f"{row['start']}-{row['end']}",
        )


def _check(reading: Reading, start: int, end: int) -> Span:
    length = len(reading.document.text)
    if not start < end <= length:
        raise AnswerError(
            f"characters {start}-{end} are not in the article", way_out=f"it has 0-{length}"
        )
    return Span(start=start, end=end)


def _seen(reading: Reading, span: Span) -> list[Row]:
    """Return everything that was noticed in the stretch, in order of the kinds of record."""
    rows = [*_page(reading, span), *_noticed(reading, span), *_made(reading, span)]
    rejected = [
        _row(reading, r, "not coded", f"{r.stage}: {r.reason}")
        for r in _in(reading.rejections, span)
    ]
    if not rejected and not _in(reading.events, span):
        note = "no words here trigger an event"
        rejected = [_row(reading, span, "no event", note)]
    return rows + rejected


def _page(reading: Reading, span: Span) -> list[Row]:
    blocks = _in(reading.document.blocks, span)
    return [
        _row(reading, b, b.kind, "no events are taken from it" if b.kind in _NOT_CODED else "")
        for b in blocks
    ] + [_row(reading, s, "sentence", "") for s in _in(reading.sentences, span)]


def _noticed(reading: Reading, span: Span) -> list[Row]:
    resolved = reading.resolved()
    names = {entity.id: entity.name for entity in reading.entities}
    rows = []
    for mention in _in(reading.mentions, span):
        found = resolved.get(mention.id)
        entity = names.get(found.entity or "") if found is not None else None
        why = found.why if found is not None else "not resolved"
        rows.append(_row(reading, mention, "mention", f"{entity or 'nobody known'}: {why}"))
    for time in _in(reading.times, span):
        values = ", ".join(value.edtf() for value in time.values)
        rows.append(_row(reading, time, "time", f"{values} (from {time.basis})"))
    for quote in _in(reading.quotes, span):
        note = "words held at arm's length" if quote.scare else ""
        rows.append(_row(reading, quote, "quote", note))
    return rows


def _made(reading: Reading, span: Span) -> list[Row]:
    events = [
        _row(reading, e, "event", f"{e.type} {e.modality} {e.polarity} {e.id}")
        for e in _in(reading.events, span)
    ]
    ties = [
        _row(reading, r, "tie", f"{r.kind} {r.modality} {r.polarity} {r.id}")
        for r in _in(reading.relations, span)
    ]
    claims = [
        _row(reading, c, "claim", f"{c.act} {c.modality} {c.polarity} {c.id}")
        for c in _in(reading.claims, span)
    ]
    return events + ties + claims


def _in(records: Iterable[T], span: Span) -> list[T]:
    """Return the records that share a character with the stretch."""
    return [record for record in records if record.start < span.end and span.start < record.end]


def _row(reading: Reading, at: _Stretch, what: str, note: str) -> Row:
    quote = reading.document.quote(at.start, at.end)
    return {"what": what, "start": at.start, "end": at.end, "quote": quote, "note": note}
