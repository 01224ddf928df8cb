from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dragoman.link.datings import Dating, date_readings, find_undated
from dragoman.model.text import DateBasis
from dragoman.model.when import DateRange
from dragoman.store.sqlite import open_store

Maker = Callable[..., Any]


def undated(article: Maker, **told: Any) -> Any:
    one = article("undated", published="2016-06-02/2024-12-08", basis=DateBasis.INFERRED)
    one.tells(**{"actor": "bdb", "recipient": "lna", "date": "2017-03-03/2024-03-03", **told})
    return one


def dated(article: Maker, name: str = "dated", **told: Any) -> Any:
    one = article(name, published="2017-03-14")
    one.tells(**{"actor": "bdb", "recipient": "lna", "date": "2017-03-03", **told})
    return one


def date(*articles: Any) -> list[Dating]:
    return list(date_readings([each.reading() for each in articles]))


def test_day_without_a_year_takes_that_of_another_account(article: Maker) -> None:
    (found,) = date(undated(article), dated(article))
    assert found.document == "doc-undated"
    assert found.days == DateRange.parse("2017-03-03/2018-03-02")
    assert found.why == "ev-dated-0 in doc-dated tells of it on 2017-03-03"


def test_order_of_articles_dates_alike(article: Maker) -> None:
    both = undated(article), dated(article)
    assert date(*both) == date(*reversed(both))


@pytest.mark.parametrize(
    "other",
    [
        {"date": "2017-03-04"},  # another day
        {"date": "2017-03"},  # no day
        {"date": "2015-03-03"},  # a year that the text rules out
        {"actor": "zintan"},  # somebody else
        {"type": "AGREE"},  # something else
        {"recipient": None},  # too little in common
    ],
)
def test_account_of_something_else_dates_nothing(article: Maker, other: dict[str, Any]) -> None:
    assert date(undated(article), dated(article, **other)) == []


def test_two_years_that_fit_date_nothing(article: Maker) -> None:
    again = dated(article, "again", date="2018-03-03")
    assert date(undated(article), dated(article), again) == []


def test_article_whose_own_date_is_argued_dates_no_other(article: Maker) -> None:
    teller = dated(article)
    teller.basis = DateBasis.INFERRED
    assert date(undated(article), teller) == []


def test_narrowed_article_keeps_its_date_while_the_account_stands(article: Maker) -> None:
    narrowed = replace(
        undated(article, date="2017-03-03").reading(),
    )
    document = replace(
        narrowed.document,
        published=DateRange.parse("2017-03-03/2017-03-31"),
        published_alone=DateRange.parse("2016-06-02/2024-12-08"),
    )
    with open_store(None) as store:
        store.write([replace(narrowed, document=document)], made_by="s1")
        assert find_undated(store) == {"doc-undated": None}
        store.write([dated(article).reading()], made_by="s1")
        found = find_undated(store)["doc-undated"]
    assert found is not None
    assert found.days == DateRange.parse("2017-03-03/2018-03-02")


def test_dated_articles_cost_no_look(article: Maker) -> None:
    with open_store(None) as store:
        store.write([dated(article).reading()], made_by="s1")
        assert find_undated(store) == {}
