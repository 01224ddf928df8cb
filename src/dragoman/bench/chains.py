"""Judges marked words of short passages: who says so, through whom, how firmly, or not at all?"""

import re
from collections.abc import Iterator, Sequence

from dragoman.bench.scoring import Row
from dragoman.coding.chains import ChainFinder
from dragoman.coding.standing import stand
from dragoman.errors import IngestError
from dragoman.model.claims import AttributionLink
from dragoman.model.ids import make_id
from dragoman.model.reading import Reading
from dragoman.model.text import Block, BlockKind, Document
from dragoman.pipeline import Assembly, read_documents

CHAINS = "chains"
OUTLET = "The Marked Courier"
_MARK = re.compile(r"\[(?P<word>[^\[\]]+)\]")
# how a paragraph of a passage says what it is on the page; the sign is no part of the text
_KINDS = (
    ("> ", BlockKind.BLOCK_QUOTE),
    ("headline:", BlockKind.HEADLINE),
    ("caption:", BlockKind.CAPTION),
)


def judge_chains(rows: Sequence[Row], assembly: Assembly) -> Iterator[Row]:
    """Yield what is made of the word that each row marks; the outlet's own link is left out.

    Raises:
        IngestError: a row does not mark one word.
    """
    placed = [_place(row) for row in rows]
    readings = read_documents([document for document, _ in placed], assembly)
    for row, (_, at), reading in zip(rows, placed, readings, strict=True):
        token = reading.tokens.between(at, at + 1)[0]
        finder = ChainFinder.of(reading)
        chain = finder.chains(token)[0]
        judged = stand(reading, token, chain)
        yield {
            "id": row["id"],
            "modality": judged.modality.value,
            "polarity": judged.polarity.value,
            "chain": [_link(reading, link) for link in finder.links(chain)[1:]],
            "why": [*chain.why(reading), *judged.why],
        }


def _link(reading: Reading, link: AttributionLink) -> tuple[str | None, str | None]:
    """Return a link's words and cue; no words where nobody is there to be named."""
    cue = None if link.cue is None else reading.document.quote(link.cue.start, link.cue.end)
    return (None if link.span is None else link.speaker), cue


def _place(row: Row) -> tuple[Document, int]:
    """Return the passage as a document, and where in it the marked word begins."""
    text = ""
    blocks: list[Block] = []
    marks: list[int] = []
    for paragraph in row["marked"].split("\n\n"):
        found = (pair for pair in _KINDS if paragraph.startswith(pair[0]))
        sign, kind = next(found, ("", BlockKind.BODY))
        bare = paragraph.removeprefix(sign)
        text += "\n\n" if text else ""
        marks.extend(len(text) + mark.start() for mark in _MARK.finditer(bare))
        start = len(text)
        text += _MARK.sub(r"\g<word>", bare)
        blocks.append(Block(kind=kind, start=start, end=len(text)))
    if len(marks) != 1:
        raise IngestError(f"a passage marks one word in square brackets: {row['marked']!r}")
    document = Document(
        id=make_id("doc", row["id"]),
        sha256="",
        text=text,
        blocks=tuple(blocks),
        language="en",
        outlet=OUTLET,
    )
    return document, marks[0]
