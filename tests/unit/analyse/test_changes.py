"""What changed: places that changed hands, ties that came or ended."""

from dataclasses import replace
from pathlib import Path

from hand import corpus, links

from dragoman.analyse.changes import list_changes
from dragoman.model.claims import RelationKind
from dragoman.model.when import DateRange
from dragoman.store.sqlite import open_store

DAY = DateRange.parse("2017-03-14")


def told(folder: Path, start_basis: str) -> list[str]:
    """Return what changed in a record with one hold that ends with a loss."""
    hold = replace(
        links().relations[0],
        kind=RelationKind.CONTROLS,
        b="gn-77",
        start=DAY,
        start_basis=start_basis,
        end=DAY,
        end_basis="loss",
    )
    with open_store(folder / "a.db", write=True) as store:
        store.write(corpus(), made_by="s1")
        store.write_links(replace(links(), relations=(hold,)))
        return [line.text for line in list_changes(store, DateRange.parse("2017-03"))]


def test_hold_known_by_its_loss_alone_is_told_as_lost_only(tmp_path: Path) -> None:
    assert told(tmp_path, "loss") == [
        "Veltania is reported to have lost Port Asmar, according to The Lamp"
    ]


def test_hold_told_before_its_loss_is_told_as_both(tmp_path: Path) -> None:
    assert len(told(tmp_path, "clause")) == 2
