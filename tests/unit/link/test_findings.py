"""Findings: agreement, denial and conflicts of number, date and side."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dragoman.link.corpus import link_corpus
from dragoman.model.claims import Modality, Polarity, RelationKind, SpeakerKind
from dragoman.model.groups import Finding, FindingKind

Maker = Callable[..., Any]


def found(readings: list[Any], kind: FindingKind) -> list[Finding]:
    """Return the findings of one kind."""
    return [finding for finding in link_corpus(readings).findings if finding.kind is kind]


def test_corroboration_does_not_count_one_speaker_twice(article: Maker) -> None:
    readings = []
    for name in "ab":
        each = article(name, outlet=name)
        each.tells(actor="bdb", place="sidra", date="2017-03-03", speaker="haftar")
        readings.append(each.reading())
    assert found(readings, FindingKind.CORROBORATION) == []


def test_corroboration_does_not_count_one_agency_twice(article: Maker) -> None:
    readings = []
    for name in "ab":
        each = article(name, outlet=name, agency="Harbour Wire")
        each.tells(actor="bdb", place="sidra", date="2017-03-03")
        readings.append(each.reading())
    assert found(readings, FindingKind.CORROBORATION) == []


def test_denial_pairs_the_answer_with_what_it_answers(article: Maker) -> None:
    one = article("a", outlet="A")
    said = one.tells(actor="lna", place="sidra", date="2017-03-03", speaker="bdb")
    denied = one.tells(
        actor="lna", place="sidra", date="2017-03-03", speaker="haftar", polarity=Polarity.DENIED
    )
    one.answer(denied, answering=said)
    denials = found([one.reading()], FindingKind.DENIAL)
    assert {finding.claims for finding in denials} >= {(said, denied)}
    assert "Haftar denies a claim by Bdb." in {finding.explanation for finding in denials}


def test_number_conflict_names_both_counts(article: Maker) -> None:
    one, other = article("a", outlet="A"), article("b", outlet="B")
    one.tells(actor="bdb", place="sidra", date="2017-03-03", dead=(9, 9))
    other.tells(actor="bdb", place="sidra", date="2017-03-03", dead=(30, None))
    (finding,) = found([one.reading(), other.reading()], FindingKind.NUMBER_CONFLICT)
    assert "9 (A)" in finding.explanation
    assert "at least 30 (B)" in finding.explanation


@pytest.mark.parametrize("count", [(9.0, 9.0), (5.0, None), (8.0, 12.0)])
def test_number_conflict_is_none_where_bounds_meet(
    article: Maker, count: tuple[float, float | None]
) -> None:
    one, other = article("a", outlet="A"), article("b", outlet="B")
    one.tells(actor="bdb", place="sidra", date="2017-03-03", dead=(9, 9))
    other.tells(actor="bdb", place="sidra", date="2017-03-03", dead=count)
    assert found([one.reading(), other.reading()], FindingKind.NUMBER_CONFLICT) == []


def test_date_conflict_needs_a_telling_detail_in_common(article: Maker) -> None:
    def told(near: str | None) -> list[Any]:
        one, other = article("a", outlet="A"), article("b", outlet="B")
        one.tells(type="CONSULT", actor="haftar", recipient="russia", near=near, date="2016-11")
        other.tells(type="CONSULT", actor="haftar", recipient="russia", near=near, date="2017-01")
        return found([one.reading(), other.reading()], FindingKind.DATE_CONFLICT)

    (finding,) = told("carrier")
    assert "2016-11" in finding.explanation
    assert "2017-01" in finding.explanation
    assert told(None) == []


def test_side_conflict_is_told_from_a_change_over_time(article: Maker) -> None:
    def told(second: str) -> str:
        one, other = article("a", outlet="A"), article("b", outlet="B")
        one.ties_up("uae", RelationKind.BACKS, "gna", date="2017-03")
        one.ties_up("lna", RelationKind.OPPOSES, "gna", date="2017-03")
        other.ties_up("uae", RelationKind.BACKS, "lna", date=second)
        (finding,) = found([one.reading(), other.reading()], FindingKind.SIDE_CONFLICT)
        return finding.explanation

    assert "at different times" in told("2020-02")
    assert "at about the same time" in told("2017-03")
    assert "not told apart" in told("2016/2020")


def test_side_conflict_leaves_backers_of_friends_alone(article: Maker) -> None:
    one = article("a")
    one.ties_up("uae", RelationKind.BACKS, "gna", date="2017-03")
    one.ties_up("uae", RelationKind.BACKS, "lna", date="2017-03")
    assert found([one.reading()], FindingKind.SIDE_CONFLICT) == []


def test_side_conflict_takes_those_who_fight_for_opposed(article: Maker) -> None:
    one = article("a")
    one.tells(actor="lna", recipient="gna", date="2019-04-06")
    one.ties_up("uae", RelationKind.BACKS, "gna", date="2019")
    one.ties_up("uae", RelationKind.BACKS, "haftar", date="2019")
    assert len(found([one.reading()], FindingKind.SIDE_CONFLICT)) == 1


@pytest.mark.parametrize(("trigger", "conflicts"), [("bombed", 1), ("retook", 0)])
def test_date_conflict_needs_the_same_act(article: Maker, trigger: str, conflicts: int) -> None:
    one, other = article("a", outlet="A"), article("b", outlet="B")
    told: dict[str, str] = {"actor": "lna", "recipient": "bdb", "near": "carrier"}
    one.tells(**told, date="2017-03-04", trigger="bombed")
    other.tells(**told, date="2017-03-14", trigger=trigger)
    readings = [one.reading(), other.reading()]
    assert len(found(readings, FindingKind.DATE_CONFLICT)) == conflicts


def test_sides_told_within_weeks_are_told_with_the_days_between(article: Maker) -> None:
    one = article("a", outlet="A", published="2017-03-14")
    other = article("b", outlet="B", published="2017-03-20")
    one.ties_up("uae", RelationKind.BACKS, "haftar")
    other.ties_up("uae", RelationKind.BACKS, "gna")
    other.ties_up("haftar", RelationKind.OPPOSES, "gna")
    (finding,) = link_corpus([one.reading(), other.reading()]).findings
    assert "within 6 days" in finding.explanation


@pytest.mark.parametrize(("second", "findings"), [("A", 0), ("B", 1)])
def test_house_that_quotes_somebody_says_nothing_more_by_itself(
    article: Maker, second: str, findings: int
) -> None:
    one, other = article("a", outlet="A"), article("b", outlet=second)
    told: dict[str, str] = {"actor": "bdb", "place": "sidra", "date": "2017-03-03"}
    one.tells(**told, speaker="haftar")
    other.tells(**told)
    readings = [one.reading(), other.reading()]
    assert len(found(readings, FindingKind.CORROBORATION)) == findings


@pytest.mark.parametrize(("count", "incidents"), [((6, 6), 1), ((400, None), 2)])
def test_tolls_that_are_far_apart_are_not_of_one_blow_without_a_place(
    article: Maker, count: tuple[float, float | None], incidents: int
) -> None:
    one, other = article("a", outlet="A"), article("b", outlet="B")
    one.tells(actor="lna", date="2017-03-03", dead=(4, 4))
    other.tells(actor="lna", date="2017-03-03", dead=count)
    assert len(link_corpus([one.reading(), other.reading()]).incidents) == incidents


@pytest.mark.parametrize(("backed", "conflicts"), [("iraq", 0), ("saddam", 0), ("lna", 1)])
def test_side_conflict_leaves_backers_of_two_states_alone(
    article: Maker, backed: str, conflicts: int
) -> None:
    one = article("a")
    one.ties_up("uae", RelationKind.BACKS, "egypt", date="2017-03")
    one.ties_up("uae", RelationKind.BACKS, backed, date="2017-03")
    one.ties_up("egypt", RelationKind.OPPOSES, backed, date="2017-03")
    one.ties_up("haftar", RelationKind.OPPOSES, "iraq", date="2001")
    assert len(found([one.reading()], FindingKind.SIDE_CONFLICT)) == conflicts


@pytest.mark.parametrize(
    ("called", "findings"), [("Haftar of the Bdb", 0), ("Bdb's Haftar", 0), ("Haftar", 1)]
)
def test_who_is_named_as_of_a_body_is_one_origin_with_it(
    article: Maker, called: str, findings: int
) -> None:
    told: dict[str, str] = {"actor": "lna", "place": "sidra", "date": "2017-03-03"}
    one, other = article("a", outlet="A"), article("b", outlet="B")
    one.tells(**told, speaker="bdb")
    other.tells(**told, speaker="haftar")
    (claim,) = other.claims
    chain = (claim.attribution[0], replace(claim.attribution[1], speaker=called))
    other.claims = [replace(claim, attribution=chain)]
    readings = [one.reading(), other.reading()]
    assert len(found(readings, FindingKind.CORROBORATION)) == findings


@pytest.mark.parametrize(
    ("modality", "denials"),
    [(Modality.HEDGED, 1), (Modality.PREDICTED, 1), (Modality.NORMATIVE, 0)],
)
def test_demand_that_is_turned_down_is_not_denied(
    article: Maker, modality: Modality, denials: int
) -> None:
    one = article("a", outlet="A")
    asked = one.tells(actor="lna", place="sidra", speaker="bdb", modality=modality)
    refused = one.tells(actor="lna", place="sidra", speaker="haftar", polarity=Polarity.DENIED)
    one.answer(refused, answering=asked)
    found_here = found([one.reading()], FindingKind.DENIAL)
    assert len([each for each in found_here if "denies a claim" in each.explanation]) == denials


def test_articles_of_no_known_outlet_are_one_origin(article: Maker) -> None:
    def told(*outlets: str | None) -> list[Finding]:
        readings = []
        for number, outlet in enumerate(outlets):
            each = article(f"a{number}", outlet=outlet)
            each.tells(actor="bdb", place="sidra", date="2017-03-03")
            readings.append(each.reading())
        return found(readings, FindingKind.CORROBORATION)

    assert told(None, None, None) == []
    (finding,) = told(None, None, "Harbour Wire")
    assert "2 independent origins" in finding.explanation
    assert "2 documents whose outlets are not known, counted as one" in finding.explanation
    (finding,) = told(None, "Harbour Wire")
    assert "a document whose outlet is not known" in finding.explanation


def test_origins_keep_the_spelling_of_their_name(article: Maker) -> None:
    readings = []
    for name in ("ABC News", "McCoy Wire"):
        each = article(name[0], outlet=name)
        each.tells(actor="bdb", place="sidra", date="2017-03-03")
        readings.append(each.reading())
    (finding,) = found(readings, FindingKind.CORROBORATION)
    assert "ABC News; McCoy Wire" in finding.explanation


@pytest.mark.parametrize(
    ("kind", "modality", "number"),
    [
        (SpeakerKind.UNNAMED, Modality.PREDICTED, 0),
        (SpeakerKind.UNNAMED, Modality.ASSERTED, 1),
        (SpeakerKind.NAMED, Modality.PREDICTED, 1),
    ],
)
def test_idea_that_nobody_puts_forward_is_not_denied(
    article: Maker, kind: SpeakerKind, modality: Modality, number: int
) -> None:
    one = article("a", outlet="A")
    said = one.tells(actor="lna", place="sidra", speaker="bdb", modality=modality)
    denied = one.tells(actor="lna", place="sidra", speaker="haftar", polarity=Polarity.DENIED)
    one.answer(denied, answering=said)
    reading = one.reading()
    claims = [
        replace(c, attribution=(*c.attribution[:-1], replace(c.attribution[-1], kind=kind)))
        if c.id == said
        else c
        for c in reading.claims
    ]
    denials = found([replace(reading, claims=tuple(claims))], FindingKind.DENIAL)
    assert len([each for each in denials if "denies a claim" in each.explanation]) == number


def test_town_takes_no_sides(article: Maker) -> None:
    one = article("a", outlet="A")
    one.ties_up("russia", RelationKind.BACKS, "derna", date="2017-03")
    one.ties_up("russia", RelationKind.CONTROLS, "derna", date="2017-03")
    (tie,) = link_corpus([one.reading()]).relations
    assert tie.kind is RelationKind.CONTROLS
