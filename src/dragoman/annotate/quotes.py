"""Finds what stands in quotation marks, of every style, balanced or not."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.annotate.engine import UNPARSED
from dragoman.annotate.scare import is_scare
from dragoman.knowledge.cues import digest_tables
from dragoman.model.reading import Reading
from dragoman.model.text import Block, BlockKind, Quote
from dragoman.step import DocumentStep

DOUBLE, SINGLE, ANGLE = "double", "single", "angle"
STYLES = {
    "“": DOUBLE,
    "”": DOUBLE,
    "„": DOUBLE,
    "‟": DOUBLE,
    '"': DOUBLE,
    "\uff02": DOUBLE,
    "``": DOUBLE,
    "''": DOUBLE,
    "‘": SINGLE,
    "’": SINGLE,
    "‚": SINGLE,
    "‛": SINGLE,
    "'": SINGLE,
    "`": SINGLE,
    "«": ANGLE,
    "»": ANGLE,
    "‹": ANGLE,
    "›": ANGLE,
}
ALWAYS_OPEN = frozenset({"“", "„", "‟", "``"})
STARTS = frozenset(" \t\n\u00a0([{-—–…/“‘\"'«„*_>")
DASHES = frozenset("-—–…")
# ", the mayor said" or ", said the mayor", up to the end of a clause
_SAID = re.compile(
    r",\s+(?:(?:[\w.’'-]+\s+){1,7}(?:said|says|told|asked|added|wrote|replied)\b|"
    r"(?:said|says|asked|added|wrote|replied)\s+\w)"
)
_STOP = re.compile(r"[.!?]\s")
ELISIONS = ("tis", "twas", "em", "til", "cause", "bout", "n")


@dataclass(slots=True)
class _Open:
    """A quotation not yet closed: where its words start, its style and its mark."""

    start: int
    style: str
    mark: str


def quotes_step() -> DocumentStep:
    """Return the step that finds quotations."""
    return DocumentStep(
        name="quotes",
        version=2,
        requires=frozenset({"sentences", "tokens"}),
        provides=frozenset({"quotes"}),
        run=_run,
        settings=digest_tables(),
    )


def _run(reading: Reading) -> Reading:
    found = find_quotes(reading)
    return replace(
        reading,
        quotes=tuple(
            replace(quote, scare=True) if is_scare(reading, quote) else quote for quote in found
        ),
    )


def find_quotes(reading: Reading) -> tuple[Quote, ...]:
    """Return the quotations of a document in text order, none past the end of its block.

    A quotation that never closes ends with its block. Where the next block opens with a mark
    again, it is the same speech and ``continues`` says so.
    """
    found: list[Quote] = []
    waiting: int | None = None
    for block in reading.document.blocks:
        if block.kind in UNPARSED or block.kind is BlockKind.CAPTION:
            continue
        if block.kind is BlockKind.BLOCK_QUOTE:
            found.append(Quote(start=block.start, end=block.end, block=True))
        first = len(found)
        inside, left_open = _scan(reading.document.text, block)
        if waiting is not None and inside and _starts(reading.document.text, block, inside[0]):
            inside[0] = replace(inside[0], continues=waiting)
        found.extend(inside)
        waiting = first + left_open if left_open is not None else None
    return _in_order(found)


def _in_order(found: list[Quote]) -> tuple[Quote, ...]:
    """Sort by place, keeping ``continues`` on the quote it meant."""
    order = sorted(range(len(found)), key=lambda i: (found[i].start, -found[i].end))
    place = {old: new for new, old in enumerate(order)}
    return tuple(
        quote if quote.continues is None else replace(quote, continues=place[quote.continues])
        for quote in (found[i] for i in order)
    )


def _starts(text: str, block: Block, quote: Quote) -> bool:
    return not text[block.start : quote.start].strip(" \t\n\u00a0" + "".join(STYLES))


def _scan(text: str, block: Block) -> tuple[list[Quote], int | None]:
    """Return the quotes of a block and the index of one left open at its end."""
    marks = list(_marks(text, block))
    stack: list[_Open] = []
    found: list[Quote] = []
    for number, (at, mark) in enumerate(marks):
        style = STYLES[mark]
        depth = _depth(stack, style)
        if depth is not None and _may_close(text, at, mark, block):
            if style == SINGLE and _is_possessive(text, at, marks[number + 1 :]):
                continue
            _close(text, found, stack, depth, at)
        elif _may_open(text, at, mark, block, already=depth is not None):
            if depth is not None and not _closes_later(text, block, marks[number + 1 :], style):
                _close(text, found, stack, depth, _end_of_open(text, stack[depth].start, at))
            stack.append(_Open(start=at + len(mark), style=style, mark=mark))
    return _finish(text, block, found, stack)


def _finish(
    text: str, block: Block, found: list[Quote], stack: list[_Open]
) -> tuple[list[Quote], int | None]:
    """Let what is still open end with the block; a lone single mark was no quotation."""
    open_quote = next((item for item in stack if item.style != SINGLE), None)
    if open_quote is not None:
        _add(text, found, open_quote.start, _end_of_open(text, open_quote.start, block.end))
    found.sort(key=lambda quote: (quote.start, -quote.end))
    if open_quote is None:
        return found, None
    starts = [quote.start for quote in found]
    start = _first_solid(text, open_quote.start, block.end)
    index = bisect_left(starts, start)
    return found, index if index < len(found) and starts[index] == start else None


def _end_of_open(text: str, start: int, end: int) -> int:
    """Return where a quotation that nothing closes ends: before its ", the mayor said"."""
    said = _SAID.search(text, start, end)
    if said is not None and not _STOP.search(text, start, said.start()):
        return said.start() + 1
    return _last_solid(text, start, end)


def _first_solid(text: str, start: int, end: int) -> int:
    return end - len(text[start:end].lstrip())


def _last_solid(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _add(text: str, found: list[Quote], start: int, end: int) -> None:
    start, end = _first_solid(text, start, end), _last_solid(text, start, end)
    if start < end:
        found.append(Quote(start=start, end=end))


def _close(text: str, found: list[Quote], stack: list[_Open], depth: int, at: int) -> None:
    _add(text, found, stack[depth].start, at)
    del stack[depth:]


def _depth(stack: list[_Open], style: str) -> int | None:
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].style == style:
            return depth
    return None


def _marks(text: str, block: Block) -> Iterator[tuple[int, str]]:
    at = block.start
    while at < block.end:
        pair = text[at : at + 2]
        if pair in STYLES and at + 2 <= block.end:
            yield at, pair
            at += 2
            continue
        if text[at] in STYLES:
            yield at, text[at]
        at += 1


def _around(text: str, at: int, mark: str, block: Block) -> tuple[str, str]:
    """Return the characters before and after a mark; the block's edges count as blanks."""
    end = at + len(mark)
    before = text[at - 1] if at > block.start else " "
    after = text[end] if end < block.end else " "
    return before, after


