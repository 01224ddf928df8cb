"""Readings and links as rows of the tables; pure, no engine in sight."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.model.actors import Entity, Mention
from dragoman.model.claims import Claim, RelationStatement, SpeakerKind
from dragoman.model.events import Event, Participant
from dragoman.model.framing import Framing
from dragoman.model.groups import CopyGroup, Finding, Incident, Links, Relation
from dragoman.model.reading import Reading
from dragoman.model.when import DateRange
from dragoman.store.codec import encode, encode_reading

Values = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Rows for one table; ``columns`` in the order of the values."""

    table: str
    columns: str
    values: Sequence[Values]


def reading_rows(reading: Reading, *, made_by: str, found: Reading | None = None) -> list[Rows]:
    """Return every row that one document needs, its own first.

    ``found`` is the reading before judgements, where it is another: it is what is kept whole, and
    its entities are noted so that the documents that a judgement reaches can be told.
    """
    found = found or reading
    kept = {entity.id for entity in reading.entities}
    document = reading.document.id
    who = {r.mention: r.entity for r in reading.resolutions if r.entity is not None}
    return [
        Rows(table="document", columns=DOCUMENT, values=[_document(found, made_by)]),
        Rows(
            table="entity",
            columns=ENTITY,
            values=[
                *(_entity(e, document) for e in reading.entities),
                *(_entity(e, document, shown=GONE) for e in found.entities if e.id not in kept),
            ],
        ),
        Rows(table="mention", columns=MENTION, values=list(_mentions(reading))),
        Rows(
            table="event", columns=EVENT, values=[_event(e, reading, who) for e in reading.events]
        ),
        Rows(table="participant", columns=PARTICIPANT, values=list(_participants(reading, who))),
        Rows(table="magnitude", columns=MAGNITUDE, values=list(_magnitudes(reading))),
        Rows(
            table="statement",
            columns=STATEMENT,
            values=[_statement(r, reading, who) for r in reading.relations],
        ),
        Rows(table="claim", columns=CLAIM, values=[_claim(c, reading) for c in reading.claims]),
        Rows(table="attribution", columns=ATTRIBUTION, values=list(_attributions(reading, who))),
        Rows(
            table="framing",
            columns=FRAMING,
            values=[_framing(f, reading, who) for f in reading.framings],
        ),
    ]


def alias_rows(entities: Iterable[Entity]) -> Rows:
    """Return the spellings under which the register knows these entities."""
    names = {(e.id, name) for e in entities for name in (e.name, *(a.name for a in e.aliases))}
    return Rows(table="alias", columns="entity, name", values=sorted(names))


def link_rows(links: Links) -> list[Rows]:
    """Return every row that the links need, owners before what points at them."""
    groups, incidents = links.copy_groups, links.incidents
    relations, findings = links.relations, links.findings
    return [
        Rows(table="copy_group", columns="id, origin, record", values=[_copy(g) for g in groups]),
        Rows(
            table="copy",
            columns="copy_group, document",
            values=_pairs((g.id, g.documents) for g in groups),
        ),
        Rows(table="incident", columns=INCIDENT, values=[_incident(i) for i in incidents]),
        Rows(
            table="incident_event",
            columns="incident, event",
            values=_pairs((i.id, i.events) for i in incidents),
        ),
        Rows(
            table="incident_party",
            columns="incident, role, position, entity",
            values=list(_parties(incidents)),
        ),
        Rows(table="relation", columns=RELATION, values=[_relation(r) for r in relations]),
        Rows(
            table="relation_claim",
            columns="relation, claim",
            values=_pairs((r.id, r.claims) for r in relations),
        ),
        Rows(
            table="finding",
            columns="id, kind, about, explanation, score, record",
            values=[_finding(f) for f in findings],
        ),
        Rows(
            table="finding_claim",
            columns="finding, position, claim",
            values=[(f.id, n, claim) for f in findings for n, claim in enumerate(f.claims)],
        ),
        Rows(
            table="finding_document",
            columns="finding, document",
            values=_pairs((f.id, f.documents) for f in findings),
        ),
    ]


