"""Readings made by hand: spans are found by quoting words, so that no offset is counted."""

from dataclasses import dataclass, field, replace
from hashlib import sha256

from dragoman.model.actors import (
    Alias,
    Entity,
    EntityKind,
    Mention,
    MentionForm,
    Resolution,
    Role,
)
from dragoman.model.claims import (
    AttributionLink,
    Claim,
    Cue,
    Modality,
    Polarity,
    RelationKind,
    RelationStatement,
    SpeakerKind,
)
from dragoman.model.events import Event, Magnitude, Participant, Rejection
from dragoman.model.framing import Framing, FramingKind, Valence
from dragoman.model.groups import (
    CopyGroup,
    Finding,
    FindingKind,
    Incident,
    Links,
    Relation,
)
from dragoman.model.ids import make_id
from dragoman.model.reading import Reading
from dragoman.model.text import Block, BlockKind, DateBasis, Document, Sentence, Span
from dragoman.model.when import DateRange

ENTITIES = {
    entity.id: entity
    for entity in (
        Entity(
            id="marrun",
            kind=EntityKind.PERSON,
            name="Salim Marrun",
            aliases=(Alias(name="Marroun"), Alias(name="Salem Marrun"), Alias(name="Márrún")),
            country="LBY",
            sectors=("MIL",),
            external=(("wikidata", "Q1"),),
            roles=(Role(role="commander", of="coast-guard", held=DateRange.year(2017)),),
        ),
        Entity(id="coast-guard", kind=EntityKind.ARMED_GROUP, name="Coast Brigade", country="LBY"),
        Entity(id="veltania", kind=EntityKind.STATE, name="Veltania", country="VEL"),
        Entity(
            id="gn-77",
            kind=EntityKind.PLACE,
            name="Port Asmar",
            country="LBY",
            lat=30.5,
            lon=18.25,
            uncertainty_km=2.0,
        ),
        Entity(id="new-person-marrune", kind=EntityKind.PERSON, name="Idris Marrune", known=False),
    )
}


