"""The commands that measure: quality against gold, predictions for any texts, cost of a build."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.config import load_config
from dragoman.errors import ConfigError, IngestError
from dragoman.present.cli.options import ConfigOption, JsonOption
from dragoman.present.cli.screen import clean, err, out, print_json

if TYPE_CHECKING:  # they load the parser: not before they are needed
    from dragoman.bench.cost import Cost
    from dragoman.bench.floors import Floor
    from dragoman.bench.gold import GoldFile
    from dragoman.bench.measures import Result
    from dragoman.bench.predict import Advance
    from dragoman.bench.run import BenchRun
    from dragoman.pipeline import Assembly

BELOW_FLOOR = 1
KINDS = ("alarms", "claims", "events", "geo", "names", "ner")

bench_app = typer.Typer(
    name="bench",
    help="Measure quality and cost, and compare with published figures.",
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

GoldOption = Annotated[
    Path | None,
    typer.Option("--gold", metavar="FOLDER", help="The gold. Without it: DRAGOMAN_GOLD."),
]
FloorsOption = Annotated[Path, typer.Option("--floors", metavar="FILE", help="The pinned floors.")]


@bench_app.callback()
def bench(
    context: typer.Context,
    *,
    gold: GoldOption = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only", metavar="WORDS", help="Only gold whose name holds this; repeatable."
        ),
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, help="Only so many texts of each; pins nothing.")
    ] = None,
    floors: FloorsOption = Path("benchmarks/floors.toml"),
    raise_floors: Annotated[
        bool, typer.Option("--raise-floors", help="Pin what was reached, where it is better.")
    ] = False,
    allow_regression: Annotated[
        str | None,
        typer.Option(
            "--allow-regression", metavar="REASON", help="Let floors fall, on the record."
        ),
    ] = None,
    cost: Annotated[bool, typer.Option("--cost/--no-cost", help="Measure the cost, too.")] = True,
    store: Annotated[
        Path, typer.Option("--result", metavar="FILE", help="Where the result is kept.")
    ] = Path("build/bench.json"),
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Score every gold file, print ours beside the published figures, hold it to the floors."""
    if context.invoked_subcommand is not None:
        return
    from dragoman.bench.floors import find_broken, read_floors  # noqa: PLC0415
    from dragoman.bench.run import write_record  # noqa: PLC0415

    pinned = read_floors(floors)
    run = _measure(gold, only or [], limit, config, with_cost=cost and limit is None)
    if limit is None and not only:
        write_record(store, run)
    results = run.results()
    broken = find_broken(results, pinned) if limit is None else []
    if json:
        print_json(run.record())
    else:
        _print_results(run, pinned)
    if limit is None and raise_floors:
        _raise(floors, results, pinned)
    if not broken:
        return
    if allow_regression is not None:
        _allow(floors, broken, pinned, allow_regression)
        return
    for result, floor in broken:
        side = "above" if floor.lower_is_better else "below"
        err().print(
            f"{result.gold}: {result.measure.name} is {result.figure:g}, {side} its floor of "
            f"{floor.bound:g}",
            style="red",
        )
    raise typer.Exit(BELOW_FLOOR)


@bench_app.command("predict")
def predict_texts(
    kind: Annotated[str, typer.Argument(metavar="KIND", help=", ".join(KINDS))],
    texts: Annotated[Path, typer.Argument(metavar="IN.jsonl", help="Rows with id and text.")],
    predictions: Annotated[Path, typer.Argument(metavar="OUT.jsonl", help="What is written.")],
    *,
    config: ConfigOption = None,
) -> None:
    """Write predictions for any set of texts, as the scorers read them."""
    if kind not in KINDS:
        raise ConfigError(f"there is no kind {kind!r}", way_out=f"the kinds are {', '.join(KINDS)}")
    from dragoman.bench.gold import read_rows, write_rows  # noqa: PLC0415
    from dragoman.bench.predict import NAMES, predict, predict_pairs  # noqa: PLC0415
    from dragoman.pipeline import assemble  # noqa: PLC0415

    rows = read_rows(texts)
    with show_progress(kind, len(rows)) as advance:
        if kind == NAMES:
            found = predict_pairs(rows)
        else:
            found = list(predict(kind, rows, assemble(load_config(config)), advance=advance))
    write_rows(predictions, found)
    err().print(clean(f"{len(found)} predictions of {kind} in {predictions}"))


