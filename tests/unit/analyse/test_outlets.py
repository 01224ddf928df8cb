"""Outlets side by side."""

from dataclasses import replace
from pathlib import Path

import pytest
from hand import denial, links, seizure

from dragoman.analyse.outlets import Share, compare_outlets, find_outlet
from dragoman.errors import AnswerError
from dragoman.model.claims import Modality, Polarity
from dragoman.store.base import Store
from dragoman.store.sqlite import open_store


def test_outlets_are_counted_with_what_they_attribute_and_hedge(record: Store) -> None:
    lamp, post = sorted(compare_outlets(record).outlets, key=lambda report: report.outlet)[::-1]
    assert (lamp.outlet, lamp.articles, lamp.attributed) == ("The Lamp", 2, Share(part=0, whole=2))
    assert (post.outlet, post.attributed, post.hedged) == (
        "Harbour Post",
        Share(part=1, whole=1),
        Share(part=1, whole=1),
    )
    assert [relied.name for relied in post.relied] == ["Veltania"]


def test_an_outlet_that_only_passes_on_a_denial_does_not_cover_the_incident(record: Store) -> None:
    (covered,) = compare_outlets(record, ["Lamp", "harbour post"]).incidents
    assert covered.outlets == ("The Lamp",)
    assert covered.missing == ("Harbour Post",)
    assert covered.first == ("The Lamp",)


def test_names_of_one_actor_are_told_by_outlet(record: Store) -> None:
    (naming,) = [n for n in compare_outlets(record).namings if n.entity == "marrun"]
    assert naming.wordings["Harbour Post"] == (("Marroun", 1),)
    assert naming.wordings["The Lamp"] == (("Marroun", 1), ("Salim Marrun", 1))


def test_outlet_is_found_without_its_article_and_an_unknown_one_refused(record: Store) -> None:
    assert find_outlet(record, "LAMP") == "The Lamp"
    assert find_outlet(record, "Lighthouse") is None
    with pytest.raises(AnswerError, match="Lighthouse"):
        compare_outlets(record, ["Lighthouse"])


def test_an_article_of_no_known_outlet_that_tells_it_too_keeps_it_from_being_alone(
    tmp_path: Path,
) -> None:
    nameless = denial().reading
    nameless = replace(
        nameless,
        document=replace(nameless.document, outlet=None),
        claims=tuple(
            replace(claim, polarity=Polarity.AFFIRMED, modality=Modality.ASSERTED)
            for claim in nameless.claims
        ),
    )
    with open_store(tmp_path / "record.db", write=True) as store:
        store.write([seizure().reading, nameless], made_by="s1")
        store.write_links(links())
        compared = compare_outlets(store)
    (covered,) = compared.incidents
    assert (covered.outlets, covered.elsewhere) == (("The Lamp",), True)
    assert [report.alone for report in compared.outlets] == [0]
