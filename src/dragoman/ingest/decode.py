"""Bytes to text: which encoding, and what is no text at all."""

import codecs
import logging

from charset_normalizer import from_bytes

from dragoman.errors import IngestError

_LOG = logging.getLogger(__name__)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How files begin that are no text, whatever they are called.
_SIGNATURES = (
    (b"%PDF-", "a PDF document", "save its text: pdftotext FILE.pdf FILE.txt"),
    (b"PK\x03\x04", "a zip archive or an office document", "unpack it, or save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text"),
    (b"{\\rtf", "a rich-text document", "save it as plain text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it: gunzip FILE"),
    (b"BZh", "a bzip2 archive", "unpack it: bunzip2 FILE"),
    (b"\xfd7zXZ", "an xz archive", "unpack it: unxz FILE"),
    (b"\x89PNG", "a picture", "leave it out"),
    (b"GIF8", "a picture", "leave it out"),
    (b"\xff\xd8\xff", "a picture", "leave it out"),
    (b"SQLite format 3", "a database", "leave it out"),
    (b"\x7fELF", "a program", "leave it out"),
)
_CONTROLS = frozenset(range(32)) - set(b"\t\n\r\f\v\x1b")
MAX_CONTROL_SHARE = 0.01
PROBE = 65_536
# What is not UTF-8 in English news is nearly always this; the finder may prefer a near relation.
USUAL = "cp1252"


def decode(data: bytes, *, name: str) -> str:
    """Return the text without its byte order mark; an encoding that had to be found is logged.

    Raises:
        IngestError: the bytes are no text, or no encoding makes sense of them.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _find_encoding(data, name=name, offset=error.start)


def refuse_binary(data: bytes) -> None:
    """Raise an ``IngestError`` for bytes that are no text."""
    for signature, kind, way_out in _SIGNATURES:
        if data.startswith(signature):
            raise IngestError(f"it is {kind}, whatever its name says", way_out=way_out)
    probe = data[:PROBE]
    controls = sum(byte in _CONTROLS for byte in probe)
    if b"\0" in probe or controls > MAX_CONTROL_SHARE * max(1, len(probe)):
        raise IngestError("it is binary, not text", way_out="leave it out, or save it as text")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise IngestError(
            f"it begins as {encoding} text but byte {error.start:,} is none",
            way_out="save it again as UTF-8",
        ) from error


def _find_encoding(data: bytes, *, name: str, offset: int) -> str:
    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise IngestError(
            f"byte {offset:,} is not UTF-8 and no other encoding fits",
            way_out="save it again as UTF-8",
        )
    usual = any(USUAL in match.could_be_from_charset for match in matches)
    encoding = USUAL if usual else best.encoding
    _LOG.warning("%s is not UTF-8; read as %s", name, encoding)
    return data.decode(encoding, errors="replace")
