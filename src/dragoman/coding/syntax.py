"""What a verb's neighbours are: auxiliaries, subjects and objects, read off token columns."""

from dataclasses import dataclass

from dragoman.coding.phrases import NOMINAL, VERBAL, nominal_conjuncts, prep_objects
from dragoman.knowledge.grammar import load_grammar
from dragoman.model.syntax import Tokens

SUBJECTS = ("nsubj", "nsubjpass")
RELATIVE = frozenset({"WDT", "WP"})
_DEPTH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """The auxiliaries and negation around one predicate."""

    future: bool
    modal: str | None
    negated: bool
    past: bool
    infinitive: bool


def read_verb(tokens: Tokens, index: int) -> Verb:
    """Return the auxiliaries of a predicate; a conjunct without its own shares the first one's."""
    children = tokens.children(index)
    own = [c for c in children if tokens.dep[c] in {"aux", "auxpass", "neg"}]
    if not own and tokens.dep[index] == "conj" and tokens.tag[index] in {"VB", "VBN"}:
        head = tokens.head[index]
        if tokens.pos[head] in VERBAL:
            return read_verb(tokens, head)
    words = {tokens.text[c].lower() for c in own if tokens.dep[c] != "neg"}
    modals = sorted(tokens.text[c].lower() for c in own if tokens.tag[c] == "MD")
    return Verb(
        future=not words.isdisjoint(load_grammar().future),
        modal=modals[0] if modals else None,
        negated=any(tokens.dep[c] == "neg" or tokens.lemma[c] == "never" for c in children),
        past=tokens.tag[index] in {"VBD", "VBN"} or "had" in words,
        infinitive=any(tokens.tag[c] == "TO" for c in own),
    )


def is_passive(tokens: Tokens, index: int) -> bool:
    """Tell whether a verb stands in the passive, a bare participle included."""
    children = tokens.children(index)
    if any(tokens.dep[c] in {"nsubjpass", "auxpass", "csubjpass"} for c in children):
        return True
    dep, head = tokens.dep[index], tokens.head[index]
    if tokens.tag[index] != "VBN" or any(tokens.dep[c] == "aux" for c in children):
        return False
    if _is_lost_predicate(tokens, index) or tokens.lemma[index] in load_grammar().unpassive:
        return False
    if dep == "conj" and tokens.pos[head] in VERBAL:
        return is_passive(tokens, head)  # "nine were killed and two wounded"
    return not any(tokens.dep[c] in {"dobj", "nsubj"} for c in children)


def _is_lost_predicate(tokens: Tokens, verb: int) -> bool:
    """Tell a main verb that the parser hung on its subject: "X, who led the party, called on Y"."""
    noun = tokens.head[verb]
    if tokens.dep[verb] != "acl" or tokens.head[noun] != noun or tokens.text[verb - 1] != ",":
        return False
    relative = any(c < verb for c in tokens.children_by(noun, "relcl"))
    return relative and not any(tokens.dep[c] == "agent" for c in tokens.children(verb))


def surface_subject(tokens: Tokens, index: int, depth: int = 0) -> int | None:
    """Return the head of what stands as subject, found through control and coordination."""
    own = tokens.children_by(index, *SUBJECTS)
    if own:
        labelled = len(own) > 1 and tokens.text[own[0] + 1] == ":"  # "Q: Does the state arm them?"
        return _antecedent(tokens, index, own[1 if labelled else 0])
    lost = _subject_after_date(tokens, index)
    if lost is None:
        lost = _joined_to_noun(tokens, index)
    if lost is not None:
        return lost
    dep, head = tokens.dep[index], tokens.head[index]
    if head == index or depth > _DEPTH:
        return None
    if dep in {"acl", "relcl", "amod"}:
        return _subject_of_modifier(tokens, index, depth)
    if dep == "pcomp":
        return _controller(tokens, tokens.head[head], depth)
    return _subject_under(tokens, index, depth)


def _subject_after_date(tokens: Tokens, verb: int) -> int | None:
    """Return the subject that the parser took into a date: "On May 18 troops entered"."""
    if tokens.tag[verb] not in {"VBD", "VBZ", "VBP"}:
        return None
    for prep in tokens.children_by(verb, "prep"):
        if prep > verb or tokens.lemma[prep] not in {"on", "in"}:
            continue
        for noun in tokens.children_by(prep, "pobj"):
            first = tokens.children(noun)[:1]
            if first and first[0] == prep + 1 and tokens.entity[first[0]].endswith("-DATE"):
                return None if tokens.entity[noun].endswith("-DATE") else noun
    return None


