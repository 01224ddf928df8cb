"""The records as the page reads them: positions for ids, UTF-16 offsets, no words twice."""

from collections.abc import Callable, Mapping
from typing import Any

from dragoman.present.web.grades import (
    collect_grounds,
    pack_claim_grade,
    pack_credibility,
    pack_reliability,
)
from dragoman.present.web.lookup import (
    LOSS,
    SIDES,
    Lookup,
    Row,
    date_bounds,
    evidence,
    headline_of,
    tie_bounds,
)
from dragoman.present.web.sides import split_sides
from dragoman.present.web.speakers import affirming, denying
from dragoman.present.web.units import utf16_units

Units = Mapping[str, Callable[[int], int]]
Packed = dict[str, Any]


def pack_records(lookup: Lookup) -> Packed:
    """Return the records in the page's form; nothing in it is markup."""
    units = {d["id"]: utf16_units(d["text"]) for d in lookup.rows["documents"]}
    grounds = {why: at for at, why in enumerate(collect_grounds(lookup))}
    rows = {
        "docs": [_pack_document(lookup, units, row) for row in lookup.rows["documents"]],
        "entities": [_pack_entity(lookup, row) for row in lookup.rows["entities"]],
        "events": [_pack_event(lookup, units, row) for row in lookup.rows["events"]],
        "claims": [_pack_claim(lookup, units, row) for row in lookup.rows["claims"]],
        "relations": [_pack_relation(lookup, row, grounds) for row in lookup.rows["relations"]],
        "incidents": [_pack_incident(lookup, row, grounds) for row in lookup.rows["incidents"]],
        "findings": [_pack_finding(lookup, row) for row in lookup.rows["findings"]],
    }
    tables: Packed = {kind: as_table(packed) for kind, packed in rows.items()}
    return {**tables, "grounds": list(grounds)}


def as_table(rows: list[Packed]) -> Packed:
    """Return the rows with their field names written once, which nearly halves a large page."""
    fields = list(rows[0]) if rows else []
    return {"fields": fields, "rows": [[row[field] for field in fields] for row in rows]}


def _pack_document(lookup: Lookup, units: Units, row: Row) -> Packed:
    at = units[row["id"]]
    group = row["copy_group"]
    return {
        "id": row["id"],
        "outlet": row["outlet"],
        "grade": pack_reliability(row),
        "title": row["title"],
        "authors": row["authors"],
        "language": row["language"],
        "date": row["published"],
        "basis": row["published_basis"],
        **_bounds(row["published"]),
        "path": row.get("path"),
        "url": row.get("url"),
        "agency": row.get("agency"),
        "alsoAt": row.get("also_at", []),
        "blocks": [[b["kind"], at(b["start"]), at(b["end"])] for b in row["blocks"]],
        "copies": [
            index
            for index, other in enumerate(lookup.rows["documents"])
            if group is not None and other["copy_group"] == group and other["id"] != row["id"]
        ],
        "revises": lookup.position("documents", row["revises"]),
        "mentions": [
            [at(m["start"]), at(m["end"]), lookup.position("entities", m["entity"])]
            for m in lookup.mentions[row["id"]]
        ],
    }


def _pack_entity(lookup: Lookup, row: Row) -> Packed:
    return {
        "id": row["id"],
        "kind": row["kind"],
        "name": row["name"],
        "aliases": [[alias["name"], alias["count"]] for alias in row["aliases"]],
        "country": row["country"],
        "sectors": row["sectors"],
        "external": row["external"],
        "roles": [
            {
                "role": role["role"],
                "of": lookup.position("entities", role["of"]),
                "start": role["start"],
                "end": role["end"],
            }
            for role in row["roles"]
        ],
        "lat": row["lat"],
        "lon": row["lon"],
        "km": row.get("uncertainty_km"),
    }


def _pack_event(lookup: Lookup, units: Units, row: Row) -> Packed:
    at = units[row["document"]]
    return {
        "id": row["id"],
        "doc": lookup.position("documents", row["document"]),
        "span": [at(row["start"]), at(row["end"])],
        "trigger": _span(at, row["trigger"]),
        "type": row["type"],
        "modes": row["modes"],
        "contexts": row["contexts"],
        "actors": [_pack_participant(lookup, at, p) for p in row["actors"]],
        "recipients": [_pack_participant(lookup, at, p) for p in row["recipients"]],
        "date": row["date"],
        "basis": row["date_basis"],
        "dateSpan": _span(at, row["date_evidence"]),
        **_bounds(row["date"]),
        "place": _pack_place(lookup, at, row["place"]),
        "magnitudes": [
            [m["kind"], m["low"], m["high"], at(m["start"]), at(m["end"])]
            for m in row["magnitudes"]
        ],
        "incident": lookup.position("incidents", row["incident"]),
        "claim": lookup.position("claims", row["claim"]),
        "modality": row["modality"],
        "polarity": row["polarity"],
        "why": row.get("why", []),
    }