def _dates(value: DateRange | None) -> tuple[str | None, str | None, str | None]:
    if value is None:
        return None, None, None
    return value.edtf(), value.first.isoformat(), value.last.isoformat()


DOCUMENT = (
    "id, made_by, url, outlet, title, language, agency, revises, sha256, published,"
    " published_first, published_last, published_basis, text, reading"
)


def _document(reading: Reading, made_by: str) -> Values:
    d = reading.document
    return (
        *(d.id, made_by, d.url, d.outlet, d.title, d.language, d.agency, d.revises, d.sha256),
        *_dates(d.published),
        *(d.published_basis, d.text, encode_reading(reading)),
    )


ENTITY = "document, id, kind, name, country, lat, lon, uncertainty_km, known, shown"
# of an entity that judgements took out of the document; it is never shown
GONE = -1


def _entity(e: Entity, document: str, *, shown: int = 0) -> Values:
    where = (e.country, e.lat, e.lon, e.uncertainty_km)
    return (document, e.id, e.kind, e.name, *where, e.known, shown)


MENTION = (
    "id, document, start, end, quote, surface, form, kind, antecedent, entity, metonym, score, why"
)


def _mentions(reading: Reading) -> Iterator[Values]:
    resolved = reading.resolved()
    for m in reading.mentions:
        quote = reading.document.quote(m.start, m.end)
        found = resolved.get(m.id)
        how: Values = (None, False, None, None)
        if found is not None:
            how = (found.entity, found.metonym, found.score, found.why)
        yield (*_mention(m, reading.document.id, quote), *how)


def _mention(m: Mention, document: str, quote: str) -> Values:
    surface = " ".join(quote.split())
    return (m.id, document, m.start, m.end, quote, surface, m.form, m.kind, m.antecedent)


EVENT = (
    "id, document, start, end, quote, trigger_start, trigger_end, type, modes, contexts,"
    " date, date_first, date_last, date_basis, place, claim, modality, polarity, score"
)


def _event(e: Event, reading: Reading, who: Mapping[str, str]) -> Values:
    return (
        *(e.id, e.document, e.start, e.end, reading.document.quote(e.start, e.end)),
        *(e.trigger.start, e.trigger.end, e.type, " ".join(e.modes), " ".join(e.contexts)),
        *_dates(e.date),
        *(e.date_basis, _meant(e.place, who), e.claim, e.modality, e.polarity, e.score),
    )


def _meant(participant: Participant | None, who: Mapping[str, str]) -> str | None:
    if participant is None or participant.mention is None:
        return None
    return who.get(participant.mention)


PARTICIPANT = "event, role, position, document, mention, entity, start, end, quote"


def _participants(reading: Reading, who: Mapping[str, str]) -> Iterator[Values]:
    for event in reading.events:
        for role, parties in (("actor", event.actors), ("recipient", event.recipients)):
            for position, p in enumerate(parties):
                key = (event.id, role, position, event.document)
                quote = reading.document.quote(p.start, p.end)
                yield (*key, p.mention, _meant(p, who), p.start, p.end, quote)


MAGNITUDE = "event, position, document, kind, low, high, start, end"


def _magnitudes(reading: Reading) -> Iterator[Values]:
    for event in reading.events:
        for position, m in enumerate(event.magnitudes):
            yield (event.id, position, event.document, m.kind, m.low, m.high, m.start, m.end)


STATEMENT = (
    "id, document, start, end, quote, kind, a_mention, b_mention, a, b, ends,"
    " date, date_first, date_last, date_basis, claim, modality, polarity"
)


