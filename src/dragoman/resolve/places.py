"""Places: which spot or area on earth a name means, or that nobody can say."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from dragoman.knowledge.gazetteer import Gazetteer, locate
from dragoman.knowledge.gazetteer_rows import Place
from dragoman.knowledge.gazetteer_words import load_place_words
from dragoman.model.actors import Entity, EntityKind, Mention, MentionForm, Resolution
from dragoman.model.reading import Reading
from dragoman.resolve.place_context import (
    OUTLET_WEIGHT,
    ContainerFinder,
    country_groups,
    dateline_groups,
)
from dragoman.resolve.place_described import PlaceDescriber
from dragoman.resolve.place_offsets import OffsetFinder
from dragoman.resolve.place_scores import Choice, Group, choose
from dragoman.resolve.place_senses import PLACES, Sense, SenseFinder
from dragoman.step import DocumentStep

VERSION = 2
# A town that few live in is meant only where something else in the text speaks for it.
KNOWN_ANYWHERE = 5.5
# Of a name that no other place bears, less is asked.
KNOWN_IF_ONLY = 4.6
# Swept with the weights of the scores: a higher share trades places found for places right.
LEAST_SUPPORT = 0.12
LEAST_SHARE = 0.4
STATE_WEIGHT = 1.5
ACTOR_WEIGHT = 0.3
MOST_WEIGHT = 5.0


def places_step(gazetteer: Gazetteer) -> DocumentStep:
    """Return the step that says which places are meant, for names that no actor bears."""
    resolver = PlaceResolver(gazetteer)
    return DocumentStep(
        name="places",
        version=VERSION,
        requires=frozenset({"mentions", "resolutions", "sentences"}),
        provides=frozenset({"resolutions", "entities"}),
        run=resolver.resolve,
        settings=gazetteer.digest,
    )


class PlaceResolver:
    """Resolves the place names of one reading at a time."""

    __slots__ = ("_containers", "_gazetteer", "_offsets", "_senses")

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Compile what is looked for around names."""
        words = load_place_words()
        self._gazetteer = gazetteer
        self._containers = ContainerFinder(gazetteer, words)
        self._senses = SenseFinder(gazetteer, self._containers, words)
        self._offsets = OffsetFinder(words)

    def resolve(self, reading: Reading) -> Reading:
        """Return the reading with its place names resolved and its states located."""
        entities = {entity.id: self._located(entity) for entity in reading.entities}
        senses = self._senses.find(reading, _states(reading, entities))
        doubted = {mention.id for sense in senses for mention in sense.mentions}
        context = self._context(reading, entities, doubted)
        groups = [Group(candidates=sense.candidates) for sense in senses]
        made: dict[str, Resolution] = {}
        meant: dict[str, Place] = {}
        known = reading.resolved()
        for found, choice in zip(senses, choose([*groups, *context]), strict=False):
            place = _accepted(found, choice)
            is_state = place is None or place.feature == "country"
            sense = _without_known(found, known) if is_state else found
            if place is not None:
                entities.setdefault(place.id, self._gazetteer.entity(place))
            for mention in sense.mentions:
                made[mention.id] = _resolution(mention, sense, choice, place)
                if place is not None:
                    meant[mention.id] = place
        for resolution, place in self._described(reading, entities, meant):
            made[resolution.mention] = resolution
            entities.setdefault(place.id, self._gazetteer.entity(place))
        resolutions = {r.mention: r for r in (*reading.resolutions, *made.values())}
        return replace(
            reading,
            resolutions=tuple(self._with_offsets(reading, resolutions, entities)),
            entities=tuple(sorted(entities.values(), key=lambda entity: entity.id)),
        )

    def _described(
        self, reading: Reading, entities: Mapping[str, Entity], meant: Mapping[str, Place]
    ) -> Iterable[tuple[Resolution, Place]]:
        """Return what "the city" and the like mean, given what names mean."""
        return PlaceDescriber(
            reading=reading,
            places=meant,
            states=_weights(reading, entities, ()),
        ).resolve()

    def _located(self, entity: Entity) -> Entity:
        if entity.kind != EntityKind.STATE or entity.country is None or entity.lat is not None:
            return entity
        place = self._gazetteer.country(entity.country)
        return locate(entity, place) if place is not None else entity

    def _context(
        self, reading: Reading, entities: Mapping[str, Entity], doubted: Container[str]
    ) -> list[Group]:
        """Return what else the document says of where it is: states, actors, dateline, outlet.

        Mentions that are in doubt themselves say nothing.
        """
        weights = _weights(reading, entities, doubted)
        outlet = reading.document.outlet
        home = self._gazetteer.outlet_country(outlet) if outlet else None
        if home is not None:
            weights[home] += OUTLET_WEIGHT
        states = [(iso3, min(MOST_WEIGHT, weight)) for iso3, weight in sorted(weights.items())]
        return [
            *country_groups(states, self._gazetteer),
            *dateline_groups(reading.document, self._containers, self._gazetteer),
        ]

    def _with_offsets(
        self,
        reading: Reading,
        resolutions: Mapping[str, Resolution],
        entities: Mapping[str, Entity],
    ) -> Iterable[Resolution]:
        """Yield the resolutions in text order, with the words that put something off a place."""
        text = reading.document.text
        sentences = iter(reading.sentences)
        sentence = next(sentences, None)
        for mention in reading.mentions:
            resolution = resolutions.get(mention.id)
            if resolution is None:
                continue
            while sentence is not None and sentence.end <= mention.start:
                sentence = next(sentences, None)
            entity = entities.get(resolution.entity) if resolution.entity else None
            if not _can_be_anchor(mention, resolution, entity):
                yield resolution
                continue
            floor = sentence.start if sentence is not None else mention.start
            offset = self._offsets.find(text, mention.start, mention.end, floor=floor)
            if offset is None or entity is None:
                yield resolution
                continue
            yield replace(
                resolution,
                offset=offset.words,
                uncertainty_km=round(offset.km + (entity.uncertainty_km or 0.0), 1),
                why=f"{resolution.why}; not there itself: {offset.words!r}",
            )


