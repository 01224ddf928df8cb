"""Precision against coverage: what a reader gains and loses by each threshold of the verifier."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.bench.predict import keep_sure
from dragoman.bench.scoring import Row, score

THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
CURVED = frozenset({"events", "alarms"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The figures at one threshold, in percent.

    Over events: precision and recall of their types. Over relevant and irrelevant sentences: the
    share of relevant ones that get an event, and of irrelevant ones that are rightly left alone.
    """

    threshold: float
    precision: float
    coverage: float


def draw_curve(kind: str, gold: Sequence[Row], doubted: Sequence[Row]) -> list[Point]:
    """Return the figures at each threshold, from predictions that still hold what is unsure."""
    return [_point(kind, gold, doubted, threshold) for threshold in THRESHOLDS]


def cut(doubted: Sequence[Row], least: float) -> list[Row]:
    """Return predictions without what is less sure."""
    return [row | {"events": keep_sure(row["events"], least)} for row in map(dict, doubted)]


def _point(kind: str, gold: Sequence[Row], doubted: Sequence[Row], threshold: float) -> Point:
    found = score(kind, gold, cut(doubted, threshold))
    if kind == "alarms":
        right, covered = 100 - found["false_alarms"], found["coverage_relevant"]
    else:
        right, covered = found["type_set"]["P"], found["type_set"]["R"]
    return Point(threshold=threshold, precision=round(right, 1), coverage=covered)
