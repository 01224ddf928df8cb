"""What a loaded or distancing term is said of: its own noun, its owner, its subject, its object."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.knowledge.framing import FramingTerm
from dragoman.model.actors import EntityKind, Mention, MentionForm
from dragoman.model.reading import Reading
from dragoman.model.text import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
COPULAS = frozenset({"be", "become", "remain", "seem"})
# "the regime in Damascus", "puppets of Moscow"
LEADING = frozenset({"of", "in", "from", "for"})
# families whose noun is said of whoever owns it, and those whose verbs are said of places
OWNED = frozenset({"speech", "side", "government", "operation"})
PLACED = frozenset({"taking a place"})
PLACES = frozenset({EntityKind.PLACE, EntityKind.FACILITY, EntityKind.STATE})


@dataclass(frozen=True, kw_only=True)
class Targets:
    """The mentions of a reading by the token that heads them."""

    reading: Reading

    @cached_property
    def _by_head(self) -> dict[int, Mention]:
        found: dict[int, Mention] = {}
        for mention in self.reading.mentions:
            if mention.form is not MentionForm.PRONOUN or mention.antecedent is not None:
                found.setdefault(mention.head, mention)
        return found

    def of(self, term: FramingTerm, token: int) -> tuple[Span | None, str | None]:
        """Return the words a term is said of, and the mention on them."""
        if term.form == "verb":
            return self._told(next(self._objects(token), None))
        if term.form == "adjective":
            return self._told(self._modified(token))
        named = list(self._named(token))
        for candidate in (*named, *(self._owners(token) if term.family in OWNED else ())):
            if candidate in self._by_head:
                return self._told(candidate)
        return self._told(named[0] if named else token)

    def fits(self, term: FramingTerm, mention: str | None) -> bool:
        """Tell whether a verb has an object of the sort it is loaded for."""
        found = next((each for each in self.reading.mentions if each.id == mention), None)
        return found is not None and (term.family not in PLACED or found.kind in PLACES)

    def marked(self, token: int, span: Span) -> tuple[Span | None, str | None]:
        """Return what words between marks are said of: the noun they belong to, or themselves."""
        tokens = self.reading.tokens
        head = tokens.head[token]
        if tokens.dep[token] in {"amod", "compound", "nmod"} and tokens.pos[head] in {
            "NOUN",
            "PROPN",
        }:
            return self._told(head)
        mention = self._by_head.get(token)
        return span, None if mention is None else mention.id

    def _objects(self, verb: int) -> Iterator[int]:
        tokens = self.reading.tokens
        passive = tokens.children_by(verb, "nsubjpass")
        yield from (c for c in (*tokens.children_by(verb, "dobj"), *passive) if c in self._by_head)

    def _modified(self, token: int) -> int:
        """Return the noun that an adjective stands with, before it or across a copula."""
        tokens = self.reading.tokens
        head = tokens.head[token]
        if tokens.dep[token] not in {"acomp", "oprd"}:
            return head
        named = tokens.children_by(head, "dobj") if tokens.dep[token] == "oprd" else ()
        found = named or tokens.children_by(head, *SUBJECTS)
        return found[0] if found else head

    def _named(self, token: int) -> Iterator[int]:
        """Yield who is called a noun: "X is a puppet", "called him a puppet", "the puppet X"."""
        tokens = self.reading.tokens
        head, dep = tokens.head[token], tokens.dep[token]
        yield from tokens.children_by(token, "appos")
        if dep == "appos" or (dep in {"compound", "nmod"} and tokens.pos[head] == "PROPN"):
            yield head
        if dep == "attr" and tokens.lemma[head] in COPULAS:
            yield from tokens.children_by(head, *SUBJECTS)
        if dep in {"oprd", "xcomp", "ccomp", "attr", "dobj"}:
            yield from tokens.children_by(token, *SUBJECTS)
            yield from (c for c in tokens.children_by(head, "nsubjpass", "dobj") if c != token)
        if dep == "pobj" and tokens.text[head].lower() == "as":
            yield from tokens.children_by(tokens.head[head], "dobj", "nsubjpass")

    def _owners(self, token: int) -> Iterator[int]:
        """Yield the names that stand with a noun: "Asad's regime", "the regime in Homs"."""
        tokens = self.reading.tokens
        yield from tokens.children_by(token, "poss", "compound", "nmod", "amod")
        for preposition in tokens.children_by(token, "prep"):
            if tokens.text[preposition].lower() in LEADING:
                yield from tokens.children_by(preposition, "pobj")

    def _told(self, token: int | None) -> tuple[Span | None, str | None]:
        if token is None:
            return None, None
        tokens = self.reading.tokens
        mention = self._by_head.get(token)
        if mention is not None:
            return Span(start=mention.start, end=mention.end), mention.id
        return Span(start=tokens.start[token], end=tokens.end[token]), None