def _weights(
    reading: Reading, entities: Mapping[str, Entity], doubted: Container[str]
) -> defaultdict[str, float]:
    """Return how much the actors of a reading speak for each country."""
    weights: defaultdict[str, float] = defaultdict(float)
    for resolution in reading.resolutions:
        entity = entities.get(resolution.entity) if resolution.entity else None
        if resolution.mention in doubted:
            continue
        if entity is not None and entity.country is not None:
            of_state = entity.kind == EntityKind.STATE
            weights[entity.country] += STATE_WEIGHT if of_state else ACTOR_WEIGHT
    return weights


def _states(reading: Reading, entities: Mapping[str, Entity]) -> dict[str, str]:
    """Return the countries of the states already resolved, under their mentions."""
    found = {}
    for resolution in reading.resolutions:
        entity = entities.get(resolution.entity) if resolution.entity else None
        if resolution.metonym or entity is None or entity.country is None:
            continue
        if entity.kind == EntityKind.STATE:
            found[resolution.mention] = entity.country
    return found


def _can_be_anchor(mention: Mention, resolution: Resolution, entity: Entity | None) -> bool:
    return (
        entity is not None
        and entity.kind in PLACES
        and entity.lat is not None
        and mention.form == MentionForm.NAME
        and not resolution.metonym
    )


def _accepted(sense: Sense, choice: Choice | None) -> Place | None:
    """Return the place chosen unless too little speaks for it."""
    if choice is None or choice.share < LEAST_SHARE:
        return None
    if sense.inside:
        return choice.place
    only = len(sense.candidates) == 1 and not sense.guess
    known = choice.prior >= (KNOWN_IF_ONLY if only else KNOWN_ANYWHERE)
    if sense.guess:
        return choice.place if known and choice.support >= LEAST_SUPPORT else None
    return choice.place if known or choice.support >= LEAST_SUPPORT else None


def _without_known(sense: Sense, known: Mapping[str, Resolution]) -> Sense:
    """Return the sense less the mentions of states that turn out to be right."""
    return replace(
        sense,
        mentions=tuple(
            mention
            for mention in sense.mentions
            if (resolution := known.get(mention.id)) is None or resolution.entity is None
        ),
    )


def _resolution(
    mention: Mention, sense: Sense, choice: Choice | None, place: Place | None
) -> Resolution:
    count = len(sense.candidates)
    if choice is None:
        why = "no place of that name is known" if not sense.inside else "not known where it lies"
        return Resolution(mention=mention.id, entity=None, score=0.0, why=why)
    best = f"{choice.place.name} ({choice.place.country or 'no one country'})"
    if place is None:
        why = f"too little speaks for {best}, the likeliest of {count}"
        return Resolution(mention=mention.id, entity=None, score=0.0, why=why)
    reasons = ["the only place of that name" if count == 1 else f"likeliest of {count}: {best}"]
    if sense.inside:
        reasons.append("as the text says where it lies")
    if choice.support >= LEAST_SUPPORT:
        reasons.append("other places named lie by it")
    return Resolution(
        mention=mention.id, entity=place.id, score=round(choice.share, 3), why="; ".join(reasons)
    )
