"""The clause that a frame asks for behind its verb: its form, its verb, what it obliges to."""

from collections.abc import Iterator

from dragoman.coding.fillers import any_in
from dragoman.coding.phrases import content_noun
from dragoman.coding.syntax import object_heads, purposes, read_verb
from dragoman.knowledge.grammar import load_grammar
from dragoman.knowledge.triggers import Entry
from dragoman.model.syntax import Tokens

CLAUSAL = frozenset({"ccomp", "xcomp"})


def complement_clauses(tokens: Tokens, verb: int) -> list[int]:
    """Return the clauses in a verb's scope, "called on X to leave" taken for a purpose included."""
    clauses = [c for c in tokens.children(verb) if tokens.dep[c] in CLAUSAL]
    if clauses or tokens.lemma[verb] not in load_grammar().object_control:
        return clauses
    return [
        c
        for c in tokens.children_by(verb, "advcl")
        if c > verb and read_verb(tokens, c).infinitive and "," not in tokens.text[verb:c]
    ]


def fits_complement(tokens: Tokens, entry: Entry, index: int) -> bool:
    wanted = entry.complement
    if wanted is None:
        return True
    clauses = complement_clauses(tokens, index)
    if wanted == "none":
        return not clauses
    if wanted == "infinitive":
        return any(_is_infinitive(tokens, index, c) for c in clauses)
    if wanted == "that":
        return any(
            tokens.dep[c] == "ccomp" and not read_verb(tokens, c).infinitive for c in clauses
        )
    return bool(clauses) or any(True for _ in gerunds(tokens, index))


def _is_infinitive(tokens: Tokens, verb: int, clause: int) -> bool:
    """Tell "asked them to go" and the bare infinitive of "let them go"."""
    facts = read_verb(tokens, clause)
    return facts.infinitive or (
        tokens.lemma[verb] == "let" and tokens.tag[clause] == "VB" and facts.modal is None
    )


def fits_inner_clause(tokens: Tokens, entry: Entry, index: int) -> bool:
    clauses = complement_clauses(tokens, index)
    if entry.obliged and not any(_obliges(tokens, c) for c in clauses):
        return False
    if entry.complement_verb is not None and not any_in(
        tokens, entry.complement_verb, list(clauses)
    ):
        return False
    if entry.complement_object is None:
        return True
    nouns = [content_noun(tokens, i) for c in clauses for i in object_heads(tokens, c)]
    return any_in(tokens, entry.complement_object, nouns)


def fits_purpose(tokens: Tokens, entry: Entry, index: int) -> bool:
    if entry.purpose is None:
        return True
    return any(entry.purpose.match(tokens.lemma[c]) for c in purposes(tokens, index))


def _obliges(tokens: Tokens, verb: int) -> bool:
    """Tell whether a clause says what must be done: "that they must go", "that they go"."""
    facts = read_verb(tokens, verb)
    if facts.modal in load_grammar().obliging:
        return True
    if tokens.tag[verb] == "VB" and not tokens.children_by(verb, "aux"):
        return bool(tokens.children_by(verb, "nsubj", "nsubjpass"))
    return tokens.lemma[verb] in {"need", "have"} and bool(tokens.children_by(verb, "xcomp"))


def gerunds(tokens: Tokens, index: int) -> Iterator[int]:
    for prep in tokens.children(index):
        if tokens.dep[prep] in {"prep", "prt"}:
            yield from tokens.children_by(prep, "pcomp")
