"""The commands of the bench that need no parser."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.errors import ConfigError
from dragoman.present.cli.bench import bench_app


def run(*arguments: str) -> Result:
    return CliRunner().invoke(bench_app, list(arguments))


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "gold"
    rows = [
        {"a": "Salim Marrun", "b": "Salim Marrun", "same": 1},
        {"a": "Salim Marrun", "b": "Otto Zwick", "same": 0},
    ]
    (folder / "names").mkdir(parents=True)
    (folder / "names" / "own.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return folder


def test_absent_gold_is_said_and_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    result = run("--gold", str(tmp_path / "none"), "--no-cost")
    assert result.exit_code == 0
    assert "quality is not measured" in result.stderr
    assert json.loads((tmp_path / "build/bench.json").read_text())["gold"] == []


def test_result_is_shown_and_kept_with_the_digest_of_the_gold(gold: Path):
    result = run("--gold", str(gold), "--no-cost")
    assert result.exit_code == 0
    assert "names/own.jsonl (2 texts)" in result.stdout
    assert "1  same person's name or not, best F" in result.stdout
    (kept,) = json.loads(Path("build/bench.json").read_text())["gold"]
    assert (kept["name"], kept["texts"], kept["score"]["best_F"]) == ("names/own.jsonl", 2, 1.0)
    assert len(kept["sha256"]) == 64


def test_figure_below_its_floor_ends_with_one(gold: Path):
    floors = Path("floors.toml")
    floors.write_text('[[floor]]\ngold = "names/own.jsonl"\nmeasure = "best_F"\nat_least = 1.5\n')
    result = run("--gold", str(gold), "--no-cost", "--floors", str(floors))
    assert result.exit_code == 1
    assert "names/own.jsonl: best_F is 1, below its floor of 1.5" in result.stderr


def test_regression_allowed_is_noted_and_lowers_the_floor(gold: Path):
    Path("CHANGELOG.md").write_text("# Changelog\n\n## [Unreleased]\n")
    floors = Path("floors.toml")
    floors.write_text('[[floor]]\ngold = "names/own.jsonl"\nmeasure = "best_F"\nat_least = 1.5\n')
    given = ("--gold", str(gold), "--no-cost", "--floors", str(floors))
    assert run(*given, "--allow-regression", "it was never so").exit_code == 0
    assert "it was never so" in Path("CHANGELOG.md").read_text()
    assert run(*given).exit_code == 0


def test_floors_are_raised_to_what_was_reached(gold: Path):
    assert run("--gold", str(gold), "--no-cost", "--raise-floors").exit_code == 0
    assert "at_least = 0.995" in Path("benchmarks/floors.toml").read_text()


def test_limit_pins_and_keeps_nothing(gold: Path):
    result = run("--gold", str(gold), "--limit", "1", "--raise-floors")
    assert result.exit_code == 0
    assert not Path("benchmarks").exists()
    assert not Path("build").exists()


def test_predictions_are_written_for_any_pairs(gold: Path):
    result = run("predict", "names", str(gold / "names" / "own.jsonl"), "out.jsonl")
    assert result.exit_code == 0
    rows = [json.loads(line) for line in Path("out.jsonl").read_text().splitlines()]
    assert [row["b"] for row in rows] == ["Salim Marrun", "Otto Zwick"]
    assert rows[0]["score"] > rows[1]["score"]


def test_unknown_kind_is_refused_with_the_kinds_there_are(gold: Path):
    result = run("predict", "weather", str(gold / "names" / "own.jsonl"), "out.jsonl")
    assert isinstance(result.exception, ConfigError)
    assert "names" in (result.exception.way_out or "")
