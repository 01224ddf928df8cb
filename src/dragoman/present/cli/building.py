"""The command that reads articles into the record."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from dragoman.config import load_config
from dragoman.link.judgements import judgements_path, load_judgements
from dragoman.present.cli.options import ConfigOption, JsonOption, StoreOption
from dragoman.present.cli.screen import clean, count, err, print_json
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
    settings = msgspec.structs.replace(load_config(config), **_given(store, pack, model))
    # these load the parser
    from dragoman.ingest.inputs import ReadOptions, count_inputs  # noqa: PLC0415
    from dragoman.ingest.records import FieldMap, parse_fields  # noqa: PLC0415
    from dragoman.knowledge.gazetteer_index import towns_are_indexed  # noqa: PLC0415
    from dragoman.pipeline import build as run_build  # noqa: PLC0415

    pairs = [f"{role}={column}" for role, column in settings.fields.items()]
    named = parse_fields(",".join([*pairs, *(field or ())]))
    fields = FieldMap(named=named, day_first=settings.day_first)
    if not towns_are_indexed():
        err().print("making an index of the world's towns, once: some ten seconds")
    judgements = load_judgements(judgements_path(Path(settings.store)))
    with (
        open_store(Path(settings.store), write=True) as record,
        _ticker(count_inputs(paths)) as progress,
    ):
        try:
            report = run_build(
                paths,
                store=record,
                config=settings,
                options=ReadOptions(fields=fields),
                on_progress=progress,
                judgements=judgements,
            )
        except KeyboardInterrupt:
            (kept,) = record.query("SELECT count(*) AS n FROM documents")
            progress.stop()
            err().print(
                clean(
                    f"stopped: {count(kept['n'], 'article')} kept in {settings.store};"
                    " run the same command again to go on"
                )
            )
            raise typer.Exit(INTERRUPTED) from None
    _tell(report, settings.store, as_json=json)
    if report.skipped:
        raise typer.Exit(SOME_SKIPPED if report.documents else NOTHING_READ)


def _given(store: Path | None, pack: list[str] | None, model: str | None) -> dict[str, object]:
    """Return the settings that options replace."""
    given = {"store": str(store) if store else None, "model": model}
    return {
        **{name: value for name, value in given.items() if value is not None},
        **({"packs": tuple(pack)} if pack else {}),
    }


class _Ticker:
    """Tells how a build goes: a moving bar on a terminal, a line for each batch elsewhere."""

    def __init__(self, total: int, moving: "Progress | None") -> None:
        self._total = total
        self._moving = moving
        self._task = moving.add_task("loading the model", total=total) if moving else None

    def __call__(self, *, documents: int, new: int, skipped: int, stage: str) -> None:
        done = documents + skipped
        if self._moving is not None and self._task is not None:
            said = "comparing" if stage == "linking" else f"reading: {new} new, {skipped} skipped"
            total = max(self._total, done)
            self._moving.update(self._task, description=said, completed=done, total=total)
        elif stage == "linking":
            err().print("comparing all articles")
        else:
            # the total is an estimate: files are not opened to count what they hold
            total = max(self._total, done)
            err().print(f"{done} of {total} read: {new} new, {skipped} skipped")

    def stop(self) -> None:
        """Leave the line, so that others can be written."""
        if self._moving is not None:
            self._moving.stop()


@contextmanager
def _ticker(total: int) -> Iterator[_Ticker]:
    console = err()
    if not console.is_terminal:
        yield _Ticker(total, None)
        return
    from rich.progress import (  # noqa: PLC0415 -- slow to import
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
    )

    words = TextColumn("{task.description}", markup=False)
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), words)
    with Progress(*columns, console=console, transient=True) as moving:
        yield _Ticker(total, moving)


def _tell(report: "BuildReport", store: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"store": store, **msgspec.to_builtins(report)})
        return
    console = err()
    for skipped in report.skipped[:NAMED]:
        way_out = f" — way out: {clean(skipped.way_out)}" if skipped.way_out else ""
        console.print(f"skipped {clean(skipped.path)}: {clean(skipped.reason)}{way_out}")
    if len(report.skipped) > NAMED:
        console.print(f"… and {len(report.skipped) - NAMED} more: dragoman doctor names them all")
    known = f" ({report.unchanged} known already)" if report.unchanged else ""
    console.print(
        clean(
            f"{store}: {count(report.documents, 'article')} read{known},"
            f" {count(len(report.skipped), 'input')} skipped"
        )
    )
    console.print(
        f"new: {count(report.events, 'event')}, {count(report.claims, 'claim')},"
        f" {count(report.relations, 'stated tie')};"
        f" in all: {count(report.incidents, 'incident')}, {count(report.findings, 'finding')}"
    )
    anew = report.compared
    console.print(
        f"compared anew: {anew.documents:,} of {count(report.held, 'article')},"
        f" {anew.incidents:,} of {count(report.incidents, 'incident')},"
        f" {anew.findings:,} of {count(report.findings, 'finding')}"
    )
