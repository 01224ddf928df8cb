"""Closed lists of English words that steer how coding reads syntax."""

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from dragoman.knowledge.tables import read_data_file

GRAMMAR = Path(__file__).parent / "data" / "grammar.toml"

_TOP = frozenset({"source", "reviewer", "lists"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The lists; the data file says what each is for."""

    object_control: frozenset[str]
    documents: frozenset[str]
    measures: frozenset[str]
    wrappers: frozenset[str]
    earlier: frozenset[str]
    locative: frozenset[str]
    placing: frozenset[str]
    about: frozenset[str]
    deciding: frozenset[str]
    pledging: frozenset[str]
    scheduled: frozenset[str]
    stopping: frozenset[str]
    cancelling: frozenset[str]
    future: frozenset[str]
    obliging: frozenset[str]
    days: frozenset[str]
    changed: frozenset[str]
    circumstance: frozenset[str]
    identifying: frozenset[str]
    giving: frozenset[str]
    compass: frozenset[str]
    unpassive: frozenset[str]


@cache
def load_grammar(path: Path = GRAMMAR) -> Grammar:
    """Load the lists.

    Raises:
        KnowledgeError: a list is missing, unknown, or holds something other than words.
    """
    file = read_data_file(path)
    file.check_top(_TOP)
    lists = file.content.get("lists", {})
    known = {field.name for field in fields(Grammar)}
    for name, words in lists.items():
        if name not in known:
            raise file.error(f"unknown list {name}", "lists", 0, name)
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise file.error(f"{name} must be a list of words", "lists", 0, name)
    missing = sorted(known - set(lists))
    if missing:
        raise file.error(f"[lists] lacks {', '.join(missing)}", "lists")
    return Grammar(**{name: frozenset(words) for name, words in lists.items()})
