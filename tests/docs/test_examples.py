"""The examples that the documentation shows are what the program prints."""

from pathlib import Path

import pytest
from examples import EXAMPLE, PAGES, build_samples, shown


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of the sample articles."""
    path = tmp_path_factory.mktemp("examples") / "samples.db"
    build_samples(path)
    return path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_of_a_page_are_what_the_program_prints(page: Path, store: Path) -> None:
    found = list(EXAMPLE.finditer(page.read_text(encoding="utf-8")))
    assert found
    for example in found:
        assert example["block"] == shown(example["words"], store), example["words"]
