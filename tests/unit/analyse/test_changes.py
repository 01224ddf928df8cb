"""What changed: places that changed hands, ties that came or ended."""

from dataclasses import replace
from pathlib import Path

from hand import corpus, links

from dragoman.analyse.ask_ties import find_ties
from dragoman.analyse.changes import list_changes
from dragoman.analyse.control import list_holders
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


def test_tie_told_in_two_spells_is_first_reported_once(tmp_path: Path) -> None:
    tie = links().relations[0]
    later = DateRange.parse("2019-06")
    again = replace(tie, id="rel-2", start=later, end=later)
    office = replace(again, id="rel-3", kind=RelationKind.MEMBER_OF, sign=0)
    with open_store(tmp_path / "a.db", write=True) as store:
        store.write(corpus(), made_by="s1")
        store.write_links(replace(links(), relations=(tie, again, office)))
        lines = list_changes(store, DateRange.parse("2017/2020"))
    assert [line.text.partition(":")[0] for line in lines] == ["first reported", "reported again"]


def test_who_lost_a_place_held_it_just_before(tmp_path: Path) -> None:
    hold = replace(
        links().relations[0],
        kind=RelationKind.CONTROLS,
        b="gn-77",
        start=DAY,
        start_basis="loss",
        end=DAY,
        end_basis="loss",
    )
    with open_store(tmp_path / "a.db", write=True) as store:
        store.write(corpus(), made_by="s1")
        store.write_links(replace(links(), relations=(hold,)))

        def told(day: str) -> tuple[str, str | None]:
            on = DateRange.parse(day)
            (line,) = find_ties(store, ("controls",), b="gn-77", on=on)
            return list_holders(store, place="gn-77", on=on)[0].standing, line.text

        until = "Veltania held Port Asmar until 2017-03-14, according to The Lamp"
        assert told("2017-03-12") == ("reported", until)
        assert told("2016-03-12") == ("later", until)
        assert told("2017-03-20") == ("earlier", until)


def test_end_known_within_days_is_told_so_and_cited_by_who_tells_it(tmp_path: Path) -> None:
    hold = replace(
        links().relations[0],
        kind=RelationKind.CONTROLS,
        b="gn-77",
        claims=tuple(claim.id for reading in corpus() for claim in reading.claims),
        start=DateRange.parse("2017-02"),
        end=DateRange.parse("2017-03-15/2017-03-16"),
        end_basis="loss",
    )
    with open_store(tmp_path / "a.db", write=True) as store:
        store.write(corpus(), made_by="s1")
        store.write_links(replace(links(), relations=(hold,)))
        (line,) = find_ties(store, ("controls",), b="gn-77")
        began, ended = list_changes(store, DateRange.parse("2017"))
    assert "until some day between 2017-03-15 and 2017-03-16" in line.text
    assert {each.published for each in began.citations} == {"2017-03-15"}
    assert {each.published for each in ended.citations} == {"2017-03-16"}
