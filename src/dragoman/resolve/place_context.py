"""What a document says about where it is: what each name lies in, datelines, states named."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.knowledge.gazetteer import Candidate, Gazetteer, distance_km
from dragoman.knowledge.gazetteer_rows import Place
from dragoman.knowledge.gazetteer_words import PlaceWords
from dragoman.model.text import BlockKind, Document
from dragoman.resolve.place_scores import Group

CONTAINERS = frozenset({"admin1", "admin2", "country"})
# A county reaches this far beyond the box around its towns.
MARGIN_KM = 30.0
DATELINE_WEIGHT = 1.5
OUTLET_WEIGHT = 0.7
MOST_WORDS = 4

_NAME = r"(?P<name>[A-Z][\w.'\u2019-]*(?:[ ](?:(?:of|and|the)[ ])?[A-Z][\w.'\u2019-]*){0,3})"
_COMMA = re.compile(rf"\s*,\s*{_NAME}")
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z'\u2019.-]+(?:[ ][A-Z][A-Z'\u2019.-]+){0,3})"
    r"(?:,\s*(?P<inside>[A-Z][\w.]*(?:[ ][A-Z][\w.]*){0,2}))?"
    r"(?:,?\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2})?\s*(?:\([^)]{2,40}\))?\s*(?:\u2014|\u2013|--?|:)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """What a name is said to lie in, several where that name is borne by several.

    ``sure`` where a comma says so.
    """

    places: tuple[Place, ...]
    sure: bool


class ContainerFinder:
    """Finds "City, State" and "town in Country" after a name."""

    __slots__ = ("_gazetteer", "_inside")

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self._gazetteer = gazetteer
        between = "|".join(
            re.escape(word).replace(r"\ ", r"\s+")
            for word in sorted(words.inside, key=lambda word: (-len(word), word))
        )
        self._inside = re.compile(rf",?\s+(?:{between})\s+(?:the\s+)?{_NAME}")

    def find(self, text: str, end: int) -> Container | None:
        """Return what the name that ends at ``end`` is said to lie in."""
        comma = _COMMA.match(text, end)
        match = comma or self._inside.match(text, end)
        places = self.divisions(match["name"]) if match is not None else ()
        return Container(places=places, sure=comma is not None) if places else None

    def divisions(self, name: str) -> tuple[Place, ...]:
        """Return the countries and divisions that the longest start of a name can mean."""
        words = name.split()
        for count in range(min(len(words), MOST_WORDS), 0, -1):
            found = tuple(
                candidate.place
                for candidate in self._gazetteer.look_up(" ".join(words[:count]))
                if candidate.place.feature in CONTAINERS and candidate.primary
            )
            if found:
                return found
        return ()


def lies_in(place: Place, container: Place) -> bool:
    """Tell whether a place can lie in a country or division; seas and deserts may lie anywhere."""
    if place.id == container.id or place.country is None:
        return place.country is None
    if place.country != container.country:
        return False
    if container.feature == "country":
        return True
    if place.admin1 is not None and place.admin1 != container.admin1:
        return False
    if container.feature == "admin1" and place.admin1 is not None:
        return True
    away = distance_km(place.lat, place.lon, container.lat, container.lon)
    return away <= container.uncertainty_km + MARGIN_KM


def narrow(candidates: Sequence[Candidate], containers: Sequence[Place]) -> tuple[Candidate, ...]:
    """Return the candidates that can lie in one of the containers."""
    return tuple(
        candidate
        for candidate in candidates
        if any(lies_in(candidate.place, container) for container in containers)
    )


def dateline_groups(
    document: Document, finder: ContainerFinder, gazetteer: Gazetteer
) -> list[Group]:
    """Return what the dateline says of where the article was written."""
    starts = [block.start for block in document.blocks if block.kind == BlockKind.DATELINE] or [
        block.start for block in document.blocks if block.kind == BlockKind.BODY
    ][:1]
    groups = []
    for start in starts:
        match = _DATELINE.match(document.text, start)
        if match is None:
            continue
        candidates = gazetteer.look_up(match["place"])
        inside = finder.divisions(match["inside"]) if match["inside"] else ()
        if inside:
            candidates = narrow(candidates, inside)
        groups.append(Group(candidates=candidates, weight=DATELINE_WEIGHT))
    return groups


def country_groups(countries: Iterable[tuple[str, float]], gazetteer: Gazetteer) -> list[Group]:
    """Return the states that are named, by their ISO codes, with their weights."""
    return [
        Group(candidates=(Candidate(place=place, primary=True),), weight=weight)
        for iso3, weight in countries
        if (place := gazetteer.country(iso3)) is not None
    ]
