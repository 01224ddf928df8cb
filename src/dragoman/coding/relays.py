"""Who is cited for what a speaker says: "The paper said, citing two officials, …"."""

from dragoman.coding.attribution_types import Source
from dragoman.coding.speakers import can_speak, speaker_kind
from dragoman.model.claims import AttributedContent, AttributionLink
from dragoman.model.reading import Reading
from dragoman.model.text import Span

RELAYING = frozenset({"says", "shows", "thinks"})
CITING = "cites"


def cited_for(reading: Reading, attribution: AttributedContent) -> AttributionLink | None:
    """Return the link of whoever a speaker cites in the sentence in which it says something."""
    if attribution.act not in RELAYING or attribution.source is None or attribution.cue is None:
        return None
    sentence = _sentence(reading, attribution.cue)
    for other in reading.attributions:
        if other.act != CITING or other.cue is None or other.source != attribution.source:
            continue
        if _is_participle(reading, other.cue) and _sentence(reading, other.cue) == sentence:
            return _link(reading, other.cue, other.contents[0])
    return None


def _sentence(reading: Reading, span: Span) -> int | None:
    tokens = reading.tokens.between(span.start, span.end)
    return reading.tokens.sentence[tokens[0]] if tokens else None


def _is_participle(reading: Reading, cue: Span) -> bool:
    tokens = reading.tokens
    return any(tokens.tag[i] == "VBG" for i in tokens.between(cue.start, cue.end))


def _link(reading: Reading, cue: Span, words: Span) -> AttributionLink | None:
    """Return a link to the noun phrase that is cited, where it can say something."""
    tokens = reading.tokens
    indices = tokens.between(words.start, words.end)
    head = next((i for i in indices if tokens.head[i] not in indices), None)
    if head is None or tokens.pos[head] in {"VERB", "AUX"} or not can_speak(tokens, head):
        return None
    over = [m for m in reading.mentions if m.head == head]
    mention = min(over, key=lambda m: (m.start - m.end, m.start), default=None)
    source = Source(head=head, tokens=tuple(indices))
    return AttributionLink(
        speaker=" ".join(reading.document.quote(words.start, words.end).split()),
        kind=speaker_kind(tokens, source, None if mention is None else mention.kind),
        span=words,
        mention=None if mention is None else mention.id,
        cue=cue,
    )
