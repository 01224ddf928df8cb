"""Parties and places of an event as spans of the page, tied to mentions where these cover them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.coding.slots import holders
from dragoman.coding.syntax import (
    SUBJECTS,
    content_noun,
    object_heads,
    phrase_edges,
    prep_objects,
    surface_subject,
)
from dragoman.coding.triggers import is_name
from dragoman.knowledge.triggers import Lexicon
from dragoman.model.actors import EntityKind, Mention
from dragoman.model.events import Participant
from dragoman.model.syntax import Tokens

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
PLACE_KINDS = frozenset({EntityKind.PLACE, EntityKind.FACILITY, EntityKind.STATE})
LOCATIVE = frozenset(
    "in at near around outside inside across throughout along off above over within".split()
)
STRADDLE = 40
QUOTES = frozenset("\"“”")


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


def to_participants(
    tokens: Tokens, lexicon: Lexicon, mentions: MentionIndex, heads: Sequence[int]
) -> tuple[Participant, ...]:
    """Turn head words into participants, in text order and without doubles."""
    found: dict[tuple[int, int], Participant] = {}
    for head in heads:
        for party in relayed(tokens, lexicon, speaker_for(tokens, head)):
            participant = to_participant(tokens, mentions, party)
            found.setdefault((participant.start, participant.end), participant)
    return tuple(sorted(found.values(), key=lambda p: (p.start, p.end)))


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


def to_participant(tokens: Tokens, mentions: MentionIndex, head: int) -> Participant:
    """Return the participant on a head word: its mention, else its base noun phrase."""
    name = named_in_apposition(tokens, head)
    if name is not None:
        return to_participant(tokens, mentions, name)
    mention = mentions.by_head.get(head)
    if mention is None:
        inner = content_noun(tokens, head)
        mention = mentions.by_head.get(inner) if inner != head else None
    if mention is None:
        covering = mentions.by_token.get(head)
        if covering is not None and covering.end - covering.start <= STRADDLE:
            mention = covering
    if mention is not None:
        return Participant(start=mention.start, end=mention.end, mention=mention.id)
    first, last = _whole(tokens, head)
    return Participant(start=tokens.start[first], end=tokens.end[last])


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


def named_in_apposition(tokens: Tokens, head: int) -> int | None:
    """Return the name that stands beside a description: "his counterpart, X"."""
    if tokens.entity[head] or tokens.pos[head] == "PROPN":
        return None
    return next(
        (c for c in tokens.children_by(head, "appos") if is_name(tokens, c) and c > head), None
    )


def find_place(
    tokens: Tokens,
    mentions: MentionIndex,
    anchors: Sequence[int],
    recipients: Sequence[int],
) -> Participant | None:
    """Return where it happened: a place after a locative preposition, else a place acted upon."""
    for anchor in anchors:
        for noun in prep_objects(tokens, anchor, tuple(sorted(LOCATIVE))):
            if is_place(tokens, mentions, noun):
                return to_participant(tokens, mentions, noun)
    for anchor in anchors:
        for noun in object_heads(tokens, anchor):
            for named in (noun, named_in_apposition(tokens, noun)):
                if named is not None and is_place(tokens, mentions, named):
                    return to_participant(tokens, mentions, named)
    for noun in recipients:
        if is_place(tokens, mentions, noun) and tokens.dep[noun] != "nsubj":
            return to_participant(tokens, mentions, noun)
    return None


def is_place(tokens: Tokens, mentions: MentionIndex, noun: int) -> bool:
    """Tell whether a noun names a place, by its mention or the parser's label."""
    mention = mentions.by_head.get(noun)
    if mention is not None and mention.kind is not None:
        return mention.kind in PLACE_KINDS
    return tokens.entity[noun].partition("-")[2] in PLACE_LABELS
