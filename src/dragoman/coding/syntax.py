"""What a predicate's neighbours are: subjects, objects, phrases, read off plain token columns."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.syntax import Tokens

SUBJECTS = ("nsubj", "nsubjpass")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "'d"})
# verbs whose object does what the infinitive says
OBJECT_CONTROL = frozenset(
    "accuse advise allow ask authorise authorize beg call charge compel convince dissuade encourage"
    " force forbid help instruct invite lead let make order permit persuade press pressure prevent"
    " push suspect tell urge want warn".split()
)
# nouns for words put down or spoken: whoever issues them does what they do
DOCUMENTS = frozenset(
    "statement resolution letter report speech article tweet message note motion bill communique post"
    " petition editorial interview video declaration".split()
)
# nouns that only measure what stands after "of"
MEASURES = frozenset(
    "batch bulk bunch contingent couple dozen group half handful host hundred kind lot majority member"
    " million most number pair part percent portion range rest round score series set shipment some sort"
    " spate string team thousand ton tonne total type variety wave all any each many several both none"
    " one two three four five six seven eight nine ten much".split()
)
_DEPTH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """The auxiliaries and negation around one predicate."""

    future: bool
    would: bool
    modal: str | None
    negated: bool
    past: bool
    infinitive: bool


def read_verb(tokens: Tokens, index: int) -> Verb:
    """Return the auxiliaries of a predicate; a conjunct without its own shares the first one's."""
    own = [c for c in tokens.children(index) if tokens.dep[c] in {"aux", "auxpass", "neg"}]
    if not own and tokens.dep[index] == "conj" and tokens.tag[index] in {"VB", "VBN"}:
        head = tokens.head[index]
        if tokens.pos[head] in {"VERB", "AUX"}:
            shared = read_verb(tokens, head)
            return shared
    words = {tokens.text[c].lower() for c in own if tokens.dep[c] != "neg"}
    modals = sorted(tokens.text[c].lower() for c in own if tokens.tag[c] == "MD")
    return Verb(
        future=bool(words & FUTURE),
        would=bool(words & {"would", "'d"}),
        modal=modals[0] if modals else None,
        negated=any(tokens.dep[c] == "neg" for c in tokens.children(index))
        or any(tokens.lemma[c] == "never" for c in tokens.children(index)),
        past=tokens.tag[index] in {"VBD", "VBN"} or "had" in words,
        infinitive=any(tokens.tag[c] == "TO" for c in own),
    )


def is_passive(tokens: Tokens, index: int) -> bool:
    """Tell whether a verb stands in the passive, a bare participle included."""
    children = tokens.children(index)
    if any(tokens.dep[c] in {"nsubjpass", "auxpass", "csubjpass"} for c in children):
        return True
    if tokens.tag[index] != "VBN" or any(tokens.dep[c] in {"aux", "nsubj"} for c in children):
        return False
    dep, head = tokens.dep[index], tokens.head[index]
    if dep == "conj":
        return is_passive(tokens, head) if tokens.pos[head] in {"VERB", "AUX"} else True
    return not any(tokens.dep[c] == "dobj" for c in children) or dep in {"acl", "amod"}


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


def surface_subject(tokens: Tokens, index: int, depth: int = 0) -> int | None:
    """Return the head of what stands as subject, found through control and coordination."""
    if depth > _DEPTH:
        return None
    own = tokens.children_by(index, *SUBJECTS)
    if own:
        return _antecedent(tokens, index, own[0])
    dep, head = tokens.dep[index], tokens.head[index]
    if head == index:
        return None
    if dep in {"acl", "relcl", "amod"}:
        return _subject_of_modifier(tokens, index, depth)
    if dep == "pcomp":
        verb = tokens.head[head]
        return _controller(tokens, verb, depth) if verb != head else None
    if dep == "ccomp" and not read_verb(tokens, index).infinitive:
        return None if tokens.tag[index] != "VBG" else _controller(tokens, head, depth)
    if dep in {"xcomp", "conj", "advcl", "ccomp", "dep"} and tokens.pos[head] in {"VERB", "AUX"}:
        if dep == "conj":
            lost = _lost_subject(tokens, index)
            if lost is not None:
                return lost
        controlled = dep in {"xcomp", "ccomp"}
        return (
            _controller(tokens, head, depth)
            if controlled
            else surface_subject(tokens, head, depth + 1)
        )
    if dep in {"xcomp", "advcl", "ccomp"} and tokens.pos[head] == "ADJ":
        return surface_subject(tokens, tokens.head[head], depth + 1)
    return None


