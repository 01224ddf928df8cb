"""The stretch of time a question is about, as people write it, and the question without it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dragoman.analyse.ask_points import PART, point_pattern, read_point, say_readings
from dragoman.errors import DateError
from dragoman.model.when import DateRange
from dragoman.text.dates import DAY, MONTH

_BARE_MONTH = re.compile(rf"\b(?:in|during|since|until|before|after)\s+{MONTH}\s*$", re.IGNORECASE)
_EDGES = " ,;:"


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the patterns of stretches of time, each with what it means."""
    point = point_pattern()
    # one end of a pair may leave to the other what they share: "between August and December 2016"
    end = rf"(?:{point}|{PART}?{MONTH}|{DAY})"
    periods = (
        (
            "pair",
            rf"(?:between|from)\s+(?P<one>{end})\s*(?:and|to|until|till|–|-)\s*(?P<two>{point})",
        ),
        ("since", rf"(?:since|from)\s+(?P<one>{point})(?:\s+on(?:wards?)?)?"),
        ("after", rf"after\s+(?P<one>{point})"),
        ("until", rf"(?:until|till|by|up\s+to)\s+(?P<one>{point})"),
        ("before", rf"before\s+(?P<one>{point})"),
        ("in", rf"(?:on|in|during|of|at|around|for|as\s+of)\s+(?P<one>{point})"),
        ("in", rf"(?P<one>{point})"),
    )
    return tuple(
        (how, re.compile(rf"(?<![\w/-]){pattern}(?![\w/-])", re.IGNORECASE))
        for how, pattern in periods
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A question without its time, and the time; ``None`` where it names none.

    ``notes`` say how a date was read that could be read in two ways.
    """

    words: str
    period: DateRange | None
    notes: tuple[str, ...] = ()


def split_period(question: str) -> Dated:
    """Take the first stretch of time out of a question.

    Raises:
        DateError: a month without its year, or a stretch that ends before it starts.
    """
    for how, pattern in _compiled():
        match = pattern.search(question)
        period = _MEANINGS[how](match) if match is not None else None
        if match is not None and period is not None:
            before, after = question[: match.start()], question[match.end() :]
            words = f"{before.strip(_EDGES)} {after.strip(_EDGES)}".strip()
            return Dated(words=words, period=period, notes=tuple(say_readings(match.group())))
    if _BARE_MONTH.search(question):
        raise DateError("a month without its year", way_out="write the year, too: March 2017")
    return Dated(words=question, period=None)


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