def _joined_to_noun(tokens: Tokens, verb: int) -> int | None:
    """Return the noun of "Commandos tunnelled in and freed them", the first verb lost to it."""
    head = tokens.head[verb]
    lost = tokens.dep[verb] == "conj" and tokens.tag[verb] == "VBD" and tokens.pos[head] == "NOUN"
    return head if lost else None


def _subject_under(tokens: Tokens, index: int, depth: int) -> int | None:
    """Return the understood subject of a verb that hangs on another verb or an adjective."""
    dep, head = tokens.dep[index], tokens.head[index]
    if tokens.pos[head] == "ADJ" and dep in {"xcomp", "advcl", "ccomp"}:
        return surface_subject(tokens, tokens.head[head], depth + 1)
    if tokens.pos[head] not in VERBAL:
        return None
    if dep == "conj":
        lost = _lost_subject(tokens, index)
        return surface_subject(tokens, head, depth + 1) if lost is None else lost
    if dep in {"advcl", "dep"}:
        return surface_subject(tokens, head, depth + 1)
    bare = tokens.tag[index] == "VBG" or read_verb(tokens, index).infinitive
    if dep == "xcomp" or (dep == "ccomp" and bare):
        return _controller(tokens, head, depth)
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
    subject = surface_subject(tokens, verb, depth + 1)
    objects: tuple[int, ...] = ()
    if tokens.lemma[verb] in load_grammar().object_control:
        objects = tokens.children_by(verb, "dobj", "nsubjpass")
    elif tokens.lemma[verb] == "take" and _is_empty(tokens, subject):
        objects = tokens.children_by(verb, "dative", "dobj")  # it took them a week to ...
    return objects[0] if objects else subject


def _is_empty(tokens: Tokens, subject: int | None) -> bool:
    return subject is not None and tokens.text[subject].lower() == "it"


def _antecedent(tokens: Tokens, verb: int, subject: int) -> int:
    if tokens.tag[subject] not in RELATIVE and tokens.lemma[subject] != "that":
        return subject
    clause = verb
    while tokens.dep[clause] in {"conj", "xcomp"} and tokens.head[clause] != clause:
        clause = tokens.head[clause]
    if tokens.dep[clause] != "relcl":
        return subject
    head = tokens.head[clause]
    return head if tokens.lemma[subject] == "who" else _last_conjunct(tokens, head, clause)


def _last_conjunct(tokens: Tokens, noun: int, before: int) -> int:
    """Return the last noun coordinated with ``noun`` that stands before a token."""
    return max((i for i in nominal_conjuncts(tokens, noun) if i < before), default=noun)


def _subject_of_modifier(tokens: Tokens, index: int, depth: int) -> int | None:
    head = tokens.head[index]
    if tokens.dep[index] in {"acl", "relcl"} and read_verb(tokens, index).infinitive:
        return _subject_of_noun(tokens, head, depth)
    if tokens.tag[index] == "VBG" and tokens.lemma[head] in load_grammar().documents:
        return _subject_of_noun(tokens, head, depth) or head
    if tokens.dep[index] == "relcl":
        return _last_conjunct(tokens, head, index)
    return head if tokens.pos[head] in NOMINAL else None


def _subject_of_noun(tokens: Tokens, noun: int, depth: int) -> int | None:
    """Return whose plan, decision or attempt a noun tells of."""
    owners = tokens.children_by(noun, "poss") or prep_objects(tokens, noun, ("by", "from"))
    if owners:
        return owners[0]
    above = tokens.head[noun]
    while tokens.pos[above] == "ADP" and tokens.head[above] != above:
        above = tokens.head[above]
    if above != noun and tokens.pos[above] in VERBAL:
        return surface_subject(tokens, above, depth + 1)
    return None


def subject_heads(tokens: Tokens, index: int) -> list[int]:
    """Return who does what the verb says: the subject, or in the passive the agent."""
    if is_passive(tokens, index):
        return prep_objects(tokens, index, ("by",))
    return carried_heads(tokens, index)


