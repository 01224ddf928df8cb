"""Who published a text, who wrote it and whose copy it is, from what the page itself says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.ingest.datelines import find_dateline
from dragoman.ingest.lines import fold
from dragoman.knowledge.outlets import OutletWords, load_outlet_words
from dragoman.model.text import Block, BlockKind, Span

_POSSESSIVE = re.compile(r"['’]s?$")
_AND = re.compile(r"\s+(?:and|&)\s+|\s*;\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Outlet, authors and agency as the page names them; ``None`` or empty where it does not."""

    outlet: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None


def find_imprint(
    text: str, blocks: Sequence[Block], *, outlet: str | None, authors: Sequence[str]
) -> Imprint:
    """Complete what metadata told about outlet and authors from the words of the page.

    Copy that carries an agency's credit and names no other outlet counts as the agency's own. A
    paper that credits itself in its dateline is no agency.
    """
    words = load_outlet_words()
    bylines = [fold(line) for line in _texts(text, blocks, BlockKind.BYLINE)]
    named = tuple(authors) or _authors(bylines, words)
    agency = _agency(text, blocks, bylines, named, words)
    outlet = outlet or _outlet(text, blocks, bylines, named, words) or agency
    if agency == outlet and agency is not None and not _is_agency(agency, words):
        agency = None
    return Imprint(outlet=outlet, authors=named, agency=agency)


def names_outlet(line: str) -> bool:
    """Tell whether a line by itself names the paper that printed the text."""
    return any(pattern.search(line) for pattern in load_outlet_words().byline)


def _texts(text: str, blocks: Sequence[Block], *kinds: BlockKind) -> Iterator[str]:
    return (text[block.start : block.end] for block in blocks if block.kind in kinds)


def _authors(bylines: Sequence[str], words: OutletWords) -> tuple[str, ...]:
    found: list[str] = []
    for line in bylines:
        match = next((m for p in words.author if (m := p.search(line))), None)
        if match is not None:
            found.extend(name.strip(" .") for name in _AND.split(match["name"]))
    return tuple(dict.fromkeys(name for name in found if name and _is_somebody(name, words)))


def _is_somebody(name: str, words: OutletWords) -> bool:
    return name.lower() not in words.nobody and name.partition(" ")[0].lower() not in words.nobody


def _outlet(
    text: str,
    blocks: Sequence[Block],
    bylines: Sequence[str],
    authors: Sequence[str],
    words: OutletWords,
) -> str | None:
    for line in bylines:
        match = next((m for p in words.byline if (m := p.search(line))), None)
        if match is not None and match["name"] not in authors:
            return _POSSESSIVE.sub("", match["name"].strip(" ."))
    votes: dict[str, int] = {}
    for line in _texts(text, blocks, BlockKind.FURNITURE):
        for weight, pattern in words.naming:
            for match in pattern.finditer(fold(line)):
                name = match["name"].strip(" .")
                if not _POSSESSIVE.search(name) and not _names_author(name, authors):
                    votes[name] = votes.get(name, 0) + weight
    # the first of those named most: a dict keeps the order of the page
    return max(votes, key=votes.__getitem__) if votes else None


def _names_author(name: str, authors: Sequence[str]) -> bool:
    return any(name in author or author in name for author in authors)


def _agency(
    text: str,
    blocks: Sequence[Block],
    bylines: Sequence[str],
    authors: Sequence[str],
    words: OutletWords,
) -> str | None:
    for block in blocks:
        if block.kind is BlockKind.DATELINE:
            # the dateline was parted from its story: a word after it lets it be found again
            found = find_dateline(
                text[block.start : block.end] + " A", Span(start=0, end=block.end - block.start + 2)
            )
            if found is not None and found.credit:
                return found.credit
    names = [*_texts(text, blocks, BlockKind.CREDIT), *authors]
    names += [part.strip() for line in bylines for part in line.split("|")]
    return next((name for name in names if _is_agency(name, words)), None)


def _is_agency(name: str, words: OutletWords) -> bool:
    return name in words.agencies or (
        name.istitle() and name.endswith(words.agency_endings) and name.count(" ") < 4  # noqa: PLR2004
    )
