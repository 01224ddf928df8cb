"""Word lists about names and descriptions of actors, loaded once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dragoman.errors import KnowledgeError
from dragoman.knowledge.tables import DataFile, Field, read_data_file
from dragoman.model.actors import EntityKind

DATA = Path(__file__).parent / "data"
_GROUP = {
    "kind": Field(kind=str, required=True),
    "sectors": Field(kind=list, required=True, of=str),
    "official": Field(kind=bool, required=True),
    "gender": Field(kind=str),
    "nouns": Field(kind=list, required=True, of=str),
    "source": Field(kind=str, required=True),
}
_OFFICE = {
    "role": Field(kind=str, required=True),
    "words": Field(kind=list, required=True, of=str),
    "source": Field(kind=str, required=True),
}
_MINISTRY = {
    "portfolio": Field(kind=str, required=True),
    "words": Field(kind=list, required=True, of=str),
    "sectors": Field(kind=list, required=True, of=str),
    "source": Field(kind=str, required=True),
}
_PRONOUN = {
    "words": Field(kind=list, required=True, of=str),
    "number": Field(kind=str, required=True),
    "gender": Field(kind=str, required=True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleNoun:
    """What a noun tells of the actor it describes.

    ``official`` nouns act, with a demonym before them, for that state.
    """

    kind: EntityKind
    sectors: tuple[str, ...]
    official: bool
    gender: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ministry:
    """A ministry that every state has."""

    portfolio: str
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleNouns:
    """Role nouns under their lemmas, and the offices and ministries that words stand for."""

    nouns: Mapping[str, RoleNoun]
    offices: Mapping[str, tuple[str, ...]]
    longest_office: int
    ministries: Mapping[str, Ministry]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """Number and gender of a pronoun; gender ``speaker`` marks the first person."""

    number: str
    gender: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """Closed word lists around names; all in lower case."""

    titles: frozenset[str]
    ranks: frozenset[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    leanings: frozenset[str]
    spellings: tuple[tuple[str, str], ...]
    generic: frozenset[str]
    groups: frozenset[str]
    units: frozenset[str]
    swallowed: frozenset[str]
    empty_it_subjects: frozenset[str]
    empty_it_passives: frozenset[str]
    empty_it_objects: frozenset[str]
    kinds: Mapping[str, EntityKind]
    pronouns: Mapping[str, Pronoun]


@dataclass(frozen=True, slots=True, kw_only=True)
class MetonymWords:
    """Which words around a capital make it a place and which its government."""

    place_prepositions: frozenset[str]
    open_prepositions: frozenset[str]
    party_prepositions: frozenset[str]
    place_subjects: frozenset[str]
    place_objects: frozenset[str]
    dealings: frozenset[str]
    messages: frozenset[str]
    places_of: frozenset[str]
    minds: frozenset[str]
    sayings: frozenset[str]
    locative: frozenset[str]


@cache
def load_role_nouns() -> RoleNouns:
    """Load the nouns that describe actors and the words for offices.

    Raises:
        KnowledgeError: naming file and line.
    """
    file = read_data_file(DATA / "role_nouns.toml")
    file.check_top(frozenset({"group", "office", "ministry"}))
    nouns: dict[str, RoleNoun] = {}
    for index, row in enumerate(file.rows("group")):
        file.check("group", index, row, _GROUP)
        noun = RoleNoun(
            kind=_kind(file, row["kind"], index),
            sectors=tuple(row["sectors"]),
            official=row["official"],
            gender=row.get("gender"),
        )
        for word in row["nouns"]:
            nouns.setdefault(word, noun)
    offices = _offices(file)
    return RoleNouns(
        nouns=MappingProxyType(nouns),
        offices=offices,
        longest_office=max(len(word.split()) for word in offices),
        ministries=_ministries(file),
    )


def _offices(file: DataFile) -> Mapping[str, tuple[str, ...]]:
    offices: dict[str, list[str]] = {}
    for index, row in enumerate(file.rows("office")):
        file.check("office", index, row, _OFFICE)
        for word in row["words"]:
            offices.setdefault(word, []).append(row["role"])
    return MappingProxyType({word: tuple(roles) for word, roles in offices.items()})


def _ministries(file: DataFile) -> Mapping[str, Ministry]:
    ministries: dict[str, Ministry] = {}
    for index, row in enumerate(file.rows("ministry")):
        file.check("ministry", index, row, _MINISTRY)
        ministry = Ministry(portfolio=row["portfolio"], sectors=tuple(row["sectors"]))
        ministries.update(dict.fromkeys(row["words"], ministry))
    return MappingProxyType(ministries)


@cache
def load_name_words() -> NameWords:
    """Load the words around names.

    Raises:
        KnowledgeError: naming file and line.
    """
    file = read_data_file(DATA / "name_words.toml")
    lists = (
        "titles",
        "ranks",
        "particles",
        "not_names",
        "leanings",
        "generic",
        "groups",
        "units",
        "swallowed",
    )
    empties = ("empty_it_subjects", "empty_it_passives", "empty_it_objects")
    file.check_top(frozenset({"source", "spellings", "kinds", "pronoun", *lists, *empties}))
    pronouns: dict[str, Pronoun] = {}
    for index, row in enumerate(file.rows("pronoun")):
        file.check("pronoun", index, row, _PRONOUN)
        pronoun = Pronoun(number=row["number"], gender=row["gender"])
        pronouns.update(dict.fromkeys(row["words"], pronoun))
    return NameWords(
        **{name: _words(file, name) for name in (*lists, *empties)},
        spellings=tuple((first, second) for first, second in file.content["spellings"]),
        kinds=MappingProxyType(
            {
                word: _kind(file, kind, 0)
                for kind, words in file.content["kinds"].items()
                for word in words
            }
        ),
        pronouns=MappingProxyType(pronouns),
    )


@cache
def load_metonym_words() -> MetonymWords:
    """Load the words that tell a government from its capital.

    Raises:
        KnowledgeError: naming file and line.
    """
    file = read_data_file(DATA / "metonyms.toml")
    names = tuple(MetonymWords.__dataclass_fields__)
    file.check_top(frozenset({"source", *names}))
    return MetonymWords(**{name: _words(file, name) for name in names})


def _words(file: DataFile, key: str) -> frozenset[str]:
    value: Any = file.content.get(key)
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise file.error(f"{key} must be a list of words")
    return frozenset(value)


def _kind(file: DataFile, kind: str, index: int) -> EntityKind:
    try:
        return EntityKind(kind)
    except ValueError as error:
        raise KnowledgeError(
            f"{file.name}:{file.line('group', index)}: no kind of entity: {kind!r}"
        ) from error
