"""Quotations tied to their speakers: across sentences, paragraphs, colons and block quotes."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.coding.attribution_types import CLOSING, OPENING, VERBAL, Candidate, Source, trim
from dragoman.coding.speakers import DASHES, can_speak, phrase, subject_of
from dragoman.knowledge.cues import load_speech_cues
from dragoman.model.claims import SpeakerKind
from dragoman.model.reading import Reading
from dragoman.model.text import BlockKind, Quote, Span

# how many tokens may stand between a quotation and its verb of saying
REACH = 16
# words a speaker's label before a colon may have
LABEL = 7
# characters that may stand between "he said" and the colon that ends its paragraph
_AFTER_CUE = 40
# "JONES: words" of a transcript, or a short label before a quotation
_LABELLED = re.compile(
    r"[“\"]?(?:[A-Z][A-Z.'’\- ]{0,38}[A-Z]|Q|A|Q\.|A\.)\s?:(?=\s)|[A-Z][^:\n“\"]{1,60}:\s?[“\"]"
)


@dataclass(slots=True)
class _Page:
    """The reading with its quotations sorted, and what has been tied so far."""

    reading: Reading
    speech: list[int]
    block_of: dict[int, int] = field(default_factory=dict)


def attach_quotes(reading: Reading, candidates: list[Candidate]) -> list[Candidate]:
    """Let contents that reach into a quotation take in all of it, and what carries it on."""
    page = _page(reading)
    for candidate in candidates:
        if candidate.frame in {"hearsay", "object", "naming"} and not _is_all_quote(
            page, candidate
        ):
            continue
        _take_in(page, candidate)
    taken = {number for candidate in candidates for number in candidate.quotes}
    for candidate in sorted(candidates, key=lambda c: c.anchor):
        if candidate.quotes:
            _carry_on(page, candidate, taken)
    return candidates


def quote_candidates(reading: Reading, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Yield attributions of quotations that no cue's syntax reached, and of labelled speech."""
    page = _page(reading)
    taken = {number for candidate in candidates for number in candidate.quotes}
    anchors = {candidate.anchor for candidate in candidates}
    for number in page.speech:
        if number in taken or _inside_other(page, number):
            continue
        found = (
            _by_neighbour(page, number) or _by_dash(page, number) or _by_lead_in(page, number)
        )
        if found is None:
            found = _by_paragraph(page, number, candidates)
            if found is not None:
                _take_over(page, found, number, taken)
            continue
        taken.add(number)
        _carry_on(page, found, taken)
        if found.anchor not in anchors:
            anchors.add(found.anchor)
            yield found
        else:
            _join(candidates, found)
    yield from _labelled(reading)
    yield from _block_quotes(reading, candidates)
    yield from _announced(page, anchors)


def _join(candidates: list[Candidate], found: Candidate) -> None:
    """Add a quotation to the attribution that has the same cue already."""
    for candidate in candidates:
        if candidate.anchor == found.anchor:
            candidate.quotes |= found.quotes
            candidate.direct = True
            for span in found.contents:
                _add_span(candidate, span)


def _page(reading: Reading) -> _Page:
    speech = [i for i, q in enumerate(reading.quotes) if not q.scare and not q.block]
    starts = [block.start for block in reading.document.blocks]
    block_of = {i: bisect_left(starts, reading.quotes[i].start + 1) - 1 for i in speech}
    return _Page(reading=reading, speech=speech, block_of=block_of)


def _is_all_quote(page: _Page, candidate: Candidate) -> bool:
    return any(
        abs(page.reading.quotes[i].start - candidate.contents[0].start) <= 1 for i in page.speech
    )


def _marked(page: _Page, quote: Quote) -> Span:
    """Return a quotation with its marks."""
    text = page.reading.document.text
    start, end = quote.start, quote.end
    if start and text[start - 1] in OPENING:
        start -= 1
    if end < len(text) and text[end] in CLOSING:
        end += 1
    return Span(start=start, end=end)


def _cue_start(page: _Page, candidate: Candidate) -> int:
    return page.reading.tokens.start[candidate.anchor]


