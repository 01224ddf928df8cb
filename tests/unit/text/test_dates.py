from datetime import date

import pytest

from dragoman.model.when import DateRange
from dragoman.text.dates import (
    find_dates,
    parse_timestamp,
    shift_days,
    shift_months,
    week_of,
    written_order,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2017-03-14", "2017-03-14"),
        ("2017-03-14T06:40:00Z", "2017-03-14"),
        ("20170314", "2017-03-14"),
        ("14 March 2017", "2017-03-14"),
        ("MARCH 14, 2017", "2017-03-14"),
        ("Tue, 14 Mar 2017 10:00:00 GMT", "2017-03-14"),
        ("the 3rd of March 2017", "2017-03-03"),
        ("January 25 , 2011", "2011-01-25"),
        ("22/06/2018", "2018-06-22"),
        ("06/22/2018", "2018-06-22"),
        ("14.03.2017", "2017-03-14"),
        ("2017/3/4", "2017-03-04"),
        ("2017", "2017"),
        ("2017-03", "2017-03"),
        ("March 2017", "2017-03"),
        ("03/04/2017", "2017-03-04/2017-04-03"),
    ],
)
def test_timestamp_is_read(text: str, expected: str):
    found = parse_timestamp(text)
    assert found is not None
    assert found.edtf() == expected


@pytest.mark.parametrize(
    "text", ["", "yesterday", "99/99/2017", "30 February 2017", "March 7", "n/a"]
)
def test_timestamp_that_names_no_day_is_none(text: str):
    assert parse_timestamp(text) is None


@pytest.mark.parametrize(("day_first", "expected"), [(True, "2017-04-03"), (False, "2017-03-04")])
def test_timestamp_in_figures_follows_the_order_asked_for(day_first: bool, expected: str):  # noqa: FBT001
    assert parse_timestamp("03/04/2017", day_first=day_first) == DateRange.parse(expected)


@pytest.mark.parametrize(
    ("text", "order"),
    [("22/06/2018", True), ("06/22/2018", False), ("03/04/2018", None), ("x", None)],
)
def test_written_order_shows_only_beyond_twelve(text: str, order: bool | None):  # noqa: FBT001
    assert written_order(text) is order


@pytest.mark.parametrize(
    "text", ["12 mayors met", "decision 12, 2017", "March 30,000 men", "May 2.5 million", "1-2-3"]
)
def test_dates_are_not_seen_in_other_figures(text: str):
    assert [found for found in find_dates(text) if found.day is not None] == []


def test_date_without_year_has_no_days():
    (found,) = find_dates("TRIPOLI, April 7 (Coastal Press)")
    assert (found.month, found.day, found.range()) == (4, 7, None)


def test_months_shift_to_the_last_day_of_a_shorter_one():
    assert shift_months(date(2017, 3, 31), -1) == date(2017, 2, 28)
    assert shift_months(date(2017, 12, 1), 1) == date(2018, 1, 1)


def test_days_shift_no_further_than_the_calendar():
    assert shift_days(date.max, 5) == date.max


def test_week_runs_from_monday_to_sunday():
    assert week_of(date(2017, 3, 14)) == DateRange(first=date(2017, 3, 13), last=date(2017, 3, 19))
