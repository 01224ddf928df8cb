"""Documents and the stretches of text in them; offsets are half-open code points."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.when import DateRange


class BlockKind(StrEnum):
    """The function one part of a page has."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    BLOCK_QUOTE = "block_quote"
    UPDATE = "update"
    FURNITURE = "furniture"


class DateBasis(StrEnum):
    """What a publication date rests on."""

    METADATA = "metadata"
    DATELINE = "dateline"
    TEXT = "text"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Characters ``start`` up to, not including, ``end`` of a document's text."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """Tell whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Evidence:
    """A span together with its very words: ``quote == text[start:end]``."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph or line of a document and its function on the page."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as one outlet published it at one time.

    ``path`` is relative to the folder that was read. ``sha256`` is of the original bytes (of the
    record's own bytes where a file holds many). ``blocks`` are in order, do not overlap, and leave
    only white space between them. Where other articles narrowed an argued ``published``,
    ``published_alone`` is what its own text leaves and ``published_why`` names their account.
    """

    id: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    published: DateRange | None = None
    published_basis: DateBasis | None = None
    published_evidence: Span | None = None
    published_alone: DateRange | None = None
    published_why: str | None = None
    agency: str | None = None
    revises: str | None = None
    fingerprint: tuple[int, ...] = ()

    def quote(self, start: int, end: int) -> str:
        """Return the words at ``[start, end)``."""
        return self.text[start:end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence; ``block`` indexes the document's blocks, tokens are ``[first, last)``."""

    start: int
    end: int
    block: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation: ``start``/``end`` lie inside the marks.

    ``scare`` marks words set off without being anybody's speech; ``block`` marks a whole block
    taken from another publication; ``continues`` is the index of the quote this one carries on.
    """

    start: int
    end: int
    scare: bool = False
    block: bool = False
    continues: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that name a time, resolved; several values where the words name several dates.

    ``basis`` says what it was resolved against: ``explicit`` (nothing), ``publication`` or
    ``discourse`` (a date the running text had set).
    """

    start: int
    end: int
    values: tuple[DateRange, ...]
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Skipped:
    """An input that could not be read: where it was, why, and what to do about it."""

    path: str
    reason: str
    way_out: str | None = None
