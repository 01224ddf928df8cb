"""Predictions for any set of texts, in the form that the scorers read."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import islice
from types import MappingProxyType
from typing import Any, Protocol

from dragoman.bench.inner_places import InnerPlaces
from dragoman.bench.scoring import QUADS, Row
from dragoman.coding.plausibility import foreground
from dragoman.errors import DateError, IngestError
from dragoman.ingest.datelines import find_dateline
from dragoman.knowledge.gazetteer import load_gazetteer, read_country_facts
from dragoman.model.actors import Entity, EntityKind, Mention, MentionForm
from dragoman.model.claims import Modality, Polarity
from dragoman.model.events import Event, Participant
from dragoman.model.ids import make_id
from dragoman.model.reading import Reading
from dragoman.model.text import Block, BlockKind, DateBasis, Document, Span
from dragoman.model.when import DateRange
from dragoman.pipeline import Assembly, read_documents
from dragoman.text.names import same_name_score

BATCH = 16
# What nobody says has happened or will; a foretold act is counted by the scorers as one.
UNREAL = frozenset({Modality.HYPOTHETICAL, Modality.QUESTION})
# How sure the verifier must be of an event for a list without its doubts.
SURE = 0.6
# How far behind the foremost event of a text another may stand.
BESIDE = 0.8
WEIGHT_DIGITS = 4
ARTICLE = "the "
# Kinds whose gold marks the names in datelines, too.
NAMING = frozenset({"geo", "ner"})
SEATS = frozenset({"town", "landmark"})
LOCATED = frozenset({EntityKind.PLACE, EntityKind.FACILITY, EntityKind.STATE})
TYPES: Mapping[EntityKind, str] = MappingProxyType(
    {EntityKind.PERSON: "Person"}
    | dict.fromkeys(
        (
            *(EntityKind.ORGANISATION, EntityKind.ARMED_GROUP),
            *(EntityKind.GOVERNMENT, EntityKind.MEDIA),
        ),
        "Organisation",
    )
    | dict.fromkeys(LOCATED, "Location")
)


class Advance(Protocol):
    """Told how many texts are done."""

    def __call__(self, done: int, /) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Predictor:
    """How one kind of prediction is made of a reading; ``field`` holds it in the row."""

    field: str
    make: Callable[[Reading], list[Row]]


def predict(
    kind: str, rows: Sequence[Row], assembly: Assembly, *, advance: Advance | None = None
) -> Iterator[Row]:
    """Yield one prediction per row, in order; of it only ``id`` and ``text`` are read.

    Pairs of names need no parser: see ``predict_pair``.

    Raises:
        IngestError: a row lacks what is needed.
    """
    predictor = PREDICTORS[kind]
    documents = (make_document(row, datelines=kind not in NAMING) for row in rows)
    done = 0
    identifiers = iter(rows)
    while batch := list(islice(documents, BATCH)):
        for reading in read_documents(batch, assembly):
            yield {"id": next(identifiers)["id"], predictor.field: predictor.make(reading)}
        done += len(batch)
        if advance is not None:
            advance(done)


def make_document(row: Row, *, datelines: bool = True) -> Document:
    """Return a text as a document of paragraphs, and datelines if asked: no furniture is sought.

    Raises:
        IngestError: the row has no text or id.
    """
    text, identifier = row.get("text"), row.get("id")
    if not isinstance(text, str) or identifier is None:
        raise IngestError(f"a row needs an id and a text: {sorted(row)}")
    published = _published(row.get("date"))
    title = row.get("title")
    return Document(
        id=make_id("doc", identifier),
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        blocks=tuple(_paragraphs(text, datelines=datelines)),
        title=title if isinstance(title, str) and title else None,
        language="en",
        published=published,
        published_basis=DateBasis.METADATA if published is not None else None,
    )


def _paragraphs(text: str, *, datelines: bool) -> Iterator[Block]:
    start = 0
    for line in text.splitlines(keepends=True):
        inner = line.strip()
        if inner:
            first = start + line.index(inner)
            span = Span(start=first, end=first + len(inner))
            if datelines:
                yield from _split_dateline(text, span)
            else:
                yield Block(kind=BlockKind.BODY, start=span.start, end=span.end)
        start += len(line)


def _split_dateline(text: str, paragraph: Span) -> Iterator[Block]:
    first = paragraph.start
    dateline = find_dateline(text, paragraph)
    if dateline is not None:
        yield Block(kind=BlockKind.DATELINE, start=first, end=dateline.span.end)
        rest = text[dateline.span.end : paragraph.end]
        first = dateline.span.end + len(rest) - len(rest.lstrip())
    yield Block(kind=BlockKind.BODY, start=first, end=paragraph.end)


def _published(value: object) -> DateRange | None:
    if not isinstance(value, str):
        return None
    try:
        return DateRange.parse(value[:10])
    except DateError:
        return None


# --- events


def predict_events(reading: Reading) -> list[Row]:
    """Return the events a reader sees as reported, the surest and foremost first."""
    return keep_sure(predict_doubted(reading))


def predict_doubted(reading: Reading) -> list[Row]:
    """Return all events told as done or to come, however unsure, with score and weight.

    The weight is the score, less for what is told in the background.
    """
    return [
        {
            "type": event.type,
            "actor": _spans(event.actors),
            "recipient": _spans(event.recipients),
            "score": event.score,
            "weight": round(event.score * _foreground(reading, event), WEIGHT_DIGITS),
        }
        for event in reading.events
        if is_reported(event)
    ]


def keep_sure(events: Sequence[Row], least: float = SURE) -> list[Row]:
    """Return the events at least so sure, the foremost first.

    The scorers know one event a sentence, so what stands far behind the foremost is left out.
    """
    sure = sorted((e for e in events if e["score"] >= least), key=lambda e: -e["weight"])
    return [e for e in sure if e["weight"] >= BESIDE * sure[0]["weight"]]


def _foreground(reading: Reading, event: Event) -> float:
    trigger = reading.tokens.between(event.trigger.start, event.trigger.end)
    return foreground(reading.tokens, trigger[-1]) if trigger else 1.0


def is_reported(event: Event) -> bool:
    """Tell whether an event is told as having happened, or is of a type that tells what was not."""
    return (
        event.type in QUADS and event.modality not in UNREAL and event.polarity == Polarity.AFFIRMED
    )


def _spans(participants: Iterable[Participant]) -> list[list[int]]:
    return [[each.start, each.end] for each in participants]


# --- claims


def predict_attributions(reading: Reading) -> list[Row]:
    """Return the attributions of words or views to somebody; the gold knows none inside others."""
    return [
        {
            "source_spans": _optional(each.source),
            "cue_spans": _optional(each.cue),
            "content_spans": [[span.start, span.end] for span in each.contents],
        }
        for each in reading.attributions
        if each.parent is None
    ]


def _optional(span: Span | None) -> list[list[int]]:
    return [[span.start, span.end]] if span is not None else []


# --- places and entities


def predict_places(reading: Reading) -> list[Row]:
    """Return the names of places, with coordinates where it is known which place is meant.

    Those inside names of bodies ("Misrata Military Council") are names of places, too.
    """
    entities = {entity.id: entity for entity in reading.entities}
    resolved = reading.resolved()
    found: dict[tuple[int, int], Row] = {}
    points: dict[str, Row] = {}
    for mention in _names(reading):
        resolution = resolved.get(mention.id)
        entity = entities.get(resolution.entity) if resolution and resolution.entity else None
        if _is_place(mention, entity):
            start, end = _as_annotated(reading.document.text, mention)
            stands_for = resolution is not None and resolution.metonym
            point = _point(_seat(reading, mention, entity) if stands_for else entity)
            found[start, end] = {"start": start, "end": end, **point}
            points.setdefault(reading.document.text[start:end], point)
    for start, end, there in _inner_places(reading, points):
        found.setdefault((start, end), {"start": start, "end": end, **there})
    return [found[span] for span in sorted(found)]


def _inner_places(reading: Reading, points: Mapping[str, Row]) -> Iterator[tuple[int, int, Row]]:
    gazetteer, text = load_gazetteer(), reading.document.text
    inner = InnerPlaces(gazetteer=gazetteer, tokens=reading.tokens, named=points.keys())
    for mention in _names(reading):
        for start, end, meanings in inner.find(mention, text):
            only = gazetteer.entity(meanings[0].place) if len(meanings) == 1 else None
            yield start, end, points.get(text[start:end]) or _point(only)


def _as_annotated(text: str, mention: Mention) -> tuple[int, int]:
    """Return the span of a name without its article and with the full stop of "W.Va."."""
    start, end = mention.start, mention.end
    if text.startswith(ARTICLE, start) and start + len(ARTICLE) < end:
        start += len(ARTICLE)
    return start, end + ("." in text[start:end] and text.startswith(".", end))


def _is_place(mention: Mention, entity: Entity | None) -> bool:
    if mention.kind == EntityKind.GOVERNMENT:  # a building that stands for one
        return False
    return (entity.kind if entity is not None else mention.kind) in LOCATED


def _seat(reading: Reading, mention: Mention, entity: Entity | None) -> Entity | None:
    """Return the place whose name stands for a government; the state itself is elsewhere."""
    gazetteer = load_gazetteer()
    found = gazetteer.look_up(reading.document.quote(mention.start, mention.end))
    country = entity.country if entity is not None else None
    towns = [each.place for each in found if each.place.feature in SEATS]
    mine = [place for place in towns if place.country == country]
    return gazetteer.entity(max(mine, key=lambda place: place.population)) if mine else None


def _point(entity: Entity | None) -> dict[str, Any]:
    if entity is None or entity.lat is None:
        return {"lat": None, "lon": None}
    of_state = entity.kind == EntityKind.STATE
    return {
        "lat": entity.lat,
        "lon": entity.lon,
        "geonameid": dict(entity.external).get("geonames"),
        "country": _country_names().get(entity.country or "") if of_state else None,
    }


@cache
def _country_names() -> Mapping[str, str]:
    return {facts.iso3: facts.name for facts in read_country_facts().values()}


def predict_entities(reading: Reading) -> list[Row]:
    """Return the words for persons, organisations and locations, names and descriptions alike.

    The makers of gold mark "the regime" and "the city", too. A description of a person counts
    only where it is known who is meant: the others are mostly of nobody in particular.
    """
    entities = {entity.id: entity for entity in reading.entities}
    resolved = reading.resolved()
    found: list[Row] = []
    for mention in reading.mentions:
        resolution = resolved.get(mention.id)
        entity = entities.get(resolution.entity) if resolution and resolution.entity else None
        if mention.form == MentionForm.PRONOUN or _is_loose(mention, entity):
            continue
        kind = mention.kind if mention.kind is not None or entity is None else entity.kind
        name = TYPES.get(kind) if kind is not None else None
        if name is not None:
            found.append({"start": mention.start, "end": mention.end, "type": name})
    return found


def _is_loose(mention: Mention, entity: Entity | None) -> bool:
    """Tell whether a description means a person, but not which."""
    described = mention.form == MentionForm.NOMINAL
    return described and mention.kind == EntityKind.PERSON and entity is None


def _names(reading: Reading) -> Iterator[Mention]:
    return (mention for mention in reading.mentions if mention.form == MentionForm.NAME)


DOUBTED = "doubted"
PREDICTORS: Mapping[str, Predictor] = MappingProxyType(
    {
        "events": Predictor(field="events", make=predict_events),
        "alarms": Predictor(field="events", make=predict_events),
        DOUBTED: Predictor(field="events", make=predict_doubted),
        "claims": Predictor(field="attributions", make=predict_attributions),
        "geo": Predictor(field="places", make=predict_places),
        "ner": Predictor(field="entities", make=predict_entities),
    }
)
NAMES = "names"


# --- pairs of names


def predict_pairs(rows: Iterable[Row]) -> list[Row]:
    """Return how alike the two names of each pair are."""
    return [predict_pair(row) for row in rows]


def predict_pair(row: Row) -> Row:
    """Return how alike two names are, with the pair."""
    one, other = row.get("a"), row.get("b")
    if not isinstance(one, str) or not isinstance(other, str):
        raise IngestError(f"a pair needs two names, a and b: {sorted(row)}")
    return {"a": one, "b": other, "score": same_name_score(one, other)}
