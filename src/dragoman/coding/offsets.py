"""How far before or after another act one is told to lie: "eighteen months after they attacked"."""

from dataclasses import dataclass
from datetime import date

from dragoman.knowledge.times import load_time_words
from dragoman.model.syntax import Tokens
from dragoman.model.when import DateRange

# months of the units that the words count
MONTHS = {"month": 1, "year": 12, "decade": 120}
DAYS = {"day": 1, "week": 7, "fortnight": 14}
RELATORS = frozenset({"after", "before"})
# words of a number before its unit: "a couple of months"
NUMBER_WORDS = 3
# clauses between an act and the one that is measured from
_DEPTH = 4
_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """A measured distance between the act of ``clause`` and that of the clause above it.

    ``start`` is the first word of the measure and ``last`` the last of the clause; ``count`` tells
    from how many to how many units, where that is said. ``earlier``: the clause's act came first.
    """

    clause: int
    start: int
    last: int
    unit: str
    count: tuple[int, int] | None
    earlier: bool

    @property
    def long(self) -> bool:
        """Tell whether the distance is counted in months or years."""
        return self.unit in MONTHS


def find_offset(tokens: Tokens, verb: int) -> Offset | None:
    """Return the measured distance whose clause ``verb`` stands in."""
    clause = verb
    for _ in range(_DEPTH):
        found = _measured(tokens, clause)
        if found is not None:
            return found
        if tokens.head[clause] == clause:
            return None
        clause = tokens.head[clause]
    return None


def find_measured(tokens: Tokens, verb: int) -> Offset | None:
    """Return the measured distance of a clause under ``verb`` from it."""
    for child in tokens.children(verb):
        clause = child
        if tokens.dep[child] == "prep":
            clause = next(iter(tokens.children_by(child, "pcomp")), child)
        found = _measured(tokens, clause)
        if found is not None:
            return found
    return None


def _measured(tokens: Tokens, clause: int) -> Offset | None:
    for mark in (*tokens.children_by(clause, "mark"), tokens.head[clause]):
        if tokens.lemma[mark] not in RELATORS or mark >= clause or mark == 0:
            continue
        unit = tokens.lemma[mark - 1]
        if unit not in MONTHS and unit not in DAYS:
            return None
        counted = _count(tokens, mark - 1)
        if counted is None:
            return None
        return Offset(
            clause=clause,
            start=counted[0],
            last=tokens.right_edge(clause),
            unit=unit,
            count=counted[1],
            earlier=tokens.lemma[mark] == "after",
        )
    return None


def _count(tokens: Tokens, unit: int) -> tuple[int, tuple[int, int] | None] | None:
    """Return where a measure starts, and its number, which "days after" leaves open."""
    numbers = load_time_words().numbers
    for size in range(min(NUMBER_WORDS, unit), 0, -1):
        words = " ".join(tokens.text[unit - size : unit]).lower()
        if words in numbers:
            return unit - size, numbers[words]
        if size == 1 and words.isascii() and words.isdecimal():
            return unit - 1, (int(words), int(words))
    return (unit, None) if tokens.tag[unit] == "NNS" else None


def shift(value: DateRange, offset: Offset) -> DateRange | None:
    """Return the date of the measured clause, from that of the clause above it.

    Months are counted to the month and years to the year: words round. A vague date is not moved
    by days.
    """
    if offset.count is None:
        return None
    low, high = offset.count
    near, far = (-high, -low) if offset.earlier else (low, high)
    try:
        if offset.unit in DAYS:
            return _by_days(value, near * DAYS[offset.unit], far * DAYS[offset.unit])
        if offset.unit == "month" and value.precision != "year":
            return DateRange(
                first=_month(value.first, near).first, last=_month(value.last, far).last
            )
        first = _month(value.first, near * MONTHS[offset.unit])
        last = _month(value.last, far * MONTHS[offset.unit])
        return DateRange(
            first=DateRange.year(first.first.year).first, last=DateRange.year(last.last.year).last
        )
    except (ValueError, OverflowError):
        return None


def _by_days(value: DateRange, near: int, far: int) -> DateRange | None:
    if value.days > 1:
        return None
    first, last = value.first.toordinal() + near, value.last.toordinal() + far
    return DateRange(first=date.fromordinal(first), last=date.fromordinal(last))


def _month(day: date, months: int) -> DateRange:
    year, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    return DateRange.month(year, month + 1)
