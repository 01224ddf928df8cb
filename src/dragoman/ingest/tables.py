"""Tables of articles: a header, then a row for each; a bad row does not cost its neighbours."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from dragoman.errors import IngestError
from dragoman.ingest.article import MAX_CHARACTERS, RawArticle
from dragoman.ingest.decode import LineDecoder
from dragoman.ingest.records import (
    FieldMap,
    find_field,
    make_raw,
    read_lines,
    refuse_file,
    too_long,
)
from dragoman.model.text import Skipped
from dragoman.text.dates import written_order

MAX_FIELD = MAX_CHARACTERS * 2
_DELIMITERS = (",", ";", "\t", "|")
WAY_OUT = "check the quotation marks of this row"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """The fields of one row, its bytes, and its number among the rows."""

    values: list[str]
    raw: bytes
    number: int
    line: int


def read_csv(stream: BinaryIO, *, path: str, fields: FieldMap) -> Iterator[RawArticle | Skipped]:
    """Yield the article of every row; a bad row is skipped and named, the rest goes on.

    Raises:
        IngestError: the file holds no table.
    """
    csv.field_size_limit(MAX_FIELD)  # the library's own is for the whole process
    rows = _Rows(stream, path)
    header = rows.header()
    for row in rows:
        if isinstance(row, Skipped):
            yield row
            continue
        record = dict(zip(header, row.values, strict=False))
        if fields.day_first is None:
            fields = replace(fields, day_first=_find_order(record, fields))
        try:
            yield make_raw(record, row.raw, path=path, position=row.number, fields=fields)
        except IngestError as error:
            yield Skipped(path=f"{path}:{row.line}", reason=str(error), way_out=error.way_out)


def _find_order(record: dict[str, str], fields: FieldMap) -> bool | None:
    """Learn from a date such as 22/06/2018 which way round the table writes its dates."""
    value = find_field(record, "date", fields)
    return written_order(value) if isinstance(value, str) else None


class _Rows:
    """The rows of a table, each read by itself, so that a broken one ends with itself."""

    def __init__(self, stream: BinaryIO, path: str) -> None:
        self._path = path
        self._lines = read_lines(stream)
        self._again: list[tuple[int, bytes]] = []  # lines given back, to be read next
        self._taken: list[tuple[int, bytes]] = []  # lines of the row being read
        self._reached = 0
        self._decode = LineDecoder(path)
        self._delimiter = ","
        self._columns = 0

    def header(self) -> list[str]:
        """Return the names of the columns, from the first line that is not blank."""
        first = next((line for line in self._take() if line.strip()), "")
        self._delimiter = max(_DELIMITERS, key=first.count)
        if "\r" in first.rstrip("\r\n"):
            raise IngestError(
                "its lines end in carriage returns alone",
                way_out="save it with line feeds: tr '\\r' '\\n' < FILE > NEW",
            )
        try:
            names = next(self._parse(iter([first])), [])
        except csv.Error as error:
            raise IngestError(f"broken table: {error}", way_out="check its first line") from error
        self._columns = len(names)
        return names

    def __iter__(self) -> Iterator[_Row | Skipped]:
        """Yield every row that is not blank, and a note on each stretch that holds none."""
        number = 0
        lost: Skipped | None = None
        while True:
            self._taken = []
            try:
                values = next(self._parse(self._take()), None)
            except (csv.Error, IngestError) as error:
                number += 1
                values = self._unquoted()
                if values is None:
                    lost = lost or self._note(error)
                    self._pass_over(error)
                    continue
            if values is None:
                break
            if lost is not None and len(values) != self._columns:
                continue  # still inside what is broken
            line = self._taken[0][0]
            if lost is not None:
                yield _until(lost, line - 1)
                lost = None
            if any(values):
                number += 1
                raw = b"".join(data for _, data in self._taken)
                yield _Row(values=values, raw=raw, number=number, line=line)
        if lost is not None:
            yield _until(lost, self._reached)

    def _parse(self, lines: Iterator[str]) -> Iterator[list[str]]:
        return csv.reader(lines, delimiter=self._delimiter, strict=True)

    def _take(self) -> Iterator[str]:
        """Yield lines, decoded, and note them as taken."""
        while (found := self._next()) is not None:
            number, line = found
            self._taken.append((number, line or b""))
            if line is None:
                note = too_long(self._path)
                raise IngestError(note.reason, way_out=note.way_out)
            if number == 1:
                refuse_file(line)
            yield self._decode(line)

    def _next(self) -> tuple[int, bytes | None] | None:
        found = self._again.pop() if self._again else next(self._lines, None)
        self._reached = found[0] if found is not None else self._reached
        return found

    def _unquoted(self) -> list[str] | None:
        """Return the row of a table that quotes nothing, and give back what was taken beyond it."""
        (_, line), *rest = self._taken
        if self._delimiter != "\t" or line.count(b"\t") != self._columns - 1:
            return None
        self._again.extend(reversed(rest))
        self._taken = self._taken[:1]
        return self._decode(line).rstrip("\r\n").split("\t")

    def _pass_over(self, error: Exception) -> None:
        """Leave a row that ended inside a quoted field, where its marks say that it is sound."""
        if isinstance(error, csv.Error) and "limit" not in str(error):
            return
        marks = sum(line.count(b'"') for _, line in self._taken)
        while marks % 2 and (found := self._next()) is not None:
            marks += (found[1] or b"").count(b'"')

    def _note(self, error: Exception) -> Skipped:
        where = f"{self._path}:{self._taken[0][0]}"
        if isinstance(error, IngestError):
            return Skipped(path=where, reason=str(error), way_out=error.way_out)
        return Skipped(path=where, reason=f"broken table: {error}", way_out=WAY_OUT)


def _until(lost: Skipped, last: int) -> Skipped:
    """Return the note with the last line that was lost, where that is not the first."""
    first = int(lost.path.rpartition(":")[2])
    if last <= first:
        return lost
    return replace(lost, reason=f"{lost.reason}; lines {first} to {last} were passed over")
