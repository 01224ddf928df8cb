"""Grain: how finely a timeline tells apart."""

from enum import StrEnum

from dragoman.errors import DateError
from dragoman.model.when import DateRange


class Grain(StrEnum):
    """How finely a timeline tells apart."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


def period_of(date: str, grain: Grain) -> str:
    """Return the day, month or year a date lies in, or the date where it is coarser."""
    try:
        held = DateRange.parse(date)
    except DateError:
        return date
    first, last = held.first, held.last
    if grain is Grain.YEAR and first.year == last.year:
        return DateRange.year(first.year).edtf()
    if grain is Grain.MONTH and (first.year, first.month) == (last.year, last.month):
        return DateRange.month(first.year, first.month).edtf()
    return date
