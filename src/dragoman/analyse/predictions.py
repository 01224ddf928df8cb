"""The ledger of predictions: what was foreseen, by whom, for when, and what bears on it since."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.analyse.ask_answers import name_speaker
from dragoman.analyse.citations import Citation, cite
from dragoman.analyse.likelihood import name_likelihood, read_likelihood
from dragoman.analyse.sql import read_sql
from dragoman.model.when import DateRange
from dragoman.store.base import Row, Store
from dragoman.text.name_parts import fold_name

# a prediction in fewer words ("when it next meets") says nothing by itself
FEWEST_WORDS = 4
# later incidents proposed for one prediction, and what they must reach to be
PROPOSED = 3
LEAST_SCORE = 3
# who or what more than this share of all reports name tells none of them from others
COMMON_SHARE, FEWEST_REPORTS = 0.1, 20
_SAME_TYPE, _SHARED_NAME, _SHARED_WORD, _MOST_WORDS, _IN_TIME = 2, 1, 1, 2, 1
_STEM = 5
_EMPTY = frozenset(
    {"about", "after", "again", "befor", "could", "might", "other", "shoul", "their", "there"}
    | {"these", "those", "until", "which", "while", "would"}
    # the date is compared by itself
    | {"monda", "tuesd", "wedne", "thurs", "frida", "satur", "sunda", "today", "night", "morni"}
    | {"janua", "febru", "april", "augus", "septe", "octob", "novem", "decem", "month"}
)
# what is only held likely ("will probably march") is foreseen where it lies ahead
_AHEAD = re.compile(r"\b(?:will|shall|going to|likely to|expected to|set to|bound to)\b|['’]ll\b")
_CONDITION = re.compile(
    r"\b(?:(?:even\s+)?if|unless|provided(?:\s+that)?|as\s+long\s+as|in\s+case)\b[^.,;:!?]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """A later incident that may bear on a prediction, and why it is proposed."""

    incident: str
    date: str
    headline: str
    why: str
    score: int
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """One prediction; ``foretold_not`` where it was foreseen that something would not be.

    ``horizon`` is for when, ``condition`` the words that make it depend on something,
    ``likelihood`` how likely its words make it, by the bands of ICD 203.
    """

    claim: str
    speaker: str
    published: str | None
    horizon: str | None
    condition: str | None
    likelihood: str | None
    foretold_not: bool
    citation: Citation
    bearings: tuple[Bearing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    """An incident as later articles tell it."""

    row: Row
    names: frozenset[str]
    telling: frozenset[str]
    stems: frozenset[str]
    claims: tuple[str, ...]


def list_predictions(store: Store) -> list[Prediction]:
    """Return the predictions by date of publication, each with what was reported since.

    An incident is proposed, never decided on: it happened after the prediction was published, and
    shares with it who or where, and the type or words of what was foreseen. Names and words that
    are all over the articles count for little.
    """
    rows = store.query(read_sql("predictions"))
    cited = cite(store, [row["claim"] for row in rows])
    kept = _outermost([row for row in rows if _is_foreseen(row, cited[row["claim"]])])
    names: dict[str, list[Row]] = {}
    for row in store.query(read_sql("predictions_entities")):
        names.setdefault(row["claim"], []).append(row)
    reports = _without_common(_reports(store))
    proposed = {
        row["claim"]: _propose(row, cited[row["claim"]], names.get(row["claim"], []), reports)
        for row in kept
    }
    told = cite(store, [c for each in proposed.values() for _, _, r in each for c in r.claims])
    return [
        _prediction(row, cited[row["claim"]], _bearings(proposed[row["claim"]], told))
        for row in kept
    ]


def _prediction(row: Row, citation: Citation, bearings: tuple[Bearing, ...]) -> Prediction:
    condition = _CONDITION.search(citation.quote)
    share = read_likelihood(citation.quote)
    return Prediction(
        claim=citation.claim,
        speaker=name_speaker(citation),
        published=citation.published,
        horizon=row["horizon"],
        condition=_one_line(row["condition"] or (condition.group() if condition else None)),
        likelihood=None if share is None else name_likelihood(share),
        foretold_not=citation.polarity == "denied",
        citation=citation,
        bearings=bearings,
    )


def _one_line(words: str | None) -> str | None:
    return None if words is None else " ".join(words.split())


def _bearings(
    proposed: Iterable[tuple[int, str, _Report]], told: Mapping[str, Citation]
) -> tuple[Bearing, ...]:
    return tuple(
        Bearing(
            incident=report.row["incident"],
            date=report.row["date"],
            headline=report.row["headline"].removesuffix(f", {report.row['date']}"),
            why=why,
            score=score,
            citations=tuple(told[claim] for claim in report.claims if claim in told),
        )
        for score, why, report in proposed
    )


def _is_foreseen(row: Row, citation: Citation) -> bool:
    words = citation.quote.split()
    ahead = row["modality"] == "predicted" or _AHEAD.search(" ".join(words)) is not None
    return ahead and len(words) >= FEWEST_WORDS


def _outermost(rows: Sequence[Row]) -> list[Row]:
    """Leave out predictions inside another one; rows are by document and longest first."""
    kept: list[Row] = []
    for row in rows:
        last = kept[-1] if kept else None
        if last is None or last["document"] != row["document"] or row["end"] > last["end"]:
            kept.append(row)
    return kept


def _reports(store: Store) -> list[_Report]:
    parties: dict[str, set[str]] = {}
    for row in store.query(read_sql("predictions_parties")):
        parties.setdefault(row["incident"], set()).add(row["entity"])
    groups: dict[str, list[Row]] = {}
    for row in store.query(read_sql("predictions_reports")):
        groups.setdefault(row["incident"], []).append(row)
    return [
        _Report(
            row=group[0],
            names=frozenset(parties.get(incident, ())),
            telling=frozenset(parties.get(incident, ())),
            stems=frozenset(stem for row in group for stem in _stems(row["quote"])),
            claims=tuple(row["claim"] for row in group),
        )
        for incident, group in groups.items()
    ]


def _without_common(reports: Sequence[_Report]) -> list[_Report]:
    """Leave out of what tells reports from others the names and words that very many share."""
    if len(reports) < FEWEST_REPORTS:
        return list(reports)
    most = COMMON_SHARE * len(reports)
    names = Counter(name for report in reports for name in report.names)
    stems = Counter(stem for report in reports for stem in report.stems)
    return [
        replace(
            report,
            telling=frozenset(name for name in report.names if names[name] <= most),
            stems=frozenset(stem for stem in report.stems if stems[stem] <= most),
        )
        for report in reports
    ]


def _propose(
    row: Row, citation: Citation, met: Sequence[Row], reports: Iterable[_Report]
) -> list[tuple[int, str, _Report]]:
    """Return the likeliest reports with their score and why, best first."""
    if row["published_last"] is None:
        return []
    names: dict[str, str] = {each["entity"]: each["name"] for each in met}
    stems = _stems(citation.quote) - {s for each in met for s in _stems(each["wording"])}
    found = []
    for report in reports:
        if report.row["date_first"] <= row["published_last"]:
            continue
        shared = sorted(names[entity] for entity in report.names & names.keys())
        words = sorted(stems & report.stems)[:_MOST_WORDS]
        same = row["type"] is not None and row["type"] == report.row["type"]
        timely = _is_in_time(row["horizon"], report.row)
        score = _SHARED_NAME * len(report.telling & names.keys()) + _IN_TIME * timely
        score += _SHARED_WORD * len(words) + _SAME_TYPE * same
        if shared and (same or words) and score >= LEAST_SCORE:
            why = _why(shared, words, same=same, timely=timely)
            found.append((score, why, report))
    found.sort(key=lambda each: (-each[0], each[2].row["date_first"], each[2].row["incident"]))
    return found[:PROPOSED]


def _is_in_time(horizon: str | None, report: Row) -> bool:
    if horizon is None:
        return False
    time = DateRange.parse(horizon)
    return bool(
        time.first.isoformat() <= report["date_last"]
        and report["date_first"] <= time.last.isoformat()
    )


def _why(shared: Sequence[str], words: Sequence[str], *, same: bool, timely: bool) -> str:
    reasons = [f"shares {' and '.join(shared)}"]
    if same:
        reasons.append("is of the same type")
    if words:
        reasons.append(f"has words in common ({', '.join(f'{word}…' for word in words)})")
    if timely:
        reasons.append("lies within the time foreseen")
    return ", ".join(reasons)


def _stems(text: str) -> set[str]:
    """Return the beginnings of longer words, so that march finds marched."""
    return {word[:_STEM] for word in fold_name(text).split() if len(word) >= _STEM} - _EMPTY
