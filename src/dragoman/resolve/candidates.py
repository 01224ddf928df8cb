"""Whom a name can mean: exact aliases first, then name keys, each scored and explained."""

from dataclasses import dataclass, replace

from dragoman.knowledge.register import Meaning, Register, Use, names_of
from dragoman.model.actors import EntityKind
from dragoman.resolve.context import Context
from dragoman.text.names import name_key, name_parts, part_likeness, same_name_score

# Scores of ways of meaning; the rest is context.
EXACT, SURNAME, DEMONYM, PEOPLE, BY_KEY = 0.95, 0.8, 0.9, 0.8, 0.75
# Two spellings of one full name reach this nearly always, two names of one surname seldom.
SAME_NAME = 0.8
# Last and first parts of one name are at least so alike; a key of fewer consonants means nothing.
SAME_PART, SAME_FIRST, SHORTEST_KEY = 0.8, 0.7, 3
# So many bearers of one sound are compared at most, so that no name is dear.
MOST_ALIKE = 60
CONTEXT_BONUS, NAMED_HERE, INACTIVE, SHARED = 0.1, 0.06, 0.3, 0.2
# The best candidate must lead by this much.
CLEARLY = 0.05
_PERSONAL = frozenset({EntityKind.PERSON, None})


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Candidate:
    """An entity that a name may mean, with its score and the reason."""

    score: float
    entity: str
    why: str


def choose(candidates: list[Candidate]) -> tuple[Candidate | None, str]:
    """Return the candidate that leads clearly, or ``None`` and why there is none."""
    ranked = sorted(candidates, key=lambda c: (-c.score, c.entity))
    if not ranked:
        return None, "no such name in the register"
    if len(ranked) > 1 and ranked[0].score - ranked[1].score < CLEARLY:
        return None, f"could be {ranked[0].entity} or {ranked[1].entity}"
    return ranked[0], ranked[0].why


def name_candidates(
    name: str, kind: EntityKind | None, start: int, register: Register, context: Context
) -> list[Candidate]:
    """Return what a name can mean: by its spelling, or else by its sound."""
    meanings = [m for m in register.means(name.lower()) if m.use != Use.CAPITAL]
    found = [
        _by_spelling(m, start, register, context)
        for m in meanings
        if m.use != Use.SURNAME or _may_be_bare(m, name, register, context)
    ]
    if len({candidate.entity for candidate in found}) > 1:
        found = _weighed_by_country(found, register, context)
    if not found:
        found = _by_sound(name, kind, register, context)
    best: dict[str, Candidate] = {}
    for candidate in found:
        held = best.get(candidate.entity)
        if held is None or held.score < candidate.score:
            best[candidate.entity] = candidate
    return list(best.values())


def _may_be_bare(meaning: Meaning, name: str, register: Register, context: Context) -> bool:
    """Tell whether a bare last name can mean somebody: nobody else bears it here, and he is near.

    Near is who is named in full, whose country is spoken of, or who stands beside others known.
    """
    if meaning.entity in context.full:
        return True
    entity = register.entities[meaning.entity]
    bearers = context.bearers.get(name.lower(), ())
    if bearers and not any(
        is_same_name(full, known) for full in bearers for known in names_of(entity)
    ):
        return False
    at_home = context.countries.get(entity.country or "", 0) > 0
    return bool(bearers) or at_home or bool(context.persons - {meaning.entity})


def _by_spelling(meaning: Meaning, start: int, register: Register, context: Context) -> Candidate:
    base, why = {
        Use.NAME: (EXACT, f"alias of {meaning.entity}"),
        Use.SEAT: (EXACT, f"seat of {meaning.entity}"),
        Use.ADJECTIVE: (DEMONYM, f"demonym of {meaning.entity}"),
        Use.PEOPLE: (PEOPLE, f"people of {meaning.entity}, for the state"),
        Use.SURNAME: (SURNAME, f"surname of {meaning.entity}"),
        Use.CAPITAL: (0.0, ""),
    }[meaning.use]
    full = context.full.get(meaning.entity)
    if meaning.use == Use.SURNAME and full is not None and full < start:
        base, why = EXACT, f"surname of {meaning.entity}, named in full before"
    return _in_context(base, why, meaning.entity, register, context)


