import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.bench.copies import KINDS, hide_copies, measure_copies, read_texts
from dragoman.present.cli.bench_corpus import bench_app


def wording(number: int) -> str:
    return "\n".join(
        " ".join(f"w{number}x{line}x{word}" for word in range(30)) for line in range(10)
    )


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "timelines" / "topic"
    folder.mkdir(parents=True)
    rows = [
        {"text": wording(number), "source": "Paper", "date": "2011-02-03"} for number in range(12)
    ]
    rows.append({"text": wording(0)})
    (folder / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return tmp_path


def test_texts_of_one_wording_are_read_once(gold: Path) -> None:
    texts = read_texts(gold)
    assert len(texts) == 12
    assert (texts[0].outlet, texts[0].date) == ("Paper", "2011-02-03")


def test_copies_are_hidden_and_quoting_articles_stand_for_their_hosts(gold: Path) -> None:
    hidden = hide_copies(read_texts(gold), sources=3)
    made = [text for text in hidden if text.source is not None]
    assert sorted(text.kind for text in made) == sorted([*KINDS] * 3)
    assert len(hidden) - len(made) == 12 - 3
    assert {text.source for text in made} <= {text.name for text in hidden}


def test_copies_do_not_hang_on_the_order_of_the_texts(gold: Path) -> None:
    texts = read_texts(gold)
    assert set(hide_copies(texts, sources=3)) == set(hide_copies(texts[::-1], sources=3))


def test_made_copies_are_found(gold: Path) -> None:
    score = measure_copies(gold, sources=4).score()
    assert (score["recall"], score["precision"]) == (100.0, 100.0)


def test_figures_below_their_floor_end_with_one(gold: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text('[[floor]]\ngold = "copies/made"\nmeasure = "recall"\nat_least = 101\n')
    given = ["copies", "--gold", str(gold), "--sources", "2", "--floors", str(floors)]
    result = CliRunner().invoke(bench_app, given)
    assert result.exit_code == 1
    assert "made copies found" in result.stdout
    assert "past its floor of 101" in result.stderr
