"""The way up from a word through the clauses it stands in, and what each does to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from dragoman.coding.governors import governed, governs
from dragoman.coding.openings import opening_operators, orders
from dragoman.coding.operators import (
    noun_operators,
    predicate_operators,
    root_operators,
    shared_operators,
    subject_operators,
    surface_operators,
    verb_operators,
)
from dragoman.coding.predicates import (
    above_complement,
    disclaimed,
    forestalled,
    groundless,
    is_whether,
    made_to,
    to_come,
    told_untruly,
    whoever,
)
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
    inner = path.token
    if ";" in tokens.text[inner:head]:
        return False  # two sentences in one: "they struck; he threatened to resign"
    if finite and (lemma in lists.factive or walk.asks_who(inner)):
        return False
    aside = inner < head and walk.mark(inner) is None  # "he will win, I have no doubt"
    if finite and (aside or is_whether(walk, inner)):
        path.negatable = False
    found = list(governed(walk, head, inner))
    path.add(iter(found))
    path.add(subject_operators(walk, head, inner))
    path.add(above_complement(walk, inner, head))
    if finite:
        path.add(told_untruly(walk, head))
    if orders(walk, inner):
        path.found.append(operator(walk, inner, Modality.NORMATIVE, "order"))
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


def _is_purpose(walk: Walk, inner: int, head: int) -> bool:
    return (
        walk.infinitive(inner)
        and walk.tokens.pos[head] in VERBAL
        and walk.tokens.tag[head] != "MD"
        and walk.tokens.lemma[head] not in walk.lists.transparent
        and not walk.takes_time(head)
        and walk.tokens.lemma[head] not in walk.lists.speaking
        and not any(walk.tokens.dep[c] == "nsubjpass" for c in walk.tokens.children(head))
    )


def _through_conjunct(walk: Walk, path: _Path, head: int) -> bool:
    path.add(shared_operators(walk, path.token, head))
    path.token = head
    return True


def _through_adverbial(walk: Walk, path: _Path, head: int) -> bool:
    mark = walk.mark(path.token)
    if walk.seeming(path.token, head):
        path.found.append(operator(walk, head, Modality.HEDGED, "hedge"))
        path.token = head
        path.add(_own(walk, head))
        return True
    condition = _condition(walk, path.token, head)
    if condition is not None:
        path.found.append(condition)
        return False
    done = walk.infinitive(path.token) and (made_to(walk, head) or walk.achieves(head))
    if done or _follows_particle(walk, path.token):
        return _through_complement(walk, path, head)
    if walk.infinitive(path.token) and not walk.takes_time(head):
        path.found.append(walk.purpose(path.token))
        return False
    if mark is not None:
        path.add(forestalled(walk, path.token))
        return _through_time_clause(walk, path, head)
    return _through_participle(walk, path, head)


def _follows_particle(walk: Walk, verb: int) -> bool:
    """Tell "ruled out sending", whose gerund the parser takes for a circumstance."""
    tokens, before = walk.tokens, verb - 1
    parted = before > 0 and tokens.dep[before] == "prt" and tokens.head[before] == tokens.head[verb]
    return parted and tokens.tag[verb] == "VBG"


def _condition(walk: Walk, verb: int, head: int) -> Operator | None:
    """Return the condition or comparison that opens a clause; "not known if" asks."""
    condition = walk.condition(verb) or walk.likened(verb)
    asked = walk.tokens.lemma[head] in walk.lists.asking and is_whether(walk, verb)
    if condition is None or not asked or head > verb or "," in walk.tokens.text[head:verb]:
        return condition
    return replace(condition, modality=Modality.QUESTION)


def _through_participle(walk: Walk, path: _Path, head: int) -> bool:
    if walk.tokens.tag[path.token] not in {"VBG", "VBN"} and not walk.infinitive(path.token):
        return False
    if path.token == head + 1:  # "avoided naming", taken for an adverbial
        path.add(governed(walk, head, path.token))
    path.negatable = False
    path.token = head
    path.add(item for item in _own(walk, head) if item.cue.kind != "negation")
    return True


def _through_time_clause(walk: Walk, path: _Path, head: int) -> bool:
    """Let "when he attacks" and "until it is lifted" lie ahead where their main clause does."""
    if not _is_present(walk, path.token):
        return False
    path.add(
        item
        for item in verb_operators(walk, head)
        if item.modality in {Modality.PREDICTED, Modality.HYPOTHETICAL}
    )
    if not walk.infinitive(head):
        return False
    path.negatable, path.token = False, head  # "vowed to fight until it is lifted"
    return True


def _is_present(walk: Walk, verb: int) -> bool:
    tokens = walk.tokens
    helpers = tokens.children_by(verb, "aux", "auxpass")
    return any(tokens.tag[index] in {"VBZ", "VBP"} for index in (verb, *helpers))


def _through_noun_clause(walk: Walk, path: _Path, head: int) -> bool:
    inner = path.token
    path.add(governed(walk, head, inner))
    if walk.infinitive(inner):
        nothing = walk.tokens.text[head].lower() == "nothing"
        known = governs(walk, head, inner) or walk.ordinal(head) or walk.achieves(head)
        if not (known or nothing):
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
    if tokens.dep[head] == "prep" and tokens.dep[above] == "prep" and tokens.pos[above] == "ADP":
        above = tokens.head[above]  # "backed out of signing"
    if above == head or not walk.sees(above) or tokens.dep[head] not in {"prep", "agent", "prt"}:
        return False
    before = len(path.found)
    if word in {"in", "with", "for", "to", "behind"}:
        denials = list(disclaimed(walk, above))
        path.found.extend(denials)
        if denials:
            return False
    path.add(governed(walk, above, inner, preposition=head))
    if len(path.found) == before and not _reaches(walk, word, inner, above, content=path.content):
        return False
    path.token = above
    path.add(_own(walk, above))
    return True


def _reaches(walk: Walk, word: str, inner: int, above: int, *, content: bool) -> bool:
    if word in FACTUAL_PREPOSITIONS and not content:
        return False
    if walk.tokens.dep[inner] == "pcomp":
        return word in {"by", "of", "from", "about", "into"}
    return (word == "of" and walk.tokens.pos[above] not in VERBAL) or content


def _asks(walk: Walk, path: _Path) -> bool:
    """Stop at "who killed him is not known", and take "whoever kills" for a condition."""
    if walk.tokens.dep[path.token] not in {"csubj", "csubjpass"} or not walk.asks_who(path.token):
        return False
    path.add(whoever(walk, path.token))
    return True


def _through_argument(walk: Walk, path: _Path, head: int) -> bool:
    """Go from a noun to its verb, where the verb decides whether the noun took place."""
    tokens, lists = walk.tokens, walk.lists
    inner, dep, lemma = path.token, tokens.dep[path.token], tokens.lemma[head]
    if tokens.pos[head] not in VERBAL or _asks(walk, path):
        return False
    before = len(path.found)
    if dep in {"nsubj", "nsubjpass"}:
        path.add(to_come(walk, inner, head))
        if lemma == "fail" and any(item.cue.kind == "attempt" for item in path.found):
            path.found.append(operator(walk, head, Modality.ASSERTED, "negation", denied=True))
    if dep in {"nsubj", "csubj"}:
        path.add(predicate_operators(walk, head, inner))
        path.found.extend(groundless(walk, head) if path.content else ())
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
    tokens = walk.tokens
    if walk.mark(path.token) is not None:  # "no truth in the story that …", hung on the truth
        denials = list(disclaimed(walk, head))
        path.found.extend(denials)
        if denials:
            return False
    told = tokens.lemma[head] in walk.lists.reports or walk.is_denial("noun", head)
    content = told and any(
        tokens.text[c].lower() == "that" for c in tokens.children_by(path.token, "dobj", "mark")
    )
    if not content and not walk.infinitive(path.token):
        return False
    path.content = path.content or content
    return _through_noun_clause(walk, path, head)


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