def _pack_participant(lookup: Lookup, at: Callable[[int], int], row: Row) -> list[int | None]:
    return [lookup.position("entities", row["entity"]), at(row["start"]), at(row["end"])]


def _pack_place(lookup: Lookup, at: Callable[[int], int], row: Row | None) -> Packed | None:
    if row is None:
        return None
    return {
        "entity": lookup.position("entities", row["entity"]),
        "lat": row["lat"],
        "lon": row["lon"],
        "precision": row["precision"],
        "span": _span(at, row),
    }


def _pack_claim(lookup: Lookup, units: Units, row: Row) -> Packed:
    at = units[row["document"]]
    return {
        "id": row["id"],
        "doc": lookup.position("documents", row["document"]),
        "span": [at(row["start"]), at(row["end"])],
        "event": lookup.position("events", row["event"]),
        "relation": lookup.position("relations", row["relation"]),
        "chain": _pack_chain(lookup, row, at),
        "modality": row["modality"],
        "polarity": row["polarity"],
        "grade": pack_claim_grade(row),
        "cues": [[cue["kind"], at(cue["start"]), at(cue["end"])] for cue in row["cues"]],
    }


def _pack_chain(lookup: Lookup, claim: Row, at: Callable[[int], int]) -> list[Packed]:
    """Return the speakers; the outlet's own name stands with its article, and only once."""
    outlet = lookup.outlet(claim["document"])
    links = claim["attribution"]
    named = [link for link in links[1:] if link["speaker"] != outlet]
    return [{}, *(_pack_link(lookup, link, at) for link in named)] if links else []


def _pack_link(lookup: Lookup, link: Row, at: Callable[[int], int]) -> Packed:
    known = {
        "speaker": link["speaker"],
        "entity": lookup.position("entities", link["entity"]),
        "span": _span(at, link),
        "cue": _span(at, link["cue"]),
    }
    return {name: value for name, value in known.items() if value is not None}


def _pack_relation(lookup: Lookup, row: Row, grounds: Mapping[str, int]) -> Packed:
    low, high = tie_bounds(lookup, row) or (None, None)
    claims = evidence(lookup, row)
    return {
        "id": row["id"],
        "a": lookup.position("entities", row["a"]),
        "b": lookup.position("entities", row["b"]),
        "kind": row["kind"],
        "sign": row["sign"] if row["kind"] in SIDES else 0,
        "start": row["start"],
        "end": row["end"],
        "lost": row.get("end_basis") == LOSS,
        "lo": low,
        "hi": high,
        "claims": [lookup.place_of["claims"][claim["id"]] for claim in claims],
        "origins": row["origins"],
        "disputed": row["disputed"],
        **_standing(claims),
        **pack_credibility(row, grounds),
    }


def _pack_incident(lookup: Lookup, row: Row, grounds: Mapping[str, int]) -> Packed:
    return {
        "id": row["id"],
        "type": row["type"],
        "actors": _positions(lookup, "entities", row["actors"]),
        "recipients": _positions(lookup, "entities", row["recipients"]),
        "date": row["date"],
        **_bounds(row["date"]),
        "place": lookup.position("entities", row["place"]),
        "events": _positions(lookup, "events", row["events"]),
        "origins": row["origins"],
        "disputed": row["disputed"],
        "headline": headline_of(row),
        **_standing(lookup.claims_of_incident(row)),
        **pack_credibility(row, grounds),
    }


def _standing(claims: list[Row]) -> Packed:
    """Return the firmest modality anybody commits to, and whether somebody denies it."""
    firm = {claim["modality"] for claim in affirming(claims)}
    rest = sorted({claim["modality"] for claim in claims if claim["polarity"] == "affirmed"})
    order = [m for m in ("asserted", "hedged", "speculated") if m in firm] or rest
    return {"modality": order[0] if order else None, "denied": bool(denying(claims))}


def _pack_finding(lookup: Lookup, row: Row) -> Packed:
    about: Packed | None = None
    for kind, key in (("incidents", "i"), ("relations", "r"), ("entities", "e")):
        at = lookup.position(kind, row["about"])
        if at is not None:
            about = {key: at}
    return {
        "id": row["id"],
        "kind": row["kind"],
        "about": about,
        "sides": split_sides(lookup, row),
        "docs": _positions(lookup, "documents", row["documents"]),
        "why": row["explanation"],
        "score": row["score"],
    }


def _positions(lookup: Lookup, kind: str, keys: list[str]) -> list[int]:
    found = (lookup.position(kind, key) for key in keys)
    return [at for at in found if at is not None]


def _span(at: Callable[[int], int], row: Row | None) -> list[int] | None:
    if row is None or row["start"] is None:
        return None
    return [at(row["start"]), at(row["end"])]


def _bounds(date: str | None) -> Packed:
    low, high = date_bounds(date) or (None, None)
    return {"lo": low, "hi": high}
