"""The questions nearest to one that was not understood, with the names it holds filled in."""

import re
from collections.abc import Sequence

from dragoman.analyse.ask_grammar import ACT_WORDINGS, TIE_WORDINGS, WORDINGS
from dragoman.analyse.sql import read_sql
from dragoman.store.base import Row, Store
from dragoman.text.name_parts import fold_name

NEAREST = 3
_PLACES = frozenset({"place", "facility"})


def list_examples() -> list[str]:
    """Return one question for each wording, with what is to be filled in in capitals."""
    names = {"actor": "NAME", "other": "NAME", "place": "PLACE"}
    return list(
        dict.fromkeys(w.example.format(**names) for w in (*WORDINGS, *TIE_WORDINGS, *ACT_WORDINGS))
    )


def suggest_questions(store: Store, asked: str) -> list[str]:
    """Return the known questions most like the one asked, best first."""
    from rapidfuzz import fuzz  # noqa: PLC0415 -- only a question not understood needs it

    actors, places, rest = _find_names(store.query(read_sql("ask_names")), asked)
    names = {"actor": actors[0], "other": actors[1], "place": places[0]}
    ranked = sorted(
        dict.fromkeys(w.example for w in (*WORDINGS, *TIE_WORDINGS, *ACT_WORDINGS)),
        key=lambda example: (-fuzz.token_sort_ratio(rest, _without_names(example)), example),
    )
    return [example.format(**names) for example in ranked[:NEAREST]]


def _find_names(rows: Sequence[Row], asked: str) -> tuple[list[str], list[str], str]:
    """Return actors and places to fill in, those in the question first, and its other words."""
    words = f" {fold_name(asked)} "
    met: list[Row] = []
    for row in sorted(rows, key=lambda row: (-len(row["alias"]), -row["mentions"], row["id"])):
        name = f" {fold_name(row['alias'])} "
        if name.strip() and name in words:
            words = words.replace(name, " ")
            met.append(row)
    met.sort(key=lambda row: fold_name(asked).find(fold_name(row["alias"])))
    common = sorted(rows, key=lambda row: (-row["mentions"], row["id"]))
    chosen = list(dict.fromkeys((row["name"], row["kind"]) for row in (*met, *common)))
    actors = [name for name, kind in chosen if kind not in _PLACES]
    places = [name for name, kind in chosen if kind in _PLACES]
    return [*actors, "NAME", "NAME"], [*places, "PLACE"], words.strip()


def _without_names(example: str) -> str:
    return fold_name(re.sub(r"\{\w+\}", " ", example))
