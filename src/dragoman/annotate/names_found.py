"""Names on the page: the parser's and the register's, brought together without overlap."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.annotate.known_names import KnownNames
from dragoman.annotate.name_spans import Name, is_title
from dragoman.annotate.parsed_names import loud_sentences, parsed_names
from dragoman.annotate.titled_persons import titled_persons
from dragoman.annotate.unit_names import find_units
from dragoman.knowledge.register import Use
from dragoman.knowledge.words import NameWords, RoleNouns
from dragoman.model.actors import EntityKind
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens
from dragoman.model.text import BlockKind

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
        headlines = {
            number
            for number, sentence in enumerate(reading.sentences)
            if reading.document.blocks[sentence.block].kind is BlockKind.HEADLINE
        }
        loud = loud_sentences(tokens, headlines)
        known = list(self.known.find(reading))
        seen = [
            name
            for parsed in parsed_names(tokens, self.words, loud)
            for name in [self._without_demonym(parsed, known, tokens)]
            if not self._is_overruled(name, known, tokens)
        ]
        units = find_units(reading)
        titled = titled_persons(tokens, self.words, known)
        found = _without_overlap([*known, *titled, *seen, *units])
        names = self.known.confirmed(found, tokens, loud)
        names = _repeated_surnames(names, tokens)
        return sorted(names, key=lambda name: name.start)

    def _without_demonym(self, name: Name, known: Sequence[Name], tokens: Tokens) -> Name:
        """Cut "Saudi King" from a person's name."""
        leading = [k for k in known if k.start == name.start and k.end < name.end]
        if name.label != "PERSON" or not leading or leading[0].kind != EntityKind.PEOPLE:
            return name
        first = leading[0].last
        while first < name.last - 1 and is_title(tokens.text[first], self.words.titles):
            first += 1
        return replace(name, start=tokens.start[first], first=first)

    def _is_overruled(self, name: Name, known: Sequence[Name], tokens: Tokens) -> bool:
        """Tell whether a parser's name must give way to names of the register inside it."""
        inside = [k for k in known if k.start < name.end and name.start < k.end]
        if not inside:
            return False
        if _is_other_person(name, inside) or _is_people_within(name, inside, tokens):
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


def _is_other_person(name: Name, inside: Sequence[Name]) -> bool:
    """Tell a full name whose parts are each the one name of somebody known ("Omar Abdullah")."""
    return (
        name.label == "PERSON"
        and len(inside) > 1
        and all(
            known.is_single()
            and known.kind == EntityKind.PERSON
            and name.first <= known.first
            and known.last <= name.last
            for known in inside
        )
    )


def _is_people_within(name: Name, inside: Sequence[Name], tokens: Tokens) -> bool:
    """Tell a demonym that another word narrows ("Bosnian Serb"), which means no state."""
    (first, *others) = inside
    return (
        name.label == "NORP"
        and not others
        and first.start == name.start
        and first.kind == EntityKind.PEOPLE
        and name.last - first.last == 1
        and tokens.text[first.last][0].isupper()
    )


def _repeated_surnames(names: Sequence[Name], tokens: Tokens) -> list[Name]:
    """Add surnames of persons named in full; what the parser took for a body is a person."""
    surnames = {
        tokens.text[name.last - 1]
        for name in names
        if name.kind == EntityKind.PERSON and not name.is_single()
    }
    found = [
        replace(name, kind=EntityKind.PERSON)
        if name.is_single() and not name.meanings and tokens.text[name.first] in surnames
        else name
        for name in names
    ]
    covered = {token for name in names for token in range(name.first, name.last)}
    found.extend(
        Name(
            start=tokens.start[token],
            end=tokens.end[token],
            first=token,
            last=token + 1,
            kind=EntityKind.PERSON,
        )
        for token, text in enumerate(tokens.text)
        if text in surnames and token not in covered and tokens.tag[token] == "NNP"
    )
    return found


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
