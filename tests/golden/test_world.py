"""Incidents and findings over many documents, against what a reader makes of them."""

from pathlib import Path

import pytest

from dragoman.bench.gold import read_rows
from dragoman.bench.scoring import Score
from dragoman.bench.world import judge_world
from dragoman.bench.world_scores import score_world

# measured at 84.2 and 94.7; above 90 and 85
LEAST_F, LEAST_LINKED_F = 80.0, 90.0
LEAST_PRECISION, LEAST_RECALL = 85.0, 80.0
LEAST_INCIDENTS, LEAST_DOCUMENTS = 25, 40


@pytest.fixture(scope="module")
def scored() -> Score:
    rows = read_rows(Path(__file__).parent / "world" / "world.jsonl")
    return score_world(rows, judge_world(rows))


def test_gold_covers_enough(scored: Score) -> None:
    assert scored["incidents"] >= LEAST_INCIDENTS
    assert scored["documents"] >= LEAST_DOCUMENTS


def test_tellings_of_one_incident_are_put_together(scored: Score) -> None:
    assert scored["pairs"]["f"] >= LEAST_F, scored["pairs"]
    assert scored["linked"]["f"] >= LEAST_LINKED_F, scored["linked"]


def test_findings_hold_and_are_found(scored: Score) -> None:
    assert scored["findings"]["p"] >= LEAST_PRECISION, scored["findings"]["wrong"]
    assert scored["findings"]["r"] >= LEAST_RECALL, scored["findings"]["missed"]
    assert scored["findings"]["broken"] == 0
