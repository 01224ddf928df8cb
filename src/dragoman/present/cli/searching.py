"""The command that finds articles by their words."""

from typing import Annotated

import typer

from dragoman.model.text import Span
from dragoman.present.cli.options import JsonOption, StoreOption, read_store
from dragoman.present.cli.screen import cite, print_excerpt, print_json, print_line, print_rest
from dragoman.store.base import Hit, Row, Store

_ARTICLE = "SELECT id AS document, path, title, outlet, published FROM documents WHERE id = :id"


def search(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help='All of these; "a phrase" and begin* are understood.'),
    ],
    *,
    store: StoreOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many passages.")] = 20,
    json: JsonOption = False,
) -> None:
    """Find passages with all the words, best first."""
    with read_store(store) as record:
        found = [_found(record, hit) for hit in record.search(_as_typed(words), limit=limit)]
    if json:
        print_json([{key: row[key] for key in row if key != "text"} for row in found])
        return
    for row in found:
        print_line(
            (row["published"] or "no date", "cyan"),
            (row["title"] or "untitled", "bold"),
            f"· {row['outlet'] or 'unknown outlet'}",
        )
        span = Span(start=row["start"], end=row["end"])
        marks = [Span(start=mark["start"], end=mark["end"]) for mark in row["marks"]]
        print_excerpt(row["text"], span, marks=marks, margin=0, citation=_citation(row))
    print_rest(shown=len(found), total=len(found))


def _as_typed(words: list[str]) -> str:
    """Return the words as one line; what the shell kept together stays a phrase."""
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)


def _found(store: Store, hit: Hit) -> Row:
    (article,) = store.query(_ARTICLE, id=hit.document)
    reading = store.reading(hit.document)
    text = reading.document.text if reading is not None else ""
    return {
        **article,
        "start": hit.start,
        "end": hit.end,
        "quote": text[hit.start : hit.end],
        "marks": [
            {"start": mark.start, "end": mark.end, "quote": text[mark.start : mark.end]}
            for mark in hit.marks
        ],
        "text": text,
    }


def _citation(row: Row) -> str:
    return cite(
        path=row["path"],
        document=row["document"],
        start=row["start"],
        end=row["end"],
        record=row["document"],
    )
