"""Who and where is meant: mentions on the page, entities in the world, and the link between."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.when import DateRange


class EntityKind(StrEnum):
    """What sort of thing an entity is."""

    PERSON = "person"
    STATE = "state"
    ARMED_GROUP = "armed_group"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    MEDIA = "media"
    PLACE = "place"
    FACILITY = "facility"
    PEOPLE = "people"


class MentionForm(StrEnum):
    """How a mention is worded."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name or stand for an actor or place.

    ``kind`` is the guess from the page alone. ``head`` is the index of the head token in the
    reading's tokens. ``antecedent`` is the id of an earlier mention in the document that means the
    same, found by coreference.
    """

    id: str
    start: int
    end: int
    form: MentionForm
    head: int
    kind: EntityKind | None = None
    antecedent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """One spelling, acronym or nickname of an entity."""

    name: str
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office or membership and when it held; ``of`` is an entity id."""

    role: str
    of: str | None = None
    held: DateRange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """The person, body or place meant, under one id.

    ``known`` tells an entry of the register or gazetteer from one first met in the articles.
    ``country`` is an ISO 3166-1 alpha-3 code. ``uncertainty_km`` is the radius within which a
    place's point may be off.
    """

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[Alias, ...] = ()
    country: str | None = None
    sectors: tuple[str, ...] = ()
    external: tuple[tuple[str, str], ...] = ()
    roles: tuple[Role, ...] = ()
    lat: float | None = None
    lon: float | None = None
    uncertainty_km: float | None = None
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The decision that a mention means an entity, or (``None``) nobody known.

    ``metonym`` marks a place that stands for its government in this clause; ``entity`` is then the
    government or state. ``score`` is in [0, 1]. ``offset`` are words that put something off the
    place ("southeast of"); ``uncertainty_km`` is then how far from its point that may be.
    """

    mention: str
    entity: str | None
    score: float
    why: str
    metonym: bool = False
    offset: str | None = None
    uncertainty_km: float | None = None
