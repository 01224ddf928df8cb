from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.present.web.lookup import index_records
from dragoman.present.web.payload import pack_records


def rows_of(table: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [dict(zip(table["fields"], row, strict=True)) for row in table["rows"]]


def test_payload_every_span_in_units_is_its_quote(records: Mapping[str, Any]):
    lookup = index_records(records)
    packed = pack_records(lookup)
    texts = [row["text"].encode("utf-16-le") for row in lookup.rows["documents"]]
    checked = 0
    for document, (start, end), quote in _spans(lookup.rows, packed):
        assert texts[document][2 * start : 2 * end].decode("utf-16-le") == quote
        checked += 1
    assert checked > 100


def _spans(rows: Mapping[str, Any], packed: Mapping[str, Any]) -> Iterator[tuple[int, Any, str]]:
    for event, short in zip(rows["events"], rows_of(packed["events"]), strict=True):
        yield short["doc"], short["span"], event["quote"]
        yield short["doc"], short["trigger"], event["trigger"]["quote"]
    for claim, short in zip(rows["claims"], rows_of(packed["claims"]), strict=True):
        yield short["doc"], short["span"], claim["quote"]
        for cue, (_, start, end) in zip(claim["cues"], short["cues"], strict=True):
            yield short["doc"], (start, end), cue["quote"]
        for link, part in zip(claim["attribution"], short["chain"], strict=True):
            if "cue" in part:
                yield short["doc"], part["span"], link["speaker"]
                yield short["doc"], part["cue"], link["cue"]["quote"]


def test_payload_incident_denied_by_somebody_says_so(records: Mapping[str, Any]):
    packed = {row["id"]: row for row in rows_of(pack_records(index_records(records))["incidents"])}
    assert packed["inc-strike"]["denied"]
    assert not packed["inc-attack"]["denied"]


def test_payload_incident_only_foreseen_is_not_asserted(records: Mapping[str, Any]):
    packed = {row["id"]: row for row in rows_of(pack_records(index_records(records))["incidents"])}
    assert packed["inc-tripoli"]["modality"] == "predicted"
    assert packed["inc-retaken"]["modality"] == "asserted"


def test_payload_copies_point_at_each_other(records: Mapping[str, Any]):
    documents = rows_of(pack_records(index_records(records))["docs"])
    names = {row["id"]: [documents[i]["id"] for i in row["copies"]] for row in documents}
    assert names["doc-3"] == ["doc-4"]
    assert names["doc-4"] == ["doc-3"]
    assert names["doc-1"] == []


def test_payload_chain_names_the_outlet_once(records: Mapping[str, Any]):
    outlet = {"speaker": "Gulf Monitor", "entity": None, "cue": None, "start": None, "end": None}
    claims = [
        {**row, "attribution": [outlet, outlet, *row["attribution"][1:]]}
        if row["id"] == "clm-ev-dead-2"
        else row
        for row in records["claims"]
    ]
    packed = rows_of(pack_records(index_records({**records, "claims": claims}))["claims"])
    chain = next(row["chain"] for row in packed if row["id"] == "clm-ev-dead-2")
    assert [part.get("speaker") for part in chain] == [None, "a nurse at the town clinic"]
