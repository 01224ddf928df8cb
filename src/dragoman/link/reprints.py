"""What a copy tells, dated as its origin dates it: news does not get new by being printed again."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from dragoman.link.facts import Fact, Facts, Tie
from dragoman.link.origins import Origins
from dragoman.model.ids import make_id

Telling = TypeVar("Telling", Fact, Tie)
# the text a sentence is from, and the sentence with the place in it
_Place = tuple[str, str]


def date_by_origins(facts: Facts, origins: Origins) -> Facts:
    """Return the facts with those in copied sentences dated as where they were first printed.

    Which sentences are one is told by their words; what the origin cannot date stays as it was.
    """
    events = _firsts(facts.facts, origins)
    ties = _firsts(facts.ties, origins)
    return replace(
        facts,
        facts=[_dated_event(fact, _first(fact, events, origins)) for fact in facts.facts],
        ties=[_dated_tie(tie, _first(tie, ties, origins)) for tie in facts.ties],
    )


def source_of(telling: Fact | Tie, origins: Origins) -> str:
    """Return the document that what is told was first printed in."""
    told = telling.event if isinstance(telling, Fact) else telling.statement
    return origins.source(telling.document, told.start, told.end)


def _firsts(told: Iterable[Telling], origins: Origins) -> Mapping[_Place, Telling]:
    """Return what is told where it was first printed; of two in one place, the first by id."""
    found: dict[_Place, Telling] = {}
    for each in told:
        if each.wording and source_of(each, origins) == each.document:
            found.setdefault((each.document, _place(each)), each)
    return found


def _first(telling: Telling, firsts: Mapping[_Place, Telling], origins: Origins) -> Telling | None:
    source = source_of(telling, origins)
    return firsts.get((source, _place(telling))) if source != telling.document else None


def _place(telling: Fact | Tie) -> str:
    """Return one key for what is told in a place of a sentence."""
    if isinstance(telling, Fact):
        return telling.wording
    return make_id("tie", telling.statement.kind, telling.a, telling.b, telling.wording)


def _dated_event(fact: Fact, first: Fact | None) -> Fact:
    if first is None or first.window is None:
        return fact
    event = replace(fact.event, date=first.event.date, date_basis=first.event.date_basis)
    return replace(fact, event=event, window=first.window)


def _dated_tie(tie: Tie, first: Tie | None) -> Tie:
    if first is None or first.date is None:
        return tie
    stated = first.statement
    statement = replace(tie.statement, date=stated.date, date_basis=stated.date_basis)
    return replace(tie, statement=statement, date=first.date, date_basis=first.date_basis)
