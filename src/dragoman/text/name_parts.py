"""Names folded to plain parts, sounds and keys: what spellings of one name share."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from anyascii import anyascii

DATA = Path(__file__).parent / "data"
CACHED = 65536
# Invisible characters: joiners, soft hyphens, direction marks, byte order marks, tatweel.
INVISIBLE = re.compile("[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_APOSTROPHES = re.compile("['\u2018\u2019\u201b\u02bc\u02bb\u02be\u02bf`\u00b4\u2032]")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_VOWELS = re.compile("[aeiou]")
_MUTE = re.compile("(?<=[aeiou])h$")
_DOUBLE = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Folding:
    """Letters that write one sound; digraphs are folded first, in order."""

    digraphs: tuple[tuple[str, str], ...]
    letters: Mapping[int, str]

    def fold(self, part: str) -> str:
        """Return a part of a name with each sound written one way and once."""
        for digraph, single in self.digraphs:
            if digraph in part:
                part = part.replace(digraph, single)
        return _DOUBLE.sub(r"\1", part.translate(self.letters))


@dataclass(frozen=True, slots=True, kw_only=True)
class NameParts:
    """How names vary, as data."""

    articles: frozenset[str]
    common: frozenset[str]
    particles: Mapping[str, str]
    sounds: Folding
    key: Folding


@cache
def load_name_parts() -> NameParts:
    """Load the tables of sounds and small parts of names."""
    values = tomllib.loads((DATA / "names.toml").read_text(encoding="utf-8"))
    return NameParts(
        articles=frozenset(values["articles"]),
        common=frozenset(values["common"]),
        particles=values["particles"],
        sounds=_folding(values["sounds"]),
        key=_folding(values["key"]),
    )


def _folding(table: Mapping[str, Any]) -> Folding:
    return Folding(
        digraphs=tuple((first, second) for first, second in table["digraphs"]),
        letters=str.maketrans(dict(table["letters"])),
    )


@lru_cache(maxsize=CACHED)
def fold_name(name: str) -> str:
    """Return the name in plain lower-case Latin letters, its parts separated by one space."""
    visible = INVISIBLE.sub("", unicodedata.normalize("NFKC", name))
    plain = anyascii(_APOSTROPHES.sub("", visible)).lower()
    return _NOT_LETTERS.sub(" ", _APOSTROPHES.sub("", plain)).strip()


def name_parts(name: str) -> list[str]:
    """Return the folded parts of a name without its articles."""
    folded = fold_name(name).split()
    articles = load_name_parts().articles
    return [part for part in folded if part not in articles] or folded


@lru_cache(maxsize=CACHED)
def name_key(name: str) -> str:
    """Return a key that Haftar, Hifter, Hiftar and Hafter share: consonants, articles left out."""
    articles = load_name_parts().articles
    keys = (_part_key(part) for part in fold_name(name).split() if part not in articles)
    return " ".join(key for key in keys if key)


def _part_key(part: str) -> str:
    parts = load_name_parts()
    folded = parts.key.fold(_MUTE.sub("", parts.particles.get(part, part)))
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", folded)) or part[:1]
