"""Grades of the Admiralty system: of an outlet by a person, of information by its grounds."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Reliability(StrEnum):
    """How far an outlet can be relied on, from A, completely, to E, not; F is not known."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def words(self) -> str:
        """Return the grade in words."""
        return RELIABILITY[self]


class Credibility(StrEnum):
    """How credible information is, from 1, confirmed, to 5, improbable; 6 cannot be judged."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    UNJUDGED = "6"

    @property
    def words(self) -> str:
        """Return the grade in words."""
        return CREDIBILITY[self]


RELIABILITY = {
    Reliability.A: "completely reliable",
    Reliability.B: "usually reliable",
    Reliability.C: "fairly reliable",
    Reliability.D: "not usually reliable",
    Reliability.E: "unreliable",
    Reliability.F: "reliability cannot be judged",
}
CREDIBILITY = {
    Credibility.CONFIRMED: "confirmed by other sources",
    Credibility.PROBABLE: "probably true",
    Credibility.POSSIBLE: "possibly true",
    Credibility.DOUBTFUL: "doubtful",
    Credibility.IMPROBABLE: "improbable",
    Credibility.UNJUDGED: "truth cannot be judged",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletGrade:
    """A person's grade of an outlet; ``undoes`` is the id of the one that is taken back."""

    id: str
    on: date
    by: str
    outlet: str
    grade: Reliability = Reliability.F
    undoes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grading:
    """How credible information is, and why."""

    credibility: Credibility
    reasons: tuple[str, ...]
