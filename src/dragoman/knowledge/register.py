"""The register: every actor known beforehand, found by name, name key, role or demonym."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType

from dragoman.knowledge.packs import DATA, find_pack
from dragoman.knowledge.register_checks import check_aliases, check_ids, check_roles
from dragoman.knowledge.register_schema import Actor, read_actors, read_media, read_states
from dragoman.knowledge.words import Ministry, load_name_words
from dragoman.model.actors import Entity, EntityKind, Role
from dragoman.model.when import DateRange
from dragoman.text.names import fold_name, name_key

ARTICLES = ("al-", "el-", "Al-", "El-")
_ARTICLE = re.compile(r"(^|\s)([AaEe]l[- ])(?=\S)")
_ACRONYM = re.compile(r"[A-Z]{2,3}\Z")
STATES = "states.tsv"
MEDIA = "media.tsv"


class Use(StrEnum):
    """How a name means its entity."""

    NAME = "name"
    SURNAME = "surname"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"
    SEAT = "seat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """One thing a name can mean; ``name`` is the alias as the register spells it."""

    entity: str
    use: Use
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody who held an office, and when."""

    entity: str
    held: DateRange | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All actors with the indexes over them; ``digest`` changes with any of the files read."""

    actors: Mapping[str, Actor]
    entities: Mapping[str, Entity]
    meanings: Mapping[str, tuple[Meaning, ...]]
    by_key: Mapping[str, tuple[str, ...]]
    by_country: Mapping[str, str]
    offices: Mapping[tuple[str, str], tuple[Holder, ...]]
    descriptions: Mapping[str, tuple[str, ...]]
    digest: str

    def means(self, name: str) -> tuple[Meaning, ...]:
        """Return what a name, written in lower case, can mean."""
        return self.meanings.get(name, ())

    def holders(self, role: str, of: str, when: DateRange | None) -> tuple[str, ...]:
        """Return who held an office at a time; without a time, everybody who ever did."""
        return tuple(
            holder.entity
            for holder in self.offices.get((role, of), ())
            if when is None or holder.held is None or holder.held.overlaps(when)
        )

    def governments(self, state: str, when: DateRange | None) -> tuple[str, ...]:
        """Return the bodies that the register has as government of a state at a time."""
        return () if when is None else self.holders("government", state, when)

    def ministry(self, state: str, ministry: Ministry) -> Entity:
        """Return a ministry of a state: the register's entry, or one made by the pattern."""
        name = f"{state}-{ministry.portfolio}-ministry"
        known = self.entities.get(name)
        if known is not None:
            return known
        owner = self.entities[state]
        return Entity(
            id=name,
            kind=EntityKind.GOVERNMENT,
            name=f"{ministry.portfolio.capitalize()} ministry of {owner.name}",
            country=owner.country,
            sectors=ministry.sectors,
            roles=(Role(role="ministry", of=state),),
        )

    def is_active(self, entity: str, when: DateRange | None) -> bool:
        """Tell whether an actor can have been meant at a time."""
        active = self.actors[entity].active
        return active is None or when is None or active.overlaps(when)


@cache
def load_register(packs: tuple[str, ...] = ()) -> Register:
    """Load the base knowledge and the packs, in order; an id of an earlier one may not return.

    Raises:
        KnowledgeError: a file is wrong, naming file and line, or there is no such pack.
    """
    base = sorted((DATA / "actors").iterdir())
    sources = [base, *(sorted(find_pack(pack).glob("actors*.toml")) for pack in packs)]
    actors: list[Actor] = []
    for paths in sources:
        own = [actor for path in paths for actor in _read(path)]
        check_aliases(own)
        actors.extend(own)
    return build_register(actors, digest=_digest(path for paths in sources for path in paths))


def build_register(actors: Iterable[Actor], *, digest: str = "") -> Register:
    """Index actors after checking them against each other.

    Raises:
        KnowledgeError: an id twice, a role in nobody known, memberships in a circle.
    """
    known = check_ids(actors)
    check_roles(known)
    return Register(
        actors=MappingProxyType(known),
        entities=MappingProxyType({name: actor.entity for name, actor in known.items()}),
        meanings=_index_meanings(known.values()),
        by_key=_index_keys(known.values()),
        by_country=_index_countries(known.values()),
        offices=_index_offices(known.values()),
        descriptions=_index_descriptions(known.values()),
        digest=digest,
    )


