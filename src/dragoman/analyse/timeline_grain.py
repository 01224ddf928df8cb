"""Timeline at a grain: the weightiest incidents spread over dates, each told once."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dragoman.analyse.ask_answers import is_report
from dragoman.analyse.timeline import TimelineEntry, list_timeline
from dragoman.errors import DateError
from dragoman.model.when import DateRange
from dragoman.store.base import Store
from dragoman.text.name_parts import fold_name

# lines of one type and date are alike from this share of common words on
ALIKE = 0.5
# what an incident weighs beside its independent origins: violence, each article, and each word of
# its line, which says how much is known
_VIOLENT = frozenset({"ASSAULT", "COERCE", "RETREAT"})
_VIOLENCE_WEIGHS = 1.0
_ARTICLE_WEIGHS = 0.25
_WORD_WEIGHS = 0.1
_MOST_WORDS = 8
_COMMON = frozenset({"a", "an", "and", "at", "before", "by", "for", "in", "of", "on", "the", "to"})


class Grain(StrEnum):
    """How finely a timeline tells apart."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class GrainEntry:
    """One line: the stretch of time it stands under, its incident, and those left out as alike.

    ``period`` is a day, month or year; an incident whose date is coarser keeps its own.
    """

    period: str
    entry: TimelineEntry
    alike: tuple[str, ...] = ()


def list_by_grain(
    store: Store, grain: Grain, *, within: DateRange | None = None, limit: int | None = None
) -> list[GrainEntry]:
    """Return the timeline at a grain, in order of time.

    What nobody reports to have happened is left out, and of incidents that tell alike the
    weightiest stands for all. With a ``limit``, lines are chosen one by one: the weight of an
    incident is divided by how many lines its stretch of time has already, so that a timeline
    is not taken up by its one busiest day.
    """
    entries = [
        entry
        for entry in list_timeline(store, within=within)
        if any(is_report(citation) for citation in entry.citations)
    ]
    distinct = _drop_alike(entries, grain)
    chosen = _choose(distinct, len(distinct) if limit is None else limit)
    return sorted(chosen, key=lambda each: (each.period, each.entry.date, each.entry.incident))


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


def _drop_alike(entries: Iterable[TimelineEntry], grain: Grain) -> list[GrainEntry]:
    kept: dict[tuple[str, str], list[GrainEntry]] = {}
    for entry in sorted(entries, key=lambda entry: (-_weight(entry), entry.date, entry.incident)):
        group = kept.setdefault((period_of(entry.date, grain), entry.type), [])
        for place, other in enumerate(group):
            if _are_alike(entry, other.entry):
                group[place] = GrainEntry(
                    period=other.period,
                    entry=other.entry,
                    alike=(*other.alike, entry.incident),
                )
                break
        else:
            group.append(GrainEntry(period=period_of(entry.date, grain), entry=entry))
    return [each for group in kept.values() for each in group]


def _choose(entries: list[GrainEntry], most: int) -> list[GrainEntry]:
    """Return the best ``most`` entries; each line makes the next of its stretch weigh less."""
    waiting: dict[str, list[GrainEntry]] = {}
    for each in sorted(entries, key=lambda each: (_weight(each.entry), each.entry.incident)):
        waiting.setdefault(each.period, []).append(each)
    told: dict[str, int] = dict.fromkeys(waiting, 0)
    chosen: list[GrainEntry] = []
    while waiting and len(chosen) < most:
        best = min(
            waiting,
            key=lambda period: (-_weight(waiting[period][-1].entry) / (1 + told[period]), period),
        )
        chosen.append(waiting[best].pop())
        told[best] += 1
        if not waiting[best]:
            del waiting[best]
    return chosen


def _weight(entry: TimelineEntry) -> float:
    articles = len({citation.document for citation in entry.citations})
    violence = _VIOLENCE_WEIGHS if entry.type in _VIOLENT else 0.0
    known = _WORD_WEIGHS * min(_MOST_WORDS, len(_words(entry)))
    return entry.origins + _ARTICLE_WEIGHS * articles + violence + known


def _are_alike(one: TimelineEntry, other: TimelineEntry) -> bool:
    first, second = _words(one), _words(other)
    return len(first & second) >= ALIKE * len(first | second)


def _words(entry: TimelineEntry) -> set[str]:
    line = entry.headline.removesuffix(entry.date)
    return {word for word in fold_name(line).split() if word not in _COMMON}
