"""One article as it was read, and the document made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.errors import IngestError
from dragoman.ingest.blocks import NO_HINTS, find_blocks
from dragoman.ingest.dates import find_publication
from dragoman.ingest.fingerprint import make_fingerprint
from dragoman.ingest.language import find_language
from dragoman.ingest.lines import fold
from dragoman.ingest.outlets import find_imprint
from dragoman.model.ids import make_id
from dragoman.model.text import Block, BlockKind, Document
from dragoman.model.when import DateRange

# The parser needs about a gigabyte for 100,000 characters in one piece.
MAX_CHARACTERS = 300_000
MAX_PARAGRAPH = 100_000
_STORY = frozenset({BlockKind.BODY, BlockKind.BLOCK_QUOTE})


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """What a reader took from bytes: the text and whatever metadata came with it.

    ``record`` is the identifier a record carries in its file. ``hints`` names the kind of a
    paragraph, by its start, where markup told it.
    """

    text: str
    sha256: str
    path: str
    url: str | None = None
    record: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    published: DateRange | None = None
    hints: Mapping[int, BlockKind] = field(default_factory=lambda: NO_HINTS)


def normalise_lines(text: str) -> str:
    """Return the text with every line end as one line feed and nothing else changed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def make_document(article: RawArticle) -> Document:
    """Make a document; its id hangs on content and metadata, not on where it lay.

    Raises:
        IngestError: there is no text, or more than one article can have.
    """
    text = article.text
    _check_size(text)
    blocks = find_blocks(text, hints=article.hints)
    imprint = find_imprint(text, blocks, outlet=article.outlet, authors=article.authors)
    publication = find_publication(text, blocks, metadata=article.published)
    title = article.title or _headline(text, blocks)
    days = publication.days
    return Document(
        id=make_id(
            "doc",
            text,
            imprint.outlet,
            title,
            days.edtf() if days is not None else None,
            article.url or article.record,
        ),
        sha256=article.sha256,
        text=text,
        blocks=blocks,
        path=article.path,
        url=article.url,
        outlet=imprint.outlet,
        title=title,
        authors=imprint.authors,
        language=article.language or find_language(_wording(text, blocks)),
        published=days,
        published_basis=publication.basis,
        published_evidence=publication.evidence,
        agency=imprint.agency,
        fingerprint=make_fingerprint(text, blocks),
    )


def _check_size(text: str) -> None:
    if not text.strip():
        raise IngestError("it holds no text", way_out="remove it, or fetch the article again")
    if not any(map(str.isalnum, text)):
        raise IngestError("it holds no words", way_out="remove it, or fetch the article again")
    if len(text) > MAX_CHARACTERS:
        raise IngestError(
            f"its text has {len(text):,} characters; one article may have {MAX_CHARACTERS:,}",
            way_out="split it into articles, one file or record each",
        )
    longest = max(map(len, text.split("\n")))
    if longest > MAX_PARAGRAPH:
        raise IngestError(
            f"one of its lines has {longest:,} characters; a paragraph may have {MAX_PARAGRAPH:,}",
            way_out="break it into paragraphs",
        )


def _headline(text: str, blocks: tuple[Block, ...]) -> str | None:
    for block in blocks:
        if block.kind is BlockKind.HEADLINE:
            return fold(text[block.start : block.end])
        if block.kind in _STORY:
            return None
    return None


def _wording(text: str, blocks: tuple[Block, ...]) -> str:
    return " ".join(text[b.start : b.end] for b in blocks if b.kind in _STORY)
