"""What was foreseen, and whether a later article reports it."""

from typing import Any

from dragoman.present.web.lookup import Lookup, Row, date_bounds
from dragoman.present.web.speakers import affirming

# a prediction in fewer words ("when it next meets") says nothing by itself
FEWEST_WORDS = 5


def find_predictions(lookup: Lookup) -> list[Row]:
    """Return the claims that foresee something: those of substance first, then the newest."""
    foreseen = [claim for claim in lookup.rows["claims"] if claim["modality"] == "predicted"]
    foreseen.sort(key=lambda c: (_published(lookup, c), c["id"]), reverse=True)
    return sorted(foreseen, key=lambda c: (not has_substance(c), c["event"] is None))


def has_substance(claim: Row) -> bool:
    """Tell whether the words say something by themselves."""
    return len(claim["quote"].split()) >= FEWEST_WORDS


def find_outcome(lookup: Lookup, claim: Row) -> tuple[Row | None, Row | None]:
    """Return the incident foreseen and the first claim in a later article that it happened."""
    event = lookup.get("events", claim["event"])
    incident = lookup.get("incidents", event["incident"]) if event is not None else None
    told = _published(lookup, claim)
    if incident is None or not told:
        return incident, None
    later = [
        other
        for other in affirming(lookup.claims_of_incident(incident))
        if other["document"] != claim["document"] and told <= _published(lookup, other)
    ]
    first = min(later, key=lambda c: (_published(lookup, c), c["id"]), default=None)
    return incident, first


def pack_predictions(lookup: Lookup) -> list[dict[str, Any]]:
    """Return positions: the claim, the incident it foresees, the later claim."""
    packed = []
    for claim in find_predictions(lookup):
        incident, later = find_outcome(lookup, claim)
        packed.append(
            {
                "claim": lookup.position("claims", claim["id"]),
                "incident": lookup.position("incidents", incident["id"] if incident else None),
                "later": lookup.position("claims", later["id"] if later else None),
            }
        )
    return packed


def _published(lookup: Lookup, claim: Row) -> str:
    document = lookup.get("documents", claim["document"])
    bounds = date_bounds(document["published"]) if document is not None else None
    return bounds[0] if bounds is not None else ""
