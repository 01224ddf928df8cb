"""The command that looks whether everything is in order: program, model, knowledge, store."""

import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from dragoman import __version__
from dragoman.config import Config, load_config
from dragoman.errors import DragomanError
from dragoman.present.cli.options import ConfigOption, JsonOption, StoreOption, store_path
from dragoman.present.cli.screen import count, print_json, print_line
from dragoman.store.sqlite import engine_version, open_store

GOLD = "../shared/gold"
_STYLES = {"ok": "green", "note": "yellow", "wrong": "red bold"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at; ``state`` is ok, note (nothing is broken) or wrong."""

    name: str
    state: str
    detail: str
    way_out: str | None = None


def doctor(
    *,
    pack: Annotated[
        list[str] | None,
        typer.Option("--pack", metavar="NAME", help="Check these packs, by name or folder."),
    ] = None,
    store: StoreOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Check program, language model, packs and store; run the examples of packs' dictionaries."""
    settings = load_config(config)
    if pack:
        settings = msgspec.structs.replace(settings, packs=tuple(pack))
    checks = [
        Check(name="dragoman", state="ok", detail=__version__),
        _look("python", _python),
        _look("sqlite", engine_version),
        _look("model", lambda: _model(settings)),
        _look("packs", lambda: _packs(settings)),
        *_dictionaries(settings),
        *_store(store_path(store, config)),
        *_judgements(store_path(store, config)),
        _gold(),
    ]
    if json:
        print_json(checks)
    else:
        for check in checks:
            print_line(
                (check.state, _STYLES[check.state]),
                (check.name, "bold"),
                check.detail,
                f"— way out: {check.way_out}" if check.way_out else "",
            )
    if any(check.state == "wrong" for check in checks):
        raise typer.Exit(1)


def _look(name: str, look: Callable[[], str]) -> Check:
    """Return what a look found, or what it failed with."""
    try:
        return Check(name=name, state="ok", detail=look())
    except DragomanError as error:
        return Check(name=name, state="wrong", detail=str(error), way_out=error.way_out)


def _python() -> str:
    return f"{platform.python_version()} at {sys.executable}"


def _model(settings: Config) -> str:
    from dragoman.annotate.engine import load_engine  # noqa: PLC0415 -- loads the parser

    engine = load_engine(settings.model)
    return f"{engine.model} {engine.version}, its files are the ones recorded"


def _packs(settings: Config) -> str:
    from dragoman.knowledge.coding_files import find_coding_files  # noqa: PLC0415 -- reads files
    from dragoman.knowledge.gazetteer import load_gazetteer  # noqa: PLC0415 -- large ones
    from dragoman.knowledge.ontology import load_ontology  # noqa: PLC0415 -- likewise
    from dragoman.knowledge.register import load_register  # noqa: PLC0415 -- likewise

    register = load_register(settings.packs)
    load_gazetteer(settings.packs)
    ontology = load_ontology(find_coding_files(settings.packs).scheme)
    named = ", ".join(settings.packs) or "none beside the base"
    codes = f"{len(ontology.types)} types of event of {ontology.name}"
    return f"{named}: {len(register.entities)} entities, {codes}, all files valid"


def _dictionaries(settings: Config) -> Iterator[Check]:
    """Yield how the examples of the packs' own dictionaries come out."""
    from dragoman.annotate.engine import load_engine  # noqa: PLC0415 -- loads the parser
    from dragoman.bench.examples import (  # noqa: PLC0415 -- likewise
        check_examples,
        list_examples,
        own_entries,
    )
    from dragoman.knowledge.coding_files import find_coding_files  # noqa: PLC0415 -- reads files

    try:
        files = find_coding_files(settings.packs)
        examples = list_examples(own_entries(files))
        failures = check_examples(examples, load_engine(settings.model), files) if examples else []
    except DragomanError as error:
        yield Check(name="dictionaries", state="wrong", detail=str(error), way_out=error.way_out)
        return
    held = len(examples) - len(failures)
    detail = f"{held} of {count(len(examples), 'example')} of the packs' own hold"
    yield Check(name="dictionaries", state="wrong" if failures else "ok", detail=detail)
    for failure in failures:
        detail = f"{failure.example.entry}: “{failure.example.text}” {failure.reason}"
        way_out = "narrow or widen the entry, or correct the example"
        yield Check(name="dictionaries", state="wrong", detail=detail, way_out=way_out)


def _store(path: Path) -> Iterator[Check]:
    if not path.exists():
        way_out = f"make it: dragoman build FOLDER --store {path}"
        yield Check(name="store", state="note", detail=f"there is none at {path}", way_out=way_out)
        return
    try:
        with open_store(path) as record:
            problems = record.check()
            (articles,) = record.query("SELECT count(*) AS n FROM documents")
            skipped = record.query("SELECT path, reason, way_out FROM skipped ORDER BY path")
            linked = record.linked()
    except DragomanError as error:
        yield Check(name="store", state="wrong", detail=str(error), way_out=error.way_out)
        return
    for problem in problems:
        way_out = "move it away and build the record again"
        yield Check(name="store", state="wrong", detail=problem, way_out=way_out)
    told = f"{count(articles['n'], 'article')}, {count(len(skipped), 'input')} skipped"
    yield Check(name="store", state="ok", detail=f"{path}: {told}")
    for row in skipped:
        detail = f"{row['path']}: {row['reason']}"
        yield Check(name="skipped", state="note", detail=detail, way_out=row["way_out"])
    if articles["n"] and not linked:
        yield Check(
            name="store",
            state="note",
            detail="its articles have not been compared since the last was read",
            way_out="run the same build again: it goes on where it stopped",
        )


def _judgements(store: Path) -> Iterator[Check]:
    from dragoman.link.judgements import (  # noqa: PLC0415 -- most stores have none
        judgements_path,
        load_judgements,
        standing,
        weigh,
    )

    path = judgements_path(store)
    if not path.exists():
        return
    try:
        held = load_judgements(path)
    except DragomanError as error:
        yield Check(name="judgements", state="wrong", detail=str(error), way_out=error.way_out)
        return
    yield Check(name="judgements", state="ok", detail=f"{path}: {len(standing(held))} stand")
    for clash in weigh(held).clashes:
        detail = f"{clash.judgement.id} does not hold: {clash.why}"
        way_out = f"take one back: dragoman undo {clash.judgement.id}"
        yield Check(name="judgements", state="note", detail=detail, way_out=way_out)


def _gold() -> Check:
    folder = Path(os.environ.get("DRAGOMAN_GOLD", GOLD))
    if folder.is_dir():
        return Check(name="gold", state="ok", detail=str(folder))
    return Check(
        name="gold",
        state="note",
        detail=f"no gold at {folder}: dragoman bench has nothing to score against",
        way_out="set DRAGOMAN_GOLD to its folder",
    )
