"""Gold files: what is there, of which kind, and their digests."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from dragoman.bench.scoring import Row
from dragoman.errors import IngestError

VARIABLE = "DRAGOMAN_GOLD"
DEFAULT = Path("../shared/gold")
# what the project wrote itself and ships with its tests
OWN = Path("tests/golden")
# A folder may hold gold of several kinds; the fields of its first row tell which.
KINDS: Mapping[str, tuple[tuple[str, frozenset[str]], ...]] = MappingProxyType(
    {
        "events": (
            ("events", frozenset({"id", "text", "type", "quad", "actor", "recipient"})),
            ("alarms", frozenset({"id", "text", "relevant"})),
        ),
        "claims": (("claims", frozenset({"id", "text", "attributions"})),),
        "geo": (("geo", frozenset({"id", "text", "spans"})),),
        "traps": (("traps", frozenset({"id", "marked", "modality", "polarity"})),),
        "chains": (("chains", frozenset({"id", "marked", "chains"})),),
        "world": (("world", frozenset({"id", "told"})),),
        "names": (("names", frozenset({"a", "b", "same"})),),
        "ner": (("ner", frozenset({"id", "text", "entities"})),),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFile:
    """One file of gold; ``name`` is its folder and name, as shown and pinned."""

    name: str
    kind: str
    path: Path
    digest: str

    def rows(self) -> list[Row]:
        """Return its rows.

        Raises:
            IngestError: a line is no JSON object, named with its number.
        """
        return read_rows(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownGold:
    """A file in a gold folder that no measure fits, and why."""

    name: str
    reason: str


def gold_folder(given: Path | None = None) -> Path:
    """Return the folder that holds gold: as given, by ``DRAGOMAN_GOLD``, or the usual place."""
    return given or Path(os.environ.get(VARIABLE) or DEFAULT)


def find_gold(folder: Path) -> Iterator[GoldFile | UnknownGold]:
    """Yield every gold file below ``folder``, sorted, whatever its name."""
    for group, kinds in KINDS.items():
        for path in sorted((folder / group).glob("*.jsonl")):
            name = f"{group}/{path.name}"
            try:
                kind = _kind_of(path, kinds)
            except IngestError as error:
                yield UnknownGold(name=name, reason=str(error))
                continue
            if kind is None:
                yield UnknownGold(name=name, reason="its first row has the fields of no kind known")
                continue
            digest = sha256(path.read_bytes()).hexdigest()
            yield GoldFile(name=name, kind=kind, path=path, digest=digest)


def own_linking() -> GoldFile | None:
    """Return the gold of who is meant in our own articles; none outside a working copy."""
    path = OWN / "linking.tsv"
    if not path.exists():
        return None
    digest = sha256(path.read_bytes()).hexdigest()
    return GoldFile(name="linking/linking.tsv", kind="linking", path=path, digest=digest)


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a file of JSON lines.

    Raises:
        IngestError: it cannot be read, or a line is no JSON object, named with its number.
    """
    try:
        return [row for _, row in _numbered_rows(path)]
    except (OSError, UnicodeDecodeError) as error:
        raise IngestError(f"{path}: cannot be read ({error})") from error


def write_rows(path: Path, rows: Sequence[Row]) -> None:
    """Write rows as JSON lines."""
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(lines), encoding="utf-8")


def _numbered_rows(path: Path) -> Iterator[tuple[int, Row]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise IngestError(f"{path}:{number}: {error}") from error
            if not isinstance(row, dict):
                raise IngestError(f"{path}:{number}: the line is no JSON object")
            yield number, row


def _kind_of(path: Path, kinds: Sequence[tuple[str, frozenset[str]]]) -> str | None:
    try:
        first = next((row for _, row in _numbered_rows(path)), None)
    except (OSError, UnicodeDecodeError) as error:
        raise IngestError(f"{path}: cannot be read ({error})") from error
    if first is None:
        return None
    return next((kind for kind, fields in kinds if fields <= first.keys()), None)
