"""What the words of a time expression say, before it is known what they are said against."""

from dataclasses import dataclass, field, replace
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A point of the calendar; what is not said is ``None``.

    ``part`` is early, mid or late. ``season`` is its first month and length. ``years`` is the
    length of a decade that begins with ``year``; ``months`` that of a quarter or half from
    ``month`` on. ``year_from`` counts the year from that of publication (May last year); where
    ``year_told`` is true the year is the one last told of (April of that year).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str | None = None
    season: tuple[int, int] | None = None
    months: int | None = None
    years: int | None = None
    swapped: date | None = None
    year_from: int | None = None
    year_told: bool = False

    def filled_from(self, other: "Calendar") -> "Calendar":
        """Return this point with the year and month that a later part of the phrase names."""
        month = self.month
        if month is None and self.day is not None and self.season is None:
            month = other.month
        year = self.year
        if year is None and other.year is not None and month is not None:
            other_month = other.month or 12
            year = other.year - (month > other_month)
        bare = year is None and month is not None
        return replace(
            self,
            year=year,
            month=month,
            year_from=other.year_from if bare else None,
            year_told=bare and other.year_told,
        )

    @property
    def grain(self) -> str:
        """Return day, weekday, season, month or year: only like is listed with like."""
        if self.day is not None:
            return "day"
        if self.weekday is not None:
            return "weekday"
        if self.season is not None:
            return "season"
        return "month" if self.month is not None else "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """One or more points: each for itself, or from the first to the last."""

    points: tuple[Calendar, ...]
    is_range: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deictic:
    """A unit counted from the present one (``last week``: week, -1).

    ``clip`` is before or after: only the part of it on that side of the day itself. ``point`` is
    the weekday, month or season named in place of a unit.
    """

    unit: str
    offset: int = 0
    part: str | None = None
    clip: str | None = None
    point: Calendar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """So many units before (-1) or after (1) publication or, if ``discourse``, the day told of."""

    low: int
    high: int
    unit: str
    sign: int
    discourse: bool = False
    forward_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The last so many units, up to the present day."""

    high: int
    unit: str


Term = Points | Deictic | Distance | Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """Words at ``[start, end)`` and what they say."""

    start: int
    end: int
    term: Term = field(hash=False)
