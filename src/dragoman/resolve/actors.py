"""Whom each mention means: the register's actors, holders of offices, or somebody new."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dragoman.knowledge.register import Register, Use
from dragoman.knowledge.words import (
    MetonymWords,
    NameWords,
    RoleNouns,
    load_metonym_words,
    load_name_words,
    load_role_nouns,
)
from dragoman.model.actors import Entity, EntityKind, Mention, MentionForm, Resolution
from dragoman.model.reading import Reading
from dragoman.resolve.candidates import EXACT, choose, name_candidates
from dragoman.resolve.context import Context, read_context, surface
from dragoman.resolve.descriptions import Describer
from dragoman.resolve.metonyms import stands_for_government
from dragoman.resolve.new_entities import MADE, make_entity
from dragoman.resolve.titles import titled_candidates
from dragoman.step import DocumentStep

VERSION = 5
# What an antecedent's score keeps on its way to a description or a pronoun.
BY_COREFERENCE = 0.9
METONYM, FIRST_MET = 0.8, 0.6
_PLACES = frozenset({EntityKind.PLACE, EntityKind.FACILITY})
SEATED = frozenset({"government", "administration", "authority", "authorities", "cabinet"})


def actors_step(register: Register) -> DocumentStep:
    """Return the step that decides whom mentions mean; places are left to the step for places."""
    describer = Describer(register=register, nouns=load_role_nouns())
    words = load_metonym_words()

    def run(reading: Reading) -> Reading:
        return resolve_actors(reading, register, describer, words)

    return DocumentStep(
        name="actors",
        version=VERSION,
        requires=frozenset({"document", "tokens", "mentions"}),
        provides=frozenset({"resolutions", "entities"}),
        run=run,
        settings=register.digest,
    )


def resolve_actors(
    reading: Reading, register: Register, describer: Describer, words: MetonymWords
) -> Reading:
    """Return the reading with a resolution for every mention that is no place."""
    work = _Work(
        reading=reading,
        register=register,
        context=read_context(reading, register),
        words=words,
        names=load_name_words(),
        nouns=describer.nouns,
    )
    work.chains = _chains(reading.mentions)
    work.resolve_names()
    work.make_new()
    work.resolve_descriptions(describer)
    work.resolve_pronouns()
    decided = work.decided
    entities = {entity.id: entity for entity in reading.entities}
    entities.update(work.entities)
    return replace(
        reading,
        resolutions=(
            *reading.resolutions,
            *(decided[m.id] for m in reading.mentions if m.id in decided),
        ),
        entities=tuple(entities[name] for name in sorted(entities)),
    )


def _chains(mentions: tuple[Mention, ...]) -> dict[str, str]:
    """Return for every mention the id of the first mention of its chain."""
    antecedents = {mention.id: mention.antecedent for mention in mentions}
    firsts: dict[str, str] = {}
    for mention in mentions:
        name = mention.id
        seen = set()
        while (earlier := antecedents.get(name)) is not None and name not in seen:
            seen.add(name)
            name = earlier
        firsts[mention.id] = name
    return firsts


@dataclass(slots=True, kw_only=True)
class _Work:
    """Decisions on one reading while they are being made."""

    reading: Reading
    register: Register
    context: Context
    words: MetonymWords
    names: NameWords
    nouns: RoleNouns
    chains: dict[str, str] = field(default_factory=dict)
    decided: dict[str, Resolution] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)

    def resolve_names(self) -> None:
        for mention in self.reading.mentions:
            if mention.form == MentionForm.NAME:
                decision = self._name(mention)
                if decision is not None:
                    self.decided[mention.id] = decision
                    self._keep(decision.entity)

    def _keep(self, entity: str | None) -> None:
        if entity is not None and entity in self.register.entities:
            self.entities[entity] = self.register.entities[entity]

    def _name(self, mention: Mention) -> Resolution | None:
        name = surface(self.reading, mention)
        meanings = self.register.means(name.lower())
        if any(m.use == Use.CAPITAL for m in meanings) and mention.kind == EntityKind.PLACE:
            return self._capital(mention, [m.entity for m in meanings if m.use == Use.CAPITAL])
        if mention.kind == EntityKind.FACILITY:
            return self._vessel(mention, [m.entity for m in meanings])
        if mention.kind in _PLACES or self._is_other_place(mention, name):
            return None
        found = name_candidates(name, mention.kind, mention.start, self.register, self.context)
        chosen, why = choose(found)
        if chosen is None and mention.kind in {EntityKind.PERSON, None}:
            titled = titled_candidates(
                mention, name, self.reading.tokens, self.register, self.nouns, self.context
            )
            chosen, why = choose(titled) if titled else (None, why)
        if chosen is None:
            if len(found) > 1:
                return Resolution(mention=mention.id, entity=None, score=0.5, why=why)
            return None
        seat = any(m.use == Use.SEAT and m.entity == chosen.entity for m in meanings)
        return Resolution(
            mention=mention.id, entity=chosen.entity, score=chosen.score, why=why, metonym=seat
        )

    def _vessel(self, mention: Mention, owners: list[str]) -> Resolution | None:
        """Return which ship or other work of the register is meant; the rest are places."""
        works = [o for o in owners if self.register.entities[o].kind == EntityKind.FACILITY]
        if len(works) != 1:
            return None
        why = f"alias of {works[0]}"
        return Resolution(mention=mention.id, entity=works[0], score=EXACT, why=why)

    def _is_other_place(self, mention: Mention, name: str) -> bool:
        """Tell whether "Georgia" after "Atlanta," is not the state."""
        known = self.register.means(name.lower())
        if not any(self.register.actors[m.entity].homonym for m in known):
            return False
        before = self.reading.document.text[max(mention.start - 40, 0) : mention.start]
        return before.endswith(", ") and before[:-2].rpartition(" ")[2][:1].isupper()

    def _capital(self, mention: Mention, owners: list[str]) -> Resolution | None:
        reason = stands_for_government(mention, self.reading.tokens, self.words)
        if reason is None:
            return None
        owner = self._government(owners)
        if owner is None:
            return None
        why = f"capital for {owner}: {reason}"
        return Resolution(mention=mention.id, entity=owner, score=METONYM, why=why, metonym=True)

    def _government(self, owners: list[str]) -> str | None:
        """Return whose capital a city was: a body named here or there at the time, or the state."""
        when = self.context.when
        states = [o for o in owners if self.register.entities[o].kind == EntityKind.STATE]
        bodies = [o for o in owners if o not in states and self.register.is_active(o, when)]
        official = list(self.register.governments(states[0], when)) if states else []
        named = [body for body in bodies if self.context.entities.get(body, 0)]
        for choice in (named, [body for body in bodies if body in official], bodies or official):
            if len(choice) == 1 and (when is not None or choice is named):
                return choice[0]
        return states[0] if states else None

    def make_new(self) -> None:
        """Give names that nobody knows an entity, or that of their chain."""
        unknown: dict[str, list[Mention]] = defaultdict(list)
        known: dict[str, Resolution] = {}
        for mention in self.reading.mentions:
            if mention.form != MentionForm.NAME:
                continue
            chain, decision = self.chains[mention.id], self.decided.get(mention.id)
            if decision is None:
                unknown[chain].append(mention)
            elif decision.entity is not None and not decision.metonym:
                best = known.get(chain)
                known[chain] = decision if best is None or best.score < decision.score else best
        for chain, mentions in unknown.items():
            decision = known.get(chain)
            for mention in mentions:
                if decision is not None and mention.kind not in _PLACES:
                    self.decided[mention.id] = replace(
                        decision,
                        mention=mention.id,
                        score=round(decision.score * BY_COREFERENCE, 3),
                        why=f"same as another name here: {decision.why}",
                    )
            if decision is None:
                self._make_one(mentions)

    def _make_one(self, mentions: list[Mention]) -> None:
        kinds = [mention.kind for mention in mentions if mention.kind in MADE]
        actors = [mention for mention in mentions if mention.kind in MADE]
        if not kinds or any(mention.kind in _PLACES for mention in mentions):
            return
        kind = max(sorted(set(filter(None, kinds))), key=kinds.count)
        if self._is_generic(actors):
            return
        names = [surface(self.reading, mention) for mention in actors]
        entity = make_entity(kind, names, self.reading.document.id)
        if entity is None:
            return
        self.entities[entity.id] = entity
        for mention in actors:
            self.decided[mention.id] = Resolution(
                mention=mention.id, entity=entity.id, score=FIRST_MET, why="first met here"
            )

    def _is_generic(self, mentions: list[Mention]) -> bool:
        """Tell whether names are made of common words only ("Air Force")."""
        generic = self.names.generic
        return all(
            part.lower() in generic
            for mention in mentions
            for part in surface(self.reading, mention).split()
        )

    def resolve_descriptions(self, describer: Describer) -> None:
        """Decide on descriptions in two rounds: the second may lean on those of the first."""
        meant = self._meant_by_chain()
        at_head = self._at_heads() | self._possessors(meant)
        waiting = [
            mention
            for mention in self.reading.mentions
            if mention.form == MentionForm.NOMINAL and mention.kind not in _PLACES
        ]
        for _ in range(2):
            for mention in waiting:
                self._describe(mention, describer, meant, at_head)
            waiting = [m for m in waiting if self.decided[m.id].entity is None]
            at_head = self._at_heads() | self._possessors(self._meant_by_chain())

    def _possessors(self, meant: dict[str, Resolution]) -> dict[int, Entity]:
        """Return whom possessive pronouns mean ("its units", "his men"), under their tokens."""
        return {
            mention.head: self.entities[entity]
            for mention in self.reading.mentions
            if mention.form == MentionForm.PRONOUN
            and self.reading.tokens.dep[mention.head] == "poss"
            and (decision := meant.get(self.chains[mention.id])) is not None
            and (entity := decision.entity) is not None
        }

    def _describe(
        self,
        mention: Mention,
        describer: Describer,
        meant: dict[str, Resolution],
        at_head: dict[int, Entity],
    ) -> None:
        chain = self.chains[mention.id]
        if chain in meant:
            self._inherit(mention, meant[chain])
            return
        decision, entity = self._seated(mention) or describer.resolve(
            mention, self.reading, self.context, at_head
        )
        self.decided[mention.id] = decision
        if entity is not None:
            self.entities[entity.id] = entity
            meant[chain] = decision

    def _seated(self, mention: Mention) -> tuple[Resolution, Entity] | None:
        """Look for whose capital "the government in X" or "in X, the government" sits in."""
        tokens = self.reading.tokens
        if tokens.lemma[mention.head] not in SEATED:
            return None
        for city in self._cities(mention):
            meanings = self.register.means(tokens.text[city].lower())
            owner = self._government([m.entity for m in meanings if m.use == Use.CAPITAL])
            if owner is not None:
                why = f"seated in {tokens.text[city]}, capital for {owner}"
                entity = self.register.entities[owner]
                decision = Resolution(mention=mention.id, entity=owner, score=METONYM, why=why)
                return decision, entity
        return None

    def _cities(self, mention: Mention) -> Iterator[int]:
        """Yield what stands after "in" beside a description, or before it in its clause."""
        tokens, head = self.reading.tokens, mention.head
        opening = tokens.children_by(tokens.head[head], "prep")
        before = [token for token in opening if token < head] if tokens.dep[head] == "nsubj" else []
        for preposition in (*tokens.children_by(head, "prep"), *before):
            if tokens.lemma[preposition] == "in":
                yield from tokens.children_by(preposition, "pobj")

    def _at_heads(self) -> dict[int, Entity]:
        return {
            mention.head: self.entities[decision.entity]
            for mention in self.reading.mentions
            if mention.form != MentionForm.PRONOUN
            and (decision := self.decided.get(mention.id)) is not None
            and decision.entity is not None
        }

    def _meant_by_chain(self) -> dict[str, Resolution]:
        """Return the surest decision on any mention of each chain."""
        meant: dict[str, Resolution] = {}
        for mention in self.reading.mentions:
            decision = self.decided.get(mention.id)
            if decision is None or decision.entity is None:
                continue
            chain = self.chains[mention.id]
            if chain not in meant or meant[chain].score < decision.score:
                meant[chain] = decision
        return meant

    def _inherit(self, mention: Mention, decision: Resolution) -> None:
        self.decided[mention.id] = Resolution(
            mention=mention.id,
            entity=decision.entity,
            score=round(decision.score * BY_COREFERENCE, 3),
            why="coreference",
            metonym=False,
        )

    def resolve_pronouns(self) -> None:
        meant = self._meant_by_chain()
        for mention in self.reading.mentions:
            if mention.id in self.decided or mention.form == MentionForm.NAME:
                continue
            if mention.kind in _PLACES:
                continue
            decision = meant.get(self.chains[mention.id])
            if decision is not None:
                self._inherit(mention, decision)
            elif mention.form == MentionForm.PRONOUN:
                why = "nobody known" if mention.antecedent else "no antecedent found"
                self.decided[mention.id] = Resolution(
                    mention=mention.id, entity=None, score=0.5, why=why
                )
