"""Words that may tell an event: every frame of the lexicon that fits around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.coding.attribution_contents import find_aside
from dragoman.coding.complements import (
    CLAUSAL,
    complement_clauses,
    fits_complement,
    fits_inner_clause,
    fits_purpose,
    gerunds,
)
from dragoman.coding.fillers import any_in, is_in, is_name
from dragoman.coding.phrases import (
    VERBAL,
    all_preps,
    carrier,
    content_noun,
    is_time,
    modifiers,
    prep_objects,
)
from dragoman.coding.syntax import (
    kept_objects,
    object_heads,
    particle_objects,
    read_verb,
    second_objects,
    subject_heads,
)
from dragoman.knowledge.grammar import load_grammar
from dragoman.knowledge.triggers import Entry, Lexicon, Trigger
from dragoman.model.syntax import Tokens

PRIVATE = frozenset({"i", "you"})
PARTICLES = frozenset({"prt", "advmod", "prep", "dative", "acomp", "amod"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A frame that fits at a token.

    ``carrier`` is the verb that carries tense and arguments (the token itself for a verb) and
    ``role`` how a noun hangs on it. ``content`` is the head of what stands in the frame's scope:
    a verb, or a noun that may itself tell an act.
    """

    token: int
    entry: Entry
    carrier: int | None
    role: str | None = None
    particle: str | None = None
    contents: tuple[int, ...] = ()


def find_matches(tokens: Tokens, lexicon: Lexicon, first: int, last: int) -> list[Match]:
    """Return the best-fitting frame at each token of a sentence, in text order."""
    found = []
    for index in range(first, last):
        match = _match_at(tokens, lexicon, index)
        if match is not None:
            found.append(match)
    return found


def _match_at(tokens: Tokens, lexicon: Lexicon, index: int) -> Match | None:
    pos, lemma = tokens.pos[index], tokens.lemma[index]
    if pos == "VERB" or (pos == "AUX" and tokens.dep[index] not in {"aux", "auxpass"}):
        if lemma not in lexicon.verbs:
            return None
        verb = _Verb(tokens, index)
        for trigger in lexicon.verbs[lemma]:
            match = _match_verb(verb, trigger)
            if match is not None:
                return match
    elif pos in {"NOUN", "PROPN"}:
        return _match_noun(tokens, lexicon, index)
    elif pos in {"ADJ", "ADV"} and lemma in lexicon.adjectives:
        for trigger in lexicon.adjectives[lemma]:
            match = _match_adjective(tokens, trigger.entry, index)
            if match is not None:
                return match
    return None


class _Verb:
    """A verb with what its triggers, of which some have many, ask for again and again."""

    def __init__(self, tokens: Tokens, index: int) -> None:
        self.tokens = tokens
        self.index = index

    @cached_property
    def is_no_clause(self) -> bool:
        """Tell a verb that tells of no act of its own."""
        attribute = _is_attribute(self.tokens, self.index)
        return attribute or find_aside(self.tokens, self.index) is not None

    @cached_property
    def heads(self) -> list[int]:
        """Return the heads of what is done to, but for what hangs on a particle."""
        tokens, index = self.tokens, self.index
        found = [*object_heads(tokens, index), *kept_objects(tokens, index)]
        return found + _given_time(tokens, index)

    def objects(self, particle: str | None) -> list[int]:
        """Return the nouns that tell what is done to."""
        heads = self.heads or particle_objects(self.tokens, self.index, particle)
        return [content_noun(self.tokens, i) for i in heads]


def _match_verb(verb: _Verb, trigger: Trigger) -> Match | None:
    entry, tokens, index = trigger.entry, verb.tokens, verb.index
    if entry.reject is None and verb.is_no_clause:
        return None
    if trigger.particle is None:
        if tokens.lemma[index] in load_grammar().changed and tokens.children_by(index, "prt"):
            return None
    elif not has_particle(tokens, index, trigger.particle):
        return None
    if not fits_complement(tokens, entry, index) or not _fits_nouns(verb, trigger):
        return None
    if not fits_inner_clause(tokens, entry, index) or not fits_purpose(tokens, entry, index):
        return None
    return Match(
        token=index,
        entry=entry,
        carrier=index,
        particle=trigger.particle,
        contents=tuple(_contents(tokens, index, trigger)),
    )


def _is_attribute(tokens: Tokens, index: int) -> bool:
    """Tell a participle before a noun ("a failed state") from a clause the parser took for one."""
    if tokens.tag[index] != "VBN" or tokens.children_by(index, "nsubj"):
        return False
    return tokens.dep[index] in {"amod", "pobj", "dobj", "attr"}


