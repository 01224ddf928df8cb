"""Marked words are judged where they stand, and counted by halves."""

from pathlib import Path

import pytest

from dragoman.bench.gold import OWN, GoldFile, find_gold
from dragoman.bench.scoring import Row, score_traps
from dragoman.bench.traps import judge_traps
from dragoman.config import Config
from dragoman.errors import IngestError
from dragoman.pipeline import assemble

ROOT = Path(__file__).parent.parent.parent.parent


def trap(marked: str, half: str = "open", **fields: object) -> Row:
    known = {"modality": ["asserted"], "polarity": ["affirmed"], "phenomenon": "plain"}
    return {"id": marked, "marked": marked, "half": half} | known | fields


def test_marked_word_is_judged_not_another():
    one = trap("The navy [denied] that it had fired.")
    two = trap("The navy denied that it had [fired].")
    judged = list(judge_traps([one, two], assemble(Config())))
    assert [(each["modality"], each["polarity"]) for each in judged] == [
        ("asserted", "affirmed"),
        ("asserted", "denied"),
    ]


def test_headline_without_auxiliary_is_read_as_one():
    (judged,) = judge_traps(
        [trap("Lima to [send] troops", phenomenon="headline")], assemble(Config())
    )
    assert judged["modality"] == "predicted"


@pytest.mark.parametrize("marked", ["The navy fired.", "The [navy] [fired]."])
def test_trap_that_does_not_mark_one_word_is_refused(marked: str):
    with pytest.raises(IngestError, match="marks one word"):
        list(judge_traps([trap(marked)], assemble(Config())))


def test_halves_are_counted_apart_and_either_of_two_readings_is_right():
    gold = [
        trap("a", modality=["hedged", "speculated"]),
        trap("b"),
        trap("c", half="held", polarity=["denied"]),
        trap("d", half="held"),
    ]
    predicted = [
        {"id": "a", "modality": "speculated", "polarity": "denied"},
        {"id": "b", "modality": "asserted", "polarity": "affirmed"},
        {"id": "c", "modality": "asserted", "polarity": "denied"},
    ]
    assert score_traps(gold, predicted) == {
        "open": {"modality": 100.0, "polarity": 50.0, "n": 2},
        "held": {"modality": 50.0, "polarity": 50.0, "n": 2},
    }


def test_own_traps_are_found_as_such():
    (own,) = (g for g in find_gold(ROOT / OWN) if isinstance(g, GoldFile) and g.kind == "traps")
    rows = own.rows()
    assert len(rows) >= 320
    assert len({row["id"] for row in rows}) == len({row["marked"] for row in rows}) == len(rows)
    assert {modality for row in rows for modality in row["modality"]} == {
        *("asserted", "hedged", "speculated", "predicted", "hypothetical", "normative", "question")
    }
