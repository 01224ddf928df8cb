"""The way in: paths to documents, one at a time; what cannot be read is named and passed over."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.errors import IngestError
from dragoman.ingest.article import RawArticle, make_document
from dragoman.ingest.html import MAX_BYTES as MAX_HTML
from dragoman.ingest.html import read_html
from dragoman.ingest.plain import read_plain
from dragoman.ingest.records import MAX_JSON, FieldMap, read_json, read_jsonl
from dragoman.ingest.tables import read_csv
from dragoman.ingest.walk import InputFile, find_inputs
from dragoman.model.text import Document, Skipped

# Four bytes a character, for the longest text an article can have, and then some.
MAX_PLAIN = 4_000_000
CHUNK = 1_048_576


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How records are read; see ``FieldMap``."""

    fields: FieldMap = field(default_factory=FieldMap)


DEFAULT_OPTIONS = ReadOptions()


def read_inputs(
    paths: Sequence[str | Path], *, options: ReadOptions = DEFAULT_OPTIONS
) -> Iterator[Document | Skipped]:
    """Yield the documents of folders, globs, files and ``-`` (standard input), in order of names.

    An input that cannot be read is yielded as ``Skipped``; one file, line or row is held at a time.
    The same article at two places is yielded twice, under one id.
    """
    for found in find_inputs(paths):
        if isinstance(found, Skipped):
            yield found
            continue
        try:
            empty = True
            for raw in _read_file(found, options):
                empty = False
                yield raw if isinstance(raw, Skipped) else _document(raw, found)
            if empty:
                yield Skipped(path=found.label, reason="it holds no article", way_out="remove it")
        except IngestError as error:
            yield Skipped(path=found.label, reason=str(error), way_out=error.way_out)
        except OSError as error:
            yield Skipped(
                path=found.label,
                reason=(error.strerror or "it cannot be read").lower(),
                way_out="check its permissions, or copy it again",
            )


def count_inputs(paths: Sequence[str | Path]) -> int:
    """Return about how many articles there are to read, without reading them."""
    total = 0
    for found in find_inputs(paths):
        if isinstance(found, InputFile):
            total += max(1, _count_records(found)) if found.kind in {"jsonl", "csv"} else 1
    return total


def _count_records(found: InputFile) -> int:
    """Return the lines of a file, less those that lie inside the quoted fields of a table."""
    lines, quotes = 0, 0
    try:
        with found.path.open("rb") as stream:
            for line in iter(lambda: stream.readline(CHUNK), b""):
                quotes += line.count(b'"')
                lines += line.endswith(b"\n") and (found.kind == "jsonl" or quotes % 2 == 0)
    except OSError:
        return 1
    return lines - (found.kind == "csv")


def _document(raw: RawArticle, found: InputFile) -> Document | Skipped:
    try:
        return make_document(raw)
    except IngestError as error:
        return Skipped(path=raw.path or found.label, reason=str(error), way_out=error.way_out)


def _read_file(found: InputFile, options: ReadOptions) -> Iterator[RawArticle | Skipped]:
    if found.kind == "stdin":
        if sys.stdin is None:  # the shell's <&-
            raise IngestError("it is closed", way_out="pipe an article into it, or name a file")
        given = sys.stdin.buffer
        stream = (
            given if isinstance(given, BufferedReader) else BufferedReader(cast("RawIOBase", given))
        )
        yield from _read_stream(stream, found, options)
        return
    with found.path.open("rb") as stream:
        yield from _read_kind(stream, found.kind, found.label, options)


def _read_stream(
    stream: BufferedReader, found: InputFile, options: ReadOptions
) -> Iterator[RawArticle | Skipped]:
    """Read standard input as what its first character shows it to be."""
    start = stream.peek(512).lstrip(b"\xef\xbb\xbf \t\r\n")
    kind = "plain"
    if start.startswith(b"{"):
        kind = "jsonl"
    elif start.startswith(b"[{"):
        kind = "json"
    elif start[:300].lower().startswith((b"<!doctype html", b"<html")):
        kind = "html"
    yield from _read_kind(stream, kind, found.label, options)


def _read_kind(
    stream: BinaryIO, kind: str, label: str, options: ReadOptions
) -> Iterator[RawArticle | Skipped]:
    if kind == "jsonl":
        yield from read_jsonl(stream, path=label, fields=options.fields)
    elif kind == "csv":
        yield from read_csv(stream, path=label, fields=options.fields)
    elif kind == "json":
        yield from read_json(_take(stream, MAX_JSON), path=label, fields=options.fields)
    elif kind == "html":
        yield read_html(_take(stream, MAX_HTML), path=label)
    else:
        yield read_plain(_take(stream, MAX_PLAIN), path=label)


def _take(stream: BinaryIO, limit: int) -> bytes:
    """Read a whole file, if it is no larger than an article can be."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise IngestError(
            f"it is larger than {limit:,} bytes, more than one article can be",
            way_out="split it into articles, one file or record each",
        )
    return data
