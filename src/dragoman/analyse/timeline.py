"""Timeline: the dates most told of, in the articles' own words, with the incidents told there."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.analyse.citations import Citation, cite, in_order
from dragoman.analyse.datewise import tell_dates
from dragoman.analyse.grading import grade_information
from dragoman.analyse.sql import read_sql
from dragoman.analyse.timeline_grain import Grain
from dragoman.analyse.timeline_told import read_told
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineLine:
    """A sentence in the words of its article, and the incidents of that date it tells."""

    document: str
    path: str | None
    start: int
    end: int
    quote: str
    incidents: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineDate:
    """A day, month or year: how much is told of it, and the lines that tell it best.

    ``articles`` counts a text that many printed once.
    """

    period: str
    weight: float
    articles: int
    lines: tuple[TimelineLine, ...]


def tell_timeline(
    store: Store,
    *,
    grain: Grain | None = None,
    dates: int | None = None,
    each: int = 2,
    within: DateRange | None = None,
    words: Sequence[str] = (),
) -> list[TimelineDate]:
    """Return the ``dates`` most told of, or all, in order of time, with up to ``each`` lines."""
    told = tell_dates(
        read_told(store), grain=grain, dates=dates, each=each, within=within, words=words
    )
    lines = [line for date in told for line in date.sentences]
    known = _incidents(store, {incident for line in lines for incident in line.incidents})

    def told_then(period: str, incidents: Iterable[str]) -> tuple[TimelineEntry, ...]:
        then = DateRange.parse(period)
        found = [known[each] for each in incidents if each in known]
        return tuple(each for each in found if DateRange.parse(each.date).overlaps(then))

    return [
        TimelineDate(
            period=date.period,
            weight=date.weight,
            articles=date.articles,
            lines=_ranked(
                TimelineLine(
                    document=line.document,
                    path=line.path,
                    start=line.start,
                    end=line.end,
                    quote=line.text,
                    incidents=told_then(date.period, line.incidents),
                )
                for line in date.sentences
            ),
        )
        for date in told
    ]


def _ranked(lines: Iterable[TimelineLine]) -> tuple[TimelineLine, ...]:
    """Put first what most origins tell; else what is nearest to what all say stays first."""

    def origins(line: TimelineLine) -> int:
        return max((entry.origins for entry in line.incidents), default=0)

    return tuple(sorted(lines, key=origins, reverse=True))


def _incidents(store: Store, wanted: Iterable[str]) -> dict[str, TimelineEntry]:
    rows = store.query(read_sql("timeline_incidents"), incidents=json.dumps(sorted(wanted)))
    return {entry.incident: entry for entry in _entries(store, rows)}


def list_timeline(
    store: Store, *, within: DateRange | None = None, limit: int | None = None
) -> list[TimelineEntry]:
    """Return dated incidents in order of time, each by itself.

    With a ``limit`` only the weightiest are kept: those told by most origins, then by most events,
    then the most violent or consequential by the order of the ontology's quads, then the earliest.
    """
    rows = store.query(
        read_sql("timeline"),
        first=within.first.isoformat() if within is not None else "0001-01-01",
        last=within.last.isoformat() if within is not None else "9999-12-31",
        most=limit if limit is not None else -1,
    )
    return sorted(_entries(store, rows), key=lambda entry: (entry.date, entry.incident))


def _entries(store: Store, rows: Sequence[Row]) -> list[TimelineEntry]:
    claims: dict[str, list[str]] = {}
    for row in store.query(
        read_sql("incident_claims"), incidents=json.dumps([row["incident"] for row in rows])
    ):
        claims.setdefault(row["incident"], []).append(row["claim"])
    cited = cite(store, [claim for group in claims.values() for claim in group])
    graded = grade_information(store, [row["incident"] for row in rows])
    return [
        _entry(row, claims.get(row["incident"], []), cited, graded[row["incident"]]) for row in rows
    ]


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
