"""Which files are articles and how records name their fields, read from ``inputs.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class InputWords:
    """``kinds`` maps a file's ending to a reader; ``fields`` a role to the names it goes by."""

    kinds: Mapping[str, str]
    beside_names: frozenset[str]
    beside_suffixes: tuple[str, ...]
    beside_folders: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]


@cache
def load_input_words() -> InputWords:
    """Read the lists once."""
    source = files("dragoman.knowledge") / "data" / "inputs.toml"
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    beside = data["beside"]
    return InputWords(
        kinds={suffix: kind for kind, suffixes in data["kinds"].items() for suffix in suffixes},
        beside_names=frozenset(beside["names"]),
        beside_suffixes=tuple(beside["suffixes"]),
        beside_folders=tuple(beside["folders"]),
        fields={role: tuple(names) for role, names in data["fields"].items()},
    )
