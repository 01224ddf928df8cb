"""Scores of predictions against gold texts, by the measures that the published figures use.

Gold and predictions are rows of JSON lines, joined by ``id``; a gold row without a prediction
counts as predicted empty. Offsets are half-open, in code points of the gold text.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from types import MappingProxyType
from typing import Any, TypeAlias

from dragoman.bench.chain_scores import score_chains
from dragoman.bench.world_scores import score_world

Row: TypeAlias = Mapping[str, Any]
Score: TypeAlias = dict[str, Any]
Ranges: TypeAlias = Sequence[Sequence[int]]

QUADS: Mapping[str, int] = MappingProxyType(
    dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1)
    | dict.fromkeys(("COOPERATE", "AID", "RETREAT", "YIELD"), 2)
    | dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3)
    | dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4)
)
YIELDING = frozenset({"CONCEDE", "RETREAT"})
ROLES = ("source", "cue", "content")
# An attribution is indirect if none of these stands in what is said.
MARKS = frozenset('“”"')
# Contents of two attributions are the same when they share at least this much of their words.
SAME_CONTENT = 0.5
# 100 miles: the distance at which gazetteers' points for one place still differ.
RIGHT_KM = 161
EARTH_DIAMETER_KM = 12742
TRUSTED_PRECISION = 0.95
ENTITY_TYPES = ("Person", "Organisation", "Location")
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Tally:
    """Right, wrong and missed answers, counted as they come."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def figures(self) -> Score:
        """Return precision, recall and F in percent, with the counts."""
        precision = _share(self.right, self.right + self.wrong)
        recall = _share(self.right, self.right + self.missed)
        both = precision + recall
        return {
            "P": round(100 * precision, 1),
            "R": round(100 * recall, 1),
            "F": round(200 * precision * recall / both, 1) if both else 0.0,
            "tp": self.right,
            "fp": self.wrong,
            "fn": self.missed,
        }


def score(kind: str, gold: Sequence[Row], predicted: Sequence[Row]) -> Score:
    """Score predictions of one kind."""
    return SCORERS[kind](gold, predicted)


# --- events


def score_events(gold: Sequence[Row], predicted: Sequence[Row]) -> Score:
    """Score one event per text: its type and class among those found, and who did it to whom."""
    found = _by_id(predicted, "events")
    merged = any(row["type"] == "YIELD" for row in gold)
    types, quads = Tally(), Tally()
    full = with_actor = with_recipient = 0
    for row in gold:
        events = found.get(row["id"], [])
        wanted = _folded(row["type"], merged=merged)
        _count_set(types, wanted, {_folded(event["type"], merged=merged) for event in events})
        _count_set(quads, row["quad"], {_quad(event["type"], row) for event in events})
        same = [event for event in events if _folded(event["type"], merged=merged) == wanted]
        actors = [_overlaps_or_free(event["actor"], row["actor"]) for event in same]
        others = [_overlaps_or_free(event["recipient"], row["recipient"]) for event in same]
        full += any(a and b for a, b in zip(actors, others, strict=True))
        with_actor += any(actors)
        with_recipient += any(others)
    return {
        "type_set": types.figures(),
        "quad_set": quads.figures(),
        "type+actor+recipient": round(100 * full / len(gold), 1),
        "type+actor": round(100 * with_actor / len(gold), 1),
        "type+recipient": round(100 * with_recipient / len(gold), 1),
        "n": len(gold),
    }


def score_alarms(gold: Sequence[Row], predicted: Sequence[Row]) -> Score:
    """Score how many texts without an event are given one, and how many with one are not missed."""
    found = _by_id(predicted, "events")

    def share(relevant: int) -> float:
        rows = [row for row in gold if row["relevant"] == relevant]
        return round(100 * sum(bool(found.get(row["id"])) for row in rows) / max(1, len(rows)), 1)

    return {"false_alarms": share(0), "coverage_relevant": share(1), "n": len(gold)}


def _folded(kind: str, *, merged: bool) -> str:
    return "YIELD" if merged and kind in YIELDING else kind


def _quad(kind: str, row: Row) -> int:
    """Return the class of a type; a yielding event counts in whichever class the gold puts it."""
    if row["type"] == "YIELD" and _folded(kind, merged=True) == "YIELD":
        return int(row["quad"])
    return QUADS[kind]


def _count_set(tally: Tally, wanted: object, found: AbstractSet[object]) -> None:
    tally.right += wanted in found
    tally.missed += wanted not in found
    tally.wrong += len(found - {wanted})


