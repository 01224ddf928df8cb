"""From rows of actor files to checked actors."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from dragoman.errors import KnowledgeError
from dragoman.knowledge.register_rows import Row, read_toml_rows, read_tsv_rows
from dragoman.model.actors import Alias, Entity, EntityKind, Role
from dragoman.model.when import DateRange

Gender = Literal["female", "male"]

ACTOR_KEYS = frozenset(
    {"id", "kind", "name", "aliases", "shared", "country", "sectors", "wikidata", "gender"}
    | {"roles", "active", "seats", "capital", "descriptions", "source"}
)
STATE_KEYS = frozenset(
    {"iso3", "id", "name", "aliases", "adjectives", "people", "capital", "seats", "homonym"}
    | {"source"}
)
STATE_LISTS = ("aliases", "adjectives", "people", "capital", "seats")
MEDIA_KEYS = frozenset({"id", "name", "aliases", "country", "source"})
ROLE_KEYS = frozenset({"role", "of", "held"})
SECTORS = frozenset(
    {"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS"}
    | {"CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"}
)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_ISO3 = re.compile(r"[A-Z]{3}\Z")
_WIKIDATA = re.compile(r"Q[1-9]\d*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An entity of the register with what only the register needs to know of it.

    ``active`` is when it existed or mattered. ``seats`` are buildings whose name stands for it,
    ``capital`` the cities whose name does where the clause lets it act. ``descriptions`` are set
    phrases ("the unity government") that mean it while active. ``shared`` are the aliases that
    others bear too. ``homonym`` marks a state whose name other places or people bear.
    """

    entity: Entity
    row: Row
    gender: Gender | None = None
    active: DateRange | None = None
    seats: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    homonym: bool = False


def read_actors(path: Path) -> list[Actor]:
    """Read a file of ``[[actor]]`` entries, dated by its ``reviewed`` line.

    Raises:
        KnowledgeError: naming file and line.
    """
    values, rows = read_toml_rows(path, "actor")
    for key in sorted(values.keys() - {"reviewed"}):
        raise KnowledgeError(f"{path}:1: unknown key {key!r}")
    reviewed = values.get("reviewed")
    if not isinstance(reviewed, date):
        raise KnowledgeError(f"{path}:1: the file must start with reviewed = YYYY-MM-DD")
    return [_actor(row, DateRange.day(reviewed)) for row in rows]


def _actor(row: Row, reviewed: DateRange) -> Actor:
    row.check_keys(ACTOR_KEYS, frozenset({"id", "kind", "name", "source"}))
    row.required_text("source")
    gender = row.text("gender")
    if gender not in {None, "female", "male"}:
        raise row.error(f"gender {gender!r} is neither female nor male", near="gender")
    wikidata = _matching(row, "wikidata", _WIKIDATA)
    shared = row.texts("shared")
    entity = Entity(
        id=_required(row, "id", _SLUG),
        kind=_kind(row),
        name=row.required_text("name"),
        aliases=_aliases(row, (*row.texts("aliases"), *shared)),
        country=_matching(row, "country", _ISO3),
        sectors=_sectors(row),
        external=(("wikidata", wikidata),) if wikidata else (),
        roles=tuple(_role(row, table, reviewed) for table in row.tables("roles")),
    )
    return Actor(
        entity=entity,
        row=row,
        gender="female" if gender == "female" else "male" if gender else None,
        active=row.dates(row.text("active"), reviewed=reviewed),
        seats=row.texts("seats"),
        capital=row.texts("capital"),
        descriptions=row.texts("descriptions"),
        shared=shared,
    )


def read_states(path: Path) -> list[Actor]:
    """Read the table of states with their demonyms, capitals and seats of government."""
    return [_state(row) for row in read_tsv_rows(path, STATE_LISTS)]


def _state(row: Row) -> Actor:
    row.check_keys(STATE_KEYS, frozenset({"iso3", "id", "name", "adjectives", "source"}))
    adjectives = row.texts("adjectives")
    plurals = tuple(f"{form}s" for form in adjectives if form.endswith(("an", "i", "o")))
    entity = Entity(
        id=_required(row, "id", _SLUG),
        kind=EntityKind.STATE,
        name=row.required_text("name"),
        aliases=_aliases(row, row.texts("aliases")),
        country=_required(row, "iso3", _ISO3),
        sectors=("GOV",),
    )
    return Actor(
        entity=entity,
        row=row,
        seats=row.texts("seats"),
        capital=row.texts("capital"),
        adjectives=adjectives,
        people=row.texts("people") or plurals,
        homonym=row.text("homonym") == "yes",
    )


def read_media(path: Path) -> list[Actor]:
    """Read the table of outlets and agencies."""
    return [_outlet(row) for row in read_tsv_rows(path, ("aliases",))]


def _outlet(row: Row) -> Actor:
    row.check_keys(MEDIA_KEYS, frozenset({"id", "name", "source"}))
    entity = Entity(
        id=_required(row, "id", _SLUG),
        kind=EntityKind.MEDIA,
        name=row.required_text("name"),
        aliases=_aliases(row, row.texts("aliases")),
        country=_matching(row, "country", _ISO3),
        sectors=("JRN",),
    )
    return Actor(entity=entity, row=row)


def _required(row: Row, key: str, pattern: re.Pattern[str]) -> str:
    value = _matching(row, key, pattern)
    if value is None:
        raise row.error(f"missing key {key!r}")
    return value


def _matching(row: Row, key: str, pattern: re.Pattern[str]) -> str | None:
    value = row.text(key)
    if value is not None and not pattern.match(value):
        raise row.error(f"{key} {value!r} is not of the form {pattern.pattern}", near=value)
    return value


def _kind(row: Row) -> EntityKind:
    kind = row.required_text("kind")
    try:
        return EntityKind(kind)
    except ValueError as error:
        kinds = ", ".join(EntityKind)
        raise row.error(f"kind {kind!r} is none of {kinds}", near="kind") from error


def _sectors(row: Row) -> tuple[str, ...]:
    sectors = row.texts("sectors")
    for sector in sectors:
        if sector not in SECTORS:
            raise row.error(f"{sector!r} is no PLOVER sector", near=sector)
    return sectors


def _aliases(row: Row, names: tuple[str, ...]) -> tuple[Alias, ...]:
    seen = {row.required_text("name")}
    for name in names:
        if name in seen:
            raise row.error(f"the same alias twice: {name!r}", near=name)
        seen.add(name)
    return tuple(Alias(name=name, language=_language(name)) for name in names)


def _language(name: str) -> str | None:
    if any("\u0600" <= letter <= "\u06ff" for letter in name):
        return "ar"
    return "ru" if any("\u0400" <= letter <= "\u04ff" for letter in name) else None


def _role(row: Row, table: Mapping[str, Any], reviewed: DateRange) -> Role:
    for key in sorted(table.keys() - ROLE_KEYS):
        raise row.error(f"unknown key {key!r} in a role", near=key)
    role, of, held = table.get("role"), table.get("of"), table.get("held")
    if not isinstance(role, str):
        raise row.error("a role needs its name", near="roles")
    for value in (of, held):
        if value is not None and not isinstance(value, str):
            raise row.error(f"{value!r} in a role must be a text", near=role)
    return Role(role=role, of=of, held=row.dates(held, reviewed=reviewed))
