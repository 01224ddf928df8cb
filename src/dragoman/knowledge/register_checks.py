"""Checks across the rows of a register: double ids and aliases, dangling roles, cycles."""

from collections.abc import Iterable, Mapping

from dragoman.knowledge.register_schema import Actor
from dragoman.model.actors import EntityKind

# Roles by which one body is part of another; these may not run in a circle.
MEMBERSHIPS = frozenset({"member", "part"})


def check_ids(actors: Iterable[Actor]) -> dict[str, Actor]:
    """Return the actors under their ids, refusing an id borne twice."""
    found: dict[str, Actor] = {}
    for actor in actors:
        if actor.entity.id in found:
            other = found[actor.entity.id].row
            raise actor.row.error(
                f"the id {actor.entity.id!r} is already at {other.path}:{other.line}",
                near=actor.entity.id,
            )
        found[actor.entity.id] = actor
    return found


def check_aliases(actors: Iterable[Actor]) -> None:
    """Refuse an alias on two actors of one source unless both declare it shared."""
    bearers: dict[str, Actor] = {}
    for actor in actors:
        for name in (actor.entity.name, *(alias.name for alias in actor.entity.aliases)):
            other = bearers.setdefault(name, actor)
            if other is actor or (name in actor.shared and name in other.shared):
                continue
            raise actor.row.error(
                f"the same alias twice: {name!r} also means {other.entity.id!r} "
                f"({other.row.path}:{other.row.line}); if both are right, list it under shared",
                near=name,
            )


def check_roles(actors: Mapping[str, Actor]) -> None:
    """Refuse roles in bodies that nobody knows, and memberships that run in a circle."""
    parents: dict[str, list[str]] = {}
    for name, actor in actors.items():
        for role in actor.entity.roles:
            if role.of is not None and role.of not in actors:
                raise actor.row.error(f"role in unknown {role.of!r}", near=role.of)
            if role.of and role.role in MEMBERSHIPS and actor.entity.kind != EntityKind.PERSON:
                parents.setdefault(name, []).append(role.of)
    for name in parents:
        _refuse_cycle(name, parents, actors)


def _refuse_cycle(
    start: str, parents: Mapping[str, list[str]], actors: Mapping[str, Actor]
) -> None:
    seen: set[str] = set()
    waiting = list(parents[start])
    while waiting:
        name = waiting.pop()
        if name == start:
            raise actors[start].row.error(f"{start!r} is, by its memberships, part of itself")
        if name not in seen:
            seen.add(name)
            waiting.extend(parents.get(name, ()))