def _take_in(page: _Page, candidate: Candidate) -> None:
    anchor = _cue_start(page, candidate)
    for number in page.speech:
        span = _marked(page, page.reading.quotes[number])
        if not any(span.overlaps(content) for content in candidate.contents):
            continue
        if span.start <= anchor < span.end:
            continue
        starts_inside = any(c.start <= span.start < c.end for c in candidate.contents)
        ends_inside = any(c.start < span.end <= c.end for c in candidate.contents)
        whole = any(c.start - 2 <= span.start and span.end <= c.end + 2 for c in candidate.contents)
        if not (starts_inside or ends_inside or whole or _mostly(span, candidate)):
            continue
        candidate.quotes.add(number)
        _add_span(candidate, span)
        candidate.direct = candidate.direct or _mostly(span, candidate)


def _mostly(span: Span, candidate: Candidate) -> bool:
    """Tell whether a quotation makes up most of the content."""
    total = sum(content.end - content.start for content in candidate.contents)
    return (span.end - span.start) * 5 >= total * 4


def _add_span(candidate: Candidate, span: Span) -> None:
    """Add characters to a content, merging what touches."""
    spans = sorted([*candidate.contents, span])
    merged = [spans[0]]
    for item in spans[1:]:
        if item.start <= merged[-1].end + 1:
            merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, item.end))
        else:
            merged.append(item)
    candidate.contents = merged


def _carry_on(page: _Page, candidate: Candidate, taken: set[int]) -> None:
    """Add the quotations that follow without a speaker of their own."""
    last = max(candidate.quotes, key=lambda number: page.reading.quotes[number].start)
    for number in page.speech:
        if number <= last or number in taken:
            continue
        quote = page.reading.quotes[number]
        if quote.continues != last and not _follows(page, candidate, last, number):
            break
        taken.add(number)
        candidate.quotes.add(number)
        _add_span(candidate, _marked(page, quote))
        last = number


def _follows(page: _Page, candidate: Candidate, last: int, number: int) -> bool:
    """Tell whether a quotation stands right after one, or after the cue between the two."""
    if page.block_of[last] != page.block_of[number]:
        return False
    text = page.reading.document.text
    quote = page.reading.quotes[number]
    previous = _marked(page, page.reading.quotes[last])
    between = text[previous.end : max(previous.end, quote.start - 1)]
    if not any(c.isalnum() for c in between):
        return True
    return _only_cue_between(page, candidate, previous.end, quote.start)


def _only_cue_between(page: _Page, candidate: Candidate, start: int, end: int) -> bool:
    """Tell whether the speaker and the cue are all that stands between two quotations."""
    tokens = page.reading.tokens
    between = [i for i in tokens.between(start, end) if tokens.text[i][0].isalnum()]
    if candidate.anchor not in between or len(between) > 3 * REACH:
        return False
    below = set(tokens.subtree(candidate.anchor))
    spoken = set(candidate.source.tokens) if candidate.source is not None else set()
    verbs = [i for i in between if tokens.pos[i] == "VERB" and tokens.dep[i] != "amod"]
    other = [i for i in verbs if i not in below and i not in spoken and i not in candidate.cue]
    return not other and text_starts_speech(page, end)


def text_starts_speech(page: _Page, start: int) -> bool:
    """Tell whether a quotation starts a sentence or goes on after a comma."""
    text = page.reading.document.text
    before = text[max(0, start - 4) : max(0, start - 1)].rstrip()
    return before[-1:] in {",", ".", ":", "—", "–", ";", "-"} or text[start : start + 1].isupper()


def _inside_other(page: _Page, number: int) -> bool:
    quote = page.reading.quotes[number]
    return any(
        other != number
        and page.reading.quotes[other].start <= quote.start
        and quote.end <= page.reading.quotes[other].end
        for other in page.speech
    )


