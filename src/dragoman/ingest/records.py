"""Files of many articles: one JSON object per line, a JSON list, or a table with a header."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from types import MappingProxyType
from typing import BinaryIO

from dragoman.errors import ConfigError, IngestError
from dragoman.ingest.article import MAX_CHARACTERS, RawArticle, normalise_lines
from dragoman.ingest.decode import decode, refuse_binary
from dragoman.knowledge.inputs import load_input_words
from dragoman.model.text import Skipped
from dragoman.model.when import DateRange
from dragoman.text.dates import parse_timestamp, written_order

# A record of the longest article, with every character escaped and as much metadata again.
MAX_LINE = 8_000_000
MAX_JSON = 64_000_000
CHUNK = 1_048_576
MAX_FIELD = MAX_CHARACTERS * 2
_URL = re.compile(r"(?:https?|ftp)://\S+\Z|www\.\S+\Z", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff\0]")
_AUTHORS = re.compile(r"\s*(?:;|\||\band\b|&)\s*")
_DELIMITERS = (",", ";", "\t", "|")
# Numbers in a date field: years, then seconds and milliseconds since 1970.
MAX_YEAR, EPOCH_MILLISECONDS = 9999, 100_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMap:
    """Which field of a record holds what; roles left out are found by the usual names.

    ``day_first`` decides dates such as 03/04/2017.
    """

    named: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    day_first: bool | None = None


def parse_fields(text: str) -> dict[str, str]:
    """Read ``text=body,date=pubdate`` as given on the command line.

    Raises:
        ConfigError: a part is no ``role=name``, or there is no such role.
    """
    roles = load_input_words().fields
    named: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        role, equals, name = (piece.strip() for piece in part.partition("="))
        if not equals or not name or role not in roles:
            raise ConfigError(
                f"not a field mapping: {part!r}",
                way_out=f"write ROLE=FIELD with a role of {', '.join(sorted(roles))}",
            )
        named[role] = name
    return named


def read_jsonl(stream: BinaryIO, *, path: str, fields: FieldMap) -> Iterator[RawArticle | Skipped]:
    """Yield the article of every line; a bad line is skipped and named, the rest goes on."""
    for number, line in _lines(stream):
        where = f"{path}:{number}"
        if line is None:
            yield _too_long(where)
            continue
        try:
            if number == 1:
                refuse_binary(line)
            text = decode(line, name=where)
            if text.strip():
                yield _article(_object(text), line, path=path, position=number, fields=fields)
        except IngestError as error:
            yield Skipped(path=where, reason=str(error), way_out=error.way_out)


def read_json(data: bytes, *, path: str, fields: FieldMap) -> Iterator[RawArticle | Skipped]:
    """Yield the article of a JSON object, or of every object of a JSON list."""
    try:
        content = json.loads(decode(data, name=path))
    except (ValueError, RecursionError) as error:
        raise IngestError(
            f"broken JSON: {error}", way_out="mend it; one object per line goes in a .jsonl file"
        ) from error
    for number, item in enumerate(content if isinstance(content, list) else [content], 1):
        raw = json.dumps(item, sort_keys=True).encode() if isinstance(content, list) else data
        try:
            yield _article(_as_object(item), raw, path=path, position=number, fields=fields)
        except IngestError as error:
            yield Skipped(path=f"{path}#{number}", reason=str(error), way_out=error.way_out)


def read_csv(stream: BinaryIO, *, path: str, fields: FieldMap) -> Iterator[RawArticle | Skipped]:
    """Yield the article of every row; a bad row is skipped and named, the rest goes on."""
    csv.field_size_limit(MAX_FIELD)  # the library's own is for the whole process
    source = _Rows(stream, path)
    reader = csv.reader(source, delimiter=source.delimiter, strict=True)
    header, day_first = next(reader, []), fields.day_first
    position = 0
    while True:
        position += 1
        where = f"{path}:{reader.line_num + 1}"
        source.taken.clear()
        try:
            row = next(reader)
            if any(row):
                record = dict(zip(header, row, strict=False))
                day_first = _learn_order(record, fields, day_first)
                dated = FieldMap(named=fields.named, day_first=day_first)
                raw = b"".join(source.taken)
                yield _article(record, raw, path=path, position=position, fields=dated)
        except StopIteration:
            break
        except csv.Error as error:
            way_out = "check the quotation marks of this row"
            yield Skipped(path=where, reason=f"broken table: {error}", way_out=way_out)
        except IngestError as error:
            yield Skipped(path=where, reason=str(error), way_out=error.way_out)
    yield from source.skipped


class _Rows:
    """The decoded lines of a table; keeps the bytes of the row being read."""

    def __init__(self, stream: BinaryIO, path: str) -> None:
        self.taken: list[bytes] = []
        self.skipped: list[Skipped] = []
        self._path = path
        self._lines = _lines(stream)
        self._first = next(self._lines, (1, b""))[1] or b""
        refuse_binary(self._first)
        head = decode(self._first, name=path)
        self.delimiter = max(_DELIMITERS, key=head.count)
        self._head: str | None = head

    def __iter__(self) -> Iterator[str]:
        if self._head is not None:
            yield self._head
            self._head = None
        for number, line in self._lines:
            if line is None:
                self.skipped.append(_too_long(f"{self._path}:{number}"))
                continue
            self.taken.append(line)
            yield decode(line, name=f"{self._path}:{number}")


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield lines with their numbers; ``None`` for one that is too long to hold."""
    number = 0
    while line := stream.readline(MAX_LINE):
        number += 1
        if len(line) < MAX_LINE or line.endswith(b"\n"):
            yield number, line
            continue
        while (rest := stream.readline(CHUNK)) and not rest.endswith(b"\n"):
            pass
        yield number, None


