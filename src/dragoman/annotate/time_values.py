"""Resolves what time words say against the day of publication and the running text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.annotate.time_tense import FUTURE, PAST, PRESENT
from dragoman.annotate.time_terms import Calendar, Deictic, Distance, Points, Stretch, Term
from dragoman.model.when import DateRange
from dragoman.text.dates import calendar_range, shift_days, shift_months, week_of

EXPLICIT, PUBLICATION, DISCOURSE = "explicit", "publication", "discourse"
# Against a wider interval of publication "last week" would say nothing.
MAX_PUBLICATION_DAYS = 400
_UNIT_DAYS = {"day": 1, "week": 7, "weekend": 2, "fortnight": 14, "month": 31, "year": 366}
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS_IN = {"month": 1, "year": 12, "decade": 120}
# "Two weeks ago" is seldom meant to the day.
WEEK_SLACK = 3

Values = tuple[tuple[DateRange, ...], str]
Resolver = Callable[[date], DateRange | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a time is resolved against.

    ``anchors`` are the times told so far, newest last. ``year`` is one that the sentence or the
    one before set at its head. ``deadline`` marks words behind by, until or before.
    """

    publication: DateRange | None
    tense: str | None = None
    anchors: Sequence[DateRange] = ()
    year: int | None = None
    deadline: bool = False


def resolve(term: Term, around: Surroundings) -> Values | None:
    """Return the values of a term and what they were resolved against, or ``None``."""
    if isinstance(term, Points):
        return _resolve_points(term, around)
    if isinstance(term, Distance) and term.discourse:
        value = _from_anchor(term, around.anchors)
        return None if value is None else ((value,), DISCOURSE)
    if isinstance(term, Distance):
        if term.forward_only and around.tense != FUTURE:
            return None
        return _published(around, lambda day: _distance(day, term))
    if isinstance(term, Stretch):
        return _published(around, lambda day: _stretch(day, term))
    return _published(around, lambda day: _deictic(day, term, around.tense))


def _published(around: Surroundings, at: Resolver) -> Values | None:
    """Resolve against every day on which the text may have been published."""
    days = around.publication
    if days is None or days.days > MAX_PUBLICATION_DAYS:
        return None
    first, last = at(days.first), at(days.last)
    if first is None or last is None:
        return None
    return (DateRange(first=first.first, last=max(first.last, last.last)),), PUBLICATION


# --- points of the calendar ---


def _resolve_points(term: Points, around: Surroundings) -> Values | None:
    found: list[tuple[DateRange, str]] = []
    for point in term.points:
        resolved = _resolve_right(point, term, found) or _resolve_point(point, around)
        if resolved is None:
            return None
        found.append(resolved)
    basis = found[0][1]
    if not term.is_range:
        return tuple(value for value, _ in found), basis
    first, last = found[0][0], found[-1][0]
    if last.last < first.first:
        return None
    return (DateRange(first=first.first, last=last.last),), basis


def _resolve_right(
    point: Calendar, term: Points, found: Sequence[tuple[DateRange, str]]
) -> tuple[DateRange, str] | None:
    """Resolve the end of "from August 2016 to January": the first such month after the start."""
    if not term.is_range or not found or point.year is not None or point.month is None:
        return None
    start, basis = found[0]
    value = _next_after(point, start.first)
    return None if value is None else (value, basis)


def _resolve_point(point: Calendar, around: Surroundings) -> tuple[DateRange, str] | None:
    if point.year is not None:
        value = _in_year(point, point.year)
        return None if value is None else (value, EXPLICIT)
    if point.year_from is not None:
        offset = point.year_from
        values = _published(around, lambda day: _in_year(point, day.year + offset))
        return None if values is None else (values[0][0], PUBLICATION)
    if point.year_told:
        told = next((a for a in reversed(around.anchors) if a.first.year == a.last.year), None)
        value = _in_year(point, told.first.year) if told is not None else None
        return None if value is None else (value, DISCOURSE)
    return _resolve_yearless(point, around)


def _resolve_yearless(point: Calendar, around: Surroundings) -> tuple[DateRange, str] | None:
    if around.year is not None and point.month is not None and around.tense != FUTURE:
        value = _in_year(point, around.year)
        if value is not None:
            return value, DISCOURSE
    days = around.publication
    if days is not None and point.day is not None and days.days > 1:
        inside = _within(point, days)
        if inside is not None:
            return inside, PUBLICATION
    forward = around.tense in {FUTURE, PRESENT} or (around.deadline and around.tense != PAST)
    values = _published(around, lambda day: _nearest(point, day, forward=forward))
    return None if values is None else (values[0][0], PUBLICATION)


