"""Parties and places of an event as spans of the page, tied to mentions where these cover them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from dragoman.coding.fillers import is_name
from dragoman.coding.phrases import (
    conjuncts,
    content_noun,
    is_time,
    nominal_conjuncts,
    phrase_edges,
    prep_objects,
)
from dragoman.coding.slots import holders
from dragoman.coding.syntax import SUBJECTS, object_heads, surface_subject
from dragoman.knowledge.grammar import load_grammar
from dragoman.knowledge.triggers import Lexicon
from dragoman.model.actors import EntityKind, Mention, MentionForm
from dragoman.model.events import Participant
from dragoman.model.syntax import Tokens

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
PLACE_KINDS = frozenset({EntityKind.PLACE, EntityKind.FACILITY, EntityKind.STATE})
LABELS = {
    EntityKind.PERSON: "PERSON",
    EntityKind.STATE: "GPE",
    EntityKind.PLACE: "GPE",
    EntityKind.FACILITY: "FAC",
    EntityKind.PEOPLE: "NORP",
    EntityKind.ARMED_GROUP: "ORG",
    EntityKind.GOVERNMENT: "ORG",
    EntityKind.ORGANISATION: "ORG",
    EntityKind.MEDIA: "ORG",
}
STRADDLE = 40
QUOTES = frozenset('"“”')


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionIndex:
    """The mentions of a reading by their head token."""

    by_head: dict[int, Mention] = field(default_factory=dict)
    by_token: dict[int, Mention] = field(default_factory=dict)

    @classmethod
    def build(cls, tokens: Tokens, mentions: Iterable[Mention]) -> "MentionIndex":
        """Index mentions; of several on one token the longest counts."""
        index = cls()
        for mention in sorted(mentions, key=lambda m: (m.end - m.start, -m.start)):
            index.by_head[mention.head] = mention
            for token in tokens.between(mention.start, mention.end):
                index.by_token[token] = mention
        return index


def relabel(tokens: Tokens, mentions: Sequence[Mention]) -> Tokens:
    """Return the tokens with entity labels that follow the mentions, which know more names.

    "It" that stands for a place is labelled as one, so that it can be taken and lost.
    """
    labels = list(tokens.entity)
    places = {m.id for m in mentions if m.kind is EntityKind.PLACE}
    for mention in mentions:
        label = LABELS.get(mention.kind) if mention.kind is not None else None
        if tokens.text[mention.head] == "it" and mention.antecedent in places:
            label = "GPE"
        elif mention.form is not MentionForm.NAME:
            continue
        if label is None:
            continue
        for offset, token in enumerate(tokens.between(mention.start, mention.end)):
            labels[token] = f"{'I' if offset else 'B'}-{label}"
    return replace(tokens, entity=tuple(labels)) if labels != list(tokens.entity) else tokens


def to_participants(
    tokens: Tokens, lexicon: Lexicon, mentions: MentionIndex, heads: Sequence[int]
) -> tuple[Participant, ...]:
    """Turn head words into participants, in text order and without doubles."""
    found: dict[tuple[int, int], Participant] = {}
    for head in heads:
        for party in relayed(tokens, lexicon, speaker_for(tokens, head)):
            sides = _sides(tokens, lexicon, mentions, party) or [
                to_participant(tokens, lexicon, mentions, named)
                for named in named_in_apposition(tokens, party) or [party]
            ]
            for side in sides:
                found.setdefault((side.start, side.end), side)
    return tuple(sorted(found.values(), key=lambda p: (p.start, p.end)))


def _sides(
    tokens: Tokens, lexicon: Lexicon, mentions: MentionIndex, head: int
) -> list[Participant]:
    """Return the owners of what they share, each with its part: "American and British jets"."""
    noun = content_noun(tokens, head)
    if not lexicon.classes.named("belonging").match(tokens.lemma[noun]):
        return []
    first = next((c for c in tokens.children_by(noun, "amod") if tokens.entity[c]), None)
    owners = [] if first is None else [i for i in conjuncts(tokens, first) if i in mentions.by_head]
    if len(owners) < 2 or owners[-1] != noun - 1:  # noqa: PLR2004  # shared by two or more
        return []
    return [
        Participant(
            start=mentions.by_head[i].start,
            end=tokens.end[noun] if i == owners[-1] else mentions.by_head[i].end,
            mention=mentions.by_head[i].id,
        )
        for i in owners
    ]


def speaker_for(tokens: Tokens, head: int) -> int:
    """Return the speaker whom a pronoun in his own words stands for: "the army said it ..."."""
    word = tokens.text[head].lower()
    clause = tokens.head[head]
    if word not in {"it", "they", "we", "he", "she", "i"} or tokens.dep[head] not in SUBJECTS:
        return head
    while tokens.dep[clause] in {"conj", "xcomp"} and tokens.head[clause] != clause:
        clause = tokens.head[clause]
    if tokens.dep[clause] != "ccomp":
        return head
    speaker = surface_subject(tokens, tokens.head[clause])
    if speaker is None or tokens.pos[speaker] == "PRON":
        return head
    person = tokens.entity[speaker].endswith("-PERSON")
    return head if person and word in {"it", "they"} else speaker


def relayed(tokens: Tokens, lexicon: Lexicon, head: int) -> list[int]:
    """Return whose deed a noun names, where the deed stands for its owner ("X's decision")."""
    if lexicon.classes.named("relay").match(tokens.lemma[head]) and not tokens.entity[head]:
        owners = holders(tokens, head)
        if owners:
            return owners
    return [head]


def to_participant(
    tokens: Tokens, lexicon: Lexicon, mentions: MentionIndex, head: int
) -> Participant:
    """Return the participant on a head word: its mention, else its base noun phrase."""
    mention = mentions.by_head.get(head)
    if mention is None:
        inner = content_noun(tokens, head)
        mention = mentions.by_head.get(inner) if inner != head else None
    if mention is None:
        covering = mentions.by_token.get(head)
        if covering is not None and covering.end - covering.start <= STRADDLE:
            mention = covering
    first, last = _whole(tokens, head)
    if mention is None or _is_bare_nominal(mention):
        owner = _owner(tokens, lexicon, mentions, head)
        if owner is not None:
            return Participant(start=tokens.start[first], end=tokens.end[last], mention=owner.id)
    if mention is not None:
        end = mention.end
        if mention.form is MentionForm.NOMINAL:
            end = max(end, tokens.end[_identified(tokens, head, last)])
        return Participant(start=mention.start, end=end, mention=mention.id)
    return Participant(start=tokens.start[first], end=tokens.end[_identified(tokens, head, last)])


def _identified(tokens: Tokens, head: int, last: int) -> int:
    """Return the last word of the phrases behind a noun that say which one is meant."""
    if is_name(tokens, head):
        return last
    for prep in tokens.children_by(head, "prep"):
        if prep < last or prep != last + 1 or tokens.lemma[prep] not in load_grammar().identifying:
            continue
        for noun in tokens.children_by(prep, "pobj"):
            if not is_time(tokens, noun) and not _is_bare(tokens, noun):
                _, inner = phrase_edges(tokens, nominal_conjuncts(tokens, noun)[-1])
                last = max(last, _identified(tokens, noun, inner))
    return last


def _is_bare(tokens: Tokens, noun: int) -> bool:
    """Tell a noun that stands alone in a set phrase: "in response", "for evidence"."""
    return tokens.tag[noun] == "NN" and not tokens.children(noun)


def _is_bare_nominal(mention: Mention) -> bool:
    return mention.form is MentionForm.NOMINAL and mention.antecedent is None


def _owner(tokens: Tokens, lexicon: Lexicon, mentions: MentionIndex, head: int) -> Mention | None:
    """Return the mention of whom units, arms or positions belong to: "its units", "US jets"."""
    noun = content_noun(tokens, head)
    lemma = tokens.lemma[noun]
    owners = prep_objects(tokens, noun, ("of", "under"))
    if lexicon.classes.named("belonging").match(lemma):
        owners = [*holders(tokens, noun), *owners]
    elif lexicon.classes.named("followers").match(lemma):
        owners = [*tokens.children_by(noun, "poss"), *owners]
    else:
        return None
    for owner in owners:
        found = mentions.by_head.get(owner) or mentions.by_token.get(owner)
        found = found or _owner(tokens, lexicon, mentions, owner)
        if found is not None:
            return found
    return None


def _whole(tokens: Tokens, head: int) -> tuple[int, int]:
    """Return the edges of a phrase, with the rest of a name and with a mark of quotation."""
    first, last = phrase_edges(tokens, head)
    while tokens.entity[first].startswith("I-") and first > 0 and tokens.entity[first - 1]:
        first -= 1
    inside = "".join(tokens.text[first : last + 1])
    opened = first > 0 and tokens.text[first - 1] in QUOTES
    if opened and sum(inside.count(mark) for mark in QUOTES) == 1:
        first -= 1
    return first, last


def named_in_apposition(tokens: Tokens, head: int) -> list[int]:
    """Return the names that stand beside a description: "two men, X and Y"."""
    noun = content_noun(tokens, head)
    if is_name(tokens, noun) or tokens.pos[noun] == "PROPN":
        return []
    for name in tokens.children_by(noun, "appos"):
        if name > noun and is_name(tokens, name):
            return nominal_conjuncts(tokens, name)
    return []


def find_place(
    tokens: Tokens,
    lexicon: Lexicon,
    mentions: MentionIndex,
    anchors: Sequence[int],
    own: Iterable[int] | None,
) -> Participant | None:
    """Return where it happened: a place after a locative preposition, else a place acted upon.

    ``anchors`` are the trigger, its verb and the recipients. ``own`` are all words of the clause,
    or ``None`` for an act in words, which happens neither at its recipient nor at its content.
    """
    place = _after_locative(tokens, mentions, anchors)
    if place is None and own is not None:
        acted_on = (
            named
            for anchor in anchors
            for noun in (anchor, *object_heads(tokens, anchor))
            for named in (*named_in_apposition(tokens, noun), _place_in(tokens, mentions, noun))
            if named is not None and is_place(tokens, mentions, named)
        )
        place = next(acted_on, None)
        if place is None:
            inside = sorted(set(own), key=lambda i: (abs(i - anchors[0]), i))
            place = _after_locative(tokens, mentions, inside)
    return None if place is None else to_participant(tokens, lexicon, mentions, place)


def _after_locative(tokens: Tokens, mentions: MentionIndex, hosts: Iterable[int]) -> int | None:
    words = tuple(load_grammar().locative)
    for host in hosts:
        for noun in prep_objects(tokens, host, words):
            place = _place_in(tokens, mentions, noun)
            if place is not None:
                return place
    return None


def _place_in(tokens: Tokens, mentions: MentionIndex, noun: int) -> int | None:
    """Return the place that a noun names, itself or after "of" ("the city of X")."""
    for inner in prep_objects(tokens, noun, ("of",)):
        if tokens.entity[inner] and is_place(tokens, mentions, inner):
            return inner
    return noun if is_place(tokens, mentions, noun) else None


def is_place(tokens: Tokens, mentions: MentionIndex, noun: int) -> bool:
    """Tell whether a noun names a place, by its mention or the parser's label."""
    mention = mentions.by_head.get(noun)
    if mention is not None and mention.kind is not None:
        return mention.kind in PLACE_KINDS
    return tokens.entity[noun].partition("-")[2] in PLACE_LABELS
