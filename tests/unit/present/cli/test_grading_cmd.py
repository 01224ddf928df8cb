"""Outlets are graded by persons, in a file; what is told is graded beside it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hand import links

from dragoman.store.sqlite import open_store

Cli = Callable[..., Any]
INCIDENT = links().incidents[0].id
pytestmark = pytest.mark.usefixtures("store")


def test_ungraded_outlet_is_an_f_everywhere(cli: Cli):
    assert "every outlet counts as F" in cli("grade").err
    assert cli("outlets").lines[0].startswith("The Lamp F ·")
    assert all(row["grade"].startswith("F") for row in cli("claims", "--json").json)


def test_grade_is_kept_as_a_dated_signed_line_and_shown_beside_claims(cli: Cli, store: Path):
    outcome = cli("grade", "Lamp", "b", "--by", "Anna")
    assert outcome.code == 0
    assert "The Lamp B (usually reliable) · Anna" in outcome.out
    line = Path(f"{store}.grades.jsonl").read_bytes()
    assert msgspec.json.decode(line)["outlet"] == "The Lamp"
    rows = cli("claims", "--speaker", "The Lamp", "--json").json
    assert {row["grade"][0] for row in rows} == {"B"}


def test_grade_can_be_taken_back(cli: Cli):
    cli("grade", "Lamp", "B", "--by", "Anna")
    (standing,) = cli("grade", "--json").json
    cli("grade", "--undo", standing["id"][:6], "--by", "Ben")
    assert cli("grade", "--json").json == []
    assert cli("grade", "--undo", standing["id"], "--by", "Ben").code == 1


def test_later_grade_of_an_outlet_holds(cli: Cli):
    cli("grade", "Lamp", "B", "--by", "Anna")
    cli("grade", "Lamp", "E", "--by", "Ben")
    assert [each["grade"] for each in cli("grade", "Lamp", "--json").json] == ["E"]


@pytest.mark.parametrize(
    "arguments", [("Lamp", "G", "--by", "Anna"), ("Lamp", "B"), ("Nobody", "B", "--by", "Anna")]
)
def test_what_is_no_grade_is_refused(cli: Cli, store: Path, arguments: tuple[str, ...]):
    assert cli("grade", *arguments).code == 1
    assert not Path(f"{store}.grades.jsonl").exists()


def test_line_written_by_hand_counts_from_the_next_question_on(cli: Cli, store: Path):
    line = {"id": "g-1", "on": "2020-01-01", "by": "Anna", "outlet": "The Lamp", "grade": "A"}
    Path(f"{store}.grades.jsonl").write_bytes(msgspec.json.encode(line) + b"\n")
    assert cli("outlets").lines[0].startswith("The Lamp A ·")
    Path(f"{store}.grades.jsonl").write_text("nonsense\n")
    outcome = cli("outlets")
    assert outcome.code == 1
    assert "line 1" in outcome.err


def test_grade_survives_a_record_made_anew(cli: Cli, store: Path):
    cli("grade", "Lamp", "B", "--by", "Anna")
    with open_store(store, write=True) as record:
        record.write_meta({"outlet_grades": "{}"})
    assert cli("outlets").lines[0].startswith("The Lamp B ·")


def test_why_tells_how_credible_an_incident_is_and_why(cli: Cli):
    out = cli("why", INCIDENT).out
    assert "credibility" in out
    assert "independent origin" in out or "deny" in out or "denies" in out


def test_export_holds_both_grades(cli: Cli, folder: Path):
    cli("grade", "Lamp", "B", "--by", "Anna")
    assert cli("export", "out").code == 0
    documents = [
        msgspec.json.decode(line)
        for line in (folder / "out/documents.jsonl").read_bytes().splitlines()
    ]
    assert {row["outlet"]: row["reliability"] for row in documents}["The Lamp"] == "B"
    incident = msgspec.json.decode((folder / "out/incidents.jsonl").read_bytes().splitlines()[0])
    assert incident["credibility"]["grade"] in set("123456")
    assert incident["credibility"]["why"]
