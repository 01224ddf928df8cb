"""A day, month, season, part of a year or year, as people write it in a question."""

import re
from datetime import date, timedelta
from functools import cache

from dragoman.knowledge.times import load_time_words
from dragoman.model.when import DateRange
from dragoman.text.dates import (
    DAY,
    MONTH,
    MONTHS,
    YEAR,
    calendar_range,
    find_dates,
    month_number,
    shift_days,
    shift_months,
)

_ISO = r"(?:19|20)\d\d-\d\d(?:-\d\d)?"
_FIGURES = r"\d\d?[/.-]\d\d?[/.-](?:19|20)\d\d"
# the parts of a stretch that these words mean, in thirds
_THIRDS = {"early": 0, "mid": 1, "late": 2, "beginning": 0, "start": 0, "middle": 1, "end": 2}
_LAST = 2
PART = r"(?:(?:early|mid|late)(?:\s+in)?[\s-]+|(?:the\s+)?(?:beginning|start|middle|end)\s+of\s+)"
_NTH = ("first", "second", "third", "fourth", "last")
_SPAN = rf"(?:(?:the\s+)?(?:{'|'.join(_NTH)})\s+(?:half|quarter)\s+of|Q[1-4](?:\s+of)?)\s+{YEAR}"
_SPAN_READ = re.compile(
    rf"(?:(?P<nth>{'|'.join(_NTH)})\s+(?P<unit>half|quarter)\s+of|Q(?P<q>[1-4])(?:\s+of)?)"
    r"\s+(?P<year>\d{4})",
    re.IGNORECASE,
)
_PART_READ = re.compile(
    rf"(?P<part>{'|'.join(_THIRDS)})(?:\s+(?:of|in))?[\s-]+(?P<rest>.+)", re.IGNORECASE
)


@cache
def point_pattern() -> str:
    """Return the pattern of one written time; it has no groups."""
    seasons = "|".join(load_time_words().seasons)
    return (
        rf"(?:{_ISO}|{_FIGURES}|{_SPAN}|(?:the\s+)?{PART}?(?:the\s+)?(?:{seasons})(?:\s+of)?\s+{YEAR}"
        rf"|(?:the\s+)?{DAY}(?:\s+of)?\s+{MONTH}(?:,?\s+{YEAR})?"
        rf"|{MONTH}\s+(?:the\s+)?{DAY}(?:,?\s+{YEAR})?"
        rf"|{PART}?{MONTH}(?:\s+of)?,?\s+{YEAR}|{PART}?{YEAR})"
    )


def read_point(text: str, like: DateRange | None = None) -> DateRange | None:
    """Return the days that a written time names; what it leaves out is taken from ``like``.

    Of a date in figures the day comes first where it could be either.
    """
    words = re.sub(r"\Athe\s+", "", text.strip(), flags=re.IGNORECASE)
    if re.fullmatch(_ISO, words):
        return DateRange.parse(words)
    part = _PART_READ.fullmatch(words)
    if part is not None:
        whole = read_point(part["rest"], like)
        return _third(whole, _THIRDS[part["part"].lower()]) if whole is not None else None
    return _whole(words) or (_completed(words, like) if like is not None else None)


def say_readings(text: str) -> list[str]:
    """Say how each date was read that could be read with the month first, too."""
    return [
        f"{text[found.start : found.end]} is read as {found.day} {MONTHS[found.month - 1].title()} "
        f"{found.year}; for the other day write {found.swapped.isoformat()}"
        for found in find_dates(text)
        if found.swapped is not None and found.day is not None and found.month is not None
    ]


def _whole(words: str) -> DateRange | None:
    """Return the days of a time that leaves nothing out."""
    if re.fullmatch(YEAR, words):
        return DateRange.year(int(words))
    span = _SPAN_READ.fullmatch(words)
    if span is not None:
        return _fraction(span)
    season = re.fullmatch(r"(?P<season>[a-z]+)(?:\s+of)?\s+(?P<year>\d{4})", words, re.IGNORECASE)
    seasons = load_time_words().seasons
    if season is not None and season["season"].lower() in seasons:
        month, months = seasons[season["season"].lower()]
        return _months(int(season["year"]), month, months)
    found = next(iter(find_dates(words)), None)
    if found is None or found.year is None:
        return None
    return calendar_range(found.year, found.month, found.day)


def _fraction(span: re.Match[str]) -> DateRange:
    months = 6 if (span["unit"] or "").lower() == "half" else 3
    number = _NTH.index(span["nth"].lower()) if span["nth"] else int(span["q"]) - 1
    return _months(int(span["year"]), 1 + min(number, 12 // months - 1) * months, months)


def _months(year: int, month: int, months: int) -> DateRange:
    first = date(year, month, 1)
    return DateRange(first=first, last=shift_days(shift_months(first, months), -1))


def _completed(words: str, like: DateRange) -> DateRange | None:
    month = re.search(MONTH, words, re.IGNORECASE)
    day = re.search(r"\d+", words)
    return calendar_range(
        like.first.year,
        month_number(month.group()) if month else like.first.month,
        int(day.group()) if day else None,
    )


def _third(whole: DateRange, number: int) -> DateRange:
    if whole.precision == "year":
        return _months(whole.first.year, 1 + 4 * number, 4)
    length = whole.days // 3
    first = whole.first + timedelta(days=number * length)
    last = whole.last if number == _LAST else first + timedelta(days=length - 1)
    return DateRange(first=first, last=last)
