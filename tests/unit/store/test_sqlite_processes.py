"""Two processes at one store: killed while writing, asked while another writes."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hand import seizure

from dragoman.model.groups import Links
from dragoman.store.sqlite import open_store

SUPPORT = Path(__file__).parents[2] / "support"


@contextmanager
def writer(path: Path, first: int = 0) -> Iterator[Iterator[int]]:
    """Run the endless writer; yield the numbers of the batches it says are kept."""
    process = subprocess.Popen(
        [sys.executable, str(SUPPORT / "endless_writer.py"), str(path), str(first)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(SUPPORT)},
    )
    assert process.stdout
    try:
        yield map(int, process.stdout)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()


@pytest.mark.slow
def test_killed_writer_leaves_every_committed_article_whole(tmp_path: Path) -> None:
    path = tmp_path / "killed.db"
    first = 0
    for more in (1, 3, 7):
        with writer(path, first) as batches:
            kept = next(batch for batch in batches if batch >= first + more)
        with open_store(path) as store:
            assert store.check() == []
            found = {reading.document.text: reading for reading in store.readings()}
            assert len(found) % 8 == 0
            assert len(store.search("seized", limit=10_000)) == len(found)
        for batch in range(kept + 1):
            for number in range(8):
                given = seizure(f" No {batch}.{number}").reading
                assert found[given.document.text] == given
        first = len(found) // 8


@pytest.mark.slow
def test_other_processes_read_while_one_writes(tmp_path: Path) -> None:
    path = tmp_path / "live.db"
    with writer(path) as batches:
        next(batches)
        counts = []
        for _, _ in zip(range(10), batches, strict=False):
            with open_store(path) as store:
                (row,) = store.query("SELECT count(*) AS n FROM documents")
                assert sum(1 for _ in store.readings()) >= row["n"]
                counts.append(row["n"])
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]
    assert not any(count % 8 for count in counts)


def test_snapshot_is_of_one_moment_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "moment.db"
    with open_store(path, write=True) as writing, open_store(path) as reading:
        writing.write([seizure().reading], made_by="s1")
        with reading.snapshot():
            assert len(list(reading.readings())) == 1
            writing.write([seizure(" More.").reading], made_by="s1")
            writing.write_links(Links())
            assert len(list(reading.readings())) == 1
            assert reading.query("SELECT count(*) AS n FROM documents") == [{"n": 1}]
            assert not reading.linked()
        assert len(list(reading.readings())) == 2
        assert reading.linked()


def test_snapshot_ends_with_its_block_even_when_that_fails(tmp_path: Path) -> None:
    path = tmp_path / "moment.db"
    with open_store(path, write=True) as store:
        with pytest.raises(KeyError), store.snapshot():
            raise KeyError
        store.write([seizure().reading], made_by="s1")
        assert len(list(store.readings())) == 1
