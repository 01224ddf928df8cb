"""Tells words set off with distance ("moderate" rebels) from words that somebody said."""

from dragoman.knowledge.cues import SpeechCues, load_speech_cues
from dragoman.model.reading import Reading
from dragoman.model.text import Quote

# longer than this, words in marks are somebody's words
MOST_WORDS = 5
SILENT = frozenset({"thinks", "wants", "plans", "shows"})


def is_scare(reading: Reading, quote: Quote) -> bool:
    """Tell whether a quotation is short, inside a phrase, and nobody is said to say it."""
    if quote.block or quote.continues is not None:
        return False
    tokens = reading.tokens
    inside = [i for i in tokens.between(quote.start, quote.end) if tokens.pos[i] != "PUNCT"]
    if not inside or len(inside) > MOST_WORDS:
        return False
    if reading.document.text[quote.end - 1] in "!?":
        return False
    top = next(
        (i for i in inside if tokens.head[i] == i or tokens.head[i] not in inside), inside[0]
    )
    if tokens.head[top] == top or tokens.dep[top] in {"ccomp", "parataxis"}:
        return False
    return not _spoken(reading, top, load_speech_cues())


def _spoken(reading: Reading, top: int, cues: SpeechCues) -> bool:
    """Tell whether a verb of speech stands above, in the same sentence."""
    tokens = reading.tokens
    return any(
        use.act not in SILENT and use.frames & {"clause", "naming", "quote"}
        for above in tokens.ancestors(top)
        if tokens.pos[above] == "VERB"
        for use in cues.verbs.get(tokens.lemma[above], ())
    )
