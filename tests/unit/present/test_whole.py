"""Files that are written whole or not at all."""

from pathlib import Path

import pytest

from dragoman.present.whole import replace_file


def test_file_is_replaced_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("old")
    replace_file(path, b"new")
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"a.html": "new"}


def test_failure_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.html"
    path.write_text("old")

    def fill(half: Path, data: bytes) -> int:
        half.touch()
        raise OSError(28, f"no room for {len(data)}")

    monkeypatch.setattr(Path, "write_bytes", fill)
    with pytest.raises(OSError, match="no room"):
        replace_file(path, b"new")
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"a.html": "old"}
