"""Names on the page: the parser's and the register's, brought together without overlap."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.annotate.alias_matcher import AliasMatch, AliasMatcher
from dragoman.knowledge.register import Meaning, Register, Use
from dragoman.knowledge.words import NameWords, RoleNouns
from dragoman.model.actors import EntityKind
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens

_KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.FACILITY,
    "NORP": EntityKind.PEOPLE,
}
_NOT_ACTORS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})
_BREAKS = frozenset("'’,;:()[]{}/\"“”|")
LONGEST_NAME = 8
# A sentence is loud, like a headline, where this share of its longer words starts large.
LOUD, LONGER_WORD, LONGER_WORDS = 0.8, 4, 4
LONGEST_FIRST_NAMES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name at ``[start, end)`` over the tokens ``[first, last)``.

    ``meanings`` is what the register says it can mean; ``label`` is the parser's, where the parser
    saw it.
    """

    start: int
    end: int
    first: int
    last: int
    kind: EntityKind | None
    meanings: tuple[Meaning, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFinder:
    """What finding names needs, loaded once."""

    register: Register
    matcher: AliasMatcher
    words: NameWords
    nouns: RoleNouns

    def find(self, reading: Reading) -> list[Name]:
        """Return the names of a reading in order, none overlapping another."""
        tokens = reading.tokens
        known = [
            name
            for match in self.matcher.find(reading.document.text)
            if (name := self._known(match, tokens)) is not None
        ]
        parsed = self._calm(list(self._parsed(tokens)), tokens)
        seen = [name for name in parsed if not self._is_overruled(name, known, tokens)]
        names = _without_overlap([*known, *seen])
        names = self._confirmed(names, tokens)
        names = [*names, *self._repeated_surnames(names, tokens)]
        return sorted(names, key=lambda name: name.start)

    def _calm(self, names: Sequence[Name], tokens: Tokens) -> list[Name]:
        """Drop names seen only where every word is written large, as in headlines."""
        loud = _loud_sentences(tokens)
        calm = {
            " ".join(tokens.text[name.first : name.last])
            for name in names
            if tokens.sentence[name.first] not in loud
        }
        return [
            name
            for name in names
            if tokens.sentence[name.first] not in loud
            or " ".join(tokens.text[name.first : name.last]) in calm
        ]

    # --- the register's names

    def _known(self, match: AliasMatch, tokens: Tokens) -> Name | None:
        covered = tokens.between(match.start, match.end)
        if not covered or tokens.sentence[covered[0]] != tokens.sentence[covered[-1]]:
            return None
        name = Name(
            start=match.start,
            end=match.end,
            first=covered[0],
            last=covered[-1] + 1,
            kind=self._known_kind(match.meanings),
            meanings=match.meanings,
            label=tokens.entity[covered[0]][2:],
        )
        return self._with_first_names(name, tokens)

    def _known_kind(self, meanings: Sequence[Meaning]) -> EntityKind | None:
        if not meanings:
            return EntityKind.PLACE
        kinds = {self._kind_of(meaning) for meaning in meanings}
        return kinds.pop() if len(kinds) == 1 else None

    def _kind_of(self, meaning: Meaning) -> EntityKind:
        if meaning.use in {Use.ADJECTIVE, Use.PEOPLE}:
            return EntityKind.PEOPLE
        if meaning.use == Use.CAPITAL:
            return EntityKind.PLACE
        if meaning.use == Use.SEAT:
            return EntityKind.GOVERNMENT
        return self.register.entities[meaning.entity].kind

    def _with_first_names(self, name: Name, tokens: Tokens) -> Name:
        """Stretch a lone surname over the first names before it ("Khalif" + "Haftar")."""
        text = tokens.text
        if name.kind not in {EntityKind.PERSON, None} or not name.meanings or not text:
            return name
        if " " in text[name.first : name.last] or name.last - name.first > LONGEST_FIRST_NAMES:
            return name
        first = name.first
        while name.first - first < LONGEST_FIRST_NAMES and self._is_first_name(first - 1, tokens):
            first -= 1
        if first == name.first or tokens.start[name.first] > name.start:
            return name
        spelt = " ".join(text[first : name.last])
        meanings = tuple(m for m in name.meanings if m.use in {Use.NAME, Use.SURNAME})
        del spelt
        return replace(name, start=tokens.start[first], first=first, meanings=meanings)

    def _is_first_name(self, token: int, tokens: Tokens) -> bool:
        if token < 0 or tokens.sentence[token] != tokens.sentence[token + 1]:
            return False
        text = tokens.text[token]
        return (
            text[0].isupper()
            and text.replace("-", "").replace(".", "").isalpha()
            and tokens.tag[token].startswith("NNP")
            and not self._is_title(text)
            and tokens.end[token] + 1 == tokens.start[token + 1]
            and not self.register.means(text.lower())
            and tokens.entity[token][2:] in {"PERSON", ""}
            and (tokens.entity[token] != "" or tokens.dep[token] == "compound")
            and not text.isupper()
        )

    def _is_title(self, text: str) -> bool:
        return text.lower().rstrip(".") in self.words.titles

    # --- the parser's names

    def _parsed(self, tokens: Tokens) -> Iterator[Name]:
        for first, last in _entity_ranges(tokens):
            label = tokens.entity[first][2:]
            if label not in _KINDS:
                continue
            first, last = self._trimmed(first, last, tokens)
            if first >= last or not self._is_name(first, last, tokens):
                continue
            start, end = tokens.start[first], tokens.end[last - 1]
            yield Name(
                start=start,
                end=end,
                first=first,
                last=last,
                kind=self._parsed_kind(label, tokens.text[first:last]),
                label=label,
            )

    def _trimmed(self, first: int, last: int, tokens: Tokens) -> tuple[int, int]:
        while first < last and self._is_loose_start(first, tokens):
            first += 1
        if last - first > 1 and tokens.text[first].lower() in self.words.leanings:
            first += 1
        if (
            last - first > 1
            and tokens.text[first + 1] == "-"
            and tokens.text[first].lower() in {"pro", "anti", "ex", "non"}
        ):
            first += 2
        while first < last and (
            not tokens.text[last - 1][-1].isalnum()
            and not tokens.text[last - 1][0].isalnum()
            or tokens.tag[last - 1] == "POS"
            or tokens.text[last - 1].islower()
        ):
            last -= 1
        return first, last

    def _is_loose_start(self, token: int, tokens: Tokens) -> bool:
        text = tokens.text[token]
        return (
            (
                tokens.pos[token] in {"DET", "ADP", "CCONJ", "VERB", "PUNCT", "PART", "AUX", "PRON"}
                and text.lower() not in self.words.particles - {"the", "of", "and", "for"}
            )
            or self._is_title(text)
            or not text[0].isalnum()
        )

    def _is_name(self, first: int, last: int, tokens: Tokens) -> bool:
        texts = tokens.text[first:last]
        if last - first > LONGEST_NAME or not any(letter.isalpha() for letter in texts[0]):
            return False
        if not any(text[0].isupper() or not text.isascii() for text in texts):
            return False
        if len(texts) == 1:
            low = texts[0].lower().rstrip(".")
            if low in self.words.not_names or low in self.words.leanings or len(low) < 2:  # noqa: PLR2004 - a letter is no name
                return False
        elif " ".join(texts).lower() in self.words.leanings:
            return False
        return not (last - first > LONGEST_FIRST_NAMES and all(text.isupper() for text in texts))

    def _parsed_kind(self, label: str, texts: Sequence[str]) -> EntityKind:
        kind = _KINDS[label]
        if kind in {EntityKind.PERSON, EntityKind.PEOPLE}:
            return kind
        low = [text.lower() for text in texts]
        before_of = low[: low.index("of")] if "of" in low else low
        return self.words.kinds.get(before_of[-1] if before_of else low[-1], kind)

    def _is_overruled(self, name: Name, known: Sequence[Name], tokens: Tokens) -> bool:
        """Tell whether a parser's name must give way to names of the register inside it."""
        inside = [k for k in known if k.start < name.end and name.start < k.end]
        if not inside:
            return False
        if any(not (name.start <= k.start and k.end <= name.end) for k in inside):
            return True
        if any((k.start, k.end) == (name.start, name.end) for k in inside):
            return True
        texts = tokens.text[name.first : name.last]
        if name.label in {"GPE", "LOC", "NORP"} or any(t[0] in _BREAKS for t in texts):
            return True
        return (
            len(inside) > 1
            or self._is_description(name, inside[0], tokens)
            or any(text.islower() and text not in self.words.particles for text in texts)
        )

    def _is_description(self, name: Name, inside: Name, tokens: Tokens) -> bool:
        """Tell whether a name is only a state and a common noun ("Russian Special Forces")."""
        uses = {meaning.use for meaning in inside.meanings}
        if not uses & {Use.ADJECTIVE, Use.PEOPLE} and inside.kind != EntityKind.STATE:
            return False
        head = name.last - 1
        noun = tokens.text[head].lower()
        return noun in self.nouns.nouns or noun.rstrip("s") in self.nouns.nouns

    # --- both

    def _confirmed(self, names: Sequence[Name], tokens: Tokens) -> list[Name]:
        """Drop bare surnames that nothing shows to be names of these persons here."""
        spelt = {
            meaning.entity for name in names for meaning in name.meanings if meaning.use == Use.NAME
        }
        return [name for name in names if self._is_confirmed(name, spelt, tokens)]

    def _is_confirmed(self, name: Name, spelt: set[str], tokens: Tokens) -> bool:
        if name.label in _NOT_ACTORS:
            return any(m.use == Use.NAME and " " in m.name for m in name.meanings)
        if not name.meanings or any(m.use != Use.SURNAME for m in name.meanings):
            return True
        if name.last - name.first > 1 or name.label == "PERSON":
            return True
        if any(meaning.entity in spelt for meaning in name.meanings):
            return tokens.tag[name.first].startswith("NNP")
        return name.first > 0 and self._is_title(tokens.text[name.first - 1])

    def _repeated_surnames(self, names: Sequence[Name], tokens: Tokens) -> Iterator[Name]:
        """Yield later surnames of persons whose full name the parser saw once."""
        covered = {token for name in names for token in range(name.first, name.last)}
        surnames = {
            tokens.text[name.last - 1]
            for name in names
            if name.kind == EntityKind.PERSON and name.last - name.first > 1
        }
        for token, text in enumerate(tokens.text):
            if text in surnames and token not in covered and tokens.tag[token] == "NNP":
                yield Name(
                    start=tokens.start[token],
                    end=tokens.end[token],
                    first=token,
                    last=token + 1,
                    kind=EntityKind.PERSON,
                )


def _loud_sentences(tokens: Tokens) -> set[int]:
    """Return the sentences in which nearly every longer word starts with a capital."""
    longer: Counter[int] = Counter()
    large: Counter[int] = Counter()
    for text, sentence in zip(tokens.text, tokens.sentence, strict=True):
        if len(text) >= LONGER_WORD and text.isalpha():
            longer[sentence] += 1
            large[sentence] += text[0].isupper()
    return {
        sentence
        for sentence, count in longer.items()
        if count >= LONGER_WORDS and large[sentence] >= LOUD * count
    }


def _entity_ranges(tokens: Tokens) -> Iterator[tuple[int, int]]:
    first: int | None = None
    for token, label in enumerate((*tokens.entity, "")):
        if first is not None and not label.startswith("I-"):
            yield first, token
            first = None
        if label and first is None:
            first = token


def _without_overlap(names: Sequence[Name]) -> list[Name]:
    """Keep the longest names; of equal ones the register's."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda n: (n.start - n.end, not n.meanings, n.start)):
        place = range(name.start, name.end)
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(name)
    return sorted(kept, key=lambda name: name.start)
