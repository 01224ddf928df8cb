"""The register's names on the page, with the first names that stand before a known surname."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.annotate.alias_matcher import AliasMatch, AliasMatcher
from dragoman.annotate.name_spans import Name, is_title
from dragoman.knowledge.register import Meaning, Register, Use
from dragoman.knowledge.words import NameWords
from dragoman.model.actors import EntityKind
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens

LONGEST_FIRST_NAMES = 3
_NOT_ACTORS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})
_PERSONAL = frozenset({EntityKind.PERSON, None})
_NAMED = frozenset({Use.NAME, Use.SURNAME})


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """What finding the register's names needs."""

    register: Register
    matcher: AliasMatcher
    words: NameWords

    def find(self, reading: Reading) -> Iterator[Name]:
        """Yield every alias in the text as a name, in order."""
        tokens = reading.tokens
        for match in self.matcher.find(reading.document.text):
            covered = tokens.between(match.start, match.end)
            if covered and tokens.sentence[covered[0]] == tokens.sentence[covered[-1]]:
                name = self._with_first_names(self._name(match, covered, tokens), tokens)
                if not self._goes_on(name, tokens):
                    yield name

    def _goes_on(self, name: Name, tokens: Tokens) -> bool:
        """Tell whether an outlet's name is only the beginning of another ("The National Front")."""
        following = name.last
        if name.kind != EntityKind.MEDIA or following >= len(tokens):
            return False
        return (
            tokens.tag[following].startswith("NNP")
            and tokens.text[following][0].isupper()
            and tokens.end[name.last - 1] + 1 == tokens.start[following]
            and tokens.dep[name.last - 1] in {"compound", "amod", "nmod"}
        )

    def _name(self, match: AliasMatch, covered: range, tokens: Tokens) -> Name:
        return Name(
            start=match.start,
            end=match.end,
            first=covered[0],
            last=covered[-1] + 1,
            kind=self._kind(match.meanings),
            meanings=match.meanings,
            label=tokens.entity[covered[0]][2:],
        )

    def _kind(self, meanings: Sequence[Meaning]) -> EntityKind | None:
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
        if name.kind not in _PERSONAL or tokens.start[name.first] > name.start:
            return name
        meanings = tuple(m for m in name.meanings if m.use in _NAMED and " " not in m.name)
        first = name.first
        while name.first - first < LONGEST_FIRST_NAMES and self._is_first_name(first - 1, tokens):
            first -= 1
        if first == name.first or not meanings:
            return name
        return replace(name, start=tokens.start[first], first=first, meanings=meanings)

    def _is_first_name(self, token: int, tokens: Tokens) -> bool:
        if token < 0 or tokens.sentence[token] != tokens.sentence[token + 1]:
            return False
        text, label = tokens.text[token], tokens.entity[token][2:]
        return (
            text[0].isupper()
            and text.replace("-", "").replace(".", "").isalpha()
            and not text.isupper()
            and tokens.tag[token].startswith("NNP")
            and tokens.end[token] + 1 == tokens.start[token + 1]
            and (label == "PERSON" or (not label and tokens.dep[token] == "compound"))
            and not is_title(text, self.words.titles)
            and not self.register.means(text.lower())
        )

    def confirmed(self, names: Sequence[Name], tokens: Tokens, loud: frozenset[int]) -> list[Name]:
        """Drop surnames that nothing shows to be names of these persons here."""
        spelt = {
            meaning.entity for name in names for meaning in name.meanings if meaning.use == Use.NAME
        }
        return [
            name
            for name in names
            if self._is_confirmed(name, spelt, tokens)
            and (
                tokens.sentence[name.first] not in loud
                or any(m.use != Use.SURNAME or m.entity in spelt for m in name.meanings)
                or not name.meanings
            )
        ]

    def _is_confirmed(self, name: Name, spelt: set[str], tokens: Tokens) -> bool:
        if name.label in _NOT_ACTORS:
            return any(m.use == Use.NAME and " " in m.name for m in name.meanings)
        if not name.meanings or any(m.use != Use.SURNAME for m in name.meanings):
            return True
        if not name.is_single() or name.label == "PERSON":
            return True
        if any(meaning.entity in spelt for meaning in name.meanings):
            return tokens.tag[name.first].startswith("NNP")
        return name.first > 0 and is_title(tokens.text[name.first - 1], self.words.titles)
