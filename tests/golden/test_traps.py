"""What is told as done is told apart from the rest in the sentences written as traps.

The floors rise with the program; the held half was not looked at while its rules were made.
"""

from pathlib import Path

import pytest

from dragoman.bench.gold import read_rows
from dragoman.bench.scoring import Score, score_traps
from dragoman.bench.traps import judge_traps
from dragoman.config import Config
from dragoman.pipeline import assemble

FLOORS = {
    ("open", "modality"): 96.0,
    ("open", "polarity"): 99.0,
    ("held", "modality"): 95.0,
    ("held", "polarity"): 97.0,
}


@pytest.fixture(scope="module")
def scored() -> Score:
    rows = read_rows(Path(__file__).parent / "traps" / "modality.jsonl")
    return score_traps(rows, list(judge_traps(rows, assemble(Config()))))


@pytest.mark.parametrize(("half", "axis"), FLOORS)
def test_traps_are_told_apart(scored: Score, half: str, axis: str):
    assert scored[half][axis] >= FLOORS[half, axis]
