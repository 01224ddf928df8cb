"""Numbered units of armies ("604 Brigade", "3rd Infantry Division"), which parsers often miss."""

import re
from collections.abc import Iterator
from functools import cache

from dragoman.annotate.name_spans import Name
from dragoman.knowledge.words import load_name_words
from dragoman.model.actors import EntityKind
from dragoman.model.reading import Reading


def find_units(reading: Reading) -> Iterator[Name]:
    """Yield the numbered units in a reading, in order."""
    tokens = reading.tokens
    for found in _pattern().finditer(reading.document.text):
        covered = tokens.between(found.start(), found.end())
        if (
            covered
            and tokens.start[covered[0]] == found.start()
            and tokens.end[covered[-1]] == found.end()
            and tokens.sentence[covered[0]] == tokens.sentence[covered[-1]]
        ):
            yield Name(
                start=found.start(),
                end=found.end(),
                first=covered[0],
                last=covered[-1] + 1,
                kind=EntityKind.ARMED_GROUP,
                label="ORG",
            )


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a number of up to three digits, its kind, and a word for a unit."""
    units = "|".join(sorted(load_name_words().units))
    return re.compile(
        rf"(?<![\w.,$])\d{{1,3}}(?:st|nd|rd|th)?(?: [A-Z][\w'-]*){{0,3}}? (?:{units})\b"
    )
