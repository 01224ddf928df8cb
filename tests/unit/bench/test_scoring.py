"""Scores on small data worked out by hand, and against the script that comes with the gold."""

import importlib.util
import json
import os
import random
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.bench.gold import GoldFile, find_gold, gold_folder
from dragoman.bench.scoring import QUADS, distance_km, score

Rows = list[dict[str, Any]]


def test_events_count_types_classes_and_parties():
    gold: Rows = [
        {"id": 1, "type": "ASSAULT", "quad": 4, "actor": [[0, 5]], "recipient": [[9, 12]]},
        {"id": 2, "type": "AID", "quad": 2, "actor": [], "recipient": [[0, 4]]},
    ]
    found: Rows = [
        {
            "id": 1,
            "events": [
                {"type": "ASSAULT", "actor": [[4, 6]], "recipient": [[20, 22]]},
                {"type": "COERCE", "actor": [], "recipient": []},
            ],
        }
    ]
    result = score("events", gold, found)
    assert result["type_set"] == {"P": 50.0, "R": 50.0, "F": 50.0, "tp": 1, "fp": 1, "fn": 1}
    assert result["quad_set"] == {"P": 100.0, "R": 50.0, "F": 66.7, "tp": 1, "fp": 0, "fn": 1}
    assert result["type+actor"] == 50.0
    assert result["type+recipient"] == 0.0
    assert result["type+actor+recipient"] == 0.0


def test_yielding_types_are_one_where_the_gold_merges_them():
    gold: Rows = [{"id": 1, "type": "YIELD", "quad": 1, "actor": [], "recipient": []}]
    found: Rows = [{"id": 1, "events": [{"type": "RETREAT", "actor": [], "recipient": []}]}]
    result = score("events", gold, found)
    assert (result["type_set"]["F"], result["quad_set"]["F"]) == (100.0, 100.0)


def test_alarms_are_shares_of_each_sort():
    gold: Rows = [
        {"id": 1, "relevant": 0},
        {"id": 2, "relevant": 0},
        {"id": 3, "relevant": 1},
    ]
    found: Rows = [{"id": 1, "events": [{}]}, {"id": 2, "events": []}]
    result = score("alarms", gold, found)
    assert result == {"false_alarms": 50.0, "coverage_relevant": 0.0, "n": 3}


def test_claims_pair_attributions_by_their_content():
    text = "One said two three. Four said five six."
    gold: Rows = [
        {
            "id": 1,
            "text": text,
            "attributions": [
                {"source_spans": [[0, 3]], "cue_spans": [[4, 8]], "content_spans": [[9, 18]]},
                {"source_spans": [[20, 24]], "cue_spans": [[25, 29]], "content_spans": [[30, 38]]},
            ],
        }
    ]
    found: Rows = [
        {
            "id": 1,
            "attributions": [
                {"source_spans": [[20, 24]], "cue_spans": [], "content_spans": [[9, 18]]},
            ],
        }
    ]
    result = score("claims", gold, found)
    assert result["tokens_content"]["R"] == 50.0
    assert result["tokens_cue"]["F"] == 0.0
    assert (result["attribution_J50"]["tp"], result["attribution_J50"]["fn"]) == (1, 1)
    assert result["attribution_J50_with_source"]["tp"] == 0
    assert result["indirect_recall"] == 50.0


def test_claims_count_as_indirect_what_holds_no_quotation_mark():
    text = "One said “two three”. Four said five six."
    quoted = {"source_spans": [], "cue_spans": [], "content_spans": [[9, 20]]}
    told = {"source_spans": [], "cue_spans": [], "content_spans": [[32, 40]]}
    gold: Rows = [{"id": 1, "text": text, "attributions": [quoted, told]}]
    found: Rows = [{"id": 1, "attributions": [quoted]}]
    assert score("claims", gold, found)["indirect_recall"] == 0.0


def test_geo_takes_a_country_by_name_a_place_by_number_and_a_point_by_distance():
    def span(start: int, **more: object) -> dict[str, Any]:
        return {"start": start, "end": start + 2, "lat": 0.0, "lon": 0.0} | more

    gold: Rows = [
        {
            "id": 1,
            "spans": [
                span(0, fcode="PCLI", country="Libya", geonameid="1"),
                span(10, fcode="PPL", geonameid="2"),
                span(20, fcode="PPL", geonameid="3"),
                span(30, fcode="PPL", geonameid="4"),
                {"start": 40, "end": 42},
            ],
        }
    ]
    found: Rows = [
        {
            "id": 1,
            "places": [
                {"start": 0, "end": 2, "lat": 50, "lon": 50, "country": "Libya"},
                {"start": 10, "end": 12, "lat": 50, "lon": 50, "geonameid": 2},
                {"start": 20, "end": 22, "lat": 1.0, "lon": 1.0},
                {"start": 30, "end": 32, "lat": 2.0, "lon": 1.0},
                {"start": 41, "end": 42, "lat": None},
            ],
        }
    ]
    result = score("geo", gold, found)
    assert (result["answered"], result["gold_with_coordinates"]) == (4, 4)
    assert result["acc161_answered"] == 0.75
    assert result["toponym_exact"]["tp"] == 4


