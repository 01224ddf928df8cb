"""The ledger of predictions and rulings on it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hand import Article, seizure

from dragoman.model.claims import Modality
from dragoman.model.groups import Incident, Links
from dragoman.model.ids import make_id
from dragoman.model.when import DateRange
from dragoman.store.sqlite import open_store

Cli = Callable[..., Any]


@pytest.fixture
def foreseen(folder: Path) -> str:
    """Fill the store with a prediction and the later incident; return the prediction's claim."""
    guess = Article(
        "guess",
        "Guess\nSalim Marrun will probably march on Port Asmar if it rains, and more.",
        outlet="Harbour Post",
        published=DateRange.parse("2017-02-01"),
    )
    who = guess.mention("Salim Marrun", "marrun")
    where = guess.mention("Port Asmar", "gn-77")
    words = "Salim Marrun will probably march on Port Asmar if it rains"
    foretold = guess.event(
        words,
        "march",
        "ASSAULT",
        actors=(who,),
        place=where,
        claim=guess.claim(words, modality=Modality.PREDICTED),
    )
    later = seizure().reading
    incidents = [
        Incident(
            id=make_id("inc", event.id),
            type="ASSAULT",
            events=(event.id,),
            actors=("marrun",),
            date=event.date,
            headline="Salim Marrun seizes Port Asmar",
        )
        for event in later.events
    ]
    with open_store(folder / "dragoman.db", write=True) as store:
        store.write([guess.reading, later], made_by="s1")
        store.write_links(Links(incidents=tuple(incidents)))
    return str(foretold.claim)


@pytest.mark.usefixtures("foreseen")
def test_prediction_is_listed_with_its_condition_and_what_bears_on_it(cli: Cli) -> None:
    first, bearing, words = cli("predictions").lines
    assert first.startswith("2017-02-01 Harbour Post foresees “Salim Marrun will probably")
    assert "· condition: “if it rains”" in first
    assert "[guess.txt:" in first
    assert bearing.startswith("    may bear on it: 2017-03-14 Salim Marrun seizes Port Asmar")
    assert "shares Port Asmar and Salim Marrun, is of the same type" in bearing
    assert "[seizure.txt:" in words


def test_ruling_is_kept_as_a_line_beside_the_store_and_scored(
    cli: Cli, folder: Path, foreseen: str
) -> None:
    assert cli("predictions", "confirm", foreseen[:10], "yes", "--by", "A. Reader").code == 0
    (line,) = (folder / "dragoman.db.predictions.jsonl").read_text("utf-8").splitlines()
    ruling = json.loads(line)
    assert (ruling["outcome"], ruling["by"], ruling["about"]) == ("yes", "A. Reader", foreseen)
    (record,) = cli("predictions", "--json").json["speakers"]
    assert record["speaker"] == "Harbour Post"
    assert record["brier"] == pytest.approx(0.1056)
    assert any("came to be: yes · says A. Reader" in line for line in cli("predictions").lines)


def test_undone_ruling_no_longer_counts_and_its_line_stays(
    cli: Cli, folder: Path, foreseen: str
) -> None:
    cli("predictions", "confirm", foreseen, "no", "--by", "A. Reader")
    path = folder / "dragoman.db.predictions.jsonl"
    ruling = json.loads(path.read_text("utf-8"))
    assert cli("predictions", "undo", ruling["id"], "--by", "B. Reader").code == 0
    assert cli("predictions", "--json").json["speakers"] == []
    assert len(path.read_text("utf-8").splitlines()) == 2


def test_later_ruling_replaces_an_earlier_one(cli: Cli, foreseen: str) -> None:
    cli("predictions", "confirm", foreseen, "yes", "--by", "A. Reader")
    cli("predictions", "confirm", foreseen, "no", "--by", "B. Reader")
    (record,) = cli("predictions", "--json").json["speakers"]
    assert (record["came_true"], record["brier"]) == (0, pytest.approx(0.4556))


def test_without_rulings_nobody_has_a_record(cli: Cli, foreseen: str) -> None:
    answer = cli("predictions", "--json").json
    assert answer["speakers"] == []
    assert [row["prediction"]["claim"] for row in answer["predictions"]] == [foreseen]


def test_wrong_rulings_are_refused_with_a_way_out(cli: Cli, folder: Path, foreseen: str) -> None:
    other = str(seizure().reading.claims[0].id)
    for words in (
        ("confirm", foreseen, "perhaps", "--by", "A"),
        ("confirm", other, "yes", "--by", "A"),
        ("confirm", foreseen, "yes", "--by", "A", "--incident", other),
        ("undo", "r-1", "--by", "A"),
    ):
        assert cli("predictions", *words).code == 1
    assert not (folder / "dragoman.db.predictions.jsonl").exists()


def test_broken_line_of_rulings_is_named(cli: Cli, folder: Path, foreseen: str) -> None:
    cli("predictions", "confirm", foreseen, "yes", "--by", "A")
    with (folder / "dragoman.db.predictions.jsonl").open("a", encoding="utf-8") as file:
        file.write("{no}\n")
    outcome = cli("predictions")
    assert outcome.code == 1
    assert "line 2" in outcome.err
