"""Data files with a schema: every mistake is named with its line."""

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.tables import DataFile, Field, digest_data, read_data_file

SCHEMA = {
    "id": Field(kind=str, required=True),
    "words": Field(kind=list, of=str),
    "score": Field(kind=float),
    "count": Field(kind=int),
}


def _file(folder: Path, text: str) -> Path:
    path = folder / "words.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _check_all(file: DataFile) -> None:
    for index, row in enumerate(file.rows("row")):
        file.check("row", index, row, SCHEMA)


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ('[[row]]\nid = "a"\n\n[[row]]\nid = "b"\nwrods = []\n', 6, "unknown key 'wrods'"),
        ('[[row]]\nid = "a"\n[[row]]\nwords = ["x"]\n', 3, "lacks id"),
        ("[[row]]\nid = 3\n", 2, "'id' must be a str"),
        ('[[row]]\nid = "a"\nwords = ["x", 1]\n', 3, "'words' must be a list of str"),
        ('[[row]]\nid = "a"\nscore = true\n', 3, "'score' must be a float"),
        ('[[row]]\nid = "a"\ncount = true\n', 3, "'count' must be a int"),
    ],
)
def test_check_names_file_and_line(tmp_path: Path, body: str, line: int, message: str) -> None:
    path = _file(tmp_path, body)
    file = read_data_file(path)
    with pytest.raises(KnowledgeError, match=message) as caught:
        _check_all(file)
    assert str(caught.value).startswith(f"{path}:{line}: ")


def test_whole_numbers_pass_as_scores(tmp_path: Path) -> None:
    file = read_data_file(_file(tmp_path, '[[row]]\nid = "a"\nscore = 1\n'))
    file.check("row", 0, file.rows("row")[0], SCHEMA)


def test_unknown_top_key_is_named_with_its_line(tmp_path: Path) -> None:
    path = _file(tmp_path, 'source = "x"\n\n[[rwo]]\nid = "a"\n')
    with pytest.raises(KnowledgeError, match="unknown key 'rwo'") as caught:
        read_data_file(path).check_top(frozenset({"source", "row"}))
    assert f"{path}:3:" in str(caught.value)


def test_broken_toml_is_named_with_its_line(tmp_path: Path) -> None:
    path = _file(tmp_path, 'source = "x"\nthis is no toml\n')
    with pytest.raises(KnowledgeError) as caught:
        read_data_file(path)
    assert str(caught.value).startswith(f"{path}:2:")


def test_missing_file_is_an_error_of_knowledge(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        read_data_file(tmp_path / "none.toml")


def test_rows_refuse_a_plain_table(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="must be written as"):
        read_data_file(_file(tmp_path, '[row]\nid = "a"\n')).rows("row")


def test_digest_changes_with_a_byte(tmp_path: Path) -> None:
    path = _file(tmp_path, "a = 1\n")
    before = digest_data([path])
    path.write_text("a = 2\n", encoding="utf-8")
    assert digest_data([path]) != before