def _lost_subject(tokens: Tokens, verb: int) -> int | None:
    """Return the noun right before a coordinated verb's auxiliary, which the parser put elsewhere.

    Where subjects are shared, a conjunction stands there: "came and have taken".
    """
    helpers = tokens.children_by(verb, "aux", "auxpass")
    if not helpers or helpers[0] == 0:
        return None
    noun = helpers[0] - 1
    if tokens.pos[noun] not in {"NOUN", "PROPN"} or tokens.head[noun] == verb:
        return None
    while tokens.dep[noun] == "conj" and tokens.pos[tokens.head[noun]] in {"NOUN", "PROPN"}:
        noun = tokens.head[noun]
    return noun


def _controller(tokens: Tokens, verb: int, depth: int) -> int | None:
    """Return who is understood to do what stands in the scope of ``verb``."""
    if tokens.pos[verb] in NOMINAL:
        return _subject_of_noun(tokens, verb, depth)
    if tokens.pos[verb] == "ADJ":
        return surface_subject(tokens, tokens.head[verb], depth + 1)
    if tokens.lemma[verb] == "take" and _is_empty(tokens, surface_subject(tokens, verb, depth + 1)):
        objects = tokens.children_by(verb, "dative", "dobj")
        if objects:
            return objects[0]  # it took them a week to ...
    if tokens.lemma[verb] in OBJECT_CONTROL:
        objects = tokens.children_by(verb, "dobj", "nsubjpass")
        if objects:
            return objects[0]
    return surface_subject(tokens, verb, depth + 1)


def _is_empty(tokens: Tokens, subject: int | None) -> bool:
    return subject is not None and tokens.text[subject].lower() == "it"


def _antecedent(tokens: Tokens, verb: int, subject: int) -> int:
    if tokens.tag[subject] in {"WDT", "WP"} or tokens.lemma[subject] in {"who", "which", "that"}:
        clause = verb
        while tokens.dep[clause] in {"conj", "xcomp"} and tokens.head[clause] != clause:
            clause = tokens.head[clause]
        if tokens.dep[clause] == "relcl":
            head = tokens.head[clause]
            return head if tokens.lemma[subject] == "who" else _last_conjunct(tokens, head, clause)
    return subject


def _last_conjunct(tokens: Tokens, noun: int, before: int) -> int:
    """Return the last noun coordinated with ``noun`` that stands before a token."""
    return [i for i in nominal_conjuncts(tokens, noun) if i < before][-1] if noun < before else noun


def _subject_of_modifier(tokens: Tokens, index: int, depth: int) -> int | None:
    head = tokens.head[index]
    if tokens.dep[index] in {"acl", "relcl"} and read_verb(tokens, index).infinitive:
        return _subject_of_noun(tokens, head, depth)
    if tokens.tag[index] == "VBG" and tokens.lemma[head] in DOCUMENTS:
        return _subject_of_noun(tokens, head, depth) or head
    if tokens.dep[index] == "relcl":
        return _last_conjunct(tokens, head, index)
    return head if tokens.pos[head] in NOMINAL else None


def _subject_of_noun(tokens: Tokens, noun: int, depth: int) -> int | None:
    """Return whose plan, decision or attempt a noun tells of."""
    owners = tokens.children_by(noun, "poss")
    if owners:
        return owners[0]
    by = prep_objects(tokens, noun, ("by", "from"))
    if by:
        return by[0]
    carrier = tokens.head[noun]
    while tokens.pos[carrier] == "ADP" and tokens.head[carrier] != carrier:
        carrier = tokens.head[carrier]
    if carrier != noun and tokens.pos[carrier] in {"VERB", "AUX"}:
        return surface_subject(tokens, carrier, depth + 1)
    return None


def subject_heads(tokens: Tokens, index: int) -> list[int]:
    """Return who does what the verb says: the subject, or in the passive the agent."""
    if is_passive(tokens, index):
        return [i for i in agents(tokens, index)]
    subject = surface_subject(tokens, index)
    return [] if subject is None else nominal_conjuncts(tokens, subject)


def agents(tokens: Tokens, index: int) -> list[int]:
    """Return the nouns after a passive's ``by``."""
    return prep_objects(tokens, index, ("by",))


def object_heads(tokens: Tokens, index: int) -> list[int]:
    """Return what is done to: the object, or in the passive the subject."""
    if is_passive(tokens, index):
        subject = surface_subject(tokens, index)
        return [] if subject is None else nominal_conjuncts(tokens, subject)
    objects = tokens.children_by(index, "dobj")
    if objects:
        first = objects[0]
        if tokens.tag[first] in {"WDT", "WP"} and tokens.dep[index] == "relcl":
            first = tokens.head[index]
        return nominal_conjuncts(tokens, first)
    if tokens.dep[index] == "relcl" and not _subject_is_relative(tokens, index):
        return nominal_conjuncts(tokens, tokens.head[index])[:1]
    if tokens.dep[index] == "amod" and tokens.children_by(index, "nsubj"):
        return [tokens.head[index]]  # the parser took a clause for a modifier
    for clause in tokens.children_by(index, "ccomp", "xcomp"):
        inner = tokens.children_by(clause, "nsubj")
        if inner and read_verb(tokens, clause).infinitive:
            return nominal_conjuncts(tokens, inner[0])
    return []


