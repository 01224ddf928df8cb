"""What stands on a page without being its text, read from ``furniture.toml``."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.model.text import BlockKind

# Names are told by their capitals, in patterns that otherwise ignore case.
_WORD = r"(?:(?:[A-Z][a-z]?\.)+|[A-Z][\w&'’-]*(?:\.\w+)*)"
NAME = rf"(?-i:{_WORD}(?: (?:of |the |and |for |& )*{_WORD})*)"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePattern:
    """A paragraph that matches is of ``kind``, if it stands in ``zone`` and is short enough."""

    kind: BlockKind
    zone: str
    words: int
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateWords:
    """How update and correction notices are worded."""

    notice: re.Pattern[str]
    whole: re.Pattern[str]
    change: re.Pattern[str]
    bracketed: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeWords:
    """Words of legal and service notices, and how many different ones make a notice."""

    needed: int
    needed_with_address: int
    needed_when_short: int
    short: int
    longest: int
    words_per_cue: int
    speech: re.Pattern[str]
    address: re.Pattern[str]
    cues: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcerptWords:
    """How a text hands over to an excerpt from another publication, and takes over again."""

    lead: re.Pattern[str]
    own: re.Pattern[str]
    report: re.Pattern[str]
    voice: re.Pattern[str]
    first_person: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFurniture:
    """All of ``furniture.toml``, compiled."""

    lines: tuple[LinePattern, ...]
    openers: tuple[re.Pattern[str], ...]
    sections: frozenset[str]
    run_in_credit: re.Pattern[str]
    update: UpdateWords
    notice: NoticeWords
    excerpt: ExcerptWords


@cache
def load_page_furniture() -> PageFurniture:
    """Read and compile the patterns once."""
    source = files("dragoman.knowledge") / "data" / "furniture.toml"
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    notice = data["notice"]
    return PageFurniture(
        lines=tuple(
            LinePattern(
                kind=BlockKind(line["kind"]),
                zone=line["zone"],
                words=line["words"],
                pattern=_compile(line["pattern"]),
            )
            for line in data["line"]
        ),
        openers=tuple(_compile(opener["pattern"]) for opener in data["opener"]),
        sections=frozenset(data["sections"]["words"]),
        run_in_credit=_compile(data["credit"]["run_in"]),
        update=UpdateWords(**{key: _compile(text) for key, text in data["update"].items()}),
        notice=NoticeWords(
            needed=notice["needed"],
            needed_with_address=notice["needed_with_address"],
            needed_when_short=notice["needed_when_short"],
            short=notice["short"],
            longest=notice["longest"],
            words_per_cue=notice["words_per_cue"],
            speech=_compile(notice["speech"]),
            address=_compile(rf"\b(?:{'|'.join(notice['address'])})\b"),
            cues=_compile(rf"(?<!\w)(?:{'|'.join(notice['cues'])})(?!\w)"),
        ),
        excerpt=ExcerptWords(**{key: _compile(text) for key, text in data["excerpt"].items()}),
    )


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("<NAME>", NAME), re.IGNORECASE)
