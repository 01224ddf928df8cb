"""Corpora that are not as they should be: they are compared without a word too many."""

from collections.abc import Callable
from typing import Any

from dragoman.link.corpus import link_corpus
from dragoman.model.claims import RelationKind
from dragoman.model.groups import FindingKind

Maker = Callable[..., Any]
TEXT = " ".join(f"Line {n} of the report tells of one more truck on the road." for n in range(30))


def test_one_text_under_two_dates_is_one_origin(article: Maker) -> None:
    readings = []
    for name, day in (("a", "2017-03-04"), ("b", "2018-03-05")):
        each = article(name, outlet=name.upper(), published=day)
        each.tells(actor="bdb", place="sidra", date="2017-03-03")
        readings.append(each.reading(TEXT))
    links = link_corpus(readings)
    assert len(links.copy_groups) == 1
    assert [incident.origins for incident in links.incidents] == [1]
    assert links.findings == ()


def test_actor_that_is_its_own_enemy_is_on_no_side(article: Maker) -> None:
    one, other = article("a", outlet="A"), article("b", outlet="B")
    for each in (one, other):
        each.tells(actor="lna", recipient="lna", place="sidra", date="2017-03-03")
        each.ties_up("lna", RelationKind.OPPOSES, "lna", date="2017-03")
        each.ties_up("lna", RelationKind.BACKS, "lna", date="2017-03")
    links = link_corpus([one.reading(), other.reading()])
    assert links.relations == ()
    assert {finding.kind for finding in links.findings} <= {FindingKind.CORROBORATION}


def test_events_without_actors_dates_and_places_stay_apart(article: Maker) -> None:
    readings = []
    for name in "abc":
        each = article(name, outlet=name.upper(), published=None, basis=None)
        each.tells()
        readings.append(each.reading())
    links = link_corpus(readings)
    assert len(links.incidents) == len(readings)
    assert links.findings == ()


def test_corpus_of_one_agrees_with_nobody(article: Maker) -> None:
    one = article("a", outlet="A")
    one.tells(actor="bdb", place="sidra", date="2017-03-03")
    one.tells(actor="bdb", place="sidra", date="2017-03-03")
    links = link_corpus([one.reading()])
    assert [incident.origins for incident in links.incidents] == [1]
    assert (links.findings, links.copy_groups) == ((), ())


def test_empty_corpus_has_no_links(article: Maker) -> None:
    assert link_corpus([]).incidents == ()
    assert link_corpus([article("a").reading()]).incidents == ()
