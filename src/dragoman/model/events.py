"""What a document reports as done, by whom, to whom; PLOVER names the types."""

from dataclasses import dataclass

from dragoman.model.claims import Modality, Polarity
from dragoman.model.text import Span
from dragoman.model.when import DateRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Words that fill a role; ``mention`` is the id of the mention on them, where there is one."""

    start: int
    end: int
    mention: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Magnitude:
    """A count or amount as told: ``low``/``high`` are bounds, ``None`` where open.

    ``kind`` is one of dead, wounded, arrested, displaced, abducted, troops, barrels, money …
    """

    kind: str
    low: float | None
    high: float | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One occurrence as one document tells it; ``start``/``end`` is the clause that tells it.

    ``date_basis`` is clause, sentence, discourse or publication. ``modality`` and ``polarity`` are
    those of the claim that reports it (``claim``, filled in when claims are coded). ``why`` names
    the trigger entry, frame and rules, in reading order.
    """

    id: str
    document: str
    start: int
    end: int
    trigger: Span
    type: str
    sentence: int
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    date: DateRange | None = None
    date_basis: str | None = None
    date_evidence: Span | None = None
    place: Participant | None = None
    magnitudes: tuple[Magnitude, ...] = ()
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    claim: str | None = None
    score: float = 1.0
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A stretch that was looked at and not coded, and why; answers ``why-not``."""

    start: int
    end: int
    stage: str
    reason: str
