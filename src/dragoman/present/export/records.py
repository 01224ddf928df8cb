"""All records as plain rows, in the published format: the same rows for the same input."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from dragoman import __version__
from dragoman.model.actors import Entity, MentionForm
from dragoman.model.groups import Finding, Incident, Links, Relation
from dragoman.model.reading import Reading
from dragoman.model.when import DateRange
from dragoman.present.export.documents import Context, Row, edtf, reading_rows
from dragoman.present.export.gradings import add_grades
from dragoman.present.export.namings import naming_rows
from dragoman.store.base import Store

Records: TypeAlias = dict[str, list[Row]]

# rises when a field is removed or changes its meaning
SCHEMA = 1
KINDS = (
    "documents",
    "entities",
    "mentions",
    "events",
    "statements",
    "claims",
    "framings",
    "namings",
    "relations",
    "incidents",
    "findings",
)


def export_records(store: Store) -> Records:
    """Return every record of the store, by kind and sorted by id, and the manifest as last kind.

    All of it is of one moment, even while a build writes.
    """
    with store.snapshot():
        return _collect(store)


def _collect(store: Store) -> Records:
    links = store.links()
    context = find_context(store, links)
    rows: Records = {kind: [] for kind in KINDS}
    entities = _Entities()
    for reading in store.readings():
        entities.meet(reading)
        for kind, more in reading_rows(reading, context).items():
            rows[kind].extend(more)
    rows["entities"] = entities.rows()
    rows["namings"] = naming_rows(store)
    rows.update(link_rows(links))
    add_grades(store, rows)
    for kind in KINDS:
        rows[kind].sort(key=_id_of)
    rows["manifest"] = [_manifest(store, rows)]
    return rows


def link_rows(links: Links) -> Records:
    """Return what many documents add up to, by kind."""
    return {
        "relations": [_relation(relation) for relation in links.relations],
        "incidents": [_incident(incident) for incident in links.incidents],
        "findings": [_finding(finding) for finding in links.findings],
    }


def _id_of(row: Row) -> str:
    return str(row["id"])


def find_context(store: Store, links: Links) -> Context:
    """Return which groups the records of documents belong to."""
    also_at: dict[str, list[str]] = {}
    for row in store.query("SELECT document, path FROM also_at ORDER BY document, path"):
        also_at.setdefault(row["document"], []).append(row["path"])
    return Context(
        also_at=also_at,
        copies={each: group for group in links.copy_groups for each in group.documents},
        incident=_owners((incident.id, incident.events) for incident in links.incidents),
        relation=_owners((relation.id, relation.claims) for relation in links.relations),
    )


def _owners(groups: Iterable[tuple[str, Sequence[str]]]) -> dict[str, str]:
    """Return the group of each member; the least id where a member is in several."""
    pairs = sorted(((owner, member) for owner, members in groups for member in members))
    return {member: owner for owner, member in reversed(pairs)}


@dataclass(slots=True)
class _Met:
    entity: Entity
    names: Counter[str]


class _Entities:
    """The entities of all readings, each once, with the names they were met under."""

    def __init__(self) -> None:
        self._met: dict[str, _Met] = {}

    def meet(self, reading: Reading) -> None:
        for entity in reading.entities:
            self._met.setdefault(entity.id, _Met(entity=entity, names=Counter()))
        resolved = reading.resolved()
        for mention in reading.mentions:
            found = resolved.get(mention.id)
            if found is None or found.entity not in self._met or found.metonym:
                continue
            if mention.form is MentionForm.NAME:
                surface = " ".join(reading.document.quote(mention.start, mention.end).split())
                self._met[found.entity].names[surface] += 1

    def rows(self) -> list[Row]:
        return [_entity(met.entity, met.names) for met in self._met.values()]


def _entity(entity: Entity, names: Mapping[str, int]) -> Row:
    counted = sorted(names.items(), key=lambda item: (-item[1], item[0]))
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "aliases": [{"name": name, "count": count} for name, count in counted],
        "country": entity.country,
        "sectors": list(entity.sectors),
        "external": dict(sorted(entity.external)),
        "roles": [
            {
                "role": role.role,
                "of": role.of,
                "start": None if role.held is None else DateRange.day(role.held.first).edtf(),
                "end": None if role.held is None else DateRange.day(role.held.last).edtf(),
            }
            for role in entity.roles
        ],
        "lat": entity.lat,
        "lon": entity.lon,
        "uncertainty_km": entity.uncertainty_km,
        "known": entity.known,
    }


def _relation(relation: Relation) -> Row:
    return {
        "id": relation.id,
        "a": relation.a,
        "b": relation.b,
        "kind": relation.kind,
        "sign": relation.sign,
        "start": edtf(relation.start),
        "start_basis": relation.start_basis,
        "end": edtf(relation.end),
        "end_basis": relation.end_basis,
        "claims": list(relation.claims),
        "origins": relation.origins,
        "disputed": relation.disputed,
    }


def _incident(incident: Incident) -> Row:
    return {
        "id": incident.id,
        "type": incident.type,
        "actors": list(incident.actors),
        "recipients": list(incident.recipients),
        "date": edtf(incident.date),
        "place": incident.place,
        "events": list(incident.events),
        "origins": incident.origins,
        "disputed": incident.disputed,
        "headline": incident.headline or None,
        "why": list(incident.why),
    }


def _finding(finding: Finding) -> Row:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "about": finding.about,
        "claims": list(finding.claims),
        "documents": list(finding.documents),
        "explanation": finding.explanation,
        "score": round(finding.score, 4),
    }


def _manifest(store: Store, rows: Records) -> Row:
    meta = {row["key"]: row["value"] for row in store.query("SELECT key, value FROM meta")}
    skipped = store.query("SELECT path, reason, way_out FROM skipped ORDER BY path, reason")
    models: Any = json.loads(meta.get("models", "[]"))
    return {
        "schema": SCHEMA,
        "version": __version__,
        "settings": meta.get("settings"),
        "models": models,
        "packs": json.loads(meta.get("packs", "[]")),
        "ontology": json.loads(meta.get("ontology", "null")),
        "counts": {kind: len(rows[kind]) for kind in KINDS},
        "skipped": skipped,
    }
