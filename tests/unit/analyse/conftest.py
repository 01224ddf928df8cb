"""A store of hand-made readings, asked directly."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hand import corpus, links

from dragoman.store.base import Store
from dragoman.store.sqlite import open_store


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "record.db", write=True) as store:
        store.write(corpus(), made_by="s1")
        store.write_links(links())
        yield store
