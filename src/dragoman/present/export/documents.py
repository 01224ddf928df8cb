"""The records of one document as rows of the published format."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from dragoman.model.actors import Entity, EntityKind, Mention
from dragoman.model.claims import AttributionLink, Claim, RelationStatement
from dragoman.model.events import Event, Magnitude, Participant
from dragoman.model.framing import Framing
from dragoman.model.groups import CopyGroup
from dragoman.model.reading import Reading
from dragoman.model.text import Span
from dragoman.model.when import DateRange

Row: TypeAlias = dict[str, Any]

# how far off a place's point may be, in km, to be called by this name; wider is "country"
PRECISIONS = ((10.0, "town"), (75.0, "district"), (300.0, "region"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What other documents add to a record: groups by the id of their member."""

    also_at: Mapping[str, Sequence[str]]
    copies: Mapping[str, CopyGroup]
    incident: Mapping[str, str]
    relation: Mapping[str, str]


def reading_rows(reading: Reading, context: Context) -> dict[str, list[Row]]:
    """Return the document's own row and those of all that was found in it."""
    writer = _Writer(reading, context)
    return {
        "documents": [writer.document()],
        "mentions": [writer.mention(mention) for mention in reading.mentions],
        "events": [writer.event(event) for event in reading.events],
        "statements": [writer.statement(statement) for statement in reading.relations],
        "claims": [writer.claim(claim) for claim in reading.claims],
        "framings": [writer.framing(framing) for framing in reading.framings],
    }


