"""Timeline: the incidents of a stretch of time, the weightiest first to be chosen, cited."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.analyse.citations import Citation, cite, in_order
from dragoman.analyse.grading import grade_information
from dragoman.analyse.sql import read_sql
from dragoman.model.grading import Grading
from dragoman.model.when import DateRange
from dragoman.store.base import Row, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One incident on the timeline, with the claims that tell it and how credible it is."""

    incident: str
    date: str
    type: str
    headline: str
    origins: int
    disputed: bool
    grading: Grading
    citations: tuple[Citation, ...]


def list_timeline(
    store: Store, *, within: DateRange | None = None, limit: int | None = None
) -> list[TimelineEntry]:
    """Return dated incidents in order of time.

    With a ``limit`` only the weightiest are kept: those told by most origins, then by most events,
    then the most violent or consequential by the order of the ontology's quads, then the earliest.
    """
    rows = store.query(
        read_sql("timeline"),
        first=within.first.isoformat() if within is not None else "0001-01-01",
        last=within.last.isoformat() if within is not None else "9999-12-31",
        most=limit if limit is not None else -1,
    )
    claims: dict[str, list[str]] = {}
    for row in store.query(
        read_sql("incident_claims"), incidents=json.dumps([row["incident"] for row in rows])
    ):
        claims.setdefault(row["incident"], []).append(row["claim"])
    cited = cite(store, [claim for group in claims.values() for claim in group])
    graded = grade_information(store, [row["incident"] for row in rows])
    entries = [
        _entry(row, claims.get(row["incident"], []), cited, graded[row["incident"]]) for row in rows
    ]
    return sorted(entries, key=lambda entry: (entry.date, entry.incident))


def _entry(
    row: Row, claims: list[str], cited: Mapping[str, Citation], grading: Grading
) -> TimelineEntry:
    return TimelineEntry(
        incident=row["incident"],
        date=row["date"],
        type=row["type"],
        headline=row["headline"],
        origins=row["origins"],
        disputed=bool(row["disputed"]),
        grading=grading,
        citations=in_order(cited, claims),
    )
