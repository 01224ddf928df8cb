"""Briefings written on the command line."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("store")


def test_brief_tells_the_state_what_changed_and_what_is_disputed(cli: Cli) -> None:
    lines = cli("brief").lines
    assert lines[0] == "# Briefing"
    assert "State of play on 2017-03-16." in lines
    assert lines[6] == r"- According to The Lamp, Veltania backs Salim Marrun. \[1\]"
    for heading in ("What is the state", "What changed", "What is disputed", "Sources"):
        assert f"## {heading}" in lines


def test_brief_cites_in_every_sentence_and_every_number_is_a_source(cli: Cli) -> None:
    lines = cli("brief").lines
    sentences = [line for line in lines if line.startswith("- ")]
    sources = {line.split(".")[0] for line in lines if re.match(r"\d+\. ", line)}
    assert sentences
    for sentence in sentences:
        numbers = set(re.findall(r"\\\[(\d+)\\\]", sentence))
        assert numbers
        assert numbers <= sources
    assert any("(`seizure.txt:99-121 clm-" in line for line in lines)


def test_brief_about_somebody_else_leaves_the_rest_out(cli: Cli) -> None:
    text = cli("brief", "--about", "veltania").out
    assert "# Briefing: Veltania" in text
    assert "Veltania backs Salim Marrun" in text
    assert "seizes Port Asmar, " not in text


def test_brief_on_an_earlier_day_knows_nothing_of_later_ones(cli: Cli) -> None:
    text = cli("brief", "--on", "2016").out
    assert "Nothing in the record fits." in text
    assert "Port Asmar" not in text


def test_brief_as_page_runs_nothing_and_links_citations(cli: Cli, folder: Path) -> None:
    outcome = cli("brief", "--html", "-o", "brief.html")
    assert (outcome.code, outcome.out) == (0, "")
    page = (folder / "brief.html").read_text("utf-8")
    assert "default-src 'none'" in page
    assert "<script" not in page
    targets = set(re.findall(r'href="#(n\d+)"', page))
    assert targets
    assert targets == set(re.findall(r'<li id="(n\d+)"', page))


def test_brief_as_json_holds_sentences_with_notes(cli: Cli) -> None:
    made = cli("brief", "--json").json
    assert all(
        any(run["notes"] for run in sentence)
        for section in made["sections"]
        for sentence in section["sentences"]
    )
    assert [note["number"] for note in made["notes"]] == list(range(1, len(made["notes"]) + 1))