def _too_long(where: str) -> Skipped:
    return Skipped(
        path=where,
        reason=f"the line is longer than {MAX_LINE:,} bytes",
        way_out="take it out, or split it into articles",
    )


def _object(text: str) -> dict[str, object]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise IngestError(
            f"broken JSON: {error}", way_out="mend the line, or take it out"
        ) from error
    return _as_object(content)


def _as_object(content: object) -> dict[str, object]:
    if not isinstance(content, dict):
        raise IngestError("it is no JSON object", way_out="write one object per article")
    return content


def _article(
    record: Mapping[str, object], raw: bytes, *, path: str, position: int, fields: FieldMap
) -> RawArticle:
    found = {role: _field(record, role, fields) for role in load_input_words().fields}
    text = found["text"]
    if not isinstance(text, str) or not text.strip():
        raise IngestError(
            "there is no text in it"
            if text is not None
            else f"no field holds the text (it has: {', '.join(map(str, list(record)[:12]))})",
            way_out="name the field: --field text=NAME",
        )
    identifier, url = _text(found["id"]), _text(found["url"])
    if url is None and identifier is not None and _URL.match(identifier):
        url = identifier
    language = _text(found["language"])
    return RawArticle(
        text=normalise_lines(_SURROGATE.sub("\ufffd", text)),
        sha256=sha256(raw.rstrip(b"\r\n")).hexdigest(),
        path=f"{path}#{identifier if identifier and identifier != url else position}",
        url=url,
        record=identifier,
        outlet=_text(found["outlet"]),
        title=_text(found["title"]),
        authors=_authors(found["author"]),
        language=language.lower()[:2] if language else None,
        published=_date(found["date"], fields.day_first),
    )


def _field(record: Mapping[str, object], role: str, fields: FieldMap) -> object:
    named = fields.named.get(role)
    if named is not None:
        return record.get(named)
    known = {re.sub(r"[\s_-]", "", str(key)).lower(): value for key, value in record.items()}
    names = load_input_words().fields[role]
    return next((known[name] for name in names if known.get(name)), None)


def _text(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return _SURROGATE.sub("\ufffd", " ".join(str(value).split())) or None


def _authors(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(name for item in value if (name := _text(item)) is not None)
    name = _text(value)
    return tuple(part for part in _AUTHORS.split(name) if part) if name else ()


def _date(value: object, day_first: bool | None) -> DateRange | None:  # noqa: FBT001 - passed on
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float) and value > MAX_YEAR:
        seconds = value / 1000 if value > EPOCH_MILLISECONDS else value
        if seconds < EPOCH_MILLISECONDS:
            return DateRange.day(datetime.fromtimestamp(seconds, tz=UTC).date())
        return None
    return parse_timestamp(str(value), day_first=day_first) if value else None


def _learn_order(
    record: Mapping[str, object],
    fields: FieldMap,
    known: bool | None,  # noqa: FBT001 - three answers
) -> bool | None:
    """Learn from a date such as 22/06/2018 which way round the table writes its dates."""
    if known is not None:
        return known
    value = _field(record, "date", fields)
    return written_order(value) if isinstance(value, str) else None
