"""The event ontology as data: types with modes, contexts, and how acts in scope are composed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.knowledge.tables import DataFile, Field, read_data_file

PLOVER = Path(__file__).parent / "data" / "plover.toml"

_TOP = frozenset({"name", "quads", "decision", "composition", "type", "auxiliary", "context"})
_DECISION = {
    "about": Field(kind=str, required=True),
    "choice": Field(kind=str, required=True),
    "why": Field(kind=str, required=True),
}
_TYPE = {
    "name": Field(kind=str, required=True),
    "quad": Field(kind=int, required=True),
    "score": Field(kind=float, required=True),
    "requires_recipient": Field(kind=bool, required=True),
    "definition": Field(kind=str, required=True),
    "rules": Field(kind=list, of=str),
    "modes": Field(kind=list, of=dict),
}
_NAMED = {
    "name": Field(kind=str, required=True),
    "definition": Field(kind=str, required=True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """One manner of an event type."""

    name: str
    score: float
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One thing that can be done; ``score`` runs from -10 (conflict) to 10 (cooperation)."""

    name: str
    quad: int
    score: float
    requires_recipient: bool
    definition: str
    rules: tuple[str, ...] = ()
    modes: Mapping[str, Mode]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided where the ontology's own text contradicts itself."""

    about: str
    choice: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """The code that an act gets in the scope of an operator."""

    type: str
    mode: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """Types, contexts and composition rules of one coding scheme.

    ``composition`` is keyed by operator (``commit``, ``refuse`` …), then by the type composed.
    """

    name: str
    quads: Mapping[int, str]
    types: Mapping[str, EventType]
    contexts: Mapping[str, str]
    auxiliary: Mapping[str, str]
    composition: Mapping[str, Mapping[str, Composed]]
    decisions: tuple[Decision, ...]

    def compose(self, operator: str, event_type: str) -> Composed | None:
        """Return what ``event_type`` becomes under the operator; ``None`` where it stays."""
        return self.composition.get(operator, {}).get(event_type)

    def quad(self, event_type: str) -> int:
        """Return the quad class of a type."""
        return self.types[event_type].quad


@cache
def load_ontology(path: Path = PLOVER) -> Ontology:
    """Load an ontology file.

    Raises:
        KnowledgeError: an unknown key, a missing one, or a code that the file does not define.
    """
    file = read_data_file(path)
    file.check_top(_TOP)
    quads = {int(number): str(name) for number, name in file.content.get("quads", {}).items()}
    types = _read_types(file, quads)
    return Ontology(
        name=str(file.content.get("name", path.stem)),
        quads=quads,
        types=types,
        contexts=_read_named(file, "context"),
        auxiliary=_read_named(file, "auxiliary"),
        composition=_read_composition(file, types),
        decisions=_read_decisions(file),
    )


def _read_types(file: DataFile, quads: Mapping[int, str]) -> dict[str, EventType]:
    types: dict[str, EventType] = {}
    for index, row in enumerate(file.rows("type")):
        file.check("type", index, row, _TYPE)
        if row["quad"] not in quads:
            raise file.error(f"no quad {row['quad']}", "type", index, "quad")
        if row["name"] in types:
            raise file.error(f"type {row['name']} stands twice", "type", index, "name")
        types[row["name"]] = EventType(
            name=row["name"],
            quad=row["quad"],
            score=float(row["score"]),
            requires_recipient=row["requires_recipient"],
            definition=row["definition"],
            rules=tuple(row.get("rules", ())),
            modes=_read_modes(file, index, row.get("modes", ())),
        )
    return types


def _read_modes(file: DataFile, index: int, rows: Any) -> dict[str, Mode]:  # noqa: ANN401  # TOML
    modes = {}
    for row in rows:
        if set(row) != {"name", "score", "definition"}:
            raise file.error("a mode has name, score and definition", "type", index, "modes")
        modes[row["name"]] = Mode(
            name=row["name"], score=float(row["score"]), definition=row["definition"]
        )
    return modes


def _read_named(file: DataFile, table: str) -> dict[str, str]:
    named = {}
    for index, row in enumerate(file.rows(table)):
        file.check(table, index, row, _NAMED)
        named[row["name"]] = row["definition"]
    return named


def _read_decisions(file: DataFile) -> tuple[Decision, ...]:
    decisions = []
    for index, row in enumerate(file.rows("decision")):
        file.check("decision", index, row, _DECISION)
        decisions.append(Decision(about=row["about"], choice=row["choice"], why=row["why"]))
    return tuple(decisions)


def _read_composition(
    file: DataFile, types: Mapping[str, EventType]
) -> dict[str, dict[str, Composed]]:
    composition: dict[str, dict[str, Composed]] = {}
    for operator, rows in file.content.get("composition", {}).items():
        table = f"composition.{operator}"
        composition[operator] = {}
        for source, target in rows.items():
            name, _, mode = target.partition("-")
            if source not in types or name not in types:
                raise file.error(f"no type {source} or {name}", table, 0, source)
            if mode and mode not in types[name].modes:
                raise file.error(f"{name} has no mode {mode}", table, 0, source)
            composition[operator][source] = Composed(type=name, mode=mode or None)
    return composition
