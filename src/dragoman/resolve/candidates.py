"""Whom a name can mean: exact aliases first, then name keys, each scored and explained."""

from dataclasses import dataclass

from dragoman.knowledge.register import Meaning, Register, Use, names_of
from dragoman.model.actors import EntityKind
from dragoman.resolve.context import Context
from dragoman.text.names import fold_name, name_key, same_name_score

# Scores of ways of meaning; the rest is context.
EXACT, SURNAME, DEMONYM, PEOPLE, BY_KEY = 0.95, 0.8, 0.9, 0.8, 0.75
# Two spellings of one full name reach this nearly always, two names of one surname seldom.
SAME_NAME = 0.8
CONTEXT_BONUS, INACTIVE = 0.1, 0.3
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
    found = [_by_spelling(m, start, register, context) for m in meanings]
    if not found:
        found = _by_sound(name, kind, register, context)
    best: dict[str, Candidate] = {}
    for candidate in found:
        held = best.get(candidate.entity)
        if held is None or held.score < candidate.score:
            best[candidate.entity] = candidate
    return list(best.values())


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
    parts = fold_name(name).split()
    if not parts:
        return []
    if kind in _PERSONAL and len(parts) > 1:
        return _persons_by_sound(name, register, context)
    found = register.by_key.get(name_key(name), ())
    if kind in _PERSONAL:
        return [
            _in_context(BY_KEY, f"sounds like {entity}", entity, register, context)
            for entity in found
            if _is_at_home(entity, register, context) and _sounds_like(name, entity, register)
        ]
    return [
        _in_context(BY_KEY, f"spelt nearly as {entity}", entity, register, context)
        for entity in found
        if register.entities[entity].kind != EntityKind.PERSON
        and _sounds_like(name, entity, register)
    ]


def _persons_by_sound(name: str, register: Register, context: Context) -> list[Candidate]:
    last = name.rsplit(maxsplit=1)[-1]
    entities = {
        *register.by_key.get(name_key(name), ()),
        *register.by_key.get(name_key(last), ()),
        *(m.entity for m in register.means(last.lower()) if m.use in {Use.NAME, Use.SURNAME}),
    }
    found = []
    for entity in sorted(entities):
        if register.entities[entity].kind != EntityKind.PERSON:
            continue
        score = max(
            same_name_score(name, known)
            for known in names_of(register.entities[entity])
            if " " in known or known.isascii()
        )
        if score >= SAME_NAME:
            why = f"sounds like {entity} ({score:.2f})"
            found.append(_in_context(BY_KEY * score + 0.1, why, entity, register, context))
    return found


def _is_at_home(entity: str, register: Register, context: Context) -> bool:
    country = register.entities[entity].country
    return country is not None and context.countries.get(country, 0) > 0


def _sounds_like(name: str, entity: str, register: Register) -> bool:
    return any(
        name_key(known) == name_key(name) and same_name_score(name, known) >= SAME_NAME
        for known in names_of(register.entities[entity])
    )
