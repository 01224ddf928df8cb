"""The records a briefing is about: those of one actor or place, and none of after its day."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from dragoman.present.web.lookup import Records, Row, date_bounds

_TIED = ("a", "b")
# a prediction that does not say for when is watched for so many days
WATCHED = 365


def narrow_records(records: Records, *, on: str, about: str | None = None) -> dict[str, Any]:
    """Return the records without ties, incidents and findings of others or of after the day.

    Predictions count from the day they were published until the end of what they say for when, or
    for a year where they do not say. Claims, events and articles stay, so that
    what is told can be cited.
    """
    published = {row["id"]: row["published"] for row in records["documents"]}
    events = {row["id"]: row for row in records["events"]}
    met = _met(records, about) if about is not None else {}
    incidents = [
        row
        for row in records["incidents"]
        if _is_about(row, about) and not _begins_after(row["date"], on)
    ]
    relations = [
        row
        for row in records["relations"]
        if about is None or about in {row[side] for side in _TIED}
    ]
    told = {row["id"] for row in (*incidents, *relations)}
    return {
        **records,
        "incidents": incidents,
        "relations": relations,
        "findings": [
            row
            for row in records["findings"]
            if _finding_fits(row, about, told) and not _is_later(row, records, on)
        ],
        "claims": [
            row
            for row in records["claims"]
            if row["modality"] != "predicted"
            or (
                _is_open(row, published[row["document"]], on)
                and (about is None or _foretells(row, about, events, met))
            )
        ],
    }


def _is_about(incident: Row, about: str | None) -> bool:
    return about is None or about in {
        *incident["actors"],
        *incident["recipients"],
        incident["place"],
    }


def _finding_fits(finding: Row, about: str | None, told: set[str]) -> bool:
    """Tell whether a finding concerns what is told; one on an incident left out does not."""
    if about is not None:
        return finding["about"] == about or finding["about"] in told
    return (
        finding["about"] is None
        or not finding["about"].startswith("inc-")
        or (finding["about"] in told)
    )


def _is_later(finding: Row, records: Records, on: str) -> bool:
    """Tell whether all the articles a finding compares are of after the day."""
    mine = set(finding["documents"])
    dates = [row["published"] for row in records["documents"] if row["id"] in mine]
    return bool(dates) and all(_begins_after(date, on) for date in dates)


def _is_open(claim: Row, published: str | None, on: str) -> bool:
    """Tell whether a prediction was made by the day, and its time is not over."""
    if _begins_after(published, on):
        return False
    horizon, told = date_bounds(claim.get("horizon")), date_bounds(published)
    if horizon is not None:
        return horizon[1] >= on
    since = date.fromisoformat(on) - timedelta(days=WATCHED)
    return told is None or told[1] >= since.isoformat()


def _begins_after(date: str | None, on: str) -> bool:
    bounds = date_bounds(date)
    return bounds is not None and bounds[0] > on


def _met(records: Records, about: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for mention in records["mentions"]:
        if mention["entity"] == about:
            found.setdefault(mention["document"], []).append(mention)
    return found


def _foretells(
    claim: Row, about: str, events: Mapping[str, Row], met: Mapping[str, list[Row]]
) -> bool:
    event = events.get(claim["event"] or "")
    parties = [*event["actors"], *event["recipients"]] if event is not None else []
    return (
        any(link["entity"] == about for link in claim["attribution"])
        or any(party["entity"] == about for party in parties)
        or any(
            claim["start"] <= mention["start"] and mention["end"] <= claim["end"]
            for mention in met.get(claim["document"], ())
        )
    )
