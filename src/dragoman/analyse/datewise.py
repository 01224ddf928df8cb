"""Timeline in the articles' own words: the dates most told of, and the sentences central to each.

Dates are chosen first, then sentences for each of them (Tran et al. 2015; Ghalandari and Ifrim
2020, who measured that this way beats clustering). Nothing is learnt: weights were set by hand.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from dragoman.analyse.timeline_grain import Grain, period_of
from dragoman.analyse.timeline_told import Told
from dragoman.model.when import DateRange

# What an article adds to a date, once: it names the date; it looks back on it from later; it
# reports an event on it; or it was only published then. Measured on T17: date F1 .528 by counting
# sentences, .557 by counting articles, .586 with these weights (2–4, 0–1 and 0–.5 differ by less
# than .02).
NAMED, LOOKED_BACK, REPORTED, PUBLISHED = 1.0, 3.0, 0.5, 0.3
LOOKING_BACK = AHEAD = timedelta(days=1)
# Sentences at the head of an article tell of its own day where they name no other.
LEAD = 5
A_MONTH, A_YEAR = 31, 366
FEWEST_WORDS, MOST_WORDS = 5, 60
# Two sentences tell the same from this likeness on (.35 and .5 measured alike).
SAME = 0.4
_WORD = re.compile(r"\w[\w'’]+")
_TERM = re.compile(r"[^\W\d_][^\W\d_]['’\w-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedSentences:
    """One date of the timeline: how much is told of it, and the sentences that tell it best."""

    period: str
    weight: float
    articles: int
    sentences: tuple[Told, ...]


def tell_dates(
    sentences: Iterable[Told],
    *,
    grain: Grain | None = Grain.DAY,
    dates: int | None = None,
    each: int = 2,
    within: DateRange | None = None,
    words: Sequence[str] = (),
) -> list[DatedSentences]:
    """Return the ``dates`` most told of, or all, in order of time, with up to ``each`` sentences.

    What is known less finely than the grain is left out; for ``None`` the grain is days, and what
    is told to have happened within a month, a season or a year stands under that.
    With ``words`` only sentences with one of them are told. A date that no sentence fit to be told
    is of gives way to the next; one that no sentence names comes after all that some do.
    """
    told = sorted(sentences, key=lambda each: (each.document, each.number))
    weights, articles = _weigh(told, grain, within)
    naming, reporting = _candidates(told, grain, [word.casefold() for word in words])
    rarity = _rarity(told)
    found: list[DatedSentences] = []
    done: set[str] = set()
    order = sorted(weights, key=lambda period: (period not in naming, -weights[period], period))
    for period in order:
        if len(found) == dates:
            break
        fit = naming.get(period) or reporting.get(period, ())
        chosen = _choose(fit, rarity, each, done)
        if chosen:
            done.update(incident for sentence in chosen for incident in sentence.incidents)
            found.append(
                DatedSentences(
                    period=period,
                    weight=round(weights[period], 2),
                    articles=articles[period],
                    sentences=chosen,
                )
            )
    return sorted(found, key=lambda each: each.period)


def _weigh(
    told: Iterable[Told], grain: Grain | None, within: DateRange | None
) -> tuple[dict[str, float], Counter[str]]:
    by_document: defaultdict[str, dict[str, float]] = defaultdict(dict)
    published: dict[tuple[str, str], float] = {}
    for sentence in told:
        mine = by_document[sentence.document]
        named, reports = _periods(sentence, grain)
        reported = set(reports.values())
        for date, period in (*named.items(), *reports.items()):
            if not _lies_in(date, within):
                continue
            weight = LOOKED_BACK if _looks_back(sentence, period) else NAMED
            weight *= 1 + REPORTED * (period in reported)
            mine[period] = max(mine.get(period, 0.0), weight)
        day = sentence.published
        if day is not None and sentence.number < LEAD and _lies_in(day, within):
            own = _period(day, grain)
            if own is not None:
                published[sentence.document, own] = PUBLISHED
    for (document, period), weight in published.items():
        by_document[document].setdefault(period, weight)
    weights: dict[str, float] = {}
    articles: Counter[str] = Counter()
    for mine in by_document.values():
        for period, weight in mine.items():
            weights[period] = weights.get(period, 0.0) + weight
            articles[period] += 1
    return weights, articles


_ByDate = dict[DateRange, str]


def _periods(sentence: Told, grain: Grain | None) -> tuple[_ByDate, _ByDate]:
    """Return the dates that a sentence names and reports, each with the period it lies in.

    Without a grain, what happened at a time known less finely than by its day is of that time
    where the words name it, or where it is news of a few weeks.
    """
    named = {date: _period(date, grain) for date in sentence.names}
    reported = {date: _period(date, grain) for date in sentence.reports}
    if grain is None:
        for date in sentence.reports:
            if 1 < date.days <= (A_YEAR if date in sentence.names else A_MONTH):
                named[date] = reported[date] = date.edtf()
    return _known(named), _known(reported)


def _known(periods: Mapping[DateRange, str | None]) -> _ByDate:
    return {date: period for date, period in periods.items() if period is not None}


def _lies_in(date: DateRange, within: DateRange | None) -> bool:
    return within is None or within.overlaps(date)


def _period(date: DateRange, grain: Grain | None) -> str | None:
    """Return the day, month or year a date lies in; ``None`` where it is coarser."""
    grain = grain or Grain.DAY
    period = period_of(date.edtf(), grain)
    return period if len(period) == _LENGTHS[grain] else None


_LENGTHS: Mapping[Grain, int] = {Grain.DAY: 10, Grain.MONTH: 7, Grain.YEAR: 4}


def _looks_back(sentence: Told, period: str) -> bool:
    published = sentence.published
    return published is not None and published.first > DateRange.parse(period).last + LOOKING_BACK


def _lies_ahead(sentence: Told, period: str) -> bool:
    """Tell whether a date is later than the article: what is to be then has not been yet.

    The day after may be the article's own: the day of many is told by a clock elsewhere.
    """
    published = sentence.published
    return published is not None and published.last + AHEAD < DateRange.parse(period).first


_Candidates = Mapping[str, Sequence[Told]]


def _candidates(
    told: Iterable[Told], grain: Grain | None, words: Sequence[str]
) -> tuple[_Candidates, _Candidates]:
    """Return the sentences fit to be told by the dates they name, and by those they report.

    What names several dates is told under those of the events it reports. A short sentence that
    tells of an incident stands for a date that no other reports.
    """
    naming: defaultdict[str, list[Told]] = defaultdict(list)
    reporting: defaultdict[str, list[Told]] = defaultdict(list)
    short: defaultdict[str, list[Told]] = defaultdict(list)
    for sentence in told:
        if not _is_fit(sentence, words):
            continue
        if _is_short(sentence):
            for period in sorted(set(_periods(sentence, grain)[1].values())):
                short[period] += [sentence] if sentence.incidents else []
            continue
        dates = _periods(sentence, grain)
        named, reported = (set(each.values()) for each in dates)
        if not named and sentence.published and _tells_its_day(sentence):
            named = {_period(sentence.published, grain) or ""} - {""}
        for period in sorted(named & reported or named):
            if not _lies_ahead(sentence, period):
                naming[period].append(sentence)
        for period in sorted(reported):
            reporting[period].append(sentence)
    return naming, short | reporting


def _tells_its_day(sentence: Told) -> bool:
    """Tell whether a sentence that names no date can be taken to tell of its day."""
    day = sentence.published
    if day is None or sentence.number >= LEAD:
        return False
    if sentence.names and not any(date.overlaps(day) for date in sentence.names):
        return False
    return not sentence.reports or any(date.overlaps(day) for date in sentence.reports)


def _is_fit(sentence: Told, words: Sequence[str]) -> bool:
    if sentence.open or sentence.text.count(" ") + 1 > MOST_WORDS:
        return False
    if sentence.text.rstrip("\"'”’) ").endswith("?"):
        return False
    text = sentence.text.casefold()
    return not words or any(word in text for word in words)


def _is_short(sentence: Told) -> bool:
    return len(_TERM.findall(sentence.bare or sentence.text)) < FEWEST_WORDS


def _rarity(told: Sequence[Told]) -> dict[str, float]:
    frequency: Counter[str] = Counter()
    for sentence in told:
        frequency.update(_terms(sentence).keys())
    return {term: math.log(len(told) / count) for term, count in frequency.items()}


def _terms(sentence: Told) -> Counter[str]:
    return Counter(_WORD.findall((sentence.bare or sentence.text).casefold()))


_Vector = dict[str, float]


def _choose(
    candidates: Sequence[Told], rarity: Mapping[str, float], most: int, done: Collection[str]
) -> tuple[Told, ...]:
    """Return the sentences nearest to what all of them tell, none that tells the same again.

    The same is told again in the same words, or by incidents that all were told before.
    """
    vectors = [_vector(sentence, rarity) for sentence in candidates]
    centre: Counter[str] = Counter()
    for vector in vectors:
        centre.update(vector)
    order = sorted(range(len(candidates)), key=lambda at: (-_product(vectors[at], centre), at))
    chosen: list[int] = []
    told = set(done)
    for at in order:
        if len(chosen) == most:
            break
        incidents = candidates[at].incidents
        if incidents and told.issuperset(incidents):
            continue
        if all(_product(vectors[at], vectors[other]) < SAME for other in chosen):
            chosen.append(at)
            told.update(incidents)
    return tuple(candidates[at] for at in chosen)


def _vector(sentence: Told, rarity: Mapping[str, float]) -> _Vector:
    weighed = {term: count * rarity[term] for term, count in _terms(sentence).items()}
    length = math.sqrt(sum(weight * weight for weight in weighed.values()))
    return {term: weight / length for term, weight in weighed.items()} if length else {}


def _product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other.get(term, 0.0) for term, weight in one.items())
