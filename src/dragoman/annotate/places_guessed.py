"""Which names that nobody knows are places, judged from how the document uses them."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.annotate.name_spans import Name, head_of
from dragoman.knowledge.words import MetonymWords, RoleNouns
from dragoman.model.actors import EntityKind
from dragoman.model.syntax import Tokens

_GUESSED = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PEOPLE})
_PLACES = frozenset({EntityKind.PLACE, EntityKind.FACILITY})


def mark_places(
    names: Sequence[Name], tokens: Tokens, metonyms: MetonymWords, nouns: RoleNouns
) -> list[Name]:
    """Return the names, those turned to places that some use in the document shows to be one."""
    spelt = [name.spelt(tokens) for name in names]
    places: set[str] = set()
    works: set[str] = set()
    persons: set[str] = set()
    for name, text in zip(names, spelt, strict=True):
        if name.meanings:
            continue
        if name.kind in _PLACES or _stands_as_place(name, tokens, metonyms, nouns):
            places.add(text)
        elif _is_called(name, tokens, nouns):
            works.add(text)
        elif name.kind == EntityKind.PERSON and _acts(name, tokens, metonyms):
            persons.add(text)
    places |= _joined_to_places(names, spelt, tokens, places) - persons
    works |= _joined_to_places(names, spelt, tokens, works) - persons
    places -= persons
    kinds = {
        **dict.fromkeys(places, EntityKind.PLACE),
        **dict.fromkeys(works - persons, EntityKind.FACILITY),
    }
    return [
        replace(name, kind=kinds[text])
        if text in kinds and not name.meanings and name.kind in _GUESSED
        else name
        for name, text in zip(names, spelt, strict=True)
    ]


def _stands_as_place(name: Name, tokens: Tokens, metonyms: MetonymWords, nouns: RoleNouns) -> bool:
    head = head_of(name.first, name.last, tokens)
    governor = tokens.head[head]
    if name.last - name.first > 1 and name.kind == EntityKind.ORGANISATION:
        return False
    if tokens.dep[head] == "pobj":
        if tokens.lemma[governor] == "of":
            return _kind_of(tokens.head[governor], tokens, nouns) == EntityKind.PLACE
        return tokens.lemma[governor] in metonyms.locative
    return tokens.dep[head] == "appos" and _kind_of(governor, tokens, nouns) == EntityKind.PLACE


def _kind_of(token: int, tokens: Tokens, nouns: RoleNouns) -> EntityKind | None:
    noun = nouns.nouns.get(tokens.lemma[token])
    return None if noun is None else noun.kind


def _is_called(name: Name, tokens: Tokens, nouns: RoleNouns) -> bool:
    """Tell whether a noun beside a name says it is a work: "the carrier X", "two ports, X"."""
    head = head_of(name.first, name.last, tokens)
    if tokens.dep[head] == "appos":
        return _kind_of(tokens.head[head], tokens, nouns) == EntityKind.FACILITY
    return any(
        tokens.pos[token] == "NOUN" and _kind_of(token, tokens, nouns) == EntityKind.FACILITY
        for token in range(max(name.first - 2, 0), name.first)
    )


def _acts(name: Name, tokens: Tokens, metonyms: MetonymWords) -> bool:
    head = head_of(name.first, name.last, tokens)
    return tokens.dep[head] == "nsubj" and tokens.lemma[tokens.head[head]] in metonyms.sayings


def _joined_to_places(
    names: Sequence[Name], spelt: Sequence[str], tokens: Tokens, places: set[str]
) -> set[str]:
    at_head = {
        head_of(name.first, name.last, tokens): text
        for name, text in zip(names, spelt, strict=True)
        if not name.meanings
    }
    found: set[str] = set()
    for head, text in at_head.items():
        other = at_head.get(tokens.head[head])
        if tokens.dep[head] == "conj" and other is not None and places & {text, other}:
            found |= {text, other}
    return found
