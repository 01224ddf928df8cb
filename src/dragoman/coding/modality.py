"""How firmly the clause around a word is put, and whether it says yes or no."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.coding.clauses import climb
from dragoman.coding.walk import Operator, Walk
from dragoman.model.claims import Cue, Modality, Polarity
from dragoman.model.reading import Reading
from dragoman.model.text import Span

# From firm to not put forward at all; of two readings of one clause the later one holds.
STRENGTH = (
    Modality.ASSERTED,
    Modality.HEDGED,
    Modality.SPECULATED,
    Modality.PREDICTED,
    Modality.NORMATIVE,
    Modality.HYPOTHETICAL,
    Modality.QUESTION,
)
_RANK = {modality: rank for rank, modality in enumerate(STRENGTH)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The standing of one clause, with the words that decided it."""

    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    cues: tuple[Cue, ...] = ()
    why: tuple[str, ...] = ()


def assess(reading: Reading, token: int, *, span: Span | None = None) -> Assessment:
    """Judge what ``token`` names from the clauses it stands in, up to the end of its sentence.

    With ``span``, words outside it are not looked at: what a speaker says is judged by the
    speaker's own words.
    """
    return combine(climb(Walk(reading=reading, span=span), token))


def combine(operators: Iterable[Operator]) -> Assessment:
    """Put operators together: the weakest modality holds, two negations cancel out."""
    modality, denied = Modality.ASSERTED, False
    cues: dict[Cue, None] = {}
    why: list[str] = []
    tried = False
    for operator in operators:
        if operator.cue.kind == "attempt":
            tried = True
        else:
            modality = weaker(modality, operator.modality)
        if operator.cue not in cues:
            cues[operator.cue] = None
            denied ^= operator.denied
            why.append(operator.why)
    if tried and not denied:  # who did not even try did not do it
        modality = weaker(modality, Modality.HEDGED)
    return Assessment(
        modality=modality,
        polarity=Polarity.DENIED if denied else Polarity.AFFIRMED,
        cues=tuple(sorted(cues, key=lambda cue: (cue.start, cue.end, cue.kind))),
        why=tuple(why),
    )


def weaker(one: Modality, other: Modality) -> Modality:
    """Return the less firm of two modalities."""
    return one if _RANK[one] >= _RANK[other] else other


def merge(outer: Assessment, inner: Assessment) -> Assessment:
    """Judge ``inner`` as told by a clause that is itself judged ``outer``."""
    denied = (outer.polarity is Polarity.DENIED) != (inner.polarity is Polarity.DENIED)
    cues = {*outer.cues, *inner.cues}
    return Assessment(
        modality=weaker(outer.modality, inner.modality),
        polarity=Polarity.DENIED if denied else Polarity.AFFIRMED,
        cues=tuple(sorted(cues, key=lambda cue: (cue.start, cue.end, cue.kind))),
        why=tuple(dict.fromkeys((*outer.why, *inner.why))),
    )
