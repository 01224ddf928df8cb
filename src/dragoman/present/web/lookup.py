"""The exported records under their ids, and the few questions every section asks of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.errors import DateError
from dragoman.model.when import DateRange

Row = Mapping[str, Any]
Records = Mapping[str, Sequence[Row]]

# ties that say who stands with or against whom; offices, membership and places held do not
SIDES = frozenset({"allied_with", "arms", "backs", "hosts", "opposes", "trains"})
# basis of a tie's end where the words say that it was lost, not merely last reported
LOSS = "loss"
# modalities that leave open whether anything happened or will
OPEN_MODALITIES = frozenset({"predicted", "hypothetical", "normative", "question"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """Every kind of record in a fixed order; ``place_of[kind][id]`` is the position in it.

    ``mentions`` holds the mentions of each document by its id, in text order.
    """

    rows: Mapping[str, Sequence[Row]]
    place_of: Mapping[str, Mapping[str, int]]
    mentions: Mapping[str, Sequence[Row]]

    def get(self, kind: str, key: str | None) -> Row | None:
        """Return the record, or ``None`` where the id is absent or of no record."""
        at = self.position(kind, key)
        return None if at is None else self.rows[kind][at]

    def position(self, kind: str, key: str | None) -> int | None:
        """Return the position of a record among its kind."""
        return None if key is None else self.place_of[kind].get(key)

    def claims_of(self, keys: Iterable[str]) -> list[Row]:
        """Return the claims with these ids, in the order given."""
        found = (self.get("claims", key) for key in keys)
        return [claim for claim in found if claim is not None]

    def claims_of_incident(self, incident: Row) -> list[Row]:
        """Return the claims that report the events of an incident."""
        events = (self.get("events", key) for key in incident["events"])
        return self.claims_of(e["claim"] for e in events if e is not None and e["claim"])

    def outlet(self, document: str) -> str | None:
        """Return who published the document."""
        row = self.get("documents", document)
        return row["outlet"] if row is not None else None

    def origin_of_text(self, document: str) -> str:
        """Return a key that copies of one text share."""
        row = self.get("documents", document)
        return (row["copy_group"] if row is not None else None) or document


KINDS = ("documents", "entities", "events", "claims", "relations", "incidents", "findings")


def index_records(records: Records) -> Lookup:
    """Put the records under their ids."""
    rows = {kind: sorted(records.get(kind, ()), key=lambda row: row["id"]) for kind in KINDS}
    places = {kind: {row["id"]: i for i, row in enumerate(rows[kind])} for kind in KINDS}
    mentions: dict[str, list[Row]] = {row["id"]: [] for row in rows["documents"]}
    for mention in sorted(records.get("mentions", ()), key=lambda m: (m["start"], m["end"])):
        mentions[mention["document"]].append(mention)
    return Lookup(rows=rows, place_of=places, mentions=mentions)


def date_bounds(text: str | None) -> tuple[str, str] | None:
    """Return first and last day of an EDTF date, in ISO form; ``None`` for unknown."""
    if text is None:
        return None
    try:
        held = DateRange.parse(text)
    except DateError:
        return None
    return held.first.isoformat(), held.last.isoformat()


def headline_of(incident: Row) -> str:
    """Return the incident's line without the date at its end, which the page shows apart."""
    line: str = incident["headline"] or incident["type"].capitalize()
    return line.removesuffix(f", {incident['date']}")


def tie_bounds(lookup: Lookup, relation: Row) -> tuple[str, str] | None:
    """Return the days between which a tie is in evidence.

    Where the tie itself has no date, the publication dates of the articles that tell of it serve.
    """
    dates = [relation["start"], relation["end"]]
    if dates == [None, None]:
        documents = (lookup.get("documents", c["document"]) for c in evidence(lookup, relation))
        dates = [d["published"] for d in documents if d is not None]
    known = [bounds for bounds in map(date_bounds, dates) if bounds is not None]
    return (min(b[0] for b in known), max(b[1] for b in known)) if known else None


def evidence(lookup: Lookup, relation: Row) -> list[Row]:
    """Return the claims a tie rests on."""
    return lookup.claims_of(relation["claims"])
