"""Dates as intervals at the precision known, written in EDTF style."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from dragoman.errors import DateError

_EDTF = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?\Z")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class DateRange:
    """Every day from ``first`` to ``last``, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a range that ends before it starts."""
        if self.last < self.first:
            raise DateError(f"a range cannot end ({self.last}) before it starts ({self.first})")

    @classmethod
    def day(cls, day: date) -> "DateRange":
        """Return the range of one day."""
        return cls(first=day, last=day)

    @classmethod
    def month(cls, year: int, month: int) -> "DateRange":
        """Return the range of one calendar month."""
        return cls(
            first=date(year, month, 1),
            last=date(year, month, calendar.monthrange(year, month)[1]),
        )

    @classmethod
    def year(cls, year: int) -> "DateRange":
        """Return the range of one calendar year."""
        return cls(first=date(year, 1, 1), last=date(year, 12, 31))

    @classmethod
    def parse(cls, text: str) -> "DateRange":
        """Read ``2017``, ``2017-03``, ``2017-03-14`` or an interval of two of them.

        Raises:
            DateError: the text is none of these or names no real day.
        """
        first, slash, last = text.strip().partition("/")
        start = _parse_point(first)
        return cls(first=start.first, last=_parse_point(last).last) if slash else start

    @property
    def days(self) -> int:
        """Return how many days the range covers."""
        return (self.last - self.first).days + 1

    @property
    def precision(self) -> str:
        """Return ``day``, ``month``, ``year`` or ``interval``."""
        return {4: "year", 7: "month", 10: "day"}.get(len(self.edtf()), "interval")

    def overlaps(self, other: "DateRange") -> bool:
        """Tell whether the two ranges share a day."""
        return self.first <= other.last and other.first <= self.last

    def contains(self, other: "DateRange") -> bool:
        """Tell whether every day of ``other`` is in this range."""
        return self.first <= other.first and other.last <= self.last

    def edtf(self) -> str:
        """Return the shortest EDTF string with exactly these days."""
        if self.first == self.last:
            return self.first.isoformat()
        whole_months = self.first.day == 1 and self.last == _month_end(self.last)
        if not whole_months:
            return f"{self.first.isoformat()}/{self.last.isoformat()}"
        if (self.first.month, self.last.month) == (1, 12):
            years = f"{self.first.year:04d}", f"{self.last.year:04d}"
            return years[0] if years[0] == years[1] else "/".join(years)
        months = self.first.isoformat()[:7], self.last.isoformat()[:7]
        return months[0] if months[0] == months[1] else "/".join(months)


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _parse_point(text: str) -> DateRange:
    match = _EDTF.match(text)
    if match is None:
        raise DateError(f"not a date: {text!r} (write 2017, 2017-03 or 2017-03-14)")
    year, month, day = match.groups()
    try:
        if day is not None:
            return DateRange.day(date(int(year), int(month), int(day)))
        return DateRange.month(int(year), int(month)) if month else DateRange.year(int(year))
    except (ValueError, calendar.IllegalMonthError) as error:
        raise DateError(f"no such day: {text!r}") from error
