"""The dictionary that the guide on events shows: it loads, and codes its own examples."""

import re
from pathlib import Path

import pytest

from dragoman.annotate.engine import load_engine
from dragoman.bench.examples import check_examples, list_examples, own_entries
from dragoman.knowledge.coding_files import CodingFiles
from dragoman.knowledge.triggers import TRIGGERS, load_lexicon

GUIDE = Path(__file__).parents[2] / "docs" / "events.md"


@pytest.fixture
def files(tmp_path: Path) -> CodingFiles:
    blocks = re.findall(r"```toml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    (shown,) = (block for block in blocks if "[[entry]]" in block)
    (tmp_path / "shown.toml").write_text(shown, encoding="utf-8")
    return CodingFiles(folders=(TRIGGERS, tmp_path))


def test_dictionary_in_the_guide_codes_its_examples(files: CodingFiles) -> None:
    examples = list_examples(own_entries(files))
    assert {example.wanted for example in examples} == {True, False}
    assert check_examples(examples, load_engine(), files) == []


def test_dictionary_in_the_guide_adds_to_the_general_ones(files: CodingFiles) -> None:
    general = load_lexicon().entries
    assert len(load_lexicon(files.folders).entries) == len(general) + 1
