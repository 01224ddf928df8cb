"""The clause that tells an event, and the words that belong to it alone."""

from dragoman.coding.candidates import Candidate
from dragoman.coding.phrases import VERBAL, phrase_edges
from dragoman.coding.syntax import SUBJECTS, read_verb
from dragoman.model.syntax import Tokens

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
        if tokens.dep[head] == "xcomp" and candidate.composed is not None:
            break
        if tokens.pos[head] in VERBAL and not _leans(tokens, head):
            break
        head = above
    return head


def _leans(tokens: Tokens, verb: int) -> bool:
    """Tell whether a verb has no clause of its own: "agreed to send", "a mission to attack"."""
    if tokens.dep[verb] in {"xcomp", "pcomp", "acomp"}:
        return True
    return tokens.dep[verb] in {"acl", "relcl"} and read_verb(tokens, verb).infinitive


def clause_span(tokens: Tokens, candidate: Candidate) -> tuple[int, int]:
    """Return the characters of the telling clause, without clauses coordinated with it."""
    head = clause_head(tokens, candidate)
    if tokens.dep[head] == "amod" and tokens.children_by(head, "nsubj"):
        head = tokens.head[head]  # a clause that the parser took for a modifier
    members, beyond = _members(tokens, head)
    first, last = min(members), max(members)
    later = [tokens.left_edge(b) for b in beyond if b > candidate.token]
    if later and min(later) > candidate.token:
        last = min(last, min(later) - 1)
    if tokens.dep[head] in {"relcl", "acl"}:
        first = min(first, phrase_edges(tokens, tokens.head[head])[0])
    first, last = min(first, candidate.token), max(last, candidate.token)
    while first < candidate.token and tokens.pos[first] in EDGES:
        first += 1
    while last > candidate.token and (
        tokens.pos[last] in EDGES
        or tokens.dep[last] == "cc"
        or (tokens.dep[last + 1 : last + 2] == ("cc",) and last not in members)
    ):
        last -= 1
    return tokens.start[first], tokens.end[last]


def _members(tokens: Tokens, head: int) -> tuple[list[int], list[int]]:
    """Return the clause's tokens, and the heads of the clauses coordinated with it."""
    found, beyond, stack = list[int](), list[int](), [head]
    while stack:
        token = stack.pop()
        found.append(token)
        for child in tokens.children(token):
            verbal = tokens.pos[child] in VERBAL
            if (
                tokens.dep[child] in {"conj", "parataxis"}
                and verbal
                and tokens.pos[token] in VERBAL
            ):
                beyond.append(child)
            else:
                stack.append(child)
    return found, beyond


def own_tokens(tokens: Tokens, candidate: Candidate) -> set[int]:
    """Return the words that say something of this act and of no other clause.

    Of a nominal act these are its own phrase; of an act with others in its scope, not theirs.
    """
    if candidate.nominal and candidate.token != candidate.verb:
        return set(_within(tokens, candidate.token, frozenset({"relcl"})))
    head = candidate.verb if candidate.verb is not None else candidate.token
    cut = APART | {"xcomp", "pcomp", "acl"} if candidate.composed else APART
    found = set(_within(tokens, head, cut))
    if candidate.light:
        found |= set(_within(tokens, candidate.token, frozenset()))
    for _ in range(_DEPTH):
        if not (_leans(tokens, head) or tokens.pos[head] not in VERBAL):
            break
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
            if tokens.dep[child] not in cut or not _is_clause(tokens, child)
        )
    return found


def _is_clause(tokens: Tokens, token: int) -> bool:
    """Tell whether a dependent is a clause apart; "as planned on Monday" is none."""
    if tokens.pos[token] not in {*VERBAL, "SCONJ"}:
        return False
    if tokens.dep[token] != "advcl" or tokens.tag[token] != "VBN":
        return True
    return bool(tokens.children_by(token, *SUBJECTS))