def _overlaps_or_free(spans: Ranges, wanted: Ranges) -> bool:
    return not wanted or _overlap(spans, wanted)


# --- claims


@dataclass(frozen=True, slots=True)
class _Attribution:
    """The words of an attribution by role, each word known by where it starts."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    indirect: bool


def score_claims(gold: Sequence[Row], predicted: Sequence[Row]) -> Score:
    """Score who says what: words by role, and whole attributions paired by their content."""
    found = _by_id(predicted, "attributions")
    words = {role: Tally() for role in ROLES}
    whole, sourced, indirect = Tally(), Tally(), Tally()
    for row in gold:
        wanted = [_attribution(row["text"], each) for each in row["attributions"]]
        given = [_attribution(row["text"], each) for each in found.get(row["id"], [])]
        for role, tally in words.items():
            _count_words(tally, _union(wanted, role), _union(given, role))
        pairs = _pair(wanted, given)
        right = sum(_same_source(wanted[i], given[j]) for i, j in pairs)
        paired = sum(wanted[i].indirect for i, _ in pairs)
        indirect.right += paired
        indirect.missed += sum(each.indirect for each in wanted) - paired
        for tally, hits in ((whole, len(pairs)), (sourced, right)):
            tally.right += hits
            tally.wrong += len(given) - hits
            tally.missed += len(wanted) - hits
    return {f"tokens_{role}": tally.figures() for role, tally in words.items()} | {
        "attribution_J50": whole.figures(),
        "attribution_J50_with_source": sourced.figures(),
        "indirect_recall": indirect.figures()["R"],
    }


def _attribution(text: str, row: Row) -> _Attribution:
    source, cue, content = (_words(text, row[f"{role}_spans"]) for role in ROLES)
    said = "".join(text[start:end] for start, end in row["content_spans"])
    return _Attribution(source, cue, content, not MARKS & set(said))


def _words(text: str, spans: Ranges) -> frozenset[int]:
    return frozenset(
        match.start()
        for match in _WORD.finditer(text)
        if any(start < match.end() and match.start() < end for start, end in spans)
    )


def _union(attributions: Iterable[_Attribution], role: str) -> frozenset[int]:
    return frozenset().union(*(getattr(each, role) for each in attributions))


def _count_words(tally: Tally, wanted: frozenset[int], given: frozenset[int]) -> None:
    tally.right += len(wanted & given)
    tally.wrong += len(given - wanted)
    tally.missed += len(wanted - given)


def _pair(wanted: Sequence[_Attribution], given: Sequence[_Attribution]) -> list[tuple[int, int]]:
    """Pair attributions one to one, the likest contents first."""
    likeness = sorted(
        (-_jaccard(mine.content, theirs.content), i, j)
        for i, mine in enumerate(wanted)
        for j, theirs in enumerate(given)
    )
    taken_wanted: set[int] = set()
    taken_given: set[int] = set()
    pairs = []
    for distance, i, j in likeness:
        if -distance >= SAME_CONTENT and i not in taken_wanted and j not in taken_given:
            taken_wanted.add(i)
            taken_given.add(j)
            pairs.append((i, j))
    return pairs


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    return _share(len(one & other), len(one | other))


def _same_source(wanted: _Attribution, given: _Attribution) -> bool:
    return bool(wanted.source & given.source) or not (wanted.source or given.source)


# --- places


def score_geo(gold: Sequence[Row], predicted: Sequence[Row]) -> Score:
    """Score place names found to the letter, and how many of the located ones are within 161 km."""
    found = _by_id(predicted, "places")
    names = Tally()
    located = answered = right = 0
    for row in gold:
        wanted = {(span["start"], span["end"]): span for span in row["spans"]}
        given = {(place["start"], place["end"]): place for place in found.get(row["id"], [])}
        names.right += len(wanted.keys() & given.keys())
        names.wrong += len(given.keys() - wanted.keys())
        names.missed += len(wanted.keys() - given.keys())
        for key, span in wanted.items():
            if span.get("lat") is None:
                continue
            located += 1
            place = given.get(key)
            if place is not None and place.get("lat") is not None:
                answered += 1
                right += _is_right(span, place)
    return {
        "toponym_exact": names.figures(),
        "acc161_answered": round(right / max(1, answered), 3),
        "acc161_of_all_gold": round(right / max(1, located), 3),
        "answered": answered,
        "gold_with_coordinates": located,
    }


def _is_right(span: Row, place: Row) -> bool:
    country = place.get("country")
    if str(span.get("fcode", "")).startswith("PCL") and country and country == span.get("country"):
        return True
    if str(place.get("geonameid")) == str(span.get("geonameid", "-")):
        return True
    return distance_km((span["lat"], span["lon"]), (place["lat"], place["lon"])) <= RIGHT_KM


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two points given as latitude and longitude."""
    north, other_north = radians(one[0]), radians(other[0])
    east = radians(other[1] - one[1])
    half = sin((other_north - north) / 2) ** 2
    half += cos(north) * cos(other_north) * sin(east / 2) ** 2
    return EARTH_DIAMETER_KM * asin(sqrt(min(1.0, half)))


