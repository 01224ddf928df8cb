"""Persons told by the office before their name: "Saudi King Abdullah", "Prime Minister X"."""

from dragoman.knowledge.register import Register, Use, names_of
from dragoman.knowledge.words import RoleNouns
from dragoman.model.actors import EntityKind, Mention
from dragoman.model.syntax import Tokens
from dragoman.resolve.candidates import Candidate
from dragoman.resolve.context import Context
from dragoman.text.names import name_parts, part_likeness

BY_OFFICE, BY_OFFICE_HERE = 0.9, 0.8
SAME_PART = 0.9
LONGEST_TITLE = 6


def titled_candidates(
    mention: Mention,
    name: str,
    tokens: Tokens,
    register: Register,
    nouns: RoleNouns,
    context: Context,
) -> list[Candidate]:
    """Return who bears the name and held the office before it, in the state before that.

    Without a state beside the office, the states that the document speaks of are tried.
    """
    words = _words_before(mention, tokens)
    roles = _office_at_end(words, nouns)
    if not roles:
        return []
    states = _states_in(words, register)
    score, why = BY_OFFICE, "office before the name"
    if not states:
        states = [register.by_country[c] for c in context.countries if c in register.by_country]
        score, why = BY_OFFICE_HERE, "office before the name, in a country spoken of"
    parts = name_parts(name)
    found = {
        holder
        for state in states
        for role in roles
        for holder in register.holders(role, state, context.when)
        if _bears(parts, holder, register)
    }
    return [Candidate(score=score, entity=entity, why=why) for entity in sorted(found)]


def _words_before(mention: Mention, tokens: Tokens) -> list[str]:
    first = tokens.between(mention.start, mention.end)[0]
    words: list[str] = []
    for token in range(first - 1, max(first - 1 - LONGEST_TITLE, -1), -1):
        text = tokens.text[token]
        if tokens.sentence[token] != tokens.sentence[first] or not text[0].isalpha():
            break
        words.append(text.lower())
    return words[::-1]


def _office_at_end(words: list[str], nouns: RoleNouns) -> tuple[str, ...]:
    for length in range(min(nouns.longest_office, len(words)), 0, -1):
        roles = nouns.offices.get(" ".join(words[-length:]))
        if roles is not None:
            return roles
    return ()


def _states_in(words: list[str], register: Register) -> list[str]:
    return [
        meaning.entity
        for word in words
        for meaning in register.means(word)
        if meaning.use in {Use.ADJECTIVE, Use.NAME}
        and register.entities[meaning.entity].kind == EntityKind.STATE
    ]


def _bears(parts: list[str], holder: str, register: Register) -> bool:
    """Tell whether every part of a name is a part of one of the holder's names."""
    return any(
        all(
            any(part_likeness(part, known) >= SAME_PART for known in name_parts(full))
            for part in parts
        )
        for full in names_of(register.entities[holder])
    )
