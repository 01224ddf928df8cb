"""Who is said to say what: every attribution of a document, nested as the text nests them."""

from collections.abc import Iterable
from dataclasses import replace

from dragoman.coding.attribution_colons import over_colons
from dragoman.coding.attribution_orphans import quote_candidates
from dragoman.coding.attribution_phrases import phrase_candidates
from dragoman.coding.attribution_quotes import attach_quotes
from dragoman.coding.attribution_semicolons import part_at_semicolons
from dragoman.coding.attribution_tails import without_tails
from dragoman.coding.attribution_types import Candidate, Source
from dragoman.coding.attribution_verbs import verb_candidates
from dragoman.coding.speakers import speaker_kind
from dragoman.knowledge.cues import digest_tables
from dragoman.model.actors import Mention
from dragoman.model.claims import AttributedContent
from dragoman.model.reading import Reading
from dragoman.model.text import Span
from dragoman.step import DocumentStep

OWN_VOICE = frozenset({"i", "we", "you", "me", "us", "my", "our", "your"})
# "refused to say", "wants to know": the verb above makes one cue with what it is about
MERGING = frozenset({"plans", "wants"})
PLAIN = frozenset({"says", "thinks", "asks", "discusses", "confirms"})
# acts that answer a claim made elsewhere: what stands in their object is not theirs to say
ANSWERS = frozenset({"denies", "rejects", "confirms", "corrects", "agrees"})


def attributions_step() -> DocumentStep:
    """Return the step that finds attributions."""
    return DocumentStep(
        name="attributions",
        version=7,
        requires=frozenset({"tokens", "sentences", "quotes", "mentions"}),
        provides=frozenset({"attributions"}),
        run=_run,
        settings=digest_tables(),
    )


def _run(reading: Reading) -> Reading:
    return replace(reading, attributions=find_attributions(reading))


def find_attributions(reading: Reading) -> tuple[AttributedContent, ...]:
    """Return the attributions of a document in the order of their content."""
    candidates = [
        candidate
        for candidate in part_at_semicolons(
            reading, (*verb_candidates(reading), *phrase_candidates(reading))
        )
        if not _is_own_voice(reading, candidate)
    ]
    bounded = over_colons(reading, without_tails(reading, candidates))
    candidates = attach_quotes(reading, list(bounded))
    candidates.extend(quote_candidates(reading, candidates))
    candidates = _merged(_distinct(candidates))
    parents = [_parent(candidates, number) for number in range(len(candidates))]
    return tuple(
        _finish(reading, candidate, parent)
        for candidate, parent in zip(candidates, parents, strict=True)
    )


def _is_own_voice(reading: Reading, candidate: Candidate) -> bool:
    """Tell "I think": whoever speaks anyway, author or quoted, is no further speaker."""
    source = candidate.source
    if source is None or len(source.tokens) > 1:
        return False
    if reading.tokens.text[source.head].lower() not in OWN_VOICE:
        return False
    at = reading.tokens.start[source.head]
    quoted = any(quote.start <= at < quote.end for quote in reading.quotes)
    return quoted or candidate.act not in {"says", "asks"}


def _distinct(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep one candidate per cue, in text order."""
    kept: dict[int, Candidate] = {}
    for candidate in candidates:
        kept.setdefault(candidate.anchor, candidate)
    return sorted(kept.values(), key=lambda c: (c.contents[0].start, -c.contents[-1].end, c.anchor))


def _merged(candidates: list[Candidate]) -> list[Candidate]:
    """Drop "refused" of "refused to say", whose cue is both."""
    inner = {
        index
        for candidate in candidates
        if candidate.act in PLAIN
        for index in candidate.cue
        if index != candidate.anchor
    }
    return [c for c in candidates if c.act not in MERGING or c.anchor not in inner]


def _parent(candidates: list[Candidate], number: int) -> int | None:
    """Return the attribution whose content holds this one: the smallest that does."""
    inner = candidates[number]
    least = _size(candidates, number)
    larger = (index for index in range(len(candidates)) if _size(candidates, index) > least)
    holding = (index for index in larger if _holds(candidates[index], inner))
    return min(holding, key=lambda index: _size(candidates, index), default=None)


def _size(candidates: list[Candidate], number: int) -> tuple[int, int]:
    """Return what orders contents by length without a tie, so that no two hold each other."""
    return sum(s.end - s.start for s in candidates[number].contents), -number


def _holds(outer: Candidate, inner: Candidate) -> bool:
    """Tell whether ``inner``, its cue included, is part of what ``outer`` says."""
    if outer.stance and outer.frame not in {"clause", "quote", "infinitive"}:
        return False
    if outer.frame not in {"clause", "quote", "infinitive", "gerund"} and outer.act in ANSWERS:
        return False
    start = inner.contents[0].start
    end = inner.contents[-1].end
    if not any(span.start <= start < span.end for span in outer.contents):
        return False
    if (start, end) == (outer.contents[0].start, outer.contents[-1].end):
        return False
    return outer.anchor not in inner.cue


def _finish(reading: Reading, candidate: Candidate, parent: int | None) -> AttributedContent:
    tokens = reading.tokens
    mention = _mention(reading, candidate.source)
    cue = None
    if candidate.cue:
        cue = Span(start=tokens.start[candidate.cue[0]], end=tokens.end[candidate.cue[-1]])
    kind = candidate.kind
    if kind is None:
        kind = speaker_kind(tokens, candidate.source, None if mention is None else mention.kind)
    return AttributedContent(
        contents=tuple(candidate.contents),
        cue=cue,
        source=_source_span(reading, candidate.source),
        mention=None if mention is None else mention.id,
        kind=kind,
        act=candidate.act,
        direct=candidate.direct,
        parent=parent,
    )


def _source_span(reading: Reading, source: Source | None) -> Span | None:
    if source is None:
        return None
    tokens = reading.tokens
    return Span(start=tokens.start[source.tokens[0]], end=tokens.end[source.tokens[-1]])


def _mention(reading: Reading, source: Source | None) -> Mention | None:
    """Return the mention headed where the source is headed, else one on its head's words."""
    if source is None:
        return None
    tokens = reading.tokens
    start, end = tokens.start[source.head], tokens.end[source.head]
    over = [m for m in reading.mentions if m.start <= start and end <= m.end]
    same = [m for m in over if m.head == source.head]
    return min(same or over, key=lambda m: (m.start - m.end, m.start), default=None)
