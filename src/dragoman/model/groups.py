"""What many documents add up to: copy groups, incidents, dated ties, findings."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.claims import RelationKind
from dragoman.model.text import Span
from dragoman.model.when import DateRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a document that stands in the origin of its copy group, at ``of`` there."""

    document: str
    span: Span
    of: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """Documents with one origin of text; ``origin`` is the likely first of them.

    Those ``quoting`` are no copies as a whole: they have the passages shown and words of their own.
    """

    id: str
    documents: tuple[str, ...]
    origin: str | None = None
    quoting: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What happened in the world: events of many documents judged one.

    Ids in ``actors``, ``recipients`` and ``place`` are entity ids. ``origins`` counts independent
    origins: copies and shared speakers count once.
    """

    id: str
    type: str
    events: tuple[str, ...]
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    date: DateRange | None = None
    place: str | None = None
    origins: int = 1
    disputed: bool = False
    headline: str = ""
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A signed tie between two entities over time, built from claims; never silently extended.

    ``sign`` is 1, -1 or 0. ``start``/``end`` bound the time for which there is evidence.
    """

    id: str
    kind: RelationKind
    sign: int
    a: str
    b: str
    claims: tuple[str, ...]
    start: DateRange | None = None
    start_basis: str | None = None
    end: DateRange | None = None
    end_basis: str | None = None
    origins: int = 1
    disputed: bool = False


class FindingKind(StrEnum):
    """What a comparison across documents can find."""

    CORROBORATION = "corroboration"
    CONTRADICTION = "contradiction"
    DENIAL = "denial"
    DATE_CONFLICT = "date_conflict"
    SIDE_CONFLICT = "side_conflict"
    NUMBER_CONFLICT = "number_conflict"
    NAMING_DIFFERENCE = "naming_difference"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A result across claims, with its reason in words; ``about`` is an incident or entity id."""

    id: str
    kind: FindingKind
    about: str | None
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    explanation: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Everything the cross-document stage makes of a corpus."""

    copy_groups: tuple[CopyGroup, ...] = ()
    incidents: tuple[Incident, ...] = ()
    relations: tuple[Relation, ...] = ()
    findings: tuple[Finding, ...] = ()
