"""From rows of place tables to checked places."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dragoman.knowledge.register_rows import Row, read_tsv_rows
from dragoman.model.actors import EntityKind

FACILITIES = frozenset({"airbase", "airport", "camp", "checkpoint", "oilfield", "plant", "port"})
AREAS = frozenset(
    {"border", "canal", "continent", "desert", "disputed", "gulf", "mountains", "region", "river"}
    | {"sea", "strait"}
)
SPOTS = frozenset({"landmark", "town"})
FEATURES = FACILITIES | AREAS | SPOTS
SUPPLEMENT_KEYS = frozenset(
    {"feature", "id", "name", "aliases", "lat", "lon", "country", "uncertainty_km", "population"}
    | {"source"}
)
DIVISION_KEYS = frozenset(
    {"country", "code", "id", "name", "aliases", "lat", "lon", "uncertainty_km", "population"}
    | {"geonames", "source"}
)
COUNTRY_KEYS = frozenset(
    {"iso3", "id", "name", "aliases", "lat", "lon", "uncertainty_km", "source"}
)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_ISO3 = re.compile(r"[A-Z]{3}\Z")
_POINT = frozenset({"id", "name", "lat", "lon", "uncertainty_km", "source"})
_BOUNDS = {"lat": (-90.0, 90.0), "lon": (-180.0, 180.0), "uncertainty_km": (0.1, 10_000.0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place with a point and the radius within which what is meant lies around it.

    ``feature`` is ``town``, ``country``, ``admin1``, ``admin2`` or one of the supplement's.
    ``population`` of an area is that of its towns. ``admin1`` is the code of the first-level
    division it lies in, where known.
    """

    id: str
    name: str
    kind: EntityKind
    feature: str
    lat: float
    lon: float
    uncertainty_km: float
    country: str | None = None
    admin1: str | None = None
    population: int = 0
    aliases: tuple[str, ...] = ()
    geonames: int | None = None
    source: str = ""
    capital: bool = False

    @property
    def is_area(self) -> bool:
        """Tell whether the point only stands for something much wider."""
        return self.feature in AREAS or self.feature in {"country", "admin1"}


def read_supplement(path: Path) -> list[Place]:
    """Read a table of places that the list of cities lacks.

    Raises:
        KnowledgeError: naming file and line.
    """
    return _check_ids(_supplement(row) for row in read_tsv_rows(path, ("aliases",)))


def read_divisions(path: Path, feature: str) -> list[Place]:
    """Read a table of first- or second-level divisions.

    Raises:
        KnowledgeError: naming file and line.
    """
    return _check_ids(_division(row, feature) for row in read_tsv_rows(path, ("aliases",)))


def read_countries(path: Path) -> list[Place]:
    """Read the table of country points.

    Raises:
        KnowledgeError: naming file and line.
    """
    return _check_ids(_country(row) for row in read_tsv_rows(path, ("aliases",)))


def _supplement(row: Row) -> tuple[Row, Place]:
    row.check_keys(SUPPLEMENT_KEYS, _POINT | {"feature"})
    feature = row.required_text("feature")
    if feature not in FEATURES:
        raise row.error(f"feature {feature!r} is none of {', '.join(sorted(FEATURES))}")
    kind = EntityKind.FACILITY if feature in FACILITIES else EntityKind.PLACE
    return row, _place(row, kind, feature)


def _division(row: Row, feature: str) -> tuple[Row, Place]:
    row.check_keys(DIVISION_KEYS, _POINT | {"country", "code"})
    return row, _place(row, EntityKind.PLACE, feature)


def _country(row: Row) -> tuple[Row, Place]:
    row.check_keys(COUNTRY_KEYS, _POINT | {"iso3"})
    return row, _place(row, EntityKind.STATE, "country")


def _place(row: Row, kind: EntityKind, feature: str) -> Place:
    country = row.text("iso3") or row.text("country")
    if country is not None and not _ISO3.match(country):
        raise row.error(f"country {country!r} is no ISO 3166-1 alpha-3 code")
    name = row.required_text("id")
    if not _SLUG.match(name):
        raise row.error(f"id {name!r} is not of the form {_SLUG.pattern}")
    geonames = row.text("geonames")
    return Place(
        id=f"gn-{geonames}" if geonames else name,
        name=row.required_text("name"),
        kind=kind,
        feature=feature,
        lat=_number(row, "lat"),
        lon=_number(row, "lon"),
        uncertainty_km=_number(row, "uncertainty_km"),
        country=country,
        admin1=row.text("code"),
        population=_count(row, "population"),
        aliases=_aliases(row),
        geonames=int(geonames) if geonames else None,
        source=row.required_text("source"),
    )


def _number(row: Row, key: str) -> float:
    text = row.required_text(key)
    low, high = _BOUNDS[key]
    try:
        value = float(text)
    except ValueError as error:
        raise row.error(f"{key} {text!r} is no number") from error
    if not low <= value <= high:
        raise row.error(f"{key} {text} is not between {low:g} and {high:g}")
    return value


def _count(row: Row, key: str) -> int:
    text = row.text(key)
    if text is None:
        return 0
    if not text.isdecimal():
        raise row.error(f"{key} {text!r} is no whole number")
    return int(text)


def _aliases(row: Row) -> tuple[str, ...]:
    seen = {row.required_text("name")}
    for name in row.texts("aliases"):
        if name in seen:
            raise row.error(f"the same alias twice: {name!r}")
        seen.add(name)
    return row.texts("aliases")


def _check_ids(rows: Iterable[tuple[Row, Place]]) -> list[Place]:
    lines: dict[str, int] = {}
    places = []
    for row, place in rows:
        if place.id in lines:
            raise row.error(f"the id {place.id!r} is already at line {lines[place.id]}")
        lines[place.id] = row.line
        places.append(place)
    return places
