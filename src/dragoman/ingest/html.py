"""Saved web pages: the article in them, with what the markup tells about its parts."""

import codecs
import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from typing import TYPE_CHECKING

from dragoman.errors import IngestError
from dragoman.ingest.article import RawArticle, normalise_lines
from dragoman.ingest.decode import decode, find_mark, refuse_binary
from dragoman.ingest.lines import fold
from dragoman.model.text import BlockKind
from dragoman.text.dates import parse_timestamp

if TYPE_CHECKING:
    from trafilatura.settings import Document as Extracted

MAX_BYTES = 12_000_000
# News pages measured: under 60 deep, under 20,000 tags, attributes under 20,000 characters once
# pictures kept inside them are taken out. The page reader needs minutes far beyond that.
MAX_DEPTH, MAX_TAGS, MAX_ATTRIBUTE = 250, 150_000, 200_000

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
# A page that can be read so far is in none of these, or it was written to mislead.
_NOT_FOR_PAGES = (
    "idna", "punycode", "raw", "undefined", "unicode", "utf-16", "utf-32", "utf-7",
)  # fmt: skip
# To the page reader a tree with one of these in it is none.
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,8})|([0-9]{1,10}));", re.IGNORECASE)
_NO_CHARACTER = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_INLINE_DATA = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=%\s]{200,}")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{MAX_ATTRIBUTE}}}")
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_CAPTION = re.compile(r"<figcaption\b[^>]*>(.{1,2000}?)</figcaption>", re.IGNORECASE | re.DOTALL)
_MARKUP = re.compile(r"<[^<>]{0,2000}>")
# Unclosed, these do not nest; counting them would see depth where there is none.
_FLAT = frozenset({
    "p", "li", "br", "img", "hr", "input", "meta", "link", "td", "tr", "th", "dt", "dd", "option",
    "source", "wbr", "col", "area", "base", "embed", "param", "track", "path",
})  # fmt: skip


def read_html(data: bytes, *, path: str) -> RawArticle:
    """Return the article of a page: its heading, paragraphs, quotations and captions.

    Raises:
        IngestError: the page is no text, is built to choke a reader, or holds no article.
    """
    page = _REFERENCE.sub(_readable, _INLINE_DATA.sub("", _decode_page(data, path)))
    _refuse_bombs(page)
    found = _extract(page)
    if found is None:
        raise IngestError(
            "no article could be found in this page", way_out="save its text as a .txt file"
        )
    pieces = list(_pieces(found, page))
    text, hints, position = "\n\n".join(words for _, words in pieces), {}, 0
    for kind, words in pieces:
        if kind is not None:
            hints[position] = kind
        position += len(words) + 2
    return RawArticle(
        text=text,
        sha256=sha256(data).hexdigest(),
        path=path,
        url=found.url,
        outlet=_known(found.sitename),
        title=_known(found.title),
        authors=_names(found.author),
        published=parse_timestamp(found.date) if found.date else None,
        hints=hints,
    )


def _decode_page(data: bytes, path: str) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared is not None and find_mark(data) is None:
        refuse_binary(data)
        try:
            encoding = codecs.lookup(declared[1].decode("ascii"))
            if not encoding.name.startswith(_NOT_FOR_PAGES):
                return normalise_lines(data.decode(encoding.name))
        except (LookupError, UnicodeDecodeError):
            pass  # a page may name an encoding it is not in
    return normalise_lines(decode(data, name=path))


def _readable(reference: re.Match[str]) -> str:
    """Return a reference as it stands, or the replacement character where it means none."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    bad = code > sys.maxunicode or _NO_CHARACTER.match(chr(code))
    return "\ufffd" if bad else reference[0]


def _refuse_bombs(page: str) -> None:
    way_out = "open it in a browser and save its text as a .txt file"
    if _ENTITY.search(page):
        raise IngestError("the page declares entities of its own", way_out=way_out)
    if _LONG_TAG.search(page):
        raise IngestError(f"a tag of the page is over {MAX_ATTRIBUTE:,} long", way_out=way_out)
    depth = 0
    for tags, match in enumerate(_TAG.finditer(page), 1):
        if match[2].lower() not in _FLAT:
            depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > MAX_DEPTH or tags > MAX_TAGS:
            raise IngestError(
                f"the page nests deeper than {MAX_DEPTH} or has over {MAX_TAGS:,} tags",
                way_out=way_out,
            )


def _extract(page: str) -> "Extracted | None":
    # takes over a second to import, and is needed for pages alone
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.settings import Document as Extracted  # noqa: PLC0415

    found = bare_extraction(
        page,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        # no date that is merely guessed from the page, and none that hangs on today's
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "max_date": "2100-12-31",
        },
    )
    return found if isinstance(found, Extracted) else None


def _pieces(found: "Extracted", page: str) -> Iterator[tuple[BlockKind | None, str]]:
    """Yield heading, paragraphs and captions with the kind that the markup gives them."""
    captions = [fold(unescape(_MARKUP.sub("", c))).strip() for c in _CAPTION.findall(page)]
    paragraphs = [piece for piece in _paragraphs(found) if piece[1] not in captions]
    if found.title and not any(kind is BlockKind.HEADLINE for kind, _ in paragraphs[:1]):
        yield BlockKind.HEADLINE, fold(found.title).strip()
    yield from paragraphs
    for caption in dict.fromkeys(filter(None, captions)):
        yield BlockKind.CAPTION, caption


def _paragraphs(found: "Extracted") -> Iterator[tuple[BlockKind | None, str]]:
    for element in found.body.iter("p", "head", "quote", "item"):
        if any(parent.tag in {"quote", "p", "item"} for parent in element.iterancestors()):
            continue
        for part in "".join(element.itertext()).split("\n"):
            words = fold(part).strip()
            if words:
                yield _element_kind(element.tag), words


def _element_kind(tag: str) -> BlockKind | None:
    return {"head": BlockKind.HEADLINE, "quote": BlockKind.BLOCK_QUOTE}.get(tag)


def _known(text: str | None) -> str | None:
    return fold(text).strip() or None if text else None


def _names(author: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (author or "").split(";") if name.strip())
