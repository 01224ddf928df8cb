"""The event ontology as data: types with modes, contexts, and how acts in scope are composed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.knowledge.packs import find_pack
from dragoman.knowledge.tables import DataFile, Field, read_data_file

PLOVER = Path(__file__).parent / "data" / "plover.toml"
OWN_FILE = "ontology.toml"

_TOP = frozenset(
    {"name", "extends", "quads", "decision", "composition", "type", "auxiliary", "context"}
)
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
    ``own`` are the types that a pack defines: the trained verifier knows nothing of them.
    ``general`` tells whether the general scheme's types are among them, so that the general
    dictionaries apply.
    """

    name: str
    quads: Mapping[int, str]
    types: Mapping[str, EventType]
    contexts: Mapping[str, str]
    auxiliary: Mapping[str, str]
    composition: Mapping[str, Mapping[str, Composed]]
    decisions: tuple[Decision, ...]
    own: frozenset[str] = frozenset()
    general: bool = True

    def compose(self, operator: str, event_type: str) -> Composed | None:
        """Return what ``event_type`` becomes under the operator; ``None`` where it stays."""
        return self.composition.get(operator, {}).get(event_type)

    def quad(self, event_type: str) -> int:
        """Return the quad class of a type."""
        return self.types[event_type].quad


def ontology_files(packs: Iterable[str]) -> tuple[Path, ...]:
    """Return the general ontology's file, then those of the packs that have one.

    Raises:
        KnowledgeError: there is no such pack.
    """
    own = (find_pack(name) / OWN_FILE for name in packs)
    return (PLOVER, *(path for path in own if path.is_file()))


@cache
def load_ontology(files: tuple[Path, ...] = (PLOVER,)) -> Ontology:
    """Load ontology files in order.

    A file that ``extends`` the one before it by name adds to it: types, modes, contexts and rules
    of composition, each in place of one of the same name. Any other file takes its place.

    Raises:
        KnowledgeError: an unknown key, a missing one, a code that is not defined, or a file that
            extends another than the one before it.
    """
    ontology = _EMPTY
    for path in files:
        ontology = _load_file(path, ontology)
    return ontology


_EMPTY = Ontology(
    name="", quads={}, types={}, contexts={}, auxiliary={}, composition={}, decisions=()
)


def _load_file(path: Path, before: Ontology) -> Ontology:
    file = read_data_file(path)
    file.check_top(_TOP)
    extended = file.content.get("extends")
    if extended is None:
        before = replace(_EMPTY, general=path == PLOVER)
    elif extended != before.name:
        raise file.error(
            f"it extends {extended!r}, but what stands is {before.name!r}", key="extends"
        )
    quads = {**before.quads, **_read_quads(file)}
    found = _read_types(file, quads, before.types)
    types = {**before.types, **found}
    return Ontology(
        name=str(file.content.get("name", path.stem)),
        quads=quads,
        types=types,
        contexts={**before.contexts, **_read_named(file, "context")},
        auxiliary={**before.auxiliary, **_read_named(file, "auxiliary")},
        composition=_read_composition(file, types, before.composition),
        decisions=(*before.decisions, *_read_decisions(file)),
        own=frozenset() if path == PLOVER else before.own | (found.keys() - before.types.keys()),
        general=before.general,
    )


def _read_quads(file: DataFile) -> dict[int, str]:
    quads = {}
    for number, name in file.content.get("quads", {}).items():
        if not number.isdecimal() or not isinstance(name, str):
            raise file.error(f"a quad is a number and a name, not {number} = {name!r}", "quads")
        quads[int(number)] = name
    return quads


def _read_types(
    file: DataFile, quads: Mapping[int, str], before: Mapping[str, EventType]
) -> dict[str, EventType]:
    types: dict[str, EventType] = {}
    for index, row in enumerate(file.rows("type")):
        file.check("type", index, row, _TYPE)
        if row["quad"] not in quads:
            raise file.error(f"no quad {row['quad']}", "type", index, "quad")
        if row["name"] in types:
            raise file.error(f"type {row['name']} stands twice", "type", index, "name")
        had = before[row["name"]].modes if row["name"] in before else {}
        types[row["name"]] = EventType(
            name=row["name"],
            quad=row["quad"],
            score=float(row["score"]),
            requires_recipient=row["requires_recipient"],
            definition=row["definition"],
            rules=tuple(row.get("rules", ())),
            modes={**had, **_read_modes(file, index, row.get("modes", ()))},
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
    file: DataFile,
    types: Mapping[str, EventType],
    before: Mapping[str, Mapping[str, Composed]],
) -> dict[str, Mapping[str, Composed]]:
    composition = dict(before)
    for operator, rows in file.content.get("composition", {}).items():
        table = f"composition.{operator}"
        composed = dict(before.get(operator, {}))
        for source, target in rows.items():
            name, _, mode = target.partition("-")
            if source not in types or name not in types:
                raise file.error(f"no type {source} or {name}", table, 0, source)
            if mode and mode not in types[name].modes:
                raise file.error(f"{name} has no mode {mode}", table, 0, source)
            composed[source] = Composed(type=name, mode=mode or None)
        composition[operator] = composed
    return composition
