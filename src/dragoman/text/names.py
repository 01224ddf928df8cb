"""How likely two spellings are of one person's name, from the likeness of their parts."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from math import exp

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler, Levenshtein

from dragoman.text.name_parts import (
    CACHED,
    DATA,
    INVISIBLE,
    fold_name,
    load_name_parts,
    name_key,
    name_parts,
)

__all__ = [
    "INVISIBLE",
    "fold_name",
    "name_features",
    "name_key",
    "name_parts",
    "part_likeness",
    "same_name_score",
]

MODEL = DATA / "name_likeness.json"
# Parts less alike than this are not taken for one part.
ALIGNED = 0.55
# A part said to be the same for sure, and one that only sounds the same.
STRONG, SOUNDS_SAME = 0.9, 0.97
_VOWELS = re.compile("[aiu]")
_DOUBLE = re.compile(r"(.)\1+")
_GLUED_ARTICLE = re.compile(r"(?:el|al)(?=[bcdfghjklmnpqrstvwxyz][a-z]{3,})")


@lru_cache(maxsize=CACHED)
def same_name_score(one: str, other: str) -> float:
    """Return how likely two spellings are of one person's name, in [0, 1].

    The score does not depend on which name comes first.
    """
    first, second = sorted((one, other))
    parts, others = name_parts(first), name_parts(second)
    if not parts or not others:
        return 0.0
    if parts == others:
        return 1.0
    return _probability(name_features(parts, others))


def name_features(parts: Sequence[str], others: Sequence[str]) -> list[float]:
    """Return the features that the model was trained on, for two names in parts."""
    aligned = _align(parts, others)
    back = {there: (here, likeness) for here, (there, likeness) in aligned.items()}
    covered = _coverage(parts, aligned), _coverage(others, back)
    sounds = "".join(map(_sound, parts)), "".join(map(_sound, others))
    bones = "".join(map(_bones, parts)), "".join(map(_bones, others))
    left = (
        sum(_weight(part) for n, part in enumerate(parts) if n not in aligned),
        sum(_weight(part) for n, part in enumerate(others) if n not in back),
    )
    common = load_name_parts().common
    strong = sum(
        likeness >= STRONG and parts[here] not in common for here, (_, likeness) in aligned.items()
    )
    return [
        max(covered),
        min(covered),
        Levenshtein.normalized_similarity(*sounds),
        JaroWinkler.similarity(*sounds),
        Levenshtein.normalized_similarity(*bones),
        part_likeness(parts[-1], others[-1]),
        part_likeness(parts[0], others[0]),
        fuzz.token_sort_ratio(" ".join(map(_sound, parts)), " ".join(map(_sound, others))) / 100,
        min((likeness for _, likeness in aligned.values()), default=0.0),
        max(left),
        min(left),
        fuzz.partial_ratio(*sounds) / 100,
        float(min(strong, 3)),
        float(abs(len(parts) - len(others))),
    ]


@lru_cache(maxsize=CACHED)
def part_likeness(one: str, other: str) -> float:
    """Return how alike two parts of names are in letters, sounds and consonants, in [0, 1]."""
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:
        return 0.7 if one[0] == other[0] else 0.0
    first, second = _sound(one), _sound(other)
    if first == second:
        return SOUNDS_SAME
    bones = JaroWinkler.similarity(_bones(one), _bones(other))
    letters = Levenshtein.normalized_similarity(first, second)
    return 0.35 * JaroWinkler.similarity(first, second) + 0.3 * letters + 0.35 * bones


def _align(parts: Sequence[str], others: Sequence[str]) -> dict[int, tuple[int, float]]:
    """Pair off parts, the most alike first; of equal pairs those in the same place."""
    pairs = sorted(
        (
            (part_likeness(part, other), here, there)
            for here, part in enumerate(parts)
            for there, other in enumerate(others)
        ),
        key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair[1]),
    )
    aligned: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for likeness, here, there in pairs:
        if likeness >= ALIGNED and here not in aligned and there not in taken:
            aligned[here] = (there, likeness)
            taken.add(there)
    return aligned


def _coverage(parts: Sequence[str], aligned: Mapping[int, tuple[int, float]]) -> float:
    weights = [_weight(part) for part in parts]
    shared = sum(weights[n] * likeness for n, (_, likeness) in aligned.items())
    return shared / sum(weights)


def _weight(part: str) -> float:
    if part in load_name_parts().common:
        return 0.35
    return 1.0 + 0.05 * min(len(part), 10)


@lru_cache(maxsize=CACHED)
def _sound(part: str) -> str:
    tables = load_name_parts()
    return tables.sounds.fold(tables.particles.get(part, _GLUED_ARTICLE.sub("", part, count=1)))


@lru_cache(maxsize=CACHED)
def _bones(part: str) -> str:
    """Return the consonants that carry a name; h is as often dropped as written."""
    sound = _sound(part)
    bare = _VOWELS.sub("", sound).replace("j", "k").replace("h", "")
    return _DOUBLE.sub(r"\1", bare) or sound[:1]


@cache
def _model() -> tuple[float, tuple[tuple[Sequence[float], ...], ...]]:
    values = json.loads(MODEL.read_text(encoding="utf-8"))
    return values["start"], tuple(tuple(map(tuple, tree)) for tree in values["trees"])


def _probability(features: Sequence[float]) -> float:
    """Run boosted trees; a node is (feature, bound, below, above), a leaf (value,)."""
    total, trees = _model()
    for tree in trees:
        node = tree[0]
        while len(node) > 1:
            feature, bound, below, above = node
            node = tree[int(below if features[int(feature)] <= bound else above)]
        total += node[0]
    return round(1.0 / (1.0 + exp(-total)), 4)
