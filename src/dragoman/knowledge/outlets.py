"""How a page names its outlet, authors and agency, read from ``outlets.toml``."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.knowledge.page_furniture import NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletWords:
    """Patterns with a group ``name``, weighted where several may disagree."""

    naming: tuple[tuple[int, re.Pattern[str]], ...]
    byline: tuple[re.Pattern[str], ...]
    author: tuple[re.Pattern[str], ...]
    nobody: frozenset[str]
    agencies: frozenset[str]
    agency_endings: tuple[str, ...]


@cache
def load_outlet_words() -> OutletWords:
    """Read and compile the patterns once."""
    source = files("dragoman.knowledge") / "data" / "outlets.toml"
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return OutletWords(
        naming=tuple((entry["weight"], _compile(entry["pattern"])) for entry in data["naming"]),
        byline=tuple(_compile(entry["pattern"]) for entry in data["byline"]),
        author=tuple(_compile(entry["pattern"]) for entry in data["author"]),
        nobody=frozenset(data["authors"]["nobody"]),
        agencies=frozenset(data["agencies"]["names"]),
        agency_endings=tuple(data["agencies"]["endings"]),
    )


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("<NAME>", NAME), re.IGNORECASE)
