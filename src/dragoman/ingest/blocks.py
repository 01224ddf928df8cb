"""Splits a text into blocks and marks the function each has on the page; nothing is cut."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dragoman.ingest.datelines import find_dateline
from dragoman.ingest.excerpts import find_excerpts
from dragoman.ingest.lines import (
    classify_line,
    fold,
    is_date_line,
    is_dated_names,
    is_headline,
    is_names,
    is_section,
    is_story,
)
from dragoman.ingest.outlets import names_outlet
from dragoman.ingest.paragraphs import find_paragraphs
from dragoman.knowledge.page_furniture import PageFurniture, load_page_furniture
from dragoman.model.text import Block, BlockKind, Span

_FIGCAPTION = re.compile(r"(<figcaption\b[^>]*>)(.*?)(</figcaption>)", re.IGNORECASE)
# A dateline stands in front of one of the first paragraphs, behind a standfirst or two.
DATELINE_WITHIN = 4
# A short heading inside the story, and the paragraph that must follow it.
SUBHEAD_WORDS, SUBHEAD_FOLLOWED_BY = 9, 18
# Bits of furniture between other furniture need no wording of their own.
GAP_WORDS = 8
CREDIT_WORDS = 4
CONTENT = frozenset({BlockKind.BODY, BlockKind.HEADLINE})
NO_HINTS: Mapping[int, BlockKind] = MappingProxyType({})


@dataclass(slots=True, kw_only=True)
class _Paragraph:
    span: Span
    line: str
    kind: BlockKind | None = None


def find_blocks(text: str, *, hints: Mapping[int, BlockKind] = NO_HINTS) -> tuple[Block, ...]:
    """Return the blocks in order; they do not overlap and leave only white space between them.

    ``hints`` names the kind of a paragraph, by its start, where the page's markup told it.
    """
    furniture = load_page_furniture()
    paragraphs = [
        _Paragraph(span=span, line=fold(text[span.start : span.end]), kind=hints.get(span.start))
        for span in find_paragraphs(text)
    ]
    _mark_head(paragraphs, furniture)
    _mark_tail(paragraphs, furniture)
    _mark_story(paragraphs, furniture)
    _mark_excerpts(paragraphs, furniture)
    return tuple(_cut(text, paragraphs, furniture))


def _mark_head(paragraphs: Sequence[_Paragraph], furniture: PageFurniture) -> None:
    """Mark what stands above the story, with the headline."""
    headline_seen = any(p.kind is BlockKind.HEADLINE for p in paragraphs)
    for position, paragraph in enumerate(paragraphs):
        if paragraph.kind is BlockKind.BODY:
            return
        paragraph.kind = paragraph.kind or classify_line(paragraph.line, furniture, zone="head")
        if paragraph.kind is not None or _FIGCAPTION.fullmatch(paragraph.line):
            continue
        if furniture.update.notice.search(paragraph.line):
            continue
        below = paragraphs[position + 1 :]
        if is_section(paragraph.line, furniture) and below:
            paragraph.kind = BlockKind.FURNITURE
        elif _is_masthead(paragraph.line) or _is_imprint(
            paragraphs, position, furniture, headline_seen=headline_seen
        ):
            paragraph.kind = BlockKind.BYLINE
        elif is_story(paragraph.line) or not below:
            return
        elif not headline_seen and is_headline(paragraph.line):
            paragraph.kind = BlockKind.HEADLINE
            headline_seen = True
        elif not is_headline(paragraph.line):
            return


def _is_masthead(line: str) -> bool:
    """Tell a line such as ``Outlet | By Somebody | 19 May 2014``."""
    return line.count("|") > 0 and line.count(" ") < 24 and not line.endswith(".")  # noqa: PLR2004


def _is_imprint(
    paragraphs: Sequence[_Paragraph],
    position: int,
    furniture: PageFurniture,
    *,
    headline_seen: bool,
) -> bool:
    """Tell a line that names paper, writer or day: beside the headline, or over it."""
    line = paragraphs[position].line
    below = [paragraph.line for paragraph in paragraphs[position + 1 : position + 4]]
    if headline_seen:
        following = classify_line(below[0], furniture, zone="head") if below else None
        signed = following in {BlockKind.DATELINE, BlockKind.BYLINE} and is_names(line)
        return signed or is_dated_names(line)
    headed = any(is_headline(other) and not is_date_line(other) for other in below)
    # "The Fall of Tripoli" may be a headline; with a day under it, it is a paper
    titled = line.startswith("The ") and not is_date_line(below[0] if below else "")
    return names_outlet(line) and is_names(line) and headed and not titled


def _mark_tail(paragraphs: Sequence[_Paragraph], furniture: PageFurniture) -> None:
    """Mark what stands below the story, from the end upwards."""
    _mark_after_opener(paragraphs, furniture)
    gap: _Paragraph | None = None
    first = next((i for i, p in enumerate(paragraphs) if is_story(p.line)), len(paragraphs))
    for position in range(len(paragraphs) - 1, -1, -1):
        paragraph = paragraphs[position]
        zone = "tail" if position > first else "story"
        kind = paragraph.kind or classify_line(paragraph.line, furniture, zone=zone)
        if kind not in {None, *CONTENT}:
            paragraph.kind = kind
            if gap is not None:
                gap.kind = BlockKind.CREDIT if _is_name(gap.line) else BlockKind.FURNITURE
            gap = None
        elif gap is None and kind is None and _is_gap(paragraph.line):
            gap = paragraph
        else:
            break
    if gap is not None and _is_name(gap.line):
        gap.kind = BlockKind.CREDIT


def _is_gap(line: str) -> bool:
    """Tell a short line that says nothing: no sentence, no lead-in."""
    return line.count(" ") < GAP_WORDS and not line.endswith((".", "!", "?", ":", "”", '"', "''"))


def _is_name(line: str) -> bool:
    """Tell a line that is only a name, such as the agency's under a story."""
    return line.count(" ") < CREDIT_WORDS and (line.istitle() or line.isupper())


