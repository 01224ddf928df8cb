"""How well mentions are led to whom they mean, across documents: B-cubed over clusters."""

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

from dragoman.bench.expectations import load_article
from dragoman.bench.scoring import Score
from dragoman.config import Config
from dragoman.errors import IngestError
from dragoman.pipeline import build
from dragoman.store.base import Store
from dragoman.store.sqlite import open_store

Row: TypeAlias = Mapping[str, Any]
Records: TypeAlias = Mapping[str, Sequence[Row]]
Place: TypeAlias = tuple[str, int, int]
COLUMNS = ["document", "quote", "nth", "entity"]
# Words whose reading is a matter of taste: they count neither if resolved nor if not.
EITHER = "?"
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A line of gold: the ``nth`` occurrence of words in a document means an entity."""

    document: str
    quote: str
    nth: int
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BCubed:
    """B-cubed precision and recall over mentions."""

    precision: float
    recall: float
    mentions: int

    @property
    def f(self) -> float:
        """Return the harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def load_links(path: Path) -> list[Link]:
    """Return the gold in a table parted by tabs; lines that start with ``#`` are comments.

    Raises:
        IngestError: a line is wrong, naming file and line.
    """
    links: list[Link] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        cells = line.split("\t")
        if line.startswith("#") or cells == COLUMNS:
            continue
        if len(cells) != len(COLUMNS) or not cells[2].isdecimal():
            raise IngestError(f"{path}:{number}: not a line of {', '.join(COLUMNS)}")
        document, quote, nth, entity = cells
        links.append(Link(document=document, quote=quote, nth=int(nth), entity=entity))
    return links


def place_links(links: Sequence[Link], records: Records) -> dict[Place, str]:
    """Return the entity of each gold mention under its document and span, without its article.

    Raises:
        IngestError: a document or its words are not in the records.
    """
    texts = {_name(row): (str(row["id"]), str(row["text"])) for row in records["documents"]}
    placed: dict[Place, str] = {}
    for link in links:
        if link.document not in texts:
            raise IngestError(f"no document {link.document!r} in the records")
        document, text = texts[link.document]
        start = -1
        for _ in range(link.nth):
            start = text.find(link.quote, start + 1)
            if start < 0:
                raise IngestError(f"{link.document}: no {link.quote!r} number {link.nth}")
        placed[_without_article(document, text, start, start + len(link.quote))] = link.entity
    return placed


def _without_article(document: str, text: str, start: int, end: int) -> Place:
    """Return a mention's place without the article, which some put inside a name, some not."""
    article = _ARTICLE.match(text, start, end)
    return document, start if article is None else article.end(), end


def _name(row: Row) -> str:
    path = str(row["path"]).rpartition("/")[2]
    return path.removeprefix("golden.jsonl#")


def score_links(links: Sequence[Link], records: Records) -> BCubed:
    """Score whom names and descriptions were led to; pronouns are left out."""
    placed = place_links(links, records)
    scored = {place[0] for place in placed}
    texts = {str(row["id"]): str(row["text"]) for row in records["documents"]}
    predicted = {
        _without_article(row["document"], texts[row["document"]], row["start"], row["end"]): str(
            row["entity"]
        )
        for row in records["mentions"]
        if row["entity"] is not None and row["form"] != "pronoun" and row["document"] in scored
    }
    either = {place for place, entity in placed.items() if entity == EITHER}
    gold = {place: entity for place, entity in placed.items() if place not in either}
    return b_cubed(gold, {place: e for place, e in predicted.items() if place not in either})


def measure_linking(gold: Path, samples: Path, config: Config) -> Score:
    """Read the golden articles beside ``gold`` and the samples as one corpus, and score the links.

    Raises:
        IngestError: the gold or an article is wrong.
    """
    links = load_links(gold)
    with TemporaryDirectory() as folder, open_store(None, write=True) as store:
        articles = sorted((gold.parent / "articles").glob("*.toml"))
        lines = [json.dumps(load_article(path)[0]) for path in articles]
        (Path(folder) / "golden.jsonl").write_text("\n".join(lines), encoding="utf-8")
        build([folder, str(samples)], store=store, config=config)
        reached = score_links(links, _read_records(store))
    return {
        "b3": {
            "F": round(100 * reached.f, 1),
            "precision": round(100 * reached.precision, 1),
            "recall": round(100 * reached.recall, 1),
        },
        "documents": len({link.document for link in links}),
        "mentions": reached.mentions,
    }


def _read_records(store: Store) -> Records:
    """Return documents and mentions as they are exported, as far as they are scored."""
    readings = [reading.document for reading in store.readings()]
    paths = {row["id"]: row["path"] for row in store.query("SELECT id, path FROM documents")}
    mentions = (
        "SELECT document, start, end, form, entity FROM mentions ORDER BY document, start, id"
    )
    return {
        "documents": [{"id": d.id, "path": paths[d.id], "text": d.text} for d in readings],
        "mentions": store.query(mentions),
    }


def b_cubed(gold: Mapping[Place, str], predicted: Mapping[Place, str]) -> BCubed:
    """Compare two clusterings of mentions; one that only one of them has counts against it."""
    of_gold, of_predicted = _clusters(gold), _clusters(predicted)
    shared = {
        place: len(of_gold[gold[place]] & of_predicted[predicted[place]])
        for place in gold.keys() & predicted.keys()
    }
    right = sum(n / len(of_predicted[predicted[place]]) for place, n in shared.items())
    found = sum(n / len(of_gold[gold[place]]) for place, n in shared.items())
    return BCubed(
        precision=right / len(predicted) if predicted else 0.0,
        recall=found / len(gold) if gold else 0.0,
        mentions=len(gold),
    )


def _clusters(meant: Mapping[Place, str]) -> Mapping[str, set[Place]]:
    clusters: defaultdict[str, set[Place]] = defaultdict(set)
    for place, entity in meant.items():
        clusters[entity].add(place)
    return clusters