def has_particle(tokens: Tokens, index: int, particle: str) -> bool:
    """Tell whether a verb has the particle, adverb or preposition (of several words perhaps)."""
    first, _, rest = particle.partition(" ")
    for child in tokens.children(index):
        if tokens.lemma[child] != first:
            continue
        loose = _lets_go(tokens, index, child) or _has_stuck(tokens, index, child)
        if tokens.dep[child] not in PARTICLES and not loose:
            continue
        if child < index or _opens_time(tokens, child):
            continue
        following = " ".join(tokens.lemma[child + 1 : child + 1 + len(rest.split())])
        if following == rest:
            return True
    return False


def _lets_go(tokens: Tokens, verb: int, child: int) -> bool:
    """Tell "were let go", which is one verb."""
    return tokens.lemma[verb] == "let" and tokens.dep[child] in {"xcomp", "ccomp"}


def _has_stuck(tokens: Tokens, verb: int, child: int) -> bool:
    """Tell "have stuck by" and "took hostage", whose second word is parsed as an argument."""
    if tokens.lemma[child] in {"hostage", "captive"}:
        return tokens.dep[child] in {"dobj", "oprd"}  # "took 700 people hostage"
    active = tokens.children_by(verb, "aux") and not tokens.children_by(verb, "auxpass")
    return tokens.dep[child] == "agent" and bool(active)


def _opens_time(tokens: Tokens, prep: int) -> bool:
    """Tell a preposition of time, which is no part of its verb: "called him on Monday"."""
    return any(is_time(tokens, noun) for noun in tokens.children_by(prep, "pobj"))


def _fits_nouns(verb: _Verb, trigger: Trigger) -> bool:
    entry, tokens, index = trigger.entry, verb.tokens, verb.index
    if entry.object is not None or entry.object_not is not None:
        objects = verb.objects(trigger.particle)
        if entry.object is not None and not any_in(tokens, entry.object, objects):
            return False
        if entry.object_not is not None and any_in(tokens, entry.object_not, objects):
            return False
    return _fits_preps(tokens, entry, index) and _fits_subject(tokens, entry, index)


def _given_time(tokens: Tokens, verb: int) -> list[int]:
    """Return the time that somebody is given: "gave the governor two days to leave"."""
    given = tokens.lemma[verb] in load_grammar().giving
    return list(tokens.children_by(verb, "npadvmod")) if given else []


def _fits_preps(tokens: Tokens, entry: Entry, index: int) -> bool:
    if not entry.prep and entry.prep_object is None:
        return True
    found = all_preps(tokens, index)
    for noun in (*object_heads(tokens, index), *prep_objects(tokens, index, ("by",))):
        found.extend(all_preps(tokens, noun))
    wanted = [noun for word, noun in found if not entry.prep or word in entry.prep]
    if entry.prep_object is None:
        if wanted:
            return True
        return any(tokens.lemma[tokens.head[i]] in entry.prep for i in gerunds(tokens, index))
    return any_in(tokens, entry.prep_object, [content_noun(tokens, i) for i in wanted])


def _fits_subject(tokens: Tokens, entry: Entry, index: int) -> bool:
    if entry.subject is None and entry.subject_not is None:
        return True
    heads = [content_noun(tokens, i) for i in subject_heads(tokens, index)[:1]]
    if entry.subject is not None and not any_in(tokens, entry.subject, heads):
        stands = entry.reject is None and any(_may_stand(tokens, i) for i in heads)
        unsaid = (
            entry.object is not None and not heads and bool(tokens.children_by(index, "nsubjpass"))
        )
        if not stands and not (entry.reject is None and unsaid):
            return False
    return not any(_is_barred_subject(tokens, entry, i) for i in heads)


def _may_stand(tokens: Tokens, index: int) -> bool:
    """Tell whether a name or pronoun may stand for a public party; "I" and "you" do not."""
    return is_name(tokens, index) and tokens.text[index].lower() not in PRIVATE


def _is_barred_subject(tokens: Tokens, entry: Entry, index: int) -> bool:
    """Tell whether a subject is one the frame excludes; a word it lists may head a name."""
    if entry.subject_not is None or not is_in(tokens, entry.subject_not, index):
        return False
    lemma, before = tokens.lemma[index], modifiers(tokens, index)
    listed = entry.subject is not None and entry.subject.match(lemma, before)
    return not listed or entry.subject_not.match(lemma, before)


def _contents(tokens: Tokens, index: int, trigger: Trigger) -> Iterator[int]:
    """Yield heads of what stands in a verb's scope: clauses, gerunds, object and particle nouns."""
    if trigger.entry.compose is None:
        return
    for child in complement_clauses(tokens, index):
        if ";" not in tokens.text[child:index] and tokens.pos[child] in {*VERBAL, "ADJ", "NOUN"}:
            yield child
    yield from gerunds(tokens, index)
    nouns = [*object_heads(tokens, index), *second_objects(tokens, index)]
    preps = {trigger.particle or "", *trigger.entry.prep}
    nouns.extend(prep_objects(tokens, index, tuple(sorted(preps))))
    for noun in nouns:
        yield content_noun(tokens, noun)
        yield from tokens.children_by(noun, "acl")


