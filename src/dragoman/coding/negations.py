"""Negations beside a verb: "not", "no one", "not a single"; and those that are none."""

from collections.abc import Iterator

from dragoman.coding.walk import SUBJECT, Operator, Walk, operator
from dragoman.model.claims import Modality

NOBODY = frozenset({"nobody", "none", "nothing", "neither", "no-one"})
# "not only X": no negation at all
NOT_ONLY = frozenset({"only", "just", "merely", "simply", "solely", "alone", "least"})
PAST = frozenset({"VBD", "VBN"})


def negations(walk: Walk, verb: int) -> Iterator[Operator]:
    """Yield the negations among a verb's own words and its arguments."""
    tokens = walk.tokens
    for child in tokens.children(verb):
        if not walk.sees(child):
            continue
        word = tokens.text[child].lower()
        after = tokens.text[child + 1].lower() if child + 1 < len(tokens) else ""
        if tokens.dep[child] in {"neg", "advmod", "preconj"} and _is_no(walk, word):
            if after not in NOT_ONLY and not _not_until(walk, verb, after):
                yield operator(walk, child, Modality.ASSERTED, "negation", denied=True)
        elif word in {"longer", "more"} and tokens.text[max(child - 1, 0)].lower() == "no":
            yield operator(walk, child - 1, Modality.ASSERTED, "negation", denied=True)
        elif tokens.dep[child] in {*SUBJECT, "dobj", "attr"} and tokens.dep[child] != "expl":
            yield from empty_phrase(walk, child)


def _is_no(walk: Walk, word: str) -> bool:
    return walk.lists.adverbs.get(word, Modality.ASSERTED) is None


def _not_until(walk: Walk, verb: int, after: str) -> bool:
    """Tell "did not leave until noon", which says that they left."""
    tokens = walk.tokens
    children = tokens.children(verb)
    past = tokens.tag[verb] in PAST or any(tokens.tag[c] == "VBD" for c in children)
    if not past or any(tokens.tag[c] == "MD" for c in children):
        return False
    return after == "until" or any(
        tokens.text[i].lower() == "until" and i > verb
        for c in children
        for i in (c, *tokens.children_by(c, "mark"))
    )


def empty_phrase(walk: Walk, noun: int) -> Iterator[Operator]:
    """Yield the negation of "no one came", "took no action" and "not a single shot"."""
    tokens = walk.tokens
    if tokens.text[noun].lower() in NOBODY:
        yield operator(walk, noun, Modality.ASSERTED, "negation", denied=True)
        return
    for child in tokens.children(noun):
        if tokens.dep[child] not in {"det", "neg", "nummod"} or child > noun:
            continue
        for index in (child, *tokens.children(child)):
            if index < noun and walk.sees(index) and _empties(walk, index):
                yield operator(walk, index, Modality.ASSERTED, "negation", denied=True)
                return


def _empties(walk: Walk, index: int) -> bool:
    """Tell "no", "not a single", "hardly any"."""
    word, after = (walk.tokens.text[i].lower() for i in (index, index + 1))
    if word in {"not", "hardly", "scarcely", "barely"}:
        return after not in NOT_ONLY
    return word in {"no", "neither"}
