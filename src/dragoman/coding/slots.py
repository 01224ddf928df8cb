"""Which words fill the roles of a frame, slot by slot."""

from collections.abc import Sequence

from dragoman.coding.syntax import (
    content_noun,
    is_nominal,
    nominal_conjuncts,
    object_heads,
    prep_objects,
    second_objects,
    subject_heads,
    surface_subject,
)
from dragoman.coding.triggers import Match
from dragoman.model.syntax import Tokens

# labels of the parser on words that cannot take part in anything
TIMES = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "ORDINAL", "QUANTITY"})
PARTIES = frozenset({"NORP", "GPE", "ORG", "PERSON"})
# nouns whose owner is the one acted upon: "rejected a request from Kabul"
RELAYS = frozenset(
    "action announcement appeal application approach argument assessment attempt behavior behaviour bid call"
    " candidacy choice claim comment complaint conduct decision declaration demand effort election"
    " government handling idea initiative intention intervention invitation involvement leadership move"
    " offer opinion order petition plan policy position proposal refusal remark report request response"
    " role rule ruling speech stance statement step strategy suggestion treatment victory view visit"
    " warning work".split()
)


def fill_slots(
    tokens: Tokens, match: Match, slots: Sequence[str], *, light: bool
) -> list[int]:
    """Return the heads that the first filled slot yields, without times and expletives."""
    for slot in slots:
        heads = [i for i in _slot(tokens, match, slot, light=light) if can_take_part(tokens, i)]
        if heads:
            return list(dict.fromkeys(heads))
    return []


def can_take_part(tokens: Tokens, index: int) -> bool:
    """Tell whether a word can be a party: no date, amount, relative pronoun or expletive."""
    if not is_nominal(tokens, index):
        return False
    label = tokens.entity[index].partition("-")[2]
    if label in {"DATE", "TIME"}:
        return False
    if tokens.pos[index] == "NUM" and label in TIMES:
        return False
    return tokens.tag[index] not in {"WDT", "WP", "EX"} and tokens.dep[index] != "expl"


def _slot(tokens: Tokens, match: Match, slot: str, *, light: bool) -> list[int]:
    name, _, of = slot.partition(":")
    if name == "prep":
        return _after(tokens, match, of, light=light)
    if name == "subject":
        return _subject(tokens, match, light=light)
    if match.token != match.carrier and tokens.pos[match.token] != "ADJ":
        if name == "object" and match.carrier is not None:
            return _beside(tokens, match)
        return holders(tokens, match.token) if name in {"holder", "poss", "modifier"} else []
    if name == "object":
        return object_heads(tokens, match.token)
    if name == "second":
        return second_objects(tokens, match.token)
    if name in {"poss", "holder"}:
        found = [
            i for noun in object_heads(tokens, match.token) for i in holders(tokens, noun)
        ]
        return found
    return []


def _subject(tokens: Tokens, match: Match, *, light: bool) -> list[int]:
    if match.carrier is None:
        return []
    if tokens.pos[match.token] == "ADJ":
        subject = surface_subject(tokens, match.carrier)
        return [] if subject is None else nominal_conjuncts(tokens, subject)
    if match.token == match.carrier:
        return subject_heads(tokens, match.token)
    if not light or match.role == "subject":
        return []
    return subject_heads(tokens, match.carrier)


def _beside(tokens: Tokens, match: Match) -> list[int]:
    """Return the carrier's object where the noun hangs on a preposition ("put X on trial")."""
    if match.carrier is None or match.role in {"object", "subject"}:
        return []
    return object_heads(tokens, match.carrier)


def _after(tokens: Tokens, match: Match, word: str, *, light: bool) -> list[int]:
    """Return nouns after a preposition on the trigger, its object, or the verb that carries it."""
    words = (word,)
    found = prep_objects(tokens, match.token, words)
    if found:
        return found
    hosts = []
    if match.token == match.carrier:
        hosts = [content_noun(tokens, i) for i in object_heads(tokens, match.token)]
        hosts += [i for i in tokens.children(match.token) if tokens.dep[i] in {"prt", "advmod"}]
    elif match.carrier is not None and (light or match.role == "object"):
        hosts = [match.carrier]
    for host in hosts:
        found = prep_objects(tokens, host, words)
        if found:
            return found
    return []


def holders(tokens: Tokens, noun: int) -> list[int]:
    """Return whose act a noun names: owner, author, or the party that stands before it."""
    owners = tokens.children_by(noun, "poss")
    if owners:
        return nominal_conjuncts(tokens, owners[0])
    for words in (("by",), ("from",)):
        found = prep_objects(tokens, noun, words)
        if found:
            return found
    inner = tokens.children_by(noun, "acl")
    for verb in inner:
        found = prep_objects(tokens, verb, ("by", "from"))
        if found:
            return found
    return [
        child
        for child in tokens.children(noun)
        if child < noun
        and tokens.dep[child] in {"amod", "compound", "nmod"}
        and tokens.entity[child].partition("-")[2] in PARTIES
    ][:1]
