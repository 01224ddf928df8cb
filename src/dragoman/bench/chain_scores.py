"""Scores of who is said to say a marked word, through whom, how firmly, and whether at all."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

_Row: TypeAlias = Mapping[str, Any]
_Link: TypeAlias = Sequence[str | None]
AXES = ("modality", "polarity", "chain")


def score_chains(gold: Sequence[_Row], predicted: Sequence[_Row]) -> dict[str, Any]:
    """Score modality, polarity and the whole chain of marked words, of each half by itself."""
    found = {row["id"]: row for row in predicted}
    halves = sorted({row["half"] for row in gold})
    return {
        half: _score_half(found, [row for row in gold if row["half"] == half]) for half in halves
    }


def _score_half(found: Mapping[str, _Row], gold: Sequence[_Row]) -> dict[str, Any]:
    right = dict.fromkeys(AXES, 0)
    for row in gold:
        for axis, is_right in judge_row(row, found.get(row["id"], {})).items():
            right[axis] += is_right
    shares = {axis: round(100 * count / len(gold), 1) for axis, count in right.items()}
    return {**shares, "n": len(gold)}


def judge_row(gold: _Row, given: _Row) -> dict[str, bool]:
    """Tell for each axis whether one row is right; a missing prediction is right nowhere."""
    return {
        "modality": given.get("modality") in gold["modality"],
        "polarity": given.get("polarity") in gold["polarity"],
        "chain": "chain" in given
        and any(_same_chain(wanted, given["chain"]) for wanted in gold["chains"]),
    }


def _same_chain(wanted: Sequence[_Link], given: Sequence[_Link]) -> bool:
    """Tell whether every speaker stands in his place with his cue.

    A link without a speaker ("reportedly") may be there or not; with another cue it is wrong.
    """
    hearsay = [link for link in wanted if link[0] is None]
    named = [link for link in wanted if link[0] is not None]
    left = [
        link
        for link in given
        if link[0] is not None or not any(_same_words(each[1], link[1]) for each in hearsay)
    ]
    return len(named) == len(left) and all(
        _same_words(one[0], other[0]) and _same_words(one[1], other[1])
        for one, other in zip(named, left, strict=True)
    )


def _same_words(wanted: str | None, given: str | None) -> bool:
    """Tell whether the words given hold those wanted, or are a part of them."""
    if wanted is None or given is None:
        return wanted is given
    one, other = wanted.casefold(), given.casefold()
    return one in other or other in one
