"""Readings built by hand for the comparison across documents."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from dragoman.model.actors import Entity, EntityKind, Mention, MentionForm, Resolution, Role
from dragoman.model.claims import (
    AttributionLink,
    Claim,
    Modality,
    Polarity,
    RelationKind,
    RelationStatement,
    SpeakerKind,
)
from dragoman.model.events import Event, Magnitude, Participant
from dragoman.model.reading import Reading
from dragoman.model.text import Block, BlockKind, DateBasis, Document, Sentence, Span
from dragoman.model.when import DateRange
from dragoman.text.shingles import sample_shingles

KINDS = {
    "haftar": EntityKind.PERSON,
    "sarraj": EntityKind.PERSON,
    "sidra": EntityKind.PLACE,
    "carrier": EntityKind.FACILITY,
    "saddam": EntityKind.PERSON,
    "egypt": EntityKind.STATE,
    "iraq": EntityKind.STATE,
}
ROLES = {
    "haftar": (Role(role="commander", of="lna"),),
    "saddam": (Role(role="president", of="iraq"),),
}
POINTS = {"sidra": (30.6, 18.3), "ras-lanuf": (30.5, 18.5), "derna": (32.8, 22.6)}


def make_entity(each: str) -> Entity:
    """Return an entity with the kind, roles and point known of it here."""
    lat, lon = POINTS.get(each, (None, None))
    kind = EntityKind.PLACE if each in POINTS else KINDS.get(each, EntityKind.ARMED_GROUP)
    return Entity(
        id=each, kind=kind, name=each.title(), roles=ROLES.get(each, ()), lat=lat, lon=lon
    )


@dataclass
class Article:
    """A reading under construction: one sentence an event or tie, in the order they are told."""

    name: str
    outlet: str | None = None
    agency: str | None = None
    published: str | None = "2017-03-10"
    basis: DateBasis | None = DateBasis.METADATA
    text: str = ""
    events: list[Event] = field(default_factory=list)
    ties: list[RelationStatement] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    resolutions: list[Resolution] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)

    def mention(self, entity: str) -> Participant:
        """Add a mention of an entity at the end of the text."""
        start = len(self.text)
        self.text += entity + " "
        end = start + len(entity)
        each = Mention(
            id=f"m-{self.name}-{start}", start=start, end=end, form=MentionForm.NAME, head=0
        )
        self.mentions.append(each)
        self.resolutions.append(Resolution(mention=each.id, entity=entity, score=1.0, why="test"))
        self.entities[entity] = make_entity(entity)
        return Participant(start=start, end=end, mention=each.id)

    def tells(  # noqa: PLR0913
        self,
        *,
        type: str = "ASSAULT",  # noqa: A002
        actor: str | None = None,
        recipient: str | None = None,
        place: str | None = None,
        near: str | None = None,
        date: str | None = None,
        dead: tuple[float, float | None] | None = None,
        speaker: str | None = None,
        polarity: Polarity = Polarity.AFFIRMED,
        modality: Modality = Modality.ASSERTED,
        trigger: str = "attacked",
    ) -> str:
        """Add an event and its claim; return the claim's id."""
        begun = len(self.text)
        where = len(self.text)
        self.text += trigger + " "
        actors = (self.mention(actor),) if actor else ()
        recipients = (self.mention(recipient),) if recipient else ()
        scene = self.mention(place) if place else None
        if near:
            self.mention(near)
        number = len(self.events) + len(self.ties)
        event = Event(
            id=f"ev-{self.name}-{number}",
            document=f"doc-{self.name}",
            start=begun,
            end=len(self.text),
            trigger=Span(start=where, end=where + len(trigger)),
            type=type,
            sentence=number,
            actors=actors,
            recipients=recipients,
            place=scene,
            date=DateRange.parse(date) if date else None,
            date_basis="clause" if date else None,
            date_evidence=Span(start=where, end=where + len(trigger)) if date else None,
            magnitudes=(Magnitude(kind="dead", low=dead[0], high=dead[1], start=0, end=1),)
            if dead
            else (),
            modality=modality,
            polarity=polarity,
            claim=f"cl-{self.name}-{number}",
        )
        self.events.append(event)
        self._claim(number, speaker, polarity, modality, event=event.id)
        return event.claim or ""

    def ties_up(  # noqa: PLR0913
        self,
        a: str,
        kind: RelationKind,
        b: str,
        *,
        date: str | None = None,
        ends: bool = False,
        polarity: Polarity = Polarity.AFFIRMED,
        speaker: str | None = None,
    ) -> str:
        """Add a relation statement and its claim; return the claim's id."""
        begun = len(self.text)
        first, second = self.mention(a), self.mention(b)
        number = len(self.events) + len(self.ties)
        statement = RelationStatement(
            id=f"st-{self.name}-{number}",
            document=f"doc-{self.name}",
            start=begun,
            end=len(self.text),
            trigger=Span(start=begun, end=begun + 1),
            kind=kind,
            a=first.mention or "",
            b=second.mention or "",
            sentence=number,
            ends=ends,
            date=DateRange.parse(date) if date else None,
            date_basis="clause" if date else None,
            polarity=polarity,
            claim=f"cl-{self.name}-{number}",
        )
        self.ties.append(statement)
        self._claim(number, speaker, polarity, Modality.ASSERTED, relation=statement.id)
        return statement.claim or ""

    def _claim(
        self,
        number: int,
        speaker: str | None,
        polarity: Polarity,
        modality: Modality,
        *,
        event: str | None = None,
        relation: str | None = None,
    ) -> None:
        chain = [AttributionLink(speaker=self.outlet or "unnamed outlet", kind=SpeakerKind.OUTLET)]
        if speaker:
            said = self.mention(speaker)
            chain.append(
                AttributionLink(speaker=speaker, kind=SpeakerKind.NAMED, mention=said.mention)
            )
        self.claims.append(
            Claim(
                id=f"cl-{self.name}-{number}",
                document=f"doc-{self.name}",
                start=0,
                end=len(self.text),
                attribution=tuple(chain),
                modality=modality,
                polarity=polarity,
                event=event,
                relation=relation,
            )
        )

    def answer(self, claim: str, *, answering: str) -> None:
        """Make one claim the answer to another."""
        self.claims = [
            replace(each, answers=answering) if each.id == claim else each for each in self.claims
        ]

    def reading(self, body: str = "") -> Reading:
        """Return the finished reading; ``body`` is the text that copies are found by."""
        records = sorted(
            [(event.start, event.end) for event in self.events]
            + [(tie.start, tie.end) for tie in self.ties]
        )
        return Reading(
            document=Document(
                id=f"doc-{self.name}",
                sha256="0" * 64,
                text=self.text + body,
                blocks=(
                    Block(
                        kind=BlockKind.BODY,
                        start=len(self.text),
                        end=len(self.text) + len(body),
                    ),
                )
                if body
                else (),
                outlet=self.outlet,
                agency=self.agency,
                published=DateRange.parse(self.published) if self.published else None,
                published_basis=self.basis,
                fingerprint=sample_shingles(body),
            ),
            sentences=tuple(
                Sentence(start=start, end=end, block=0, first=0, last=0) for start, end in records
            ),
            mentions=tuple(self.mentions),
            resolutions=tuple(self.resolutions),
            entities=tuple(self.entities[each] for each in sorted(self.entities)),
            events=tuple(self.events),
            relations=tuple(self.ties),
            claims=tuple(self.claims),
        )


@pytest.fixture
def article() -> Callable[..., Article]:
    """Return a maker of articles."""
    return Article


@pytest.fixture(scope="session")
def article_maker() -> Callable[..., Article]:
    """Return a maker of articles that lasts, for tests that are given many examples."""
    return Article
