"""Date ranges: EDTF in and out, and comparisons."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import DateError
from dragoman.model.when import DateRange


@pytest.mark.parametrize(
    "text",
    ["2017", "2017-03", "2017-03-14", "2016-08/2016-12", "2015/2017", "2017-03-01/2017-03-14"],
)
def test_date_range_edtf_round_trips(text: str) -> None:
    assert DateRange.parse(text).edtf() == text


@pytest.mark.parametrize(
    "text", ["", "17", "2017-13", "2017-02-30", "yesterday", "2017-03-14/2016"]
)
def test_date_range_refuses_what_is_no_date(text: str) -> None:
    with pytest.raises(DateError):
        DateRange.parse(text)


@given(st.dates(min_value=date(1, 1, 1)), st.dates(min_value=date(1, 1, 1)))
def test_date_range_edtf_keeps_every_day(one: date, other: date) -> None:
    days = DateRange(first=min(one, other), last=max(one, other))
    assert DateRange.parse(days.edtf()) == days


@pytest.mark.parametrize(
    ("text", "precision"),
    [("2017", "year"), ("2017-03", "month"), ("2017-03-14", "day"), ("2016/2017", "interval")],
)
def test_date_range_tells_its_precision(text: str, precision: str) -> None:
    assert DateRange.parse(text).precision == precision


def test_date_range_overlap_shares_a_day() -> None:
    march, day = DateRange.parse("2017-03"), DateRange.parse("2017-03-31")
    assert march.overlaps(day)
    assert march.contains(day)
    assert not day.contains(march)
    assert not march.overlaps(DateRange.parse("2017-04"))