class _Writer:
    """Turns the records of one reading into rows, with its look-ups made once."""

    def __init__(self, reading: Reading, context: Context) -> None:
        self._reading = reading
        self._context = context
        self._text = reading.document.text
        self._resolved = reading.resolved()
        self._mentions = reading.mentions_by_id()
        self._entities = {entity.id: entity for entity in reading.entities}

    def document(self) -> Row:
        d = self._reading.document
        return {
            "id": d.id,
            "path": d.path,
            "url": d.url,
            "sha256": d.sha256,
            "outlet": d.outlet or None,
            "title": d.title or None,
            "authors": list(d.authors),
            "language": d.language,
            "published": edtf(d.published),
            "published_basis": d.published_basis,
            "published_evidence": self._quoted(d.published_evidence),
            "published_alone": edtf(d.published_alone),
            "published_why": d.published_why,
            "text": d.text,
            "blocks": [{"kind": b.kind, "start": b.start, "end": b.end} for b in d.blocks],
            **self._copied(),
            "revises": d.revises,
            "agency": d.agency,
            "also_at": list(self._context.also_at.get(d.id, ())),
        }

    def _copied(self) -> Row:
        document = self._reading.document.id
        group = self._context.copies.get(document)
        passages = () if group is None else group.passages
        return {
            "copy_group": None if group is None else group.id,
            "copy_of": None if group is None or group.origin == document else group.origin,
            "copied": [
                {
                    "start": passage.span.start,
                    "end": passage.span.end,
                    "of_start": passage.of.start,
                    "of_end": passage.of.end,
                }
                for passage in passages
                if passage.document == document
            ],
        }

    def mention(self, mention: Mention) -> Row:
        found = self._resolved.get(mention.id)
        return {
            "id": mention.id,
            **self._place_in_text(mention.start, mention.end),
            "kind": self._kind(mention),
            "entity": None if found is None else found.entity,
            "form": mention.form,
            "metonym": found is not None and found.metonym,
            "score": None if found is None else round(found.score, 4),
            "why": (found.why or None) if found is not None else None,
            "antecedent": mention.antecedent,
        }

    def _kind(self, mention: Mention) -> EntityKind | None:
        """Return the kind of the entity meant; of the words alone where they stand for another."""
        found = self._resolved.get(mention.id)
        entity = self._entities.get(found.entity or "") if found is not None else None
        if found is None or entity is None or found.metonym:
            return mention.kind
        return entity.kind

    def event(self, event: Event) -> Row:
        return {
            "id": event.id,
            **self._place_in_text(event.start, event.end),
            "trigger": self._quoted(event.trigger),
            "type": event.type,
            "modes": list(event.modes),
            "contexts": list(event.contexts),
            "actors": self._participants(event.actors),
            "recipients": self._participants(event.recipients),
            "date": edtf(event.date),
            "date_basis": event.date_basis,
            "date_evidence": self._quoted(event.date_evidence),
            "place": self._place(event.place),
            "magnitudes": [_magnitude(magnitude) for magnitude in event.magnitudes],
            "incident": self._context.incident.get(event.id),
            "claim": event.claim,
            "modality": event.modality,
            "polarity": event.polarity,
            "score": round(event.score, 4),
            "why": list(event.why),
        }

    def statement(self, statement: RelationStatement) -> Row:
        return {
            "id": statement.id,
            **self._place_in_text(statement.start, statement.end),
            "trigger": self._quoted(statement.trigger),
            "kind": statement.kind,
            "a": self._party(statement.a),
            "b": self._party(statement.b),
            "ends": statement.ends,
            "date": edtf(statement.date),
            "date_basis": statement.date_basis,
            "relation": self._context.relation.get(statement.claim or ""),
            "claim": statement.claim,
            "modality": statement.modality,
            "polarity": statement.polarity,
            "why": list(statement.why),
        }

    def claim(self, claim: Claim) -> Row:
        return {
            "id": claim.id,
            **self._place_in_text(claim.start, claim.end),
            "event": claim.event,
            "relation": self._context.relation.get(claim.id),
            "statement": claim.relation,
            "attribution": [self._link(link) for link in claim.attribution],
            "modality": claim.modality,
            "polarity": claim.polarity,
            "cues": [{**self._words(cue.start, cue.end), "kind": cue.kind} for cue in claim.cues],
            "act": claim.act,
            "answers": claim.answers,
            "horizon": edtf(claim.horizon),
            "condition": self._quoted(claim.condition),
            "why": list(claim.why),
        }

    def framing(self, framing: Framing) -> Row:
        return {
            "id": framing.id,
            **self._place_in_text(framing.start, framing.end),
            "term": framing.term,
            "kind": framing.kind,
            "valence": framing.valence,
            "family": framing.family,
            "target": None
            if framing.target is None
            else {
                **self._words(framing.target.start, framing.target.end),
                "mention": framing.mention,
                "entity": self._meant(framing.mention),
            },
            "attribution": [self._link(link) for link in framing.attribution],
            "why": list(framing.why),
        }

    def _link(self, link: AttributionLink) -> Row:
        return {
            "speaker": link.speaker,
            "entity": self._meant(link.mention),
            "cue": self._quoted(link.cue),
            "start": None if link.span is None else link.span.start,
            "end": None if link.span is None else link.span.end,
            "kind": link.kind,
            "mention": link.mention,
            "stands_for": self._quoted(link.stands_for),
        }

    def _participants(self, participants: Iterable[Participant]) -> list[Row]:
        return [
            {
                "mention": participant.mention,
                "entity": self._meant(participant.mention),
                "start": participant.start,
                "end": participant.end,
            }
            for participant in participants
        ]

    def _party(self, mention_id: str) -> Row:
        mention = self._mentions.get(mention_id)
        return {
            "mention": mention_id,
            "entity": self._meant(mention_id),
            "start": None if mention is None else mention.start,
            "end": None if mention is None else mention.end,
        }

    def _place(self, place: Participant | None) -> Row | None:
        if place is None:
            return None
        entity = self._entities.get(self._meant(place.mention) or "")
        return {
            "entity": self._meant(place.mention),
            "lat": None if entity is None else entity.lat,
            "lon": None if entity is None else entity.lon,
            "precision": None if entity is None else _precision(entity),
            "start": place.start,
            "end": place.end,
            "mention": place.mention,
        }

    def _meant(self, mention_id: str | None) -> str | None:
        found = self._resolved.get(mention_id or "")
        return None if found is None else found.entity

    def _place_in_text(self, start: int, end: int) -> Row:
        return {"document": self._reading.document.id, **self._words(start, end)}

    def _words(self, start: int, end: int) -> Row:
        return {"start": start, "end": end, "quote": self._text[start:end]}

    def _quoted(self, span: Span | None) -> Row | None:
        return None if span is None else self._words(span.start, span.end)


def edtf(value: DateRange | None) -> str | None:
    """Return a date in the form of the record format, unknown as ``None``."""
    return None if value is None else value.edtf()


def _magnitude(magnitude: Magnitude) -> Row:
    return {
        "kind": magnitude.kind,
        "low": magnitude.low,
        "high": magnitude.high,
        "start": magnitude.start,
        "end": magnitude.end,
    }


def _precision(entity: Entity) -> str | None:
    """Return how fine the point of a place is: a country's says little of where in it."""
    if entity.lat is None:
        return None
    if entity.kind in {EntityKind.STATE, EntityKind.GOVERNMENT}:
        return "country"
    if entity.kind is EntityKind.FACILITY:
        return "facility"
    if entity.uncertainty_km is None:
        return None
    fitting = (name for limit, name in PRECISIONS if entity.uncertainty_km <= limit)
    return next(fitting, "country")