@bench_app.command("cost")
def cost_of_build(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH…]", help="Articles to build.")
    ] = None,
    *,
    gold: GoldOption = None,
    floors: FloorsOption = Path("benchmarks/floors.toml"),
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Measure what a whole build costs, as a ratio to the bare parse of the same texts."""
    from dragoman.bench.floors import find_broken, read_floors  # noqa: PLC0415
    from dragoman.bench.run import cost_results  # noqa: PLC0415

    costs = list(_costs(paths or _default_paths(gold), config))
    if json:
        print_json([cost.row() for cost in costs])
    else:
        _print_costs(costs)
    if find_broken(cost_results(costs), read_floors(floors)):
        raise typer.Exit(BELOW_FLOOR)


@bench_app.command("train")
def train_verifier(
    sentences: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help="The labelled sentences.")
    ] = Path("training/events"),
    *,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Fit the event verifier anew on the project's own sentences and record its digest."""
    from dragoman.bench.sentences import read_sentences  # noqa: PLC0415
    from dragoman.bench.train import collect_examples, train, write_model  # noqa: PLC0415
    from dragoman.knowledge.ontology import load_ontology  # noqa: PLC0415
    from dragoman.knowledge.verifier import DIGESTS, WEIGHTS  # noqa: PLC0415
    from dragoman.pipeline import assemble  # noqa: PLC0415

    read = read_sentences(sentences, load_ontology())
    with show_progress("training", None):
        trained = train(list(collect_examples(read, assemble(load_config(config)))))
    digest = write_model(trained, WEIGHTS, DIGESTS)
    figures = {
        "sentences": len(read),
        "candidates": trained.examples,
        "right": trained.right,
        "accuracy": round(trained.accuracy, 3),
        "log_loss": round(trained.loss, 3),
        "ranked": round(trained.ranked, 3),
        "calibration_error": round(trained.error, 3),
        "bins": [[b.count, round(b.told, 2), round(b.right, 2)] for b in trained.bins],
        "sha256": digest,
    }
    if json:
        print_json(figures)
        return
    for name, value in figures.items():
        out().print(clean(f"{name.replace('_', ' '):>18}  {value}"))


def _measure(
    folder: Path | None,
    only: Sequence[str],
    limit: int | None,
    config: Path | None,
    *,
    with_cost: bool,
) -> "BenchRun":
    from dragoman.bench.gold import OWN, GoldFile, find_gold, gold_folder  # noqa: PLC0415
    from dragoman.bench.linking_cost import measure_linking_cost  # noqa: PLC0415
    from dragoman.bench.run import BenchRun, score_file, score_linking  # noqa: PLC0415
    from dragoman.pipeline import assemble  # noqa: PLC0415

    where = gold_folder(folder)
    given = list(find_gold(where))
    own = find_gold(OWN) if folder is None else ()
    found = [each for each in (*given, *own) if not only or any(w in each.name for w in only)]
    if not given:
        err().print(clean(f"no gold in {where}: quality is not measured (set DRAGOMAN_GOLD)"))
    run = BenchRun()

    @cache
    def assembly() -> "Assembly":
        assembled = assemble(load_config(config))
        run.made_by = assembled.stamp
        return assembled

    for each in found:
        if not isinstance(each, GoldFile):
            run.unknown.append(each)
            continue
        with show_progress(each.name, None) as advance:
            run.scored.append(score_file(each, assembly, limit=limit, advance=advance))
    linking = _own_linking(only) if folder is None and limit is None else None
    if linking is not None:
        with show_progress(linking.name, None):
            run.scored.append(score_linking(linking, load_config(config)))
    if with_cost and not only:
        run.costs.extend(_costs(_default_paths(folder), config))
        with show_progress("cost of linking", None):
            run.linking_cost = measure_linking_cost(load_config(config))
    return run


