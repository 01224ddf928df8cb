"""A store of hand-made readings, and the command line as a user calls it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from hand import corpus, links

from dragoman.model.text import Skipped
from dragoman.present.cli.main import main
from dragoman.store.sqlite import open_store


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def json(self) -> object:
        return msgspec.json.decode(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Cli = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_STORE", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    return tmp_path


@pytest.fixture
def store(folder: Path) -> Path:
    path = folder / "dragoman.db"
    with open_store(path, write=True) as record:
        record.write(corpus(), made_by="s1")
        record.write_links(links())
        record.write_skipped([Skipped(path="a.pdf", reason="a PDF", way_out="convert it")])
    return path


@pytest.fixture
def cli(
    folder: Path,  # noqa: ARG001 -- commands run in an empty folder
    capsys: pytest.CaptureFixture[str],
) -> Cli:
    def call(*arguments: str) -> Outcome:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main(arguments)
        captured = capsys.readouterr()
        return Outcome(code=int(left.value.code or 0), out=captured.out, err=captured.err)

    return call