@dataclass
class Article:
    """A reading in the making."""

    name: str
    text: str
    outlet: str = "The Lamp"
    published: DateRange | None = field(default_factory=lambda: DateRange.parse("2017-03-15"))
    reading: Reading = field(init=False)

    def __post_init__(self) -> None:
        digest = sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        blocks, at = [], 0
        for number, line in enumerate(self.text.split("\n")):
            kind = BlockKind.BODY if number else BlockKind.HEADLINE
            if line.strip():
                blocks.append(Block(kind=kind, start=at, end=at + len(line)))
            at += len(line) + 1
        document = Document(
            id=make_id("doc", digest),
            sha256=digest,
            text=self.text,
            blocks=tuple(blocks),
            path=f"{self.name}.txt",
            outlet=self.outlet,
            title=self.text.split("\n", 1)[0] or None,
            authors=("A. Writer",),
            language="en",
            published=self.published,
            published_basis=DateBasis.METADATA if self.published else None,
            fingerprint=(1, 2, 3),
        )
        sentences = tuple(
            Sentence(start=b.start, end=b.end, block=i, first=i, last=i + 1)
            for i, b in enumerate(blocks)
        )
        self.reading = Reading(document=document, sentences=sentences)

    @property
    def id(self) -> str:
        return self.reading.document.id

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start=start, end=start + len(words))

    def add(self, **more: tuple[object, ...]) -> None:
        fuller = {name: getattr(self.reading, name) + values for name, values in more.items()}
        self.reading = replace(self.reading, **fuller)

    def mention(self, words: str, entity: str | None, *, metonym: bool = False) -> Participant:
        span = self.span(words)
        mention_id = make_id("men", self.id, span.start, span.end)
        if mention_id not in self.reading.mentions_by_id():
            mention = Mention(
                id=mention_id,
                start=span.start,
                end=span.end,
                form=MentionForm.NAME,
                head=0,
                kind=ENTITIES[entity].kind if entity else None,
            )
            resolution = Resolution(
                mention=mention_id,
                entity=entity,
                score=0.9,
                why="spelling in the register" if entity else "nobody known",
                metonym=metonym,
            )
            self.add(mentions=(mention,), resolutions=(resolution,))
            if entity and ENTITIES[entity] not in self.reading.entities:
                self.add(entities=(ENTITIES[entity],))
        return Participant(start=span.start, end=span.end, mention=mention_id)

    def label(self, words: str) -> None:
        span = self.span(words)
        framing = Framing(
            id=make_id("fr", self.id, span.start),
            document=self.id,
            start=span.start,
            end=span.end,
            term=words,
            kind=FramingKind.LABEL,
            valence=Valence.NEUTRAL,
            target=span,
            attribution=(AttributionLink(speaker=self.outlet, kind=SpeakerKind.OUTLET),),
        )
        self.add(framings=(framing,))

    def event(  # noqa: PLR0913 -- each part of an event, by name
        self,
        words: str,
        trigger: str,
        kind: str,
        *,
        actors: tuple[Participant, ...] = (),
        recipients: tuple[Participant, ...] = (),
        place: Participant | None = None,
        date: str | None = None,
        magnitudes: tuple[Magnitude, ...] = (),
        claim: "Claim | None" = None,
    ) -> Event:
        span, at = self.span(words), self.span(trigger)
        event_id = make_id("evt", self.id, at.start, kind)
        base = claim or self.claim(words)
        base = replace(base, id=make_id("clm", self.id, event_id), event=event_id)
        event = Event(
            id=event_id,
            document=self.id,
            start=span.start,
            end=span.end,
            trigger=at,
            type=kind,
            sentence=0,
            modes=("aerial",),
            contexts=("military",),
            actors=actors,
            recipients=recipients,
            date=DateRange.parse(date) if date else None,
            date_basis="clause" if date else None,
            place=place,
            magnitudes=magnitudes,
            modality=base.modality,
            polarity=base.polarity,
            claim=base.id,
            why=(f"trigger: {trigger}", "frame: somebody does it to somebody"),
        )
        self.add(events=(event,), claims=(base,))
        return event

    def claim(
        self,
        words: str,
        *,
        speaker: Participant | None = None,
        cue: str | None = None,
        modality: Modality = Modality.ASSERTED,
        polarity: Polarity = Polarity.AFFIRMED,
    ) -> Claim:
        """Return a claim that is not in the reading yet."""
        span = self.span(words)
        chain = [AttributionLink(speaker=self.outlet, kind=SpeakerKind.OUTLET)]
        said = self.span(cue) if cue else None
        if speaker:
            chain.append(
                AttributionLink(
                    speaker=self.text[speaker.start : speaker.end],
                    kind=SpeakerKind.NAMED,
                    span=Span(start=speaker.start, end=speaker.end),
                    mention=speaker.mention,
                    cue=said,
                )
            )
        return Claim(
            id="",
            document=self.id,
            start=span.start,
            end=span.end,
            attribution=tuple(chain),
            modality=modality,
            polarity=polarity,
            cues=(Cue(start=said.start, end=said.end, kind="saying"),) if said else (),
            act="denies" if polarity is Polarity.DENIED else "says",
            why=("rule: verb of saying",) if said else (),
        )

    def tie(self, words: str, trigger: str, kind: str, *, a: Participant, b: Participant) -> str:
        """Add a statement of a tie and its claim; return the claim's id."""
        span = self.span(words)
        statement_id = make_id("rst", self.id, span.start, kind)
        claim_id = make_id("clm", self.id, statement_id)
        claim = replace(self.claim(words), id=claim_id, relation=statement_id)
        statement = RelationStatement(
            id=statement_id,
            document=self.id,
            start=span.start,
            end=span.end,
            trigger=self.span(trigger),
            kind=RelationKind(kind),
            a=a.mention or "",
            b=b.mention or "",
            sentence=0,
            date=DateRange.parse("2017-03"),
            date_basis="publication",
            claim=claim_id,
            why=(f"cue: {trigger}",),
        )
        self.add(relations=(statement,), claims=(claim,))
        return claim_id

    def reject(self, words: str, reason: str) -> None:
        span = self.span(words)
        self.add(
            rejections=(Rejection(start=span.start, end=span.end, stage="events", reason=reason),)
        )


