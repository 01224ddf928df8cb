"""Incidents: which events are judged one."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from typing import Any

from dragoman.link.affiliations import Affiliations
from dragoman.link.agreements import agreement
from dragoman.link.corpus import link_corpus
from dragoman.link.facts import gather_facts
from dragoman.link.incidents import incident_id
from dragoman.model.claims import Modality, Polarity
from dragoman.model.events import Participant
from dragoman.model.judgements import IncidentRuling
from dragoman.model.when import DateRange

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


LONG = "attacked the terminal at dawn and drove out its guards within a few hours"


def test_sentence_printed_again_the_next_day_tells_of_the_same(article: Maker) -> None:
    one, again = article("a", outlet="A"), article("b", outlet="B", published="2017-03-11")
    one.tells(actor="bdb", place="sidra", date="2017-03-09", trigger=LONG)
    again.tells(actor="bdb", place="sidra", date="2017-03-10", trigger=LONG)
    links = link_corpus([again.reading(), one.reading()])
    (incident,) = links.incidents
    assert incident.date == DateRange.parse("2017-03-09")
    assert links.findings == ()


def test_same_words_months_later_or_a_few_common_ones_tell_of_another(article: Maker) -> None:
    one, later = article("a"), article("b")
    one.tells(actor="bdb", place="sidra", date="2017-03-09", trigger=LONG)
    later.tells(actor="bdb", place="sidra", date="2017-09-09", trigger=LONG)
    assert len(link_corpus([one.reading(), later.reading()]).incidents) == 2
    one, other = article("a"), article("b")
    one.tells(actor="bdb", place="sidra", date="2017-03-09")
    other.tells(actor="bdb", place="sidra", date="2017-03-10")
    assert len(link_corpus([one.reading(), other.reading()]).incidents) == 2


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


def test_headline_names_a_place_once(article: Maker) -> None:
    one = article("a")
    where: dict[str, Any] = {"recipient": "sidra", "place": "sidra", "date": "2017-03-03"}
    one.tells(actor="lna", type="RETREAT", **where)
    (incident,) = link_corpus([one.reading()]).incidents
    assert incident.headline == "Retreat from Sidra by Lna, 2017-03-03"


def test_headline_takes_back_the_capital_of_a_sentence(article: Maker) -> None:
    one = article("a")
    one.tells(recipient="lna", date="2017-03-03")
    start = len(one.text)
    one.text += "Two gunmen "
    gunmen = Participant(start=start, end=start + len("Two gunmen"))
    one.events[0] = replace(one.events[0], actors=(gunmen,))
    (incident,) = link_corpus([one.reading()]).incidents
    assert incident.headline == "Attack on Lna by two gunmen, 2017-03-03"


def test_headline_leaves_out_what_says_nothing_by_itself(article: Maker) -> None:
    one = article("a")
    one.tells(actor="lna", date="2017-03-03")
    start = len(one.text)
    one.text += "whose forces "
    theirs = Participant(start=start, end=start + len("whose forces"))
    one.events[0] = replace(one.events[0], recipients=(theirs,))
    (incident,) = link_corpus([one.reading()]).incidents
    assert incident.headline == "Attack by Lna, 2017-03-03"


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


def test_news_without_a_date_is_that_of_the_days_before(article: Maker) -> None:
    one, other = article("a", published="2017-03-04"), article("b", published="2017-03-06")
    for each in (one, other):
        each.tells(actor="bdb", recipient="lna", date=each.published)
        each.events[0] = replace(each.events[0], date_basis="publication")
    assert len(link_corpus([one.reading(), other.reading()]).incidents) == 1
    other.events[0] = replace(other.events[0], date=DateRange.parse("2017-03-12"))
    assert len(link_corpus([one.reading(), other.reading()]).incidents) == 2


def test_incidents_join_a_meeting_told_from_either_side(article: Maker) -> None:
    one, other = article("a"), article("b")
    one.tells(type="CONSULT", actor="envoy", recipient="haftar", date="2016-11-29", trigger="met")
    other.tells(type="CONSULT", actor="haftar", recipient="envoy", date="2016-11-29", trigger="saw")
    assert len(link_corpus([one.reading(), other.reading()]).incidents) == 1


def test_incidents_keep_meetings_with_others_apart(article: Maker) -> None:
    one, other = article("a"), article("b")
    one.tells(type="CONSULT", actor="haftar", recipient="envoy", place="sidra", date="2016-11-29")
    other.tells(type="CONSULT", actor="haftar", recipient="bdb", place="sidra", date="2016-11-29")
    assert len(link_corpus([one.reading(), other.reading()]).incidents) == 2


def test_meeting_that_failed_on_its_day_is_an_incident(article: Maker) -> None:
    one = article("a")
    met: dict[str, Any] = {"type": "CONSULT", "actor": "haftar", "recipient": "bdb"}
    one.tells(**met, date="2017-02-14", polarity=Polarity.DENIED, trigger="meet")
    one.tells(**met, polarity=Polarity.DENIED, trigger="meet")
    (incident,) = link_corpus([one.reading()]).incidents
    assert incident.headline == "No talks with Bdb by Haftar, 2017-02-14"
    assert not incident.disputed


def test_dead_told_after_an_attack_are_its_dead(article: Maker) -> None:
    one = article("a")
    one.tells(actor="bdb", place="sidra", date="2017-03-03")
    one.tells(recipient="lna", date="2017-03-03", trigger="killed", dead=(9, 9))
    one.tells(actor="lna", place="derna", date="2017-03-03", trigger="shelled")
    first = min(link_corpus([one.reading()]).incidents, key=lambda each: each.events)
    assert first.events == ("ev-a-0", "ev-a-1")


def test_day_is_no_telling_of_a_campaign_of_months(article: Maker) -> None:
    one, other = article("a"), article("b")
    one.tells(actor="lna", recipient="bdb", place="sidra", date="2016-08/2016-12")
    other.tells(actor="lna", recipient="bdb", place="sidra", date="2016-08-01")
    assert len(link_corpus([one.reading(), other.reading()]).incidents) == 2


def test_kindred_types_join_where_the_act_is_one(article: Maker) -> None:
    told: dict[str, str] = {"actor": "bdb", "place": "sidra", "date": "2020-01-18"}
    one, other, third = article("a"), article("b"), article("c")
    one.tells(**told, type="PROTEST", trigger="closed")
    other.tells(**told, type="COERCE", trigger="closed")
    third.tells(**told, type="COERCE", trigger="jailed")
    found = link_corpus([each.reading() for each in (one, other, third)]).incidents
    assert {incident.events for incident in found} >= {("ev-a-0", "ev-b-0")}


def test_one_article_tells_of_one_thing_twice_without_a_date(article: Maker) -> None:
    one, other = article("a"), article("b")
    for _ in range(2):
        one.tells(actor="bdb", recipient="lna", place="sidra")
    other.tells(actor="bdb", recipient="lna", place="sidra")
    assert len(link_corpus([one.reading(), other.reading()]).incidents) == 2


def test_denial_without_a_date_answers_the_news_before_it(article: Maker) -> None:
    one, other = article("a"), article("b", published="2017-03-12")
    one.tells(actor="bdb", recipient="lna", date="2017-03-03")
    other.tells(actor="bdb", recipient="lna", polarity=Polarity.DENIED)
    (incident,) = link_corpus([one.reading(), other.reading()]).incidents
    assert not incident.disputed  # a paper's "it did not" may speak of any time
    other.claims = [replace(claim, act="denies") for claim in other.claims]
    (incident,) = link_corpus([one.reading(), other.reading()]).incidents
    assert incident.disputed
    other.published = "2018-03-12"
    (incident,) = link_corpus([one.reading(), other.reading()]).incidents
    assert not incident.disputed


def test_own_voice_beside_a_speaker_is_no_second_origin(article: Maker) -> None:
    one = article("a", outlet="A")
    one.tells(actor="bdb", recipient="lna", date="2017-03-03")
    one.tells(actor="bdb", recipient="lna", date="2017-03-03", speaker="derna")
    (incident,) = link_corpus([one.reading()]).incidents
    assert (len(incident.events), incident.origins) == (2, 1)


def test_body_and_its_commander_are_one_origin(article: Maker) -> None:
    one, other = article("a", outlet="A"), article("b", outlet="B")
    for each, speaker in ((one, "haftar"), (other, "lna")):
        each.tells(actor="bdb", recipient="sidra", date="2017-03-03", speaker=speaker)
    (incident,) = link_corpus([one.reading(), other.reading()]).incidents
    assert (len(incident.events), incident.origins) == (2, 1)


def test_demands_for_other_things_are_two(article: Maker) -> None:
    demands = []
    for name, wish in (("a", "asked for weapons"), ("b", "asked for elections")):
        each = article(name)
        told: dict[str, Any] = {"type": "REQUEST", "actor": "bdb", "recipient": "lna"}
        each.tells(**told, date="2017-03-03", trigger=wish)
        event = each.events[0]
        trigger = replace(event.trigger, end=event.trigger.start + len("asked"))
        each.events[0] = replace(event, trigger=trigger)
        demands.append(each.reading())
    assert len(link_corpus(demands).incidents) == 2
    assert len(link_corpus([demands[0]]).incidents) == 1


def incidents(readings: list[Any], *rulings: IncidentRuling) -> list[tuple[str, ...]]:
    return [incident.events for incident in link_corpus(readings, rulings).incidents]


def named(article: Maker, *places: str) -> list[Any]:
    readings = []
    for number, place in enumerate(places):
        each = article(str(number))
        each.tells(actor="bdb", place=place, date="2017-03-03")
        readings.append(each.reading())
    return readings


def test_incidents_ruled_one_are_one_though_their_places_clash(article: Maker) -> None:
    readings = named(article, "sidra", "derna", "sidra")
    assert sorted(incidents(readings)) == [("ev-0-0", "ev-2-0"), ("ev-1-0",)]
    one = IncidentRuling(a=incident_id("ev-2-0"), b=incident_id("ev-1-0"), same=True)
    assert incidents(readings, one) == [("ev-0-0", "ev-1-0", "ev-2-0")]


def test_incidents_ruled_apart_stay_apart_whoever_else_is_put_with_them(article: Maker) -> None:
    readings = named(article, "sidra", "sidra", "sidra")
    apart = IncidentRuling(a=incident_id("ev-0-0"), b=incident_id("ev-1-0"), same=False)
    found = incidents(readings, apart)
    assert not [events for events in found if {"ev-0-0", "ev-1-0"} <= set(events)]
    assert len(found) == 2


def test_ruling_on_an_event_that_is_gone_changes_nothing(article: Maker) -> None:
    readings = named(article, "sidra", "derna")
    gone = IncidentRuling(a="inc-gone", b=incident_id("ev-1-0"), same=True)
    assert incidents(readings, gone) == incidents(readings)


def test_acts_of_words_without_a_date_agree_less_unless_the_same_is_said(article: Maker) -> None:
    def agree(kind: str, date: str | None, said: str = "") -> float:
        readings = []
        for name in "ab":
            each = article(name, outlet=name)
            each.tells(type=kind, actor="bdb", recipient="lna", date=date)
            readings.append(each.reading())
        facts = gather_facts(readings)
        one, other = (replace(fact, said=frozenset(said.split())) for fact in facts.facts)
        return agreement(one, other, Affiliations(facts.entities)) or 0.0

    deed = agree("ASSAULT", None)
    assert agree("REQUEST", None) < deed
    assert agree("REQUEST", None, said="leave town") == deed
    assert agree("REQUEST", "2017-03-09") == agree("ASSAULT", "2017-03-09")
