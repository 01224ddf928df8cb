"""What the finders of ties share: the page with mentions by token, and a tie half found."""

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.knowledge.ties import load_tie_words
from dragoman.model.actors import EntityKind, Mention, MentionForm
from dragoman.model.claims import RelationKind
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens

SUBJECT = ("nsubj",)
PLACES = frozenset({EntityKind.PLACE, EntityKind.FACILITY})
# grammar, not vocabulary: who joins a subject, and what names examples of it
ALONG = frozenset({"along", "together"})
NAMING = frozenset({"as", "include", "including", "like"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A tie between the noun phrases headed by tokens ``a`` and ``b``.

    ``strict`` asks that neither side is a mere facility. ``nested`` lets ``a`` stand inside the
    words of ``b``. ``last`` is the last token of the trigger where it has several. ``given`` ties
    are how somebody is named, whatever the clause says of them.
    ``state`` ties last; ``former`` ones had lasted by the time that is told of.
    With ``alone``, who is named along with ``a`` has no part in it: "the b leader a and the
    c leader d".
    """

    kind: RelationKind
    trigger: int
    a: int
    b: int
    why: str
    ends: bool = False
    strict: bool = True
    nested: bool = False
    alone: bool = False
    given: bool = False
    state: bool = False
    former: bool = False
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A reading with its mentions under the tokens they cover."""

    reading: Reading
    by_head: dict[int, Mention]
    covering: dict[int, Mention]
    by_id: Mapping[str, Mention]

    @classmethod
    def of(cls, reading: Reading) -> "Page":
        """Index the mentions of a reading by token."""
        tokens = reading.tokens
        by_head: dict[int, Mention] = {}
        covering: dict[int, Mention] = {}
        for mention in reading.mentions:
            by_head.setdefault(mention.head, mention)
            for index in tokens.between(mention.start, mention.end):
                held = covering.get(index)
                if held is None or mention.end - mention.start < held.end - held.start:
                    covering[index] = mention
        return cls(reading, by_head, covering, reading.mentions_by_id())

    def mention(self, token: int) -> Mention | None:
        """Return the mention a token heads, else the shortest that covers it."""
        return self.by_head.get(token) or self.covering.get(token)

    def mentions_of(self, token: int) -> list[Mention]:
        """Return the mentions of a noun and of the nouns coordinated with it."""
        found: list[Mention] = []
        for index in self._conjuncts(token):
            mention = self.mention(index)
            if mention is not None and mention not in found:
                found.append(mention)
        return found

    def places_of(self, token: int) -> list[Mention]:
        """Return the places that are held with a noun: "Sidra" for "the oil port of Sidra".

        Who holds the suburbs of a town does not hold the town.
        """
        tokens, words = self.reading.tokens, load_tie_words()
        if tokens.lemma[token] in words.parts and token not in self.by_head:
            return []
        names = [*tokens.children_by(token, "appos"), *self._part_of(token)]
        found = [
            mention
            for name in (names if tokens.lemma[token] in words.towns else ())
            for mention in self.mentions_of(name)
            if mention.form is MentionForm.NAME and mention.kind in PLACES
        ]
        return found or self.mentions_of(token)

    def _conjuncts(self, token: int) -> list[int]:
        tokens = self.reading.tokens
        found, waiting = [], [token]
        while waiting:
            index = waiting.pop()
            found.append(index)
            waiting.extend(tokens.children_by(index, "conj"))
            waiting.extend(companions(tokens, index) if index == token else ())
            if self.mention(index) is None:
                waiting.extend(self._part_of(index))
                waiting.extend(self._owner_of(index) if index == token else ())
        return sorted(found)

    def _owner_of(self, index: int) -> list[int]:
        """Return "Haftar" for "Haftar's offensive"."""
        tokens = self.reading.tokens
        return [c for c in tokens.children_by(index, "poss") if tokens.pos[c] != "PRON"]

    def _part_of(self, index: int) -> list[int]:
        """Return "Benghazi" for "much of Benghazi"."""
        tokens = self.reading.tokens
        return [
            noun
            for child in tokens.children_by(index, "prep")
            if tokens.text[child].lower() == "of"
            for noun in tokens.children_by(child, "pobj")
        ]

    def words(self, mention: Mention) -> str:
        """Return the words of a mention."""
        return self.reading.document.text[mention.start : mention.end]

    def place_kind(self, mention: Mention) -> EntityKind | None:
        """Return the kind of a mention; a pronoun has that of what it stands for."""
        if mention.form is not MentionForm.PRONOUN:
            return mention.kind
        meant = self.by_id.get(mention.antecedent or "")
        return None if meant is None else meant.kind

    def objects_over(self, token: int, prepositions: frozenset[str]) -> list[int]:
        """Return the nouns that hang on a word by one of some prepositions."""
        tokens = self.reading.tokens
        return [
            noun
            for child in tokens.children(token)
            if tokens.dep[child] in {"prep", "prt", "dative", "advmod", "agent"}
            and tokens.text[child].lower() in prepositions
            for noun in tokens.children_by(child, "pobj")
        ]


def companions(tokens: Tokens, subject: int) -> list[int]:
    """Return who is said to act along with a subject: "along with its allies, such as Italy"."""
    if tokens.dep[subject] != "nsubj":
        return []
    verb = tokens.head[subject]
    found: list[int] = []
    for word in range(subject + 1, verb):
        after = word + 1
        if tokens.lemma[word] not in ALONG or after >= verb or tokens.lemma[after] != "with":
            continue
        for noun in (*tokens.children_by(after, "pobj"), *tokens.children_by(word, "pobj")):
            found += [noun, *_examples(tokens, noun)]
    return found


def _examples(tokens: Tokens, noun: int) -> list[int]:
    """Return what is named after "such as" or "including"."""
    return [
        example
        for child in tokens.children(noun)
        if tokens.lemma[child] in NAMING
        for example in tokens.children_by(child, "pobj", "dobj")
    ]
