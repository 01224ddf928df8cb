"""Incidents: which events are judged one."""

from collections.abc import Callable
from itertools import permutations
from typing import Any

from dragoman.link.corpus import link_corpus
from dragoman.model.claims import Modality, Polarity

Maker = Callable[..., Any]


def test_incidents_join_events_that_share_actor_place_and_date(article: Maker) -> None:
    one, other = article("a", outlet="A"), article("b", outlet="B")
    one.tells(actor="bdb", place="sidra", date="2017-03-03")
    other.tells(actor="bdb", place="sidra", date="2017-03", trigger="stormed")
    (incident,) = link_corpus([one.reading(), other.reading()]).incidents
    assert incident.events == ("ev-a-0", "ev-b-0")
    assert incident.origins == 2
    assert incident.date is not None
    assert incident.date.edtf() == "2017-03-03"


def test_incidents_join_a_commander_with_the_force_he_commands(article: Maker) -> None:
    one, other = article("a"), article("b")
    one.tells(actor="haftar", place="sidra", date="2017-03-14")
    other.tells(actor="lna", place="sidra", date="2017-03-14")
    one.mention("lna")
    assert len(link_corpus([one.reading(), other.reading()]).incidents) == 1


def test_incidents_join_places_within_reach(article: Maker) -> None:
    one, other = article("a"), article("b")
    one.tells(actor="bdb", place="sidra", date="2017-03-03")
    other.tells(actor="bdb", place="ras-lanuf", date="2017-03-03")
    assert len(link_corpus([one.reading(), other.reading()]).incidents) == 1


def test_incidents_keep_distant_places_apart(article: Maker) -> None:
    one, other = article("a"), article("b")
    one.tells(actor="bdb", place="sidra", date="2017-03-03")
    other.tells(actor="bdb", place="derna", date="2017-03-03")
    assert len(link_corpus([one.reading(), other.reading()]).incidents) == 2


def test_incidents_keep_other_dates_types_and_actors_apart(article: Maker) -> None:
    told: list[dict[str, str]] = [
        {"actor": "bdb", "place": "sidra", "date": "2017-03-03"},
        {"actor": "bdb", "place": "sidra", "date": "2016-09-11"},
        {"actor": "lna", "place": "sidra", "date": "2017-03-03"},
        {"actor": "bdb", "place": "sidra", "date": "2017-03-03", "type": "RETREAT"},
    ]
    readings = []
    for number, event in enumerate(told):
        each = article(str(number))
        each.tells(**event)
        readings.append(each.reading())
    assert len(link_corpus(readings).incidents) == len(told)


def test_incidents_without_a_date_stay_alone(article: Maker) -> None:
    one, other = article("a"), article("b")
    one.tells(actor="bdb", place="sidra")
    other.tells(actor="bdb", place="sidra")
    assert len(link_corpus([one.reading(), other.reading()]).incidents) == 2


def test_incidents_leave_out_what_did_not_happen(article: Maker) -> None:
    one = article("a")
    one.tells(actor="bdb", place="sidra", date="2017-03-03", modality=Modality.PREDICTED)
    one.tells(actor="bdb", place="derna", date="2017-03-03", polarity=Polarity.DENIED)
    assert link_corpus([one.reading()]).incidents == ()


def test_incidents_told_both_ways_are_disputed(article: Maker) -> None:
    one, other = article("a", outlet="A"), article("b", outlet="B")
    one.tells(actor="bdb", place="sidra", date="2017-03-03")
    other.tells(actor="bdb", place="sidra", date="2017-03-03", polarity=Polarity.DENIED)
    (incident,) = link_corpus([one.reading(), other.reading()]).incidents
    assert incident.disputed
    assert incident.origins == 1


def test_links_do_not_depend_on_the_order_of_reading(article: Maker) -> None:
    readings = []
    for name, place in (("a", "sidra"), ("b", "ras-lanuf"), ("c", "derna"), ("d", "sidra")):
        each = article(name, outlet=name)
        each.tells(actor="bdb", place=place, date="2017-03-03", dead=(len(readings), None))
        readings.append(each.reading())
    results = {link_corpus(order) for order in permutations(readings)}
    assert len(results) == 1


def test_headline_names_type_parties_place_and_date(article: Maker) -> None:
    one = article("a")
    one.tells(actor="bdb", recipient="lna", place="sidra", date="2017-03-03")
    (incident,) = link_corpus([one.reading()]).incidents
    assert incident.headline == "Attack on Lna by Bdb, Sidra, 2017-03-03"


def test_incidents_do_not_count_a_place_twice_as_scene_and_target(article: Maker) -> None:
    one, other = article("a"), article("b")
    one.tells(recipient="sidra", place="sidra", date="2016-05-01/2016-08-02", trigger="besieged")
    other.tells(recipient="sidra", place="sidra", date="2016-08/2016-12", trigger="bombed")
    assert len(link_corpus([one.reading(), other.reading()]).incidents) == 2


def test_incidents_of_long_stretches_must_share_most_of_the_shorter(article: Maker) -> None:
    one, other = article("a"), article("b")
    one.tells(actor="lna", recipient="bdb", place="sidra", date="2016-05/2016-08")
    other.tells(actor="lna", recipient="bdb", place="sidra", date="2016-08/2016-12")
    assert len(link_corpus([one.reading(), other.reading()]).incidents) == 2
