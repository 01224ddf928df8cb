"""Judgements by a person on who is who, and what they add up to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dragoman.model.actors import Entity


class Verdict(StrEnum):
    """What a judgement says; ``undo`` takes an earlier one back."""

    MERGE = "merge"
    SAME = "same"
    NOT_SAME = "not-same"
    RENAME = "rename"
    SPLIT = "split"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision by a person.

    ``a`` and ``b`` are ids of entities, or of incidents; of a merge ``a`` is kept. ``a`` of an
    undo is the judgement taken back. ``spellings`` are what a split takes off ``a`` to make ``b``,
    called ``name``.
    """

    id: str
    on: date
    by: str
    verdict: Verdict
    a: str
    b: str | None = None
    name: str | None = None
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """An entity that is another one, and who says so."""

    entity: str
    into: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """The name to show for an entity."""

    entity: str
    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Spellings that mean somebody else than the entity they were resolved to."""

    entity: str
    spellings: tuple[str, ...]
    into: str
    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRuling:
    """Two incidents that a person says are one, or are not.

    An incident's id is made from that of one of its events: it names the incident with that event,
    however the others are put together.
    """

    a: str
    b: str
    same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """All judgements that hold, made ready to be applied to readings.

    ``targets`` are the records of entities that others are merged into.
    """

    redirects: tuple[Redirect, ...] = ()
    renames: tuple[Rename, ...] = ()
    splits: tuple[Split, ...] = ()
    targets: tuple[Entity, ...] = ()
    incidents: tuple[IncidentRuling, ...] = ()

    def treatments(self) -> Mapping[str, tuple[object, ...]]:
        """Return what is done to each entity that anything is done to."""
        found: dict[str, tuple[object, ...]] = {}
        targets = {target.id: target for target in self.targets}
        for redirect in self.redirects:
            found[redirect.entity] = (redirect, targets.get(redirect.into))
            found.setdefault(redirect.into, (targets.get(redirect.into),))
        changes: tuple[Split | Rename, ...] = (*self.splits, *self.renames)
        for change in changes:
            found[change.entity] = (*found.get(change.entity, ()), change)
        for redirect in self.redirects:
            if redirect.into in found:
                found[redirect.entity] = (*found[redirect.entity], found[redirect.into])
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A judgement that does not hold beside another; ``why`` tells which and what was done."""

    judgement: Judgement
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """What judgements add up to, with those that clash and the pairs that must stay apart."""

    judged: Judged = field(default_factory=Judged)
    clashes: tuple[Clash, ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()
