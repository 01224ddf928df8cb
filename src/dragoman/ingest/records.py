"""Files of many articles as records: one JSON object per line, or a JSON list."""

import json
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from types import MappingProxyType
from typing import BinaryIO

from dragoman.errors import ConfigError, IngestError
from dragoman.ingest.article import RawArticle, normalise_lines
from dragoman.ingest.decode import LineDecoder, decode, find_mark, find_wide, refuse_binary
from dragoman.knowledge.inputs import load_input_words
from dragoman.model.text import Skipped
from dragoman.model.when import DateRange
from dragoman.text.dates import parse_timestamp

_LOG = logging.getLogger(__name__)
_NO_DATE = "%s: its date %r cannot be read and is left out"
# A record of the longest article, with every character escaped and as much metadata again.
MAX_LINE = 8_000_000
MAX_JSON = 64_000_000
CHUNK = 1_048_576
_URL = re.compile(r"(?:https?|ftp)://\S+\Z|www\.\S+\Z", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff\0]")
_DIGIT = re.compile(r"\d")
_AUTHORS = re.compile(r"\s*(?:;|\||\band\b|&)\s*")
# of a date that cannot be read
MAX_SHOWN = 40
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
    """Yield the article of every line; a bad line is skipped and named, the rest goes on.

    Raises:
        IngestError: the first line shows that the file holds no lines of text.
    """
    decode_line = LineDecoder(path)
    for number, line in read_lines(stream):
        where = f"{path}:{number}"
        if line is None:
            yield too_long(where)
            continue
        if number == 1:
            refuse_file(line)
        try:
            text = decode_line(line)
            if text.strip():
                yield make_raw(_object(text), line, path=path, position=number, fields=fields)
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
            yield make_raw(_as_object(item), raw, path=path, position=number, fields=fields)
        except IngestError as error:
            yield Skipped(path=f"{path}#{number}", reason=str(error), way_out=error.way_out)


def refuse_file(first: bytes) -> None:
    """Raise an ``IngestError`` where the first line shows that no line of a file can be read."""
    wide = find_mark(first) or find_wide(first)
    if wide is not None and wide != "utf-8-sig":
        raise IngestError(
            f"it is {wide.upper()}, and records are read as UTF-8",
            way_out=f"save it as UTF-8: iconv -f {wide.upper()} -t UTF-8 FILE > NEW",
        )
    refuse_binary(first)


def read_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
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


def too_long(where: str) -> Skipped:
    """Return the note on a line that was passed over."""
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


def make_raw(
    record: Mapping[str, object], raw: bytes, *, path: str, position: int, fields: FieldMap
) -> RawArticle:
    """Return the article in a record.

    Raises:
        IngestError: it holds no text.
    """
    found = {role: find_field(record, role, fields) for role in load_input_words().fields}
    text = found["text"]
    if not isinstance(text, str) or not text.strip():
        raise _no_text(record, text)
    identifier, url = _text(found["id"]), _text(found["url"])
    if url is None and identifier is not None and _URL.match(identifier):
        url = identifier
    language = _text(found["language"])
    where = f"{path}#{identifier if identifier and identifier != url else position}"
    published = _date(found["date"], fields.day_first)
    if published is None and _DIGIT.search(told := str(found["date"])):
        _LOG.warning(_NO_DATE, where, told[:MAX_SHOWN])
    return RawArticle(
        text=normalise_lines(_SURROGATE.sub("\ufffd", text)),
        sha256=sha256(raw.rstrip(b"\r\n")).hexdigest(),
        path=where,
        url=url,
        record=identifier,
        outlet=_text(found["outlet"]),
        title=_text(found["title"]),
        authors=_authors(found["author"]),
        language=language.lower()[:2] if language else None,
        published=published,
    )


def _no_text(record: Mapping[str, object], text: object) -> IngestError:
    has = ", ".join(map(str, list(record)[:12]))
    if not record:
        return IngestError("the record is empty", way_out="take it out")
    if isinstance(text, str) or (text is None and _is_named(record, "text")):
        return IngestError("its text is empty", way_out="take it out, or fetch the article again")
    reason = f"no field holds the text (it has: {has})" if text is None else "its text is no text"
    return IngestError(reason, way_out="name the field: --field text=NAME")


def _is_named(record: Mapping[str, object], role: str) -> bool:
    names = load_input_words().fields[role]
    return any(_plain_name(key) in names for key in record)


def find_field(record: Mapping[str, object], role: str, fields: FieldMap) -> object:
    """Return what a record holds for a role: under the name given, else under a usual one."""
    named = fields.named.get(role)
    if named is not None:
        return record.get(named)
    known = {_plain_name(key): value for key, value in record.items()}
    names = load_input_words().fields[role]
    return next((known[name] for name in names if known.get(name)), None)


def _plain_name(key: object) -> str:
    return re.sub(r"[\s_-]", "", str(key)).lower()


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
