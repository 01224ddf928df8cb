"""TOML data files read with a schema, so that a mistake is named with its file and line."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from dragoman.errors import KnowledgeError

_HEADER = re.compile(r"\s*\[\[?\s*([^\]\s]+)\s*\]\]?\s*(?:#.*)?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What a key of a table must hold; ``of`` is the type of a list's items."""

    kind: type
    required: bool = False
    of: type | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """A parsed data file that still knows its lines."""

    name: str
    lines: tuple[str, ...]
    content: Mapping[str, Any]

    def rows(self, table: str) -> list[Mapping[str, Any]]:
        """Return the ``[[table]]`` entries of the file, in order.

        Raises:
            KnowledgeError: the key holds something other than tables.
        """
        found = self.content.get(table, [])
        if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
            raise self.error(f"{table} must be written as [[{table}]]", table, 0)
        return found

    def line(self, table: str, index: int, key: str | None = None) -> int:
        """Return the line of a key in the ``index``-th ``[[table]]``, or of the table itself."""
        header = self._header_line(table, index)
        if key is None:
            return header
        pattern = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
        for number in range(header, len(self.lines)):
            if _HEADER.match(self.lines[number]):
                break
            if pattern.match(self.lines[number]):
                return number + 1
        return header

    def error(
        self, message: str, table: str = "", index: int = 0, key: str | None = None
    ) -> KnowledgeError:
        """Return the error that names this file and the line of the key."""
        return KnowledgeError(
            f"{self.name}:{self.line(table, index, key)}: {message}",
            way_out="correct the data file; docs/ describes its keys",
        )

    def check(
        self, table: str, index: int, row: Mapping[str, Any], schema: Mapping[str, Field]
    ) -> None:
        """Refuse unknown keys, missing ones and values of the wrong kind.

        Raises:
            KnowledgeError: naming file, line and key.
        """
        for key, value in row.items():
            rule = schema.get(key)
            if rule is None:
                raise self.error(f"unknown key {key!r} in [[{table}]]", table, index, key)
            if not _fits(value, rule):
                wanted = f"list of {rule.of.__name__}" if rule.of else rule.kind.__name__
                raise self.error(f"{key!r} must be a {wanted}", table, index, key)
        missing = sorted(key for key, rule in schema.items() if rule.required and key not in row)
        if missing:
            raise self.error(f"[[{table}]] lacks {', '.join(missing)}", table, index)

    def check_top(self, allowed: frozenset[str]) -> None:
        """Refuse top-level keys outside ``allowed``.

        Raises:
            KnowledgeError: naming file, line and key.
        """
        for key in self.content:
            if key not in allowed:
                number = next(
                    (n for n, line in enumerate(self.lines, 1) if _starts_key(line, key)), 1
                )
                raise KnowledgeError(f"{self.name}:{number}: unknown key {key!r}")

    def _header_line(self, table: str, index: int) -> int:
        seen = -1
        for number, line in enumerate(self.lines, 1):
            match = _HEADER.match(line)
            if match is not None and match.group(1) == table:
                seen += 1
                if seen == index:
                    return number
        return 1


def read_data_file(path: Path) -> DataFile:
    """Read one TOML file.

    Raises:
        KnowledgeError: it is missing, no UTF-8 or no TOML.
    """
    try:
        text = path.read_text(encoding="utf-8")
        content = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read ({error})") from error
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        number = place.group(1) if place else str(text.count("\n") + 1)
        raise KnowledgeError(f"{path}:{number}: {error}") from error
    return DataFile(name=str(path), lines=tuple(text.splitlines()), content=content)


def digest_data(paths: Iterable[Path]) -> str:
    """Return a digest over the names and bytes of data files, for a step's stamp."""
    digest = blake2b(digest_size=8)
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _fits(value: object, rule: Field) -> bool:
    if rule.kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if rule.kind is int and isinstance(value, bool):
        return False
    if not isinstance(value, rule.kind):
        return False
    if rule.of is None or not isinstance(value, list):
        return True
    return all(isinstance(item, rule.of) for item in value)


def _starts_key(line: str, key: str) -> bool:
    match = _HEADER.match(line)
    name = match.group(1) if match else line.partition("=")[0].strip().strip("\"'")
    return name.split(".")[0] == key
