"""Relative places: "southeast of", "350 miles by road from", "near the … border"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.knowledge.gazetteer_words import PlaceWords

KM_PER_MILE = 1.609
# How far from its anchor a place may be that is only said to be near it, or in a direction.
NEAR_KM = 30.0
DIRECTION_KM = 100.0
LOOK_BACK = 90

_SMALL_WORDS = r"(?:the\s+)?(?:[a-z][a-z-]*\s+(?:of\s+)?){0,3}\Z"
# "broke off his holiday in X" places nothing away from X.
_NO_OTHER = r"(?:the\s+)?(?:(?!(?:in|at|on|near)\b)[a-z][a-z-]*\s+(?:of\s+)?){0,3}\Z"
_DIRECTION = r"(?:(?:north|south)[- ]?)?(?:east|west)|north|south"
_DISTANCE = re.compile(
    r"(?P<words>(?P<count>\d[\d,.]*)[ -]?(?P<unit>miles?|km|kms|kilomet(?:er|re)s?)\b"
    rf"[^.;:!?]{{0,40}}?\b(?:of|from|to|off|outside)\s+){_SMALL_WORDS}",
    re.IGNORECASE,
)
_BEARING = re.compile(
    rf"\b(?P<words>(?:{_DIRECTION})(?:ern)?(?:\s+(?:side|edge|outskirts))?\s+(?:of|from))\s+"
    rf"{_SMALL_WORDS}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """How the text places something by an anchor: its words, and how far off that may be."""

    words: str
    km: float


class OffsetFinder:
    """Finds offsets around names, with the words for nearness compiled once."""

    __slots__ = ("_edge", "_near")

    def __init__(self, words: PlaceWords) -> None:
        self._near = re.compile(
            rf"\b(?P<words>{_any_of(words.nearby)})\s+{_NO_OTHER}", re.IGNORECASE
        )
        self._edge = re.compile(
            rf"(?:['\u2019]s?)?\s+(?:[a-z]+ern\s+)?(?P<words>{_any_of(words.edges)})\b",
            re.IGNORECASE,
        )

    def find(self, text: str, start: int, end: int, *, floor: int) -> Offset | None:
        """Return how the words around a name at ``[start, end)`` place something away from it.

        ``floor`` is where its sentence starts.
        """
        before = text[max(floor, start - LOOK_BACK) : start]
        far = _DISTANCE.search(before)
        if far is not None:
            return Offset(words=_plain(far["words"]), km=_kilometres(far["count"], far["unit"]))
        bearing = _BEARING.search(before)
        if bearing is not None:
            return Offset(words=_plain(bearing["words"]), km=DIRECTION_KM)
        near, edge = self._near.search(before), self._edge.match(text, end)
        found = [_plain(match["words"]) for match in (near, edge) if match is not None]
        return Offset(words=" … ".join(found), km=NEAR_KM) if found else None


def _any_of(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _kilometres(count: str, unit: str) -> float:
    whole, _, rest = count.rstrip(".,").replace(",", "").partition(".")
    number = float(f"{whole or 0}.{rest.replace('.', '') or 0}")
    return number * (KM_PER_MILE if unit.lower().startswith("mile") else 1.0)
