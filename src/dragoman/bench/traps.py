"""Judges marked words of single sentences: is a thing told as done, how firmly, or not at all?"""

import re
from collections.abc import Iterator, Sequence

from dragoman.bench.scoring import Row
from dragoman.coding.modality import assess
from dragoman.errors import IngestError
from dragoman.model.ids import make_id
from dragoman.model.text import Block, BlockKind, Document
from dragoman.pipeline import Assembly, read_documents

TRAPS = "traps"
_MARK = re.compile(r"\[(?P<word>[^\[\]]+)\]")


def judge_traps(rows: Sequence[Row], assembly: Assembly) -> Iterator[Row]:
    """Yield what is made of the word that each row marks.

    Raises:
        IngestError: a row does not mark one word.
    """
    marks = [_mark(row) for row in rows]
    documents = [_document(row) for row in rows]
    for row, mark, reading in zip(rows, marks, read_documents(documents, assembly), strict=True):
        tokens = reading.tokens.between(mark.start(), mark.end() - 2)
        judged = assess(reading, tokens[0])
        yield {
            "id": row["id"],
            "modality": judged.modality.value,
            "polarity": judged.polarity.value,
            "why": list(judged.why),
        }


def _mark(row: Row) -> re.Match[str]:
    marks = list(_MARK.finditer(row["marked"]))
    if len(marks) != 1:
        raise IngestError(f"a trap marks one word in square brackets: {row['marked']!r}")
    return marks[0]


def _document(row: Row) -> Document:
    text = _MARK.sub(r"\g<word>", row["marked"])
    headline = "headline" in row["phenomenon"]
    kind = BlockKind.HEADLINE if headline else BlockKind.BODY
    return Document(
        id=make_id("doc", row["id"]),
        sha256="",
        text=text,
        blocks=(Block(kind=kind, start=0, end=len(text)),),
        language="en",
    )
