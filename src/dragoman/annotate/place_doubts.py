"""Names that only the parser takes for places: kept where the text uses them as such."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.annotate.name_spans import is_title
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.gazetteer_words import PlaceWords
from dragoman.knowledge.words import load_metonym_words, load_name_words
from dragoman.model.actors import EntityKind, Mention, MentionForm
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens

# An acronym has at least so many letters.
SHORTEST_ACRONYM = 2
_OBJECTS = frozenset({"dobj", "nsubjpass"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceDoubts:
    """Doubts of names of places that no table holds."""

    gazetteer: Gazetteer
    words: PlaceWords

    def settle(self, reading: Reading) -> Reading:
        """Return the reading without the parser's places that nothing else shows to be one.

        Of titled names persons are made, of acronyms bodies; what the others are is left open.
        """
        doubtful = list(self._doubtful(reading))
        if not doubtful:
            return reading
        text, tokens = reading.document.text, reading.tokens
        shown = {
            text[mention.start : mention.end]
            for mention in doubtful
            if self._stands_as_place(mention, tokens)
        }
        kinds = {
            mention.id: _other_kind(mention, text[mention.start : mention.end], reading)
            for mention in doubtful
            if text[mention.start : mention.end] not in shown
        }
        return replace(
            reading,
            mentions=tuple(
                replace(mention, kind=kinds[mention.id]) if mention.id in kinds else mention
                for mention in reading.mentions
            ),
        )

    def _doubtful(self, reading: Reading) -> Iterator[Mention]:
        text = reading.document.text
        for mention in reading.mentions:
            if mention.form != MentionForm.NAME or mention.kind != EntityKind.PLACE:
                continue
            name = text[mention.start : mention.end]
            if not self.gazetteer.is_actor(name) and not self._is_known(name.split()):
                yield mention

    def _is_known(self, words: list[str]) -> bool:
        """Tell whether the tables hold a name, or what is left of it without "old", "province"."""
        if self.gazetteer.look_up(" ".join(words)):
            return True
        kinds = load_name_words().kinds
        first, last = words[0].lower(), words[-1].lower()
        if {kinds.get(first), kinds.get(last)} & {EntityKind.PLACE, EntityKind.FACILITY}:
            return True
        around = self.words.divisions | self.words.towns
        return len(words) > 1 and (first in self.words.parts | around or last in around)

    def _stands_as_place(self, mention: Mention, tokens: Tokens) -> bool:
        """Tell whether the clause treats a name as a place: "in X", "X, Country", "captured X"."""
        covered = tokens.between(mention.start, mention.end)
        before = tokens.text[covered.start - 1].lower() if covered.start else ""
        if before in self.words.locative or self._has_container(covered.stop, tokens):
            return True
        head = tokens.head[mention.head]
        if tokens.dep[mention.head] in _OBJECTS:
            return tokens.lemma[head] in load_metonym_words().place_objects
        if tokens.dep[mention.head] in {"conj", "appos"}:
            return tokens.entity[head][2:] in {"GPE", "LOC"}
        if tokens.dep[mention.head] == "pobj" and tokens.lemma[head] == "of":
            of_what = tokens.text[tokens.head[head]].lower()
            return of_what in self.words.divisions | self.words.towns
        return before in {"at", "from", "to"} and tokens.dep[mention.head] == "pobj"

    def _has_container(self, after: int, tokens: Tokens) -> bool:
        if after + 1 >= len(tokens) or tokens.text[after] != ",":
            return False
        following = tokens.text[after + 1]
        return following[0].isupper() and any(
            candidate.place.feature in {"country", "admin1"}
            for candidate in self.gazetteer.look_up(following)
        )


def _other_kind(mention: Mention, name: str, reading: Reading) -> EntityKind | None:
    tokens = reading.tokens
    before = tokens.between(mention.start, mention.end).start - 1
    if before >= 0 and is_title(tokens.text[before], load_name_words().titles):
        return EntityKind.PERSON
    letters = [letter for letter in name if letter.isalpha()]
    if len(letters) >= SHORTEST_ACRONYM and name.isupper() and " " not in name:
        return EntityKind.ORGANISATION
    return None
