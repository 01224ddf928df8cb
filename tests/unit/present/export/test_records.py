"""Records as rows of the published format."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hand import ENTITIES, corpus, denial, links, quiet, seizure

from dragoman.errors import ExportError
from dragoman.model.text import Skipped
from dragoman.present.export.jsonl import write_jsonl
from dragoman.present.export.records import KINDS, Records, export_records
from dragoman.store.sqlite import open_store

FORMAT = Path(__file__).parents[4] / "docs" / "records.md"


@pytest.fixture
def records() -> Records:
    with open_store(None) as store:
        store.write(corpus(), made_by="s1")
        store.write_links(links())
        store.write_skipped([Skipped(path="a.pdf", reason="a PDF", way_out="convert it")])
        store.write_meta({"settings": "s1", "models": '[{"name": "m"}]', "packs": '["libya"]'})
        return export_records(store)


def row(records: Records, kind: str, row_id: str) -> dict[str, Any]:
    (found,) = [row for row in records[kind] if row["id"] == row_id]
    return found


def test_every_kind_is_sorted_by_id(records: Records) -> None:
    for kind in KINDS:
        ids = [row["id"] for row in records[kind]]
        assert ids == sorted(ids)
        assert ids


def walk(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value, *(found for each in value.values() for found in walk(each))]
    if isinstance(value, list):
        return [found for each in value for found in walk(each)]
    return []


def test_every_quote_equals_its_text(records: Records) -> None:
    texts = {row["id"]: row["text"] for row in records["documents"]}
    checked = 0
    for kind in ("documents", "mentions", "events", "statements", "claims"):
        for record in records[kind]:
            text = texts[record.get("document", record["id"])]
            for each in walk(record):
                if "quote" in each:
                    assert each["quote"] == text[each["start"] : each["end"]]
                    checked += 1
    assert checked > 15


def test_nothing_is_an_empty_string(records: Records) -> None:
    for kind in KINDS:
        for each in walk(records[kind]):
            assert "" not in [value for value in each.values() if isinstance(value, str)]


def test_every_reference_leads_to_a_record(records: Records) -> None:
    ids = {kind: {row["id"] for row in records[kind]} for kind in KINDS}
    for event in records["events"]:
        assert event["claim"] in ids["claims"]
        assert event["incident"] in {None, *ids["incidents"]}
    for claim in records["claims"]:
        assert claim["event"] in {None, *ids["events"]}
        assert claim["relation"] in {None, *ids["relations"]}
        assert claim["statement"] in {None, *ids["statements"]}
    for finding in records["findings"]:
        assert set(finding["claims"]) <= ids["claims"]


def test_event_row_says_who_where_when_and_how_many(records: Records) -> None:
    event = row(records, "events", seizure().reading.events[0].id)
    assert event["type"] == "ASSAULT"
    assert event["date"] == "2017-03-14"
    assert [actor["entity"] for actor in event["actors"]] == ["marrun"]
    assert [recipient["entity"] for recipient in event["recipients"]] == [None]
    place = event["place"]
    assert (place["entity"], place["lat"], place["precision"]) == ("gn-77", 30.5, "town")
    assert event["magnitudes"][0]["low"] == 12.0
    assert event["magnitudes"][0]["high"] is None
    assert event["incident"] == links().incidents[0].id
    assert event["trigger"]["quote"] == "seized"


def test_claim_row_holds_the_chain_from_the_outlet_inwards(records: Records) -> None:
    claim = row(records, "claims", str(denial().reading.events[0].claim))
    assert [link["speaker"] for link in claim["attribution"]] == [
        "Harbour Post",
        "A spokesman of Veltania",
    ]
    assert [link["entity"] for link in claim["attribution"]] == [None, "veltania"]
    assert claim["attribution"][1]["cue"]["quote"] == "denied"
    assert (claim["polarity"], claim["modality"]) == ("denied", "hedged")


def test_claim_of_a_tie_points_at_the_relation(records: Records) -> None:
    claim_id = str(seizure().reading.relations[0].claim)
    assert row(records, "claims", claim_id)["relation"] == "rel-1"
    assert row(records, "relations", "rel-1")["claims"] == [claim_id]


def test_entity_row_counts_the_names_it_was_met_under(records: Records) -> None:
    entity = row(records, "entities", "marrun")
    assert entity["aliases"] == [
        {"name": "Marroun", "count": 2},
        {"name": "Salim Marrun", "count": 1},
    ]
    assert entity["external"] == {"wikidata": "Q1"}
    assert entity["roles"] == [
        {"role": "commander", "of": "coast-guard", "start": "2017-01-01", "end": "2017-12-31"}
    ]


def test_mention_row_of_a_metonym_keeps_the_kind_of_its_words() -> None:
    article = quiet()
    article.mention("Weather", "gn-77", metonym=True)
    reading = replace(article.reading, entities=(ENTITIES["veltania"],))
    resolution = replace(reading.resolutions[0], entity="veltania")
    with open_store(None) as store:
        store.write([replace(reading, resolutions=(resolution,))], made_by="s1")
        (mention,) = export_records(store)["mentions"]
    assert (mention["kind"], mention["entity"], mention["metonym"]) == ("place", "veltania", True)


def test_manifest_says_how_the_records_were_made(records: Records) -> None:
    (manifest,) = records["manifest"]
    assert manifest["schema"] == 1
    assert manifest["settings"] == "s1"
    assert manifest["models"] == [{"name": "m"}]
    assert manifest["counts"]["documents"] == 3
    assert manifest["skipped"] == [{"path": "a.pdf", "reason": "a PDF", "way_out": "convert it"}]


def test_every_field_is_documented(records: Records) -> None:
    text = FORMAT.read_text(encoding="utf-8")
    for kind in KINDS:
        assert f"{kind}.jsonl" in text
        for field in records[kind][0]:
            assert re.search(rf"`{field}(\[\])?`", text), f"{kind}.{field}"


def test_write_jsonl_writes_one_object_a_line(records: Records, tmp_path: Path) -> None:
    files = write_jsonl(records, tmp_path / "deep" / "out")
    assert {path.name for path in files} == {f"{k}.jsonl" for k in KINDS} | {"manifest.json"}
    for kind in KINDS:
        lines = (tmp_path / "deep" / "out" / f"{kind}.jsonl").read_bytes().splitlines()
        assert [json.loads(line) for line in lines] == records[kind]


def test_write_jsonl_replaces_an_earlier_export(records: Records, tmp_path: Path) -> None:
    write_jsonl(records, tmp_path)
    before = (tmp_path / "events.jsonl").read_bytes()
    (tmp_path / "events.jsonl").write_text("old\n" * 1000)
    write_jsonl(records, tmp_path)
    assert (tmp_path / "events.jsonl").read_bytes() == before
    assert {path.suffix for path in tmp_path.iterdir()} == {".jsonl", ".json"}


def test_write_jsonl_to_a_file_says_what_to_do(records: Records, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExportError) as caught:
        write_jsonl(records, tmp_path / "file")
    assert caught.value.way_out