def _by_neighbour(page: _Page, number: int) -> Candidate | None:
    """Find a verb of saying right after or right before a quotation."""
    reading = page.reading
    tokens = reading.tokens
    span = _marked(page, reading.quotes[number])
    block = reading.document.blocks[page.block_of[number]]
    after = _upto_stop(page, tokens.between(span.end, block.end)[:REACH])
    if not _set_off(reading.document.text, span):
        after = []
    before = _upto_stop(page, tokens.between(block.start, span.start)[-REACH:][::-1])
    if before and not (tokens.text[before[0]] in {",", ":", "that"} or _verbs(page, before[:4])):
        before = []
    for window in (after, before):
        for index in _verbs(page, window):
            return _quoted(page, number, index, span)
    return None


def _by_dash(page: _Page, number: int) -> Candidate | None:
    """Return a quotation signed with a dash: “words” — a name."""
    reading = page.reading
    tokens = reading.tokens
    span = _marked(page, reading.quotes[number])
    block = reading.document.blocks[page.block_of[number]]
    after = tokens.between(span.end, block.end)[: LABEL + 2]
    if len(after) < 2 or tokens.text[after[0]] not in DASHES:  # noqa: PLR2004
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


def _by_lead_in(page: _Page, number: int) -> Candidate | None:
    """Return a quotation that opens the paragraph after "the paper wrote:"."""
    reading = page.reading
    block = page.block_of[number]
    blocks = reading.document.blocks
    span = _marked(page, reading.quotes[number])
    if not block or span.start > blocks[block].start + 1:
        return None
    verb = _lead_in(reading, blocks[block - 1].start, blocks[block - 1].end)
    return None if verb is None else _quoted(page, number, verb, span)


def _by_paragraph(page: _Page, number: int, candidates: list[Candidate]) -> Candidate | None:
    """Return who spoke last in the paragraph, for a quotation that is a sentence of its own."""
    reading = page.reading
    block = reading.document.blocks[page.block_of[number]]
    span = _marked(page, reading.quotes[number])
    text = reading.document.text
    before = text[block.start : span.start].rstrip()
    if before[-1:] not in {".", "”", '"'} or text[span.end - 2] not in ".?!":
        return None
    spoken = [
        candidate
        for candidate in candidates
        if block.start <= _cue_start(page, candidate) < span.start
        and candidate.source is not None
        and candidate.act == "says"
        and candidate.frame in {"clause", "quote"}
    ]
    return max(spoken, key=lambda c: _cue_start(page, c), default=None)


def _take_over(page: _Page, candidate: Candidate, number: int, taken: set[int]) -> None:
    taken.add(number)
    candidate.quotes.add(number)
    _add_span(candidate, _marked(page, page.reading.quotes[number]))
    _carry_on(page, candidate, taken)


def _verbs(page: _Page, window: list[int]) -> list[int]:
    return [index for index in window if _is_saying(page, index)]


def _set_off(text: str, span: Span) -> bool:
    """Tell whether a quotation ends in a mark that lets "he said" follow."""
    return any(c in ",.?!-–—…:;" for c in text[span.end - 2 : span.end + 1])


def _upto_stop(page: _Page, window: range) -> list[int]:
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


def _is_saying(page: _Page, index: int) -> bool:
    tokens = page.reading.tokens
    if tokens.pos[index] not in VERBAL or tokens.dep[index] in {"aux", "auxpass", "amod"}:
        return False
    uses = load_speech_cues().verbs.get(tokens.lemma[index], ())
    return any("quote" in use.frames for use in uses)


def _quoted(page: _Page, number: int, verb: int, span: Span) -> Candidate | None:
    tokens = page.reading.tokens
    outside = (
        c for c in tokens.children_by(verb, "nsubj") if not span.start <= tokens.start[c] < span.end
    )
    head = next(outside, None)
    head = subject_of(tokens, verb) if head is None else head
    source: Source | None = None if head is None else phrase(tokens, head, without=verb)
    if source is None or span.start <= tokens.start[source.head] < span.end:
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


def _labelled(reading: Reading) -> Iterator[Candidate]:
    """Yield "NAME: words" of transcripts and "Officials: words" of headlines."""
    for block in reading.document.blocks:
        if block.kind is BlockKind.HEADLINE or (
            block.kind is BlockKind.BODY
            and _LABELLED.match(reading.document.text, block.start, block.end)
        ):
            found = _label(reading, block.start, block.end)
            if found is not None:
                yield found


