"""Bytes to text: which encoding, and what is no text at all."""

import codecs
import logging

from charset_normalizer import from_bytes

from dragoman.errors import IngestError

_LOG = logging.getLogger(__name__)
_GUESSED = "%s is not UTF-8; read as %s"
_DAMAGED = "%s is UTF-8 but for some bytes; � stands for them"
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
# In Latin script nearly every second byte of UTF-16 is nought, and hardly one of the others.
UTF_16_SHARE = 0.6
# What is not UTF-8 in English news is nearly always this; the finder may prefer a near relation.
USUAL = "cp1252"


def decode(data: bytes, *, name: str) -> str:
    """Return the text without its byte order mark; an encoding that had to be found is logged.

    Raises:
        IngestError: the bytes are no text, or no encoding makes sense of them.
    """
    marked = find_mark(data)
    if marked is not None:
        return _strictly(data, marked)
    wide = find_wide(data)
    if wide is not None:
        _LOG.warning(_GUESSED, name, wide)
        return _strictly(data, wide)
    refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        encoding = _find_encoding(data, offset=error.start)
        _note(name, encoding)
        return data.decode(encoding, errors="replace")


class LineDecoder:
    """Decodes the lines of one file; what is found of its encoding serves for all of them."""

    def __init__(self, name: str) -> None:
        """Name the file for what is logged."""
        self._name = name
        self._found: str | None = None

    def __call__(self, line: bytes) -> str:
        """Return the text of a line.

        Raises:
            IngestError: the bytes are no text, or no encoding makes sense of them.
        """
        if line.startswith(codecs.BOM_UTF8):
            line = line.removeprefix(codecs.BOM_UTF8)
        refuse_binary(line)
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError as error:
            if self._found is None:
                self._found = _find_encoding(line, offset=error.start)
                _note(self._name, self._found)
            return line.decode(self._found, errors="replace")


def _note(name: str, encoding: str) -> None:
    if encoding == "utf-8":
        _LOG.warning(_DAMAGED, name)
    else:
        _LOG.warning(_GUESSED, name, encoding)


def find_mark(data: bytes) -> str | None:
    """Return the encoding that a byte order mark names, if there is one."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def find_wide(data: bytes) -> str | None:
    """Return which UTF-16 the bytes are where no mark says so, judged by where noughts stand."""
    probe = data[:PROBE]
    half = len(probe) // 2
    even, odd = probe[0::2].count(0), probe[1::2].count(0)
    if odd > UTF_16_SHARE * half and even == 0:
        return "utf-16-le"
    if even > UTF_16_SHARE * half and odd == 0:
        return "utf-16-be"
    return None


def refuse_binary(data: bytes) -> None:
    """Raise an ``IngestError`` for bytes that are no text."""
    for signature, kind, way_out in _SIGNATURES:
        if data.startswith(signature):
            raise IngestError(f"it is {kind}, whatever its name says", way_out=way_out)
    probe = data[:PROBE]
    controls = sum(byte in _CONTROLS for byte in probe)
    if b"\0" in data or controls > MAX_CONTROL_SHARE * max(1, len(probe)):
        raise IngestError("it is binary, not text", way_out="leave it out, or save it as text")


def _is_damaged_utf_8(data: bytes) -> bool:
    """Tell text of which more characters are UTF-8 of several bytes than bytes are none."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return sum(not char.isascii() for char in text) > 2 * broken


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise IngestError(
            f"it begins as {encoding} text but byte {error.start:,} is none",
            way_out="save it again as UTF-8",
        ) from error


def _find_encoding(data: bytes, *, offset: int) -> str:
    if _is_damaged_utf_8(data):
        return "utf-8"
    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise IngestError(
            f"byte {offset:,} is not UTF-8 and no other encoding fits",
            way_out="save it again as UTF-8",
        )
    usual = any(USUAL in match.could_be_from_charset for match in matches)
    return USUAL if usual else best.encoding
