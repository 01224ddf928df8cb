"""The command that reads articles into the record."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from dragoman.config import load_config
from dragoman.errors import ConfigError
from dragoman.present.cli.options import ConfigOption, JsonOption, StoreOption
from dragoman.present.cli.screen import clean, err, print_json
from dragoman.store.sqlite import open_store

if TYPE_CHECKING:  # both are slow to import: not before they are needed
    from rich.progress import Progress

    from dragoman.pipeline import BuildReport

# what a run ends with; docs/commands.md tells them
NOTHING_READ = 1
SOME_SKIPPED = 3
INTERRUPTED = 130
# skipped inputs named one by one; all of them are in the record and in --json
NAMED = 20


def build(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH…", help="Folders, files and globs; - is standard input."),
    ],
    *,
    store: StoreOption = None,
    config: ConfigOption = None,
    pack: Annotated[
        list[str] | None,
        typer.Option("--pack", metavar="NAME", help="A pack, by name or folder; may be repeated."),
    ] = None,
    model: Annotated[
        str | None, typer.Option("--model", metavar="PACKAGE", help="The language model.")
    ] = None,
    field: Annotated[
        list[str] | None,
        typer.Option(
            "--field",
            metavar="FIELD=COLUMN",
            help="Which column of CSV or JSON lines holds text, title …; may be repeated.",
        ),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Read articles into the record; those already there are kept."""
    settings = load_config(config)
    settings = msgspec.structs.replace(
        settings,
        store=str(store or settings.store),
        packs=tuple(pack) if pack else settings.packs,
        model=model or settings.model,
        fields={**settings.fields, **_pairs(field or ())},
    )
    from dragoman.ingest.inputs import ReadOptions  # noqa: PLC0415 -- as the pipeline
    from dragoman.pipeline import build as run_build  # noqa: PLC0415 -- loads the parser

    with open_store(Path(settings.store), write=True) as record, _shown() as progress:
        try:
            report = run_build(
                paths,
                store=record,
                config=settings,
                options=ReadOptions(fields=settings.fields),
                on_progress=progress,
            )
        except KeyboardInterrupt:
            (kept,) = record.query("SELECT count(*) AS n FROM documents")
            progress.stop()
            err().print(
                f"stopped: {kept['n']} articles are kept in {settings.store};"
                " run the same command again to go on"
            )
            raise typer.Exit(INTERRUPTED) from None
    _tell(report, settings.store, as_json=json)
    if report.skipped:
        raise typer.Exit(SOME_SKIPPED if report.documents else NOTHING_READ)


def _pairs(fields: list[str] | tuple[()]) -> dict[str, str]:
    pairs = {}
    for each in fields:
        name, equals, column = each.partition("=")
        if not (name and equals and column):
            raise ConfigError(f"--field {each!r} is no FIELD=COLUMN", way_out="say text=body")
        pairs[name] = column
    return pairs


class _Ticker:
    """Tells how a build goes: a moving line on a terminal, one line a stage and batch elsewhere."""

    def __init__(self, moving: "Progress | None") -> None:
        self._moving = moving
        self._task = moving.add_task("loading the language model") if moving else None

    def __call__(self, *, documents: int, new: int, skipped: int, stage: str) -> None:
        said = f"{documents} articles, {new} of them new, {skipped} inputs skipped"
        line = f"comparing {said}" if stage == "linking" else f"reading: {said}"
        if self._moving is not None and self._task is not None:
            self._moving.update(self._task, description=line)
        else:
            err().print(line)

    def stop(self) -> None:
        """Leave the line, so that others can be written."""
        if self._moving is not None:
            self._moving.stop()


@contextmanager
def _shown() -> Iterator[_Ticker]:
    console = err()
    if not console.is_terminal:
        yield _Ticker(None)
        return
    from rich.progress import (  # noqa: PLC0415 -- slow to import
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as moving:
        yield _Ticker(moving)


def _tell(report: "BuildReport", store: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"store": store, **msgspec.to_builtins(report)})
        return
    console = err()
    for skipped in report.skipped[:NAMED]:
        way_out = f" — way out: {clean(skipped.way_out)}" if skipped.way_out else ""
        console.print(f"skipped {clean(skipped.path)}: {clean(skipped.reason)}{way_out}")
    if len(report.skipped) > NAMED:
        console.print(f"… and {len(report.skipped) - NAMED} more: dragoman build --json names all")
    console.print(
        f"{store}: {report.documents} articles read ({report.unchanged} were known),"
        f" {len(report.skipped)} inputs skipped"
    )
    console.print(
        f"new: {report.events} events, {report.claims} claims, {report.relations} stated ties;"
        f" in all: {report.incidents} incidents, {report.findings} findings"
    )
