"""What a whole build costs, as a ratio to the bare parse of the same texts."""

import gc
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

from dragoman.annotate.engine import BATCH, Engine
from dragoman.bench.scoring import Row, Score
from dragoman.config import Config
from dragoman.errors import IngestError
from dragoman.ingest.inputs import read_inputs
from dragoman.model.text import Document
from dragoman.pipeline import Assembly, assemble, build, parse_batch
from dragoman.store.sqlite import open_store

RUNS = 3
# the steps that find who says what: quotations, attributions, and the claims with their chains
ATTRIBUTING = ("quotes", "attributions", "claims")
# What is read by default, where it is there: the samples, and two sets of the shared texts.
SAMPLES = Path("samples")
ARTICLES = Path("articles")
SLICE = Path("timelines/egypt/articles.jsonl")
SLICE_ROWS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """CPU seconds of the runs over one set of texts, alternating between build and parse.

    ``steps`` are the CPU seconds of one run of each document step, by name.
    """

    name: str
    documents: int
    words: int
    builds: tuple[float, ...]
    parses: tuple[float, ...]
    steps: Mapping[str, float]

    @property
    def ratio(self) -> float:
        """Return the median build over the median parse."""
        return median(self.builds) / median(self.parses)

    @property
    def attribution(self) -> float:
        """Return what finding who says what adds to the parse, in per cent."""
        return 100 * sum(self.steps[name] for name in ATTRIBUTING) / median(self.parses)

    def score(self) -> Score:
        """Return the figures as a score."""
        parse = median(self.parses)
        return {
            "ratio": round(self.ratio, 2),
            "attribution": round(self.attribution, 1),
            "documents": self.documents,
            "words": self.words,
            "parse_seconds": round(parse, 2),
            "words_per_second_of_parse": round(self.words / parse) if parse else None,
        }

    def row(self) -> Row:
        """Return the figures with all runs, for the stored result."""
        return self.score() | {
            "name": self.name,
            "builds": [round(seconds, 3) for seconds in self.builds],
            "parses": [round(seconds, 3) for seconds in self.parses],
            "steps": {name: round(seconds, 3) for name, seconds in self.steps.items()},
        }


def default_paths(gold: Path) -> list[Path]:
    """Return the texts to measure on that are there."""
    candidates = [SAMPLES, gold.parent / ARTICLES, gold / SLICE]
    return [path for path in candidates if path.exists()]


def measure_cost(path: Path, config: Config, *, runs: int = RUNS) -> Cost:
    """Measure the build of a path against the bare parse of its texts, in this process.

    Loading is left out: it is paid once however much is read. Of JSON lines a slice is read.

    Raises:
        IngestError: nothing below the path can be read.
    """
    with tempfile.TemporaryDirectory() as folder:
        source = _slice(path, Path(folder)) if path.suffix == ".jsonl" else path
        documents = [each for each in read_inputs([source]) if isinstance(each, Document)]
        if not documents:
            raise IngestError(f"{path}: no article was read")
        assembly = assemble(config)
        builds, parses = [], []
        for run in range(runs + 1):
            store = Path(folder) / f"{run}.db"
            build_seconds = _seconds(partial(_build, source, store, config))
            parse_seconds = _seconds(partial(_parse, documents, assembly.engine))
            if run:  # the first fills caches that a long build fills once
                builds.append(build_seconds)
                parses.append(parse_seconds)
    return Cost(
        name=path.as_posix(),
        documents=len(documents),
        words=sum(len(document.text.split()) for document in documents),
        builds=tuple(builds),
        parses=tuple(parses),
        steps=_step_seconds(documents, assembly),
    )


def _step_seconds(documents: Sequence[Document], assembly: Assembly) -> dict[str, float]:
    """Return the CPU seconds each document step takes over all documents, when all is loaded."""
    spent = dict.fromkeys((step.name for step in assembly.steps), 0.0)
    for first in range(0, len(documents), BATCH):
        for reading in parse_batch(documents[first : first + BATCH], assembly):
            for step in assembly.steps:
                begun = process_time()
                reading = step.run(reading)  # noqa: PLW2901  a reading is filled step by step
                spent[step.name] += process_time() - begun
    return spent


def _slice(path: Path, folder: Path) -> Path:
    with path.open(encoding="utf-8") as lines:
        kept = [line for _, line in zip(range(SLICE_ROWS), lines, strict=False)]
    target = folder / path.name
    target.write_text("".join(kept), encoding="utf-8")
    return target


def _build(source: Path, store: Path, config: Config) -> None:
    with closing(open_store(store, write=True)) as opened:
        build([str(source)], store=opened, config=config)


def _parse(documents: Sequence[Document], engine: Engine) -> None:
    for _ in engine.pipe.pipe((document.text for document in documents), batch_size=BATCH):
        pass


def _seconds(work: Callable[[], None]) -> float:
    gc.collect()
    start = process_time()
    work()
    return process_time() - start