def carried_heads(tokens: Tokens, index: int) -> list[int]:
    """Return what stands as subject, in active and passive alike."""
    subject = surface_subject(tokens, index)
    if subject is None:
        return []
    joined = [subject]
    if tokens.children_by(subject, "cc"):  # the parser may give each its own edge
        joined += [i for i in tokens.children_by(index, *SUBJECTS) if i > subject]
    return [i for noun in joined for i in nominal_conjuncts(tokens, noun)]


def object_heads(tokens: Tokens, index: int) -> list[int]:
    """Return what is done to: the object, or in the passive the subject."""
    if is_passive(tokens, index):
        return carried_heads(tokens, index)
    objects = tokens.children_by(index, "dobj")
    if objects:
        relative = tokens.tag[objects[0]] in RELATIVE and tokens.dep[index] == "relcl"
        return nominal_conjuncts(tokens, tokens.head[index] if relative else objects[0])
    if tokens.dep[index] == "relcl" and not _subject_is_relative(tokens, index):
        return [tokens.head[index]]
    if tokens.dep[index] == "amod" and tokens.children_by(index, "nsubj"):
        return [tokens.head[index]]  # the parser took a clause for a modifier
    return (
        _raised_objects(tokens, index) or _counted_between(tokens, index) or _let_go(tokens, index)
    )


def _raised_objects(tokens: Tokens, index: int) -> list[int]:
    """Return what the parser took for a subject: "urged them to leave", "took in men fleeing"."""
    for clause in tokens.children_by(index, "ccomp", "xcomp"):
        inner = tokens.children_by(clause, "nsubj")
        facts = read_verb(tokens, clause)
        bare = _is_small(tokens, index, clause) and not tokens.children_by(clause, "aux", "mark")
        if inner and (facts.infinitive or bare):
            return nominal_conjuncts(tokens, inner[0])
    return []


def _is_small(tokens: Tokens, verb: int, clause: int) -> bool:
    """Tell "took in men fleeing", "beat him unconscious", "let jets use": clauses without tense."""
    bare = tokens.tag[clause] in {"VBP", "VB"} and tokens.lemma[verb] in {"let", "make", "help"}
    return bare or tokens.tag[clause] in {"VBG", "VB", "JJ"}


def _let_go(tokens: Tokens, index: int) -> list[int]:
    """Return whom somebody "let go", whom the parser takes for the object of "go"."""
    inner = tokens.children_by(index, "xcomp", "ccomp") if tokens.lemma[index] == "let" else ()
    gone = (c for c in inner if tokens.lemma[c] == "go" and c == index + 1)
    return [i for clause in gone for i in object_heads(tokens, clause)]


def _counted_between(tokens: Tokens, index: int) -> list[int]:
    """Return the object that hangs on its own bounds: "arrested between 15 and 20 men"."""
    return [
        noun
        for noun in prep_objects(tokens, index, ("between",))
        if tokens.children_by(noun, "nummod")
    ]


def _subject_is_relative(tokens: Tokens, index: int) -> bool:
    own = tokens.children_by(index, *SUBJECTS)
    return not own or tokens.tag[own[0]] in RELATIVE


def second_objects(tokens: Tokens, index: int) -> list[int]:
    """Return the other object: an indirect one, or the one a passive keeps."""
    found = tokens.children_by(index, "dative")
    if not found and is_passive(tokens, index):
        found = tokens.children_by(index, "dobj", "oprd")
    if found and tokens.pos[found[0]] == "ADP":
        found = tokens.children_by(found[0], "pobj")
    return nominal_conjuncts(tokens, found[0]) if found else []


def purposes(tokens: Tokens, index: int) -> list[int]:
    """Return the infinitives that say what for: "flew a mission to attack", "called to thank"."""
    hosts = (index, *object_heads(tokens, index))
    return [
        clause
        for host in hosts
        for clause in tokens.children_by(host, "xcomp", "advcl", "acl", "relcl", "ccomp")
        if clause > index and read_verb(tokens, clause).infinitive
    ]


def kept_objects(tokens: Tokens, index: int) -> list[int]:
    """Return the object that a passive keeps: "was given shelter"."""
    if not tokens.children_by(index, "nsubjpass"):
        return []
    return [i for i in tokens.children_by(index, "dobj") if tokens.pos[i] == "NOUN"]


def particle_objects(tokens: Tokens, index: int, particle: str | None) -> list[int]:
    """Return the object that the parser hung on a verb's particle: "wrote off the debt"."""
    return [] if particle is None else prep_objects(tokens, index, (particle.partition(" ")[0],))
