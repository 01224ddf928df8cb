"""Noun phrases read off plain token columns: what hangs on a noun, and on what it hangs."""

from collections.abc import Iterator

from dragoman.knowledge.grammar import load_grammar
from dragoman.model.syntax import Tokens

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
VERBAL = frozenset({"VERB", "AUX"})
CARRIED = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative"})
APART = frozenset({"punct", "cc", "prep", "advcl", "relcl", "npadvmod"})
PREPOSITIONS = frozenset({"prep", "agent", "dative", "prt", "advmod"})
_DEPTH = 6


def conjuncts(tokens: Tokens, index: int) -> Iterator[int]:
    """Yield a token and what is coordinated with it, in text order."""
    yield index
    for child in tokens.children(index):
        if tokens.dep[child] == "conj":
            yield from conjuncts(tokens, child)


def nominal_conjuncts(tokens: Tokens, index: int) -> list[int]:
    """Return a noun and the nouns coordinated with it."""
    return [index, *(i for i in conjuncts(tokens, index) if i != index and is_nominal(tokens, i))]


def is_nominal(tokens: Tokens, index: int) -> bool:
    """Tell whether a token can head a participant."""
    return tokens.pos[index] in NOMINAL or tokens.tag[index] in {"DT", "JJ", "NNS"}


def prep_objects(tokens: Tokens, index: int, words: tuple[str, ...]) -> list[int]:
    """Return the nouns after one of the prepositions that hang on the token."""
    return [
        noun
        for prep in tokens.children(index)
        if tokens.lemma[prep] in words and tokens.dep[prep] in PREPOSITIONS
        for noun in _under_prep(tokens, prep)
    ]


def all_preps(tokens: Tokens, index: int) -> list[tuple[str, int]]:
    """Return every preposition on the token with the head noun after it."""
    return [
        (tokens.lemma[prep], noun)
        for prep in tokens.children(index)
        if tokens.dep[prep] in {"prep", "agent", "dative"}
        for noun in _under_prep(tokens, prep)
    ]


def _under_prep(tokens: Tokens, prep: int) -> list[int]:
    found = []
    for child in tokens.children(prep):
        if tokens.dep[child] == "pobj":
            found.extend(nominal_conjuncts(tokens, child))
        elif tokens.dep[child] in {"prep", "conj"} and tokens.pos[child] == "ADP":
            found.extend(_under_prep(tokens, child))  # out of; in and around
    return found


def content_noun(tokens: Tokens, noun: int) -> int:
    """Return what a measuring noun measures: in "a series of attacks", the attacks."""
    measures = load_grammar().measures
    for _ in range(_DEPTH):
        if tokens.lemma[noun] in load_grammar().compass:
            return _beside_place(tokens, noun)
        if tokens.lemma[noun] not in measures:
            return noun
        inner = prep_objects(tokens, noun, ("of",))
        if not inner:
            return noun
        noun = inner[0]
    return noun


def _beside_place(tokens: Tokens, noun: int) -> int:
    """Return what lies in a direction, which the parser may hang on it: "a tanker west of X"."""
    thing = [c for c in tokens.children_by(noun, "compound") if c == noun - 1]
    return thing[0] if thing and prep_objects(tokens, noun, ("of",)) else noun


def modifiers(tokens: Tokens, noun: int) -> list[str]:
    """Return the lemmas that stand as modifiers before a noun."""
    return [
        tokens.lemma[c]
        for c in tokens.children(noun)
        if c < noun and tokens.dep[c] in {"compound", "amod", "nmod", "poss", "nummod", "advmod"}
    ]


def carrier(tokens: Tokens, noun: int) -> tuple[int, str] | None:
    """Return the verb on which a noun hangs and as what: subject, object or a preposition.

    Measuring nouns are climbed over, and so are coordinated nouns.
    """
    noun = _climb_measures(tokens, noun)
    head, dep = tokens.head[noun], tokens.dep[noun]
    if dep in CARRIED and head != noun:
        if tokens.pos[head] not in VERBAL:
            return None
        role = "object" if dep in {"dobj", "nsubjpass", "oprd"} else "subject"
        return head, "attr" if dep == "attr" else role
    above = tokens.head[head]
    if dep == "pobj" and tokens.pos[above] in VERBAL:
        return above, tokens.lemma[head]
    return None


def _climb_measures(tokens: Tokens, noun: int) -> int:
    measures = load_grammar().measures
    for _ in range(_DEPTH):
        head, dep = tokens.head[noun], tokens.dep[noun]
        if dep == "conj" and head != noun and is_nominal(tokens, head):
            noun = head
            continue
        above = tokens.head[head]
        if dep == "pobj" and tokens.lemma[head] == "of" and tokens.lemma[above] in measures:
            noun = above
            continue
        break
    return noun


def is_time(tokens: Tokens, index: int) -> bool:
    """Tell whether a word names a time."""
    if tokens.entity[index].endswith(("-DATE", "-TIME")):
        return True
    return tokens.lemma[index] in load_grammar().days


def phrase_edges(tokens: Tokens, noun: int) -> tuple[int, int]:
    """Return first and last token of the base noun phrase with its of- and loyal-to-phrases."""
    first = last = noun
    for child in tokens.children(noun):
        if child < noun:
            if tokens.dep[child] == "nummod" or not (
                tokens.dep[child] in APART or is_time(tokens, child)
            ):
                first = min(first, tokens.left_edge(child))
        else:
            last = max(last, _right_part(tokens, child))
    while first < noun and tokens.pos[first] in {"PUNCT", "SPACE", "CCONJ"}:
        first += 1
    return first, last


def _right_part(tokens: Tokens, child: int) -> int:
    """Return the last token of what belongs to a phrase behind its noun; -1 where nothing does."""
    if tokens.dep[child] == "prep" and tokens.lemma[child] == "of":
        inner = tokens.children_by(child, "pobj")
        return phrase_edges(tokens, inner[0])[1] if inner else -1
    if tokens.dep[child] == "amod" and tokens.children_by(child, "prep"):
        return tokens.right_edge(child)
    return -1
