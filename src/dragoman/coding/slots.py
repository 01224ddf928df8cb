"""Which words fill the roles of a frame, slot by slot."""

from collections.abc import Sequence

from dragoman.coding.fillers import PARTIES, TIMES
from dragoman.coding.phrases import content_noun, is_nominal, nominal_conjuncts, prep_objects
from dragoman.coding.syntax import (
    SUBJECTS,
    carried_heads,
    is_passive,
    kept_objects,
    object_heads,
    particle_objects,
    purposes,
    second_objects,
    subject_heads,
)
from dragoman.coding.triggers import Match
from dragoman.knowledge.grammar import load_grammar
from dragoman.knowledge.triggers import Lexicon
from dragoman.model.syntax import Tokens

AFFECTED = ("public", "private", "territory", "deed", "affected")
CLAUSAL = ("ccomp", "xcomp")


def fill_slots(
    tokens: Tokens, lexicon: Lexicon, match: Match, slots: Sequence[str], *, light: bool
) -> list[int]:
    """Return the heads that the first filled slot yields, without times and expletives."""
    for slot in slots:
        heads = [i for i in _slot(tokens, match, slot, light=light) if can_take_part(tokens, i)]
        named = slot == "object" and tokens.dep[match.token] == "oprd"  # "called X a traitor"
        if named or slot.partition(":")[2] in load_grammar().placing:
            heads = [i for i in heads if _is_affected(tokens, lexicon, i)]
        if heads:
            return list(dict.fromkeys(heads))
    return []


def can_take_part(tokens: Tokens, index: int) -> bool:
    """Tell whether a word can be a party: no date, amount, relative pronoun or expletive."""
    if not is_nominal(tokens, index):
        return False
    label = tokens.entity[index].partition("-")[2]
    if label in {"DATE", "TIME"} and not _is_quarter(tokens, index):
        return False
    if tokens.pos[index] == "NUM" and label in TIMES - {"CARDINAL"}:
        return False
    return tokens.tag[index] not in {"WDT", "WP", "EX"} and tokens.dep[index] != "expl"


def _is_quarter(tokens: Tokens, index: int) -> bool:
    """Tell "the old quarter of Sarajevo" from three months."""
    places = prep_objects(tokens, index, ("of", "in"))
    return any(tokens.entity[i].endswith(("-GPE", "-LOC")) for i in places)


def _is_affected(tokens: Tokens, lexicon: Lexicon, index: int) -> bool:
    if tokens.entity[index] or tokens.tag[index] == "PRP":
        return True
    noun = tokens.lemma[content_noun(tokens, index)]
    return any(lexicon.classes.named(name).match(noun) for name in AFFECTED)


def _slot(tokens: Tokens, match: Match, slot: str, *, light: bool) -> list[int]:
    name, _, of = slot.partition(":")
    if name == "prep":
        return _after(tokens, match, of, light=light)
    if name == "subject":
        return _subject(tokens, match, light=light)
    if name in {"holder", "poss", "modifier"}:
        return _holders(tokens, match)
    if name == "object":
        return _objects(tokens, match)
    if match.carrier is None:
        return []
    fill = {
        "carried": carried_heads,
        "second": _given_to,
        "content": _inner_subject,
        "purpose": _aimed_at,
        "speaker": _sayer,
    }[name]
    return fill(tokens, match.carrier)


def _given_to(tokens: Tokens, verb: int) -> list[int]:
    """Return the indirect object; in "they were given shelter" that is the subject."""
    if kept_objects(tokens, verb):
        return carried_heads(tokens, verb)
    return second_objects(tokens, verb) or _run_together(tokens, verb)


def _run_together(tokens: Tokens, verb: int) -> list[int]:
    """Return whom something is given, where the parser put both objects together: "sold X jets"."""
    if tokens.lemma[verb] not in load_grammar().giving or is_passive(tokens, verb):
        return []
    return [
        child
        for noun in tokens.children_by(verb, "dobj")
        for child in tokens.children_by(noun, "compound", "nmod")
        if child == noun - 1
        and tokens.tag[noun] in {"NNS", "NN"}
        and (
            tokens.entity[child].endswith(("-GPE", "-ORG", "-PERSON")) or _is_definite(tokens, noun)
        )
    ]


def _is_definite(tokens: Tokens, noun: int) -> bool:
    """Tell "the junta jets", where "the" belongs to the first of two nouns that stand in a row."""
    return tokens.tag[noun] == "NNS" and any(
        tokens.text[c].lower() == "the" for c in tokens.children_by(noun, "det")
    )


def _aimed_at(tokens: Tokens, verb: int) -> list[int]:
    """Return what the act that a verb is done for is done to."""
    return [i for clause in purposes(tokens, verb) for i in object_heads(tokens, clause)]


