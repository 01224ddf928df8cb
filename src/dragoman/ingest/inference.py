"""Argues an interval of publication from what a text tells: no date without a reason."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dragoman.knowledge.publication import (
    Eras,
    PublicationWords,
    load_eras,
    load_publication_words,
)
from dragoman.model.text import Block, BlockKind, Span
from dragoman.model.when import DateRange
from dragoman.text.dates import WrittenDate, calendar_range, find_dates

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']*\s+(?=[\"“‘A-Z])")
# An interval longer than this says nothing.
MAX_DAYS = 3660
# A day told without its year is the last such day: within a year, less a day.
A_YEAR = timedelta(days=364)
_TOLD_IN = frozenset({BlockKind.BODY, BlockKind.HEADLINE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Inference:
    """An interval of publication and the words that argue it best."""

    days: DateRange
    evidence: Span


@dataclass(slots=True, kw_only=True)
class _Clues:
    """Bounds gathered from the text, each with its words; ``days`` lack a year."""

    first: tuple[date, Span] | None = None
    last: tuple[date, Span] | None = None
    year: tuple[int, Span] | None = None
    month: Span | None = None
    gaps: list[DateRange] = field(default_factory=list)
    told: list[WrittenDate] = field(default_factory=list)
    announced: list[WrittenDate] = field(default_factory=list)


def infer_publication(
    text: str,
    blocks: Sequence[Block],
    *,
    yearless: WrittenDate | None = None,
    within: DateRange | None = None,
) -> Inference | None:
    """Return the days on which a text can have been published, or ``None``.

    The latest date told as past bounds from below; a date plainly announced bounds from above; so
    do "the year 2020 is ..." and "earlier this month"; names and offices bound by their eras; a
    weekday beside a day leaves few years. Without a bound from above there is no interval.
    ``yearless`` is a day that the dateline states; ``within`` are days known from elsewhere.
    """
    words, eras = load_publication_words(), load_eras()
    text = text.replace("\xa0", " ")  # as long as before: offsets hold
    clues = _Clues()
    for start, end in _sentences(text, blocks):
        _read_sentence(text, start, end, words, clues)
        if eras.any_of.search(text, start, end):
            _read_eras(text, start, end, eras, clues)
    if clues.year is not None:
        _place_days(clues, clues.year[0])
    bounds = _bounds(clues, within)
    if bounds is None:
        return None
    days, evidence = _by_weekday(clues, *bounds)
    monthly = yearless or _month_pointed_at(clues)
    if monthly is None:
        return Inference(days=days, evidence=evidence)
    narrowed = _narrow(days, monthly, exact=yearless is not None)
    return None if narrowed is None else Inference(days=narrowed, evidence=evidence)


def _sentences(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    for block in blocks:
        if block.kind in _TOLD_IN:
            start = block.start
            for gap in _SENTENCE.finditer(text, block.start, block.end):
                yield start, gap.start()
                start = gap.end()
            yield start, block.end


def _read_sentence(text: str, start: int, end: int, words: PublicationWords, clues: _Clues) -> None:
    sentence = text[start:end]
    now = words.year_now.search(sentence)
    if now is not None:
        group = next(name for name in ("year", "year2", "year3") if now[name])
        clues.year = int(now[group]), _span(start, now.span(group))
    pointed = words.month_now.search(sentence)
    if pointed is not None and words.past.search(sentence):
        clues.month = _span(start, pointed.span())
    dates = [
        written
        for written in find_dates(text, start, end)
        if not words.clock.search(text[written.end : written.end + 12])
        and not words.clock.search(text[max(start, written.start - 40) : written.start])
    ]
    if words.forward.search(sentence) is None and words.past.search(sentence):
        _tell(text, start, sentence, dates, words, clues)
    elif _is_announcement(sentence, words):
        _announce(dates, clues)


def _is_announcement(sentence: str, words: PublicationWords) -> bool:
    if words.announced.search(sentence) is None or words.doubtful.search(sentence):
        return False
    return words.past.search(words.announced.sub(" ", sentence)) is None


def _read_eras(text: str, start: int, end: int, eras: Eras, clues: _Clues) -> None:
    sentence = text[start:end]
    is_present = eras.present.search(sentence) and not eras.past.search(sentence)
    for era in eras.eras:
        match = era.words.search(sentence)
        if match is None or eras.former.search(sentence[: match.start()]):
            continue
        span = _span(start, match.span())
        clues.first = _later(clues.first, era.first, span)
        if not is_present:
            continue
        if era.gap is not None:
            clues.gaps.append(era.gap)
        if era.last is None:
            continue
        if clues.last is None or era.last < clues.last[0]:
            clues.last = era.last, span


def _tell(
    text: str,
    start: int,
    sentence: str,
    dates: Sequence[WrittenDate],
    words: PublicationWords,
    clues: _Clues,
) -> None:
    for written in dates:
        days = written.range()
        if days is not None:
            clues.first = _later(clues.first, days.first, _span(0, (written.start, written.end)))
        elif written.day is not None and words.day_told.search(text[start : written.start]):
            clues.told.append(written)
    for pattern in (words.year_opener, words.year_quality):
        for match in pattern.finditer(sentence):
            day = date(int(match["year"]), 1, 1)
            clues.first = _later(clues.first, day, _span(start, match.span("year")))


def _announce(dates: Sequence[WrittenDate], clues: _Clues) -> None:
    for written in dates:
        days = written.range()
        if days is not None:
            span = _span(0, (written.start, written.end))
            if clues.last is None or days.last < clues.last[0]:
                clues.last = days.last, span
        elif written.day is not None:
            clues.announced.append(written)


def _place_days(clues: _Clues, year: int) -> None:
    """Date the days told and announced without a year, once the running year is known."""
    for written in clues.announced:
        days = calendar_range(year, written.month, written.day)
        if days is not None and (clues.last is None or days.last < clues.last[0]):
            clues.last = days.last, _span(0, (written.start, written.end))
    if clues.last is None:
        return  # a day told might belong to the year before
    for written in clues.told:
        days = calendar_range(year, written.month, written.day)
        if days is not None and days.first <= clues.last[0]:
            clues.first = _later(clues.first, days.first, _span(0, (written.start, written.end)))


def _bounds(clues: _Clues, within: DateRange | None) -> tuple[DateRange, Span] | None:
    first = clues.first[0] if clues.first else None
    last = clues.last[0] if clues.last else None
    if within is not None:
        first = max(first or within.first, within.first)
        last = min(last or within.last, within.last)
    evidence = (clues.last or clues.year or clues.first or (None, None))[1]
    if clues.year is not None:
        year = DateRange.year(clues.year[0])
        evidence = clues.year[1]
        first = max(first or year.first, year.first)
        last = min(last or year.last, year.last)
    for gap in clues.gaps:
        if last is not None and gap.first <= last <= gap.last:
            last = gap.first - timedelta(days=1)
    if first is None or last is None or first > last or evidence is None:
        return None
    if (last - first).days > MAX_DAYS:
        return None
    return DateRange(first=first, last=last), evidence


def _by_weekday(clues: _Clues, days: DateRange, evidence: Span) -> tuple[DateRange, Span]:
    """Keep of the days those within a year of a day told with its weekday, and without a year."""
    for written in clues.told:
        if written.weekday is None or written.day is None or written.month is None:
            continue
        told = [
            day.first
            for year in range(days.first.year - 1, days.last.year + 1)
            if (day := calendar_range(year, written.month, written.day)) is not None
            and day.first.weekday() == written.weekday
        ]
        parts = [
            DateRange(first=max(day, days.first), last=min(day + A_YEAR, days.last))
            for day in told
            if day <= days.last and day + A_YEAR >= days.first
        ]
        if parts and (parts[0].first, parts[-1].last) != (days.first, days.last):
            days = DateRange(first=parts[0].first, last=parts[-1].last)
            evidence = Span(start=written.start, end=written.end)
    return days, evidence


def _month_pointed_at(clues: _Clues) -> WrittenDate | None:
    """Return the day told where the text points at the running month and names only one."""
    months = {written.month for written in clues.told}
    if clues.month is None or len(months) != 1:
        return None
    return max(clues.told, key=lambda written: written.day or 0)


def _narrow(days: DateRange, written: WrittenDate, *, exact: bool) -> DateRange | None:
    """Return the parts of ``days`` that fall on the day, or on the rest of its month."""
    parts: list[DateRange] = []
    for year in range(days.first.year, days.last.year + 1):
        day = calendar_range(year, written.month, written.day)
        if day is None or written.month is None:
            continue
        if written.weekday not in {None, day.first.weekday()}:
            continue
        month = DateRange.month(year, written.month)
        part = day if exact else DateRange(first=day.first, last=month.last)
        if part.overlaps(days):
            first, last = max(part.first, days.first), min(part.last, days.last)
            parts.append(DateRange(first=first, last=last))
    if not parts:
        return None
    return DateRange(first=parts[0].first, last=parts[-1].last)


def _later(known: tuple[date, Span] | None, day: date, span: Span) -> tuple[date, Span]:
    return known if known is not None and known[0] >= day else (day, span)


def _span(offset: int, edges: tuple[int, int]) -> Span:
    return Span(start=offset + edges[0], end=offset + edges[1])
