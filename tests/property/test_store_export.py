"""The same readings give the same export, in any order, in any batches, however often."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hand import corpus, links, seizure
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.reading import Reading
from dragoman.model.text import Skipped
from dragoman.present.export.jsonl import write_jsonl
from dragoman.present.export.records import export_records
from dragoman.store.sqlite import open_store

READINGS = [*corpus(), *(seizure(f" Part {number}.").reading for number in range(3))]
SKIPPED = [Skipped(path=name, reason="empty") for name in ("a", "b", "c")]


def export(batches: list[list[Reading]], skipped: list[Skipped]) -> dict[str, bytes]:
    with open_store(None) as store, TemporaryDirectory() as folder:
        for batch in batches:
            store.write(batch, made_by="s1")
        for each in skipped:
            store.write_skipped([each])
        store.write_links(links())
        files = write_jsonl(export_records(store), Path(folder))
        return {path.name: path.read_bytes() for path in files}


EXPECTED = export([READINGS], SKIPPED)


@given(st.permutations(READINGS), st.permutations(SKIPPED), st.integers(1, 6), st.integers(0, 5))
def test_export_does_not_depend_on_order_or_batches(
    readings: list[Reading], skipped: list[Skipped], size: int, again: int
) -> None:
    batches = [readings[at : at + size] for at in range(0, len(readings), size)]
    assert export([*batches, [readings[again]]], skipped) == EXPECTED
