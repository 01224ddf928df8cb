"""Timeline in the articles' own words: the dates most told of, and the sentences central to each.

Dates are chosen first, then sentences for each of them (Tran et al. 2015; Ghalandari and Ifrim
2020, who measured that this way beats clustering). Nothing is learnt: weights were set by hand.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from dragoman.analyse.timeline_grain import Grain, period_of
from dragoman.model.claims import Modality, Polarity
from dragoman.model.reading import Reading
from dragoman.model.text import BlockKind
from dragoman.model.when import DateRange

# What an article adds to a date, once: it names the date; it looks back on it from later; it
# reports an event on it; or it was only published then. Measured on T17: date F1 .528 by counting
# sentences, .557 by counting articles, .586 with these weights (2–4, 0–1 and 0–.5 differ by less
# than .02).
NAMED, LOOKED_BACK, REPORTED, PUBLISHED = 1.0, 3.0, 0.5, 0.3
LOOKING_BACK = timedelta(days=1)
# Sentences at the head of an article tell of its own day where they name no other.
LEAD = 5
FEWEST_WORDS, MOST_WORDS = 5, 60
# Two sentences tell the same from this likeness on (.35 and .5 measured alike).
SAME = 0.4
_WORD = re.compile(r"\w[\w'’]+")
_STORY = frozenset({BlockKind.BODY, BlockKind.BLOCK_QUOTE})
_OPEN = frozenset(
    {Modality.PREDICTED, Modality.HYPOTHETICAL, Modality.NORMATIVE, Modality.QUESTION}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence as a timeline sees it; ``reports`` are the dates of events it reports.

    ``open`` is true where it tells only of what may come or has not been.
    """

    document: str
    path: str | None
    number: int
    start: int
    end: int
    text: str
    published: DateRange | None
    names: tuple[DateRange, ...]
    reports: tuple[DateRange, ...]
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedSentences:
    """One date of the timeline: how much is told of it, and the sentences that tell it best."""

    period: str
    weight: float
    articles: int
    sentences: tuple[Told, ...]


def read_told(readings: Iterable[Reading]) -> Iterator[Told]:
    """Yield the sentences of the stories, with the dates they name and report."""
    for reading in readings:
        document = reading.document
        times = _by_sentence(reading)
        number = 0
        reported, opened = _reported(reading)
        for index, sentence in enumerate(reading.sentences):
            if document.blocks[sentence.block].kind not in _STORY:
                continue
            yield Told(
                document=document.id,
                path=document.path,
                number=number,
                start=sentence.start,
                end=sentence.end,
                text=document.text[sentence.start : sentence.end],
                published=document.published,
                names=tuple(times.get(index, ())),
                reports=tuple(reported.get(index, ())),
                open=index in opened,
            )
            number += 1


def _by_sentence(reading: Reading) -> dict[int, list[DateRange]]:
    found: dict[int, list[DateRange]] = {}
    times = sorted(reading.times, key=lambda time: time.start)
    at = 0
    for index, sentence in enumerate(reading.sentences):
        while at < len(times) and times[at].start < sentence.end:
            if times[at].start >= sentence.start and times[at].end <= sentence.end:
                found.setdefault(index, []).extend(times[at].values)
            at += 1
    return found


def _reported(reading: Reading) -> tuple[dict[int, list[DateRange]], set[int]]:
    """Return the dates of reported events by sentence, and the sentences that report none."""
    claims = {claim.id: claim for claim in reading.claims}
    dates: dict[int, list[DateRange]] = {}
    told: dict[int, bool] = {}
    for event in reading.events:
        claim = claims.get(event.claim) if event.claim is not None else None
        reports = (
            claim is not None
            and claim.polarity is Polarity.AFFIRMED
            and claim.modality not in _OPEN
        )
        told[event.sentence] = told.get(event.sentence, False) or reports
        if reports and event.date is not None:
            dates.setdefault(event.sentence, []).append(event.date)
    return dates, {sentence for sentence, reports in told.items() if not reports}


