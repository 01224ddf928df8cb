"""Names taken for persons or bodies where places stand, in a land the text is sure of."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from dragoman.knowledge.gazetteer import Candidate, Gazetteer
from dragoman.knowledge.words import load_metonym_words
from dragoman.model.actors import EntityKind, Mention
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens
from dragoman.model.text import Span

# People a town must have for its name, where the clause says place, to be taken for it.
HAMLET = 1_000
_HYPHENED = re.compile(r"\b[A-Z]\w*(?:-\w+)*-[A-Z]\w+\b")
_TREATED = frozenset({"dobj", "nsubjpass"})


def find_hyphened(text: str) -> Iterator[Span]:
    """Yield the words whose first and last parts start large and hyphens join."""
    for found in _HYPHENED.finditer(text):
        yield Span(start=found.start(), end=found.end())


def lands_of(mentions: Iterable[Mention], reading: Reading, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the countries of those names of places that one place alone bears."""
    text = reading.document.text
    found = (gazetteer.look_up(text[m.start : m.end]) for m in mentions)
    return frozenset(
        only[0].place.country
        for only in found
        if len(only) == 1 and only[0].place.country is not None
    )


def is_town_of(name: str, lands: Container[str], gazetteer: Gazetteer) -> bool:
    """Tell whether a place of some size bears the name in one of the countries."""
    return any(
        candidate.place.country in lands and is_sizeable((candidate,), people=HAMLET)
        for candidate in gazetteer.look_up(name)
    )


def is_treated_as_place(mention: Mention, tokens: Tokens, places: Container[int]) -> bool:
    """Tell whether a name is joined to a place, or taken, shelled or left like one, or has a mayor.

    ``places`` holds the heads of names of places. A people that no table knows passes, too: the
    parser takes small towns for peoples.
    """
    governor, dep = tokens.head[mention.head], tokens.dep[mention.head]
    if mention.kind == EntityKind.PEOPLE:
        return True
    if dep == "conj":
        return governor in places
    if dep == "poss":
        return tokens.lemma[governor] in load_metonym_words().places_of
    if dep == "nsubj":
        return tokens.lemma[governor] == "fall"
    return dep in _TREATED and tokens.lemma[governor] in load_metonym_words().place_objects


def is_sizeable(candidates: Sequence[Candidate], *, people: int) -> bool:
    """Tell whether so many live in a place that bears the name, or it is a place of our own."""
    return any(
        candidate.primary
        and (candidate.place.population >= people or candidate.place.source != "GeoNames")
        for candidate in candidates
    )
