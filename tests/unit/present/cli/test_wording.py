"""The command that tells who calls whom what, and what is exported of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hand import Article

from dragoman.model.claims import AttributionLink, SpeakerKind
from dragoman.model.framing import Framing, FramingKind, Valence
from dragoman.model.reading import Reading
from dragoman.store.sqlite import open_store

Cli = Callable[..., Any]
LAMP = AttributionLink(speaker="The Lamp", kind=SpeakerKind.OUTLET)


def article() -> Reading:
    page = Article(
        "port",
        "The port\nThe warlord Salim Marrun fled. “Terrorists!” said Veltania of his rebels.",
    )
    whom = page.mention("Salim Marrun", "marrun").mention
    who = page.span("Veltania")
    veltania = page.mention("Veltania", "veltania").mention
    speaker = AttributionLink(
        speaker="Veltania",
        kind=SpeakerKind.NAMED,
        span=who,
        mention=veltania,
        cue=page.span("said"),
    )

    def framing(words: str, kind: FramingKind, valence: Valence, **more: Any) -> Framing:
        span = page.span(words)
        return Framing(
            id=f"fr-{words.lower()}",
            document=page.id,
            start=span.start,
            end=span.end,
            term=words.lower(),
            kind=kind,
            valence=valence,
            **more,
        )

    found = (
        framing(
            "warlord",
            FramingKind.LOADED,
            Valence.NEGATIVE,
            target=page.span("Salim Marrun"),
            mention=whom,
            attribution=(LAMP,),
        ),
        framing("Terrorists", FramingKind.LOADED, Valence.NEGATIVE, attribution=(LAMP, speaker)),
        framing("rebels", FramingKind.LABEL, Valence.NEUTRAL, attribution=(LAMP,)),
    )
    return replace(page.reading, framings=found)


@pytest.fixture(autouse=True)
def store(folder: Path) -> Path:
    path = folder / "dragoman.db"
    with open_store(path, write=True) as record:
        record.write([article()], made_by="s1")
    return path


def test_framing_tells_voice_term_leaning_and_target(cli: Cli):
    lines = cli("framing").lines
    assert any(line.startswith("The Lamp · 1 × “rebels” (label, neutral)") for line in lines)
    assert any("of Salim Marrun" in line for line in lines)
    assert any(line.startswith("Veltania, in The Lamp") for line in lines)


def test_framing_can_be_narrowed_to_the_own_voice_and_to_loaded_words(cli: Cli):
    assert not any("Terrorists" in line for line in cli("framing", "--own").lines)
    assert not any("rebels" in line for line in cli("framing", "--loaded").lines)
    (line,) = cli("framing", "--about", "Salim Marrun").lines
    assert "warlord" in line


def test_framing_of_an_unknown_outlet_is_an_error(cli: Cli):
    assert cli("framing", "--outlet", "Nobody").code == 1
    assert cli("framing", "--outlet", "Lamp").code == 0


def test_framing_as_json_names_every_record(cli: Cli):
    uses = cli("framing", "--json").json
    assert sorted(record for use in uses for record in use["records"]) == [
        *("fr-rebels", "fr-terrorists", "fr-warlord"),
    ]


def test_why_shows_a_framing_and_its_voice(cli: Cli):
    out = cli("why", "fr-terrorists").out
    assert "Veltania" in out
    assert "negative" in out


def test_framings_and_namings_are_exported(cli: Cli, folder: Path):
    assert cli("export", "out").code == 0
    rows = [
        msgspec.json.decode(line)
        for line in (folder / "out/framings.jsonl").read_bytes().splitlines()
    ]
    assert [row["id"] for row in rows] == ["fr-rebels", "fr-terrorists", "fr-warlord"]
    assert rows[2]["target"]["entity"] == "marrun"
    assert [link["speaker"] for link in rows[1]["attribution"]] == ["The Lamp", "Veltania"]
    namings = [
        msgspec.json.decode(line)
        for line in (folder / "out/namings.jsonl").read_bytes().splitlines()
    ]
    forms = {row["entity"]: [form["words"] for form in row["forms"]] for row in namings}
    assert forms == {"marrun": ["Salim Marrun"], "veltania": ["Veltania"]}


def test_outlets_tell_the_loaded_words_of_their_own_voice(cli: Cli):
    line = next(each for each in cli("outlets").lines if "loaded words" in each)
    assert "“warlord” 1" in line
    assert "terrorists" not in line
