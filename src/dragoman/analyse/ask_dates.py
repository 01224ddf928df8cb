"""The stretch of time a question is about, as people write it, and the question without it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.errors import DateError
from dragoman.model.when import DateRange
from dragoman.text.dates import DAY, MONTH, YEAR, calendar_range, find_dates, month_number

_PART = r"(?:(?:early|mid|late)[\s-]+)"
_ISO = r"(?:19|20)\d\d-\d\d(?:-\d\d)?"
_POINT = (
    rf"(?:{_ISO}|\d\d?/\d\d?/(?:19|20)\d\d"
    rf"|(?:the\s+)?{DAY}(?:\s+of)?\s+{MONTH}(?:,?\s+{YEAR})?"
    rf"|{MONTH}\s+(?:the\s+)?{DAY}(?:,?\s+{YEAR})?"
    rf"|{_PART}?{MONTH}(?:\s+of)?,?\s+{YEAR}|{_PART}?{YEAR})"
)
# one end of a pair may leave to the other what they share: "between August and December 2016"
_END = rf"(?:{_POINT}|{MONTH}|{DAY})"
_PERIODS = (
    (
        "pair",
        rf"(?:between|from)\s+(?P<one>{_END})\s*(?:and|to|until|till|–|-)\s*(?P<two>{_POINT})",
    ),
    ("since", rf"(?:since|from)\s+(?P<one>{_POINT})(?:\s+on(?:wards?)?)?"),
    ("after", rf"after\s+(?P<one>{_POINT})"),
    ("until", rf"(?:until|till|by|up\s+to)\s+(?P<one>{_POINT})"),
    ("before", rf"before\s+(?P<one>{_POINT})"),
    ("in", rf"(?:on|in|during|of|at|around|for|as\s+of)\s+(?P<one>{_POINT})"),
    ("in", rf"(?P<one>{_POINT})"),
)
_COMPILED = tuple(
    (how, re.compile(rf"(?<![\w/-]){pattern}(?![\w/-])", re.IGNORECASE))
    for how, pattern in _PERIODS
)
_BARE_MONTH = re.compile(rf"\b(?:in|during|since|until|before|after)\s+{MONTH}\s*$", re.IGNORECASE)
_EDGES = " ,;:"
# the parts of a year or month that "early", "mid" and "late" mean, in thirds
_THIRDS = {"early": 0, "mid": 1, "late": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A question without its time, and the time; ``None`` where it names none."""

    words: str
    period: DateRange | None


def split_period(question: str) -> Dated:
    """Take the first stretch of time out of a question.

    Raises:
        DateError: a month without its year, or a stretch that ends before it starts.
    """
    for how, pattern in _COMPILED:
        match = pattern.search(question)
        period = _MEANINGS[how](match) if match is not None else None
        if match is not None and period is not None:
            before, after = question[: match.start()], question[match.end() :]
            words = f"{before.strip(_EDGES)} {after.strip(_EDGES)}".strip()
            return Dated(words=words, period=period)
    if _BARE_MONTH.search(question):
        raise DateError("a month without its year", way_out="write the year, too: March 2017")
    return Dated(words=question, period=None)


def read_point(text: str, like: DateRange | None = None) -> DateRange | None:
    """Return the days that a written date names; what it leaves out is taken from ``like``."""
    words = text.strip().removeprefix("the ")
    if re.fullmatch(_ISO, words):
        return DateRange.parse(words)
    part, _, rest = words.partition(" " if " " in words else "-")
    if part.lower() in _THIRDS:
        whole = read_point(rest)
        return _third(whole, _THIRDS[part.lower()]) if whole is not None else None
    if re.fullmatch(YEAR, words):
        return DateRange.year(int(words))
    found = next(iter(find_dates(words)), None)
    if found is not None and found.year is not None:
        return found.range()
    return _completed(words, like) if like is not None else None


def _completed(words: str, like: DateRange) -> DateRange | None:
    month = re.search(MONTH, words, re.IGNORECASE)
    day = re.search(r"\d+", words)
    return calendar_range(
        like.first.year,
        month_number(month.group()) if month else like.first.month,
        int(day.group()) if day else None,
    )


def _third(whole: DateRange, number: int) -> DateRange:
    length = whole.days // 3
    first = whole.first + timedelta(days=number * length)
    last = whole.last if number == 2 else first + timedelta(days=length - 1)  # noqa: PLR2004 - last
    return DateRange(first=first, last=last)


def _pair(match: re.Match[str]) -> DateRange | None:
    two = read_point(match["two"])
    one = read_point(match["one"], like=two)
    if one is None or two is None:
        return None
    return DateRange(first=one.first, last=two.last)


def _since(match: re.Match[str]) -> DateRange | None:
    one = read_point(match["one"])
    return DateRange(first=one.first, last=date(9999, 12, 31)) if one is not None else None


def _until(match: re.Match[str]) -> DateRange | None:
    one = read_point(match["one"])
    return DateRange(first=date(1, 1, 1), last=one.last) if one is not None else None


def _after(match: re.Match[str]) -> DateRange | None:
    one = read_point(match["one"])
    if one is None:
        return None
    return DateRange(first=one.last + timedelta(days=1), last=date(9999, 12, 31))


def _before(match: re.Match[str]) -> DateRange | None:
    one = read_point(match["one"])
    if one is None:
        return None
    return DateRange(first=date(1, 1, 1), last=one.first - timedelta(days=1))


def _in(match: re.Match[str]) -> DateRange | None:
    return read_point(match["one"])


_MEANINGS: dict[str, Callable[[re.Match[str]], DateRange | None]] = {
    "pair": _pair,
    "since": _since,
    "after": _after,
    "until": _until,
    "before": _before,
    "in": _in,
}
