"""Who commits to what: claims, their chains of speakers, and the ties they assert."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.text import Span
from dragoman.model.when import DateRange


class Modality(StrEnum):
    """How firmly a claim is made."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    SPECULATED = "speculated"
    PREDICTED = "predicted"
    HYPOTHETICAL = "hypothetical"
    NORMATIVE = "normative"
    QUESTION = "question"


class Polarity(StrEnum):
    """Whether a claim says yes or no."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class SpeakerKind(StrEnum):
    """What sort of speaker a link of an attribution chain is."""

    OUTLET = "outlet"
    AGENCY = "agency"
    NAMED = "named"
    OFFICIAL = "official"
    UNNAMED = "unnamed"
    DOCUMENT = "document"
    CROWD = "crowd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that triggered a decision; ``kind`` is saying, hedge, negation, denial or the like."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionLink:
    """One speaker in a chain.

    ``speaker`` is the wording shown: the outlet's name for the outermost link, else the words at
    ``span``, or at ``stands_for`` where those of ``span`` only take up somebody told of before
    ("he", "the official"). ``mention`` is the id of the mention that says who is meant: the one at
    ``span``, or at ``stands_for`` where that was found to be meant only for speaking before.
    """

    speaker: str
    kind: SpeakerKind
    span: Span | None = None
    mention: str | None = None
    cue: Span | None = None
    stands_for: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributedContent:
    """Words somebody is said to have said; found before any event is tied to them.

    ``contents`` are in text order and may be discontinuous. ``parent`` is the index of the
    attributed content this one stands inside, in the reading's tuple. ``act`` is the speech act:
    says, denies, confirms, rejects, accuses, predicts, asks …
    """

    contents: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    mention: str | None
    kind: SpeakerKind
    act: str = "says"
    direct: bool = False
    parent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Somebody's commitment to an event, a relation or a bare content.

    ``attribution`` runs from the outlet inwards. ``answers`` is the id of the claim this one
    denies, confirms or corrects, where it is in the same document. ``condition`` are the words
    that what is foreseen depends on, ``horizon`` is until when it is foreseen.
    """

    id: str
    document: str
    start: int
    end: int
    attribution: tuple[AttributionLink, ...]
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    cues: tuple[Cue, ...] = ()
    event: str | None = None
    relation: str | None = None
    act: str = "says"
    answers: str | None = None
    horizon: DateRange | None = None
    condition: Span | None = None
    why: tuple[str, ...] = ()


class RelationKind(StrEnum):
    """The ties dragoman records between two entities, or an entity and a place."""

    BACKS = "backs"
    OPPOSES = "opposes"
    CONTROLS = "controls"
    COMMANDS = "commands"
    MEMBER_OF = "member_of"
    ALLIED_WITH = "allied_with"
    HOSTS = "hosts"
    ARMS = "arms"
    TRAINS = "trains"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationStatement:
    """A tie as one document states it; ``a`` and ``b`` are mention ids, ``claim`` is filled last.

    ``ends`` is true where the words say the tie ended or was lost ("lost control of"). ``given`` is
    true where the tie is how somebody is named ("rebel leader Dorrin"), not what the clause says.
    """

    id: str
    document: str
    start: int
    end: int
    trigger: Span
    kind: RelationKind
    a: str
    b: str
    sentence: int
    ends: bool = False
    given: bool = False
    date: DateRange | None = None
    date_basis: str | None = None
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    claim: str | None = None
    why: tuple[str, ...] = ()
