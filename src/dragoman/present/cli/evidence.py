"""The command that shows what a record rests on: its words in their place, its cues and rules."""

from typing import Annotated, Any

import typer

from dragoman.analyse.citations import cite as cite_claims
from dragoman.analyse.grading import grade_information
from dragoman.present.cli.facts import cite_row
from dragoman.present.cli.grounds import EXPLAINED
from dragoman.present.cli.ids import KINDS, RecordKey, find_record
from dragoman.present.cli.options import JsonOption, StoreOption, read_store
from dragoman.present.cli.screen import print_json, print_line
from dragoman.present.cli.ties import print_citations
from dragoman.present.export.documents import Row, reading_rows
from dragoman.present.export.gradings import credibility_row
from dragoman.present.export.records import find_context, link_rows
from dragoman.store.base import Store

_OF_MANY = frozenset({"relation", "incident", "finding"})
_MENTIONS = """
SELECT m.id, m.document, d.path, m.start, m.end, m.quote, m.form, m.metonym, m.score, m.why
FROM mentions AS m JOIN documents AS d ON d.id = m.document
WHERE m.entity = :entity ORDER BY m.document, m.start LIMIT 20
"""
_COPIES = """
SELECT d.id, d.id AS document, d.path, 0 AS start, d.characters AS end, d.title, d.outlet,
  d.published, c.origin
FROM copies AS c JOIN documents AS d ON d.id = c.document
WHERE c.copy_group = :id ORDER BY d.published_first, d.id
"""


def why(
    record_id: Annotated[
        str, typer.Argument(metavar="ID", help="Any record's id, or enough of its beginning.")
    ],
    *,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Show the words, cues and rules behind any record."""
    with read_store(store) as record:
        key = find_record(record, record_id)
        if key.kind == "entity":
            _explain_entity(record, key, as_json=json)
        elif key.kind == "copy_group":
            _explain_copies(record, key, as_json=json)
        elif key.kind in _OF_MANY:
            _explain_group(record, key, as_json=json)
        else:
            _explain_record(record, key, as_json=json)


def _explain_record(store: Store, key: RecordKey, *, as_json: bool) -> None:
    column = "id" if key.kind == "document" else "document"
    sql = f"SELECT {column} AS document FROM {KINDS[key.kind]} WHERE id = :id"  # noqa: S608
    (found,) = store.query(sql, id=key.id)
    reading = store.reading(found["document"])
    assert reading is not None  # noqa: S101 -- it holds the record just found
    rows = reading_rows(reading, find_context(store, store.links()))[KINDS[key.kind]]
    row = next(row for row in rows if row["id"] == key.id)
    if as_json:
        print_json({"kind": key.kind, "record": row})
        return
    print_line((key.kind, "bold"), row["id"])
    EXPLAINED[key.kind](reading, row)


def _explain_group(store: Store, key: RecordKey, *, as_json: bool) -> None:
    rows = link_rows(store.links())[KINDS[key.kind]]
    row = next(row for row in rows if row["id"] == key.id)
    grading = grade_information(store, [key.id]).get(key.id)
    claims = _claims_of(store, key, row)
    citations = cite_claims(store, claims)
    cited = [citations[claim] for claim in claims if claim in citations]
    if as_json:
        row["credibility"] = credibility_row(grading)
        print_json({"kind": key.kind, "record": row, "claims": cited})
        return
    print_line((key.kind, "bold"), row["id"])
    if grading is not None:
        words = f"{grading.credibility} ({grading.credibility.words}):"
        print_line(("credibility", "cyan"), words, "; ".join(grading.reasons), indent=2)
    for field, value in row.items():
        if field != "id" and value not in (None, []):
            print_line((field.replace("_", " "), "cyan"), _words(value), indent=2)
    print_line(("rests on", "bold"))
    print_citations(cited)


def _claims_of(store: Store, key: RecordKey, row: Row) -> list[str]:
    if key.kind != "incident":
        return list(row["claims"])
    sql = (
        "SELECT e.claim FROM incident_events AS i JOIN events AS e ON e.id = i.event"
        " WHERE i.incident = :id AND e.claim IS NOT NULL ORDER BY e.document, e.start"
    )
    return [found["claim"] for found in store.query(sql, id=key.id)]


def _explain_entity(store: Store, key: RecordKey, *, as_json: bool) -> None:
    (row,) = store.query("SELECT * FROM entities WHERE id = :id", id=key.id)
    row["known"] = bool(row["known"])
    mentions = store.query(_MENTIONS, entity=key.id)
    if as_json:
        print_json({"kind": key.kind, "record": row, "mentions": mentions})
        return
    print_line((key.kind, "bold"), row["id"])
    origin = "an entry of the register" if row["known"] else "first met in the articles"
    print_line(("is", "cyan"), row["name"], row["kind"].replace("_", " "), origin, indent=2)
    print_line((f"its first {len(mentions)} of {row['mentions']} mentions", "bold"))
    for mention in mentions:
        print_line(
            f"“{mention['quote']}”", mention["why"] or "", citation=cite_row(mention), indent=4
        )


def _explain_copies(store: Store, key: RecordKey, *, as_json: bool) -> None:
    rows = store.query(_COPIES, id=key.id)
    group = next(each for each in store.links().copy_groups if each.id == key.id)
    record = {"id": key.id, "origin": group.origin, "quoting": group.quoting}
    for row in rows:
        spans = [each.span for each in group.passages if each.document == row["id"]]
        row["copied"] = [{"start": span.start, "end": span.end} for span in spans]
    if as_json:
        print_json({"kind": key.kind, "record": record, "documents": rows})
        return
    print_line(("copy group", "bold"), key.id)
    print_line(("origin", "cyan"), rows[0]["origin"] or "not known", indent=2)
    print_line((f"{len(rows)} articles with one origin of text", "bold"))
    for row in rows:
        print_line(
            (row["published"] or "no date", "cyan"),
            row["title"] or "untitled",
            f"· {row['outlet'] or 'unknown outlet'}",
            "· only quotes it" if row["id"] in group.quoting else "",
            citation=cite_row(row),
            indent=4,
        )
        for span in row["copied"]:
            print_line("shares", f"{row['path']}:{span['start']}-{span['end']}", indent=8)


def _words(value: Any) -> str:  # noqa: ANN401 -- any field of a row
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