def _label(reading: Reading, start: int, end: int) -> Candidate | None:
    tokens = reading.tokens
    indices = tokens.between(start, end)
    if indices and tokens.text[indices[0]] in OPENING:
        indices = indices[1:]
    colon = next((i for i in indices[: LABEL + 1] if tokens.text[i] == ":"), None)
    if colon is None or colon == indices[0] or tokens.start[colon + 1 : colon + 2] == ():
        return None
    label = range(indices[0], colon)
    head = next((i for i in reversed(label) if tokens.pos[i] in {"PROPN", "NOUN"}), None)
    content = trim(reading.document.text, tokens.end[colon], end)
    verbs = any(tokens.pos[i] in VERBAL and tokens.tag[i] != "VBN" for i in label)
    spoken = reading.document.text[start : tokens.start[colon]].isupper()
    if content is None or head is None or (verbs and not spoken):
        return None
    if tokens.text[head].lower() in load_speech_cues().labels:
        return None
    named = any(tokens.pos[i] == "PROPN" for i in label)
    if not spoken and not named and not can_speak(tokens, head):
        return None
    return Candidate(
        anchor=colon,
        cue=(colon,),
        source=Source(head=head, tokens=tuple(label)),
        contents=[content],
        act="says",
        frame="clause",
    )


def _block_quotes(reading: Reading, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Yield block quotes, said by whoever their lead-in names, else by another publication."""
    blocks = reading.document.blocks
    for number, block in enumerate(blocks):
        if block.kind is not BlockKind.BLOCK_QUOTE:
            continue
        content = Span(start=block.start, end=block.end)
        first = next(iter(reading.tokens.between(block.start, block.end)), None)
        if first is None:
            continue
        lead = blocks[number - 1] if number else None
        if lead is not None and lead.kind is BlockKind.BLOCK_QUOTE:
            previous = next((c for c in candidates if c.frame == "block"), None)
            if previous is not None:
                previous.contents.append(content)
                continue
        verb = None if lead is None else _lead_in(reading, lead.start, lead.end)
        head = None if verb is None else subject_of(reading.tokens, verb)
        found = Candidate(
            anchor=first if verb is None else verb,
            cue=() if verb is None else (verb,),
            source=None if head is None else phrase(reading.tokens, head, without=verb),
            contents=[content],
            act="says",
            frame="block",
            direct=True,
            kind=SpeakerKind.OUTLET if head is None else None,
        )
        candidates.append(found)
        yield found


def _announced(page: _Page, anchors: set[int]) -> Iterator[Candidate]:
    """Yield the paragraph after "he added:", set without marks."""
    reading = page.reading
    blocks = reading.document.blocks
    for lead, told in zip(blocks, blocks[1:], strict=False):
        if lead.kind is not BlockKind.BODY or told.kind is not BlockKind.BODY:
            continue
        verb = _lead_in(reading, lead.start, lead.end)
        if verb is None or verb in anchors or lead.end - reading.tokens.end[verb] > _AFTER_CUE:
            continue
        head = subject_of(reading.tokens, verb)
        content = trim(reading.document.text, told.start, told.end)
        quoted = any(told.start <= reading.quotes[i].start < told.end for i in page.speech)
        if head is None or content is None or quoted:
            continue
        anchors.add(verb)
        yield Candidate(
            anchor=verb,
            cue=(verb,),
            source=phrase(reading.tokens, head, without=verb),
            contents=[content],
            act="says",
            frame="block",
            direct=True,
        )


def _lead_in(reading: Reading, start: int, end: int) -> int | None:
    """Return the last verb of saying of a paragraph that ends in a colon."""
    if reading.document.text[start:end].rstrip()[-1:] not in {":", ","}:
        return None
    tokens = reading.tokens
    verbs = load_speech_cues().verbs
    found = [
        i
        for i in tokens.between(start, end)
        if tokens.pos[i] in VERBAL
        and any(u.frames & {"clause", "quote"} for u in verbs.get(tokens.lemma[i], ()))
    ]
    return found[-1] if found else None
