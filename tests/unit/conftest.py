"""Readings built by hand: sentences in a short notation, no parser."""

from collections.abc import Callable

import pytest

from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens
from dragoman.model.text import Block, BlockKind, Document, Sentence
from dragoman.model.when import DateRange

_POS = {
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "JJ": "ADJ",
    "DT": "DET",
    "IN": "ADP",
    "PRP": "PRON",
    "PRP$": "PRON",
    "CC": "CCONJ",
    "POS": "PART",
    "RB": "ADV",
}

Reader = Callable[..., Reading]


class _Page:
    """Token columns under construction."""

    def __init__(self) -> None:
        self.text = ""
        self.rows: list[tuple[int, int, str, str, str, str, str, int, str, int]] = []
        self.sentences: list[Sentence] = []

    def add(self, sentence: str) -> None:
        base, number = len(self.rows), len(self.sentences)
        words = sentence.split()
        opening = len(self.text)
        for word in words:
            self._add_token(word, base, number)
        self.text = self.text.rstrip() + "\n"
        self.sentences.append(
            Sentence(
                start=opening,
                end=len(self.text) - 1,
                block=number,
                first=base,
                last=len(self.rows),
            )
        )

    def _add_token(self, word: str, base: int, number: int) -> None:
        spelt, tag, dep, head, *label = word.split("|")
        glued = spelt.endswith("_")
        text, _, lemma = spelt.rstrip("_").partition("=")
        start = len(self.text)
        self.text += text + ("" if glued else " ")
        row = (start, start + len(text), text, lemma or text.lower())
        pos = _POS.get(tag, "VERB" if tag.startswith("V") else "PUNCT")
        entity = label[0] if label else ""
        self.rows.append((*row, pos, tag, dep, base + int(head) - 1, entity, number))


def _read(*sentences: str, published: str | None = None) -> Reading:
    """Read sentences of ``text=lemma|TAG|dep|head|B-LABEL`` tokens; ``_`` glues to the next."""
    page = _Page()
    for sentence in sentences:
        page.add(sentence)
    columns = zip(*page.rows, strict=True)
    names = ("start", "end", "text", "lemma", "pos", "tag", "dep", "head", "entity", "sentence")
    document = Document(
        id="doc-test",
        sha256="",
        text=page.text,
        blocks=tuple(Block(kind=BlockKind.BODY, start=s.start, end=s.end) for s in page.sentences),
        published=DateRange.parse(published) if published else None,
    )
    tokens = Tokens(**dict(zip(names, columns, strict=True)))
    return Reading(document=document, tokens=tokens, sentences=tuple(page.sentences))


@pytest.fixture
def read_page() -> Reader:
    return _read
