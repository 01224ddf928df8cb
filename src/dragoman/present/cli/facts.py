"""Events and claims with those who take part in them or make them, ready to be shown."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dragoman.analyse.grading import grade_claims
from dragoman.present.cli.options import read_sql
from dragoman.present.cli.screen import cite, print_line, quoted
from dragoman.store.base import Row, Store

# what a plain yes is; anything else is said
FIRM = ("asserted", "affirmed")


def list_events(store: Store, **wanted: object) -> list[Row]:
    """Return the events that fit, each with its actors and recipients."""
    asked: dict[str, object] = dict.fromkeys(
        ("type", "modality", "first", "last", "place", "actor", "min_score")
    )
    asked.update(wanted)
    events = store.query(read_sql("events"), **asked)
    found = store.query(read_sql("participants"), events=_ids(events, "id"))
    parties = _by(found, "event")
    for event in events:
        mine = parties.get(event["id"], [])
        event["modes"], event["contexts"] = event["modes"].split(), event["contexts"].split()
        event["actors"] = [_party(row) for row in mine if row["role"] == "actor"]
        event["recipients"] = [_party(row) for row in mine if row["role"] == "recipient"]
    return events


def list_claims(store: Store, **wanted: object) -> list[Row]:
    """Return the claims that fit, each with its speakers from the outlet inwards."""
    asked = {"denied": 0, "modality": None, "speaker": None, "outlet": None, "about": None}
    claims = store.query(read_sql("claims"), **{**asked, **wanted})
    speakers = _by(store.query(read_sql("speakers"), claims=_ids(claims, "id")), "claim")
    grades = grade_claims(store, [claim["id"] for claim in claims])
    for claim in claims:
        claim["grade"] = grades[claim["id"]].code
        claim["speakers"] = [
            {"speaker": row["speaker"], "kind": row["kind"], "entity": row["entity"]}
            | {"name": row["name"]}
            for row in speakers.get(claim["id"], [])
        ]
    return claims


def print_event(event: Row, *, indent: int = 0) -> None:
    """Print an event on a line: when, what, who to whom, where, its words, its citation."""
    who, whom = names(event["actors"]), names(event["recipients"])
    print_line(
        (event["date"] or "no date", "cyan"),
        (event["type"], "bold"),
        (firmness(event), "yellow"),
        who or "?",
        f"→ {whom}" if whom else "",
        f"at {event['place_name']}" if event["place_name"] else "",
        quoted(event["quote"]),
        citation=cite_row(event),
        indent=indent,
    )


def print_claim(claim: Row, *, indent: int = 0) -> None:
    """Print a claim on a line: who says it through whom, how firmly, its words, its citation."""
    print_line(
        (claim["published"] or "no date", "cyan"),
        (chain(claim["speakers"]), "bold"),
        claim["act"].replace("_", " "),
        (firmness(claim), "yellow"),
        (claim["grade"], "dim"),
        quoted(claim["quote"]),
        citation=cite_row(claim),
        indent=indent,
    )


def cite_row(row: Row) -> str:
    """Return the citation of a row with the columns of a record and its article's path."""
    return cite(
        path=row["path"],
        document=row["document"],
        start=row["start"],
        end=row["end"],
        record=row["id"],
    )


def firmness(row: Mapping[str, str]) -> str:
    """Return in brackets what keeps a record from being a plain yes, or nothing."""
    weak = [word for word in (row["modality"], row["polarity"]) if word not in FIRM]
    return f"({', '.join(weak)})" if weak else ""


def names(parties: Iterable[Row]) -> str:
    """Return who is meant, by name where known, else by the words of the article."""
    return ", ".join(party["name"] or quoted(party["quote"]) for party in parties)


def chain(speakers: Sequence[Row]) -> str:
    """Return the speakers from the outlet inwards."""
    return " > ".join(link["name"] or link["speaker"] or "unnamed" for link in speakers)


def _party(row: Row) -> Row:
    return {key: row[key] for key in ("entity", "name", "quote", "mention", "start", "end")}


def _ids(rows: Iterable[Row], column: str) -> str:
    return msgspec.json.encode([row[column] for row in rows]).decode()


def _by(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[column], []).append(row)
    return groups
