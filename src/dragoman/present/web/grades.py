"""Grades as the page reads them: letters of outlets, digits of information, reasons told once."""

from collections.abc import Mapping
from typing import Any

from dragoman.model.grading import CREDIBILITY, RELIABILITY, Reliability
from dragoman.present.web.lookup import Lookup, Row


def collect_grounds(lookup: Lookup) -> list[str]:
    """Return every reason for a grade of an incident or tie, each once, in order."""
    graded = (row.get("credibility") for kind in _GRADED for row in lookup.rows[kind])
    return sorted({why for grade in graded if grade is not None for why in grade["why"]})


def pack_reliability(document: Row) -> str:
    """Return the letter of an article's outlet; F, cannot be judged, where nobody gave one."""
    return str(document.get("reliability") or Reliability.F)


def pack_credibility(row: Row, places: Mapping[str, int]) -> dict[str, Any]:
    """Return the digit of an incident or tie and where its reasons stand."""
    grade = row.get("credibility")
    if grade is None:
        return {"grade": None, "grounds": []}
    return {"grade": int(grade["grade"]), "grounds": [places[why] for why in grade["why"]]}


def pack_claim_grade(claim: Row) -> int | None:
    """Return the digit of a claim's grade ("F3"); the letter is that of its outlet."""
    grade = claim.get("grade")
    return None if grade is None else int(grade[-1])


def grade_words() -> dict[str, dict[str, str]]:
    """Return what letters and digits say."""
    return {
        "reliability": {str(letter): words for letter, words in RELIABILITY.items()},
        "credibility": {str(digit): words for digit, words in CREDIBILITY.items()},
    }


_GRADED = ("incidents", "relations")
