"""What is declared, what is pinned and what is documented are the same."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def canonical(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found is not None, requirement
    return re.sub(r"[._-]+", "-", found.group()).lower()


def pinned_names(lock: Path) -> set[str]:
    return set(re.findall(r"^([a-z0-9-]+)==", lock.read_text("utf-8"), re.MULTILINE))


def documented_names() -> set[str]:
    rows = re.findall(r"^\|.*\|$", (ROOT / "docs/dependencies.md").read_text("utf-8"), re.MULTILINE)
    return set(re.findall(r"[a-z0-9][a-z0-9-]+", " ".join(rows)))


def test_run_lock_pins_every_declared_dependency():
    declared = {canonical(line) for line in PROJECT["project"]["dependencies"]}

    assert declared <= pinned_names(ROOT / "requirements/run.txt")


@pytest.mark.parametrize("group", ["dev", "browser", "docs", "bench", "lock"])
def test_group_lock_pins_every_package_of_its_group(group: str):
    groups = PROJECT["dependency-groups"]
    lines = [
        line
        for entry in groups[group]
        for line in ([entry] if isinstance(entry, str) else groups[entry["include-group"]])
    ]

    assert {canonical(line) for line in lines} <= pinned_names(ROOT / f"requirements/{group}.txt")


@pytest.mark.parametrize("name", ["run", "dev", "bench"])
def test_lock_holds_the_builder_so_that_the_package_installs_offline(name: str):
    assert "hatchling" in pinned_names(ROOT / f"requirements/{name}.txt")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_lock_hashes_every_pin_and_names_no_registry(lock: Path):
    text = lock.read_text("utf-8")
    entries = re.split(r"^(?=\S)", text, flags=re.MULTILINE)

    assert [entry for entry in entries if "==" in entry and "--hash=sha256:" not in entry] == []
    assert re.findall(r"://|--index-url|--find-links|--trusted-host", text) == []


def test_base_installation_is_free_of_torch():
    names = pinned_names(ROOT / "requirements/run.txt")

    assert {
        name for name in names if re.match(r"(torch|nvidia|triton|transformers)", name)
    } == set()


def test_every_installed_package_is_documented_with_its_licence():
    installed = pinned_names(ROOT / "requirements/run.txt")
    declared = {
        canonical(line)
        for lines in (
            *PROJECT["project"]["optional-dependencies"].values(),
            *PROJECT["dependency-groups"].values(),
        )
        for line in lines
        if isinstance(line, str)
    }

    assert (installed | declared) - documented_names() == set()
