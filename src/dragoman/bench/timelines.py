"""How well timelines are told: dates and sentences against those of journalists, by tilse."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from pathlib import Path
from statistics import fmean
from typing import Any

from dragoman.analyse.datewise import tell_dates
from dragoman.analyse.timeline_told import Told, read_told
from dragoman.bench.detokenise import detokenise
from dragoman.bench.gold import read_rows
from dragoman.bench.predict import BATCH, Advance, make_document
from dragoman.bench.scoring import Score
from dragoman.errors import ConfigError, IngestError
from dragoman.link.relinking import relink
from dragoman.model.text import Document
from dragoman.model.when import DateRange
from dragoman.pipeline import Assembly, read_documents
from dragoman.store.base import Store
from dragoman.store.sqlite import open_store

ARTICLES, TIMELINES, KEYWORDS = "articles.jsonl", "timelines.jsonl", "keywords.json"
# Words and signs, parted as those of the journalists' timelines are.
_TOKEN = re.compile(r"\w+(?:[.\-]\w+)*|[^\w\s]")

Timeline = Mapping[date, Sequence[str]]
# F1 of dates, and ROUGE 1 and 2 F1
Figures = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineScore:
    """The mean figures over the timelines of journalists, each compared by itself.

    ``of_its_time`` are those of timelines told from the articles of the time of the journalists'.
    """

    topics: tuple[str, ...]
    figures: Figures
    of_its_time: Figures
    timelines: int

    def score(self) -> Score:
        """Return the figures as a score."""
        return {
            **_named(self.figures),
            "of_its_time": _named(self.of_its_time),
            "timelines": self.timelines,
            "topics": list(self.topics),
        }


def _named(figures: Figures) -> dict[str, float]:
    names = ("date_F1", "AR1", "AR2")
    return {name: round(figure, 3) for name, figure in zip(names, figures, strict=True)}


def find_topics(gold: Path, names: Sequence[str] = ()) -> list[Path]:
    """Return the folders of topics that have articles and timelines, by name.

    Raises:
        IngestError: there is none, or none of a name asked for.
    """
    found = {
        path.parent.name: path.parent
        for path in sorted((gold / "timelines").glob(f"*/{TIMELINES}"))
        if (path.parent / ARTICLES).exists()
    }
    missing = [name for name in names if name not in found]
    if missing or not found:
        raise IngestError(
            f"no timelines of {', '.join(missing) or 'any topic'} in {gold}",
            way_out=f"the topics are {', '.join(found)}" if found else "set DRAGOMAN_GOLD",
        )
    return [found[name] for name in names or found]


def read_topic(
    topic: Path, store: Store, assembly: Callable[[], Assembly], *, advance: Advance | None = None
) -> list[Told]:
    """Return the sentences of a topic's articles; what the store holds is not read again."""
    documents = list(_documents(topic))
    made_by = assembly().stamp
    new = [each for each in documents if not store.done(each.id, made_by)]
    for at in range(0, len(new), BATCH):
        store.write(read_documents(new[at : at + BATCH], assembly()), made_by=made_by)
        if advance is not None:
            advance(at)
    if new or not store.linked():
        relink(store)
    return list(read_told(store))


def _documents(topic: Path) -> Iterator[Document]:
    for row in read_rows(topic / ARTICLES):
        text = detokenise(str(row.get("text", "")))
        if text.strip():
            document = make_document({**row, "text": text})
            outlet = row.get("source")
            yield replace(document, outlet=outlet if isinstance(outlet, str) else None)


def measure_timelines(
    topics: Sequence[Path],
    stores: Path,
    assembly: Callable[[], Assembly],
    *,
    advance: Advance | None = None,
) -> TimelineScore:
    """Tell each topic as long as each of its timelines is and compare the two.

    A timeline told has as many dates as the journalists' and as many sentences a date as theirs on
    average, and the topic's keywords; it may use any day between the first and the last article.

    Raises:
        ConfigError: the scorer is not installed.
        IngestError: a file cannot be read.
    """
    compare_two = load_scorer()
    rows: list[Figures] = []
    of_its_time: list[Figures] = []
    stores.mkdir(parents=True, exist_ok=True)
    for topic in topics:
        with closing(open_store(stores / f"{topic.name}.db", write=True)) as store:
            told = read_topic(topic, store, assembly, advance=advance)
        keywords = json.loads((topic / KEYWORDS).read_text(encoding="utf-8"))
        for reference in read_timelines(topic):
            rows.append(compare_two(tell_like(reference, told, keywords), reference))
            then = _of_time(reference, told)
            of_its_time.append(compare_two(tell_like(reference, then, keywords), reference))
    return TimelineScore(
        topics=tuple(topic.name for topic in topics),
        figures=_means(rows),
        of_its_time=_means(of_its_time),
        timelines=len(rows),
    )


def _means(rows: Sequence[Figures]) -> Figures:
    dates, first, second = (fmean(column) for column in zip(*rows, strict=True))
    return dates, first, second


def _of_time(reference: Timeline, told: Sequence[Told]) -> list[Told]:
    """Return the sentences published between the first and the last date of a timeline."""
    time = DateRange(first=min(reference), last=max(reference))
    return [each for each in told if each.published is not None and each.published.overlaps(time)]


def read_timelines(topic: Path) -> list[Timeline]:
    """Return the timelines of a topic; a line holds one, as dates with their sentences."""
    lines = (topic / TIMELINES).read_text(encoding="utf-8").splitlines()
    return [
        {date.fromisoformat(day[:10]): sentences for day, sentences in json.loads(line)}
        for line in lines
        if line.strip()
    ]


def tell_like(reference: Timeline, told: Sequence[Told], keywords: Sequence[str]) -> Timeline:
    """Tell a timeline as long as another one."""
    published = [sentence.published for sentence in told if sentence.published is not None]
    if not published:
        return {}
    length = sum(map(len, reference.values())) / len(reference)
    found = tell_dates(
        told,
        dates=len(reference),
        each=max(1, round(length)),
        within=DateRange(
            first=min(day.first for day in published), last=max(day.last for day in published)
        ),
        words=keywords,
    )
    return {
        date.fromisoformat(each.period): [sentence.text for sentence in each.sentences]
        for each in found
    }


def load_scorer() -> Callable[[Timeline, Timeline], Figures]:
    """Return a function giving date F1 and, by dates aligned many to one, ROUGE 1 and 2 F1.

    Raises:
        ConfigError: tilse is not installed.
    """
    try:
        rouge = import_module("tilse.evaluation.rouge")
        dates = import_module("tilse.evaluation.dates")
        data = import_module("tilse.data.timelines")
    except ImportError as error:
        raise ConfigError(
            f"the scorer of timelines is not installed ({error})",
            way_out="install requirements/bench.txt, as make bench does",
        ) from error
    evaluator = rouge.TimelineRougeEvaluator(
        measures=["rouge_1", "rouge_2"], rouge_computation="reimpl"
    )

    def compare(told: Timeline, reference: Timeline) -> Figures:
        if not told:
            return 0.0, 0.0, 0.0
        ours: Any = data.Timeline({day: list(map(_tokens, said)) for day, said in told.items()})
        theirs: Any = data.GroundTruth([data.Timeline(dict(reference))])
        content = evaluator.evaluate_align_date_content_costs_many_to_one(ours, theirs)
        found = dates.evaluate_dates(ours, theirs)["f_score"]
        return found, content["rouge_1"]["f_score"], content["rouge_2"]["f_score"]

    return compare


def _tokens(text: str) -> str:
    return " ".join(_TOKEN.findall(text))
