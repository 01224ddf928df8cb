"""Who backs or opposes whom at a date, according to whom."""

import json
from dataclasses import dataclass
from datetime import timedelta

from dragoman.analyse.citations import Citation, cite, in_order
from dragoman.analyse.sql import read_sql
from dragoman.model.when import DateRange
from dragoman.store.base import Row, Store

# what the end of a hold rests on where the place was lost
LOSS = "loss"
# who lost a place held it so long before, where nothing else is told
JUST_BEFORE = timedelta(days=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class TieReport:
    """A dated tie as the record knows it.

    ``standing`` says how it bears on the date asked about: ``reported`` (evidence reaches that
    date), ``earlier`` or ``later`` (there is evidence only before or after it), ``undated``.
    ``lost`` is a hold told to have ended on its last day.
    """

    relation: str
    kind: str
    sign: int
    a: str
    a_name: str
    b: str
    b_name: str
    start: str | None
    end: str | None
    origins: int
    disputed: bool
    standing: str
    lost: bool
    citations: tuple[Citation, ...]


def list_ties(
    store: Store, *, entity: str | None = None, on: DateRange | None = None
) -> list[TieReport]:
    """Return the ties of an entity (of all, for ``None``), those reported for the date first."""
    return report_ties(store, store.query(read_sql("network"), entity=entity), on)


def report_ties(store: Store, rows: list[Row], on: DateRange | None) -> list[TieReport]:
    """Join rows of ties with their claims and say how each bears on the date."""
    claims: dict[str, list[str]] = {}
    ids = json.dumps([row["relation"] for row in rows])
    for row in store.query(read_sql("relation_claims"), relations=ids):
        claims.setdefault(row["relation"], []).append(row["claim"])
    cited = cite(store, [claim for group in claims.values() for claim in group])
    found = [
        TieReport(
            relation=row["relation"],
            kind=row["kind"],
            sign=row["sign"],
            a=row["a"],
            a_name=row["a_name"],
            b=row["b"],
            b_name=row["b_name"],
            start=row["start"],
            end=row["end"],
            origins=row["origins"],
            disputed=bool(row["disputed"]),
            standing=_standing(row, on),
            lost=row["end_basis"] == LOSS,
            citations=in_order(cited, claims.get(row["relation"], ())),
        )
        for row in rows
    ]
    order = ("reported", "earlier", "later", "undated")
    return sorted(
        found, key=lambda tie: (order.index(tie.standing), -tie.origins, tie.a_name, tie.relation)
    )


def _standing(row: Row, on: DateRange | None) -> str:
    if row["start_first"] is None or row["end_last"] is None:
        return "undated"
    if on is None or (
        row["start_first"] <= on.last.isoformat() and row["end_last"] >= on.first.isoformat()
    ):
        return "reported"
    if row["end_last"] < on.first.isoformat():
        return "earlier"
    lost = row["end_basis"] == LOSS and row["start"] == row["end"]
    soon = (on.last + JUST_BEFORE).isoformat() >= row["start_first"]
    return "reported" if lost and soon else "later"
