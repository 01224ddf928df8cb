"""Place names of a reading, gathered by what they could mean: one sense per name and document."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.knowledge.gazetteer import Candidate, Gazetteer
from dragoman.knowledge.gazetteer_names import place_key
from dragoman.knowledge.gazetteer_rows import Place
from dragoman.knowledge.gazetteer_words import PlaceWords
from dragoman.model.actors import EntityKind, Mention, MentionForm, Resolution
from dragoman.model.reading import Reading
from dragoman.resolve.place_context import CONTAINERS, Container, ContainerFinder, narrow

PLACES = frozenset({EntityKind.PLACE, EntityKind.FACILITY, EntityKind.STATE})
DIVISIONS = frozenset({"admin1", "admin2"})
LONGEST_CODE = 3
LOOK_BACK = 40
_OWNER = re.compile(r"['\u2019]s?\s+(?:[a-z-]+\s+){0,4}\Z")
_WORDS_BETWEEN = re.compile(r"\s+(?P<words>(?:[a-z-]+\s+){1,4})\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """Mentions of one name that mean one place, and what they could mean.

    ``inside`` is true where the candidates were narrowed to what the name is said to lie in;
    ``guess`` where only the gazetteer says that the name is a place's.
    """

    mentions: tuple[Mention, ...]
    candidates: tuple[Candidate, ...]
    inside: bool = False
    guess: bool = False


class SenseFinder:
    """Gathers the unresolved place names of a reading with their candidates."""

    __slots__ = ("_containers", "_gazetteer", "_words")

    def __init__(
        self, gazetteer: Gazetteer, containers: ContainerFinder, words: PlaceWords
    ) -> None:
        self._gazetteer = gazetteer
        self._containers = containers
        self._words = words

    def find(self, reading: Reading, countries: Mapping[str, str]) -> list[Sense]:
        """Return the senses in text order; ``countries`` are of the states known, by mention."""
        resolved = reading.resolved()
        text = reading.document.text
        doubted = self._doubted_states(reading, countries)
        named: dict[str, list[tuple[Mention, Container | None]]] = {}
        before: Mention | None = None
        for mention in reading.mentions:
            if mention.form != MentionForm.NAME:
                continue
            name = text[mention.start : mention.end]
            container = None
            if is_open(mention, resolved):
                container = self._containers.find(text, mention.end) or self._owner(
                    text, mention, before, countries
                )
            elif name in doubted:
                container = self._division_after(text, mention.end)
            if is_open(mention, resolved) or name in doubted:
                named.setdefault(place_key(name), []).append((mention, container))
            before = mention
        return [
            sense
            for found in named.values()
            for sense in self._senses(text[found[0][0].start : found[0][0].end], found)
        ]

    def _doubted_states(self, reading: Reading, countries: Mapping[str, str]) -> frozenset[str]:
        """Return names taken for a state that other places bear too ("Lebanon", "Georgia")."""
        text = reading.document.text
        names = {
            text[mention.start : mention.end]
            for mention in reading.mentions
            if mention.id in countries and mention.kind != EntityKind.PEOPLE
        }
        return frozenset(
            name
            for name in names
            if any(
                candidate.primary and candidate.place.feature in {"town", "admin1"}
                for candidate in self.candidates(name)
            )
        )

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return what a name can mean, less the words around it that only say what it is."""
        if len(place_key(name)) <= LONGEST_CODE:
            return tuple(c for c in self._gazetteer.look_up(name) if _is_code(name, c))
        found = self._gazetteer.look_up(name)
        return found if found or " " not in name else self._less_words(name.split())

    def _less_words(self, words: list[str]) -> tuple[Candidate, ...]:
        """Return what a name can mean without "northern", "province", "city of" around it."""
        first, last = words[0].lower(), words[-1].lower()
        kinds = self._words.divisions | self._words.towns
        if last in kinds:
            found = self.candidates(" ".join(words[:-1]))
            divisions = tuple(c for c in found if c.place.feature in DIVISIONS)
            return divisions if divisions and last in self._words.divisions else found
        if first in self._words.parts:
            return self.candidates(" ".join(words[1:]))
        if first in kinds and words[1].lower() == "of" and words[2:]:
            return self.candidates(" ".join(words[2:]))
        return ()

    def _division_after(self, text: str, end: int) -> Container | None:
        """Return the division that a comma puts a name in: all that can make a state a town."""
        container = self._containers.find(text, end)
        if container is None or not container.sure:
            return None
        places = tuple(place for place in container.places if place.feature != "country")
        return Container(places=places, sure=True) if places else None

    def _owner(
        self, text: str, mention: Mention, before: Mention | None, countries: Mapping[str, str]
    ) -> Container | None:
        """Return the state in "Libya's Misrata" or "the Libyan city of Misrata"."""
        if before is None or not 0 < mention.start - before.end <= LOOK_BACK:
            return None
        between = text[before.end : mention.start]
        if _OWNER.match(between) is None:
            match = _WORDS_BETWEEN.match(between)
            kinds = self._words.divisions | self._words.towns
            if match is None or kinds.isdisjoint(match["words"].split()):
                return None
        places = self._owners(text[before.start : before.end], countries.get(before.id))
        return Container(places=places, sure=False) if places else None

    def _owners(self, name: str, country: str | None) -> tuple[Place, ...]:
        if country is not None:
            place = self._gazetteer.country(country)
            return (place,) if place is not None else ()
        found = self._gazetteer.look_up(name)
        return tuple(c.place for c in found if c.place.feature in CONTAINERS and c.primary)

    def _senses(
        self, name: str, found: Sequence[tuple[Mention, Container | None]]
    ) -> Iterable[Sense]:
        """Split the mentions of a name where the text itself puts it in different places."""
        everything = self.candidates(name)
        narrowed: dict[tuple[str, ...], tuple[list[Mention], tuple[Candidate, ...], bool]] = {}
        last: tuple[str, ...] | None = None
        loose: list[Mention] = []
        for mention, container in found:
            candidates = self._narrowed(everything, container)
            if candidates is not None:
                last = tuple(candidate.place.id for candidate in candidates)
                members, _, _ = narrowed.setdefault(last, ([], candidates, True))
                members.append(mention)
            elif last is not None:
                narrowed[last][0].append(mention)
            else:
                loose.append(mention)
        if not narrowed:
            narrowed[()] = (loose, everything, False)
        elif loose:
            next(iter(narrowed.values()))[0].extend(loose)
        for members, candidates, inside in narrowed.values():
            ordered = tuple(sorted(members, key=lambda mention: mention.start))
            guess = all(mention.kind not in PLACES for mention in ordered)
            yield Sense(mentions=ordered, candidates=candidates, inside=inside, guess=guess)

    def _narrowed(
        self, everything: tuple[Candidate, ...], container: Container | None
    ) -> tuple[Candidate, ...] | None:
        """Return the candidates inside the container; ``None`` where it says nothing of them."""
        if container is None or not everything:
            return None
        inside = narrow(everything, container.places)
        if any(candidate.place.country is not None for candidate in inside):
            return inside
        if inside:
            return None
        return () if container.sure and not self._may_be_list(everything, container) else None

    def _may_be_list(self, everything: Iterable[Candidate], container: Container) -> bool:
        """Tell whether "A, B" may merely list two names rather than put one in the other."""
        if any(candidate.place.feature in CONTAINERS for candidate in everything):
            return True
        return any(
            candidate.place.feature == "town" and candidate.place.population
            for place in container.places
            for candidate in self._gazetteer.look_up(place.name)
        )


def is_open(mention: Mention, resolved: Mapping[str, Resolution]) -> bool:
    """Tell whether a mention may be a place and nobody has said yet which."""
    resolution = resolved.get(mention.id)
    if resolution is not None and resolution.entity is not None:
        return False
    return mention.kind in PLACES or mention.kind is None


def _is_code(name: str, candidate: Candidate) -> bool:
    """Tell whether so short a name is written just so: "L.A." is not "La."."""
    plain = name.replace(".", "")
    place = candidate.place
    return any(plain == known.replace(".", "") for known in (place.name, *place.aliases))
