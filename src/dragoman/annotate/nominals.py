"""Descriptions of actors and places: noun phrases headed by a role noun."""

from collections.abc import Iterator

from dragoman.annotate.name_spans import Name
from dragoman.knowledge.words import NameWords, RoleNoun, RoleNouns
from dragoman.model.actors import EntityKind
from dragoman.model.syntax import Tokens

LONGEST_DESCRIPTION = 12
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_DETERMINING = frozenset({"det", "poss", "nummod", "compound", "amod", "nmod"})
_TITLE_DEPS = frozenset({"compound", "nmod", "amod", "nn"})
# "Saturday government raids": when, not who.
_TIMES = frozenset({"DATE", "TIME"})
# Nouns that mean a number of people in the singular.
_COLLECTIVE = frozenset({"police", "personnel", "people", "staff"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "their", "its", "his", "her"})


def role_noun(token: int, tokens: Tokens, nouns: RoleNouns) -> RoleNoun | None:
    """Return what the noun at a token tells of an actor; ``None`` for any other word."""
    if tokens.tag[token] not in _NOUN_TAGS:
        return None
    return nouns.nouns.get(tokens.text[token].lower()) or nouns.nouns.get(tokens.lemma[token])


def find_nominals(
    names: list[Name], tokens: Tokens, nouns: RoleNouns, words: NameWords
) -> Iterator[tuple[int, int, EntityKind]]:
    """Yield first token, head token (the last one) and kind of each description."""
    named = {token for name in names for token in range(name.first, name.last)}
    people = {name.first for name in names if name.kind == EntityKind.PERSON}
    for token in range(len(tokens)):
        if token in named:
            continue
        kind = _kind_of(token, tokens, nouns, words)
        if kind is None or is_title(token, tokens, people):
            continue
        first = _left_edge(token, tokens)
        if _is_described(first, token, kind, tokens):
            yield first, token, kind


def _kind_of(token: int, tokens: Tokens, nouns: RoleNouns, words: NameWords) -> EntityKind | None:
    noun = role_noun(token, tokens, nouns)
    if noun is not None:
        return noun.kind
    low = tokens.text[token].lower()
    if tokens.tag[token] in _PLURAL_TAGS and low in words.leanings:
        return EntityKind.PEOPLE
    return None


def is_title(token: int, tokens: Tokens, people: set[int]) -> bool:
    """Tell whether a noun is the title before a person's name ("President" + name)."""
    following = token + 1
    if following not in people:
        return False
    return tokens.dep[token] in _TITLE_DEPS and tokens.head[token] >= following


def is_plural(token: int, tokens: Tokens) -> bool:
    """Tell whether a noun is plural or means a number of people."""
    return tokens.tag[token] in _PLURAL_TAGS or tokens.lemma[token] in _COLLECTIVE


def is_definite(first: int, tokens: Tokens) -> bool:
    """Tell whether a phrase starts with a definite determiner or a possessive."""
    return tokens.text[first].lower() in _DEFINITE or tokens.dep[first] == "poss"


def _left_edge(head: int, tokens: Tokens) -> int:
    first = max(tokens.left_edge(head), head - LONGEST_DESCRIPTION)
    while first < head and (
        tokens.entity[first][2:] in _TIMES
        or tokens.pos[first] in {"PUNCT", "SPACE", "CCONJ", "ADP", "SCONJ", "SYM"}
        or tokens.tag[first] == "PRP"
        or tokens.dep[first] in {"cc", "punct", "prep", "mark", "preconj"}
    ):
        first += 1
    return first


def last_part(head: int, tokens: Tokens) -> int:
    """Return the last token of a compound noun that hyphens join ("secretary-general")."""
    last = head
    while (
        last + 2 < len(tokens)
        and tokens.text[last + 1] == "-"
        and tokens.end[last] + 1 == tokens.start[last + 2]
        and tokens.tag[last + 2] in {"NN", "NNP", "JJ"}
    ):
        last += 2
    return last


def _is_described(first: int, head: int, kind: EntityKind, tokens: Tokens) -> bool:
    definite = is_definite(first, tokens)
    if kind in {EntityKind.PLACE, EntityKind.STATE}:
        return definite and first < head
    if is_plural(head, tokens):
        return tokens.dep[head] not in {"compound", "nmod"}
    if tokens.dep[head] in {"compound", "nmod"}:
        return False
    if any(tokens.dep[child] in _DETERMINING for child in tokens.children(head) if child < head):
        return True
    return tokens.dep[head] == "appos" or (
        tokens.dep[head] in {"nsubj", "nsubjpass"} and kind == EntityKind.PERSON
    )
