"""What a whole build costs, as a ratio to the bare parse of the same texts."""

import gc
import tempfile
from collections.abc import Callable, Sequence
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
from dragoman.pipeline import assemble, build
from dragoman.store.sqlite import open_store

RUNS = 3
# What is read by default, where it is there: the samples, and two sets of the shared texts.
SAMPLES = Path("samples")
ARTICLES = Path("articles")
SLICE = Path("timelines/egypt/articles.jsonl")
SLICE_ROWS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """CPU seconds of the runs over one set of texts, alternating between build and parse."""

    name: str
    documents: int
    words: int
    builds: tuple[float, ...]
    parses: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """Return the median build over the median parse."""
        return median(self.builds) / median(self.parses)

    def score(self) -> Score:
        """Return the figures as a score."""
        parse = median(self.parses)
        return {
            "ratio": round(self.ratio, 2),
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
        engine = assemble(config).engine
        builds, parses = [], []
        for run in range(runs + 1):
            store = Path(folder) / f"{run}.db"
            build_seconds = _seconds(partial(_build, source, store, config))
            parse_seconds = _seconds(partial(_parse, documents, engine))
            if run:  # the first fills caches that a long build fills once
                builds.append(build_seconds)
                parses.append(parse_seconds)
    return Cost(
        name=path.as_posix(),
        documents=len(documents),
        words=sum(len(document.text.split()) for document in documents),
        builds=tuple(builds),
        parses=tuple(parses),
    )


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
