"""Whom a description means: offices held at the time, troops of states, followers of persons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.knowledge.register import Register
from dragoman.knowledge.words import RoleNoun, RoleNouns
from dragoman.model.actors import Entity, EntityKind, Mention, Resolution
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens
from dragoman.resolve.context import Context
from dragoman.text.names import fold_name

OFFICE, SET_PHRASE, FOLLOWERS, OF_STATE, OF_BODY, OF_MINISTRY = 0.8, 0.85, 0.75, 0.7, 0.65, 0.8
_PLURALS = frozenset({"NNS", "NNPS"})
_LEADING = frozenset({"commander", "leader"})
_RULING = ("president", "prime minister", "king", "supreme leader", "leader")
_TAKEN_SIDE = frozenset({"pro", "led", "aligned", "allied", "loyal", "affiliated", "linked"})
_AGAINST = frozenset({"anti"})
_HELPED = frozenset({"backed", "supported", "funded", "sponsored", "trained", "brokered", "armed"})
_BODIES = frozenset(
    {EntityKind.ORGANISATION, EntityKind.GOVERNMENT, EntityKind.ARMED_GROUP, EntityKind.MEDIA}
)
_FIGHTING = frozenset({"MIL", "REB", "PRM", "UAF"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """A name inside or right after a description, and how it hangs there.

    ``side`` is ``pro``, ``anti`` or ``helped`` where the name is part of "pro-X", "anti-X" or
    "X-backed", and ``of`` otherwise.
    """

    entity: Entity
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Describer:
    """What resolving descriptions needs."""

    register: Register
    nouns: RoleNouns

    def resolve(
        self,
        mention: Mention,
        reading: Reading,
        context: Context,
        entities: Mapping[int, Entity],
    ) -> tuple[Resolution, Entity | None]:
        """Return the decision on a description and, where one was made for it, an entity.

        ``entities`` holds what names mean, under their head tokens.
        """
        tokens = reading.tokens
        first = tokens.between(mention.start, mention.end)[0]
        words = [tokens.text[t].lower() for t in range(first, mention.head)]
        words.append(tokens.lemma[mention.head])
        inner = list(_inner(first, mention.head, tokens, entities))
        for attempt in (self._set_phrase, self._office, self._ministry, self._company):
            found = attempt(words, inner, mention, tokens, context)
            if found is not None:
                entity, score, why = found
                decision = Resolution(mention=mention.id, entity=entity.id, score=score, why=why)
                return decision, entity
        why = "nobody in particular"
        if inner:
            why = f"{tokens.lemma[mention.head]} named after {inner[0].entity.id}, nobody known"
        return Resolution(mention=mention.id, entity=None, score=0.5, why=why), None

    def _set_phrase(
        self,
        words: list[str],
        inner: list[Inner],
        mention: Mention,
        tokens: Tokens,
        context: Context,
    ) -> tuple[Entity, float, str] | None:
        """Look for "the unity government" and the like, as the register has them."""
        last = fold_name(tokens.text[mention.head])
        folded = fold_name(" ".join([*words[:-1], last])).split()
        for start in range(len(folded) - 1):
            found = [
                name
                for name in self.register.descriptions.get(" ".join(folded[start:]), ())
                if self.register.is_active(name, context.when) and self._is_at_home(name, context)
            ]
            if len(found) == 1:
                why = f"set phrase for {found[0]}"
                return self.register.entities[found[0]], SET_PHRASE, why
        return None

    def _is_at_home(self, name: str, context: Context) -> bool:
        country = self.register.entities[name].country
        return country is None or context.countries.get(country, 0) > 0

    def _office(
        self,
        words: list[str],
        inner: list[Inner],
        mention: Mention,
        tokens: Tokens,
        context: Context,
    ) -> tuple[Entity, float, str] | None:
        """Look for the one who held the office at the time ("the US president")."""
        if tokens.tag[mention.head] in _PLURALS or context.when is None:
            return None
        roles = self._roles(words)
        for name in inner:
            if name.side != "of" or name.entity.kind == EntityKind.PERSON:
                continue
            for role in roles:
                held = self.register.holders(role, name.entity.id, context.when)
                if len(set(held)) == 1:
                    why = f"{role} of {name.entity.id} at the time"
                    return self.register.entities[held[0]], OFFICE, why
        return None

    def _roles(self, words: list[str]) -> tuple[str, ...]:
        for length in range(min(self.nouns.longest_office, len(words)), 0, -1):
            roles = self.nouns.offices.get(" ".join(words[-length:]))
            if roles is not None:
                return roles
        return ()

    def _ministry(
        self,
        words: list[str],
        inner: list[Inner],
        mention: Mention,
        tokens: Tokens,
        context: Context,
    ) -> tuple[Entity, float, str] | None:
        """Look for a ministry of a state, by its pattern."""
        if words[-1] != "ministry":
            return None
        states = [name.entity for name in inner if name.entity.kind == EntityKind.STATE]
        ministry = self.nouns.ministries.get(" ".join(words[-3:-1])) or self.nouns.ministries.get(
            words[-2] if len(words) > 1 else ""
        )
        if len(states) != 1 or ministry is None:
            return None
        entity = self.register.ministry(states[0].id, ministry)
        return entity, OF_MINISTRY, f"{ministry.portfolio} ministry of {states[0].id}"

    def _company(
        self,
        words: list[str],
        inner: list[Inner],
        mention: Mention,
        tokens: Tokens,
        context: Context,
    ) -> tuple[Entity, float, str] | None:
        """Look for troops, officials and followers of somebody named in the description."""
        noun = self.nouns.nouns.get(tokens.text[mention.head].lower()) or self.nouns.nouns.get(
            tokens.lemma[mention.head]
        )
        if noun is None:
            return None
        many = tokens.tag[mention.head] in _PLURALS or noun.kind != EntityKind.PERSON
        for name in inner:
            if not many or name.side in {"anti", "helped"}:
                continue
            found = self._company_of(name, noun, tokens.lemma[mention.head], context)
            if found is not None:
                return found
        return None

    def _company_of(
        self, name: Inner, noun: RoleNoun, lemma: str, context: Context
    ) -> tuple[Entity, float, str] | None:
        entity = name.entity
        fights = bool(_FIGHTING & set(noun.sectors))
        if entity.kind == EntityKind.PERSON:
            return self._of_person(entity, noun, lemma, context)
        if entity.kind == EntityKind.STATE:
            if not noun.official or name.side != "of":
                return None
            if noun.kind == EntityKind.GOVERNMENT and lemma in {"government", "authority"}:
                governments = self.register.governments(entity.id, context.when)
                if len(governments) == 1:
                    why = f"government of {entity.id} at the time"
                    return self.register.entities[governments[0]], OFFICE, why
            return entity, OF_STATE, f"{lemma} of {entity.id}"
        if entity.kind in _BODIES and (noun.official or fights):
            return entity, OF_BODY, f"{lemma} of {entity.id}"
        return None

    def _of_person(
        self, person: Entity, noun: RoleNoun, lemma: str, context: Context
    ) -> tuple[Entity, float, str] | None:
        if _FIGHTING & set(noun.sectors):
            body = self._held(person, _LEADING, context)
            if body is not None and body.kind == EntityKind.ARMED_GROUP:
                return body, FOLLOWERS, f"{lemma} led by {person.id}"
        if noun.kind == EntityKind.GOVERNMENT:
            body = self._held(person, frozenset(_RULING), context)
            if body is not None:
                return body, FOLLOWERS, f"{lemma} of {person.id}"
        return None

    def _held(self, person: Entity, roles: frozenset[str], context: Context) -> Entity | None:
        for role in person.roles:
            if role.role in roles and role.of is not None:
                if context.when is None or role.held is None or role.held.overlaps(context.when):
                    return self.register.entities[role.of]
        return None


def _inner(
    first: int, head: int, tokens: Tokens, entities: Mapping[int, Entity]
) -> Iterator[Inner]:
    """Yield the names before the head, nearest first, then those after an "of"."""
    for token in range(head - 1, first - 1, -1):
        entity = entities.get(token)
        if entity is not None:
            yield Inner(entity=entity, side=_side(token, tokens))
    for preposition in tokens.children_by(head, "prep"):
        if tokens.lemma[preposition] in {"of", "for", "to"} and preposition > head:
            for child in tokens.children_by(preposition, "pobj"):
                if child in entities:
                    yield Inner(entity=entities[child], side="of")
    for child in tokens.children_by(head, "amod", "acl"):
        if child > head and tokens.lemma[child] == "loyal":
            for preposition in tokens.children_by(child, "prep"):
                for name in tokens.children_by(preposition, "pobj"):
                    if name in entities:
                        yield Inner(entity=entities[name], side="pro")


def _side(token: int, tokens: Tokens) -> str:
    text = tokens.text[token].lower()
    before = [tokens.text[t].lower() for t in range(max(token - 3, 0), token)]
    after = [tokens.text[t].lower() for t in range(token + 1, min(token + 3, len(tokens)))]
    if before and before[-1] == "-" or text.startswith(("pro-", "anti-")):
        lead = text.split("-")[0] if text.startswith(("pro-", "anti-")) else before[-2:][0]
        if lead in _AGAINST:
            return "anti"
        if lead in _TAKEN_SIDE:
            return "pro"
    if after and after[0] == "-" and len(after) > 1:
        if after[1] in _HELPED:
            return "helped"
        if after[1] in _TAKEN_SIDE:
            return "pro"
    ending = text.rpartition("-")[2]
    if ending != text and ending in _HELPED:
        return "helped"
    return "of"
