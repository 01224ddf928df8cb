"""Scores what is made across documents: tellings of one incident, and findings that hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, TypeAlias

from dragoman.errors import IngestError

Row: TypeAlias = Mapping[str, Any]
Place: TypeAlias = tuple[str, int, int]
SUPPORT = "corroboration"


def score_world(gold: Sequence[Row], predicted: Sequence[Row]) -> dict[str, Any]:
    """Return pairwise precision, recall and F of incidents, precision and recall of findings.

    ``linked`` scores incidents only where both tellings of a pair were coded as events. A finding
    is right where gold says it must be found; support also where two of its claims are tellings
    of one incident. ``broken`` counts the findings that gold says must not be.

    Raises:
        IngestError: gold speaks of words that are in none of the documents.
    """
    world = _World(predicted)
    told = {
        world.place(str(row["id"]), quote): frozenset(labels.split())
        for row in gold
        for quote, labels in row.get("told", {}).items()
    }
    made = {place: world.incidents_at(place) for place in told}
    coded = {place: found for place, found in made.items() if found}
    return {
        "documents": len({place[0] for place in told}),
        "incidents": len(frozenset().union(*told.values())),
        "pairs": _pairs(told, made),
        "linked": _pairs({place: told[place] for place in coded}, coded),
        "findings": _score_findings(
            [row for row in gold if "finding" in row],
            [row for row in predicted if "finding" in row],
            told,
            world,
        ),
    }


class _World:
    """The documents that were read, found by name, with the events coded in each."""

    def __init__(self, predicted: Iterable[Row]) -> None:
        rows = [row for row in predicted if "text" in row]
        self._rows = {str(row["id"]): row for row in rows}
        self._names: dict[str, list[str]] = {}
        for name in self._rows:
            self._names.setdefault(name, []).append(name)
            if "#" in name:
                self._names.setdefault(name.partition("#")[0], []).append(name)

    def place(self, document: str, quote: str) -> Place:
        """Return where words stand."""
        for name in self._names.get(document, ()):
            at = self._rows[name]["text"].find(quote)
            if at >= 0:
                return name, at, at + len(quote)
        raise IngestError(f"{document}: no words {quote!r}")

    def incidents_at(self, place: Place) -> set[str]:
        """Return the incidents whose triggers stand within the words."""
        name, start, end = place
        return {
            event["incident"] or event["id"]
            for event in self._rows[name]["events"]
            if start <= event["start"] and event["end"] <= end
        }


def _pairs(told: Mapping[Place, frozenset[str]], made: Mapping[Place, set[str]]) -> dict[str, Any]:
    one_in_gold = one_made = right = 0
    for one, other in combinations(sorted(told), 2):
        same, joined = bool(told[one] & told[other]), bool(made[one] & made[other])
        one_in_gold += same
        one_made += joined
        right += same and joined
    return {**_measures(right, one_made, one_in_gold), "gold": one_in_gold}


def _measures(right: int, made: int, wanted: int) -> dict[str, float]:
    precision, recall = right / made if made else 0.0, right / wanted if wanted else 0.0
    total = precision + recall
    return {
        "p": round(100 * precision, 1),
        "r": round(100 * recall, 1),
        "f": round(200 * precision * recall / total, 1) if total else 0.0,
    }


def _score_findings(
    gold: Sequence[Row], found: Sequence[Row], told: Mapping[Place, frozenset[str]], world: _World
) -> dict[str, Any]:
    must = [(row, _places(row, world)) for row in gold if row["must"]]
    must_not = [(row, _places(row, world)) for row in gold if not row["must"]]
    hit = [row for row, places in must if any(_is(one, row, places) for one in found)]
    broken = [one for one in found if any(_is(one, row, places) for row, places in must_not)]
    right = [
        one
        for one in found
        if one not in broken
        and (any(_is(one, row, places) for row, places in must) or _supports(one, told))
    ]
    return {
        "p": round(100 * len(right) / len(found), 1) if found else 0.0,
        "r": round(100 * len(hit) / len(must), 1) if must else 0.0,
        "found": len(found),
        "broken": len(broken),
        "missed": [[row["finding"], row["between"]] for row, _ in must if row not in hit],
        "wrong": [one for one in found if one not in right],
    }


def _places(row: Row, world: _World) -> list[Place]:
    return [world.place(document, quote) for document, quote in row["between"]]


def _is(found: Row, gold: Row, places: Sequence[Place]) -> bool:
    return found["finding"] == gold["finding"] and all(
        any(_overlap(place, claim) for claim in _claims(found)) for place in places
    )


def _supports(found: Row, told: Mapping[Place, frozenset[str]]) -> bool:
    """Tell whether two claims of a corroboration are tellings of one incident in two documents."""
    if found["finding"] != SUPPORT:
        return False
    labels: dict[str, set[str]] = {}
    for claim in _claims(found):
        for place, given in told.items():
            if _overlap(place, claim):
                for label in given:
                    labels.setdefault(label, set()).add(place[0])
    return any(len(documents) > 1 for documents in labels.values())


def _claims(found: Row) -> Iterator[Place]:
    yield from (tuple(claim) for claim in found["claims"])


def _overlap(one: Place, other: Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
