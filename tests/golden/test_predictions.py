"""From forecast to outcome, from the shell: proposal, a person's ruling, a speaker's record."""

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.config import Config
from dragoman.pipeline import build
from dragoman.present.cli.main import main
from dragoman.store.sqlite import open_store

FORECASTS = Path(__file__).parent / "predictions"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("forecasts") / "forecasts.db"
    with open_store(path, write=True) as store:
        build([str(FORECASTS)], store=store, config=Config())
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert not left.value.code
    return capsys.readouterr().out


def ledger(capsys: pytest.CaptureFixture[str], store: Path) -> Any:
    return json.loads(run(capsys, "predictions", "--store", str(store), "--json"))


def foretold(found: Any, words: str) -> Any:
    (row,) = [row["prediction"] for row in found["predictions"] if words in _quote(row)]
    return row


def _quote(row: Any) -> str:
    return str(row["prediction"]["citation"]["quote"])


@pytest.mark.parametrize(
    ("words", "speaker", "likelihood", "told"),
    [
        ("recapture Mekelle", "Selam Abreha", None, "recaptured Mekelle"),
        ("enter Kabul", "Selam Abreha", None, "entered Kabul"),
        ("probably declare a ceasefire", "Jonas Wirth", "likely", "declared a ceasefire"),
    ],
)
def test_outcome_is_proposed_with_its_words_and_reason(
    built: Path,
    capsys: pytest.CaptureFixture[str],
    words: str,
    speaker: str,
    likelihood: str | None,
    told: str,
) -> None:
    prediction = foretold(ledger(capsys, built), words)
    assert prediction["speaker"].startswith(speaker)
    assert prediction["likelihood"] == likelihood
    (bearing,) = prediction["bearings"]
    assert bearing["date"] > prediction["published"]
    assert any(told in citation["quote"] for citation in bearing["citations"])
    assert bearing["why"].startswith("shares ")


def test_ruling_on_proposals_gives_the_speaker_a_record(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = ledger(capsys, built)
    assert found["speakers"] == []
    store = ("--store", str(built), "--by", "reader")
    for words, outcome in (("recapture", "yes"), ("enter Kabul", "no"), ("ceasefire", "yes")):
        prediction = foretold(found, words)
        shown = ("--incident", prediction["bearings"][0]["incident"]) if outcome == "yes" else ()
        run(capsys, "predictions", "confirm", prediction["claim"], outcome, *shown, *store)
    printed = run(capsys, "predictions", "--store", str(built))
    assert "Selam Abreha, in Plateau Review · 1 of 2 predictions came to be" in printed
    assert "Brier score 0.50" in printed
    assert "Jonas Wirth, in Plateau Review · 1 of 1 prediction came to be" in printed
    assert "Brier score 0.11" in printed
    assert "came to be: yes · says reader" in printed
