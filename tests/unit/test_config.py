"""Settings from a file."""

from pathlib import Path

import pytest

from dragoman.config import Config, load_config
from dragoman.errors import ConfigError


def write(folder: Path, text: str) -> Path:
    path = folder / "dragoman.toml"
    path.write_text(text)
    return path


def test_config_without_a_file_has_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_config() == Config()


def test_config_is_found_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, 'packs = []\nstore = "x.db"\n[fields]\ntext = "body"\n')
    monkeypatch.chdir(tmp_path)
    assert load_config() == Config(packs=(), store="x.db", fields={"text": "body"})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('store = "x.db"\n\nmodle = "x"\n', "line 3: there is no setting 'modle'"),
        ("[wrong]\na = 1\n", "line 1: there is no setting 'wrong'"),
        ('store = "x.db"\nmodel = 3\n', "line 2: Expected `str`"),
        ('packs = ["libya", 3]\n', "line 1: Expected `str`"),
        ("store = \n", "line 1"),
    ],
)
def test_config_names_file_and_line_of_what_is_wrong(
    tmp_path: Path, text: str, message: str
) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert str(path) in str(caught.value)
    assert message in str(caught.value)
    assert caught.value.way_out


def test_config_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        load_config(tmp_path / "none.toml")