def _within(point: Calendar, days: DateRange) -> DateRange | None:
    """Return the day of this name within some days; from the first to the last if there are more.

    Where publication is only known to lie within years, "March 3" may be that of any of them.
    """
    if point.month is None:
        return None
    years = range(days.first.year, days.last.year + 1)
    found = [value for year in years if (value := _in_year(point, year)) and days.contains(value)]
    return DateRange(first=found[0].first, last=found[-1].last) if found else None


def _nearest(point: Calendar, day: date, *, forward: bool) -> DateRange | None:
    """Return the latest such point that has begun, or the earliest that has not ended."""
    if point.month is None and point.weekday is not None:
        steps = (point.weekday - day.weekday()) % 7
        back = steps - 7 if steps else 0
        return DateRange.day(shift_days(day, steps if forward else back))
    if point.month is None:
        return _nearest_day_of_month(point, day, forward=forward)
    years = range(day.year - 1, day.year + 2)
    values = [value for year in years if (value := _in_year(point, year)) is not None]
    if point.weekday is not None and point.day is not None:
        values = [v for v in values if v.first.weekday() == point.weekday] or values
    if forward:
        return next((value for value in values if value.last >= day), None)
    return next((value for value in reversed(values) if value.first <= day), None)


def _nearest_day_of_month(point: Calendar, day: date, *, forward: bool) -> DateRange | None:
    if point.day is None:
        return None
    for months in (0, 1, 2) if forward else (0, -1, -2):
        other = shift_months(day.replace(day=1), months)
        value = calendar_range(other.year, other.month, point.day)
        if value is not None and (value.last >= day if forward else value.first <= day):
            return value
    return None


def _next_after(point: Calendar, day: date) -> DateRange | None:
    return next(
        (
            value
            for year in (day.year, day.year + 1)
            if (value := _in_year(point, year)) is not None and value.first >= day
        ),
        None,
    )


def _in_year(point: Calendar, year: int) -> DateRange | None:
    """Return the days of a point whose year is known."""
    if point.swapped is not None:
        own = calendar_range(year, point.month, point.day)
        if own is not None:
            first, last = sorted((own.first, point.swapped))
            return DateRange(first=first, last=last)
    if point.years is not None:
        value = DateRange(first=date(year, 1, 1), last=date(year + point.years - 1, 12, 31))
        return _part_of(value, point.part)
    if point.season is not None or point.months is not None:
        months = point.season[1] if point.season is not None else point.months or 1
        first = date(year, point.month or 1, 1)
        last = shift_days(shift_months(first, months), -1)
        return _part_of(DateRange(first=first, last=last), point.part)
    found = calendar_range(year, point.month, point.day)
    return None if found is None else _part_of(found, point.part)


