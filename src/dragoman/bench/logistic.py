"""Logistic regression over named features, the same to the last digit wherever it is fitted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Features = tuple[str, ...]
Floats = NDArray[np.float64]
STEPS = 400
PLATT_STEPS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """Weights by feature, and the bias."""

    names: tuple[str, ...]
    weights: Floats
    bias: float

    def sums(self, rows: Sequence[Features]) -> Floats:
        """Return the weighted sum of each row."""
        at = {name: index for index, name in enumerate(self.names)}
        return np.array(
            [self.bias + sum(self.weights[at[n]] for n in row if n in at) for row in rows]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """Rows of features as flat arrays: which row, which feature."""

    row: NDArray[np.int64]
    column: NDArray[np.int64]
    rows: int
    columns: int

    def times(self, weights: Floats) -> Floats:
        sums = np.bincount(self.row, weights=weights[self.column], minlength=self.rows)
        return sums.astype(np.float64)

    def transposed_times(self, values: Floats) -> Floats:
        sums = np.bincount(self.column, weights=values[self.row], minlength=self.columns)
        return sums.astype(np.float64)


def fit(rows: Sequence[Features], right: Sequence[bool], *, penalty: float, least: int) -> Linear:
    """Fit weights of the features seen in at least so many rows, by accelerated descent."""
    counts = Counter(name for row in rows for name in row)
    names = tuple(sorted(name for name, count in counts.items() if count >= least))
    at = {name: index for index, name in enumerate(names)}
    pairs = [(r, at[name]) for r, row in enumerate(rows) for name in row if name in at]
    flat = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    table = _Table(row=flat[:, 0], column=flat[:, 1], rows=len(rows), columns=len(names))
    target = np.array(right, dtype=np.float64)
    weights, bias = _descend(table, target, penalty=penalty)
    return Linear(names=names, weights=weights, bias=bias)


def _descend(table: _Table, target: Floats, *, penalty: float) -> tuple[Floats, float]:
    """Minimise the penalised loss by Adam with a falling rate; no chance is involved."""
    point = np.zeros(table.columns + 1)
    first, second = np.zeros_like(point), np.zeros_like(point)
    for step in range(1, STEPS + 1):
        error = _logistic(table.times(point[:-1]) + point[-1]) - target
        slope = np.append(table.transposed_times(error) + penalty * point[:-1], error.sum())
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        ahead = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        point -= 0.05 * (1 - step / (STEPS + 1)) * ahead
    return point[:-1], float(point[-1])


def calibrate(sums: Floats, right: Sequence[bool]) -> tuple[float, float]:
    """Return slope and offset that turn sums into probabilities (Platt), by Newton's steps."""
    positive = sum(right)
    high = (positive + 1) / (positive + 2)
    low = 1 / (len(right) - positive + 2)
    target = np.where(np.array(right), high, low)
    columns = np.stack([sums, np.ones_like(sums)])
    found = np.array([1.0, 0.0])
    for _ in range(PLATT_STEPS):
        chance = _logistic(found @ columns)
        spread = (columns * (chance * (1 - chance))) @ columns.T + 1e-9 * np.eye(2)
        found = found - np.linalg.solve(spread, columns @ (chance - target))
    return float(found[0]), float(found[1])


def _logistic(sums: Floats) -> Floats:
    result: Floats = 1 / (1 + np.exp(-np.clip(sums, -30, 30)))
    return result
