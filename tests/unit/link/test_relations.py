"""Ties over time: intervals bounded by evidence, spells of control, disputes."""

from collections.abc import Callable
from typing import Any

from dragoman.link.corpus import link_corpus
from dragoman.model.claims import Polarity, RelationKind

Maker = Callable[..., Any]


def spans(readings: list[Any]) -> list[tuple[str, str | None, str | None]]:
    """Return holder or backer, start and end of every relation, sorted."""
    return sorted(
        (
            relation.a,
            relation.start.edtf() if relation.start else None,
            relation.end.edtf() if relation.end else None,
        )
        for relation in link_corpus(readings).relations
    )


def test_relation_reaches_from_first_to_last_evidence(article: Maker) -> None:
    one = article("a")
    one.ties_up("russia", RelationKind.BACKS, "haftar", date="2016-11")
    one.ties_up("russia", RelationKind.BACKS, "haftar", date="2017-03")
    assert spans([one.reading()]) == [("russia", "2016-11", "2017-03")]


def test_relation_without_a_date_takes_the_publication(article: Maker) -> None:
    one = article("a", published="2020-02-01")
    one.ties_up("russia", RelationKind.BACKS, "haftar")
    assert spans([one.reading()]) == [("russia", "2020-02-01", "2020-02-01")]


def test_control_ends_where_somebody_else_takes_the_place(article: Maker) -> None:
    one = article("a", published="2017-03-20")
    one.ties_up("lna", RelationKind.CONTROLS, "sidra", date="2016-09-11")
    one.ties_up("bdb", RelationKind.CONTROLS, "sidra", date="2017-03-03")
    one.ties_up("lna", RelationKind.CONTROLS, "sidra", date="2017-03-14")
    assert spans([one.reading()]) == [
        ("bdb", "2017-03-03", "2017-03-14"),
        ("lna", "2016-09-11", "2017-03-03"),
        ("lna", "2017-03-14", "2017-03-14"),
    ]


def test_control_does_not_end_by_the_holders_own_force(article: Maker) -> None:
    one = article("a", published="2017-03-20")
    one.ties_up("haftar", RelationKind.CONTROLS, "sidra", date="2017-03-02")
    one.ties_up("lna", RelationKind.CONTROLS, "sidra", date="2017-03-10")
    one.ties_up("bdb", RelationKind.CONTROLS, "sidra", date="2017-03-14")
    assert spans([one.reading()]) == [
        ("bdb", "2017-03-14", "2017-03-14"),
        ("haftar", "2017-03-02", "2017-03-14"),
        ("lna", "2017-03-10", "2017-03-14"),
    ]


def test_control_ends_where_its_loss_is_told(article: Maker) -> None:
    one = article("a", published="2017-03-20")
    one.ties_up("lna", RelationKind.CONTROLS, "sidra", date="2016-09-11")
    one.ties_up("lna", RelationKind.CONTROLS, "sidra", date="2017-03-03", ends=True)
    assert spans([one.reading()]) == [("lna", "2016-09-11", "2017-03-03")]


def test_tie_is_not_extended_over_years_nobody_wrote_about(article: Maker) -> None:
    one = article("a", published="2020-02-01")
    for day in ("2014-05", "2014-11", "2019-07"):
        one.ties_up("russia", RelationKind.BACKS, "haftar", date=day)
        one.ties_up("bdb", RelationKind.CONTROLS, "sidra", date=day)
    assert spans([one.reading()]) == [
        ("bdb", "2014-05", "2014-11"),
        ("bdb", "2019-07", "2019-07"),
        ("russia", "2014-05", "2014-11"),
        ("russia", "2019-07", "2019-07"),
    ]


def test_tie_told_to_have_ended_begins_anew_later(article: Maker) -> None:
    one = article("a", published="2017-12-01")
    one.ties_up("russia", RelationKind.BACKS, "haftar", date="2017-01-05")
    one.ties_up("russia", RelationKind.BACKS, "haftar", date="2017-03-01", ends=True)
    one.ties_up("russia", RelationKind.BACKS, "haftar", date="2017-06-01")
    assert spans([one.reading()]) == [
        ("russia", "2017-01-05", "2017-03-01"),
        ("russia", "2017-06-01", "2017-06-01"),
    ]


