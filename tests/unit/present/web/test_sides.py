from collections.abc import Mapping
from typing import Any

import pytest

from dragoman.present.web.lookup import index_records
from dragoman.present.web.sides import split_sides


@pytest.mark.parametrize(
    ("finding", "labels"),
    [
        ("find-number", ["at least 9 dead", "2 dead"]),
        ("find-date", ["2017-03-14", "2017-03-13"]),
        ("find-denial", ["Said to be so", "Denied"]),
        ("find-side", ["a council of its own fighters", "Libyan National Army"]),
        ("find-naming", ["Khalifa Haftar", "Hifter", "Hafter"]),
    ],
)
def test_sides_are_labelled_by_what_they_differ_in(
    records: Mapping[str, Any], finding: str, labels: list[str]
):
    lookup = index_records(records)
    row = lookup.get("findings", finding)
    assert row is not None
    sides = split_sides(lookup, row)
    assert [side["label"] for side in sides] == labels
    claims = [lookup.rows["claims"][at]["id"] for side in sides for at in side["claims"]]
    assert sorted(claims) == sorted(row["claims"])


def test_sides_that_do_not_differ_are_told_by_speaker(records: Mapping[str, Any]):
    lookup = index_records(records)
    row = {"kind": "denial", "about": None, "claims": ["clm-ev-attack-1", "clm-ev-attack-2"]}
    labels = [side["label"] for side in split_sides(lookup, row)]
    assert labels == ["Salim Qadri, a spokesman, in The Harbour Post", "Meridian Wire"]
