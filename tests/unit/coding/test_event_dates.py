"""When events happened, and on what that rests."""

from dataclasses import replace

import pytest
from said import parse

from dragoman.coding.events import events_step
from dragoman.model.events import Event
from dragoman.model.text import TimeExpression
from dragoman.model.when import DateRange

PUBLISHED = DateRange.parse("2017-03-15")


def code(
    text: str, *times: tuple[str, str], published: DateRange | None = PUBLISHED
) -> list[Event]:
    """Code a text with times given as (words, values joined by blanks)."""
    (reading,) = parse([text], published=published)
    found = []
    for words, values in times:
        start = text.index(words)
        found.append(
            TimeExpression(
                start=start,
                end=start + len(words),
                values=tuple(DateRange.parse(value) for value in values.split()),
                basis="explicit",
            )
        )
    reading = replace(reading, times=tuple(sorted(found, key=lambda t: t.start)))
    return list(events_step().run(reading).events)


def dates(events: list[Event]) -> list[tuple[str | None, str | None]]:
    return [(e.date.edtf() if e.date else None, e.date_basis) for e in events]


def test_date_comes_from_the_clause_with_its_evidence() -> None:
    text = "On 3 March 2017 rebels attacked the garrison."
    (event,) = code(text, ("3 March 2017", "2017-03-03"))
    assert dates([event]) == [("2017-03-03", "clause")]
    assert event.date_evidence is not None
    assert text[event.date_evidence.start : event.date_evidence.end] == "3 March 2017"


def test_several_dates_named_at_once_are_several_events() -> None:
    events = code(
        "In June and November 2016 the general made trips to Moscow.",
        ("June and November 2016", "2016-06 2016-11"),
    )
    assert dates(events) == [("2016-06", "clause"), ("2016-11", "clause")]
    assert len({event.id for event in events}) == 2


def test_time_of_the_main_clause_dates_a_clause_under_it() -> None:
    events = code(
        "The town fell on Friday, when rebels attacked the garrison.", ("Friday", "2017-03-10")
    )
    assert dates(events) == [("2017-03-10", "sentence")]


def test_time_of_a_nested_clause_dates_only_that_clause() -> None:
    events = code(
        "The army has recaptured the port from rebels who attacked a convoy in May 2016.",
        ("May 2016", "2016-05"),
    )
    assert dates(events) == [("2017-03-15", "publication"), ("2016-05", "clause")]


def test_time_set_just_before_holds_in_running_text() -> None:
    events = code(
        "Talks collapsed on 2 May 2016. Rebels attacked the garrison.", ("2 May 2016", "2016-05-02")
    )
    assert ("2016-05-02", "discourse") in dates(events)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels attacked the garrison.", ("2017-03-15", "publication")),
        ("Rebels have attacked the garrison.", ("2017-03-15", "publication")),
        ("Rebels are shelling the garrison.", ("2017-03-15", "publication")),
        ("Rebels previously attacked the garrison.", (None, None)),
        ("Rebels could attack the garrison.", (None, None)),
    ],
)
def test_day_of_publication_dates_only_news(
    text: str, expected: tuple[str | None, str | None]
) -> None:
    assert dates(code(text)) == [expected]


def test_vague_or_unknown_publication_dates_nothing() -> None:
    assert dates(code("Rebels attacked it.", published=None)) == [(None, None)]
    year = DateRange.parse("2017")
    assert dates(code("Rebels attacked the garrison.", published=year)) == [(None, None)]


def test_time_when_something_was_said_does_not_date_it() -> None:
    events = code(
        "Rebels attacked the garrison, the ministry reported on Sunday.", ("Sunday", "2017-03-12")
    )
    assert all(event.date_basis != "sentence" for event in events)


@pytest.mark.parametrize(
    ("text", "times", "expected"),
    [
        (
            "In October 2020, eighteen months after rebels attacked the capital, they talked.",
            [("October 2020", "2020-10")],
            ("2019-04", "sentence"),
        ),
        (
            "The army shelled the port on 14 March 2017, a week after rebels attacked the town.",
            [("14 March 2017", "2017-03-14")],
            ("2017-03-07", "sentence"),
        ),
        (
            "The truce ended in May 2016, two years after rebels attacked the garrison.",
            [("May 2016", "2016-05")],
            ("2014", "sentence"),
        ),
        ("The truce ended two years after rebels attacked the garrison.", [], (None, None)),
        (
            "The truce ended on 14 March 2017, days after rebels attacked the garrison.",
            [("14 March 2017", "2017-03-14")],
            (None, None),
        ),
        (
            "The truce ended in 2016, a week after rebels attacked the garrison.",
            [("2016", "2016")],
            (None, None),
        ),
    ],
)
def test_act_told_at_a_distance_has_the_moved_date_or_none(
    text: str, times: list[tuple[str, str]], expected: tuple[str | None, str | None]
) -> None:
    events = code(text, *times)
    (attack,) = [e for e in events if text[e.trigger.start : e.trigger.end] == "attacked"]
    assert dates([attack]) == [expected]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Two years after they fled", (None, None)),
        ("Six months before they fled", (None, None)),
        ("Two days before they fled", (None, None)),
        ("A week after they fled", ("2017-03-15", "publication")),
    ],
)
def test_act_far_from_another_or_before_it_is_no_news(
    opening: str, expected: tuple[str | None, str | None]
) -> None:
    text = f"{opening}, rebels attacked the garrison."
    (attack,) = [e for e in code(text) if text[e.trigger.start : e.trigger.end] == "attacked"]
    assert dates([attack]) == [expected]


@pytest.mark.parametrize(("day", "held"), [("Sunday", False), ("Friday", True)])
def test_date_of_running_text_is_not_carried_to_another_weekday(day: str, *, held: bool) -> None:
    events = code(
        f"Talks collapsed on 3 March 2017. Rebels attacked the garrison on {day}.",
        ("3 March 2017", "2017-03-03"),
        published=None,
    )
    assert (("2017-03-03", "discourse") in dates(events)) is held


def test_act_that_another_is_measured_from_keeps_the_date_of_its_own_clause() -> None:
    text = "Rebels attacked the garrison on 14 March 2017, a week after the truce ended."
    (attack,) = code(text, ("14 March 2017", "2017-03-14"))
    assert dates([attack]) == [("2017-03-14", "clause")]
