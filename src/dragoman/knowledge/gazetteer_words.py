"""Words around names of places: parts, kinds of division, and what says that a thing lies by it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.knowledge.packs import DATA
from dragoman.knowledge.tables import read_data_file

LISTS = ("parts", "divisions", "towns", "nearby", "edges", "inside", "locative", "open")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """Word lists, lower case.

    ``parts`` before a name mean a part of the place ("northern"), ``divisions`` and ``towns``
    around it what it is ("province", "city"). ``nearby`` before it and ``edges`` after it say that
    something lies by it; ``inside`` stand between a name and what it lies in. ``locative`` and
    ``open`` are prepositions after which a name is a place, ``open`` only if it is of some size.
    """

    parts: frozenset[str]
    divisions: frozenset[str]
    towns: frozenset[str]
    nearby: tuple[str, ...]
    edges: tuple[str, ...]
    inside: tuple[str, ...]
    locative: frozenset[str]
    open: frozenset[str]


@cache
def load_place_words(path: Path = DATA / "places" / "words.toml") -> PlaceWords:
    """Load the words around names of places.

    Raises:
        KnowledgeError: a list is missing or unknown, naming file and line.
    """
    file = read_data_file(path)
    file.check_top(frozenset({"source", *LISTS}))
    lists = {name: _words(file.content, name) for name in LISTS}
    for name, words in lists.items():
        if not words:
            raise file.error(f"{name} must be a list of words")
    return PlaceWords(
        parts=frozenset(lists["parts"]),
        divisions=frozenset(lists["divisions"]),
        towns=frozenset(lists["towns"]),
        nearby=lists["nearby"],
        edges=lists["edges"],
        inside=lists["inside"],
        locative=frozenset(lists["locative"]),
        open=frozenset(lists["open"]),
    )


def _words(content: Mapping[str, Any], name: str) -> tuple[str, ...]:
    words = content.get(name)
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        return ()
    return tuple(words)
