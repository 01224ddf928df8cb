"""Loads the words that state a tie between parties, and checks their form."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.errors import KnowledgeError
from dragoman.knowledge.cues import FOLDER, check_words, read_table
from dragoman.model.claims import RelationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TieWord:
    """One use of a word that states a tie.

    ``over`` holds the prepositions that lead to the second party, ``noun`` the nouns one of which
    must be the verb's object, ``needs`` words one of which must stand before a noun. ``state``
    marks what lasts.
    """

    kind: RelationKind
    ends: bool = False
    object: str | None = None
    over: frozenset[str] = frozenset()
    noun: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    reciprocal: bool = False
    state: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TieWords:
    """All words that state ties, by their part in the sentence."""

    verbs: Mapping[str, tuple[TieWord, ...]]
    nouns: Mapping[str, tuple[TieWord, ...]]
    offices: Mapping[str, RelationKind]
    participles: Mapping[str, RelationKind]
    prefixes: Mapping[str, RelationKind]
    expel: frozenset[str]
    expel_over: frozenset[str]
    fall: frozenset[str]
    held: frozenset[str]
    parts: frozenset[str]
    towns: frozenset[str]


@cache
def load_tie_words() -> TieWords:
    """Return the word lists of ``relations.toml``.

    Raises:
        KnowledgeError: a list is missing, or a kind or field is not one of those known.
    """
    table = read_table("relations.toml", FOLDER.parent)
    return TieWords(
        verbs=_words(table, "verbs"),
        nouns=_words(table, "nouns"),
        offices={
            word: _kind("offices", entry["kind"])
            for entry in table["offices"]
            for word in check_words("offices", entry["words"])
        },
        participles=_by_kind(table, "participles"),
        prefixes=_by_kind(table, "prefixes"),
        expel=frozenset(check_words("expel.verbs", table["expel"]["verbs"])),
        expel_over=frozenset(check_words("expel.prepositions", table["expel"]["prepositions"])),
        fall=frozenset(check_words("held.fall", table["held"]["fall"])),
        held=frozenset(check_words("held.nouns", table["held"]["nouns"])),
        parts=frozenset(check_words("places.parts", table["places"]["parts"])),
        towns=frozenset(check_words("places.towns", table["places"]["towns"])),
    )


def _words(table: Mapping[str, Any], section: str) -> dict[str, tuple[TieWord, ...]]:
    found: dict[str, list[TieWord]] = {}
    for entry in table[section]:
        fields: dict[str, Any] = {
            key: frozenset(value) if isinstance(value, list) else value
            for key, value in entry.items()
            if key not in {"words", "kind"}
        }
        try:
            use = TieWord(kind=_kind(section, entry["kind"]), **fields)
        except TypeError as error:
            raise KnowledgeError(f"relations.toml, {section}: {error}") from error
        for word in check_words(f"{section} ({entry['kind']})", entry["words"]):
            found.setdefault(word, []).append(use)
    return {word: tuple(uses) for word, uses in found.items()}


def _by_kind(table: Mapping[str, Any], section: str) -> dict[str, RelationKind]:
    return {
        word: _kind(section, kind)
        for kind, words in table[section].items()
        for word in check_words(f"{section}.{kind}", words)
    }


def _kind(where: str, value: str) -> RelationKind:
    try:
        return RelationKind(value)
    except ValueError as error:
        raise KnowledgeError(f"relations.toml, {where}: no kind {value!r}") from error
