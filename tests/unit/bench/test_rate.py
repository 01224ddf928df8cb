"""How many texts a second are coded: measured for events, shown, and never pinned."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.bench.floors import raise_floors
from dragoman.bench.gold import GoldFile, find_gold
from dragoman.bench.run import RATE, Scored, score_file
from dragoman.config import Config
from dragoman.pipeline import assemble

ROW = {
    "id": "one",
    "text": "The army shelled the port.",
    "type": "ASSAULT",
    "quad": 4,
    "actor": [[0, 8]],
    "recipient": [[17, 25]],
}


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Scored:
    folder = tmp_path_factory.mktemp("gold")
    (folder / "events").mkdir()
    path = folder / "events" / "own.jsonl"
    path.write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    (gold,) = (g for g in find_gold(Path(folder)) if isinstance(g, GoldFile) and g.path == path)
    return score_file(gold, lambda: assemble(Config()))


def test_rate_of_events_is_measured_and_shown(scored: Scored) -> None:
    rates = [result for result in scored.results() if result.measure.name == RATE]
    assert [result.figure for result in rates] == [scored.rate]
    assert scored.rate is not None
    assert scored.rate > 0


def test_rate_is_never_pinned(scored: Scored) -> None:
    assert RATE not in {floor.measure for floor in raise_floors(scored.results(), ())}


def test_rate_that_was_not_measured_is_not_shown(scored: Scored) -> None:
    results = replace(scored, rate=None).results()
    assert RATE not in {result.measure.name for result in results}