def _subject_is_relative(tokens: Tokens, index: int) -> bool:
    own = tokens.children_by(index, *SUBJECTS)
    return not own or tokens.tag[own[0]] in {"WDT", "WP"}


def second_objects(tokens: Tokens, index: int) -> list[int]:
    """Return the other object: an indirect one, or the one a passive keeps."""
    found = tokens.children_by(index, "dative")
    if found:
        first = found[0]
        if tokens.pos[first] == "ADP":
            inner = tokens.children_by(first, "pobj")
            return nominal_conjuncts(tokens, inner[0]) if inner else []
        return nominal_conjuncts(tokens, first)
    if is_passive(tokens, index):
        kept = tokens.children_by(index, "dobj", "oprd")
        return nominal_conjuncts(tokens, kept[0]) if kept else []
    return []


def prep_objects(tokens: Tokens, index: int, words: tuple[str, ...]) -> list[int]:
    """Return the nouns after one of the prepositions that hang on the token."""
    found: list[int] = []
    for prep in tokens.children(index):
        if tokens.lemma[prep] not in words or tokens.dep[prep] not in {
            "prep",
            "agent",
            "dative",
            "prt",
            "advmod",
        }:
            continue
        found.extend(_under_prep(tokens, prep))
    return found


def _under_prep(tokens: Tokens, prep: int) -> list[int]:
    found = []
    for child in tokens.children(prep):
        if tokens.dep[child] == "pobj":
            found.extend(nominal_conjuncts(tokens, child))
        elif tokens.dep[child] in {"prep", "conj"} and tokens.pos[child] == "ADP":
            found.extend(_under_prep(tokens, child))  # out of; in and around
    return found


def all_preps(tokens: Tokens, index: int) -> list[tuple[str, int]]:
    """Return every preposition on the token with the head noun after it."""
    return [
        (tokens.lemma[prep], noun)
        for prep in tokens.children(index)
        if tokens.dep[prep] in {"prep", "agent", "dative"}
        for noun in _under_prep(tokens, prep)
    ]


def content_noun(tokens: Tokens, noun: int) -> int:
    """Return what a measuring noun measures: in "a series of attacks", the attacks."""
    for _ in range(_DEPTH):
        if tokens.lemma[noun] not in MEASURES:
            return noun
        inner = prep_objects(tokens, noun, ("of",))
        if not inner:
            return noun
        noun = inner[0]
    return noun


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
    for _ in range(_DEPTH):
        head, dep = tokens.head[noun], tokens.dep[noun]
        if head == noun:
            return None
        if dep == "conj" and is_nominal(tokens, head):
            noun = head
            continue
        if dep in {"dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative"}:
            verb = tokens.pos[head] in {"VERB", "AUX"}
            role = "object" if dep in {"dobj", "nsubjpass", "oprd"} else "subject"
            return (head, "attr" if dep == "attr" else role) if verb else None
        if dep != "pobj":
            return None
        above = tokens.head[head]
        if tokens.lemma[head] == "of" and tokens.lemma[above] in MEASURES:
            noun = above
            continue
        if tokens.pos[above] in {"VERB", "AUX"}:
            return above, tokens.lemma[head]
        return None
    return None


def phrase_edges(tokens: Tokens, noun: int) -> tuple[int, int]:
    """Return first and last token of the base noun phrase with its of- and loyal-to-phrases."""
    first = noun
    for child in tokens.children(noun):
        if child < noun and tokens.dep[child] not in {"punct", "cc", "prep", "advcl", "relcl"}:
            first = min(first, tokens.left_edge(child))
    while first < noun and tokens.pos[first] in {"PUNCT", "SPACE", "CCONJ"}:
        first += 1
    last = noun
    for child in tokens.children(noun):
        if child < noun:
            continue
        if tokens.dep[child] == "prep" and tokens.lemma[child] == "of":
            inner = tokens.children_by(child, "pobj")
            if inner:
                last = max(last, phrase_edges(tokens, inner[0])[1])
        elif tokens.dep[child] == "amod" and any(
            tokens.dep[c] == "prep" for c in tokens.children(child)
        ):
            last = max(last, tokens.right_edge(child))
    return first, last
