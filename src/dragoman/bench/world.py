"""Reads the documents of a gold set as one corpus and tells what was made across them."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.bench.expectations import load_article
from dragoman.bench.scoring import Row
from dragoman.config import Config
from dragoman.pipeline import build
from dragoman.store.base import Store
from dragoman.store.sqlite import open_store

WORLD = "world"
_OWN = "world.jsonl"
_DOCUMENTS = "SELECT id, path FROM documents"
_EVENTS = """
SELECT id, document, trigger_start AS start, trigger_end AS end, incident
FROM events ORDER BY document, trigger_start, id
"""
_CLAIMS = "SELECT id, document, start, end FROM claims"


def judge_world(rows: Sequence[Row]) -> list[Row]:
    """Return each document with its events, and each finding with the places of its claims.

    A row holds a text of its own, or the path of one, from the folder of the project.
    """
    with TemporaryDirectory() as folder, open_store(None, write=True) as store:
        own = [_article(row) for row in rows if "text" in row or _is_golden(row)]
        Path(folder, _OWN).write_text("\n".join(map(json.dumps, own)), encoding="utf-8")
        others = [str(row["path"]) for row in rows if "path" in row and not _is_golden(row)]
        build([folder, *others], store=store, config=Config())
        return list(_told(store))


def _is_golden(row: Row) -> bool:
    return str(row.get("path", "")).endswith(".toml")


def _article(row: Row) -> Row:
    if _is_golden(row):
        return load_article(Path(row["path"]))[0]
    return {key: row[key] for key in ("id", "outlet", "date", "title", "text") if key in row}


def _told(store: Store) -> Iterator[Row]:
    names = {row["id"]: _name(row["path"]) for row in store.query(_DOCUMENTS)}
    events: dict[str, list[Row]] = {}
    for row in store.query(_EVENTS):
        told = {key: row[key] for key in ("id", "start", "end", "incident")}
        events.setdefault(row["document"], []).append(told)
    for reading in store.readings():
        document = reading.document
        told_here = events.get(document.id, [])
        yield {"id": names[document.id], "text": document.text, "events": told_here}
    claims = {row["id"]: row for row in store.query(_CLAIMS)}
    for finding in store.links().findings:
        cited = [claims[each] for each in finding.claims]
        yield {
            "finding": finding.kind.value,
            "claims": [[names[c["document"]], c["start"], c["end"]] for c in cited],
            "explanation": finding.explanation,
        }


def _name(path: str) -> str:
    return path.rpartition("/")[2].removeprefix(f"{_OWN}#")
