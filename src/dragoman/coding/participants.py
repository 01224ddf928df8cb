"""Parties and places of an event as spans of the page, tied to mentions where these cover them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.coding.slots import holders
from dragoman.coding.syntax import content_noun, phrase_edges, prep_objects
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
        for party in relayed(tokens, lexicon, head):
            participant = to_participant(tokens, mentions, party)
            found.setdefault((participant.start, participant.end), participant)
    return tuple(sorted(found.values(), key=lambda p: (p.start, p.end)))


def relayed(tokens: Tokens, lexicon: Lexicon, head: int) -> list[int]:
    """Return whose deed a noun names, where the deed stands for its owner ("X's decision")."""
    if lexicon.classes.named("relay").match(tokens.lemma[head]) and not tokens.entity[head]:
        owners = holders(tokens, head)
        if owners:
            return owners
    return [head]


def to_participant(tokens: Tokens, mentions: MentionIndex, head: int) -> Participant:
    """Return the participant on a head word: its mention, else its base noun phrase."""
    mention = mentions.by_head.get(head)
    if mention is None:
        inner = content_noun(tokens, head)
        mention = mentions.by_head.get(inner) if inner != head else None
    if mention is None:
        covering = mentions.by_token.get(head)
        if covering is not None and covering.end - covering.start <= STRADDLE:
            mention = covering
    first, last = phrase_edges(tokens, head)
    start, end = tokens.start[first], tokens.end[last]
    if mention is None:
        return Participant(start=start, end=end)
    return Participant(start=mention.start, end=mention.end, mention=mention.id)


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
