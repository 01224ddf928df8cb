"""Name keys and name likeness: what spellings of one name in Latin letters share."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

# Invisible characters: joiners, soft hyphens, direction marks, byte order marks, tatweel.
INVISIBLE = re.compile("[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_APOSTROPHES = re.compile("['\u2018\u2019\u201b\u02bc\u02bb\u02be\u02bf`\u00b4\u2032]")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
ARTICLES = frozenset(
    {"al", "el", "ul", "ad", "ed", "ag", "an", "en", "ar", "er", "as", "es", "ash", "esh", "at"}
    | {"et", "az", "ez", "dh", "l", "ath", "adh", "il"}
)
_PARTICLES = {
    "ibn": "bin",
    "ben": "bin",
    "abou": "abu",
    "bou": "abu",
    "aboul": "abu",
    "abul": "abu",
}
# Longest first; what one Arabic, Persian or Cyrillic letter is written as in Latin letters.
_DIGRAPHS = (
    ("tch", "c"), ("sch", "s"), ("dsch", "j"), ("dj", "j"), ("zh", "j"), ("ch", "c"), ("sh", "s"),
    ("kh", "h"), ("gh", "k"), ("ph", "f"), ("th", "t"), ("dh", "t"), ("ck", "k"), ("ts", "z"),
    ("tz", "z"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("w", "v"), ("x", "ks"),
)  # fmt: skip
_LETTERS = str.maketrans(
    {"q": "k", "g": "k", "c": "k", "d": "t", "z": "s", "j": "k", "v": "", "y": ""}
)
_VOWELS = re.compile("[aeiou]")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """Return the name in plain lower-case Latin letters, its parts separated by one space."""
    visible = INVISIBLE.sub("", unicodedata.normalize("NFKC", name))
    plain = anyascii(_APOSTROPHES.sub("", visible)).lower()
    return _NOT_LETTERS.sub(" ", _APOSTROPHES.sub("", plain)).strip()


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return a key that Haftar, Hifter, Hiftar and Hafter share: consonants, articles left out."""
    keys = (_part_key(part) for part in fold_name(name).split() if part not in ARTICLES)
    return " ".join(key for key in keys if key)


def _part_key(part: str) -> str:
    part = _PARTICLES.get(part, part)
    for digraph, single in _DIGRAPHS:
        part = part.replace(digraph, single)
    bare = _VOWELS.sub("", part.translate(_LETTERS))
    return _DOUBLE.sub(r"\1", bare) or part[:1]


@lru_cache(maxsize=65536)
def same_name_score(one: str, other: str) -> float:
    """Return how likely two spellings are of one person's name, in [0, 1]."""
    first, second = fold_name(one), fold_name(other)
    if first == second:
        return 1.0
    from rapidfuzz.distance import JaroWinkler

    key = JaroWinkler.similarity(name_key(one), name_key(other))
    return 0.5 * key + 0.5 * JaroWinkler.similarity(first, second)
