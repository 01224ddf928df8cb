"""Words that show manner (modes) and matter (contexts) of an act."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.knowledge.ontology import PLOVER, Ontology, load_ontology
from dragoman.knowledge.packs import find_pack
from dragoman.knowledge.tables import DataFile, Field, read_data_file

CIRCUMSTANCES = Path(__file__).parent / "data" / "circumstances.toml"

_TOP = frozenset({"source", "reviewer", "mode", "context"})
_MODE = {
    "type": Field(kind=str, required=True),
    "mode": Field(kind=str, required=True),
    "words": Field(kind=list, of=str, required=True),
}
_CONTEXT = {
    "context": Field(kind=str, required=True),
    "words": Field(kind=list, of=str, required=True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """``modes`` by event type and word, ``contexts`` by word; a word may be two joined lemmas."""

    modes: Mapping[tuple[str, str], tuple[str, ...]]
    contexts: Mapping[str, tuple[str, ...]]


def circumstance_files(packs: Iterable[str]) -> tuple[Path, ...]:
    """Return the general file, then those of the packs that have one of that name.

    Raises:
        KnowledgeError: there is no such pack.
    """
    own = (find_pack(name) / CIRCUMSTANCES.name for name in packs)
    return (CIRCUMSTANCES, *(path for path in own if path.is_file()))


@cache
def load_circumstances(
    files: tuple[Path, ...] = (CIRCUMSTANCES,), scheme: tuple[Path, ...] = (PLOVER,)
) -> Circumstances:
    """Load the word lists of modes and contexts; ``scheme`` are the ontology's files.

    What the general file says of types that the ontology lacks is left out.

    Raises:
        KnowledgeError: naming file and line of an unknown key, type, mode or context.
    """
    ontology = load_ontology(scheme)
    modes: dict[tuple[str, str], tuple[str, ...]] = {}
    contexts: dict[str, tuple[str, ...]] = {}
    for path in files:
        file = read_data_file(path)
        file.check_top(_TOP)
        partial = path == CIRCUMSTANCES and not ontology.general
        _add_modes(file, ontology, modes, partial=partial)
        _add_contexts(file, ontology, contexts, partial=partial)
    return Circumstances(modes=modes, contexts=contexts)


def _add_modes(
    file: DataFile,
    ontology: Ontology,
    modes: dict[tuple[str, str], tuple[str, ...]],
    *,
    partial: bool,
) -> None:
    for index, row in enumerate(file.rows("mode")):
        file.check("mode", index, row, _MODE)
        event_type = ontology.types.get(row["type"])
        if event_type is None or row["mode"] not in event_type.modes:
            if partial:
                continue
            raise file.error(f"{row['type']} has no mode {row['mode']}", "mode", index, "mode")
        for word in row["words"]:
            key = (row["type"], word)
            modes[key] = (*modes.get(key, ()), row["mode"])


def _add_contexts(
    file: DataFile, ontology: Ontology, contexts: dict[str, tuple[str, ...]], *, partial: bool
) -> None:
    for index, row in enumerate(file.rows("context")):
        file.check("context", index, row, _CONTEXT)
        if row["context"] not in ontology.contexts:
            if partial:
                continue
            raise file.error(f"no context {row['context']}", "context", index, "context")
        for word in row["words"]:
            contexts[word] = (*contexts.get(word, ()), row["context"])
