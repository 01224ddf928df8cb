"""Builds export-shaped records by quoting words, so that no offset is counted by hand."""

from hashlib import sha256
from typing import Any

Row = dict[str, Any]


class Bundle:
    """Collects records; every span is found by searching its words in the article."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {
            kind: []
            for kind in (
                "documents",
                "entities",
                "mentions",
                "events",
                "claims",
                "relations",
                "incidents",
                "findings",
            )
        }
        self._by_id: dict[str, Row] = {}

    def add(self, kind: str, row: Row) -> Row:
        self.rows[kind].append(row)
        self._by_id[row["id"]] = row
        return row

    def document(self, key: str, outlet: str, published: str | None, *blocks: str) -> str:
        """Add an article; each block is ``kind|text``."""
        text, marks = "", []
        for block in blocks:
            kind, _, words = block.partition("|")
            text += "\n\n" if text else ""
            marks.append({"kind": kind, "start": len(text), "end": len(text) + len(words)})
            text += words
        headline = next((m for m in marks if m["kind"] == "headline"), None)
        self.add(
            "documents",
            {
                "id": key,
                "path": f"{key}.txt",
                "url": f"https://example.org/{key}",
                "sha256": sha256(text.encode()).hexdigest(),
                "outlet": outlet,
                "title": text[headline["start"] : headline["end"]] if headline else None,
                "authors": [],
                "language": "en",
                "published": published,
                "published_basis": "metadata" if published else None,
                "published_evidence": None,
                "text": text,
                "blocks": marks,
                "copy_group": None,
                "revises": None,
            },
        )
        return key

    def span(self, document: str, words: str, within: Row | None = None) -> Row:
        text = self._by_id[document]["text"]
        start = text.index(words, within["start"] if within else 0)
        return {"start": start, "end": start + len(words), "quote": words}

    def entity(self, key: str, kind: str, name: str, *aliases: str, **more: Any) -> None:
        row: Row = {
            "id": key,
            "kind": kind,
            "name": name,
            "aliases": list(aliases),
            "country": None,
            "sectors": [],
            "external": {},
            "roles": [],
            "lat": None,
            "lon": None,
        }
        self.add("entities", row | more)

    def find_mentions(self) -> None:
        """Mark every spelling of every entity and count the spellings."""
        for entity in self.rows["entities"]:
            spellings = sorted({entity["name"], *entity["aliases"]}, key=len, reverse=True)
            counts = dict.fromkeys(spellings, 0)
            for document in self.rows["documents"]:
                for spelling in spellings:
                    self._mark(entity, document, spelling, counts)
            entity["aliases"] = [
                {"name": name, "count": count} for name, count in counts.items() if count
            ]

    def _mark(self, entity: Row, document: Row, spelling: str, counts: dict[str, int]) -> None:
        start = document["text"].find(spelling)
        while start >= 0:
            end = start + len(spelling)
            inside = any(
                m["document"] == document["id"] and m["start"] <= start and end <= m["end"]
                for m in self.rows["mentions"]
            )
            if not inside:
                counts[spelling] += 1
                self.add(
                    "mentions",
                    {
                        "id": f"men-{document['id']}-{start}",
                        "document": document["id"],
                        "start": start,
                        "end": end,
                        "quote": spelling,
                        "kind": entity["kind"],
                        "entity": entity["id"],
                        "form": "name",
                        "metonym": False,
                        "score": 1.0,
                        "why": "exact spelling in the register",
                    },
                )
            start = document["text"].find(spelling, end)

    def claim(  # noqa: PLR0913 - a record has so many fields
        self,
        key: str,
        document: str,
        words: str,
        *,
        chain: tuple[tuple[str, str | None, str, str], ...] = (),
        modality: str = "asserted",
        polarity: str = "affirmed",
        cues: tuple[tuple[str, str], ...] = (),
        event: str | None = None,
        relation: str | None = None,
    ) -> str:
        """Add a claim; a link of the chain is (speaker's words, entity, cue, kind)."""
        content = self.span(document, words)
        outlet = self._by_id[document]["outlet"]
        links: list[Row] = [
            {
                "speaker": outlet,
                "entity": None,
                "cue": None,
                "start": None,
                "end": None,
                "kind": "outlet",
            }
        ]
        for speaker, entity, cue, kind in chain:
            found = self.span(document, speaker)
            links.append(
                {
                    "speaker": speaker,
                    "entity": entity,
                    "cue": self.span(document, cue),
                    "start": found["start"],
                    "end": found["end"],
                    "kind": kind,
                }
            )
        self.add(
            "claims",
            {
                "id": key,
                "document": document,
                **content,
                "event": event,
                "relation": relation,
                "attribution": links,
                "modality": modality,
                "polarity": polarity,
                "cues": [self.span(document, cue, content) | {"kind": k} for k, cue in cues],
            },
        )
        return key

    def event(  # noqa: PLR0913 - a record has so many fields
        self,
        key: str,
        document: str,
        words: str,
        trigger: str,
        kind: str,
        *,
        incident: str,
        actors: tuple[tuple[str, str | None], ...] = (),
        recipients: tuple[tuple[str, str | None], ...] = (),
        date: str | None = None,
        place: tuple[str, str, str] | None = None,
        dead: tuple[str, int, int | None] | None = None,
        modes: tuple[str, ...] = (),
        **claim: Any,
    ) -> None:
        """Add an event and the claim that reports it; ``claim`` goes to :meth:`claim`."""
        clause = self.span(document, words)
        where = self._place(document, place, clause)
        self.add(
            "events",
            {
                "id": key,
                "document": document,
                **clause,
                "trigger": self.span(document, trigger, clause),
                "type": kind,
                "modes": list(modes),
                "contexts": [],
                "actors": [self._participant(document, clause, *a) for a in actors],
                "recipients": [self._participant(document, clause, *r) for r in recipients],
                "date": date,
                "date_basis": "sentence" if date else None,
                "date_evidence": None,
                "place": where,
                "magnitudes": self._dead(document, dead),
                "incident": incident,
                "claim": f"clm-{key}",
                "modality": claim.get("modality", "asserted"),
                "polarity": claim.get("polarity", "affirmed"),
            },
        )
        self.claim(f"clm-{key}", document, words, event=key, **claim)

    def _participant(self, document: str, clause: Row, words: str, entity: str | None) -> Row:
        found = self.span(document, words, clause)
        return {
            "mention": None,
            "entity": entity,
            "start": found["start"],
            "end": found["end"],
        }

    def _place(self, document: str, place: tuple[str, str, str] | None, clause: Row) -> Row | None:
        if place is None:
            return None
        words, entity, precision = place
        found, row = self.span(document, words, clause), self._by_id[entity]
        return {
            "entity": entity,
            "lat": row["lat"],
            "lon": row["lon"],
            "precision": precision,
            "start": found["start"],
            "end": found["end"],
        }

    def _dead(self, document: str, dead: tuple[str, int, int | None] | None) -> list[Row]:
        if dead is None:
            return []
        words, low, high = dead
        found = self.span(document, words)
        bounds = {"low": low, "high": high, "start": found["start"], "end": found["end"]}
        return [{"kind": "dead", **bounds}]

    def relation(self, key: str, a: str, kind: str, b: str, *claims: str, **more: Any) -> None:
        sign = {"backs": 1, "opposes": -1}.get(kind, 0)
        row: Row = {
            "id": key,
            "a": a,
            "b": b,
            "kind": kind,
            "sign": sign,
            "start": None,
            "start_basis": None,
            "end": None,
            "end_basis": None,
            "claims": list(claims),
            "origins": 1,
            "disputed": False,
        }
        self.add("relations", row | more)
        for claim in claims:
            self._by_id[claim]["relation"] = key

    def incident(self, key: str, kind: str, headline: str, **more: Any) -> None:
        """Add an incident; its events, actors and place are gathered from the events."""
        events = [e for e in self.rows["events"] if e["incident"] == key]
        row: Row = {
            "id": key,
            "type": kind,
            "actors": sorted({a["entity"] for e in events for a in e["actors"] if a["entity"]}),
            "recipients": sorted(
                {r["entity"] for e in events for r in e["recipients"] if r["entity"]}
            ),
            "date": next((e["date"] for e in events if e["date"]), None),
            "place": next((e["place"]["entity"] for e in events if e["place"]), None),
            "events": [e["id"] for e in events],
            "origins": 1,
            "disputed": False,
            "headline": headline,
        }
        self.add("incidents", row | more)

    def finding(self, key: str, kind: str, about: str | None, why: str, *claims: str) -> None:
        documents = sorted({self._by_id[c]["document"] for c in claims})
        self.add(
            "findings",
            {
                "id": key,
                "kind": kind,
                "about": about,
                "claims": list(claims),
                "documents": documents,
                "explanation": why,
                "score": 0.8,
            },
        )

    def export(self, manifest: Row) -> dict[str, list[Row]]:
        """Return the records as the exporter hands them over, sorted by id."""
        kinds = {k: sorted(rows, key=lambda row: row["id"]) for k, rows in self.rows.items()}
        return {**kinds, "manifest": [manifest]}