def test_denial_disputes_the_time_it_is_of(article: Maker) -> None:
    one = article("a", published="2020-02-01")
    for day in ("2014-05", "2019-07"):
        one.ties_up("russia", RelationKind.BACKS, "haftar", date=day)
    no = Polarity.DENIED
    one.ties_up("russia", RelationKind.BACKS, "haftar", date="2019-08", polarity=no)
    ties = link_corpus([one.reading()]).relations
    assert {tie.disputed: tie.start and tie.start.edtf() for tie in ties} == {
        False: "2014-05",
        True: "2019-07",
    }


def test_place_taken_years_later_was_not_held_all_the_time(article: Maker) -> None:
    one = article("a", published="2020-02-01")
    one.ties_up("lna", RelationKind.CONTROLS, "sidra", date="2014-05-01")
    one.ties_up("bdb", RelationKind.CONTROLS, "sidra", date="2019-07-01")
    assert spans([one.reading()])[1] == ("lna", "2014-05-01", "2014-05-01")


def test_hold_known_by_its_loss_alone_lasts_until_then(article: Maker) -> None:
    one = article("a", published="2017-03-20")
    one.ties_up("lna", RelationKind.CONTROLS, "sidra", date="2017-03-03", ends=True)
    (hold,) = link_corpus([one.reading()]).relations
    assert spans([one.reading()]) == [("lna", "2017-03-03", "2017-03-03")]
    assert (hold.end_basis, hold.claims) == ("loss", ("cl-a-0",))


def test_paper_of_the_day_after_tells_who_held_it_before(article: Maker) -> None:
    one = article("a", published="2018-06-29")
    one.ties_up("lna", RelationKind.CONTROLS, "derna", date="2018-06-28")
    one.ties_up("bdb", RelationKind.CONTROLS, "derna")
    assert spans([one.reading()]) == [
        ("bdb", "2018-06-28", "2018-06-28"),
        ("lna", "2018-06-28", "2018-06-28"),
    ]


def test_force_that_backs_or_fights_its_own_commander_is_no_news(article: Maker) -> None:
    one = article("a")
    one.ties_up("lna", RelationKind.BACKS, "haftar")
    one.ties_up("lna", RelationKind.OPPOSES, "haftar")
    one.ties_up("russia", RelationKind.BACKS, "haftar")
    assert [relation.a for relation in link_corpus([one.reading()]).relations] == ["russia"]


def test_relation_only_denied_is_no_relation(article: Maker) -> None:
    one = article("a")
    one.ties_up("russia", RelationKind.BACKS, "haftar", polarity=Polarity.DENIED)
    assert link_corpus([one.reading()]).relations == ()


def test_relation_told_both_ways_is_disputed(article: Maker) -> None:
    one = article("a")
    one.ties_up("russia", RelationKind.BACKS, "haftar")
    one.ties_up("russia", RelationKind.BACKS, "haftar", polarity=Polarity.DENIED)
    (relation,) = link_corpus([one.reading()]).relations
    assert relation.disputed


def test_relation_of_an_actor_with_itself_is_left_out(article: Maker) -> None:
    one = article("a")
    one.ties_up("haftar", RelationKind.OPPOSES, "haftar")
    assert link_corpus([one.reading()]).relations == ()


def test_hold_ends_no_more_precisely_than_its_loss_is_told(article: Maker) -> None:
    one = article("a", published="2019-07-10")
    one.ties_up("lna", RelationKind.CONTROLS, "sidra", date="2019-04-04")
    one.ties_up("lna", RelationKind.CONTROLS, "sidra", date="2019-06", ends=True)
    one.ties_up("bdb", RelationKind.CONTROLS, "derna", date="2015", ends=True)
    assert spans([one.reading()]) == [
        ("bdb", "2015", "2015"),
        ("lna", "2019-04-04", "2019-06"),
    ]


def test_hold_that_ends_cites_who_tells_its_end_and_counts_who_tells_it(article: Maker) -> None:
    one, other = article("a", outlet="A"), article("b", outlet="B")
    held = one.ties_up("lna", RelationKind.CONTROLS, "sidra", date="2017-01-01")
    taken = other.ties_up("bdb", RelationKind.CONTROLS, "sidra", date="2017-03-03")
    relations = link_corpus([one.reading(), other.reading()]).relations
    (lna,) = [each for each in relations if each.a == "lna"]
    (bdb,) = [each for each in relations if each.a == "bdb"]
    assert (lna.claims, lna.origins) == ((held, taken), 1)
    assert bdb.claims == (taken,)
