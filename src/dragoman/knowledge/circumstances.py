"""Words that show manner (modes) and matter (contexts) of an act."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.knowledge.ontology import load_ontology
from dragoman.knowledge.tables import Field, read_data_file

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


@cache
def load_circumstances(path: Path = CIRCUMSTANCES) -> Circumstances:
    """Load the word lists of modes and contexts.

    Raises:
        KnowledgeError: naming file and line of an unknown key, type, mode or context.
    """
    ontology = load_ontology()
    file = read_data_file(path)
    file.check_top(_TOP)
    modes: dict[tuple[str, str], tuple[str, ...]] = {}
    for index, row in enumerate(file.rows("mode")):
        file.check("mode", index, row, _MODE)
        event_type = ontology.types.get(row["type"])
        if event_type is None or row["mode"] not in event_type.modes:
            raise file.error(f"{row['type']} has no mode {row['mode']}", "mode", index, "mode")
        for word in row["words"]:
            key = (row["type"], word)
            modes[key] = (*modes.get(key, ()), row["mode"])
    contexts: dict[str, tuple[str, ...]] = {}
    for index, row in enumerate(file.rows("context")):
        file.check("context", index, row, _CONTEXT)
        if row["context"] not in ontology.contexts:
            raise file.error(f"no context {row['context']}", "context", index, "context")
        for word in row["words"]:
            contexts[word] = (*contexts.get(word, ()), row["context"])
    return Circumstances(modes=modes, contexts=contexts)
