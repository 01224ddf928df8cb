"""Contents the parser hung elsewhere than on the verb of saying they belong to."""

from collections.abc import Iterator

from dragoman.coding.speakers import SUBJECT
from dragoman.model.syntax import Tokens

PLAIN_SAYING = frozenset({"say", "claim", "argue", "insist", "note"})
CALLING = frozenset({"call", "label", "brand", "dub", "term"})
# verbs that name whom they are said to, so that "that …" after that noun is no part of it
ADDRESSING = frozenset(
    {"tell", "inform", "assure", "reassure", "remind", "warn", "notify", "advise", "persuade"}
)
# verbs of which "when …", "how …" is what they tell, where the parser took it for a circumstance
TELLING = frozenset({"say", "disclose", "explain", "specify", "reveal", "announce", "clarify"})
CITING = frozenset({"cite", "quote"})
YES_NO = frozenset({"yes", "no"})
# words that tell when something was said
TIMING = frozenset({"when", "after", "before", "while", "as", "once"})
QUERYING = frozenset({"when", "where", "how", "why", "whether", "if"})


def stray_clauses(tokens: Tokens, verb: int) -> Iterator[list[int]]:
    """Yield clauses that are a verb's content though they hang on another word."""
    yield from _in_medium(tokens, verb)
    yield from _past_addressee(tokens, verb)
    yield from _untold(tokens, verb)
    yield from _of_antecedent(tokens, verb)
    yield from _shared(tokens, verb)
    yield from _past_citing(tokens, verb)
    if tokens.lemma[verb] in PLAIN_SAYING:
        yield from ([i] for i in tokens.children_by(verb, "intj") if tokens.text[i] in YES_NO)


def that_clause(tokens: Tokens, noun: int) -> int | None:
    """Return the clause "that …" under a noun, however the parser calls it."""
    for child in tokens.children_by(noun, "acl", "ccomp", "relcl"):
        marks = (tokens.text[c].lower() for c in tokens.children_by(child, "mark"))
        if any(mark in {"that", "whether"} for mark in marks):
            return child
    return None


def _in_medium(tokens: Tokens, verb: int) -> Iterator[list[int]]:
    """Yield the clause of "said in a statement that …", which the noun may hold.

    "said for the first time that …" is no time of that kind either.
    """
    for child in tokens.children_by(verb, "prep"):
        for noun in tokens.children_by(child, "pobj"):
            word = tokens.text[child].lower()
            if word == "in":
                clause = that_clause(tokens, noun)
            elif word == "for" and tokens.lemma[noun] == "time":
                clause = _opening_with_that(tokens, noun)
            else:
                continue
            if clause is not None:
                yield tokens.subtree(clause)


def _opening_with_that(tokens: Tokens, noun: int) -> int | None:
    """Return a clause "that …" under a noun of which "that" is no part."""
    for clause in tokens.children_by(noun, "relcl", "acl", "ccomp"):
        first = tokens.left_edge(clause)
        if tokens.text[first].lower() == "that" and tokens.dep[first] not in SUBJECT:
            return clause
    return None


def _past_addressee(tokens: Tokens, verb: int) -> Iterator[list[int]]:
    """Yield the clause of "told a meeting of elders that …", hung on the meeting."""
    if tokens.lemma[verb] not in ADDRESSING:
        return
    for thing in tokens.children_by(verb, "dobj", "dative", "agent"):
        for noun in tokens.subtree(thing):
            clause = _opening_with_that(tokens, noun)
            if clause is not None:
                yield tokens.subtree(clause)


def _past_citing(tokens: Tokens, verb: int) -> Iterator[list[int]]:
    """Yield the clause of "said, citing two officials, that …", hung on "citing"."""
    for citing in tokens.children_by(verb, "advcl"):
        for clause in tokens.children_by(citing, "ccomp"):
            if verb < citing and is_of_verb_above(tokens, citing, clause):
                yield tokens.subtree(clause)


def is_of_verb_above(tokens: Tokens, verb: int, clause: int) -> bool:
    """Tell a that-clause after "citing somebody": who cites says it."""
    cited = tokens.children_by(verb, "dobj")
    if tokens.lemma[verb] not in CITING or tokens.tag[verb] != "VBG" or not cited:
        return False
    return cited[0] < clause and tokens.dep[verb] == "advcl"


def _untold(tokens: Tokens, verb: int) -> Iterator[list[int]]:
    """Yield the clause of "has not said when …"."""
    if tokens.lemma[verb] not in TELLING or not tokens.children_by(verb, "neg"):
        return
    for clause in tokens.children_by(verb, "advcl"):
        first = tokens.left_edge(clause)
        if first == verb + 1 and tokens.text[first].lower() in QUERYING:
            yield tokens.subtree(clause)


def _of_antecedent(tokens: Tokens, verb: int) -> Iterator[list[int]]:
    """Yield what is said of the noun before in "laws that some say target them".

    The parser takes the verb said of it for a noun, and "say" for a verb with two objects.
    """
    things = tokens.children_by(verb, "dobj")
    if tokens.dep[verb] != "relcl" or not things[1:] or tokens.lemma[verb] not in PLAIN_SAYING:
        return
    if things[0] < verb < tokens.left_edge(things[1]) == verb + 1:
        yield [things[0], *tokens.subtree(things[1])]


def _shared(tokens: Tokens, verb: int) -> Iterator[list[int]]:
    """Yield the clause of "Kyiv says, and Moscow denies, that …", which both verbs have."""
    if tokens.lemma[verb] not in PLAIN_SAYING or tokens.children_by(verb, "ccomp", "dobj", "prep"):
        return
    for other in tokens.children_by(verb, "conj"):
        for clause in tokens.children_by(other, "ccomp"):
            first = tokens.left_edge(clause)
            apart = tokens.children_by(other, "nsubj") and tokens.text[first - 1] == ","
            if apart and tokens.text[first].lower() == "that":
                yield tokens.subtree(clause)


def loose_rest(tokens: Tokens, verb: int) -> list[int] | None:
    """Return what follows "says" or "called" where the parser tied none of it to the verb."""
    lemma = tokens.lemma[verb]
    if lemma not in PLAIN_SAYING and lemma not in CALLING:
        return None
    last = verb
    while last + 1 < len(tokens) and tokens.sentence[last + 1] == tokens.sentence[verb]:
        last += 1
    if tokens.dep[verb] == "relcl":  # "which Ukraine says shelled it, backs him"
        last = next((i - 1 for i in range(verb, last + 1) if tokens.text[i] == ","), last)
    following = range(verb + 1, last + 1)
    if not following or tokens.pos[following[0]] in {"PUNCT", "SPACE", "ADP", "CCONJ"}:
        return None
    if tokens.text[following[0]].lower() in TIMING:
        return None
    if lemma in CALLING:
        marked = lemma != "call" or any(tokens.text[i][0] in "“\"‘'" for i in following)
        below = [i for c in tokens.children(verb) if c > verb for i in tokens.subtree(c)]
        return sorted(below) if marked and below else None
    if tokens.tag[verb] not in {"VBD", "VBZ", "VBP"} or not _has_clause(tokens, following):
        return None
    return list(following)


def _has_clause(tokens: Tokens, indices: range) -> bool:
    return any(
        tokens.tag[i] in {"VBD", "VBZ", "VBP", "MD"} and tokens.dep[i] != "amod" for i in indices
    )
