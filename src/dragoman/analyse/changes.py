"""What changed over a stretch of time: places that changed hands, ties that came or ended."""

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from dragoman.analyse.ask_answers import AnswerLine, according, is_report, standing_note
from dragoman.analyse.ask_ties import VERBS, join_notes, tie_line
from dragoman.analyse.citations import Citation
from dragoman.analyse.network import TieReport, report_ties
from dragoman.analyse.sql import read_sql
from dragoman.model.when import DateRange
from dragoman.store.base import Store

# basis of a tie's end where the words say that it was lost, not merely last reported
_LOSS = "loss"
# holds are told by their own; who is named by an office had it before, mostly
_NO_NEWS = frozenset({"controls", "commands", "member_of"})


def list_changes(store: Store, period: DateRange, *, about: str | None = None) -> list[AnswerLine]:
    """Return what is first reported, and what is reported to have ended, within the time.

    A place has changed hands where another holder was reported before. A tie with no earlier
    evidence is told as reported first then, which does not say that it began then.
    """
    rows = [
        row
        for row in store.query(read_sql("ask_ties"))
        if about is None or about in {row["a"], row["b"]}
    ]
    lost = {row["relation"] for row in rows if row["end_basis"] == _LOSS}
    bounds = {row["relation"]: (row["start_first"], row["end_last"]) for row in rows}
    ties = [
        tie
        for tie in report_ties(store, rows, None)
        if any(is_report(citation) for citation in tie.citations)
    ]
    begun = {row["relation"] for row in rows if row["start_basis"] != _LOSS}
    found = [
        *_new_holders([tie for tie in ties if tie.relation in begun], bounds, period),
        *_new_ties(ties, bounds, period, _first_told(ties, bounds)),
        *(
            _ended(tie)
            for tie in ties
            if tie.relation in lost and _within(bounds[tie.relation][1], period)
        ),
    ]
    return sorted(found, key=lambda line: (line.date or "", line.record))


_Bounds = dict[str, tuple[str | None, str | None]]


def _new_holders(
    ties: Iterable[TieReport], bounds: _Bounds, period: DateRange
) -> Iterator[AnswerLine]:
    held = sorted(
        (tie for tie in ties if tie.kind == "controls" and bounds[tie.relation][0]),
        key=lambda tie: (tie.b, bounds[tie.relation][0] or "", tie.relation),
    )
    for _, group in groupby(held, key=lambda tie: tie.b):
        before: TieReport | None = None
        for tie in group:
            if _within(bounds[tie.relation][0], period):
                yield _change(tie, before if before and before.a != tie.a else None)
            before = tie


def _change(tie: TieReport, before: TieReport | None) -> AnswerLine:
    citations = _published(tie, since_end=False) if tie.lost else tie.citations
    text = f"{tie.a_name} is first reported to hold {tie.b_name}, {according(citations)}"
    earlier: tuple[TieReport, ...] = ()
    if before is not None:
        text += f"; before that {before.a_name}, {according(before.citations)}"
        earlier = (before,)
    return AnswerLine(
        text=text,
        record=tie.relation,
        date=tie.start,
        note=_note(tie),
        citations=(*citations, *(c for each in earlier for c in each.citations)),
    )


def _new_ties(
    ties: Iterable[TieReport], bounds: _Bounds, period: DateRange, first: Collection[str]
) -> Iterator[AnswerLine]:
    for tie in ties:
        if tie.kind not in _NO_NEWS and _within(bounds[tie.relation][0], period):
            line = tie_line(tie)
            when = "first reported" if tie.relation in first else "reported again"
            yield AnswerLine(
                text=f"{when}: {line.text}",
                record=line.record,
                date=tie.start,
                note=line.note,
                citations=line.citations,
            )


def _first_told(ties: Iterable[TieReport], bounds: _Bounds) -> set[str]:
    """Return the first spells of ties."""
    found: dict[tuple[str, str, str], str] = {}
    for tie in sorted(ties, key=lambda tie: (bounds[tie.relation][0] or "", tie.relation)):
        found.setdefault((tie.kind, tie.a, tie.b), tie.relation)
    return set(found.values())


def _ended(tie: TieReport) -> AnswerLine:
    verb = VERBS.get(tie.kind, tie.kind)
    lost = f"{tie.a_name} is reported to have lost {tie.b_name}"
    ended = f"reported to have ended: {tie.a_name} {verb} {tie.b_name}"
    told = lost if tie.kind == "controls" else ended
    citations = _published(tie, since_end=True)
    return AnswerLine(
        text=f"{told}, {according(citations)}",
        record=tie.relation,
        date=tie.end,
        note=_note(tie),
        citations=citations,
    )


def _published(tie: TieReport, *, since_end: bool) -> tuple[Citation, ...]:
    """Return the citations that were published since a tie ended, or before; all for want of any.

    The others tell of its beginning, or of its end.
    """
    day = tie.end or ""
    chosen = (c for c in tie.citations if ((c.published or day) >= day) is since_end)
    return tuple(chosen) or tie.citations


def _note(tie: TieReport) -> str | None:
    return join_notes([standing_note(tie.citations), "disputed" if tie.disputed else None])


def _within(day: str | None, period: DateRange) -> bool:
    return day is not None and period.first.isoformat() <= day <= period.last.isoformat()
