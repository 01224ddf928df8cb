"""The command that builds: what it hands to the pipeline, what it says, how it ends."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hand import corpus

from dragoman.link.relinking import Relinked
from dragoman.model.text import Skipped
from dragoman.store.sqlite import open_store

Cli = Callable[..., Any]


@dataclass
class Report:
    """What the pipeline reports."""

    documents: int = 3
    new: int = 3
    unchanged: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    held: int = 3
    compared: Relinked = field(default_factory=lambda: Relinked(documents=2, incidents=1))
    sentences: int = 9
    events: int = 2
    claims: int = 3
    relations: int = 1
    incidents: int = 1
    findings: int = 1


@dataclass
class Pipeline:
    """Stands in for the pipeline, so that no parser is loaded."""

    report: Report = field(default_factory=Report)
    raises: type[BaseException] | None = None
    given: dict[str, Any] = field(default_factory=dict)

    def build(self, paths: list[str], *, on_progress: Any, **given: Any) -> Report:
        self.given = {"paths": paths, **given}
        given["store"].write(corpus(), made_by="s1")
        on_progress(documents=3, new=3, skipped=0, stage="reading")
        if self.raises is not None:
            raise self.raises
        on_progress(documents=3, new=3, skipped=0, stage="linking")
        return self.report


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    stand_in = Pipeline()
    module = ModuleType("dragoman.pipeline")
    module.build = stand_in.build  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "dragoman.pipeline", module)
    return stand_in


@pytest.fixture
def articles(folder: Path) -> str:
    (folder / "articles").mkdir()
    (folder / "articles" / "one.txt").write_text("Rain\n\nIt rained.")
    return "articles"


@pytest.mark.usefixtures("pipeline")
def test_build_tells_its_progress_and_result_beside_standard_output(
    cli: Cli, articles: str
) -> None:
    outcome = cli("build", articles)
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.splitlines() == [
        "3 of 3 read: 3 new, 0 skipped",
        "comparing all articles",
        "dragoman.db: 3 articles read, 0 inputs skipped",
        "new: 2 events, 3 claims, 1 stated tie; in all: 1 incident, 1 finding",
        "compared anew: 2 of 3 articles, 1 of 1 incident, 0 of 1 finding",
    ]
    assert len(cli("documents").lines) == 3


def test_build_names_what_it_skipped_and_says_so_in_its_code(
    cli: Cli, articles: str, pipeline: Pipeline
) -> None:
    pipeline.report.skipped = [
        Skipped(path="a\x1b[2J.txt", reason="it is a PDF", way_out="save it as text"),
        *(Skipped(path=f"b{number:02}.txt", reason="it is empty") for number in range(25)),
    ]
    outcome = cli("build", articles)
    assert outcome.code == 3
    assert "skipped a\\u001b[2J.txt: it is a PDF — way out: save it as text" in outcome.err
    assert "b18.txt" in outcome.err
    assert "… and 6 more" in outcome.err


def test_build_that_read_nothing_fails(cli: Cli, articles: str, pipeline: Pipeline) -> None:
    pipeline.report = Report(documents=0, skipped=[Skipped(path="a", reason="it is empty")])
    assert cli("build", articles).code == 1


def test_build_as_json_names_every_skipped_input(
    cli: Cli, articles: str, pipeline: Pipeline
) -> None:
    pipeline.report.skipped = [Skipped(path=f"{n}.txt", reason="it is empty") for n in range(25)]
    answer = cli("build", articles, "--json").json
    assert len(answer["skipped"]) == 25
    assert answer["store"] == "dragoman.db"
    assert answer["events"] == 2


def test_build_hands_settings_and_options_on(
    cli: Cli, articles: str, folder: Path, pipeline: Pipeline
) -> None:
    (folder / "own.toml").write_text('model = "other"\npacks = []\n[fields]\ntext = "body"\n')
    options = ["--config", "own.toml", "--pack", "a", "--pack", "b", "--field", "title=head"]
    assert cli("build", articles, "-", "--store", "x.db", *options).code == 0
    config, reading = pipeline.given["config"], pipeline.given["options"]
    assert pipeline.given["paths"] == [articles, "-"]
    assert (config.model, config.packs, config.store) == ("other", ("a", "b"), "x.db")
    assert reading.fields.named == {"text": "body", "title": "head"}


@pytest.mark.usefixtures("pipeline")
def test_build_refuses_a_field_it_does_not_know(cli: Cli, articles: str) -> None:
    outcome = cli("build", articles, "--field", "tilte=head")
    assert outcome.code == 1
    assert "tilte=head" in outcome.err


def test_build_that_is_stopped_keeps_what_it_has_and_says_how_to_go_on(
    cli: Cli, articles: str, folder: Path, pipeline: Pipeline
) -> None:
    pipeline.raises = KeyboardInterrupt
    outcome = cli("build", articles)
    assert outcome.code == 130
    assert "stopped: 3 articles kept in dragoman.db; run the same command" in outcome.err
    with open_store(folder / "dragoman.db") as record:
        assert len(list(record.readings())) == 3


@pytest.mark.usefixtures("pipeline")
def test_build_into_a_folder_fails_in_one_line_with_a_way_out(cli: Cli, articles: str) -> None:
    outcome = cli("build", articles, "--store", ".")
    assert outcome.code == 1
    assert outcome.err == "dragoman: store .: it is a folder — way out: name a file with --store\n"


def test_build_does_not_hide_a_mistake_of_the_program(
    cli: Cli, articles: str, pipeline: Pipeline
) -> None:
    pipeline.raises = ZeroDivisionError
    with pytest.raises(ZeroDivisionError):
        cli("build", articles)


@pytest.mark.usefixtures("pipeline")
def test_build_moves_a_bar_on_a_terminal(
    cli: Cli, articles: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    outcome = cli("build", articles)
    assert outcome.code == 0
    assert "3 of 1 read" not in outcome.err
