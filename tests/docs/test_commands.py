"""Every command, option, setting and exit code is in the documentation, and nothing else is."""

import re
from pathlib import Path

import pytest
import typer

from dragoman.config import Config
from dragoman.present.cli import building
from dragoman.present.cli.main import FAILED, app

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
SECTIONS = dict(
    re.findall(r"^### ([a-z-]+)\n(.*?)(?=^##|\Z)", PAGE, flags=re.MULTILINE | re.DOTALL)
)
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_command_is_documented_with_its_options(name: str) -> None:
    section = SECTIONS[name]
    for parameter in COMMANDS[name].params:
        for option in (*parameter.opts, *parameter.secondary_opts):
            if option.startswith("-") and option != "--help":
                assert re.search(rf"`[^`]*(?<![\w-]){option}(?![\w-])", section), option


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_documented_options_of_a_command_exist(name: str) -> None:
    inner = getattr(COMMANDS[name], "commands", {}).values()
    known = {
        option
        for command in (COMMANDS[name], *inner)
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    for option in re.findall(r"(?<![\w-])--[a-z]+[a-z-]*", SECTIONS[name]):
        assert option in known


def test_every_documented_command_exists() -> None:
    documented = set(SECTIONS) - {"exit", "settings"}
    assert documented == set(COMMANDS)


@pytest.mark.parametrize("setting", Config.__struct_fields__)
def test_setting_is_documented(setting: str) -> None:
    assert f"| `{setting}` |" in PAGE


@pytest.mark.parametrize(
    "code", [0, FAILED, 2, building.NOTHING_READ, building.SOME_SKIPPED, building.INTERRUPTED]
)
def test_exit_code_is_documented(code: int) -> None:
    assert re.search(rf"^\| {code} \|", PAGE, flags=re.MULTILINE)