def test_names_of_equal_score_fall_together():
    gold: Rows = [{"a": "A", "b": str(n), "same": int(n < 2)} for n in range(4)]
    found: Rows = [
        {"a": "A", "b": str(n), "score": value} for n, value in enumerate((0.9, 0.5, 0.5, 0.1))
    ]
    result = score("names", gold, found)
    assert result == {"best_F": 0.8, "recall_at_P95": 0.5, "n": 4}


def test_names_out_of_order_are_refused():
    with pytest.raises(ValueError, match="same order"):
        score("names", [{"a": "A", "b": "B", "same": 1}], [])


def test_ner_counts_letters_and_overlaps_by_type():
    gold: Rows = [{"id": 1, "entities": [{"start": 0, "end": 5, "type": "Person"}]}]
    found: Rows = [
        {
            "id": 1,
            "entities": [
                {"start": 0, "end": 4, "type": "Person"},
                {"start": 0, "end": 5, "type": "Location"},
            ],
        }
    ]
    result = score("ner", gold, found)
    assert result["Person"]["exact"]["tp"] == 0
    assert result["Person"]["overlap"]["F"] == 100.0
    assert result["Location"]["exact"]["fp"] == 1


def test_distance_of_a_degree_of_latitude():
    assert distance_km((0, 0), (1, 0)) == pytest.approx(111.2, abs=0.1)


points = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(points, points)
def test_distance_is_symmetric_and_bounded(one: tuple[float, float], other: tuple[float, float]):
    assert distance_km(one, other) == pytest.approx(distance_km(other, one), abs=1e-6)
    assert 0 <= distance_km(one, other) <= 20_016


# --- against the script that comes with the gold


def gold_files() -> list[GoldFile]:
    if "DRAGOMAN_GOLD" not in os.environ and not gold_folder().is_dir():
        return []
    return [each for each in find_gold(gold_folder()) if isinstance(each, GoldFile)]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    path = gold_folder() / "score.py"
    if not path.exists():
        pytest.skip("the gold and its script are not here")
    spec = importlib.util.spec_from_file_location("gold_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def jitter(rng: random.Random, spans: list[list[int]]) -> list[list[int]]:
    moved = [[start + rng.randint(-9, 9), end + rng.randint(-9, 20)] for start, end in spans]
    return [[max(0, start), max(start + 1, end)] for start, end in moved]


def guess_event(rng: random.Random, row: dict[str, Any]) -> dict[str, Any]:
    def event() -> dict[str, Any]:
        kind = row["type"] if rng.random() < 0.6 else rng.choice(sorted(QUADS))
        return {
            "type": kind,
            "actor": jitter(rng, row["actor"]),
            "recipient": rng.choice([row["recipient"], [], [[0, 4]]]),
        }

    return {"id": row["id"], "events": [event() for _ in range(rng.randint(0, 3))]}


def guess_claims(rng: random.Random, row: dict[str, Any]) -> dict[str, Any]:
    roles = ("source_spans", "cue_spans", "content_spans")
    return {
        "id": row["id"],
        "attributions": [
            {role: jitter(rng, each[role]) for role in roles}
            for each in row["attributions"]
            if rng.random() < 0.7
        ],
    }


def guess_places(rng: random.Random, row: dict[str, Any]) -> dict[str, Any]:
    def place(span: dict[str, Any]) -> dict[str, Any]:
        lat = None if rng.random() < 0.1 else (span.get("lat") or 0.0) + rng.uniform(-3, 3)
        return {
            "start": span["start"],
            "end": span["end"] + (rng.random() < 0.1),
            "lat": lat,
            "lon": span.get("lon") or 0.0,
            "country": span.get("country") if rng.random() < 0.5 else None,
        }

    return {"id": row["id"], "places": [place(span) for span in row["spans"]]}


def guess_entities(rng: random.Random, row: dict[str, Any]) -> dict[str, Any]:
    found = [
        {
            "start": each["start"] + rng.randint(0, 1),
            "end": each["end"],
            "type": rng.choice(["Person", each["type"]]),
        }
        for each in row["entities"]
        if rng.random() < 0.8
    ]
    return {"id": row["id"], "entities": found}


GUESSES: dict[str, Callable[[random.Random, dict[str, Any]], dict[str, Any]]] = {
    "events": guess_event,
    "alarms": lambda rng, row: {"id": row["id"], "events": [{}] * rng.randint(0, 1)},
    "claims": guess_claims,
    "geo": guess_places,
    "names": lambda rng, row: row | {"score": round(row["same"] * 0.3 + rng.random(), 1)},
    "ner": guess_entities,
}


@pytest.mark.parametrize("gold", gold_files(), ids=lambda gold: gold.name)
def test_scores_are_those_of_the_script_beside_the_gold(gold: GoldFile, script: ModuleType):
    rng = random.Random(gold.name)  # noqa: S311 - no secret
    rows: Rows = [dict(row) for row in gold.rows()[:20]]
    found = [GUESSES[gold.kind](rng, row) for row in rows]
    theirs = getattr(script, gold.kind)(rows, found)
    ours = score(gold.kind, rows, found)
    assert {name: ours[name] for name in theirs} == json.loads(json.dumps(theirs))
