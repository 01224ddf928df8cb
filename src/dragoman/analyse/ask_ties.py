"""Questions about ties: who backs whom, who holds what, what changed between two dates."""

from collections.abc import Collection, Iterable

from dragoman.analyse.ask_answers import AnswerLine, according, standing_note
from dragoman.analyse.network import TieReport, report_ties
from dragoman.analyse.sql import read_sql
from dragoman.model.when import DateRange
from dragoman.store.base import Store

VERBS = {
    "backs": "backs",
    "opposes": "opposes",
    "controls": "holds",
    "commands": "commands",
    "member_of": "belongs to",
    "allied_with": "is allied with",
    "hosts": "hosts",
    "arms": "arms",
    "trains": "trains",
    "pays": "pays",
    "treats": "treats",
}
# ties that hold in both directions
MUTUAL = frozenset({"allied_with"})
LOSS_ALONE = "known by its loss alone"
_STANDING = {
    "earlier": "only earlier evidence",
    "later": "only later evidence",
    "undated": "undated",
}


def find_ties(
    store: Store,
    kinds: Collection[str],
    *,
    a: str | None = None,
    b: str | None = None,
    on: DateRange | None = None,
) -> list[AnswerLine]:
    """Return the ties of these kinds from ``a`` to ``b``, those reported for the time first."""
    rows = [row for row in store.query(read_sql("ask_ties")) if row["kind"] in kinds]
    fitting = [
        row
        for row in rows
        if _fits(row["a"], row["b"], a, b)
        or (row["kind"] in MUTUAL and _fits(row["b"], row["a"], a, b))
    ]
    return [tie_line(tie) for tie in report_ties(store, fitting, on) if tie.citations]


def tie_line(tie: TieReport) -> AnswerLine:
    """Return one tie as reported, with who says so."""
    verb = VERBS.get(tie.kind, tie.kind.replace("_", " "))
    until = ""
    if tie.lost and tie.kind == "controls" and tie.end is not None:
        verb, until = "held", f" until {_say_day(tie.end)}"
    notes = [
        LOSS_ALONE if until and tie.start == tie.end else _STANDING.get(tie.standing),
        standing_note(tie.citations),
        "disputed" if tie.disputed else None,
    ]
    return AnswerLine(
        text=f"{tie.a_name} {verb} {tie.b_name}{until}, {according(tie.citations)}",
        record=tie.relation,
        date=span_text(tie.start, tie.end),
        note=join_notes(notes),
        citations=tie.citations,
    )


def _say_day(date: str) -> str:
    first, between, last = date.partition("/")
    return f"some day between {first} and {last}" if between else date


def join_notes(notes: Iterable[str | None]) -> str | None:
    """Return the notes there are, in one."""
    return ", ".join(note for note in notes if note) or None


def span_text(start: str | None, end: str | None) -> str | None:
    """Return the time between two dates in words."""
    if start is None and end is None:
        return None
    return start if start == end else f"{start or '…'} to {end or '…'}"


def _fits(one: str, two: str, a: str | None, b: str | None) -> bool:
    return (a is None or one == a) and (b is None or two == b)
