"""A record of the size of a real corpus, made by rule: many long articles, mentions and events."""

from typing import Any

from bundle_builder import Bundle

ARTICLES, ACTORS, EVENTS_EACH, PARAGRAPHS = 271, 120, 18, 40
FILLER = (
    "Shopkeepers on the corniche swept glass into heaps, and a boy sold tea from a pot that had"
    " lost its lid; nobody could say when the buses would run again, or who would pay the drivers."
)
MANIFEST: dict[str, Any] = {"schema": 1, "version": "0.1.0", "skipped": []}


def big_bundle() -> dict[str, list[dict[str, Any]]]:
    """Return about 5 MB of text with 10,000 mentions and 5,000 events; the same on every call."""
    made = Bundle()
    for number in range(ACTORS):
        kind = "armed_group" if number % 3 else "state"
        made.entity(f"act-{number:03}", kind, f"Actor{number:03}")
    for number in range(40):
        spot = {"lat": 24 + number % 8, "lon": 10 + number * 0.4}
        made.entity(f"loc-{number:02}", "place", f"Town{number:02}", **spot)
    for article in range(ARTICLES):
        _add_article(made, article)
    _add_groups(made)
    for mention in _mentions(made):
        made.add("mentions", mention)
    return made.export(MANIFEST)


def _add_article(made: Bundle, article: int) -> None:
    key = f"doc-{article:03}"
    day = f"2011-{1 + article % 12:02}-{1 + article % 28:02}"
    clauses = [_clause(article, number) for number in range(EVENTS_EACH)]
    blocks = [f"headline|Report {article} from the coast"]
    for number in range(PARAGRAPHS):
        told = f"{clauses[number]}. " if number < EVENTS_EACH else ""
        blocks.append(f"body|{told}{FILLER} {FILLER} {number}")
    made.document(key, f"Outlet {article % 23}", day, *blocks)
    for number, clause in enumerate(clauses):
        actor, recipient, town = _parties(article, number)
        made.event(
            f"ev-{article:03}-{number:02}",
            key,
            clause,
            "attacked",
            "ASSAULT",
            date=day,
            actors=((f"Actor{actor:03}", f"act-{actor:03}"),),
            recipients=((f"Actor{recipient:03}", f"act-{recipient:03}"),),
            place=(f"Town{town:02}", f"loc-{town:02}", "town"),
            incident=f"inc-{(article * EVENTS_EACH + number) // 2:04}",
        )


def _parties(article: int, number: int) -> tuple[int, int, int]:
    actor = (article * 7 + number * 3) % ACTORS
    return actor, (actor + 1 + number % 5) % ACTORS, (article + number) % 40


def _clause(article: int, number: int) -> str:
    actor, recipient, town = _parties(article, number)
    return f"Fighters of Actor{actor:03} attacked Actor{recipient:03} in Town{town:02} ({number})"


def _add_groups(made: Bundle) -> None:
    members: dict[str, list[dict[str, Any]]] = {}
    for event in made.rows["events"]:
        members.setdefault(event["incident"], []).append(event)
    for key, events in members.items():
        first = events[0]
        row = {
            "id": key,
            "type": "ASSAULT",
            "actors": sorted({a["entity"] for e in events for a in e["actors"]}),
            "recipients": sorted({r["entity"] for e in events for r in e["recipients"]}),
            "date": first["date"],
            "place": first["place"]["entity"],
            "events": [event["id"] for event in events],
            "origins": len(events),
            "disputed": False,
            "headline": first["quote"],
        }
        made.add("incidents", row)
    for number in range(ACTORS * 4):
        a, b = f"act-{number % ACTORS:03}", f"act-{(number * 11 + 5) % ACTORS:03}"
        claim = made.rows["claims"][number * 5]["id"]
        kind = "backs" if number % 3 else "opposes"
        made.relation(f"rel-{number:03}", a, kind, b, claim, start=f"2011-{1 + number % 12:02}")
    for number in range(300):
        pair = [row["id"] for row in made.rows["claims"][number * 2 : number * 2 + 2]]
        made.finding(f"find-{number:03}", "contradiction", None, "Two accounts differ.", *pair)


def _mentions(made: Bundle) -> list[dict[str, Any]]:
    rows = []
    for event in made.rows["events"]:
        for part in [*event["actors"], *event["recipients"], event["place"]]:
            row = {"id": f"men-{len(rows):05}", "document": event["document"], "form": "name"}
            rows.append(
                row | {"metonym": False, **{k: part[k] for k in ("entity", "start", "end")}}
            )
    texts = {row["id"]: row["text"] for row in made.rows["documents"]}
    for row in rows:
        row["quote"] = texts[row["document"]][row["start"] : row["end"]]
    return rows