def _part_of(value: DateRange, part: str | None) -> DateRange:
    """Return the early, middle or late third; of a month by tens of days, of a year by months."""
    if part is None:
        return value
    third = ("early", "mid", "late").index(part)
    months = (value.last.year - value.first.year) * 12 + value.last.month - value.first.month + 1
    if months == 1 or months % 3:
        step = 10 if months == 1 and value.days > 27 else value.days // 3  # noqa: PLR2004
        first = shift_days(value.first, third * step)
        last = value.last if part == "late" else shift_days(first, step - 1)
        return DateRange(first=first, last=last)
    first = shift_months(value.first, third * months // 3)
    return DateRange(first=first, last=shift_days(shift_months(first, months // 3), -1))


# --- counted from the day of publication ---


def _deictic(day: date, term: Deictic, tense: str | None) -> DateRange | None:
    if term.unit == "day":
        return DateRange.day(shift_days(day, term.offset))
    if term.unit == "point" and term.point is not None:
        value = _named(day, term.point, term.offset, tense)
    elif term.unit == "weekend":
        value = _weekend(day, term, tense)
    else:
        value = _unit_at(day, term.unit, term.offset)
    if value is None:
        return None
    value = _part_of(value, term.part)
    clip = term.clip
    if (
        clip is None
        and term.offset == 0
        and term.part is None
        and term.unit in {"week", "month", "year"}
    ):
        clip = {PAST: "before", FUTURE: "after"}.get(tense or "")
    return _clip(value, day, clip)


def _clip(value: DateRange, day: date, side: str | None) -> DateRange:
    if side == "before" and value.first <= day <= value.last:
        return replace(value, last=day)
    if side == "after" and value.first <= day <= value.last:
        return replace(value, first=day)
    return value


def _unit_at(day: date, unit: str, offset: int) -> DateRange | None:
    """Return the calendar week, month, quarter, year, decade or century so many from now."""
    if unit == "week":
        return week_of(shift_days(day, 7 * offset))
    if unit == "month":
        other = shift_months(day.replace(day=1), offset)
        return DateRange.month(other.year, other.month)
    if unit == "quarter":
        first = shift_months(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3 * offset)
        return DateRange(first=first, last=shift_days(shift_months(first, 3), -1))
    length = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if length is None:
        return None
    year = day.year // length * length + offset * length
    return DateRange(first=date(year, 1, 1), last=date(year + length - 1, 12, 31))


def _named(day: date, point: Calendar, offset: int, tense: str | None) -> DateRange | None:
    """Return last Tuesday, next March, this spring."""
    if offset == 0 and point.weekday is None:
        return _in_year(point, day.year)
    if offset == 0:
        return _nearest(point, day, forward=tense == FUTURE)
    if point.weekday is not None:
        return _nearest(point, shift_days(day, offset), forward=offset > 0)
    years = range(day.year - 2, day.year + 3)
    values = [value for year in years if (value := _in_year(point, year)) is not None]
    if offset > 0:
        return next((value for value in values if value.first > day), None)
    return next((value for value in reversed(values) if value.last < day), None)


def _weekend(day: date, term: Deictic, tense: str | None) -> DateRange:
    saturday = shift_days(day, -((day.weekday() - 5) % 7))
    if term.offset < 0 and day.weekday() >= 5:  # noqa: PLR2004 - on a weekend, last is not this
        saturday = shift_days(saturday, -7)
    coming = term.offset > 0 or tense == FUTURE or (tense is None and term.point is None)
    if coming and term.offset >= 0 and day.weekday() < 5:  # noqa: PLR2004 - Saturday
        saturday = shift_days(saturday, 7)
    value = DateRange(first=saturday, last=shift_days(saturday, 1))
    return _clip(value, day, "before") if tense == PAST else value


def _distance(day: date, term: Distance) -> DateRange | None:
    near, far = (
        _shift(day, term.low * term.sign, term.unit),
        _shift(day, term.high * term.sign, term.unit),
    )
    if near is None or far is None:
        return None
    first, last = min(near.first, far.first), max(near.last, far.last)
    if term.sign < 0:
        return DateRange(first=min(first, day), last=min(last, day))
    return DateRange(first=max(first, day), last=max(last, day))


def _shift(day: date, steps: int, unit: str) -> DateRange | None:
    """Return the day, or about the week, month or year, so many units away."""
    if unit == "day":
        return DateRange.day(shift_days(day, steps))
    if unit in _DAYS_IN:
        middle = shift_days(day, steps * _DAYS_IN[unit])
        return DateRange(first=shift_days(middle, -WEEK_SLACK), last=shift_days(middle, WEEK_SLACK))
    other = shift_months(day, steps * _MONTHS_IN[unit])
    if unit == "month":
        return DateRange.month(other.year, other.month)
    if unit == "year":
        return DateRange.year(other.year)
    return DateRange(first=date(max(1, other.year - 2), 1, 1), last=date(other.year + 2, 12, 31))


def _stretch(day: date, term: Stretch) -> DateRange:
    if term.unit in _DAYS_IN:
        return DateRange(first=shift_days(day, -term.high * _DAYS_IN[term.unit]), last=day)
    return DateRange(first=shift_months(day, -term.high * _MONTHS_IN[term.unit]), last=day)


# --- counted from a time already told ---


def _from_anchor(term: Distance, anchors: Sequence[DateRange]) -> DateRange | None:
    """Count from the last time told that is no wider than the unit."""
    most = _UNIT_DAYS.get(term.unit)
    anchor = next((a for a in reversed(anchors) if most is not None and a.days <= most), None)
    if anchor is None:
        return None
    if term.high == 0:
        return anchor if term.unit == "day" else _unit_at(anchor.first, term.unit, 0)
    near = _shift(anchor.first, term.low * term.sign, term.unit)
    far = _shift(anchor.last, term.high * term.sign, term.unit)
    if near is None or far is None:
        return None
    return DateRange(first=min(near.first, far.first), last=max(near.last, far.last))