def _match_noun(tokens: Tokens, lexicon: Lexicon, index: int) -> Match | None:
    lemma = tokens.lemma[index]
    triggers = lexicon.nouns.get(lemma)
    if triggers is None:
        # headlines and names write common nouns with a capital
        triggers = lexicon.nouns.get(tokens.text[index].lower())
    if triggers is None or tokens.dep[index] in {"compound", "nmod"}:
        return None
    above = carrier(tokens, index)
    for trigger in triggers:
        behind = _stands_behind(tokens, trigger, index)
        if behind and _fits_noun(tokens, trigger.entry, index, above):
            verb, role = above if above is not None else (None, None)
            return Match(
                token=index,
                entry=trigger.entry,
                carrier=verb,
                role=role,
                contents=tuple(_noun_contents(tokens, index, trigger.entry)),
            )
    return None


def _stands_behind(tokens: Tokens, trigger: Trigger, index: int) -> bool:
    """Tell whether the words that a noun needs stand before it: "phone call"."""
    if trigger.particle is None:
        return True
    before = _all_modifiers(tokens, index)
    return all(word in before for word in trigger.particle.split())


def _fits_noun(tokens: Tokens, entry: Entry, index: int, above: tuple[int, str] | None) -> bool:
    if entry.modifier is not None and not entry.modifier.match_any(_all_modifiers(tokens, index)):
        return False
    if entry.under and (above is None or above[1] not in entry.under):
        preposition = tokens.head[index]
        if tokens.dep[index] != "pobj" or tokens.lemma[preposition] not in entry.under:
            return False
    if entry.with_verb is not None:
        if above is None or not entry.with_verb.match(tokens.lemma[above[0]]):
            return False
        if not entry.under and above[1] not in {"object", "subject"}:
            return False
    if above is not None and _is_barred(tokens, entry, *above):
        return False
    return _fits_noun_preps(tokens, entry, index, above)


def _is_barred(tokens: Tokens, entry: Entry, verb: int, role: str) -> bool:
    """Tell whether a noun's verb, or who does what it says, is one that the frame excludes."""
    if entry.not_with is not None and entry.not_with.match(tokens.lemma[verb]):
        return True
    return role != "subject" and not _fits_subject(tokens, entry, verb)


def _fits_noun_preps(
    tokens: Tokens, entry: Entry, index: int, above: tuple[int, str] | None
) -> bool:
    if entry.complement == "infinitive" and not any(
        read_verb(tokens, c).infinitive for c in tokens.children_by(index, "acl")
    ):
        return False
    if not entry.prep:
        return True
    found = all_preps(tokens, index)
    if above is not None and above[1] == "object":
        found.extend(all_preps(tokens, above[0]))
    wanted = [noun for word, noun in found if word in entry.prep]
    if entry.prep_object is None:
        return bool(wanted)
    return any_in(tokens, entry.prep_object, [content_noun(tokens, i) for i in wanted])


def _all_modifiers(tokens: Tokens, index: int) -> list[str]:
    words = modifiers(tokens, index)
    words.extend(tokens.text[i].lower() for i in tokens.children(index) if i < index)
    if index > 0 and tokens.text[index - 1] != "-":
        words.append(tokens.text[index - 1].lower())
    return words


def _noun_contents(tokens: Tokens, index: int, entry: Entry) -> Iterator[int]:
    if entry.compose is None:
        return
    yield from tokens.children_by(index, "acl")
    for word, noun in all_preps(tokens, index):
        if word in {"for", "of", "to", "on"}:
            yield content_noun(tokens, noun)
    yield from gerunds(tokens, index)


def _match_adjective(tokens: Tokens, entry: Entry, index: int) -> Match | None:
    under = tokens.dep[index] in {"acomp", "oprd", "attr"}
    said = tokens.dep[index] in {"advmod", "dobj"} and tokens.lemma[tokens.head[index]] == "say"
    verb = tokens.head[index] if under or said else None
    if verb is None and tokens.dep[index] not in {"ROOT", "conj", "amod"}:
        return None
    if entry.prep and not _reaches(tokens, entry, index, verb):
        return None
    if entry.with_verb is not None and (
        verb is None or not entry.with_verb.match(tokens.lemma[verb])
    ):
        return None
    contents = [
        c for c in tokens.children(index) if tokens.dep[c] in CLAUSAL and tokens.pos[c] in VERBAL
    ]
    if entry.complement == "infinitive" and not contents:
        return None
    return Match(
        token=index,
        entry=entry,
        carrier=verb if verb is not None else index,
        contents=tuple(contents) if entry.compose else (),
    )


def _reaches(tokens: Tokens, entry: Entry, index: int, verb: int | None) -> bool:
    """Tell whether an adjective, or the verb it stands under, has one of its prepositions."""
    hosts = (index,) if verb is None else (index, verb)
    return any(prep_objects(tokens, host, tuple(sorted(entry.prep))) for host in hosts)
