"""Questions about incidents: what happened where and when, who did what, who met whom."""

import json
from dataclasses import dataclass

from dragoman.analyse.ask_answers import AnswerLine, according, is_report, standing_note, tells_not
from dragoman.analyse.ask_described import find_described
from dragoman.analyse.ask_ties import join_notes
from dragoman.analyse.citations import Citation, cite, in_order
from dragoman.analyse.sql import read_sql
from dragoman.model.when import DateRange
from dragoman.store.base import Row, Store

NOT_DONE = "not having taken place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which incidents: of a type, at a place or anywhere in a country, with these parties.

    ``doer`` did it, ``target`` had it done to them or is where it was done.
    """

    type: str | None = None
    place: str | None = None
    country: str | None = None
    a: str | None = None
    b: str | None = None
    doer: str | None = None
    target: str | None = None
    period: DateRange | None = None


def find_incidents(store: Store, wanted: Wanted, *, denied: bool = False) -> list[AnswerLine]:
    """Return the incidents that fit by date, undated ones last.

    What nobody says to have happened is left out, but for what is told to have failed or not to
    have taken place; ``denied`` keeps what is only denied.
    """
    period = wanted.period
    rows = store.query(
        read_sql("ask_incidents"),
        type=wanted.type,
        place=wanted.place,
        country=wanted.country,
        a=wanted.a,
        b=wanted.b,
        a_described=json.dumps(find_described(store, wanted.a, wanted.type)),
        b_described=json.dumps(find_described(store, wanted.b, wanted.type)),
        doer=wanted.doer,
        target=wanted.target,
        first=period.first.isoformat() if period else None,
        last=period.last.isoformat() if period else None,
    )
    told = cite_incidents(store, [row["incident"] for row in rows])
    return [
        _line(row, told[row["incident"]])
        for row in rows
        if _told(told[row["incident"]], denied=denied)
    ]


def cite_incidents(store: Store, incidents: list[str]) -> dict[str, tuple[Citation, ...]]:
    """Return the claims that tell each incident."""
    claims: dict[str, list[str]] = {incident: [] for incident in incidents}
    for row in store.query(read_sql("incident_claims"), incidents=json.dumps(incidents)):
        claims[row["incident"]].append(row["claim"])
    cited = cite(store, [claim for group in claims.values() for claim in group])
    return {incident: in_order(cited, group) for incident, group in claims.items()}


def _told(citations: tuple[Citation, ...], *, denied: bool) -> bool:
    if any(is_report(citation) for citation in citations):
        return True
    return any(
        citation.polarity == "denied" and (denied or tells_not(citation)) for citation in citations
    )


def _line(row: Row, citations: tuple[Citation, ...]) -> AnswerLine:
    headline = (row["headline"] or row["type"].capitalize()).removesuffix(f", {row['date']}")
    notes = [standing_note(citations, NOT_DONE), "disputed" if row["disputed"] else None]
    return AnswerLine(
        text=f"{headline}, {according(citations)}",
        record=row["incident"],
        date=row["date"],
        note=join_notes(notes),
        citations=citations,
    )
