"""Dictionaries and ontologies of a pack: coded by them, and held to their own examples."""

from pathlib import Path

import pytest

from dragoman.annotate.engine import load_engine, parse_documents
from dragoman.bench.examples import check_examples, list_examples, own_entries
from dragoman.bench.predict import make_document
from dragoman.coding.events import events_step
from dragoman.knowledge.circumstances import load_circumstances
from dragoman.knowledge.coding_files import CodingFiles, find_coding_files
from dragoman.knowledge.verifier import load_verifier

ONTOLOGY = """name = "Harbour watch"{extends}

[quads]
2 = "unrest"

[[type]]
name = "SHUT"
quad = 2
score = -6.0
requires_recipient = true
definition = "stop what an installation yields"
modes = [{{ name = "tank", score = -6.0, definition = "its tanks" }}]
"""
DICTIONARY = """source = "test"
reviewer = "test"

[[entry]]
id = "shut.valves"
type = "SHUT"
verbs = ["shut"]
object = ["valve"]
score = 0.9
examples = ["{Gunmen} *shut* [the valves of the pipeline] on Sunday."]
counter = ["The gunmen shut the door."]
"""
WORDS = """source = "test"
reviewer = "test"

[[mode]]
type = "SHUT"
mode = "tank"
words = ["pipeline"]
"""
TEXT = "Gunmen shut the valves of the pipeline. Police arrested two reporters."


def _pack(folder: Path, extends: str = "", dictionary: str = DICTIONARY) -> CodingFiles:
    (folder / "triggers").mkdir()
    for name, text in (
        ("ontology.toml", ONTOLOGY.format(extends=extends)),
        ("circumstances.toml", WORDS),
        ("triggers/harbour.toml", dictionary),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return find_coding_files((str(folder),))


def _coded(files: CodingFiles) -> dict[str, tuple[str, ...]]:
    step = events_step(files, model=load_verifier())
    (reading,) = parse_documents([make_document({"id": "1", "text": TEXT})], load_engine())
    return {event.type: event.modes for event in step.run(reading).events}


def test_pack_that_extends_the_ontology_adds_its_types(tmp_path: Path) -> None:
    files = _pack(tmp_path, extends='\nextends = "PLOVER 2.0"')
    assert _coded(files) == {"SHUT": ("tank",), "COERCE": ("arrest",)}


def test_pack_with_an_ontology_of_its_own_codes_nothing_else(tmp_path: Path) -> None:
    files = _pack(tmp_path)
    assert _coded(files) == {"SHUT": ("tank",)}
    circumstances = load_circumstances(files.circumstances, files.scheme)
    assert circumstances.modes == {("SHUT", "pipeline"): ("tank",)}


def test_examples_of_a_pack_alone_are_checked_and_hold(tmp_path: Path) -> None:
    files = _pack(tmp_path, extends='\nextends = "PLOVER 2.0"')
    examples = list_examples(own_entries(files))
    assert [(example.entry, example.wanted) for example in examples] == [
        ("shut.valves", True),
        ("shut.valves", False),
    ]
    assert not check_examples(examples, load_engine(), files)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("*shut* [", "shut [", "marks no *trigger*"),
        ("{Gunmen} *shut*", "Gunmen {*shut*}", "“shut” is no actor; found: Gunmen"),
        ("on Sunday", "on [Sunday]", "“Sunday” is no recipient; found: the valves of the pipeline"),
        ("*shut* [the valves", "*closed* [the valves", "is not coded as one SHUT"),
        ("shut the door", "shut the valve", "is coded as SHUT"),
    ],
)
def test_example_that_does_not_hold_says_why(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    assert old in DICTIONARY
    files = _pack(tmp_path, dictionary=DICTIONARY.replace(old, new))
    (failure,) = check_examples(list_examples(own_entries(files)), load_engine(), files)
    assert reason in failure.reason
