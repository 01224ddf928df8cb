"""What is printed and how: lines with their citation, JSON, and words from articles made safe."""

import codecs
import json
import re
import sys
from collections.abc import Iterable
from pathlib import PurePath

import msgspec
from rich.console import Console
from rich.text import Text

from dragoman.model.text import Span

# code shown instead of sent: controls, and marks that reorder or hide what stands beside them
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_BLANK = re.compile(r"\s+")
# digits of an id that are shown; any unique beginning is understood
SHORT = 8


def clean(text: str) -> str:
    """Return words from outside on one line, with nothing in them that a terminal obeys."""
    line = _BLANK.sub(" ", text)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", line).strip()


def count(number: int, noun: str) -> str:
    """Return how many there are, in words: 1 event, 2 events."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def quoted(words: str) -> str:
    """Return words of an article in quotation marks, unless they bring their own."""
    return words if words[:1] in {"“", '"'} else f"“{words}”"


def shorten(record_id: str) -> str:
    """Return the beginning of an id that is enough to name it; readable ids stay whole."""
    prefix, dash, digits = record_id.rpartition("-")
    is_digest = dash and re.fullmatch(r"[0-9a-f]{16}", digits)
    return f"{prefix}-{digits[:SHORT]}" if is_digest else record_id


def cite(*, path: str | None, document: str, start: int, end: int, record: str = "") -> str:
    """Return where words stand, as ``why-not`` takes it, and the short id of their record."""
    where = PurePath(path).as_posix() if path else shorten(document)
    return clean(f"{where}:{start}-{end} {shorten(record)}")


def out() -> Console:
    """Return the console for answers; lines are never broken, so that they can be piped."""
    return Console(soft_wrap=True, highlight=False, emoji=False, markup=False)


def err() -> Console:
    """Return the console for progress and complaints."""
    return Console(stderr=True, soft_wrap=True, highlight=False, emoji=False, markup=False)


def print_line(*parts: str | tuple[str, str], citation: str = "", indent: int = 0) -> None:
    """Print words, each plain or with a style, made safe; the citation ends the line."""
    line = Text(" " * indent)
    for part in parts:
        words, style = (part, "") if isinstance(part, str) else part
        if words:
            line.append(" " if line.plain.strip() else "")
            line.append(clean(words), style)
    if citation:
        line.append(f"  [{clean(citation)}]", "dim")
    out().print(line)


def print_excerpt(
    text: str, span: Span, *, marks: Iterable[Span] = (), margin: int = 90, citation: str = ""
) -> None:
    """Print words in their surroundings, the marked ones between » and «."""
    marked = sorted(marks) or [span]
    start, end = max(0, span.start - margin), min(len(text), span.end + margin)
    line = Text("    ")
    line.append("…" if start else "", "dim")
    at = start
    for mark in marked:
        if mark.start < at or mark.end > end:
            continue
        line.append(_piece(text[at : mark.start]))
        words = text[mark.start : mark.end]
        line.append(f"»{clean(words)}«", "bold")
        line.append(" " if words[-1:].isspace() else "")
        at = mark.end
    line.append(_piece(text[at:end]))
    line.append("…" if end < len(text) else "", "dim")
    line.append(f"  [{clean(citation)}]" if citation else "", "dim")
    out().print(line)


def _piece(text: str) -> str:
    """Return cleaned words with the blanks at their ends kept as one."""
    before, after = text[:1].isspace(), text[-1:].isspace()
    middle = clean(text)
    if not middle:
        return " " if before or after else ""
    return f"{' ' * before}{middle}{' ' * after}"


def print_rest(*, shown: int, total: int) -> None:
    """Say how many lines were left out, beside the answer."""
    if not total:
        err().print("nothing in the record fits")
    elif shown < total:
        err().print(f"{shown} of {total} shown; --limit 0 shows all")


def print_json(answer: object) -> None:
    """Print an answer as indented JSON, with nothing else on standard output."""
    text = msgspec.json.format(msgspec.json.encode(answer), indent=2).decode()
    if not codecs.lookup(sys.stdout.encoding or "utf-8").name.startswith("utf"):
        text = _NOT_ASCII.sub(lambda match: json.dumps(match.group())[1:-1], text)
    sys.stdout.write(f"{text}\n")
