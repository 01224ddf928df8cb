"""The grammar of written dates: month and weekday names, calendar arithmetic, absolute dates."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.model.when import DateRange

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# Written for exact case; ``find_dates`` adds the variant that ignores case.
MONTH = (
    r"(?:Jan(?:uary|\b\.?)|Feb(?:ruary|\b\.?)|Mar(?:ch|\b\.?)|Apr(?:il|\b\.?)|May|Jun(?:e|\b\.?)"
    r"|Jul(?:y|\b\.?)|Aug(?:ust|\b\.?)|Sept?(?:ember|\b\.?)|Oct(?:ober|\b\.?)"
    r"|Nov(?:ember|\b\.?)|Dec(?:ember|\b\.?))(?![A-Za-z])"
)
WEEKDAY = (
    r"(?:Mon(?:day|\b\.?)|Tue(?:sday|s?\b\.?)|Wed(?:nesday|\b\.?)|Thu(?:rsday|r?s?\b\.?)"
    r"|Fri(?:day|\b\.?)|Sat(?:urday|\b\.?)|Sun(?:day|\b\.?))(?![A-Za-z])"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)"
YEAR = r"(?:19|20)\d\d(?![\d%]|[.,]\d)"

_ABSOLUTE = re.compile(
    rf"""(?<![\w.-])(?:
      (?P<iso>(?P<iy>(?:19|20)\d\d)[-/](?P<im>0?[1-9]|1[0-2])[-/](?P<id>0?[1-9]|[12]\d|3[01])(?!\d))
    | (?P<numeric>(?P<na>\d\d?)(?P<sep>[/.-])(?P<nb>\d\d?)(?P=sep)(?P<ny>(?:19|20)\d\d)(?!\d))
    | (?:(?P<w>{WEEKDAY})\s*,?\s+(?:the\s+)?)?(?:
          (?P<m1>{MONTH})\s+(?P<d1>{DAY})(?:\s*,?\s+(?P<y1>{YEAR}))?
        | (?P<d2>{DAY})(?:\s+of)?[\s-]+(?P<m2>{MONTH})(?:\s*,?[\s-]+(?P<y2>{YEAR}))?
        | (?P<m3>{MONTH})\s*,?\s+(?P<y3>{YEAR})
      )
    )""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A date as written at ``[start, end)``; what is not written is ``None``.

    ``swapped`` is the other reading of an ambiguous numeric date (3/4/2017).
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    swapped: date | None = None

    def range(self) -> DateRange | None:
        """Return the days meant; ``None`` without a year or where there is no such day."""
        if self.year is None:
            return None
        own = calendar_range(self.year, self.month, self.day)
        if own is None or self.swapped is None:
            return own
        first, last = sorted((own.first, self.swapped))
        return DateRange(first=first, last=last)


def month_number(name: str) -> int:
    """Return 1–12 for a month's name or its abbreviation."""
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(name[:3].lower()))


def weekday_number(name: str) -> int:
    """Return 0 (Monday) to 6 for a weekday's name or its abbreviation."""
    return next(i for i, weekday in enumerate(WEEKDAYS) if weekday.startswith(name[:3].lower()))


def day_number(text: str) -> int:
    """Return the number in ``3``, ``03`` or ``3rd``."""
    return int(text.rstrip("stndrhSTNDRH"))


def calendar_range(year: int, month: int | None = None, day: int | None = None) -> DateRange | None:
    """Return the year, month or day named, or ``None`` where there is no such day."""
    if month is None:
        return DateRange.year(year)
    if day is None:
        return DateRange.month(year, month)
    if day > calendar.monthrange(year, month)[1]:
        return None
    return DateRange.day(date(year, month, day))


def shift_days(day: date, days: int) -> date:
    """Return the day ``days`` later, held within the calendar."""
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def shift_months(day: date, months: int) -> date:
    """Return the same day of another month, or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = min(max(index // 12, 1), 9999), index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def week_of(day: date) -> DateRange:
    """Return Monday to Sunday around a day."""
    monday = shift_days(day, -day.weekday())
    return DateRange(first=monday, last=shift_days(monday, 6))


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[WrittenDate]:
    """Yield every date written with a month, or in figures with a year, ignoring case."""
    for match in _ABSOLUTE.finditer(text, start, len(text) if end is None else end):
        found = _read(match)
        if found is not None:
            yield found


def parse_timestamp(text: str, *, day_first: bool | None = None) -> DateRange | None:
    """Read the date of a metadata field: a timestamp, a written date, a month or a year.

    ``day_first`` decides 03/04/2017; left open, the range spans both readings.
    """
    text = text.strip()
    compact = re.match(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)", text)
    if compact is not None:
        return calendar_range(*map(int, compact.groups()))
    partial = re.fullmatch(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?", text)
    if partial is not None:
        year, month = partial.groups()
        return calendar_range(int(year), int(month) if month else None)
    for found in find_dates(text):
        if found.swapped is None or found.year is None or day_first is None:
            return found.range()
        day_of = DateRange.day
        own = calendar_range(found.year, found.month, found.day)
        return own if day_first else day_of(found.swapped)
    return None


def written_order(text: str) -> bool | None:
    """Tell whether a date in figures puts the day first; ``None`` where it does not show."""
    match = re.match(r"\s*(\d\d?)[/.-](\d\d?)[/.-](?:19|20)\d\d", text)
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    twelve = len(MONTHS)
    return None if (first > twelve) == (second > twelve) else first > twelve


def _read(match: re.Match[str]) -> WrittenDate | None:
    start, end = match.span()
    if match["iso"]:
        year, month, day = int(match["iy"]), int(match["im"]), int(match["id"])
        return WrittenDate(start=start, end=end, year=year, month=month, day=day)
    if match["numeric"]:
        return _read_numeric(match)
    name = match["m1"] or match["m2"] or match["m3"]
    day_text, year_text = match["d1"] or match["d2"], match["y1"] or match["y2"] or match["y3"]
    return WrittenDate(
        start=start,
        end=end,
        year=int(year_text) if year_text else None,
        month=month_number(name),
        day=day_number(day_text) if day_text else None,
        weekday=weekday_number(match["w"]) if match["w"] else None,
    )


def _read_numeric(match: re.Match[str]) -> WrittenDate | None:
    first, second, year = int(match["na"]), int(match["nb"]), int(match["ny"])
    readings = [
        (month, day)
        for day, month in ((first, second), (second, first))
        if 1 <= month <= len(MONTHS) and 1 <= day <= calendar.monthrange(year, month)[1]
    ]
    if not readings:
        return None
    month, day = readings[0]
    other = date(year, *readings[1]) if len(set(readings)) > 1 else None
    return WrittenDate(
        start=match.start(), end=match.end(), year=year, month=month, day=day, swapped=other
    )
