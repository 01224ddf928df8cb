from typing import Any

import pytest

from dragoman.bench.world_scores import score_world
from dragoman.errors import IngestError

GOLD: list[dict[str, Any]] = [
    {"id": "a", "told": {"took the port": "port"}},
    {"id": "b.csv", "told": {"seized the port": "port", "met the mayor": "talks"}},
    {"id": "c", "told": {"entered the port": "port"}},
    {"finding": "denial", "between": [["a", "took"], ["c", "entered"]], "must": True},
    {"finding": "date_conflict", "between": [["a", "took"], ["c", "entered"]], "must": False},
]


def document(name: str, text: str, **incidents: str) -> dict[str, Any]:
    events = [
        {"id": f"ev-{name}-{word}", "start": text.index(word), "end": text.index(word) + len(word)}
        | {"incident": incident or None}
        for word, incident in incidents.items()
    ]
    return {"id": name, "text": text, "events": events}


def world(*, seized: str, met: str = "i2", findings: tuple[Any, ...] = ()) -> list[dict[str, Any]]:
    return [
        document("a", "They took the port.", took="i1"),
        document("b.csv#1", "They seized the port and met the mayor.", seized=seized, met=met),
        document("c", "They entered the port."),
        *findings,
    ]


def found(kind: str, *claims: tuple[str, int, int]) -> dict[str, Any]:
    return {"finding": kind, "claims": [list(claim) for claim in claims]}


def test_pairs_put_together_are_right_or_missed() -> None:
    score = score_world(GOLD, world(seized="i1"))
    assert (score["documents"], score["incidents"]) == (3, 2)
    assert score["pairs"] == {"p": 100.0, "r": 33.3, "f": 50.0, "gold": 3}
    assert score["linked"] == {"p": 100.0, "r": 100.0, "f": 100.0, "gold": 1}


def test_pairs_wrongly_put_together_count_against_precision() -> None:
    score = score_world(GOLD, world(seized="", met="i1"))
    assert (score["pairs"]["p"], score["pairs"]["r"]) == (0.0, 0.0)


def test_event_without_an_incident_is_put_with_none() -> None:
    score = score_world(GOLD, world(seized=""))
    assert score["linked"]["p"] == 0.0


def test_findings_are_found_missed_wrong_or_broken() -> None:
    pair = ("a", 0, 18), ("c", 0, 21)
    right, broken = found("denial", *pair), found("date_conflict", *pair)
    wrong = found("denial", pair[0], ("b.csv#1", 0, 10))
    score = score_world(GOLD, world(seized="i1", findings=(right, broken, wrong)))["findings"]
    assert (score["p"], score["r"], score["found"], score["broken"]) == (33.3, 100.0, 3, 1)
    assert score["wrong"] == [broken, wrong]
    missed = score_world(GOLD, world(seized="i1"))["findings"]["missed"]
    assert missed == [["denial", GOLD[3]["between"]]]


def test_support_is_right_where_two_documents_tell_of_one_incident() -> None:
    right = found("corroboration", ("a", 0, 18), ("b.csv#1", 0, 21))
    wrong = found("corroboration", ("a", 0, 18), ("b.csv#1", 25, 38))
    score = score_world(GOLD, world(seized="i1", findings=(right, wrong)))["findings"]
    assert score["wrong"] == [wrong]


def test_words_that_are_nowhere_are_a_mistake_in_the_gold() -> None:
    with pytest.raises(IngestError, match="no words"):
        score_world([{"id": "a", "told": {"lost": "x"}}], world(seized="i1"))