def _statement(r: RelationStatement, reading: Reading, who: Mapping[str, str]) -> Values:
    return (
        *(r.id, r.document, r.start, r.end, reading.document.quote(r.start, r.end), r.kind),
        *(r.a, r.b, who.get(r.a), who.get(r.b), r.ends),
        *_dates(r.date),
        *(r.date_basis, r.claim, r.modality, r.polarity),
    )


CLAIM = (
    "id, document, start, end, quote, event, relation, act, modality, polarity, answers, horizon,"
    " condition"
)


def _claim(c: Claim, reading: Reading) -> Values:
    return (
        *(c.id, c.document, c.start, c.end, reading.document.quote(c.start, c.end)),
        *(c.event, c.relation, c.act, c.modality, c.polarity, c.answers),
        None if c.horizon is None else c.horizon.edtf(),
        None if c.condition is None else reading.document.quote(c.condition.start, c.condition.end),
    )


ATTRIBUTION = (
    "claim, position, document, speaker, kind, entity, mention, start, end, cue_start, cue_end"
)


def _attributions(reading: Reading, who: Mapping[str, str]) -> Iterator[Values]:
    for claim in reading.claims:
        for position, link in enumerate(claim.attribution):
            entity = None if link.mention is None else who.get(link.mention)
            span = (None, None) if link.span is None else (link.span.start, link.span.end)
            cue = (None, None) if link.cue is None else (link.cue.start, link.cue.end)
            said = (claim.id, position, claim.document, link.speaker, link.kind, entity)
            yield (*said, link.mention, *span, *cue)


FRAMING = (
    "id, document, start, end, quote, term, kind, valence, family, target_start, target_end,"
    " target, mention, entity, speaker, speaker_kind, voice, own"
)


def _framing(f: Framing, reading: Reading, who: Mapping[str, str]) -> Values:
    quote, inner = reading.document.quote, f.attribution[-1]
    # the copy of an agency is the voice of its house, too
    further = f.attribution[1:]
    own = all(link.kind is SpeakerKind.AGENCY and link.cue is None for link in further)
    said = None if f.target is None else " ".join(quote(f.target.start, f.target.end).split())
    place = (None, None) if f.target is None else (f.target.start, f.target.end)
    voice = None if inner.mention is None else who.get(inner.mention)
    return (
        *(f.id, f.document, f.start, f.end, quote(f.start, f.end), f.term, f.kind, f.valence),
        *(f.family, *place, said, f.mention, None if f.mention is None else who.get(f.mention)),
        *(inner.speaker, inner.kind, voice, own),
    )


def _pairs(owners: Iterable[tuple[str, tuple[str, ...]]]) -> list[Values]:
    return [(owner, member) for owner, members in owners for member in dict.fromkeys(members)]


def _copy(group: CopyGroup) -> Values:
    return (group.id, group.origin, encode(group))


INCIDENT = "id, type, date, date_first, date_last, place, origins, disputed, headline, record"


def _incident(i: Incident) -> Values:
    shown = (i.place, i.origins, i.disputed, i.headline)
    return (i.id, i.type, *_dates(i.date), *shown, encode(i))


def _parties(incidents: Iterable[Incident]) -> Iterator[Values]:
    for incident in incidents:
        for role, parties in (("actor", incident.actors), ("recipient", incident.recipients)):
            for position, entity in enumerate(parties):
                yield (incident.id, role, position, entity)


RELATION = (
    "id, kind, sign, a, b, start, start_first, start_basis, end, end_last, end_basis,"
    " origins, disputed, record"
)


def _relation(r: Relation) -> Values:
    start, start_first, _ = _dates(r.start)
    end, _, end_last = _dates(r.end)
    when = (start, start_first, r.start_basis, end, end_last, r.end_basis)
    return (r.id, r.kind, r.sign, r.a, r.b, *when, r.origins, r.disputed, encode(r))


def _finding(f: Finding) -> Values:
    return (f.id, f.kind, f.about, f.explanation, f.score, encode(f))
