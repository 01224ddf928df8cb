"""Chains of speakers: from the outlet inwards to whoever is nearest the words."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.claims import AttributedContent, AttributionLink, SpeakerKind
from dragoman.model.reading import Reading
from dragoman.model.text import Span

# acts that judge their object: it is not theirs to have said that it happened
STANCE = frozenset({"criticises", "praises", "discusses", "apologises"})
# acts that answer what somebody else claims
ANSWERING = frozenset({"denies", "rejects", "confirms", "corrects", "agrees"})
UNNAMED_OUTLET = "unnamed outlet"
OTHER_OUTLET = "another publication"
SOMEBODY = "unnamed source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Indices of attributions from the outermost inwards; empty where the outlet itself speaks.

    ``outside`` holds the cues of answers that stand around the words without belonging to the
    chain: what they do to the words is not the chain's doing.
    """

    members: tuple[int, ...] = ()
    outside: tuple[Span, ...] = ()

    def innermost(self, reading: Reading) -> AttributedContent | None:
        """Return the attribution nearest the words."""
        return reading.attributions[self.members[-1]] if self.members else None

    def why(self, reading: Reading) -> Iterator[str]:
        """Yield one line for each speaker."""
        for number in self.members:
            attribution = reading.attributions[number]
            yield f"{attribution.act}: {speaker_words(reading, attribution)}"


@dataclass(frozen=True, slots=True)
class ChainFinder:
    """The attributions of a reading, ready to be asked what covers a token."""

    reading: Reading

    @classmethod
    def of(cls, reading: Reading) -> "ChainFinder":
        """Return the finder of a reading."""
        return cls(reading)

    def chains(self, token: int) -> list[Chain]:
        """Return the chain that reports a token, then those of speakers who answer it."""
        reading = self.reading
        start, end = reading.tokens.start[token], reading.tokens.end[token]
        covering = [
            number
            for number, attribution in enumerate(reading.attributions)
            if attribution.act not in STANCE and _covers(attribution, start, end)
        ]
        covering.sort(key=lambda number: (_length(reading.attributions[number]), -number))
        if not covering:
            return [Chain()]
        first = self._members(covering[0])
        answers = [
            number
            for number in covering
            if number not in first and reading.attributions[number].act in ANSWERING
        ]
        outside = tuple(
            cue for number in answers if (cue := reading.attributions[number].cue) is not None
        )
        return [
            Chain(members=first, outside=outside),
            *(Chain(members=self._members(number)) for number in answers),
        ]

    def chain_of(self, number: int) -> Chain:
        """Return the chain that ends in one attribution, whoever answers it from outside."""
        members = self._members(number)
        words = self.reading.attributions[number].contents
        outside = tuple(
            answer.cue
            for other, answer in enumerate(self.reading.attributions)
            if other not in members
            and answer.act in ANSWERING
            and answer.cue is not None
            and all(_covers(answer, span.start, span.end) for span in words)
        )
        return Chain(members=members, outside=outside)

    def _members(self, number: int) -> tuple[int, ...]:
        found: list[int] = []
        at: int | None = number
        while at is not None and at not in found:
            if self.reading.attributions[at].act not in STANCE:
                found.append(at)
            at = self.reading.attributions[at].parent
        return tuple(reversed(found))


def _covers(attribution: AttributedContent, start: int, end: int) -> bool:
    cue = attribution.cue
    if cue is not None and cue.start < end and start < cue.end:
        return False
    return any(span.start <= start and end <= span.end for span in attribution.contents)


def _length(attribution: AttributedContent) -> int:
    return sum(span.end - span.start for span in attribution.contents)


def links(reading: Reading, chain: Chain) -> tuple[AttributionLink, ...]:
    """Return the chain's links, the outlet and its agency first."""
    document = reading.document
    found = [AttributionLink(speaker=document.outlet or UNNAMED_OUTLET, kind=SpeakerKind.OUTLET)]
    # an agency that publishes its own copy is one speaker
    if document.agency is not None and not _is_same_house(document.agency, document.outlet):
        found.append(AttributionLink(speaker=document.agency, kind=SpeakerKind.AGENCY))
    for number in chain.members:
        attribution = reading.attributions[number]
        found.append(
            AttributionLink(
                speaker=speaker_words(reading, attribution),
                kind=attribution.kind,
                span=attribution.source,
                mention=attribution.mention,
                cue=attribution.cue,
            )
        )
    return tuple(found)


def speaker_words(reading: Reading, attribution: AttributedContent) -> str:
    """Return the words of the source, on one line; a description where none are there."""
    source = attribution.source
    if source is not None:
        words = " ".join(reading.document.quote(source.start, source.end).split())
        return words.removesuffix("’s").removesuffix("'s")
    return OTHER_OUTLET if attribution.kind is SpeakerKind.OUTLET else SOMEBODY


def _is_same_house(agency: str, outlet: str | None) -> bool:
    return outlet is not None and agency.casefold() == outlet.casefold().removeprefix("the ")