# --- names


def score_names(gold: Sequence[Row], predicted: Sequence[Row]) -> Score:
    """Score likenesses of pairs of names: best F, and recall where 95 % of those taken are right.

    Raises:
        ValueError: the predictions are not one per pair, in the gold's order.
    """
    if [(row["a"], row["b"]) for row in gold] != [(row["a"], row["b"]) for row in predicted]:
        raise ValueError("one prediction per pair, same order")
    ranked = sorted(
        ((row["score"], pair["same"]) for row, pair in zip(predicted, gold, strict=True)),
        key=lambda scored: -scored[0],
    )
    same = sum(is_same for _, is_same in ranked)
    right = 0
    best = trusted = 0.0
    for taken, (value, is_same) in enumerate(ranked, start=1):
        right += is_same
        if taken < len(ranked) and ranked[taken][0] == value:
            continue  # equal scores fall together
        precision, recall = right / taken, right / same
        both = precision + recall
        best = max(best, 2 * precision * recall / both if both else 0.0)
        if precision >= TRUSTED_PRECISION:
            trusted = max(trusted, recall)
    return {"best_F": round(best, 3), "recall_at_P95": round(trusted, 3), "n": len(ranked)}


# --- traps


def score_traps(gold: Sequence[Row], predicted: Sequence[Row]) -> Score:
    """Score modality and polarity of marked words, of each half of the traps by itself."""
    found = {row["id"]: row for row in predicted}
    halves = sorted({row["half"] for row in gold})
    return {half: _score_half(found, [r for r in gold if r["half"] == half]) for half in halves}


def _score_half(found: Mapping[str, Row], gold: Sequence[Row]) -> Score:
    tallies = {
        axis: sum(found.get(row["id"], {}).get(axis) in row[axis] for row in gold)
        for axis in ("modality", "polarity")
    }
    return {
        **{axis: round(100 * _share(right, len(gold)), 1) for axis, right in tallies.items()},
        "n": len(gold),
    }


# --- entities


def score_ner(gold: Sequence[Row], predicted: Sequence[Row]) -> Score:
    """Score names of persons, organisations and locations, to the letter and by overlap."""
    found = _by_id(predicted, "entities")
    return {kind: _score_type(kind, gold, found) for kind in ENTITY_TYPES}


def _score_type(kind: str, gold: Sequence[Row], found: Mapping[str, Sequence[Row]]) -> Score:
    exact, near = Tally(), Tally()
    for row in gold:
        wanted = _spans(row["entities"], kind)
        given = _spans(found.get(row["id"], ()), kind)
        _count_hits(exact, wanted, given, lambda span, others: span in others)
        _count_hits(near, wanted, given, lambda span, others: _overlap([span], list(others)))
    return {"exact": exact.figures(), "overlap": near.figures()}


def _spans(rows: Iterable[Row], kind: str) -> set[tuple[int, int]]:
    return {(row["start"], row["end"]) for row in rows if row["type"] == kind}


def _count_hits(
    tally: Tally,
    wanted: AbstractSet[tuple[int, int]],
    given: AbstractSet[tuple[int, int]],
    hits: Callable[[tuple[int, int], Collection[tuple[int, int]]], bool],
) -> None:
    found = sum(hits(span, given) for span in wanted)
    tally.right += found
    tally.missed += len(wanted) - found
    tally.wrong += len(given) - sum(hits(span, wanted) for span in given)


# --- all


def _by_id(predicted: Iterable[Row], field: str) -> dict[str, Sequence[Row]]:
    return {row["id"]: row[field] for row in predicted}


def _overlap(one: Ranges, other: Ranges) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in other)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


SCORERS: Mapping[str, Callable[[Sequence[Row], Sequence[Row]], Score]] = MappingProxyType(
    {
        "events": score_events,
        "alarms": score_alarms,
        "claims": score_claims,
        "geo": score_geo,
        "names": score_names,
        "traps": score_traps,
        "chains": score_chains,
        "world": score_world,
        "ner": score_ner,
    }
)
