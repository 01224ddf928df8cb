"""What answers are made of: lines that say who says so, and cite the words."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.analyse.citations import Citation

# modalities that leave open whether anything happened or will
OPEN = frozenset({"predicted", "hypothetical", "normative", "question"})
# acts by which somebody says no to what another said
ANSWERS = frozenset({"denies", "rejects"})
# speakers named in a line; all of them are in its citations
NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """One thing told in answer; ``record`` is the id of what it was made from.

    ``note`` says what keeps it from being a plain report for the time asked about.
    """

    text: str
    record: str
    citations: tuple[Citation, ...]
    date: str | None = None
    note: str | None = None


def is_report(citation: Citation) -> bool:
    """Tell whether a claim says that something is or was so, hedged or not."""
    return citation.polarity == "affirmed" and citation.modality not in OPEN


def tells_not(citation: Citation) -> bool:
    """Tell whether a claim says itself that something was not so, and answers nobody."""
    return citation.polarity == "denied" and citation.act not in ANSWERS


def standing_note(citations: Sequence[Citation], not_so: str = "not so") -> str | None:
    """Return what the claims together fall short of, or ``None`` for a plain report.

    ``not_so`` is what they say where all of them say no of themselves.
    """
    reports = [citation for citation in citations if is_report(citation)]
    if not reports:
        denied = any(citation.polarity == "denied" for citation in citations)
        if denied and all(tells_not(c) for c in citations if c.polarity == "denied"):
            return f"told as {not_so}"
        modalities = sorted({c.modality for c in citations if c.modality in OPEN})
        return "denied only" if denied else f"{' and '.join(modalities)} only"
    notes = [] if any(c.modality == "asserted" for c in reports) else ["hedged only"]
    if any(c.polarity == "denied" and c.modality not in OPEN for c in citations):
        notes.append("denied by others")
    return ", ".join(notes) or None


def name_speaker(citation: Citation) -> str:
    """Return the innermost speaker and the outlet: ``a nurse, in Gulf Monitor``."""
    if not citation.speakers:
        return "an unnamed outlet"
    outlet, speaker = citation.speakers[0], citation.speakers[-1]
    return outlet if speaker == outlet else f"{speaker}, in {outlet}"


def according(citations: Sequence[Citation]) -> str:
    """Return ``according to …`` for those who say it, or for whoever speaks of it at all."""
    telling = [citation for citation in citations if is_report(citation)] or list(citations)
    names = list(dict.fromkeys(name_speaker(citation) for citation in telling))
    shown = names[:NAMED]
    more = [f"{len(names) - NAMED} more"] if len(names) > NAMED else []
    return f"according to {'; '.join([*shown, *more])}"
