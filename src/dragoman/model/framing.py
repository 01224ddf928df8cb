"""Words that take sides or keep their distance: what was called so, and in whose voice."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.claims import AttributionLink
from dragoman.model.text import Span


class FramingKind(StrEnum):
    """How words frame: a name for a party, a word that judges, distance, or marks around a word."""

    LABEL = "label"
    LOADED = "loaded"
    DISTANCING = "distancing"
    SCARE = "scare"


class Valence(StrEnum):
    """Which way words lean towards what they are said of."""

    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    POSITIVE = "positive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Framing:
    """A loaded or distancing term where it stands.

    ``term`` is the entry of the word list, or the words between scare marks. ``family`` groups
    terms among which a writer chooses. ``target`` are the words it is said of, ``mention`` the
    mention on them. ``attribution`` is whose voice it is, from the outlet inwards.
    """

    id: str
    document: str
    start: int
    end: int
    term: str
    kind: FramingKind
    valence: Valence
    attribution: tuple[AttributionLink, ...]
    family: str | None = None
    target: Span | None = None
    mention: str | None = None
    why: tuple[str, ...] = ()