def _read(path: Path) -> list[Actor]:
    if path.name == STATES:
        return read_states(path)
    return read_media(path) if path.name == MEDIA else read_actors(path)


def _digest(paths: Iterable[Path]) -> str:
    digest = blake2b(digest_size=8)
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def names_of(entity: Entity) -> tuple[str, ...]:
    """Return the entity's name and all its aliases."""
    return (entity.name, *(alias.name for alias in entity.aliases))


def surname_of(name: str) -> str | None:
    """Return the last part of a full name, without its article; ``None`` for a single part."""
    parts = name.split()
    if len(parts) < 2 or "of" in parts:  # noqa: PLR2004 - a first and a last name
        return None
    last = parts[-1]
    for article in ARTICLES:
        last = last.removeprefix(article)
    return last if len(last) > 1 and last[0].isupper() else None


def variants_of(name: str) -> tuple[str, ...]:
    """Return the name and the ways in which its article and common words are also written."""
    forms = [name]
    low = name.lower()
    for first, second in load_name_words().spellings:
        for one, other in ((first, second), (second, first)):
            if one in low:
                forms.append(_swapped(name, one, other))
    if _ARTICLE.search(name):
        forms.extend(
            _ARTICLE.sub(rf"\1{article}", name) for article in ("al-", "el-", "al ", "el ")
        )
        if not _ARTICLE.match(name):
            forms.append(_ARTICLE.sub(r"\1", name))
    if _ACRONYM.match(name):
        forms.append("".join(f"{letter}." for letter in name))
    return tuple(dict.fromkeys(forms))


def _swapped(name: str, word: str, other: str) -> str:
    return " ".join(
        (other.title() if part[0].isupper() else other) if part.lower() == word else part
        for part in name.split(" ")
    )


def _meanings_of(actor: Actor) -> Iterable[Meaning]:
    entity = actor.entity
    names = names_of(entity)
    uses = [
        (Use.NAME, names),
        (Use.ADJECTIVE, actor.adjectives),
        (Use.PEOPLE, actor.people),
        (Use.CAPITAL, actor.capital),
        (Use.SEAT, actor.seats),
    ]
    if entity.kind == EntityKind.PERSON:
        surnames = [surname for name in names if (surname := surname_of(name)) is not None]
        uses.append((Use.SURNAME, tuple(dict.fromkeys(surnames))))
    taken: set[str] = set()
    for use, forms in uses:
        for form in (variant for name in forms for variant in variants_of(name)):
            if form not in taken:
                taken.add(form)
                yield Meaning(entity=entity.id, use=use, name=form)


def _index_meanings(actors: Iterable[Actor]) -> Mapping[str, tuple[Meaning, ...]]:
    index: dict[str, list[Meaning]] = {}
    for actor in actors:
        for meaning in _meanings_of(actor):
            index.setdefault(meaning.name.lower(), []).append(meaning)
    return MappingProxyType({name: tuple(found) for name, found in index.items()})


def _index_keys(actors: Iterable[Actor]) -> Mapping[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for actor in actors:
        if actor.entity.kind == EntityKind.STATE:
            continue
        for name in names_of(actor.entity):
            if len(fold_name(name).split()) > 1 or actor.entity.kind == EntityKind.PERSON:
                bearers = index.setdefault(name_key(name), [])
                if actor.entity.id not in bearers:
                    bearers.append(actor.entity.id)
    return MappingProxyType({key: tuple(found) for key, found in index.items()})


def _index_countries(actors: Iterable[Actor]) -> Mapping[str, str]:
    return MappingProxyType(
        {
            actor.entity.country: actor.entity.id
            for actor in actors
            if actor.entity.kind == EntityKind.STATE and actor.entity.country is not None
        }
    )


def _index_offices(actors: Iterable[Actor]) -> Mapping[tuple[str, str], tuple[Holder, ...]]:
    index: dict[tuple[str, str], list[Holder]] = {}
    for actor in actors:
        for role in actor.entity.roles:
            if role.of is not None:
                holder = Holder(entity=actor.entity.id, held=role.held)
                index.setdefault((role.role, role.of), []).append(holder)
    return MappingProxyType({office: tuple(found) for office, found in index.items()})


def _index_descriptions(actors: Iterable[Actor]) -> Mapping[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for actor in actors:
        for phrase in actor.descriptions:
            index.setdefault(fold_name(phrase), []).append(actor.entity.id)
    return MappingProxyType({phrase: tuple(found) for phrase, found in index.items()})
