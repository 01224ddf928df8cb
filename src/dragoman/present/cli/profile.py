"""The command that shows one actor or place: names, ties, deeds and words."""

from collections.abc import Callable
from typing import Annotated, TypeVar

import typer

from dragoman.analyse.network import list_ties
from dragoman.present.cli.facts import list_claims, list_events, print_claim, print_event
from dragoman.present.cli.lists import first_mentions
from dragoman.present.cli.names import find_entity
from dragoman.present.cli.options import JsonOption, LimitOption, StoreOption, cut, read_store
from dragoman.present.cli.screen import count, print_json, print_line, print_rest
from dragoman.present.cli.ties import print_tie
from dragoman.store.base import Row, Store

T = TypeVar("T")
_NAMES = (
    "SELECT name, count FROM aliases WHERE entity = :id AND count > 0 ORDER BY count DESC, name"
)


def actor(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Any spelling, or an id.")],
    *,
    store: StoreOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """Show one actor or place: names, ties, what they did and said."""
    with read_store(store) as record:
        who = find_entity(record, name)
        facts = _facts(record, who.id)
        where = first_mentions(record, [facts]).get(who.id, "")
        ties = list_ties(record, entity=who.id)
        events = list_events(record, actor=who.id)
        claims = list_claims(record, speaker=who.id)
    if json:
        print_json({**facts, "ties": ties, "events": events, "claims": claims})
        return
    _print_facts(facts, where)
    _print_part("ties", ties, limit, print_tie)
    _print_part("did, or had done to them", events, limit, print_event)
    _print_part("said", claims, limit, print_claim)


def _facts(store: Store, entity: str) -> Row:
    (facts,) = store.query("SELECT * FROM entities WHERE id = :id", id=entity)
    return {**facts, "known": bool(facts["known"]), "aliases": store.query(_NAMES, id=entity)}


def _print_facts(facts: Row, where: str) -> None:
    print_line(
        (facts["name"], "bold"),
        f"· {facts['kind'].replace('_', ' ')}",
        f"· {facts['country']}" if facts["country"] else "",
        f"· {count(facts['mentions'], 'mention')}",
        citation=f"{where} {facts['id']}",
    )
    spellings = ", ".join(f"{row['name']} ({row['count']})" for row in facts["aliases"])
    print_line("named", spellings or "never by name", indent=2)


def _print_part(title: str, rows: list[T], limit: int | None, show: Callable[[T], None]) -> None:
    shown = cut(rows, limit, as_json=False)
    if rows:
        print_line((title, "bold underline"))
        for row in shown:
            show(row)
        print_rest(shown=len(shown), total=len(rows))
