"""Questions about words: what somebody said about whom, who denied what, what was foreseen."""

from dataclasses import dataclass

from dragoman.analyse.ask_answers import ANSWERS, AnswerLine, name_speaker
from dragoman.analyse.citations import Citation, cite
from dragoman.analyse.sql import read_sql
from dragoman.model.when import DateRange
from dragoman.store.base import Store
from dragoman.text.name_parts import fold_name

# words too common to tell one claim from another
_COMMON = frozenset(
    {"a", "an", "and", "any", "at", "by", "for", "from", "had", "has", "have", "he", "her", "his"}
    | {"in", "is", "it", "its", "of", "on", "or", "report", "reports", "she", "that", "the"}
    | {"their", "they", "this", "to", "was", "were", "with"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Which claims: by this speaker or outlet itself, about this entity, or with these words.

    With ``somebodys``, none that an outlet makes of itself without answering anybody.
    """

    speaker: str | None = None
    outlet: str | None = None
    about: str | None = None
    words: str | None = None
    polarity: str | None = None
    modality: str | None = None
    somebodys: bool = False
    period: DateRange | None = None


def find_claims(store: Store, wanted: Said) -> list[AnswerLine]:
    """Return the claims that fit by date of publication; a claim inside another is left out."""
    period = wanted.period
    rows = store.query(
        read_sql("ask_claims"),
        speaker=wanted.speaker,
        outlet=wanted.outlet,
        about=wanted.about,
        polarity=wanted.polarity,
        modality=wanted.modality,
        first=period.first.isoformat() if period else None,
        last=period.last.isoformat() if period else None,
    )
    cited = cite(store, [row["claim"] for row in rows])
    found: list[Citation] = []
    for row in rows:
        citation = cited[row["claim"]]
        fits = wanted.words is None or holds_words(citation.quote, wanted.words)
        fits = fits and (not wanted.somebodys or _is_somebodys(citation))
        if fits and not any(_inside(citation, other) for other in found[-8:]):
            found.append(citation)
    return [claim_line(citation) for citation in found]


def _is_somebodys(citation: Citation) -> bool:
    return len(citation.speakers) > 1 or citation.act in ANSWERS


def claim_line(citation: Citation) -> AnswerLine:
    """Return one claim: who says it how, in their words."""
    weak = [
        word
        for word in (citation.modality, citation.polarity)
        if word not in {"asserted", "affirmed"}
    ]
    quote = " ".join(citation.quote.split())
    quote = quote if quote[:1] in {"“", '"'} else f"“{quote}”"
    return AnswerLine(
        text=f"{name_speaker(citation)} {citation.act}: {quote}",
        record=citation.claim,
        date=citation.published,
        note=", ".join(weak) or None,
        citations=(citation,),
    )


def _inside(citation: Citation, other: Citation) -> bool:
    return (
        citation.document == other.document
        and other.start <= citation.start
        and citation.end <= other.end
        and (citation.speakers, citation.modality, citation.polarity)
        == (other.speakers, other.modality, other.polarity)
    )


def holds_words(quote: str, words: str) -> bool:
    """Tell whether a quote has all the words that are not too common, whatever their endings."""
    wanted = {_stem(word) for word in fold_name(words).split() if word not in _COMMON}
    return wanted <= {_stem(word) for word in fold_name(quote).split()}


def _stem(word: str) -> str:
    """Return a word without the commonest endings, so that attack finds attacked."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:  # noqa: PLR2004 - too short a stem
            return word.removesuffix(ending)
    return word
