"""What is printed again long after: no second history, and dated as it first was."""

from collections.abc import Callable
from typing import Any

from dragoman.link.corpus import link_corpus
from dragoman.model.claims import RelationKind

Maker = Callable[..., Any]
BODY = " ".join(f"word{number}" for number in range(60))


def printed(article: Maker, name: str, published: str, friday: str | None, body: str) -> Any:
    """Return an article that tells of a Friday, which each of its printings counts from its own."""
    one = article(name, outlet=name.upper(), published=published)
    one.tells(actor="lna", recipient="bdb", place="sidra", date=friday)
    one.ties_up("bdb", RelationKind.CONTROLS, "sidra", date=friday)
    one.ties_up("egypt", RelationKind.BACKS, "haftar")
    return one.reading(body)


def dates(readings: list[Any]) -> list[tuple[str, str | None]]:
    links = link_corpus(readings)
    return sorted(
        (record.id[:3], record.date.edtf() if record.date else None) for record in links.incidents
    ) + sorted((tie.kind, tie.end.edtf() if tie.end else None) for tie in links.relations)


def test_copy_printed_years_later_is_dated_by_the_first(article: Maker) -> None:
    first = printed(article, "x", "2017-03-14", "2017-03-10", BODY)
    again = printed(article, "a", "2019-05-01", "2019-04-26", BODY)
    told = [("inc", "2017-03-10"), ("backs", "2017-03-14"), ("controls", "2017-03-10")]
    assert dates([first, again]) == dates([again, first]) == told


def test_same_short_words_in_another_article_are_told_anew(article: Maker) -> None:
    first = printed(article, "x", "2017-03-14", "2017-03-10", BODY)
    other = printed(article, "a", "2019-05-01", "2019-04-26", BODY.replace("word", "other"))
    assert [date for kind, date in dates([first, other]) if kind == "inc"] == [
        "2017-03-10",
        "2019-04-26",
    ]


def test_copy_keeps_its_dates_where_the_first_has_none(article: Maker) -> None:
    first = article("x", outlet="Agency", agency="Agency", published=None)
    first.tells(actor="lna", recipient="bdb", place="sidra")
    again = article("a", outlet="Lamp", agency="Agency", published="2019-05-01")
    again.tells(actor="lna", recipient="bdb", place="sidra", date="2019-04-26")
    assert dates([first.reading(BODY), again.reading(BODY)]) == [("inc", "2019-04-26")]