def _weighed_by_country(
    found: list[Candidate], register: Register, context: Context
) -> list[Candidate]:
    """Prefer, among bearers of one name, the one whose country the document speaks of most."""
    spoken = [context.countries.get(register.entities[c.entity].country or "", 0) for c in found]
    most = max(spoken)
    if not most:
        return found
    return [
        replace(candidate, score=round(candidate.score - SHARED * (1 - count / most), 3))
        for candidate, count in zip(found, spoken, strict=True)
    ]


def _in_context(
    base: float, why: str, entity: str, register: Register, context: Context
) -> Candidate:
    country = register.entities[entity].country
    if country is not None and context.countries.get(country, 0):
        base += CONTEXT_BONUS * (1 - base)
    elif country is not None and register.entities[entity].kind != EntityKind.STATE:
        base -= CONTEXT_BONUS
    if not register.is_active(entity, context.when):
        base -= INACTIVE
        why += ", though not in its time"
    return Candidate(score=round(base, 3), entity=entity, why=why)


def _by_sound(
    name: str, kind: EntityKind | None, register: Register, context: Context
) -> list[Candidate]:
    parts = name_parts(name)
    if kind in _PERSONAL and len(parts) > 1:
        return _persons_by_sound(name, register, context)
    if kind is None:
        return []
    found = register.by_key.get(name_key(name), ())
    if kind in _PERSONAL:
        found = tuple(entity for entity in found if _is_at_home(entity, register, context))
    elif len(parts) == 1:
        return []
    return [
        _in_context(BY_KEY, f"spelt nearly as {entity}", entity, register, context)
        for entity in found
        if (register.entities[entity].kind == EntityKind.PERSON) == (kind in _PERSONAL)
        and any(is_same_name(name, known) for known in names_of(register.entities[entity]))
    ]


def _persons_by_sound(name: str, register: Register, context: Context) -> list[Candidate]:
    last = name.rpartition(" ")[2]
    entities = {
        *register.by_key.get(name_key(name), ()),
        *register.by_key.get(name_key(last), ()),
        *(m.entity for m in register.means(last.lower()) if m.use in {Use.NAME, Use.SURNAME}),
    }
    found = []
    for entity in sorted(entities)[:MOST_ALIKE]:
        known = [
            k
            for k in names_of(register.entities[entity])
            if _is_latin(k) == _is_latin(name) and is_same_name(name, k)
        ]
        if register.entities[entity].kind == EntityKind.PERSON and known:
            score = max(_whole_likeness(name, k) for k in known)
            why = f"sounds like {entity} ({score:.2f})"
            named = NAMED_HERE if context.entities.get(entity, 0) else 0.0
            base = BY_KEY * score + 0.1 + named
            found.append(_in_context(base, why, entity, register, context))
    return found


def _is_latin(name: str) -> bool:
    """Tell whether a name is in Latin letters; others lose too many vowels to be compared."""
    return all(letter < "\u0370" or not letter.isalpha() for letter in name)


def _whole_likeness(one: str, other: str) -> float:
    """Return how alike two full names are; the less alike of first and last part weighs most.

    Relatives share the one and differ in the other.
    """
    first, second = name_parts(one), name_parts(other)
    ends = part_likeness(first[0], second[0]), part_likeness(first[-1], second[-1])
    return 0.3 * same_name_score(one, other) + 0.7 * min(ends)


def is_same_name(one: str, other: str) -> bool:
    """Tell whether two names of as many parts are one, part for part, by sound.

    A lone part must have a key long enough to mean something.
    """
    first, second = name_parts(one), name_parts(other)
    if len(first) == 1 or len(second) == 1:
        key = name_key(one)
        return len(first) == len(second) and len(key) >= SHORTEST_KEY and key == name_key(other)
    return (
        part_likeness(first[-1], second[-1]) >= SAME_PART
        and part_likeness(first[0], second[0]) >= SAME_FIRST
        and same_name_score(one, other) >= SAME_NAME
    )


def _is_at_home(entity: str, register: Register, context: Context) -> bool:
    country = register.entities[entity].country
    return country is not None and context.countries.get(country, 0) > 0
