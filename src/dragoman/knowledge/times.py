"""Words that name times, read from ``times.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """The word lists of the time grammar; ``times.toml`` says what each is for."""

    numbers: Mapping[str, tuple[int, int]]
    seasons: Mapping[str, tuple[int, int]]
    holidays: Mapping[str, tuple[int, int]]
    named_days: Mapping[str, date]
    ambiguous_months: frozenset[str]
    month_openers: frozenset[str]
    year_openers: frozenset[str]
    loose_year_openers: frozenset[str]
    after_year: frozenset[str]
    year_determiners: frozenset[str]
    name_closers: frozenset[str]
    name_openers: frozenset[str]
    plans: frozenset[str]
    outcomes: frozenset[str]
    present_states: frozenset[str]


@cache
def load_time_words() -> TimeWords:
    """Read the word lists once."""
    source = files("dragoman.knowledge") / "data" / "times.toml"
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    lists = {name: frozenset(words) for name, words in data["words"].items()}
    return TimeWords(
        numbers=_pairs(data["numbers"]),
        seasons=_pairs(data["seasons"]),
        holidays=_pairs(data["holidays"]),
        named_days=data["named_days"],
        **lists,
    )


def _pairs(table: Mapping[str, list[int]]) -> dict[str, tuple[int, int]]:
    return {word: (low, high) for word, (low, high) in table.items()}
