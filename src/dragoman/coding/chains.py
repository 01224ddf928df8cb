"""Chains of speakers: from the outlet inwards to whoever is nearest the words."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.coding.antecedents import Antecedents
from dragoman.coding.relays import cited_for
from dragoman.model.claims import AttributedContent, AttributionLink, SpeakerKind
from dragoman.model.reading import Reading
from dragoman.model.text import Span

# acts that judge their object: it is not theirs to have said that it happened
STANCE = frozenset({"criticises", "praises", "discusses", "apologises", "seems"})
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
    antecedents: Antecedents = field(repr=False)

    @classmethod
    def of(cls, reading: Reading) -> "ChainFinder":
        """Return the finder of a reading."""
        return cls(reading, Antecedents(reading=reading))

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

    def is_told_otherwise(self, number: int) -> bool:
        """Tell whether another cue of the same speaker tells it better.

        In "refused to confirm" the inner one does, in "denied ordering" the outer one.
        """
        own, others = self.reading.attributions[number], self.reading.attributions
        above = None if own.parent is None else others[own.parent]
        if above is not None and above.act in ANSWERING and _is_again(above, own):
            return True
        within = [inner for inner in others if inner.parent == number and _is_again(own, inner)]
        return bool(within) and own.act not in ANSWERING

    def naming_chain(self, token: int) -> Chain:
        """Return the chain whose innermost speaker chose the words by which somebody is named.

        Who "refused to meet the rebel leader" did not call him that; the speaker of a clause did.
        """
        members = self.chains(token)[0].members
        return Chain(members=tuple(n for n in members if self._says_clause(n)))

    def _says_clause(self, number: int) -> bool:
        attribution, tokens = self.reading.attributions[number], self.reading.tokens
        indices = [i for s in attribution.contents for i in tokens.between(s.start, s.end)]
        return attribution.direct or any(
            tokens.pos[i] in {"VERB", "AUX"} and tokens.head[i] not in indices for i in indices
        )

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
            attribution = self.reading.attributions[at]
            inner = self.reading.attributions[found[-1]] if found else None
            told = attribution.act not in STANCE and not _is_again(attribution, inner)
            if told and not self._is_own_voice(attribution):
                found.append(at)
            at = attribution.parent if attribution.parent is not None else self._around(at)
        return tuple(reversed(found))

    def _is_own_voice(self, attribution: AttributedContent) -> bool:
        """Tell "I note" and "by our count" of the article itself: its author is the outlet."""
        source = attribution.source
        if source is None or attribution.parent is not None:
            return False
        words = self.reading.document.quote(source.start, source.end).lower().split()
        return words in (["i"], ["we"]) or words[:1] in (["our"], ["my"])

    def _around(self, number: int) -> int | None:
        """Return whose words hold the cue of an attribution that stands in none of them.

        "wrote that, according to X, …": the words of both are the same, one cue lies among them.
        """
        cue = self.reading.attributions[number].cue
        if cue is None:
            return None
        holding = [
            (outer.contents[-1].end - outer.contents[0].start, other)
            for other, outer in enumerate(self.reading.attributions)
            if other != number
            and outer.act not in STANCE | ANSWERING
            and outer.source is not None
            and outer.contents[0].start <= cue.start
            and cue.end <= outer.contents[-1].end
        ]
        return min(holding)[1] if holding else None

    def links(self, chain: Chain) -> tuple[AttributionLink, ...]:
        """Return the chain's links, the outlet and its agency first."""
        document = self.reading.document
        outlet = document.outlet or UNNAMED_OUTLET
        found = [AttributionLink(speaker=outlet, kind=SpeakerKind.OUTLET)]
        # an agency that publishes its own copy is one speaker
        if document.agency is not None and not _is_same_house(document.agency, document.outlet):
            found.append(AttributionLink(speaker=document.agency, kind=SpeakerKind.AGENCY))
        for number in chain.members:
            attribution = self.reading.attributions[number]
            found.append(self._link(attribution))
            cited = cited_for(self.reading, attribution)
            if cited is not None:
                found.append(cited)
        return tuple(found)

    def _link(self, attribution: AttributedContent) -> AttributionLink:
        meant = self.antecedents.of(attribution)
        if meant is None:
            return AttributionLink(
                speaker=speaker_words(self.reading, attribution),
                kind=attribution.kind,
                span=attribution.source,
                mention=attribution.mention,
                cue=attribution.cue,
            )
        return AttributionLink(
            speaker=_words_at(self.reading, meant.span),
            kind=meant.kind,
            span=attribution.source,
            mention=meant.mention,
            cue=attribution.cue,
            stands_for=meant.span,
        )


def _is_again(outer: AttributedContent, inner: AttributedContent | None) -> bool:
    """Tell "refused to confirm": one speaker with two cues, of whom the inner one is told."""
    return inner is not None and inner.source is not None and inner.source == outer.source


def _covers(attribution: AttributedContent, start: int, end: int) -> bool:
    cue = attribution.cue
    if cue is not None and cue.start < end and start < cue.end:
        return False
    return any(span.start <= start and end <= span.end for span in attribution.contents)


def _length(attribution: AttributedContent) -> int:
    return sum(span.end - span.start for span in attribution.contents)


def speaker_words(reading: Reading, attribution: AttributedContent) -> str:
    """Return the words of the source, on one line; a description where none are there."""
    source = attribution.source
    if source is not None:
        return _words_at(reading, source)
    return OTHER_OUTLET if attribution.kind is SpeakerKind.OUTLET else SOMEBODY


def _words_at(reading: Reading, span: Span) -> str:
    words = " ".join(reading.document.quote(span.start, span.end).split())
    return words.removesuffix("’s").removesuffix("'s")


def _is_same_house(agency: str, outlet: str | None) -> bool:
    return outlet is not None and agency.casefold() == outlet.casefold().removeprefix("the ")
