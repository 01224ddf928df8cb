"""Sorts the claims of a finding into the sides that stand against each other."""

from collections.abc import Callable, Sequence
from typing import Any

from dragoman.present.web.lookup import Lookup, Row
from dragoman.present.web.speakers import name_speaker

Label = Callable[[Lookup, Row, Row], str | None]


def split_sides(lookup: Lookup, finding: Row) -> list[dict[str, Any]]:
    """Return ``label`` and ``claims`` (positions) of each side, in order of first appearance."""
    claims = lookup.claims_of(finding["claims"])
    label = _LABELS.get(finding["kind"])
    sides = _group(lookup, finding, claims, label) if label is not None else {}
    if len(sides) < 2:  # noqa: PLR2004 - one side is no disagreement: let each speak for itself
        sides = _group(lookup, finding, claims, _speaker)
    places = lookup.place_of["claims"]
    return [
        {"label": label, "claims": [places[claim["id"]] for claim in side]}
        for label, side in sides.items()
    ]


def _group(
    lookup: Lookup, finding: Row, claims: Sequence[Row], label: Label
) -> dict[str, list[Row]]:
    sides: dict[str, list[Row]] = {}
    for claim in claims:
        sides.setdefault(label(lookup, finding, claim) or "not said", []).append(claim)
    return sides


def _speaker(lookup: Lookup, _finding: Row, claim: Row) -> str:
    return name_speaker(lookup, claim)


def _polarity(_lookup: Lookup, _finding: Row, claim: Row) -> str:
    return "Denied" if claim["polarity"] == "denied" else "Said to be so"


def _date(lookup: Lookup, _finding: Row, claim: Row) -> str | None:
    event = lookup.get("events", claim["event"])
    return event["date"] if event is not None else None


def _number(lookup: Lookup, _finding: Row, claim: Row) -> str | None:
    event = lookup.get("events", claim["event"])
    if event is None or not event["magnitudes"]:
        return None
    return ", ".join(_amount(magnitude) for magnitude in event["magnitudes"])


def _amount(magnitude: Row) -> str:
    low, high = magnitude["low"], magnitude["high"]
    if low == high:
        count = _plain(low)
    elif high is None:
        count = f"at least {_plain(low)}"
    elif low is None:
        count = f"at most {_plain(high)}"
    else:
        count = f"{_plain(low)} to {_plain(high)}"
    return f"{count} {magnitude['kind']}"


def _plain(number: float | None) -> str:
    return "an unknown number" if number is None else f"{number:,.10g}"


def _holder(lookup: Lookup, _finding: Row, claim: Row) -> str | None:
    relation = lookup.get("relations", claim["relation"])
    if relation is not None:
        return _name(lookup, relation["a"])
    event = lookup.get("events", claim["event"])
    if event is None:
        return None
    return ", ".join(_name(lookup, a["entity"]) for a in event["actors"] if a["entity"]) or None


def _spelling(lookup: Lookup, finding: Row, claim: Row) -> str | None:
    for mention in lookup.mentions[claim["document"]]:
        named = mention["entity"] == finding["about"] and mention["form"] == "name"
        if named and claim["start"] <= mention["start"] and mention["end"] <= claim["end"]:
            quote: str = mention["quote"]
            return quote
    return None


def _name(lookup: Lookup, key: str) -> str:
    row = lookup.get("entities", key)
    return row["name"] if row is not None else key


_LABELS: dict[str, Label] = {
    "contradiction": _polarity,
    "date_conflict": _date,
    "denial": _polarity,
    "naming_difference": _spelling,
    "number_conflict": _number,
    "side_conflict": _holder,
}
