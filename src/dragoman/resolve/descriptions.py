"""Whom a description means: offices held at the time, troops of states, followers of persons."""

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.knowledge.register import Register
from dragoman.knowledge.words import RoleNoun, RoleNouns
from dragoman.model.actors import Entity, EntityKind, Mention, Resolution
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens
from dragoman.resolve.context import Context
from dragoman.resolve.inner_names import Inner, inner_names
from dragoman.text.names import fold_name

OFFICE, SET_PHRASE, FOLLOWERS, OF_STATE, OF_BODY, OF_MINISTRY = 0.8, 0.85, 0.75, 0.7, 0.65, 0.8
LED_BY, IN_FOCUS = 0.65, 0.6
NOBODY = 0.5
# A country is in focus when named so often, and so many times as often as the next.
FOCUS_COUNT, FOCUS_LEAD = 2, 2
_PLURALS = frozenset({"NNS", "NNPS"})
_LEADING = frozenset({"commander", "leader"})
_RULING = frozenset({"president", "prime minister", "king", "supreme leader", "leader", "head"})
_ORGANS = {
    "government": "government",
    "authority": "government",
    "authorities": "government",
    "cabinet": "government",
    "parliament": "parliament",
    "legislature": "parliament",
}
_BODIES = frozenset(
    {EntityKind.ORGANISATION, EntityKind.GOVERNMENT, EntityKind.ARMED_GROUP, EntityKind.MEDIA}
)
_FIGHTING = frozenset({"MIL", "REB", "PRM", "UAF"})
_ARMIES = frozenset({"army", "military"})
# Who was of a body once is not the body.
_NO_LONGER = frozenset({"former", "ex", "onetime", "one-time", "erstwhile"})
# "his men" are his force where he has one.
_MEN = frozenset({"man"})

