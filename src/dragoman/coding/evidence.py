"""The clause that tells an event, and the words that belong to it alone."""

from dragoman.coding.candidates import Candidate
from dragoman.coding.syntax import phrase_edges
from dragoman.model.syntax import Tokens

VERBAL = frozenset({"VERB", "AUX"})
# labels under which a clause of its own hangs
APART = frozenset({"conj", "ccomp", "advcl", "relcl", "parataxis", "csubj"})
EDGES = frozenset({"PUNCT", "SPACE", "CCONJ"})
_DEPTH = 5


def clause_head(tokens: Tokens, candidate: Candidate) -> int:
    """Return the word that heads the clause in which the trigger stands."""
    head = candidate.verb if candidate.verb is not None else candidate.token
    for _ in range(_DEPTH):
        above = tokens.head[head]
        if above == head:
            break
        if tokens.pos[head] in VERBAL and tokens.dep[head] not in {"xcomp", "pcomp", "acomp"}:
            break
        if tokens.dep[head] == "xcomp" and candidate.composed is not None:
            break
        head = above
    return head


def clause_span(tokens: Tokens, candidate: Candidate) -> tuple[int, int]:
    """Return the characters of the telling clause, without clauses coordinated with it."""
    head = clause_head(tokens, candidate)
    members = _members(tokens, head)
    first, last = min(members), max(members)
    if tokens.dep[head] in {"relcl", "acl"}:
        first = min(first, phrase_edges(tokens, tokens.head[head])[0])
    first, last = min(first, candidate.token), max(last, candidate.token)
    while first < candidate.token and tokens.pos[first] in EDGES:
        first += 1
    while last > candidate.token and tokens.pos[last] in EDGES:
        last -= 1
    return tokens.start[first], tokens.end[last]


def _members(tokens: Tokens, head: int) -> list[int]:
    """Return the clause's tokens up to where a coordinate clause begins."""
    found, stack = [], [head]
    while stack:
        token = stack.pop()
        found.append(token)
        for child in tokens.children(token):
            verbal = tokens.pos[child] in VERBAL
            if tokens.dep[child] in {"conj", "parataxis"} and verbal and tokens.pos[token] in VERBAL:
                continue
            stack.append(child)
    return found


def own_tokens(tokens: Tokens, candidate: Candidate) -> set[int]:
    """Return the words that say something of this act and of no other clause.

    Of a nominal act these are its own phrase; of an act with others in its scope, not theirs.
    """
    if candidate.nominal and candidate.token != candidate.verb:
        return set(_within(tokens, candidate.token, frozenset({"relcl"})))
    head = candidate.verb if candidate.verb is not None else candidate.token
    cut = APART | {"xcomp", "pcomp", "acl"} if candidate.composed else APART
    found = set(_within(tokens, head, cut))
    while tokens.dep[head] == "xcomp" and tokens.head[head] != head:
        head = tokens.head[head]
        found |= set(_within(tokens, head, APART | {"xcomp"}))
    return found


def _within(tokens: Tokens, head: int, cut: frozenset[str]) -> list[int]:
    found, stack = [], [head]
    while stack:
        token = stack.pop()
        found.append(token)
        stack.extend(
            child
            for child in tokens.children(token)
            if tokens.dep[child] not in cut or tokens.pos[child] not in {*VERBAL, "SCONJ"}
        )
    return found
