"""Rows of knowledge files (TOML tables, TSV lines) that know file and line for their errors."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import DateError, KnowledgeError
from dragoman.knowledge.tables import read_data_file
from dragoman.model.when import DateRange

ONGOING = ".."


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entry of a knowledge file; ``lines`` are its source lines, from line number ``line``."""

    path: Path
    line: int
    lines: tuple[str, ...]
    values: Mapping[str, Any]

    def error(self, message: str, *, near: str | None = None) -> KnowledgeError:
        """Return the error to raise, at the first line of the row that holds ``near``."""
        offset = next((n for n, text in enumerate(self.lines) if near and near in text), 0)
        return KnowledgeError(f"{self.path}:{self.line + offset}: {message}")

    def check_keys(self, allowed: frozenset[str], required: frozenset[str]) -> None:
        """Refuse keys outside ``allowed`` and a row without one of ``required``."""
        for key in sorted(self.values.keys() - allowed):
            raise self.error(f"unknown key {key!r}", near=key)
        for key in sorted(required - self.values.keys()):
            raise self.error(f"missing key {key!r}")

    def text(self, key: str) -> str | None:
        """Return a value that must be a non-empty string where present."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            raise self.error(f"{key} must be a non-empty text", near=key)
        return value

    def required_text(self, key: str) -> str:
        """Return a value that must be there and a non-empty string."""
        value = self.text(key)
        if value is None:
            raise self.error(f"missing key {key!r}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a value that must be a list of non-empty strings where present."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            raise self.error(f"{key} must be a list of non-empty texts", near=key)
        return tuple(value)

    def tables(self, key: str) -> tuple[Mapping[str, Any], ...]:
        """Return a value that must be a list of tables where present."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise self.error(f"{key} must be a list of tables", near=key)
        return tuple(value)

    def dates(self, text: str | None, *, reviewed: DateRange) -> DateRange | None:
        """Read ``2014-05/2020-12`` or, held when the file was last reviewed, ``2014-05/..``."""
        if text is None:
            return None
        first, _, last = text.partition("/")
        try:
            start = DateRange.parse(first)
            end = reviewed if last == ONGOING else DateRange.parse(last or first)
            return DateRange(first=start.first, last=end.last)
        except DateError as error:
            raise self.error(f"wrong date {text!r}: {error}", near=text) from error


def read_toml_rows(path: Path, table: str) -> tuple[Mapping[str, Any], list[Row]]:
    """Return the file's other top-level values and its ``[[table]]`` entries.

    Raises:
        KnowledgeError: the file is missing, no TOML, holds no entry, or writes them otherwise.
    """
    file = read_data_file(path)
    entries = file.rows(table)
    firsts = [n for n, line in enumerate(file.lines, 1) if line.strip() == f"[[{table}]]"]
    if len(firsts) != len(entries):
        raise file.error(f"every entry must start with a line [[{table}]]")
    if not entries:
        near = difflib.get_close_matches(table, file.content, n=1)
        hint = f"; did you mean [[{table}]] by {near[0]!r}?" if near else ""
        raise file.error(f"there is no [[{table}]] in it{hint}", near[0] if near else table)
    ends = [*(first - 1 for first in firsts[1:]), len(file.lines)]
    others = {key: value for key, value in file.content.items() if key != table}
    return others, [
        Row(path=path, line=first, lines=file.lines[first - 1 : end], values=entry)
        for first, end, entry in zip(firsts, ends, entries, strict=True)
    ]


def read_tsv_rows(path: Path, lists: Sequence[str]) -> Iterator[Row]:
    """Yield the lines under a header as rows; ``lists`` are columns split at ``|``.

    Empty cells are left out; lines that start with ``#`` are comments.
    """
    header: list[str] | None = None
    for number, content in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not content.strip() or content.startswith("#"):
            continue
        cells = content.split("\t")
        if header is None:
            header = cells
            continue
        if len(cells) != len(header):
            raise KnowledgeError(
                f"{path}:{number}: {len(cells)} columns where the header has {len(header)}"
            )
        values = {
            name: cell.split("|") if name in lists else cell
            for name, cell in zip(header, cells, strict=True)
            if cell
        }
        yield Row(path=path, line=number, lines=(content,), values=values)
