import random
from collections.abc import Mapping
from typing import Any

import pytest

from dragoman.errors import DateError
from dragoman.present.web.dossier import build_dossier


def test_dossier_is_the_same_in_any_order_of_records(records: Mapping[str, Any]):
    shuffled = {kind: list(rows) for kind, rows in records.items()}
    for rows in shuffled.values():
        random.Random(7).shuffle(rows)  # noqa: S311 - an order, no secret
    assert build_dossier(shuffled, title="t") == build_dossier(records, title="t")


def test_dossier_of_an_empty_record_is_built():
    assert "<title>nothing</title>" in build_dossier({}, title="nothing")


def test_dossier_for_what_is_no_date_is_refused(records: Mapping[str, Any]):
    with pytest.raises(DateError):
        build_dossier(records, title="t", on="last week")


def test_dossier_is_told_for_the_day_of_the_newest_article(records: Mapping[str, Any]):
    assert '"on":"2017-03-18"' in build_dossier(records, title="t")
    assert '"on":"2017-02-28"' in build_dossier(records, title="t", on="2017-02")


def test_date_known_to_lie_within_years_is_not_taken_for_its_last_day(records: Mapping[str, Any]):
    vague = {**records["documents"][0], "id": "doc-vague", "published": "2017-02-10/2024-12-08"}
    held = {**records, "documents": [*records["documents"], vague]}
    assert '"on":"2017-03-18"' in build_dossier(held, title="t")