def _may_open(text: str, at: int, mark: str, block: Block, *, already: bool) -> bool:
    before, after = _around(text, at, mark, block)
    style = STYLES[mark]
    if after.isspace():  # only French sets its marks off with a blank
        return mark in {"«", "‹"} and not already
    if style == SINGLE:
        return before in STARTS and mark not in {"’", "‛"} and not _is_elision(text, at + 1)
    if mark in ALWAYS_OPEN:
        return True
    if style == ANGLE:
        return before in STARTS or mark in {"«", "‹"}
    if mark == "”":
        return before in STARTS and not already and at == block.start
    return before in STARTS or (not before.isalnum() and not already and before not in ".,!?;:")


def _may_close(text: str, at: int, mark: str, block: Block) -> bool:
    before, after = _around(text, at, mark, block)
    style = STYLES[mark]
    if style == SINGLE:
        return mark != "‘" and not after.isalnum() and not before.isspace()
    if style == ANGLE:
        return mark in {"»", "›"} or not before.isspace()
    if mark == "“":  # closes what „ opened
        return not before.isspace() and not after.isalnum() and "„" in text[block.start : at]
    if mark in ALWAYS_OPEN or mark in {"”", "''"}:
        return mark not in ALWAYS_OPEN
    word_follows = after.isalnum()
    return not (word_follows and (before.isspace() or before in DASHES))


def _is_elision(text: str, at: int) -> bool:
    """Tell the apostrophe of '90s and 'em from an opening mark."""
    word = ""
    while at < len(text) and text[at].isalnum():
        word += text[at]
        at += 1
    return word.lower() in ELISIONS or (word[:2].isdigit() and word[2:] in {"s", ""})


def _is_possessive(text: str, at: int, later: list[tuple[int, str]]) -> bool:
    """Tell "the rebels' camp" inside single marks from the closing mark."""
    if text[at - 1 : at] != "s" or not text[at + 1 : at + 3].strip().isalnum():
        return False
    for position, mark in later:
        if STYLES[mark] != SINGLE:
            continue
        after = text[position + 1 : position + 2]
        if not after.isalnum():
            return text[position - 1 : position] not in " \t\n"
        if mark == "‘" or text[position - 1 : position].isspace():
            return False
    return False


def _closes_later(text: str, block: Block, later: list[tuple[int, str]], style: str) -> bool:
    """Tell whether two more closing marks follow, so that a second opening mark nests."""
    closing = opening = 0
    for at, mark in later:
        if STYLES[mark] != style:
            continue
        if mark in ALWAYS_OPEN or not _may_close(text, at, mark, block):
            opening += 1
        else:
            closing += 1
    return closing >= opening + 2
