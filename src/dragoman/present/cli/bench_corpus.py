"""The commands that measure what many documents add up to: copies, timelines, cost."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.config import load_config
from dragoman.errors import ConfigError
from dragoman.present.cli.bench import (
    BELOW_FLOOR,
    FloorsOption,
    GoldOption,
    bench_app,
    print_result,
    show_progress,
)
from dragoman.present.cli.options import ConfigOption, JsonOption
from dragoman.present.cli.screen import clean, err, out, print_json

if TYPE_CHECKING:
    from dragoman.bench.scoring import Score
    from dragoman.pipeline import Assembly

__all__ = ["bench_app"]
FLOORS = Path("benchmarks/floors.toml")
SIZES = (1000, 20000)


@bench_app.command("copies")
def measure_found_copies(
    *,
    gold: GoldOption = None,
    sources: Annotated[
        int, typer.Option("--sources", min=1, help="Of so many texts copies are made.")
    ] = 400,
    floors: FloorsOption = FLOORS,
    json: JsonOption = False,
) -> None:
    """Hide made copies among the real articles of the gold and measure how they are found."""
    from dragoman.bench.copies import measure_copies  # noqa: PLC0415
    from dragoman.bench.gold import gold_folder  # noqa: PLC0415

    score = measure_copies(gold_folder(gold), sources=sources).score()
    _show("copies", "copies/made", score, floors, as_json=json)


@bench_app.command("timelines")
def measure_told_timelines(
    topics: Annotated[
        list[str] | None, typer.Argument(metavar="[TOPIC…]", help="Without one, all of the gold.")
    ] = None,
    *,
    gold: GoldOption = None,
    stores: Annotated[
        Path, typer.Option("--stores", metavar="FOLDER", help="Where what was read is kept.")
    ] = Path("build/timelines"),
    floors: FloorsOption = FLOORS,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Tell timelines of the gold's topics and compare them with those of journalists."""
    from dragoman.bench.gold import gold_folder  # noqa: PLC0415
    from dragoman.bench.timelines import find_topics, measure_timelines  # noqa: PLC0415
    from dragoman.pipeline import assemble  # noqa: PLC0415

    @cache
    def assembly() -> "Assembly":
        return assemble(load_config(config))

    found = find_topics(gold_folder(gold), topics or ())
    with show_progress("timelines", None) as advance:
        score = measure_timelines(found, stores, assembly, advance=advance).score()
    whole = f"timelines/{'+'.join(sorted(topic.name for topic in found))}"
    _show("timelines", whole, score, floors, as_json=json)


@bench_app.command("growth")
def measure_growth_of_cost(
    *,
    gold: GoldOption = None,
    documents: Annotated[
        list[int] | None,
        typer.Option("--documents", min=1, help="How many; repeat it. Else 1000 and 20000."),
    ] = None,
    real: Annotated[
        int, typer.Option("--real", min=1, help="So many are real, the others vary them.")
    ] = 100,
    floors: FloorsOption = FLOORS,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Measure what comparing documents costs beside reading them, and how it grows."""
    from dragoman.bench.corpus_cost import measure_growth, score_growth  # noqa: PLC0415
    from dragoman.bench.gold import gold_folder  # noqa: PLC0415
    from dragoman.pipeline import assemble  # noqa: PLC0415

    sizes = sorted(set(documents or SIZES))
    if len(sizes) == 1:
        raise ConfigError("one size shows no growth", way_out="give --documents twice")
    assembly = assemble(load_config(config))
    found = measure_growth(gold_folder(gold), assembly, sizes=sizes, real=real)
    _show("growth", "growth/timelines", score_growth(found), floors, as_json=json)


def _show(kind: str, name: str, score: "Score", floors: Path, *, as_json: bool) -> None:
    """Print the figures and leave with an error where one is below its floor."""
    from dragoman.bench.floors import find_broken, read_floors  # noqa: PLC0415
    from dragoman.bench.measures import Result, load_measures  # noqa: PLC0415

    results = [
        Result(gold=name, digest="", measure=measure, figure=measure.of(score))
        for measure in load_measures()
        if measure.kind == kind
    ]
    pinned = read_floors(floors)
    if as_json:
        print_json(score)
    else:
        by_measure = {floor.measure: floor for floor in pinned if floor.gold == name}
        out().print(clean(name), style="bold")
        for result in results:
            print_result(result, by_measure.get(result.measure.name))
    _leave_if_broken(
        f"{result.measure.means}: {result.figure:g}, past its floor of {floor.bound:g}"
        for result, floor in find_broken(results, pinned)
    )


def _leave_if_broken(broken: Iterable[str]) -> None:
    told = list(broken)
    for line in told:
        err().print(clean(line), style="red")
    if told:
        raise typer.Exit(BELOW_FLOOR)
