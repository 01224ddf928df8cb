"""Full-text search: what a person types as a query, and what was found as spans of the text."""

import re
from bisect import bisect_right
from itertools import count

from dragoman.errors import StoreError
from dragoman.model.text import Span
from dragoman.store.base import Hit, Row
from dragoman.store.workings import Ask

# a passage fits on three lines of a terminal
PASSAGE = 240
LEAD = 60
_WORDS = re.compile(r'"([^"]*)"|(\S+)')
_PRIVATE = 0xE000


def to_query(words: str) -> str:
    """Return an FTS5 query for passages with all of ``words``; nothing in them is syntax.

    Raises:
        StoreError: there is no letter or digit to look for.
    """
    parts = []
    for phrase, word in _WORDS.findall(words.replace("\0", " ")):
        wanted = (phrase or word.rstrip("*")).replace('"', " ")
        if any(map(str.isalnum, wanted)):
            parts.append(f'"{wanted}"' + ("*" if word.endswith("*") else ""))
    if not parts:
        raise StoreError("there is no word to search for", way_out="dragoman search WORDS")
    return " AND ".join(parts)


def markers(text: str) -> tuple[str, str]:
    """Return two characters that do not occur in ``text``."""
    free = (chr(code) for code in count(_PRIVATE) if chr(code) not in text)
    return next(free), next(free)


def to_marks(marked: str, opening: str, closing: str) -> tuple[Span, ...]:
    """Return where the marked words stand in the text without the marks."""
    marks, offset, begin = [], 0, 0
    for part in re.split(f"({opening}|{closing})", marked):
        if part == opening:
            begin = offset
        elif part == closing:
            marks.append(Span(start=begin, end=offset))
        else:
            offset += len(part)
    return tuple(marks)


def to_passage(text: str, marks: tuple[Span, ...]) -> Span:
    """Return the stretch of whole words in which most marks stand."""
    if not marks:
        return Span(start=0, end=_word_end(text, min(PASSAGE, len(text))))
    ends = [mark.end for mark in marks]
    counts = [bisect_right(ends, m.start + PASSAGE - LEAD) - i for i, m in enumerate(marks)]
    first = marks[counts.index(max(counts))]
    start = _word_start(text, max(0, first.start - LEAD))
    end = max(first.end, min(len(text), start + PASSAGE))
    return Span(start=start, end=_word_end(text, end))


def _word_start(text: str, at: int) -> int:
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return at


def find_hits(words: str, limit: int, ask: Ask) -> list[Hit]:
    """Return the best passages with all the words, as full-text search ranks them."""
    wanted = to_query(words)
    rows = ask(
        "SELECT d.number, d.id, d.text, w.rank AS rank FROM article_words AS w"
        " JOIN stored_document AS d ON d.number = w.rowid"
        " WHERE article_words MATCH ? ORDER BY w.rank, d.id LIMIT ?",
        wanted,
        limit,
    )
    return [_hit(row, wanted, ask) for row in rows]


def _hit(row: Row, wanted: str, ask: Ask) -> Hit:
    opening, closing = markers(row["text"])
    (found,) = ask(
        "SELECT highlight(article_words, 1, ?, ?) AS marked FROM article_words"
        " WHERE article_words MATCH ? AND rowid = ?",
        opening,
        closing,
        wanted,
        row["number"],
    )
    marks = to_marks(found["marked"], opening, closing)
    passage = to_passage(row["text"], marks)
    return Hit(
        document=row["id"],
        start=passage.start,
        end=passage.end,
        marks=tuple(mark for mark in marks if passage.covers(mark)),
        score=-row["rank"],
    )
