"""What a predicate does to what it is said of: "too weak to", "falsely told", "no hand in"."""

from collections.abc import Iterator

from dragoman.coding.governors import goes_on, governed
from dragoman.coding.negations import empty_phrase
from dragoman.coding.operators import unconfirmed, verb_operators
from dragoman.coding.walk import VERBAL, Operator, Walk, operator
from dragoman.model.claims import Modality

REACH = 4  # "played no part": how far behind its verb the part may stand


def is_whether(walk: Walk, verb: int) -> bool:
    mark = walk.mark(verb)
    return mark is not None and walk.tokens.text[mark].lower() in {"whether", "if"}


def above_complement(walk: Walk, inner: int, head: int) -> Iterator[Operator]:
    """Yield what a predicate does to its clause: "too weak to", "it is likely that", "let"."""
    tokens = walk.tokens
    if walk.infinitive(inner):
        for child in tokens.children_by(head, "advmod"):
            if tokens.text[child].lower() == "too" and child < head < inner and walk.sees(child):
                yield operator(walk, child, Modality.ASSERTED, "negation", denied=True)
    elif _of_nothing(walk, head):
        yield operator(walk, tokens.head[head], Modality.ASSERTED, "negation", denied=True)
    elif tokens.lemma[head] == "be":
        yield from _said_of(walk, inner, head)
    elif tokens.lemma[head] == "have":
        for subject in tokens.children_by(head, "nsubj"):
            if tokens.lemma[subject] in walk.lists.reports:
                yield operator(walk, subject, Modality.HEDGED, "hedge")
    elif tokens.lemma[head] == "let" and tokens.tag[head] == "VB" and _bare(walk, head):
        yield operator(walk, head, Modality.NORMATIVE, "order")


def _said_of(walk: Walk, inner: int, be: int) -> Iterator[Operator]:
    """Yield what "it is likely that" and "it is a lie that" do to their clause."""
    for adjective in walk.tokens.children_by(be, "acomp"):
        yield from governed(walk, adjective, inner)
    for noun in walk.tokens.children_by(be, "attr"):
        yield from (o for o in governed(walk, noun, inner) if o.cue.kind == "denial")


def _of_nothing(walk: Walk, verb: int) -> bool:
    """Tell "nothing to suggest that"."""
    above = walk.tokens.head[verb]
    return walk.infinitive(verb) and walk.tokens.text[above].lower() == "nothing"


def _bare(walk: Walk, verb: int) -> bool:
    return not any(
        walk.tokens.dep[c] in {"nsubj", "aux", "auxpass"} for c in walk.tokens.children(verb)
    )


def told_untruly(walk: Walk, head: int) -> Iterator[Operator]:
    """Yield the denial of "falsely reported that", the reserve of "unconfirmed reports say"."""
    for subject in walk.tokens.children_by(head, "nsubj"):
        yield from unconfirmed(walk, subject)
    for child in walk.tokens.children_by(head, "advmod"):
        if walk.tokens.text[child].lower() in walk.lists.untrue and walk.sees(child):
            yield operator(walk, child, Modality.ASSERTED, "denial", denied=True)


def made_to(walk: Walk, head: int) -> bool:
    """Tell "were made to pay", "went on to seize" and "made it a point to invite": no purpose."""
    tokens = walk.tokens
    children = tokens.children(head)
    if goes_on(walk, head):
        return True
    if tokens.lemma[head] == "make" and any(tokens.lemma[c] == "point" for c in children):
        return True
    passive = any(tokens.dep[c] == "auxpass" for c in children)
    return passive and tokens.lemma[head] in walk.lists.transparent


def forestalled(walk: Walk, verb: int) -> Iterator[Operator]:
    """Yield the denial of "before he could fire" and the purpose of "so that he could"."""
    tokens = walk.tokens
    modal = any(tokens.tag[c] == "MD" for c in tokens.children(verb))
    can = any(tokens.lemma[c] in {"can", "could"} for c in tokens.children_by(verb, "aux"))
    for mark in tokens.children_by(verb, "mark"):
        word = tokens.text[mark].lower()
        if word == "before" and can:
            yield operator(walk, mark, Modality.ASSERTED, "negation", denied=True)
        elif word == "so" and modal:
            yield operator(walk, mark, Modality.HYPOTHETICAL, "purpose")


def disclaimed(walk: Walk, part: int) -> Iterator[Operator]:
    """Yield the denial of "no hand in" and "nothing to do with"."""
    tokens = walk.tokens
    if tokens.pos[part] in VERBAL:
        parts = (o for o in tokens.children_by(part, "dobj") if o < part + REACH)
        part = next((o for o in parts if tokens.lemma[o] in walk.lists.involvement), part)
    above = tokens.head[part]
    if tokens.lemma[part] == "do" and tokens.text[above].lower() == "nothing":
        yield operator(walk, above, Modality.ASSERTED, "negation", denied=True)
    elif tokens.lemma[part] in walk.lists.involvement and tokens.dep[part] in {
        "dobj",
        "attr",
        "nsubj",
    }:
        yield from empty_phrase(walk, part)
        if tokens.dep[part] == "dobj" and tokens.pos[above] in VERBAL:
            yield from (o for o in verb_operators(walk, above) if o.denied)


def groundless(walk: Walk, verb: int) -> Iterator[Operator]:
    """Yield the denial of "the claims have no basis" and "lack any foundation"."""
    tokens = walk.tokens
    for ground in tokens.children_by(verb, "dobj"):
        if tokens.lemma[ground] not in walk.lists.involvement or not walk.sees(verb):
            continue
        if tokens.lemma[verb] == "lack":
            yield operator(walk, verb, Modality.ASSERTED, "denial", denied=True)
        elif tokens.lemma[verb] == "have":
            yield from empty_phrase(walk, ground)


def whoever(walk: Walk, verb: int) -> Iterator[Operator]:
    """Yield the condition of "whoever attacks us"."""
    tokens = walk.tokens
    for child in tokens.children(verb):
        ever = tokens.text[child].lower() in {"whoever", "whatever", "whichever"}
        if ever and tokens.tag[verb] in {"VBZ", "VBP"} and walk.sees(child):
            yield operator(walk, child, Modality.HYPOTHETICAL, "condition")


def to_come(walk: Walk, noun: int, verb: int) -> Iterator[Operator]:
    """Yield what lies ahead in "a war looms" and "any attack would be answered"."""
    tokens = walk.tokens
    if tokens.lemma[verb] in walk.lists.looming and walk.sees(verb):
        yield operator(walk, verb, Modality.PREDICTED, "plan")
    if any(tokens.tag[c] == "MD" for c in tokens.children(verb)):
        for child in tokens.children_by(noun, "det"):
            if tokens.text[child].lower() == "any" and walk.sees(child):
                yield operator(walk, child, Modality.HYPOTHETICAL, "condition")
