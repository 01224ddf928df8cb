"""Words that govern a complement and decide how it is put: "failed to", "threat of", "likely"."""

from collections.abc import Iterator

from dragoman.coding.negations import empty_phrase, negations
from dragoman.coding.walk import VERBAL, Operator, Walk, operator
from dragoman.knowledge.cues import Governor

POS = {"VERB": "verb", "AUX": "verb", "ADJ": "adjective", "ADV": "adjective"}
# prepositions that place the governing word, or name its cause
PLACING = frozenset(
    {"by", "after", "since", "during", "amid", "in", "with", "at", "over", "before"}
)


def governs(walk: Walk, head: int, inner: int) -> bool:
    """Tell whether ``head`` has an entry that fits its complement ``inner``."""
    return any(True for _ in governed(walk, head, inner))


def governed(
    walk: Walk, head: int, inner: int, *, preposition: int | None = None
) -> Iterator[Operator]:
    """Yield what ``head`` does to its complement ``inner``, if it is a governing word."""
    tokens = walk.tokens
    if not walk.sees(head) or (head and tokens.text[head - 1 : head + 1] == ("in", "order")):
        return
    pos = POS.get(tokens.pos[head], "noun")
    for governor in walk.lists.governors.get((pos, tokens.lemma[head]), ()):
        if _fits(walk, governor, head, inner, preposition):
            modality = governor.modality
            if governor.negated is not None and _is_negated(walk, head):
                modality = governor.negated
            yield operator(walk, head, modality, governor.kind, denied=governor.denied)
            return


def _is_negated(walk: Walk, head: int) -> bool:
    check = negations if walk.tokens.pos[head] in VERBAL else empty_phrase
    return any(check(walk, head))


def _fits(walk: Walk, governor: Governor, head: int, inner: int, preposition: int | None) -> bool:
    tokens = walk.tokens
    verbal = tokens.pos[inner] in VERBAL and tokens.dep[inner] not in {"compound", "amod"}
    word = None if preposition is None else tokens.text[preposition].lower()
    checks = (
        governor.particle is None or _has_particle(walk, governor.particle, head, word),
        not governor.only_infinitive or (verbal and _non_finite(walk, inner)),
        not governor.only_from or word in {"from", "against"},
        not governor.passive or _is_passive(walk, head),
        not governor.past_implies or not _in_past(walk, head),
        not (governor.kind == "norm" and is_yet(walk, head, inner)),
        verbal or governor.nominal or governor.pos != "verb",
        word not in PLACING,
        not (governor.kind == "plan" and goes_on(walk, head)),
    )
    return all(checks)


def _has_particle(walk: Walk, particle: str, head: int, word: str | None) -> bool:
    tokens = walk.tokens
    if word == particle:
        return True
    return any(
        tokens.text[c].lower() == particle and tokens.dep[c] in {"prt", "advmod", "prep"}
        for c in tokens.children(head)
    )


def _non_finite(walk: Walk, verb: int) -> bool:
    tokens = walk.tokens
    if walk.infinitive(verb):
        return True
    finite = any(tokens.tag[c] in {"MD", "VBD", "VBZ", "VBP"} for c in tokens.children(verb))
    return tokens.tag[verb] in {"VB", "VBG"} and not finite


def _in_past(walk: Walk, head: int) -> bool:
    """Tell "had to" and "was able to" from "has to" and "is able to"."""
    tokens = walk.tokens
    verb = head if tokens.pos[head] in VERBAL else tokens.head[head]
    return tokens.tag[verb] in {"VBD", "VBN"}


def goes_on(walk: Walk, verb: int) -> bool:
    """Tell "went on to", which is no plan."""
    tokens = walk.tokens
    return tokens.lemma[verb] == "go" and any(
        tokens.text[c].lower() == "on" for c in tokens.children_by(verb, "prt", "advmod")
    )


def is_yet(walk: Walk, head: int, inner: int) -> bool:
    """Tell "has yet to"."""
    children = (*walk.tokens.children(head), *walk.tokens.children(inner))
    return any(walk.tokens.text[c].lower() == "yet" for c in children)


def _is_passive(walk: Walk, verb: int) -> bool:
    tokens = walk.tokens
    if any(tokens.dep[c] in {"auxpass", "nsubjpass"} for c in tokens.children(verb)):
        return True
    return tokens.tag[verb] == "VBN" and tokens.dep[verb] in {"acl", "amod", "advcl", "conj"}
