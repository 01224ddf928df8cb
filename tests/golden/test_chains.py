"""Who says what through whom, how firmly, and whether at all, in the passages written for it.

The floors rise with the program; the held half was not looked at while its rules were made.
"""

from pathlib import Path

import pytest

from dragoman.bench.chain_scores import score_chains
from dragoman.bench.chains import judge_chains
from dragoman.bench.gold import read_rows
from dragoman.bench.scoring import Score
from dragoman.config import Config
from dragoman.pipeline import assemble

FLOORS = {
    ("open", "modality"): 97.4,
    ("open", "polarity"): 98.8,
    ("open", "chain"): 84.7,
    ("held", "modality"): 96.7,
    ("held", "polarity"): 97.4,
    ("held", "chain"): 84.7,
}


@pytest.fixture(scope="module")
def scored() -> Score:
    rows = read_rows(Path(__file__).parent / "chains" / "chains.jsonl")
    return score_chains(rows, list(judge_chains(rows, assemble(Config()))))


@pytest.mark.parametrize(("half", "axis"), FLOORS)
def test_speakers_and_standing_are_told(scored: Score, half: str, axis: str):
    assert scored[half][axis] >= FLOORS[half, axis]
