"""Builds the dossier: every record of a corpus on one page that needs nothing else."""

from collections.abc import Mapping
from typing import Any

from dragoman.knowledge.ontology import load_ontology
from dragoman.model.when import DateRange
from dragoman.present.web.briefing import compose_brief
from dragoman.present.web.first import pack_first
from dragoman.present.web.grades import grade_words
from dragoman.present.web.lookup import Lookup, Records, Row, date_bounds, index_records
from dragoman.present.web.outline import cut_outline
from dragoman.present.web.page import build_page
from dragoman.present.web.payload import pack_records
from dragoman.present.web.predictions import pack_predictions
from dragoman.present.web.wording import pack_wording

# places that are whole countries or larger are never drawn as points
BROAD = frozenset({"continent", "country", "state"})
_LATEST_DAY = "9999-12-31"

# the last day of a longer stretch is no day on which anything is known to have been written
CLEAR_DAYS = 45


def build_dossier(records: Records, *, title: str, on: str | None = None) -> str:
    """Return the page as HTML; ``on`` is the date its state of play is told for.

    Without ``on`` that is the day of the newest article. ``records`` has one list per kind of
    record, as exported; ``manifest`` is a list of one, or the manifest itself.

    Raises:
        DateError: ``on`` is not a date.
    """
    lookup = index_records(records)
    day = DateRange.parse(on).last.isoformat() if on is not None else newest_day(lookup)
    manifest = _manifest(records)
    data: dict[str, Any] = {
        "on": day,
        "manifest": manifest,
        "quads": (manifest.get("ontology") or {}).get("quads") or _general_quads(),
        "outline": cut_outline(_points(lookup)),
        "brief": compose_brief(lookup, day or _LATEST_DAY),
        "predictions": pack_predictions(lookup),
        "wording": pack_wording(lookup, records),
        "grades": grade_words(),
        **pack_records(lookup),
    }
    texts = [row["text"] for row in lookup.rows["documents"]]
    first = pack_first(data, texts)
    rest = {kind: each for kind, each in data.items() if kind not in first}
    return build_page(title, first, rest, texts)


def newest_day(lookup: Lookup) -> str | None:
    """Return the last day of publication, or of any incident where no article is dated.

    A date that is known to lie within months counts with its first day: the last may be years off.
    """
    for kind, field in (("documents", "published"), ("incidents", "date")):
        held = filter(None, (_range(row[field]) for row in lookup.rows[kind]))
        days = [each.last if each.days <= CLEAR_DAYS else each.first for each in held]
        if days:
            return max(days).isoformat()
    return None


def _range(text: str | None) -> DateRange | None:
    bounds = date_bounds(text)
    return DateRange.parse("/".join(bounds)) if bounds is not None else None


def _general_quads() -> dict[str, int]:
    return {name: kind.quad for name, kind in sorted(load_ontology().types.items())}


def _manifest(records: Records) -> Mapping[str, Any]:
    manifest = records.get("manifest", ())
    if isinstance(manifest, Mapping):
        return manifest
    return manifest[0] if manifest else {}


def _points(lookup: Lookup) -> list[tuple[float, float]]:
    places = [event["place"] for event in lookup.rows["events"]]
    places += [_held_place(lookup, r) for r in lookup.rows["relations"] if r["kind"] == "controls"]
    return sorted(
        (place["lon"], place["lat"])
        for place in places
        if place is not None
        and place["lat"] is not None
        and place.get("precision", place.get("kind")) not in BROAD
    )


def _held_place(lookup: Lookup, relation: Row) -> Row | None:
    return lookup.get("entities", relation["b"])
