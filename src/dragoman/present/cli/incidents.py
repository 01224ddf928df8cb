"""Judgements on incidents: that two are one, are not, or that an event is no part of one."""

from collections.abc import Sequence
from typing import Protocol

from dragoman.errors import AnswerError
from dragoman.link.incidents import incident_id
from dragoman.link.judgements import INCIDENT, make_judgement
from dragoman.model.judgements import Judgement, Verdict
from dragoman.present.cli.ids import find_record
from dragoman.present.cli.screen import print_line
from dragoman.store.base import Store

_SAID = {Verdict.MERGE: "is one with", Verdict.NOT_SAME: "is not"}
_EVENTS = "SELECT event FROM incident_events WHERE incident = :incident ORDER BY event"


class Desk(Protocol):
    """Where judgements are made: the record, the judgements so far, and how to add one."""

    @property
    def record(self) -> Store:
        """Return the record that is judged."""

    @property
    def held(self) -> tuple[Judgement, ...]:
        """Return the judgements so far."""

    def judge(self, judgement: Judgement) -> None:
        """Write a judgement down and apply it."""


def are_incidents(*names: str) -> bool:
    """Tell whether these are ids of incidents rather than names."""
    return all(name.startswith(INCIDENT) for name in names)


def judge_incidents(
    desk: Desk, verdict: Verdict, one: str, other: str, *, by: str | None = None
) -> None:
    """Say that two incidents are one, or are not.

    Raises:
        AnswerError: one of them is none, or both are one incident already.
    """
    first, second = _incident(desk.record, one), _incident(desk.record, other)
    if first == second:
        raise AnswerError(
            f"{one} and {other} are one already", way_out=f"see it: dragoman why {first}"
        )
    told = _line(desk.record, first), _line(desk.record, second)
    desk.judge(make_judgement(desk.held, verdict, first, b=second, by=by))
    print_line((told[0], "bold"), _SAID[verdict], (told[1], "bold"))


def split_incident(desk: Desk, name: str, events: Sequence[str], *, by: str | None = None) -> None:
    """Say that some events are no part of an incident.

    Raises:
        AnswerError: an event is not in it, or none would be left.
    """
    incident = _incident(desk.record, name)
    members = [row["event"] for row in desk.record.query(_EVENTS, incident=incident)]
    out = [find_record(desk.record, event).id for event in events]
    for event in out:
        if event not in members:
            raise AnswerError(
                f"{event} is no event of {incident}", way_out=f"they are: {', '.join(members)}"
            )
    left = [event for event in members if event not in out]
    if not left:
        raise AnswerError("nothing would be left of it", way_out="name fewer events")
    line = _line(desk.record, incident)
    for event in out:
        for other in left:
            pair = incident_id(other), incident_id(event)
            desk.judge(make_judgement(desk.held, Verdict.NOT_SAME, pair[0], b=pair[1], by=by))
    print_line((line, "bold"), "is told without", (", ".join(out), "bold"))


def _incident(store: Store, text: str) -> str:
    key = find_record(store, text)
    if key.kind != "incident":
        raise AnswerError(f"{text} is no incident", way_out="see them: dragoman timeline")
    return key.id


def _line(store: Store, incident: str) -> str:
    (row,) = store.query("SELECT headline FROM incidents WHERE id = :id", id=incident)
    return str(row["headline"])
