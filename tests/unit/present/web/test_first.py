import json
import re
from collections.abc import Mapping
from typing import Any

from dragoman.present.web.dossier import build_dossier


def block(page: str, name: str) -> Any:
    found = re.search(rf'id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def test_first_part_holds_all_that_its_sentences_refer_to(records: Mapping[str, Any]) -> None:
    page = build_dossier(records, title="t")
    first, data = block(page, "first"), block(page, "data")
    rows = first["rows"]
    parts = [p for s in first["brief"]["sections"] for sentence in s["sentences"] for p in sentence]
    referred = [part for part in parts if isinstance(part, dict)]
    assert first["brief"]["notes"]
    for position in first["brief"]["notes"]:
        claim = rows["claims"][str(position)]
        assert str(claim["doc"]) in rows["docs"]
        assert first["words"][str(position)]
    assert all(str(part["e"]) in rows["entities"] for part in referred if "e" in part)
    assert all(str(part["i"]) in rows["incidents"] for part in referred if "i" in part)
    assert not first.keys() & data.keys()


def test_first_part_counts_what_the_whole_holds(records: Mapping[str, Any]) -> None:
    page = build_dossier(records, title="t")
    counts, data = block(page, "first")["counts"], block(page, "data")
    assert counts["docs"] == len(records["documents"]) == len(data["docs"]["rows"])
    assert counts["claims"] == len(records["claims"])
    assert counts["days"] == sorted(counts["days"])


def test_first_part_quotes_claims_to_the_letter(records: Mapping[str, Any]) -> None:
    first = block(build_dossier(records, title="t"), "first")
    quotes = {claim["id"]: claim["quote"] for claim in records["claims"]}
    for position, row in first["rows"]["claims"].items():
        assert first["words"][position] == quotes[row["id"]]


def test_first_part_and_script_stand_before_the_large_data(records: Mapping[str, Any]) -> None:
    page = build_dossier(records, title="t")
    places = [page.index(part) for part in ('id="first"', "<script>", 'id="data"', 'id="texts"')]
    assert places == sorted(places)
