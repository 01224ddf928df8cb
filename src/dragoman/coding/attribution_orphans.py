"""Finds the speakers of quotations that no cue's syntax reached."""

from collections.abc import Iterator

from dragoman.coding.attribution_labels import announced, block_quotes, labelled, lead_in, signed
from dragoman.coding.attribution_page import QuotePage, add_span, cue_start, marked, read_page
from dragoman.coding.attribution_quotes import carry_on
from dragoman.coding.attribution_types import VERBAL, Candidate, Source
from dragoman.coding.speakers import DASHES, phrase, subject_of
from dragoman.knowledge.cues import load_speech_cues
from dragoman.model.reading import Reading
from dragoman.model.text import Span

# how many tokens may stand between a quotation and its verb of saying
REACH = 16
# tokens of a signature: a dash and a name
SIGNATURE = 9


def quote_candidates(reading: Reading, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Yield attributions of quotations that no cue's syntax reached, and of labelled speech."""
    page = read_page(reading)
    taken = {number for candidate in candidates for number in candidate.quotes}
    anchors = {candidate.anchor for candidate in candidates}
    for number in page.speech:
        if number in taken or _inside_other(page, number):
            continue
        found = _by_neighbour(page, number) or _by_dash(page, number) or _by_lead_in(page, number)
        if found is None:
            found = _by_paragraph(page, number, candidates)
            if found is not None:
                _take_over(page, found, number, taken)
            continue
        taken.add(number)
        carry_on(page, found, taken)
        if found.anchor not in anchors:
            anchors.add(found.anchor)
            yield found
        else:
            _join(candidates, found)
    yield from signed(reading)
    yield from labelled(reading)
    yield from block_quotes(reading, candidates)
    yield from announced(page, anchors)


def _join(candidates: list[Candidate], found: Candidate) -> None:
    """Add a quotation to the attribution that has the same cue already."""
    for candidate in candidates:
        if candidate.anchor == found.anchor:
            candidate.quotes |= found.quotes
            candidate.direct = True
            for span in found.contents:
                add_span(candidate, span)


def _inside_other(page: QuotePage, number: int) -> bool:
    quote = page.reading.quotes[number]
    return any(
        other != number
        and page.reading.quotes[other].start <= quote.start
        and quote.end <= page.reading.quotes[other].end
        for other in page.speech
    )


def _by_neighbour(page: QuotePage, number: int) -> Candidate | None:
    """Find a verb of saying right after or right before a quotation."""
    reading = page.reading
    tokens = reading.tokens
    span = marked(page, reading.quotes[number])
    block = reading.document.blocks[page.block_of[number]]
    after = _upto_stop(page, tokens.between(span.end, block.end)[:REACH])
    if not _set_off(reading.document.text, span) and not _said_by(page, span.end):
        after = []
    before = _upto_stop(page, tokens.between(block.start, span.start)[-REACH:][::-1])
    if before and not (tokens.text[before[0]] in {",", ":", "that"} or _verbs(page, before[:4])):
        before = []
    for window in (after, before):
        for index in _verbs(page, window):
            return _quoted(page, number, index, span)
    return None


def _by_dash(page: QuotePage, number: int) -> Candidate | None:
    """Return a quotation signed with a dash: “words” — a name."""
    reading = page.reading
    tokens = reading.tokens
    span = marked(page, reading.quotes[number])
    block = reading.document.blocks[page.block_of[number]]
    after = tokens.between(span.end, block.end)[:SIGNATURE]
    if not after or tokens.text[after[0]] not in DASHES:
        return None
    name = []
    for index in after[1:]:
        if tokens.pos[index] not in {"PROPN", "NOUN", "ADJ"}:
            break
        name.append(index)
    if not name or not any(tokens.pos[i] == "PROPN" for i in name):
        return None
    candidate = Candidate(
        anchor=after[0],
        cue=(after[0],),
        source=Source(head=name[-1], tokens=tuple(name)),
        contents=[span],
        act="says",
        frame="quote",
        direct=True,
    )
    candidate.quotes.add(number)
    return candidate


def _by_lead_in(page: QuotePage, number: int) -> Candidate | None:
    """Return a quotation that opens the paragraph after "the paper wrote:"."""
    reading = page.reading
    block = page.block_of[number]
    blocks = reading.document.blocks
    span = marked(page, reading.quotes[number])
    if not block or span.start > blocks[block].start + 1:
        return None
    verb = lead_in(reading, blocks[block - 1].start, blocks[block - 1].end)
    return None if verb is None else _quoted(page, number, verb, span)


def _by_paragraph(page: QuotePage, number: int, candidates: list[Candidate]) -> Candidate | None:
    """Return who spoke last in the paragraph, for a quotation that is a sentence of its own."""
    reading = page.reading
    block = reading.document.blocks[page.block_of[number]]
    span = marked(page, reading.quotes[number])
    text = reading.document.text
    before = text[block.start : span.start].rstrip()
    if before[-1:] not in {".", "”", '"'} or text[span.end - 2] not in ".?!":
        return None
    spoken = [
        candidate
        for candidate in candidates
        if block.start <= cue_start(page, candidate) < span.start
        and candidate.source is not None
        and candidate.act == "says"
        and candidate.frame in {"clause", "quote"}
    ]
    return max(spoken, key=lambda c: cue_start(page, c), default=None)


def _take_over(page: QuotePage, candidate: Candidate, number: int, taken: set[int]) -> None:
    taken.add(number)
    candidate.quotes.add(number)
    add_span(candidate, marked(page, page.reading.quotes[number]))
    carry_on(page, candidate, taken)


def _verbs(page: QuotePage, window: list[int]) -> list[int]:
    return [index for index in window if _is_saying(page, index)]


def _set_off(text: str, span: Span) -> bool:
    """Tell whether a quotation ends in a mark that lets "he said" follow."""
    return any(c in ",.?!-–—…:;" for c in text[span.end - 2 : span.end + 1])


def _said_by(page: QuotePage, end: int) -> bool:
    """Tell "said the mayor" right after a quotation, whatever mark is missing between."""
    tokens = page.reading.tokens
    after = [i for i in tokens.between(end, end + 40) if tokens.pos[i] not in {"PUNCT", "SPACE"}]
    if not after[1:] or tokens.tag[after[0]] not in {"VBD", "VBZ"}:
        return False
    return _is_saying(page, after[0]) and tokens.pos[after[1]] in {"DET", "PROPN", "PRON", "NOUN"}


def _upto_stop(page: QuotePage, window: range) -> list[int]:
    """Cut a window of tokens at the end of its sentence and at the next quotation mark."""
    tokens = page.reading.tokens
    found: list[int] = []
    for index in window:
        text = tokens.text[index]
        if text in {".", "!", "?"} or (found and text[0] in '“”"«»„'):
            break
        if tokens.pos[index] != "SPACE":
            found.append(index)
    return found


def _is_saying(page: QuotePage, index: int) -> bool:
    tokens = page.reading.tokens
    if tokens.pos[index] not in VERBAL or tokens.dep[index] in {"aux", "auxpass", "amod"}:
        return False
    uses = load_speech_cues().verbs.get(tokens.lemma[index], ())
    return any("quote" in use.frames for use in uses)


def _quoted(page: QuotePage, number: int, verb: int, span: Span) -> Candidate | None:
    tokens = page.reading.tokens
    outside = (
        c for c in tokens.children_by(verb, "nsubj") if not span.start <= tokens.start[c] < span.end
    )
    head = next(outside, None)
    head = subject_of(tokens, verb) if head is None else head
    source: Source | None = None if head is None else phrase(tokens, head, without=verb)
    if source is None or any(span.start <= tokens.start[i] < span.end for i in source.tokens):
        return None
    uses = load_speech_cues().verbs[tokens.lemma[verb]]
    use = next((u for u in uses if "quote" in u.frames), uses[0])
    candidate = Candidate(
        anchor=verb,
        cue=(verb,),
        source=source,
        contents=[span],
        act=use.act,
        frame="quote",
        stance=use.stance,
        direct=True,
    )
    candidate.quotes.add(number)
    return candidate
