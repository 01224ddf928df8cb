"""A title for a record that was given none: the country most is told of, and the years."""

from collections import Counter

from dragoman.present.web.lookup import Records, date_bounds

UNTITLED = "Dossier"
# of the events with a known place, the share that must lie in one country to name it
SHARE = 0.4
# an article that may be of any day in more than this many years dates nothing
WIDEST_YEARS = 1


def find_title(records: Records) -> str:
    """Return the country and the years of publication: ``Libya, 2011–2020``."""
    return ", ".join(filter(None, (_find_country(records) or UNTITLED, _find_years(records))))


def _find_country(records: Records) -> str | None:
    entities = {row["id"]: row for row in records.get("entities", ())}
    names = {row["country"]: row["name"] for row in entities.values() if row["kind"] == "state"}
    places = [event["place"] for event in records.get("events", ()) if event["place"] is not None]
    found = [entities[p["entity"]]["country"] for p in places if p["entity"] in entities]
    counted = Counter(country for country in found if country in names)
    if not counted:
        return None
    most = min(counted, key=lambda country: (-counted[country], country))
    return names[most] if counted[most] >= SHARE * len(found) else None


def _find_years(records: Records) -> str | None:
    bounds = [date_bounds(row["published"]) for row in records.get("documents", ())]
    years = [(int(first[:4]), int(last[:4])) for first, last in filter(None, bounds)]
    sure = [(first, last) for first, last in years if last - first <= WIDEST_YEARS]
    if not sure:
        return None
    first, last = min(first for first, _ in sure), max(last for _, last in sure)
    return str(first) if first == last else f"{first}–{last}"
