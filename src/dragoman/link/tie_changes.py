"""Ties to build anew after a change: those that what has changed tells of."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dragoman.link.facts import Tie, Told
from dragoman.link.relations import Key, tie_key
from dragoman.link.shelf import Shelf
from dragoman.model.claims import RelationKind
from dragoman.store.workings import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class TieChanges:
    """The ties to build anew, by kind and whom they tie, and all that is told of them."""

    keys: frozenset[Key]
    told: tuple[Tie, ...]
    documents: frozenset[str]


def renew_ties(shelf: Shelf, moved: AbstractSet[str]) -> TieChanges:
    """Find what is told of the ties of what has changed; of a hold, also who lost the place."""
    now = shelf.fetch(shelf.stirred | moved)
    before = list(shelf.before.values())
    present = [each for each in now if each.source.id in shelf.changed]
    shelf.draft.renew(_enter(before), _enter(present))
    keys = {tie_key(tie) for told in (*before, *now) for tie in told.ties}
    places = {key[2] for key in keys if key[0] is RelationKind.CONTROLS}
    wanted = {*map(_name, keys), *map(_hold, places)}
    held = shelf.workings.entries(wanted).values()
    documents = {entry.document for entries in held for entry in entries}
    told = [
        tie
        for each in shelf.fetch({*documents, *(one.source.id for one in now)})
        for tie in each.ties
    ]
    keys |= {tie_key(tie) for tie in told if _is_hold(tie) and tie.b in places}
    ties = sorted((t for t in told if tie_key(t) in keys), key=lambda tie: tie.statement.id)
    return TieChanges(
        keys=frozenset(keys),
        told=tuple(ties),
        documents=frozenset(tie.document for tie in ties),
    )


def _enter(told: Iterable[Told]) -> Iterator[Entry]:
    for each in told:
        for tie in each.ties:
            yield Entry(_name(tie_key(tie)), "", tie.statement.id, tie.document)
            if _is_hold(tie):
                yield Entry(_hold(tie.b), "", tie.statement.id, tie.document)


def _is_hold(tie: Tie) -> bool:
    return tie.statement.kind is RelationKind.CONTROLS


def _name(key: Key) -> str:
    return f"tie:{key[0]}|{key[1]}|{key[2]}"


def _hold(place: str) -> str:
    return f"hold:{place}"
