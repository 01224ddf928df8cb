"""Incidents told of people who are described first and named after: "two rivals, X and Y, met"."""

import re

from dragoman.analyse.sql import read_sql
from dragoman.store.base import Store

# what stands between a description and the names that explain it
_OPENED = re.compile(r"\s*(?:[,(:–—-]|--)\s*(?P<before>.*)", re.DOTALL)
_LISTED = re.compile(r"(?:,|\band)\s*\Z")
# after these, whoever is named is somebody else
_OTHERS = re.compile(
    r"\b(?:by|for|from|said|says|than|to|which|while|who|whose|with)\b", re.IGNORECASE
)


def find_described(store: Store, entity: str | None, kind: str | None) -> tuple[str, ...]:
    """Return the incidents of a type whose doers are a description that an entity explains."""
    if entity is None or kind is None:
        return ()
    rows = store.query(read_sql("ask_described"), entity=entity, type=kind)
    return tuple(sorted({row["incident"] for row in rows if _explains(row["gap"])}))


def _explains(between: str) -> bool:
    """Tell whether what stands after the words ``between`` says who was described before them."""
    opened = _OPENED.fullmatch(between)
    if opened is None or _OTHERS.search(between):
        return False
    return not opened["before"] or _LISTED.search(between) is not None
