"""Plain text files: the file is the article."""

from hashlib import sha256

from dragoman.ingest.article import RawArticle, normalise_lines
from dragoman.ingest.decode import decode


def read_plain(data: bytes, *, path: str) -> RawArticle:
    """Return the decoded text; markup, scripts and formulas in it are text like any other."""
    text = normalise_lines(decode(data, name=path))
    return RawArticle(text=text, sha256=sha256(data).hexdigest(), path=path)
