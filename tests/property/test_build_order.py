"""A record built article by article, in any order, is the one built of all at once."""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from dragoman import pipeline
from dragoman.config import Config
from dragoman.pipeline import build
from dragoman.present.export.jsonl import write_jsonl
from dragoman.present.export.records import export_records
from dragoman.store.sqlite import open_store

SAMPLES = Path(__file__).parents[2] / "samples" / "libya"
ARTICLES = sorted(str(path) for path in SAMPLES.iterdir() if path.suffix in {".txt", ".html"})


def export(batches: Sequence[Sequence[str]]) -> dict[str, bytes]:
    with open_store(None) as store, TemporaryDirectory() as folder:
        for batch in batches:
            build(batch, store=store, config=Config())
        files = write_jsonl(export_records(store), Path(folder))
        return {path.name: path.read_bytes() for path in files}


@pytest.mark.slow
def test_articles_read_one_by_one_make_the_record_of_all_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assembly = pipeline.assemble(Config())
    monkeypatch.setattr(pipeline, "assemble", lambda _: assembly)
    shuffled = Random(7).sample(ARTICLES, len(ARTICLES))  # noqa: S311 -- not for secrets
    assert export([[path] for path in shuffled]) == export([ARTICLES])
