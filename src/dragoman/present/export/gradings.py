"""Grades put beside the records they are of, in the published format."""

from collections.abc import Mapping, Sequence

from dragoman.analyse.grading import grade_claims, grade_information, outlet_grades
from dragoman.model.grading import Grading, Reliability
from dragoman.present.export.documents import Row
from dragoman.store.base import Store


def add_grades(store: Store, rows: Mapping[str, Sequence[Row]]) -> None:
    """Put the reliability of its outlet to each article, and the grades of all that is told."""
    outlets = outlet_grades(store)
    for document in rows["documents"]:
        document["reliability"] = outlets.get(document["outlet"] or "", Reliability.F)
    groups = [*rows["incidents"], *rows["relations"]]
    graded = grade_information(store, [row["id"] for row in groups])
    for row in groups:
        row["credibility"] = credibility_row(graded.get(row["id"]))
    claims = grade_claims(store, [row["id"] for row in rows["claims"]])
    for row in rows["claims"]:
        grade = claims.get(row["id"])
        row["grade"] = None if grade is None else grade.code
        row["grade_why"] = [] if grade is None else list(grade.reasons)


def credibility_row(grading: Grading | None) -> Row | None:
    """Return a grade of information with its words and reasons."""
    if grading is None:
        return None
    return {
        "grade": grading.credibility,
        "words": grading.credibility.words,
        "why": list(grading.reasons),
    }