def _mark_after_opener(paragraphs: Sequence[_Paragraph], furniture: PageFurniture) -> None:
    """Mark everything below a line such as ``About the author``."""
    for position in range(len(paragraphs) // 2, len(paragraphs)):
        line = paragraphs[position].line
        if any(opener.search(line) for opener in furniture.openers):
            for paragraph in paragraphs[position:]:
                if paragraph.kind is None:
                    paragraph.kind = BlockKind.FURNITURE
            return


def _mark_story(paragraphs: Sequence[_Paragraph], furniture: PageFurniture) -> None:
    """Mark captions, notices, subheads and furniture that stand between the story's paragraphs."""
    captions: set[str] = set()
    for position, paragraph in enumerate(paragraphs):
        tagged = _FIGCAPTION.fullmatch(paragraph.line)
        if tagged is not None:
            captions.add(tagged[2].strip())
            continue
        if paragraph.line in captions:
            paragraph.kind = BlockKind.CAPTION
        elif paragraph.kind is None:
            paragraph.kind = classify_line(paragraph.line, furniture, zone="story")
        if paragraph.kind is BlockKind.CAPTION:
            captions.add(paragraph.line)
        if paragraph.kind is None and _is_subhead(paragraphs, position):
            paragraph.kind = BlockKind.HEADLINE


def _is_subhead(paragraphs: Sequence[_Paragraph], position: int) -> bool:
    if not 0 < position < len(paragraphs) - 1:
        return False
    line, before, after = (paragraphs[position + shift].line for shift in (0, -1, 1))
    return (
        line.count(" ") < SUBHEAD_WORDS
        and line[0].isupper()
        and is_headline(line)
        and not line.endswith(("!", "?", '"', "”", "''", ",", "-", "—", "–"))
        and after.count(" ") >= SUBHEAD_FOLLOWED_BY
        and not before.endswith(":")
    )


def _mark_excerpts(paragraphs: Sequence[_Paragraph], furniture: PageFurniture) -> None:
    open_kinds = {None, BlockKind.BODY}
    story = [p.kind in open_kinds and not _FIGCAPTION.fullmatch(p.line) for p in paragraphs]
    lines = [paragraph.line for paragraph in paragraphs]
    for position in find_excerpts(lines, story=story, words=furniture.excerpt):
        paragraphs[position].kind = BlockKind.BLOCK_QUOTE


def _cut(text: str, paragraphs: Sequence[_Paragraph], furniture: PageFurniture) -> Iterator[Block]:
    """Turn paragraphs into blocks, parting tags, datelines and notice words from what follows."""
    told = 0
    for paragraph in paragraphs:
        kind, span = paragraph.kind or BlockKind.BODY, paragraph.span
        tagged = _FIGCAPTION.fullmatch(text, span.start, span.end)
        if tagged is not None:
            yield from _tagged(text, tagged)
        elif kind is BlockKind.BODY:
            told += 1
            yield from _story(text, span, furniture, dateline=told <= DATELINE_WITHIN)
        else:
            yield Block(kind=kind, start=span.start, end=span.end)


def _tagged(text: str, match: re.Match[str]) -> Iterator[Block]:
    for group, kind in (1, BlockKind.FURNITURE), (2, BlockKind.CAPTION), (3, BlockKind.FURNITURE):
        yield from _block(text, kind, *match.span(group))


def _story(text: str, span: Span, furniture: PageFurniture, *, dateline: bool) -> Iterator[Block]:
    """Part a paragraph of the story from the notice word, credit or dateline in front of it."""
    line = text[span.start : span.end]
    kind, edge = BlockKind.BODY, span.start
    notice = furniture.update.notice.match(line)
    credit = furniture.run_in_credit.match(line)
    found = find_dateline(text, span) if dateline and notice is None else None
    if notice is not None:
        rest = line[notice.end() :].strip()
        whole = furniture.update.whole.match(line) or furniture.update.change.match(rest)
        kind, edge = BlockKind.UPDATE, span.end if whole else span.start + notice.end()
    elif credit is not None:
        kind, edge = BlockKind.CREDIT, span.start + credit.end()
    elif found is not None:
        kind, edge = BlockKind.DATELINE, found.span.end
    yield from _block(text, kind, span.start, edge)
    yield from _block(text, BlockKind.BODY, edge, span.end)


def _block(text: str, kind: BlockKind, start: int, end: int) -> Iterator[Block]:
    """Yield the block without the white space at its edges, if anything is left of it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Block(kind=kind, start=start, end=end)