def _sayer(tokens: Tokens, verb: int) -> list[int]:
    """Return who says what the verb says: "the envoy said that they were responsible"."""
    return carried_heads(tokens, tokens.head[verb]) if tokens.dep[verb] == "ccomp" else []


def _is_noun(tokens: Tokens, match: Match) -> bool:
    return match.token != match.carrier and tokens.pos[match.token] != "ADJ"


def _subject(tokens: Tokens, match: Match, *, light: bool) -> list[int]:
    if match.carrier is None:
        return []
    if tokens.pos[match.token] == "ADJ":
        return carried_heads(tokens, match.carrier)
    if match.token != match.carrier and (not light or match.role == "subject"):
        behalf = match.role == "in" and bool(prep_objects(tokens, match.token, ("of",)))
        return subject_heads(tokens, match.carrier) if behalf else []
    return subject_heads(tokens, match.carrier)


def _objects(tokens: Tokens, match: Match) -> list[int]:
    """Return the objects; of a noun after a preposition its verb's ("put X on trial")."""
    if not _is_noun(tokens, match):
        found = object_heads(tokens, match.token)
        return found or particle_objects(tokens, match.token, match.particle)
    own = match.role in {"object", "subject"} and tokens.dep[match.token] != "oprd"
    if match.carrier is None or own:
        return []
    return [i for i in object_heads(tokens, match.carrier) if i != match.token]


def _holders(tokens: Tokens, match: Match) -> list[int]:
    if _is_noun(tokens, match):
        return holders(tokens, match.token)
    return [i for noun in object_heads(tokens, match.token) for i in holders(tokens, noun)]


def _inner_subject(tokens: Tokens, verb: int) -> list[int]:
    """Return the subject of the clause in scope: "said that the rebels must leave"."""
    for clause in tokens.children_by(verb, *CLAUSAL):
        for subject in tokens.children_by(clause, *SUBJECTS):
            return nominal_conjuncts(tokens, subject)
    return []


def _after(tokens: Tokens, match: Match, word: str, *, light: bool) -> list[int]:
    """Return nouns after a preposition on the trigger, its object, or the verb that carries it."""
    words = (word,)
    hosts = [match.token]
    if match.token == match.carrier:
        objects = object_heads(tokens, match.token)
        hosts += [i for noun in objects for i in dict.fromkeys((content_noun(tokens, noun), noun))]
        hosts += [i for noun in objects for i in _amounts(tokens, noun)]
        hosts += [i for i in tokens.children(match.token) if tokens.dep[i] in {"prt", "advmod"}]
    elif match.carrier is not None and (light or match.role == "object"):
        hosts.append(match.carrier)
    for host in [*hosts, *_under_preps(tokens, match)]:
        found = [i for i in prep_objects(tokens, host, words) if can_take_part(tokens, i)]
        if found:
            return found
    return []


def _amounts(tokens: Tokens, noun: int) -> list[int]:
    """Return the amounts that a noun has, on which the parser may hang what follows."""
    return [i for i in prep_objects(tokens, noun, ("of",)) if _is_amount(tokens, i)]


def _is_amount(tokens: Tokens, noun: int) -> bool:
    return tokens.entity[noun].endswith(("-PERCENT", "-MONEY", "-QUANTITY", "-CARDINAL"))


def _under_preps(tokens: Tokens, match: Match) -> list[int]:
    """Return nouns after the trigger's own prepositions: "called for sanctions against"."""
    words = ("of",) if match.token != match.carrier else ("for", "of", "to", "on")
    return [
        content_noun(tokens, i)
        for i in prep_objects(tokens, match.token, words)
        if not tokens.entity[i]
    ]


def holders(tokens: Tokens, noun: int) -> list[int]:
    """Return whose act a noun names: owner, author, or the party that stands before it."""
    owners = tokens.children_by(noun, "poss")
    if owners:
        return nominal_conjuncts(tokens, owners[0])
    for words in (("by",), ("from",)):
        found = prep_objects(tokens, noun, words)
        if found:
            return found
    for verb in tokens.children_by(noun, "acl"):
        found = prep_objects(tokens, verb, ("by",)) if tokens.tag[verb] == "VBN" else []
        if found:
            return found
    return [
        child
        for child in tokens.children(noun)
        if child < noun
        and tokens.dep[child] in {"amod", "compound", "nmod"}
        and tokens.entity[child].partition("-")[2] in PARTIES
        and not _is_joined(tokens, child)
    ][-1:]


def _is_joined(tokens: Tokens, index: int) -> bool:
    """Tell a name inside a joined word that is about somebody else: "US-backed", "anti-US"."""
    before = tokens.text[index - 2].lower() if index > 1 and tokens.text[index - 1] == "-" else ""
    return tokens.text[index + 1] == "-" or before in {"anti", "non", "counter"}