def _own_linking(only: Sequence[str]) -> "GoldFile | None":
    from dragoman.bench.gold import own_linking  # noqa: PLC0415

    found = own_linking()
    asked = found is not None and (not only or any(w in found.name for w in only))
    return found if asked else None


def _default_paths(gold: Path | None) -> list[Path]:
    from dragoman.bench.cost import default_paths  # noqa: PLC0415
    from dragoman.bench.gold import gold_folder  # noqa: PLC0415

    return default_paths(gold_folder(gold))


def _costs(paths: Iterable[Path], config: Path | None) -> "Iterator[Cost]":
    from dragoman.bench.cost import measure_cost  # noqa: PLC0415

    for path in paths:
        with show_progress(f"cost of {path.name}", None):
            yield measure_cost(path, load_config(config))


def _print_results(run: "BenchRun", floors: "Sequence[Floor]") -> None:

    pinned = {(floor.gold, floor.measure): floor for floor in floors}
    console = out()
    for scored in run.scored:
        console.print(clean(f"{scored.gold.name}  ({scored.texts} texts)"), style="bold")
        for result in scored.results():
            print_result(result, pinned.get((result.gold, result.measure.name)))
        if scored.curve:
            points = (f"{p.threshold:g}: {p.precision:g}/{p.coverage:g}" for p in scored.curve)
            console.print(clean(f"          precision/coverage by threshold  {'  '.join(points)}"))
    for unknown in run.unknown:
        console.print(clean(f"{unknown.name}: not scored, {unknown.reason}"))
    _print_costs(run.costs)


def print_result(result: "Result", floor: "Floor | None") -> None:
    """Print one figure with its floor and what others reach."""
    measure = result.measure
    peers = "; ".join(f"{peer.name} {peer.figure:g}" for peer in measure.peers_for(result.gold))
    notes = [f"floor {floor.bound:g}"] if floor is not None else []
    notes += [peers] if peers else []
    beside = f"  [{'; '.join(notes)}]" if notes else ""
    out().print(f"{result.figure:>8g}  {clean(measure.means)}{beside}")


def _print_costs(costs: "Iterable[Cost]") -> None:
    for cost in costs:
        figures = cost.score()
        out().print(clean(f"cost of {cost.name}  ({cost.documents} articles)"), style="bold")
        out().print(
            f"{figures['ratio']:>8.2f}  whole build, CPU, per bare parse "
            f"({figures['words_per_second_of_parse']} words a second)"
        )
        out().print(f"{figures['attribution']:>8}  % that finding who says what adds to the parse")


def _raise(path: Path, results: "Sequence[Result]", floors: "Sequence[Floor]") -> None:
    from dragoman.bench.floors import raise_floors, write_floors  # noqa: PLC0415

    write_floors(path, raise_floors(results, floors))
    err().print(clean(f"floors written to {path}"))


def _allow(
    path: Path,
    broken: "Sequence[tuple[Result, Floor]]",
    floors: "Sequence[Floor]",
    reason: str,
) -> None:
    from dragoman.bench.floors import note_regression, raise_floors, write_floors  # noqa: PLC0415

    changelog = Path("CHANGELOG.md")
    if not changelog.exists():
        raise IngestError("there is no CHANGELOG.md here", way_out="run it in the working copy")
    note_regression(changelog, reason, broken)
    write_floors(path, raise_floors([result for result, _ in broken], floors, lower=True))
    err().print(clean(f"{len(broken)} floors lowered in {path}, noted in {changelog}"))


@contextmanager
def show_progress(what: str, total: int | None) -> "Iterator[Advance]":
    """Show on standard error how many are done, while the block runs."""
    from rich.progress import Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}"),
        TextColumn("{task.completed:.0f}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=err(), transient=True) as bar:
        task = bar.add_task(clean(what), total=total)

        def advance(done: int, /) -> None:
            bar.update(task, completed=done)

        yield advance
