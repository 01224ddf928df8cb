"""Which entities can stand for one another: members, commanders, states and places within reach."""

from collections.abc import Iterable, Mapping
from math import asin, cos, radians, sin, sqrt

from dragoman.model.actors import Entity, EntityKind
from dragoman.model.when import DateRange

# Two named points closer than this may be the same scene told with different names.
SAME_SCENE_KM = 40.0
EARTH_KM = 6371.0
POINTS = frozenset({EntityKind.PLACE, EntityKind.FACILITY})
OFFICIAL_KINDS = frozenset({EntityKind.STATE, EntityKind.GOVERNMENT})


class Affiliations:
    """Answers whether two sets of entities overlap once memberships are followed."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        """Take the records to look things up in."""
        self._entities = entities
        self._bodies: dict[str, frozenset[str]] = {}

    def _bodies_of(self, entity: str) -> frozenset[str]:
        if entity not in self._bodies:
            known = self._entities.get(entity)
            roles = known.roles if known is not None else ()
            self._bodies[entity] = frozenset(role.of for role in roles if role.of is not None)
        return self._bodies[entity]

    def related(self, mine: Iterable[str], theirs: Iterable[str]) -> bool:
        """Tell whether someone of the one set belongs to, or leads, someone of the other."""
        theirs = tuple(theirs)
        return any(self._related(one, other) for one in mine for other in theirs)

    def are_one_side(self, one: str, other: str, when: DateRange | None) -> bool:
        """Tell whether one of two led, or belonged to, the other at a time, if that is known."""
        return self._is_of(one, other, when) or self._is_of(other, one, when)

    def _is_of(self, one: str, body: str, when: DateRange | None) -> bool:
        known = self._entities.get(one)
        return known is not None and any(
            role.of == body and (role.held is None or when is None or role.held.overlaps(when))
            for role in known.roles
        )

    def _related(self, one: str, other: str) -> bool:
        first, second = self._bodies_of(one), self._bodies_of(other)
        return other in first or one in second or self._one_state(one, other)

    def _one_state(self, one: str, other: str) -> bool:
        first, second = self._entities.get(one), self._entities.get(other)
        if first is None or second is None or first.country is None:
            return False
        if EntityKind.STATE not in {first.kind, second.kind}:
            return False
        return first.country == second.country and {first.kind, second.kind} <= OFFICIAL_KINDS

    def called(self, entity: str) -> str:
        """Return name and offices of an entity; nothing where it is not known."""
        known = self._entities.get(entity)
        if known is None:
            return ""
        return " ".join([known.name, *sorted({role.role for role in known.roles})])

    def same_scene(self, mine: Iterable[str], theirs: Iterable[str]) -> bool:
        """Tell whether a place of the one set may be one of the other, states left aside."""
        theirs = self.points(theirs)
        return any(self.same_place(one, other) for one in self.points(mine) for other in theirs)

    def points(self, entities: Iterable[str]) -> frozenset[str]:
        """Return those of the entities that are a town, a region or a building."""
        return frozenset(
            each
            for each in entities
            if (known := self._entities.get(each)) is not None and known.kind in POINTS
        )

    def same_place(self, one: str, other: str) -> bool:
        """Tell whether two places may be one scene: equal, near, or one a country around the other.

        A country or region without a precise point holds any point in it.
        """
        if one == other:
            return True
        first, second = self._entities.get(one), self._entities.get(other)
        if first is None or second is None:
            return False
        if EntityKind.STATE in {first.kind, second.kind}:
            return first.country is not None and first.country == second.country
        reach = SAME_SCENE_KM + (first.uncertainty_km or 0.0) + (second.uncertainty_km or 0.0)
        distance = distance_km(first, second)
        return distance is not None and distance <= reach


def distance_km(one: Entity, other: Entity) -> float | None:
    """Return the great-circle distance of two entities' points, ``None`` if one has none."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat, lat2 = radians(one.lat), radians(other.lat)
    haversine = (
        sin((lat2 - lat) / 2) ** 2
        + cos(lat) * cos(lat2) * sin(radians(other.lon - one.lon) / 2) ** 2
    )
    return 2 * EARTH_KM * asin(sqrt(min(1.0, haversine)))
