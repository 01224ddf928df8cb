from collections.abc import Mapping
from typing import Any

from dragoman.present.web.grades import (
    collect_grounds,
    pack_claim_grade,
    pack_credibility,
    pack_reliability,
)
from dragoman.present.web.lookup import index_records
from dragoman.present.web.wording import pack_wording

TEXT = "𐌰 The brigades took the so-called republic, and the regime fell."


def mention(key: str, words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"id": key, "document": "d1", "start": start, "end": start + len(words)}


def naming(outlet: str, entity: str, *forms: tuple[str, int, str]) -> dict[str, Any]:
    return {
        "id": f"nm-{outlet}-{entity}",
        "outlet": outlet,
        "entity": entity,
        "forms": [
            {"words": words, "form": "nominal", "count": count, "mention": key}
            for words, count, key in forms
        ],
    }


def framing(key: str, term: str, *voices: str, kind: str = "loaded") -> dict[str, Any]:
    start = TEXT.index(term)
    return {
        "id": key,
        "document": "d1",
        "start": start,
        "end": start + len(term),
        "term": term,
        "kind": kind,
        "valence": "negative",
        "target": None,
        "attribution": [{"speaker": speaker} for speaker in ("Coast Post", *voices)],
    }


RECORDS: Mapping[str, Any] = {
    "documents": [{"id": "d1", "text": TEXT, "outlet": "Coast Post", "copy_group": None}],
    "entities": [
        {"id": "brigades", "kind": "armed_group", "name": "Brigades"},
        {"id": "veltania", "kind": "state", "name": "Veltania"},
    ],
    "mentions": [mention("m1", "The brigades"), mention("m2", "republic")],
    "namings": [
        naming(
            "Coast Post",
            "brigades",
            ("brigades", 2, "m1"),
            ("The brigades", 1, "m1"),
            ("its units", 9, "m2"),
        ),
        naming("Dune Post", "brigades", ("militia", 1, "gone")),
        naming("Coast Post", "veltania", ("republic", 3, "m2")),
        naming("Dune Post", "veltania", ("republic", 3, "m2")),
    ],
    "framings": [
        framing("f1", "regime"),
        framing("f2", "regime", "Ada Chief"),
        framing("f3", "regime"),
        framing("f4", "brigades", kind="label"),
    ],
}


def test_names_of_actors_are_put_side_by_side_and_states_left_out() -> None:
    (names,) = pack_wording(index_records(RECORDS), RECORDS)["names"]
    assert names["entity"] == 0
    start = len("𐌰 ".encode("utf-16-le")) // 2
    assert names["outlets"] == [
        {"outlet": "Coast Post", "forms": [["brigades", 3, [0, start, start + 12]]]},
        {"outlet": "Dune Post", "forms": [["militia", 1, None]]},
    ]


def test_loaded_words_are_told_by_voice_and_plain_labels_left_out() -> None:
    terms = pack_wording(index_records(RECORDS), RECORDS)["terms"]
    assert [(t["term"], t["speaker"], t["count"]) for t in terms] == [
        ("regime", None, 2),
        ("regime", "Ada Chief", 1),
    ]


def test_wording_of_nothing_is_empty() -> None:
    assert pack_wording(index_records({}), {}) == {"names": [], "terms": []}


def test_grades_are_packed_as_letter_digit_and_places_of_reasons() -> None:
    graded = {"id": "i1", "credibility": {"grade": "3", "words": "", "why": ["b", "a"]}}
    ungraded = {"id": "i2", "credibility": None}
    lookup = index_records({"incidents": [graded, ungraded]})
    grounds = collect_grounds(lookup)
    assert grounds == ["a", "b"]
    places = {why: at for at, why in enumerate(grounds)}
    assert pack_credibility(graded, places) == {"grade": 3, "grounds": [1, 0]}
    assert pack_credibility(ungraded, places) == {"grade": None, "grounds": []}
    assert pack_claim_grade({"grade": "B2"}) == 2
    assert pack_claim_grade({"grade": None}) is None
    assert pack_reliability({"reliability": "B"}) == "B"
    assert pack_reliability({}) == "F"
