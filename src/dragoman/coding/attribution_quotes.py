"""Lets contents take in whole quotations, over sentences and paragraphs."""

from dragoman.coding.attribution_page import QuotePage, add_span, cue_start, marked, read_page
from dragoman.coding.attribution_types import Candidate
from dragoman.model.reading import Reading
from dragoman.model.text import Span

# words that may stand between two parts of one quotation: the speaker and the cue
BETWEEN = 48


def attach_quotes(reading: Reading, candidates: list[Candidate]) -> list[Candidate]:
    """Let contents that reach into a quotation take in all of it, and what carries it on."""
    page = read_page(reading)
    for candidate in candidates:
        if candidate.frame in {"hearsay", "object", "naming"} and not _is_all_quote(
            page, candidate
        ):
            continue
        _take_in(page, candidate)
    taken = {number for candidate in candidates for number in candidate.quotes}
    for candidate in sorted(candidates, key=lambda c: c.anchor):
        if candidate.quotes:
            carry_on(page, candidate, taken)
    return candidates


def _is_all_quote(page: QuotePage, candidate: Candidate) -> bool:
    return any(
        abs(page.reading.quotes[i].start - candidate.contents[0].start) <= 1 for i in page.speech
    )


def _take_in(page: QuotePage, candidate: Candidate) -> None:
    anchor = cue_start(page, candidate)
    for number in page.speech:
        span = marked(page, page.reading.quotes[number])
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
        add_span(candidate, span)
        candidate.direct = candidate.direct or _mostly(span, candidate)


def _mostly(span: Span, candidate: Candidate) -> bool:
    """Tell whether a quotation makes up most of the content."""
    total = sum(content.end - content.start for content in candidate.contents)
    return (span.end - span.start) * 5 >= total * 4


def carry_on(page: QuotePage, candidate: Candidate, taken: set[int]) -> None:
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
        add_span(candidate, marked(page, quote))
        last = number


def _follows(page: QuotePage, candidate: Candidate, last: int, number: int) -> bool:
    """Tell whether a quotation stands right after one, or after the cue between the two."""
    if page.block_of[last] != page.block_of[number]:
        return False
    text = page.reading.document.text
    quote = page.reading.quotes[number]
    previous = marked(page, page.reading.quotes[last])
    between = text[previous.end : max(previous.end, quote.start - 1)]
    if not any(c.isalnum() for c in between):
        return True
    return _only_cue_between(page, candidate, previous.end, quote.start)


def _only_cue_between(page: QuotePage, candidate: Candidate, start: int, end: int) -> bool:
    """Tell whether the speaker and the cue are all that stands between two quotations."""
    tokens = page.reading.tokens
    between = [i for i in tokens.between(start, end) if tokens.text[i][0].isalnum()]
    if candidate.anchor not in between or len(between) > BETWEEN:
        return False
    below = set(tokens.subtree(candidate.anchor))
    spoken = set(candidate.source.tokens) if candidate.source is not None else set()
    verbs = [i for i in between if tokens.pos[i] == "VERB" and tokens.dep[i] != "amod"]
    other = [i for i in verbs if i not in below and i not in spoken and i not in candidate.cue]
    return not other and _starts_speech(page, end)


def _starts_speech(page: QuotePage, start: int) -> bool:
    """Tell whether a quotation starts a sentence or goes on after a comma."""
    text = page.reading.document.text
    before = text[max(0, start - 4) : max(0, start - 1)].rstrip()
    return before[-1:] in {",", ".", ":", "—", "–", ";", "-"} or text[start : start + 1].isupper()
