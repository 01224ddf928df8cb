"""Packs by name or folder."""

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.packs import find_pack


def test_folder_without_data_is_no_pack(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("none", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="holds no data") as raised:
        find_pack(str(tmp_path))
    assert "leave --pack out" in (raised.value.way_out or "")
    (tmp_path / "triggers").mkdir()
    (tmp_path / "triggers" / "own.toml").write_text("", encoding="utf-8")
    assert find_pack(str(tmp_path)) == tmp_path
