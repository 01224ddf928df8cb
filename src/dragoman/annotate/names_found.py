"""Names on the page: the parser's and the register's, brought together without overlap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.annotate.known_names import KnownNames
from dragoman.annotate.name_spans import Name
from dragoman.annotate.parsed_names import parsed_names
from dragoman.knowledge.register import Use
from dragoman.knowledge.words import NameWords, RoleNouns
from dragoman.model.actors import EntityKind
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens

# A parser's name may not run over one of these where it holds a name of the register.
_BREAKS = frozenset("'’,;:()[]{}/\"“”|")
_OF_STATES = frozenset({Use.ADJECTIVE, Use.PEOPLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFinder:
    """What finding names needs, loaded once."""

    known: KnownNames
    words: NameWords
    nouns: RoleNouns

    def find(self, reading: Reading) -> list[Name]:
        """Return the names of a reading in order, none overlapping another."""
        tokens = reading.tokens
        known = list(self.known.find(reading))
        seen = [
            name
            for name in parsed_names(tokens, self.words)
            if not self._is_overruled(name, known, tokens)
        ]
        names = self.known.confirmed(_without_overlap([*known, *seen]), tokens)
        names = [*names, *_repeated_surnames(names, tokens)]
        return sorted(names, key=lambda name: name.start)

    def _is_overruled(self, name: Name, known: Sequence[Name], tokens: Tokens) -> bool:
        """Tell whether a parser's name must give way to names of the register inside it."""
        inside = [k for k in known if k.start < name.end and name.start < k.end]
        if not inside:
            return False
        if len(inside) > 1 or name.label in {"GPE", "LOC", "NORP"}:
            return True
        (only,) = inside
        if not (name.start <= only.start and only.end <= name.end):
            return True
        if (only.start, only.end) == (name.start, name.end):
            return True
        texts = tokens.text[name.first : name.last]
        return self._is_description(name, only, tokens) or any(
            text[0] in _BREAKS or (text.islower() and text not in self.words.particles)
            for text in texts
        )

    def _is_description(self, name: Name, inside: Name, tokens: Tokens) -> bool:
        """Tell whether a name is only a state and a common noun ("Russian Special Forces")."""
        uses = {meaning.use for meaning in inside.meanings}
        if not uses & _OF_STATES and inside.kind != EntityKind.STATE:
            return False
        noun = tokens.text[name.last - 1].lower()
        return noun in self.nouns.nouns or noun.rstrip("s") in self.nouns.nouns


def _repeated_surnames(names: Sequence[Name], tokens: Tokens) -> Iterator[Name]:
    """Yield later surnames of persons whose full name the parser saw once."""
    covered = {token for name in names for token in range(name.first, name.last)}
    surnames = {
        tokens.text[name.last - 1]
        for name in names
        if name.kind == EntityKind.PERSON and not name.is_single()
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
