"""One run of the bench: every gold file scored, and what is kept of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import Any

import msgspec

from dragoman import __version__
from dragoman.bench.chains import CHAINS, judge_chains
from dragoman.bench.cost import SAMPLES, Cost
from dragoman.bench.curve import CURVED, Point, cut, draw_curve
from dragoman.bench.gold import GoldFile, UnknownGold
from dragoman.bench.linking import measure_linking
from dragoman.bench.linking_cost import LinkingCost
from dragoman.bench.measures import Result, load_measures
from dragoman.bench.predict import DOUBTED, NAMES, SURE, Advance, predict, predict_pairs
from dragoman.bench.scoring import Row, Score, score
from dragoman.bench.traps import TRAPS, judge_traps
from dragoman.bench.world import WORLD, judge_world
from dragoman.config import Config
from dragoman.pipeline import Assembly

RATE = "texts_per_second"
# no run is quicker than a clock can tell
SHORTEST = 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A gold file with its score; ``rate`` is how many texts were read a second of CPU."""

    gold: GoldFile
    texts: int
    score: Score
    curve: tuple[Point, ...] = ()
    rate: float | None = None

    def results(self) -> list[Result]:
        """Return the figures that are shown, and of them those that are pinned."""
        return [
            Result(
                gold=self.gold.name,
                digest=self.gold.digest,
                measure=measure,
                figure=measure.of({**self.score, RATE: self.rate}),
            )
            for measure in load_measures()
            if measure.kind == self.gold.kind and (measure.name != RATE or self.rate)
        ]


@dataclass(slots=True, kw_only=True)
class BenchRun:
    """Everything one run measured."""

    made_by: str | None = None
    scored: list[Scored] = field(default_factory=list)
    unknown: list[UnknownGold] = field(default_factory=list)
    costs: list[Cost] = field(default_factory=list)
    linking_cost: LinkingCost | None = None

    def results(self) -> list[Result]:
        """Return all figures that are shown and pinned."""
        return [
            *(result for scored in self.scored for result in scored.results()),
            *cost_results(self.costs),
            *linking_cost_results(self.linking_cost),
        ]

    def record(self) -> dict[str, Any]:
        """Return what is stored."""
        return {
            "version": __version__,
            "made_by": self.made_by,
            "gold": [
                {
                    "name": each.gold.name,
                    "kind": each.gold.kind,
                    "sha256": each.gold.digest,
                    "texts": each.texts,
                    "score": each.score,
                    RATE: each.rate,
                    "curve": [[p.threshold, p.precision, p.coverage] for p in each.curve],
                }
                for each in self.scored
            ],
            "not_scored": [{"name": each.name, "reason": each.reason} for each in self.unknown],
            "cost": [cost.row() for cost in self.costs],
            "linking_cost": None if self.linking_cost is None else self.linking_cost.score(),
        }


def score_file(
    gold: GoldFile,
    assembly: Callable[[], Assembly],
    *,
    limit: int | None = None,
    advance: Advance | None = None,
) -> Scored:
    """Predict and score one gold file, or its first rows; the parser is loaded where needed."""
    rows: Sequence[Row] = gold.rows()[:limit]
    curve: Sequence[Point] = ()
    rate: float | None = None
    if gold.kind == NAMES:
        predicted = predict_pairs(rows)
    elif gold.kind == TRAPS:
        predicted = list(judge_traps(rows, assembly()))
    elif gold.kind == CHAINS:
        predicted = list(judge_chains(rows, assembly()))
    elif gold.kind == WORLD:
        predicted = judge_world(gold.rows())  # the whole of it: pairs need both their halves
        rows = gold.rows()
    elif gold.kind in CURVED:
        loaded = assembly()
        begun = process_time()
        doubted = list(predict(DOUBTED, rows, loaded, advance=advance))
        rate = round(len(rows) / max(process_time() - begun, SHORTEST), 1)
        curve = draw_curve(gold.kind, rows, doubted)
        predicted = cut(doubted, SURE)
    else:
        predicted = list(predict(gold.kind, rows, assembly(), advance=advance))
    scored = score(gold.kind, rows, predicted)
    return Scored(gold=gold, texts=len(rows), score=scored, curve=tuple(curve), rate=rate)


def score_linking(gold: GoldFile, config: Config) -> Scored:
    """Build the project's own articles and score whom their mentions were led to."""
    score = measure_linking(gold.path, SAMPLES, config)
    return Scored(gold=gold, texts=score["documents"], score=score)


def cost_results(costs: Iterable[Cost]) -> list[Result]:
    """Return the ratios as figures; they are of the texts' names, whatever the machine's path."""
    measures = [measure for measure in load_measures() if measure.kind == "cost"]
    return [
        Result(
            gold=f"cost/{Path(cost.name).name}",
            digest="",
            measure=measure,
            figure=measure.of(cost.score()),
        )
        for cost in costs
        for measure in measures
    ]


def linking_cost_results(cost: LinkingCost | None) -> list[Result]:
    """Return what linking very many mentions costs as figures."""
    if cost is None:
        return []
    score = cost.score()
    return [
        Result(gold="cost/linking", digest="", measure=measure, figure=measure.of(score))
        for measure in load_measures()
        if measure.kind == "linking_cost"
    ]


def write_record(path: Path, run: BenchRun) -> None:
    """Store a run as indented JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(run.record()), indent=2) + b"\n")
