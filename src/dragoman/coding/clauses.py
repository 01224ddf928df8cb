"""The way up from a word through the clauses it stands in, and what each does to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from dragoman.coding.governors import goes_on, governed, governs
from dragoman.coding.negations import empty_phrase
from dragoman.coding.operators import (
    noun_operators,
    predicate_operators,
    root_operators,
    shared_operators,
    subject_operators,
    surface_operators,
    verb_operators,
)
from dragoman.coding.openings import opening_operators
from dragoman.coding.walk import Operator, Walk, operator
from dragoman.model.claims import Modality

VERBAL = frozenset({"VERB", "AUX"})
# a clause opened by one of these is told as fact, unless its head lies ahead
FACTUAL_PREPOSITIONS = frozenset(
    [
        "after",
        "before",
        "since",
        "during",
        "in",
        "on",
        "at",
        "amid",
        "amidst",
        "following",
        "upon",
        "within",
        "throughout",
        "for",
        "despite",
        "over",
        "with",
        "as",
        "under",
        "until",
        "because",
        "due",
    ]
)


@dataclass(slots=True)
class _Path:
    """Where the climb is, and what may still reach the word it started from.

    ``negatable`` is false once a clause is passed through which a "not" does not reach.
    ``content`` is true once the path has come up through a that-clause.
    """

    token: int
    negatable: bool = True
    content: bool = False
    found: list[Operator] = field(default_factory=list)

    def add(self, operators: Iterator[Operator]) -> None:
        for item in operators:
            self.found.append(item if self.negatable else item.softened())


def climb(walk: Walk, token: int) -> list[Operator]:
    """Collect every operator that reaches ``token``, nearest first."""
    path = _Path(token=token)
    path.add(_own(walk, token))
    for _ in range(len(walk.tokens)):
        head = walk.tokens.head[path.token]
        if head == path.token or not walk.sees(head):
            path.add(root_operators(walk, path.token))
            break
        if not _step(walk, path, head):
            break
    path.found.extend(surface_operators(walk, token))
    return path.found


def _own(walk: Walk, token: int) -> Iterator[Operator]:
    yield from opening_operators(walk, token)
    if walk.tokens.pos[token] in VERBAL:
        yield from verb_operators(walk, token)
    else:
        yield from noun_operators(walk, token)


def _step(walk: Walk, path: _Path, head: int) -> bool:
    """Move up one edge; false where nothing further up reaches the word."""
    return _EDGES.get(walk.tokens.dep[path.token], _through_modifier)(walk, path, head)


def _through_complement(walk: Walk, path: _Path, head: int) -> bool:
    tokens, lists = walk.tokens, walk.lists
    lemma = tokens.lemma[head]
    finite = not walk.infinitive(path.token)
    if lemma in lists.factive and finite:
        return False
    inner = path.token
    found = list(governed(walk, head, inner))
    path.add(iter(found))
    path.add(subject_operators(walk, head, inner))
    path.add(_beyond(walk, inner, head))
    path.add(_untrue(walk, head) if finite else iter(()))
    if not found and tokens.dep[inner] == "xcomp" and _is_purpose(walk, inner, head):
        path.found.append(walk.purpose(inner))
    path.token = head
    path.content = path.content or finite
    if found:
        pass
    elif finite and lemma not in lists.raising:
        path.negatable = False
    path.add(_own(walk, head))
    return True


def _beyond(walk: Walk, inner: int, head: int) -> Iterator[Operator]:
    """Yield what a predicate does to its clause: "too weak to", "it is likely that", "let"."""
    tokens = walk.tokens
    if walk.infinitive(inner):
        for child in tokens.children_by(head, "advmod"):
            if tokens.text[child].lower() == "too" and child < head < inner and walk.sees(child):
                yield operator(walk, child, Modality.ASSERTED, "negation", denied=True)
    elif tokens.lemma[head] == "be":
        for adjective in tokens.children_by(head, "acomp"):
            yield from governed(walk, adjective, inner)
    elif tokens.lemma[head] == "let" and tokens.tag[head] == "VB" and _bare(walk, head):
        yield operator(walk, head, Modality.NORMATIVE, "order")


def _bare(walk: Walk, verb: int) -> bool:
    return not any(
        walk.tokens.dep[c] in {"nsubj", "aux", "auxpass"} for c in walk.tokens.children(verb)
    )


def _untrue(walk: Walk, head: int) -> Iterator[Operator]:
    """Yield the denial of "falsely reported that"."""
    for child in walk.tokens.children_by(head, "advmod"):
        if walk.tokens.text[child].lower() in walk.lists.untrue and walk.sees(child):
            yield operator(walk, child, Modality.ASSERTED, "denial", denied=True)


def _is_purpose(walk: Walk, inner: int, head: int) -> bool:
    return (
        walk.infinitive(inner)
        and walk.tokens.pos[head] in VERBAL
        and walk.tokens.lemma[head] not in walk.lists.transparent
        and not walk.takes_time(head)
        and not any(walk.tokens.dep[c] == "nsubjpass" for c in walk.tokens.children(head))
    )


def _through_conjunct(walk: Walk, path: _Path, head: int) -> bool:
    path.add(shared_operators(walk, path.token, head))
    path.token = head
    return True


def _through_adverbial(walk: Walk, path: _Path, head: int) -> bool:
    tokens = walk.tokens
    mark = walk.mark(path.token)
    if walk.seeming(path.token, head):
        path.found.append(operator(walk, head, Modality.HEDGED, "hedge"))
        path.token = head
        path.add(_own(walk, head))
        return True
    condition = walk.condition(path.token) or walk.likened(path.token)
    if condition is not None:
        path.found.append(condition)
        return False
    if walk.infinitive(path.token) and _made_to(walk, head):
        return _through_complement(walk, path, head)
    if walk.infinitive(path.token) and not walk.takes_time(head):
        path.found.append(walk.purpose(path.token))
        return False
    if mark is not None:
        path.add(_forestalled(walk, path.token))
        return _through_time_clause(walk, path, head)
    if tokens.tag[path.token] not in {"VBG", "VBN"} and not walk.infinitive(path.token):
        return False
    path.negatable = False
    path.token = head
    path.add(item for item in _own(walk, head) if item.cue.kind != "negation")
    return True


def _made_to(walk: Walk, head: int) -> bool:
    """Tell "were made to pay" and "went on to seize", whose infinitive is no purpose."""
    tokens = walk.tokens
    children = tokens.children(head)
    if goes_on(walk, head):
        return True
    passive = any(tokens.dep[c] == "auxpass" for c in children)
    return passive and tokens.lemma[head] in walk.lists.transparent


def _forestalled(walk: Walk, verb: int) -> Iterator[Operator]:
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


def _through_time_clause(walk: Walk, path: _Path, head: int) -> bool:
    """Let "when he attacks" lie ahead where its main clause does."""
    if walk.tokens.tag[path.token] in {"VBZ", "VBP"}:
        path.add(
            item
            for item in verb_operators(walk, head)
            if item.modality in {Modality.PREDICTED, Modality.HYPOTHETICAL}
        )
    return False


def _through_noun_clause(walk: Walk, path: _Path, head: int) -> bool:
    inner = path.token
    path.add(governed(walk, head, inner))
    if walk.infinitive(inner):
        if not governs(walk, head, inner) and not walk.ordinal(head):
            path.found.append(walk.purpose(inner))
    elif not path.content and walk.mark(inner) is None and not governs(walk, head, inner):
        return False
    path.token, path.content = head, True
    path.add(noun_operators(walk, head))
    return True


def _through_preposition(walk: Walk, path: _Path, head: int) -> bool:
    """Go from the object of a preposition to what the preposition hangs on."""
    tokens = walk.tokens
    inner, word = path.token, tokens.text[head].lower()
    path.add(walk.preposition(head))
    if tokens.text[max(head - 1, 0)].lower() == "far" and tokens.dep[inner] == "pcomp":
        path.found.append(operator(walk, head, Modality.ASSERTED, "negation", denied=True))
        return False
    above = tokens.head[head]
    if above == head or not walk.sees(above) or tokens.dep[head] not in {"prep", "agent", "prt"}:
        return False
    before = len(path.found)
    if tokens.lemma[above] in walk.lists.involvement or word == "with":
        disclaimed = list(_disclaimed(walk, above, word))
        path.found.extend(disclaimed)
        if disclaimed:
            return False
    path.add(governed(walk, above, inner, preposition=head))
    if len(path.found) == before and not _reaches(walk, word, inner, above, content=path.content):
        return False
    path.token = above
    path.add(_own(walk, above))
    return True


def _disclaimed(walk: Walk, part: int, word: str) -> Iterator[Operator]:
    """Yield the denial of "no hand in", "denied any role in" and "nothing to do with"."""
    tokens = walk.tokens
    above = tokens.head[part]
    if tokens.lemma[part] == "do" and tokens.text[above].lower() == "nothing":
        yield operator(walk, above, Modality.ASSERTED, "negation", denied=True)
    elif word in {"in", "for"} and tokens.dep[part] in {"dobj", "attr", "nsubj"}:
        yield from empty_phrase(walk, part)
        if tokens.dep[part] == "dobj" and tokens.pos[above] in VERBAL:
            yield from (o for o in governed(walk, above, part) if o.denied)
            yield from (o for o in verb_operators(walk, above) if o.denied)


def _reaches(walk: Walk, word: str, inner: int, above: int, *, content: bool) -> bool:
    if word in FACTUAL_PREPOSITIONS and not content:
        return False
    if walk.tokens.dep[inner] == "pcomp":
        return word in {"by", "of", "from", "about", "into"}
    return (word == "of" and walk.tokens.pos[above] not in VERBAL) or content


def _through_argument(walk: Walk, path: _Path, head: int) -> bool:
    """Go from a noun to its verb, where the verb decides whether the noun took place."""
    tokens, lists = walk.tokens, walk.lists
    inner, dep, lemma = path.token, tokens.dep[path.token], tokens.lemma[head]
    if tokens.pos[head] not in VERBAL:
        return False
    before = len(path.found)
    if dep in {"nsubj", "csubj"}:
        path.add(predicate_operators(walk, head, inner))
        if len(path.found) > before:
            return False
    else:
        path.add(governed(walk, head, inner))
        path.add(subject_operators(walk, head, inner))
    if len(path.found) == before and not path.content:
        if dep == "nsubj" and lemma not in lists.occurrences and tokens.pos[inner] not in VERBAL:
            return False
        if dep in {"dobj", "obj", "nsubjpass"} and lemma not in lists.light:
            return False
    elif len(path.found) == before and dep == "nsubj":
        return False
    path.token = head
    path.add(verb_operators(walk, head))
    return True


def _through_modifier(walk: Walk, path: _Path, head: int) -> bool:
    tokens = walk.tokens
    dep = tokens.dep[path.token]
    if dep in {"compound", "nmod", "amod"}:
        before = len(path.found)
        path.add(governed(walk, head, path.token))
        if len(path.found) == before:
            return False
    elif dep not in {"acomp", "prt", "aux", "auxpass", "advmod", "parataxis", "dep", "prep"}:
        return False
    path.token = head
    path.add(_own(walk, head))
    return True


def _through_relative(walk: Walk, path: _Path, head: int) -> bool:
    """Take "preparations to invade" for what it is, whatever the parser calls it."""
    return walk.infinitive(path.token) and _through_noun_clause(walk, path, head)


_EDGES: dict[str, Callable[[Walk, _Path, int], bool]] = {
    "ccomp": _through_complement,
    "xcomp": _through_complement,
    "conj": _through_conjunct,
    "advcl": _through_adverbial,
    "acl": _through_noun_clause,
    "relcl": _through_relative,
    "pobj": _through_preposition,
    "pcomp": _through_preposition,
    **dict.fromkeys(
        ("dobj", "nsubjpass", "attr", "oprd", "obj", "nsubj", "csubj", "csubjpass"),
        _through_argument,
    ),
}
