"""Names inside a description ("pro-X forces", "troops of X") and on which side they put it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.model.actors import Entity
from dragoman.model.syntax import Tokens

_TAKEN_SIDE = frozenset({"pro", "led", "aligned", "allied", "loyal", "affiliated", "linked"})
_HELPED = frozenset(
    {"backed", "supported", "funded", "sponsored", "trained", "brokered", "armed"}
    | {"recognised", "recognized", "appointed", "mediated", "made", "based", "born"}
)
_AFTER = frozenset({"of", "for", "to", "under"})
_LED = frozenset({"lead", "head", "command", "spearhead", "dominate", "run", "form", "direct"})
# "under the command of X"
_COMMAND = frozenset({"command", "leadership", "control", "order", "orders", "banner"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """A name in a description, and how it hangs there.

    ``side`` is ``pro``, ``anti`` or ``helped`` where the name is part of "pro-X", "anti-X" or
    "X-backed", ``led`` in "led by X", and ``of`` otherwise.
    """

    entity: Entity
    side: str


def inner_names(
    first: int, head: int, tokens: Tokens, entities: Mapping[int, Entity]
) -> Iterator[Inner]:
    """Yield the names before the head, nearest first, then those told after it."""
    for token in range(head - 1, first - 1, -1):
        if token in entities:
            yield Inner(entity=entities[token], side=_side(token, tokens))
    for name, side in _told_after(head, tokens):
        if name in entities:
            yield Inner(entity=entities[name], side=side)


def _told_after(head: int, tokens: Tokens) -> Iterator[tuple[int, str]]:
    """Yield the tokens after "of" or "under", "loyal to" and "led by"."""
    for name in _objects(head, tokens):
        yield name, "of"
    for child in tokens.children_by(head, "amod", "acl"):
        if child < head:
            continue
        if tokens.lemma[child] in _TAKEN_SIDE:
            for name in _objects(child, tokens):
                yield name, "pro"
        if tokens.lemma[child] in _LED:
            for name in _agents(child, tokens):
                yield name, "led"


def _agents(verb: int, tokens: Tokens) -> Iterator[int]:
    for preposition in tokens.children_by(verb, "agent"):
        for name in tokens.children_by(preposition, "pobj"):
            if not tokens.children_by(name, "conj"):
                yield name


def _objects(governor: int, tokens: Tokens) -> Iterator[int]:
    for preposition in tokens.children_by(governor, "prep"):
        if tokens.lemma[preposition] in _AFTER and preposition > governor:
            for name in tokens.children_by(preposition, "pobj"):
                if tokens.lemma[name] in _COMMAND:
                    yield from _objects(name, tokens)
                elif not tokens.children_by(name, "conj"):
                    yield name


def _side(token: int, tokens: Tokens) -> str:
    """Read "pro-" before a name and "-backed" after it, in one token or in three."""
    text = tokens.text[token].lower()
    before = tokens.text[token - 2].lower() if token > 1 and tokens.text[token - 1] == "-" else ""
    hyphen = token + 1 < len(tokens) and tokens.text[token + 1] in {"-", "\u2013"}
    after = tokens.text[token + 2].lower() if hyphen and token + 2 < len(tokens) else ""
    lead = before or (text.partition("-")[0] if "-" in text else "")
    ending = after or (text.rpartition("-")[2] if "-" in text else "")
    if lead == "anti":
        return "anti"
    if ending in _HELPED:
        return "helped"
    return "pro" if lead in _TAKEN_SIDE or ending in _TAKEN_SIDE else "of"