Found = tuple[Entity, float, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A description taken apart: its words in lower case, its head, the names inside it."""

    words: tuple[str, ...]
    lemma: str
    plural: bool
    noun: RoleNoun | None
    inner: tuple[Inner, ...]
    context: Context


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
        """Return the decision on a description and the entity decided on.

        ``entities`` holds what names mean, under their head tokens.
        """
        described = self._take_apart(mention, reading.tokens, context, entities)
        for attempt in (
            *(self._set_phrase, self._office, self._ministry, self._company),
            *(self._of_the_country, self._army_of_the_country),
        ):
            found = attempt(described)
            if found is not None:
                entity, score, why = found
                decision = Resolution(mention=mention.id, entity=entity.id, score=score, why=why)
                return decision, entity
        why = "nobody in particular"
        if described.inner:
            why = f"{described.lemma} named after {described.inner[0].entity.id}, nobody known"
        return Resolution(mention=mention.id, entity=None, score=NOBODY, why=why), None

    def _take_apart(
        self, mention: Mention, tokens: Tokens, context: Context, entities: Mapping[int, Entity]
    ) -> Description:
        first, head = tokens.between(mention.start, mention.end)[0], mention.head
        lemma, text = tokens.lemma[head], tokens.text[head].lower()
        return Description(
            words=(*(tokens.text[t].lower() for t in range(first, head)), text),
            lemma=lemma,
            plural=tokens.tag[head] in _PLURALS,
            noun=self.nouns.nouns.get(text) or self.nouns.nouns.get(lemma),
            inner=tuple(inner_names(first, head, tokens, entities)),
            context=context,
        )

    def _set_phrase(self, described: Description) -> Found | None:
        """Look for "the unity government" and the like, as the register has them."""
        folded = fold_name(" ".join(described.words)).split()
        for start in range(len(folded) - 1):
            found = [
                name
                for name in self.register.descriptions.get(" ".join(folded[start:]), ())
                if self.register.is_active(name, described.context.when)
                and self._is_at_home(name, described.context)
            ]
            if len(found) == 1:
                return self.register.entities[found[0]], SET_PHRASE, f"set phrase for {found[0]}"
        return None

    def _is_at_home(self, name: str, context: Context) -> bool:
        country = self.register.entities[name].country
        return country is None or context.countries.get(country, 0) > 0

    def _office(self, described: Description) -> Found | None:
        """Look for the one who held the office at the time ("the US president")."""
        if described.plural or described.context.when is None:
            return None
        roles = self._roles((*described.words[:-1], described.lemma))
        for name in described.inner:
            if name.side != "of" or name.entity.kind == EntityKind.PERSON:
                continue
            for role in roles:
                held = self.register.holders(role, name.entity.id, described.context.when)
                if len(set(held)) == 1:
                    why = f"{role} of {name.entity.id} at the time"
                    return self.register.entities[held[0]], OFFICE, why
        return None

    def _roles(self, words: tuple[str, ...]) -> tuple[str, ...]:
        for length in range(min(self.nouns.longest_office, len(words)), 0, -1):
            roles = self.nouns.offices.get(" ".join(words[-length:]))
            if roles is not None:
                return roles
        return ()

    def _ministry(self, described: Description) -> Found | None:
        """Look for a ministry of a state, by its pattern."""
        words, ministries = described.words, self.nouns.ministries
        states = [name.entity for name in described.inner if name.entity.kind == EntityKind.STATE]
        if described.lemma != "ministry" or len(states) != 1:
            return None
        ministry = ministries.get(" ".join(words[-3:-1])) or ministries.get(" ".join(words[-2:-1]))
        if ministry is None:
            return None
        entity = self.register.ministry(states[0].id, ministry)
        return entity, OF_MINISTRY, f"{ministry.portfolio} ministry of {states[0].id}"

    def _company(self, described: Description) -> Found | None:
        """Look for troops, officials and followers of somebody named in the description."""
        noun = described.noun
        if noun is None or (noun.kind == EntityKind.PERSON and not described.plural):
            return None
        if _NO_LONGER & set(described.words):
            return None
        for name in described.inner:
            if name.side in {"anti", "helped"}:
                continue
            found = self._company_of(name, noun, described)
            if found is not None:
                return found
        return None

    def _company_of(self, name: Inner, noun: RoleNoun, described: Description) -> Found | None:
        entity, lemma = name.entity, described.lemma
        if entity.kind == EntityKind.PERSON:
            return self._of_person(entity, noun, described)
        if name.side == "led":
            led = entity.kind in _BODIES and noun.kind != EntityKind.PERSON
            return (entity, LED_BY, f"{lemma} led by {entity.id}") if led else None
        if entity.kind == EntityKind.STATE:
            return self._of_state(name, noun, described)
        if entity.kind in _BODIES and (noun.official or _FIGHTING & set(noun.sectors)):
            return entity, OF_BODY, f"{lemma} of {entity.id}"
        return None

    def _of_state(self, name: Inner, noun: RoleNoun, described: Description) -> Found | None:
        state, lemma = name.entity, described.lemma
        if not noun.official or name.side != "of":
            return None
        role, when = _ORGANS.get(lemma), described.context.when
        if role is not None and when is not None:
            bodies = self.register.holders(role, state.id, when)
            if len(bodies) == 1:
                why = f"{role} of {state.id} at the time"
                return self.register.entities[bodies[0]], OFFICE, why
        return state, OF_STATE, f"{lemma} of {state.id}"

    def _of_the_country(self, described: Description) -> Found | None:
        """Look for "the government" of the one country that the document is about."""
        context, role = described.context, _ORGANS.get(described.lemma)
        if role is None or described.inner or described.words[:-1] != ("the",):
            return None
        state = self._in_focus(context)
        if state is None or context.when is None:
            return None
        bodies = self.register.holders(role, state.id, context.when)
        if self._has_rival(bodies, state, context):
            return None
        if not bodies and role == "government":
            return state, IN_FOCUS, f"{role} of {state.id}, the country in focus"
        if len(bodies) != 1:
            return None
        why = f"{role} of {state.id} at the time, the country in focus"
        return self.register.entities[bodies[0]], IN_FOCUS, why

    def _army_of_the_country(self, described: Description) -> Found | None:
        """Look for "the army" of the one country that the document is about, where it has one."""
        if described.lemma not in _ARMIES or described.words[:-1] != ("the",) or described.inner:
            return None
        state = self._in_focus(described.context)
        if state is None:
            return None
        parts = self.register.holders("part", state.id, described.context.when)
        bodies = (self.register.entities[part] for part in parts)
        armies = [b for b in bodies if b.kind == EntityKind.ARMED_GROUP and "MIL" in b.sectors]
        if len(armies) != 1:
            return None
        return armies[0], IN_FOCUS, f"{described.lemma} of {state.id}, the country in focus"

    def _in_focus(self, context: Context) -> Entity | None:
        """Return the state of which a document speaks far more than of any other."""
        ranked = sorted(context.countries.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or ranked[0][1] < FOCUS_COUNT:
            return None
        if len(ranked) > 1 and ranked[0][1] < FOCUS_LEAD * ranked[1][1]:
            return None
        name = self.register.by_country.get(ranked[0][0])
        return None if name is None else self.register.entities[name]

    def _has_rival(self, bodies: tuple[str, ...], state: Entity, context: Context) -> bool:
        """Tell whether the document names another seat of power in the country."""
        return any(
            name not in bodies
            and self.register.entities[name].country == state.country
            and self.register.entities[name].kind == EntityKind.GOVERNMENT
            and self.register.actors[name].capital
            for name in context.entities
        )

    def _of_person(self, person: Entity, noun: RoleNoun, described: Description) -> Found | None:
        lemma, context = described.lemma, described.context
        if _FIGHTING & set(noun.sectors) or lemma in _MEN:
            body = self._held(person, _LEADING, context)
            if body is not None and body.kind == EntityKind.ARMED_GROUP:
                return body, FOLLOWERS, f"{lemma} led by {person.id}"
        if noun.kind == EntityKind.GOVERNMENT:
            body = self._held(person, _RULING, context)
            if body is not None:
                return body, FOLLOWERS, f"{lemma} of {person.id}"
        return None

    def _held(self, person: Entity, roles: frozenset[str], context: Context) -> Entity | None:
        """Return the body in which a person had one of the roles at the time."""
        for role in person.roles:
            at_the_time = (
                context.when is None or role.held is None or role.held.overlaps(context.when)
            )
            if role.role in roles and role.of is not None and at_the_time:
                return self.register.entities[role.of]
        return None