def seizure(ending: str = "") -> Article:
    """Return an article that tells of a seizure, a tie, and a plan that is no event."""
    article = Article(
        "seizure",
        "Brigade takes Port Asmar\n"
        "Salim Marrun seized Port Asmar on 14 March 2017, killing at least 12 men.\n"
        "Veltania backs Marroun. The Coast Brigade plans a parade." + ending,
    )
    who = article.mention("Salim Marrun", "marrun")
    where = article.mention("Port Asmar on", "gn-77")
    number = article.span("at least 12")
    article.event(
        "Salim Marrun seized Port Asmar on 14 March 2017",
        "seized",
        "ASSAULT",
        actors=(who,),
        recipients=(article.mention("men", None),),
        place=where,
        date="2017-03-14",
        magnitudes=(
            Magnitude(kind="dead", low=12.0, high=None, start=number.start, end=number.end),
        ),
    )
    article.tie(
        "Veltania backs Marroun",
        "backs",
        "backs",
        a=article.mention("Veltania", "veltania"),
        b=article.mention("Marroun", "marrun"),
    )
    article.mention("Coast Brigade", "coast-guard")
    article.reject("plans a parade", "a plan, and a parade is no type of event")
    article.label("men")
    return article


def denial() -> Article:
    """Return an article in which somebody denies the seizure."""
    article = Article(
        "denial",
        "Veltania denies\nA spokesman of Veltania denied that Marroun had seized the port.",
        outlet="Harbour Post",
        published=DateRange.parse("2017-03-16"),
    )
    speaker = article.mention("A spokesman of Veltania", "veltania")
    who = article.mention("Marroun", "marrun")
    claim = article.claim(
        "Marroun had seized the port",
        speaker=speaker,
        cue="denied",
        polarity=Polarity.DENIED,
        modality=Modality.HEDGED,
    )
    article.event("Marroun had seized the port", "seized", "ASSAULT", actors=(who,), claim=claim)
    return article


def quiet() -> Article:
    """Return an article in which nothing was found."""
    return Article(
        "quiet", "Weather\nIt rained [bold]all[/bold] day. \x1b[31mRed\x1b[0m.", published=None
    )


def corpus() -> list[Reading]:
    """Return the three articles' readings."""
    return [article().reading for article in (seizure, denial, quiet)]


def links() -> Links:
    """Return what comparing the three articles might make."""
    told, denied, tie = seizure().reading, denial().reading, seizure().reading
    events = (told.events[0], denied.events[0])
    documents = tuple(sorted((told.document.id, denied.document.id)))
    claims = tuple(str(event.claim) for event in events)
    statement = tie.relations[0]
    incident = Incident(
        id=make_id("inc", events[0].id),
        type="ASSAULT",
        events=tuple(sorted(event.id for event in events)),
        actors=("marrun",),
        date=DateRange.parse("2017-03-14"),
        place="gn-77",
        origins=2,
        disputed=True,
        headline="Salim Marrun seizes Port Asmar",
        why=("same actor, type and day",),
    )
    return Links(
        copy_groups=(CopyGroup(id="cpy-1", documents=documents, origin=documents[0]),),
        incidents=(incident,),
        relations=(
            Relation(
                id="rel-1",
                kind=RelationKind.BACKS,
                sign=1,
                a="veltania",
                b="marrun",
                claims=(str(statement.claim),),
                start=DateRange.parse("2017-03"),
                start_basis="publication",
                end=DateRange.parse("2017-03"),
                end_basis="publication",
            ),
        ),
        findings=(
            Finding(
                id="fnd-1",
                kind=FindingKind.DENIAL,
                about=incident.id,
                claims=claims,
                documents=documents,
                explanation="Harbour Post has it denied that the port was seized.",
                score=0.8,
            ),
        ),
    )