def tell_dates(
    sentences: Iterable[Told],
    *,
    grain: Grain = Grain.DAY,
    dates: int,
    each: int = 2,
    within: DateRange | None = None,
    words: Sequence[str] = (),
) -> list[DatedSentences]:
    """Return the ``dates`` most told of, in order of time, with up to ``each`` sentences.

    With ``words`` only sentences with one of them are told. A date that no sentence fit to be told
    is of gives way to the next.
    """
    told = sorted(sentences, key=lambda each: (each.document, each.number))
    weights, articles = _weigh(told, grain, within)
    candidates = _candidates(told, grain, [word.casefold() for word in words])
    rarity = _rarity(told)
    found: list[DatedSentences] = []
    for period in sorted(weights, key=lambda period: (-weights[period], period)):
        if len(found) == dates:
            break
        chosen = _choose(candidates.get(period, ()), rarity, each)
        if chosen:
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
    told: Iterable[Told], grain: Grain, within: DateRange | None
) -> tuple[dict[str, float], Counter[str]]:
    by_document: defaultdict[str, dict[str, float]] = defaultdict(dict)
    published: dict[tuple[str, str], float] = {}
    for sentence in told:
        mine = by_document[sentence.document]
        reported = {_period(date, grain) for date in sentence.reports}
        for date in (*sentence.names, *sentence.reports):
            period = _period(date, grain)
            if period is None or (within is not None and not within.overlaps(date)):
                continue
            weight = LOOKED_BACK if _looks_back(sentence, period) else NAMED
            weight *= 1 + REPORTED * (period in reported)
            mine[period] = max(mine.get(period, 0.0), weight)
        day = sentence.published
        if day is not None and sentence.number < LEAD and _lies_in(day, within):
            period = _period(day, grain)
            if period is not None:
                published[sentence.document, period] = PUBLISHED
    for (document, period), weight in published.items():
        by_document[document].setdefault(period, weight)
    weights: dict[str, float] = {}
    articles: Counter[str] = Counter()
    for mine in by_document.values():
        for period, weight in mine.items():
            weights[period] = weights.get(period, 0.0) + weight
            articles[period] += 1
    return weights, articles


def _lies_in(date: DateRange, within: DateRange | None) -> bool:
    return within is None or within.overlaps(date)


def _period(date: DateRange, grain: Grain) -> str | None:
    """Return the day, month or year a date lies in; ``None`` where it is coarser."""
    period = period_of(date.edtf(), grain)
    return period if len(period) == _LENGTHS[grain] else None


_LENGTHS: Mapping[Grain, int] = {Grain.DAY: 10, Grain.MONTH: 7, Grain.YEAR: 4}


def _looks_back(sentence: Told, period: str) -> bool:
    published = sentence.published
    return published is not None and published.first > DateRange.parse(period).last + LOOKING_BACK


def _candidates(
    told: Iterable[Told], grain: Grain, words: Sequence[str]
) -> Mapping[str, Sequence[Told]]:
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for sentence in told:
        length = sentence.text.count(" ") + 1
        if sentence.open or not FEWEST_WORDS <= length <= MOST_WORDS:
            continue
        text = sentence.text.casefold()
        if words and not any(word in text for word in words):
            continue
        named = {_period(date, grain) for date in sentence.names} - {None}
        if not named and sentence.number < LEAD and sentence.published is not None:
            named = {_period(sentence.published, grain)}
        for period in sorted(filter(None, named)):
            found[period].append(sentence)
    return found


def _rarity(told: Sequence[Told]) -> dict[str, float]:
    frequency: Counter[str] = Counter()
    for sentence in told:
        frequency.update(_terms(sentence).keys())
    return {term: math.log(len(told) / count) for term, count in frequency.items()}


def _terms(sentence: Told) -> Counter[str]:
    return Counter(_WORD.findall(sentence.text.casefold()))


_Vector = dict[str, float]


def _choose(candidates: Sequence[Told], rarity: Mapping[str, float], most: int) -> tuple[Told, ...]:
    """Return the sentences nearest to what all of them tell, none that tells the same again."""
    vectors = [_vector(sentence, rarity) for sentence in candidates]
    centre: Counter[str] = Counter()
    for vector in vectors:
        centre.update(vector)
    order = sorted(range(len(candidates)), key=lambda at: (-_product(vectors[at], centre), at))
    chosen: list[int] = []
    for at in order:
        if len(chosen) == most:
            break
        if all(_product(vectors[at], vectors[other]) < SAME for other in chosen):
            chosen.append(at)
    return tuple(candidates[at] for at in chosen)


def _vector(sentence: Told, rarity: Mapping[str, float]) -> _Vector:
    weighed = {term: count * rarity[term] for term, count in _terms(sentence).items()}
    length = math.sqrt(sum(weight * weight for weight in weighed.values()))
    return {term: weight / length for term, weight in weighed.items()} if length else {}


def _product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other.get(term, 0.0) for term, weight in one.items())
