"""Commands that list what is in the record: articles, actors, events, claims."""

from typing import Annotated

import msgspec
import typer

from dragoman.analyse.outlets import find_outlet
from dragoman.knowledge.ontology import load_ontology
from dragoman.model.actors import EntityKind
from dragoman.model.claims import Modality
from dragoman.present.cli.facts import (
    cite_row,
    list_claims,
    list_events,
    print_claim,
    print_event,
)
from dragoman.present.cli.names import PLACES, find_entity
from dragoman.present.cli.options import (
    ActorOption,
    FromOption,
    JsonOption,
    LimitOption,
    ModalityOption,
    OnOption,
    PlaceOption,
    StoreOption,
    ToOption,
    bounds,
    cut,
    parse_period,
    parse_word,
    read_sql,
    read_store,
)
from dragoman.present.cli.screen import cite, count, print_json, print_line, print_rest
from dragoman.store.base import Row, Store


def documents(
    *, store: StoreOption = None, limit: LimitOption = None, json: JsonOption = False
) -> None:
    """List the articles by date, with what was found in each."""
    with read_store(store) as record:
        rows = record.query(read_sql("documents"))
    shown = cut(rows, limit, as_json=json)
    if json:
        print_json(shown)
        return
    for row in shown:
        print_line(
            (row["published"] or "no date", "cyan"),
            (row["title"] or "untitled", "bold"),
            f"· {row['outlet'] or 'unknown outlet'} ·",
            f"{count(row['events'], 'event')}, {count(row['claims'], 'claim')}",
            f"· one origin with others: {row['copy_group']}" if row["copy_group"] else "",
            citation=cite(
                path=row["path"],
                document=row["id"],
                start=0,
                end=row["characters"],
                record=row["id"],
            ),
        )
    print_rest(shown=len(shown), total=len(rows))


def actors(
    *,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="KIND", help="Only these: person, state, place …"),
    ] = None,
    store: StoreOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """List who is named; with --kind place, which places."""
    with read_store(store) as record:
        rows = record.query(read_sql("actors"), kind=parse_word(kind, EntityKind, what="kind"))
        shown = cut(rows, limit, as_json=json)
        where = first_mentions(record, shown)
    if json:
        print_json([row | {"known": bool(row["known"])} for row in shown])
        return
    for row in shown:
        print_line(
            (row["name"], "bold"),
            f"· {row['kind'].replace('_', ' ')}",
            f"· {row['country']}" if row["country"] else "",
            f"· {count(row['mentions'], 'mention')}, {count(row['events'], 'event')},",
            count(row["claims"], "claim"),
            "" if row["known"] else "· first met here",
            citation=f"{where[row['id']]} {row['id']}",
        )
    print_rest(shown=len(shown), total=len(rows))


def first_mentions(store: Store, rows: list[Row]) -> dict[str, str]:
    """Return where each entity is named first, as a citation."""
    ids = msgspec.json.encode([row["id"] for row in rows]).decode()
    found = store.query(read_sql("first_mention"), entities=ids)
    return {row["entity"]: cite_row(row) for row in found}


def events(
    *,
    event_type: Annotated[
        str | None,
        typer.Option("--type", metavar="TYPE", help="Of this PLOVER type: ASSAULT, CONSULT …"),
    ] = None,
    actor: ActorOption = None,
    on: OnOption = None,
    since: FromOption = None,
    until: ToOption = None,
    place: PlaceOption = None,
    modality: ModalityOption = None,
    min_score: Annotated[
        float, typer.Option("--min-score", min=0, max=1, help="Only those at least so sure.")
    ] = 0.0,
    store: StoreOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """List events by date; what is no plain yes is in brackets."""
    period = parse_period(on, since, until)
    firmness = parse_word(modality, Modality, what="modality")
    with read_store(store) as record:
        who = find_entity(record, actor) if actor is not None else None
        where = find_entity(record, place, kinds=PLACES) if place is not None else None
        rows = list_events(
            record,
            type=_known_type(record, event_type),
            modality=firmness,
            actor=who.id if who else None,
            place=where.id if where else None,
            min_score=min_score,
            **bounds(period),
        )
    shown = cut(rows, limit, as_json=json)
    if json:
        print_json(shown)
        return
    for row in shown:
        print_event(row)
    print_rest(shown=len(shown), total=len(rows))


def claims(
    *,
    speaker: Annotated[
        str | None,
        typer.Option("--speaker", metavar="NAME", help="Made by this actor, or this outlet."),
    ] = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="NAME", help="About this actor or place.")
    ] = None,
    denied: Annotated[bool, typer.Option("--denied", help="Only denials.")] = False,
    modality: ModalityOption = None,
    store: StoreOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """List who says what through whom, and how firmly."""
    firmness = parse_word(modality, Modality, what="modality")
    with read_store(store) as record:
        outlet = find_outlet(record, speaker)
        named = speaker if outlet is None else None
        who = find_entity(record, named) if named is not None else None
        topic = find_entity(record, about) if about is not None else None
        rows = list_claims(
            record,
            denied=int(denied),
            modality=firmness,
            speaker=who.id if who else None,
            outlet=outlet,
            about=topic.id if topic else None,
        )
    shown = cut(rows, limit, as_json=json)
    if json:
        print_json(shown)
        return
    for row in shown:
        print_claim(row)
    print_rest(shown=len(shown), total=len(rows))


def _known_type(record: Store, name: str | None) -> str | None:
    if name is None:
        return None
    kept = record.query("SELECT value FROM meta WHERE key = 'ontology'")
    types = msgspec.json.decode(kept[0]["value"])["quads"] if kept else load_ontology().types
    return parse_word(name, sorted(types), what="type of event")
