"""Whom a speaker called "he", "it" or "the official" takes up: the words that say who is meant."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.coding.attribution_types import Source
from dragoman.coding.speakers import RELATIVE, antecedent, phrase, speaker_kind
from dragoman.model.actors import EntityKind, Mention, MentionForm
from dragoman.model.claims import AttributedContent, SpeakerKind
from dragoman.model.reading import Reading
from dragoman.model.text import Span

# "the official", "this man": a short form says nothing beyond that somebody was named before
SHORT_FORM_WORDS = 2
# steps back along mentions that mean the same
STEPS = 12
# sentences back in which one person alone, who spoke, is named
LONE = 5
PEOPLE = frozenset({"he", "she"})
PLURAL = frozenset({"NNS", "NNPS"})
SINGLE = frozenset({SpeakerKind.NAMED, SpeakerKind.OFFICIAL, SpeakerKind.UNNAMED})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent:
    """The words a speaker's pronoun or short form takes up, and what sort of speaker they name.

    ``mention`` is the one that says who is meant.
    """

    span: Span
    kind: SpeakerKind
    mention: str | None


@dataclass(frozen=True, kw_only=True)
class Antecedents:
    """The mentions and attributions of a reading, ready to be asked who a speaker is."""

    reading: Reading

    @cached_property
    def _mentions(self) -> dict[str, Mention]:
        return dict(self.reading.mentions_by_id())

    def of(self, attribution: AttributedContent) -> Antecedent | None:
        """Return whom the source takes up, where its own words do not say; ``None`` in doubt."""
        mention = self._mentions.get(attribution.mention or "")
        if mention is None and attribution.source is not None:
            return self._relative(attribution.source)
        if mention is None or attribution.source is None or not self._is_short(mention):
            return None
        meant = self._named(mention)
        if meant is not None:  # the mention itself is resolved along with those it takes up
            return self._told(meant, mention)
        return self._last_speaker(mention, attribution) or self._lone_person(mention)

    def _relative(self, source: Span) -> Antecedent | None:
        """Return the report of "a report that accused them"."""
        tokens = self.reading.tokens
        words = tokens.between(source.start, source.end)
        if len(words) != 1 or tokens.text[words[0]].lower() not in RELATIVE:
            return None
        noun = antecedent(tokens, words[0])
        if noun is None:
            return None
        told = phrase(tokens, noun, without=words[0])
        held = (m for m in self._mentions.values() if m.head == noun)
        mention = min(held, key=lambda each: (-_length(each), each.start), default=None)
        return Antecedent(
            span=Span(start=tokens.start[told.tokens[0]], end=tokens.end[told.tokens[-1]]),
            kind=speaker_kind(tokens, told, None if mention is None else mention.kind),
            mention=None if mention is None else mention.id,
        )

    def _is_short(self, mention: Mention) -> bool:
        if mention.form is MentionForm.PRONOUN:
            return True
        words = self.reading.tokens.between(mention.start, mention.end)
        return mention.form is MentionForm.NOMINAL and len(words) <= SHORT_FORM_WORDS

    def _back(self, mention: Mention) -> Iterator[Mention]:
        """Yield the mentions before it that mean the same, the nearest first."""
        for _ in range(STEPS):
            earlier = self._mentions.get(mention.antecedent or "")
            if earlier is None:
                return
            yield earlier
            mention = earlier

    def _named(self, mention: Mention) -> Mention | None:
        """Return the nearest earlier name of the same, failing that its fullest description."""
        chain = list(self._back(mention))
        for earlier in chain:
            if earlier.form is MentionForm.NAME:
                return earlier
        described = [each for each in chain if each.form is MentionForm.NOMINAL]
        longest = max(described, key=lambda each: (_length(each), -each.start), default=None)
        if longest is None or mention.form is MentionForm.PRONOUN:
            return longest
        return longest if _length(longest) > _length(mention) else None

    def _told(self, meant: Mention, mention: Mention) -> Antecedent:
        tokens = self.reading.tokens
        words = tuple(tokens.between(meant.start, meant.end))
        kind = speaker_kind(tokens, Source(head=meant.head, tokens=words), meant.kind)
        return Antecedent(
            span=Span(start=meant.start, end=meant.end), kind=kind, mention=mention.id
        )

    def _last_speaker(self, mention: Mention, own: AttributedContent) -> Antecedent | None:
        """Return who spoke as the subject of the sentence before, if it was one person alone."""
        tokens = self.reading.tokens
        if tokens.text[mention.head].lower() not in PEOPLE:
            return None
        before = tokens.sentence[mention.head] - 1
        spoke = [
            each
            for each in self.reading.attributions
            if each is not own
            and each.source is not None
            and each.kind in SINGLE
            and self._is_subject_in(each, before)
        ]
        found = {each.source: each for each in spoke}
        if len(found) != 1:
            return None
        (last,) = found.values()
        meant = self._mentions.get(last.mention or "")
        if last.source is None or (meant is not None and meant.kind is EntityKind.STATE):
            return None
        return Antecedent(span=last.source, kind=last.kind, mention=last.mention)

    def _lone_person(self, mention: Mention) -> Antecedent | None:
        """Return the one person named in the sentences before, if that is who spoke there."""
        tokens, here = self.reading.tokens, self.reading.tokens.sentence[mention.head]
        if tokens.text[mention.head].lower() not in PEOPLE:
            return None
        named = [
            each
            for each in self._mentions.values()
            if each.form is MentionForm.NAME
            and each.kind is EntityKind.PERSON
            and here - LONE <= tokens.sentence[each.head] <= here
            and each.end <= mention.start
        ]
        speaking = {each.mention for each in self.reading.attributions if each.source is not None}
        if len({self._last_name(each) for each in named}) != 1:
            return None
        spoke = next((each for each in named if each.id in speaking), None)
        if spoke is None:
            return None
        told = self._told(spoke, mention)
        return Antecedent(span=told.span, kind=told.kind, mention=spoke.id)

    def _last_name(self, mention: Mention) -> str:
        words = self.reading.document.quote(mention.start, mention.end).split()
        return words[-1].casefold().removesuffix("’s").removesuffix("'s")

    def _is_subject_in(self, attribution: AttributedContent, sentence: int) -> bool:
        """Tell whether a single person speaks as the subject of what a sentence chiefly says."""
        tokens, source = self.reading.tokens, attribution.source
        if source is None:
            return False
        for token in tokens.between(source.start, source.end):
            verb = tokens.head[token]
            if tokens.sentence[token] == sentence and tokens.dep[token] in SUBJECTS:
                return tokens.head[verb] == verb and tokens.tag[token] not in PLURAL | {"PRP"}
        return False


def _length(mention: Mention) -> int:
    return mention.end - mention.start
