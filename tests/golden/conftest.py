"""Golden articles and the sample corpus, read once by the whole program."""

import json
from pathlib import Path

import pytest

from dragoman.bench.expectations import Checker, load_article
from dragoman.config import Config
from dragoman.ingest.inputs import ReadOptions
from dragoman.pipeline import build
from dragoman.present.export.records import Records, export_records
from dragoman.store.sqlite import open_store

ROOT = Path(__file__).parent.parent.parent
ARTICLES = ROOT / "tests" / "golden" / "articles"
SAMPLES = ROOT / "samples" / "libya"


def read_all(paths: list[str]) -> Records:
    """Build a store in memory from inputs and return its export."""
    with open_store(None, write=True) as store:
        build(paths, store=store, config=Config(), options=ReadOptions())
        return export_records(store)


@pytest.fixture(scope="session")
def golden_records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    """Return the records of all golden articles; a document's path ends in its file's stem."""
    folder = tmp_path_factory.mktemp("golden")
    lines = [json.dumps(load_article(path)[0]) for path in sorted(ARTICLES.glob("*.toml"))]
    (folder / "golden.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return read_all([str(folder)])


@pytest.fixture(scope="session")
def sample_records() -> Records:
    """Return the records of the sample corpus."""
    return read_all([str(SAMPLES)])


@pytest.fixture(scope="session")
def golden(golden_records: Records) -> Checker:
    """Return a checker over the golden articles."""
    return Checker(golden_records)


@pytest.fixture(scope="session")
def samples(sample_records: Records) -> Checker:
    """Return a checker over the sample corpus."""
    return Checker(sample_records)
