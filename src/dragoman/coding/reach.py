"""Whom an act reaches where its frame names nobody, or only a thing: the party in its scope."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from dragoman.coding.candidates import Candidate
from dragoman.coding.fillers import PARTIES, PLACES
from dragoman.coding.phrases import VERBAL, all_preps, content_noun, nominal_conjuncts
from dragoman.coding.slots import can_take_part
from dragoman.coding.syntax import object_heads, read_verb, second_objects
from dragoman.knowledge.grammar import load_grammar
from dragoman.knowledge.triggers import Lexicon
from dragoman.model.syntax import Tokens

Ways: TypeAlias = tuple[tuple[str, ...], ...]

# the prepositions that lead to whom an act reaches, the surest first
REACH = (("to", "with", "for", "against"), ("from", "on"), ("in", "at", "into", "across"))
SIDES = (("between",), ("with", "among"))
# types whose act is felt somewhere even where no recipient stands in its frame
REACHING: dict[str, Ways] = {
    **dict.fromkeys(
        ("AGREE", "AID", "CONCEDE", "RETREAT", "SANCTION", "COERCE", "MOBILIZE", "REJECT"), REACH
    ),
    "CONSULT": SIDES,
}
# the prepositions that lead from a thing or deed to the party whose it is, by the act done to it
DOERS = (("by",), ("from",))
FRIENDLY = (("by", "from"), ("to", "for", "of", "with"), ("in", "into", "between"))
THROUGH = (("by", "from"), ("against", "to", "on", "for", "of", "with"), ("in", "into", "between"))
WAYS: dict[str, Ways] = {
    **dict.fromkeys(("ACCUSE", "REJECT"), DOERS),
    "PROTEST": (*DOERS, ("against",)),
    "REQUEST": (*DOERS, ("of", "against")),
    **dict.fromkeys(("ASSAULT", "COERCE"), (("of",),)),
    "RETREAT": (("to", "for", "of"),),
    **dict.fromkeys(("AGREE", "AID", "SUPPORT"), FRIENDLY),
    **dict.fromkeys(("CONCEDE", "SANCTION", "MOBILIZE"), THROUGH),
}
CLASSES = ("public", "private", "crowd", "territory", "prisoner", "foreigner")
PERSONAL = frozenset({"PRON", "PROPN"})
_DEPTH = 3


def find_recipients(tokens: Tokens, lexicon: Lexicon, candidate: Candidate) -> Candidate:
    """Name the party that an act reaches where its frame names none, or a thing of theirs."""
    if candidate.recipients:
        return _name_parties(tokens, lexicon, candidate)
    prepositions = REACHING.get(candidate.type)
    if prepositions is None or candidate.nominal:
        return candidate
    inner = _in_content(tokens, lexicon, candidate)
    if inner:
        why = "recipient: to whom what is agreed or refused is done"
        return replace(candidate, recipients=inner, why=(*candidate.why, why))
    scope = _scope(tokens, candidate)
    if "CONSULT" in {
        candidate.entry.type,
        candidate.inner,
    }:  # where talks are to be held is no side of them
        prepositions = tuple(words for words in prepositions if "in" not in words)
    for words in prepositions:
        for prep in scope:
            if tokens.dep[prep] not in {"prep", "dative"} or tokens.lemma[prep] not in words:
                continue
            found = [i for i in _reached(tokens, lexicon, prep) if i not in candidate.actors]
            if found:
                why = f"recipient after “{tokens.text[prep]}” in its scope"
                return replace(candidate, recipients=tuple(found), why=(*candidate.why, why))
    return candidate


def _in_content(tokens: Tokens, lexicon: Lexicon, candidate: Candidate) -> tuple[int, ...]:
    """Return the parties that the verb in scope is done to: "agreed to let monitors in"."""
    if candidate.entry.compose not in {"commit", "refuse"}:
        return ()
    for verb in candidate.contents:
        if tokens.pos[verb] not in VERBAL:
            continue
        for objects in (second_objects(tokens, verb), object_heads(tokens, verb)):
            found = [i for i in objects if i not in candidate.actors]
            named = [i for i in found if is_party(tokens, lexicon, content_noun(tokens, i))]
            if named and tokens.tag[named[0]] != "PRP":
                return tuple(named)
    return ()


def _reached(tokens: Tokens, lexicon: Lexicon, prep: int) -> Iterator[int]:
    for noun in _after(tokens, prep):
        inner = content_noun(tokens, noun)
        if tokens.entity[inner].partition("-")[2] in PARTIES:
            yield noun
        elif inner != noun and is_party(tokens, lexicon, inner):
            yield inner
        elif _is_of_side(tokens, noun):
            yield noun


def _is_of_side(tokens: Tokens, noun: int) -> bool:
    """Tell "Greek camps" and "the Tigray region", which say whose or where they are."""
    before = tokens.children_by(noun, "amod", "compound", "nmod")
    return any(tokens.entity[c].endswith(("-NORP", "-GPE")) for c in before)


def _after(tokens: Tokens, prep: int) -> list[int]:
    """Return the nouns that stand together after a preposition."""
    return [
        each
        for noun in tokens.children_by(prep, "pobj")
        for each in nominal_conjuncts(tokens, noun)
    ]


def _name_parties(tokens: Tokens, lexicon: Lexicon, candidate: Candidate) -> Candidate:
    """Put the party in place of the thing of theirs: "curbs on aid to X" are eased for X."""
    ways = WAYS.get(candidate.type)
    if ways is None:
        return candidate
    named: list[int] = []
    for head in candidate.recipients:
        noun = content_noun(tokens, head)
        if is_party(tokens, lexicon, noun):
            named.append(head)
        else:
            found = _within(tokens, lexicon, noun, ways)
            named.extend(i for i in found or [head] if i not in candidate.actors)
    recipients = tuple(dict.fromkeys(named))
    if recipients == candidate.recipients or not recipients:
        return candidate
    return replace(
        candidate,
        recipients=recipients,
        why=(*candidate.why, "recipient: the party whose thing or deed it is"),
    )


def is_party(tokens: Tokens, lexicon: Lexicon, noun: int) -> bool:
    """Tell whether a noun names somebody or a place, not a thing or deed."""
    label = tokens.entity[noun].partition("-")[2]
    if label in PARTIES or label in PLACES or tokens.pos[noun] in PERSONAL:
        return True
    lemma = tokens.lemma[noun]
    return any(lexicon.classes.named(name).match(lemma) for name in CLASSES)


def _within(
    tokens: Tokens, lexicon: Lexicon, noun: int, ways: Ways, depth: int = 0
) -> Sequence[int]:
    owners = tokens.children_by(noun, "poss")
    if owners or depth > _DEPTH:
        return [i for i in owners if tokens.entity[i]]
    after = all_preps(tokens, noun)
    for words in ways:
        for preposition, inner in after:
            if preposition not in words or not can_take_part(tokens, inner):
                continue
            if is_party(tokens, lexicon, content_noun(tokens, inner)):
                return [inner]
            found = _within(tokens, lexicon, inner, ways, depth + 1)
            if found:
                return found
    return []


def _scope(tokens: Tokens, candidate: Candidate) -> list[int]:
    """Return the words under a trigger, without other clauses than what it takes in or is for."""
    found, stack = [], [candidate.token]
    if candidate.light and candidate.verb is not None:
        stack.append(candidate.verb)
    while stack:
        token = stack.pop()
        found.append(token)
        stack.extend(c for c in tokens.children(token) if _is_inside(tokens, c))
    return sorted(set(found))


def _is_inside(tokens: Tokens, index: int) -> bool:
    dep = tokens.dep[index]
    if dep == "advcl":
        return read_verb(tokens, index).infinitive
    if dep == "conj" and tokens.pos[index] in VERBAL:
        return False
    if dep == "prep" and tokens.lemma[index] in load_grammar().circumstance:
        return False
    return dep not in {"relcl", "nsubj", "nsubjpass", "parataxis", "ccomp"}
