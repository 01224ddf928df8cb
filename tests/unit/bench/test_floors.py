"""Floors: they hold, they rise, and fall only on the record."""

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.bench.floors import (
    Floor,
    find_broken,
    note_regression,
    raise_floors,
    read_floors,
    write_floors,
)
from dragoman.bench.measures import Measure, Result, load_measures
from dragoman.errors import ConfigError

F = Measure(kind="events", name="type_set.F", means="type")
ALARMS = Measure(kind="alarms", name="false_alarms", means="alarms", lower_is_better=True)


def result(figure: float, measure: Measure = F, digest: str = "d1") -> Result:
    return Result(gold="events/a.jsonl", digest=digest, measure=measure, figure=figure)


def floor(bound: float, digest: str | None = "d1") -> Floor:
    return Floor(gold="events/a.jsonl", measure=F.name, bound=bound, digest=digest)


def test_figure_below_its_floor_is_broken():
    assert find_broken([result(59.9)], [floor(60.0)]) == [(result(59.9), floor(60.0))]
    assert find_broken([result(60.0)], [floor(60.0)]) == []


def test_ceiling_is_broken_from_above():
    ceiling = Floor(
        gold="events/a.jsonl", measure=ALARMS.name, bound=2.5, lower_is_better=True, digest="d1"
    )
    assert find_broken([result(3.0, ALARMS)], [ceiling])
    assert not find_broken([result(2.5, ALARMS)], [ceiling])


def test_floor_of_other_gold_of_the_same_name_does_not_bind():
    assert find_broken([result(10.0, digest="d2")], [floor(60.0)]) == []
    assert find_broken([result(10.0, digest="d2")], [floor(60.0, digest=None)])


def test_floors_rise_and_never_fall():
    (raised,) = raise_floors([result(70.0)], [floor(60.0)])
    assert raised.bound == 69.5
    (kept,) = raise_floors([result(50.0)], [floor(60.0)])
    assert kept.bound == 60.0


def test_floor_falls_where_it_is_allowed():
    (fallen,) = raise_floors([result(50.0)], [floor(60.0)], lower=True)
    assert fallen.bound == 49.5


def test_floor_leaves_slack_on_the_right_side_of_a_measure():
    (ceiling,) = raise_floors([result(2.0, ALARMS)], [])
    assert (ceiling.bound, ceiling.lower_is_better) == (2.5, True)
    share = Measure(kind="geo", name="acc161_answered", means="near")
    (least,) = raise_floors([result(0.96, share)], [])
    assert least.bound == pytest.approx(0.955)


def test_written_floors_are_read_again(tmp_path: Path):
    path = tmp_path / "deep" / "floors.toml"
    floors = [floor(60.5), replace(floor(2.0), measure="other", lower_is_better=True, digest=None)]
    write_floors(path, floors)
    assert read_floors(path) == floors


def test_missing_floors_pin_nothing(tmp_path: Path):
    assert read_floors(tmp_path / "none.toml") == []


@pytest.mark.parametrize(
    "text",
    [
        '[[floor]]\ngold = "a"\nmeasure = "b"\n',
        '[[floor]]\ngold = "a"\nmeasure = "b"\nat_least = 1\nat_most = 2\n',
        '[[floor]]\ngold = "a"\nmeasure = "b"\nat_least = 1\nwhy = "c"\n',
        "[[floor\n",
    ],
)
def test_wrong_floors_are_refused(tmp_path: Path, text: str):
    path = tmp_path / "floors.toml"
    path.write_text(text)
    with pytest.raises(ConfigError):
        read_floors(path)


def test_regression_is_noted_under_what_is_not_released(tmp_path: Path):
    path = tmp_path / "CHANGELOG.md"
    path.write_text("# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A.\n\n## [0.1]\n\n- Old.\n")
    note_regression(path, "the gold was wrong", [(result(50.0), floor(60.0))])
    text = path.read_text()
    line = "- A floor of the bench falls (type_set.F on events/a.jsonl 60 → 50): the gold was wrong"
    assert line in text.splitlines()
    assert text.index("### Changed") < text.index(line) < text.index("## [0.1]")
    assert "- A.\n" in text
    note_regression(path, "again", [(result(40.0), floor(50.0))])
    assert path.read_text().count("### Changed") == 1


def test_changelog_without_a_place_for_it_is_refused(tmp_path: Path):
    path = tmp_path / "CHANGELOG.md"
    path.write_text("# Changelog\n")
    with pytest.raises(ConfigError, match="Unreleased"):
        note_regression(path, "why", [(result(50.0), floor(60.0))])


def test_measures_shipped_are_told_apart_and_explained():
    measures = load_measures()
    assert len({(measure.kind, measure.name) for measure in measures}) == len(measures)
    assert {measure.kind for measure in measures} == {
        *("alarms", "chains", "claims", "copies", "cost", "events", "geo", "growth", "linking"),
        "linking_cost",
        *("names", "ner", "timelines", "traps", "world"),
    }


def test_peer_of_one_gold_is_shown_beside_that_alone():
    measure = next(m for m in load_measures() if m.name == "acc161_answered")
    assert {peer.figure for peer in measure.peers_for("geo/lgl.jsonl")} == {0.82, 0.83, 0.721}
    assert measure.peers_for("geo/hidden.jsonl") == ()
