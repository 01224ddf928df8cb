"""The title of a dossier that was given none."""

from typing import Any

import pytest

from dragoman.present.web.titles import find_title

STATES = [
    {"id": "ashmaria", "kind": "state", "name": "Ashmaria", "country": "ASH"},
    {"id": "borland", "kind": "state", "name": "Borland", "country": "BOR"},
    {"id": "port", "kind": "place", "name": "Port", "country": "ASH"},
    {"id": "ferry", "kind": "place", "name": "Ferry", "country": "BOR"},
    {"id": "sea", "kind": "place", "name": "Sea", "country": None},
]


def title(*places: str | None, published: tuple[str | None, ...] = ()) -> str:
    records: dict[str, Any] = {
        "entities": STATES,
        "events": [{"place": None if p is None else {"entity": p}} for p in places],
        "documents": [{"published": days} for days in published],
    }
    return find_title(records)


def test_title_is_the_country_most_is_told_of_and_the_years() -> None:
    told = title("port", "ferry", "port", None, published=("2014-05", "2011-02-03", None))
    assert told == "Ashmaria, 2011–2014"


def test_title_names_one_year_once() -> None:
    assert title("port", published=("2014-05", "2014")) == "Ashmaria, 2014"


def test_title_does_not_take_years_from_an_article_of_unsure_date() -> None:
    assert title("port", published=("2014-05", "1999/2031")) == "Ashmaria, 2014"


@pytest.mark.parametrize("places", [(), (None,), ("sea",), ("port", "sea", "sea", "sea")])
def test_title_names_no_country_that_is_not_most_told_of(places: tuple[str | None, ...]) -> None:
    assert title(*places, published=("2014",)) == "Dossier, 2014"


def test_title_of_an_empty_record_is_a_word() -> None:
    assert find_title({}) == "Dossier"
