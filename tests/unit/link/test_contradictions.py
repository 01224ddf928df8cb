"""Contradictions: one occurrence told of two places, or put down to two doers."""

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.link.corpus import link_corpus
from dragoman.model.claims import Polarity
from dragoman.model.groups import Finding, FindingKind

Maker = Callable[..., Any]
DAY = "2017-03-03"


def contradictions(article: Maker, one: dict[str, Any], other: dict[str, Any]) -> list[Finding]:
    readings = []
    for name, told in (("a", one), ("b", other)):
        each = article(name, outlet=told.pop("outlet", name.upper()))
        each.tells(**{"date": DAY, **told})
        readings.append(each.reading())
    found = [link_corpus(readings).findings, link_corpus(readings[::-1]).findings]
    assert found[0] == found[1]
    return [finding for finding in found[0] if finding.kind is FindingKind.CONTRADICTION]


def test_man_killed_in_two_places_is_told_with_both(article: Maker) -> None:
    (finding,) = contradictions(
        article,
        {"recipient": "haftar", "place": "sidra", "trigger": "killed"},
        {"recipient": "haftar", "place": "derna", "trigger": "killed"},
    )
    assert "is put in Derna by B and in Sidra by A" in finding.explanation
    assert len(finding.claims) == len(finding.documents) == 2


def test_two_who_meet_in_two_towns_on_one_day_contradict(article: Maker) -> None:
    told = {"type": "CONSULT", "actor": "haftar", "recipient": "sarraj"}
    assert contradictions(article, {**told, "place": "sidra"}, {**told, "place": "derna"})


@pytest.mark.parametrize(
    "other",
    [
        {"place": "ras-lanuf"},
        {"place": "derna", "date": "2017-03-05"},
        {"place": "derna", "date": "2017-03"},
        {"place": "derna", "outlet": "A"},
        {"place": "derna", "recipient": "sarraj"},
        {"place": "derna", "recipient": "lna"},
        {"place": "derna", "trigger": "mourned"},
        {"place": "derna", "polarity": Polarity.DENIED},
        {"place": None},
    ],
)
def test_places_contradict_only_for_one_man_on_one_day(
    article: Maker, other: dict[str, Any]
) -> None:
    told = {"recipient": "haftar", "trigger": "killed"}
    assert contradictions(article, {**told, "place": "sidra"}, {**told, **other}) == []


def test_station_hit_by_two_sides_is_told_with_both(article: Maker) -> None:
    told = {"recipient": "carrier", "place": "sidra"}
    (finding,) = contradictions(article, {**told, "actor": "bdb"}, {**told, "actor": "gna"})
    assert "is put down to Bdb by A and to Gna by B" in finding.explanation


@pytest.mark.parametrize(
    "other",
    [
        {"actor": "lna"},
        {"actor": "bdb", "near": "haftar"},
        {"actor": "bdb", "recipient": "gna"},
        {"actor": "bdb", "recipient": None},
        {"actor": None},
    ],
)
def test_doers_contradict_only_where_neither_can_be_the_other(
    article: Maker, other: dict[str, Any]
) -> None:
    told = {"recipient": "carrier", "place": "sidra"}
    assert contradictions(article, {**told, "actor": "haftar"}, {**told, **other}) == []


def test_side_that_reports_the_blow_of_the_other_is_no_doer(article: Maker) -> None:
    told = {"recipient": "carrier", "place": "sidra"}
    assert contradictions(
        article, {**told, "actor": "bdb", "speaker": "gna"}, {**told, "actor": "gna"}
    )
