"""The trigger lexicon: schema, order of frames, word classes, and every entry's own examples."""

from functools import cache
from pathlib import Path

import pytest

from dragoman.annotate.engine import load_engine
from dragoman.bench.examples import Example, check_examples, list_examples, own_entries
from dragoman.errors import KnowledgeError
from dragoman.knowledge.circumstances import load_circumstances
from dragoman.knowledge.coding_files import CodingFiles, find_coding_files
from dragoman.knowledge.grammar import GRAMMAR, load_grammar
from dragoman.knowledge.packs import find_pack
from dragoman.knowledge.triggers import load_lexicon, trigger_folders

HEAD = 'source = "test"\nreviewer = "test"\n'
PACKS = tuple(sorted(path.name for path in find_pack("libya").parent.iterdir()))
DICTIONARIES = {
    "general": (CodingFiles(), load_lexicon().entries),
    **{
        name: (find_coding_files((name,)), own_entries(find_coding_files((name,))))
        for name in PACKS
    },
}
EXAMPLES = [
    pytest.param(name, example, id=f"{name} {example.entry}: {example.text}")
    for name, (_, entries) in DICTIONARIES.items()
    for example in list_examples(entries)
]


@cache
def _failures(name: str) -> dict[Example, str]:
    files, entries = DICTIONARIES[name]
    failures = check_examples(list_examples(entries), load_engine(), files)
    return {failure.example: failure.reason for failure in failures}


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_entry_codes_its_examples_and_leaves_its_counterexamples(
    name: str, example: Example
) -> None:
    assert example not in _failures(name), _failures(name)[example]


def test_most_event_entries_carry_an_example() -> None:
    coding = [entry for entry in load_lexicon().entries if entry.type is not None]
    assert sum(bool(entry.examples) for entry in coding) / len(coding) > 0.7


def test_every_type_of_the_ontology_has_entries() -> None:
    types = {entry.type for entry in load_lexicon().entries if entry.type}
    assert len(types) == 16


def _pack(folder: Path, body: str) -> tuple[Path, ...]:
    (folder / "words.toml").write_text(HEAD + body, encoding="utf-8")
    return (folder,)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('type = "FIGHT"', "no event type FIGHT"),
        ('type = "AID"\nmodes = ["gold"]', "there is no gold"),
        ('type = "AID"\ncontexts = ["weather"]', "there is no weather"),
        ('type = "AID"\ncompose = "dream"', "there is no dream"),
        ('type = "AID"\ncomplement = "whether"', "there is no whether"),
        ('type = "AID"\nrecipient = ["prep"]', "no slot prep"),
        ('type = "AID"\nobject = ["@nothing"]', "no word class @nothing"),
        ('type = "AID"\nobjekt = ["aid"]', "unknown key 'objekt'"),
        ('type = "AID"\nreject = "no"', "either type or reject"),
    ],
)
def test_lexicon_refuses_a_wrong_entry_naming_file_and_line(
    tmp_path: Path, line: str, message: str
) -> None:
    folders = _pack(tmp_path, f'[[entry]]\nid = "x"\nverbs = ["help"]\n{line}\n')
    with pytest.raises(KnowledgeError, match=message) as caught:
        load_lexicon(folders)
    number = int(str(caught.value).rsplit("words.toml:", 1)[1].split(":")[0])
    assert number in {3, 6, 7}


def test_lexicon_refuses_an_entry_that_stands_twice(tmp_path: Path) -> None:
    entry = '[[entry]]\nid = "x"\nverbs = ["help"]\ntype = "AID"\n'
    with pytest.raises(KnowledgeError, match="entry x stands twice"):
        load_lexicon(_pack(tmp_path, entry + entry))


def test_lexicon_puts_the_most_demanding_frame_first(tmp_path: Path) -> None:
    plain = '[[entry]]\nid = "plain"\nverbs = ["lift"]\ntype = "AID"\nscore = 0.9\n'
    framed = '[[entry]]\nid = "framed"\nverbs = ["lift"]\ntype = "CONCEDE"\nobject = ["ban"]\n'
    lexicon = load_lexicon(_pack(tmp_path, plain + framed))
    assert [trigger.entry.id for trigger in lexicon.verbs["lift"]] == ["framed", "plain"]


def test_a_pack_adds_entries_and_grows_classes(tmp_path: Path) -> None:
    classes = (
        '[misread]\nwage = ["wag"]\n\n[classes]\nfish = ["cod"]\nsea = ["@fish", "blue whale"]\n'
    )
    (tmp_path / "classes.toml").write_text(HEAD + classes, encoding="utf-8")
    entry = '[[entry]]\nid = "x"\nverbs = ["wage war"]\ntype = "ASSAULT"\nobject = ["@sea"]\n'
    lexicon = load_lexicon(_pack(tmp_path, entry))
    (trigger,) = lexicon.verbs["wag"]
    assert trigger.particle == "war"
    words = trigger.entry.object
    assert words is not None
    assert words.match("cod")
    assert words.match("whale", ("blue",))
    assert not words.match("whale")


def test_a_class_that_contains_itself_is_refused(tmp_path: Path) -> None:
    classes = '[classes]\na = ["@b"]\nb = ["@a"]\n'
    (tmp_path / "classes.toml").write_text(HEAD + classes, encoding="utf-8")
    entry = '[[entry]]\nid = "x"\nverbs = ["go"]\ntype = "AID"\nobject = ["@a"]\n'
    with pytest.raises(KnowledgeError, match="contains itself"):
        load_lexicon(_pack(tmp_path, entry))


def test_a_class_of_unknown_words_is_refused(tmp_path: Path) -> None:
    (tmp_path / "classes.toml").write_text(HEAD + '[classes]\na = ["@b"]\n', encoding="utf-8")
    with pytest.raises(KnowledgeError, match="no word class @b"):
        load_lexicon(_pack(tmp_path, ""))


def test_circumstances_name_modes_and_contexts_that_exist(tmp_path: Path) -> None:
    assert load_circumstances().modes["ASSAULT", "drone"] == ("drone",)
    path = tmp_path / "circumstances.toml"
    path.write_text(HEAD + '[[mode]]\ntype = "AID"\nmode = "drone"\nwords = ["x"]\n', "utf-8")
    with pytest.raises(KnowledgeError, match="AID has no mode drone"):
        load_circumstances((path,))
    path.write_text(HEAD + '[[context]]\ncontext = "weather"\nwords = ["x"]\n', "utf-8")
    with pytest.raises(KnowledgeError, match="no context weather"):
        load_circumstances((path,))


def test_grammar_refuses_a_list_that_is_missing_or_unknown(tmp_path: Path) -> None:
    assert "ask" in load_grammar().object_control
    path = tmp_path / "grammar.toml"
    text = GRAMMAR.read_text(encoding="utf-8")
    path.write_text(text.replace("measures = [", "measure = [", 1), encoding="utf-8")
    with pytest.raises(KnowledgeError, match="unknown list measure"):
        load_grammar(path)
    path.write_text(HEAD + '[lists]\ndays = ["monday"]\n', encoding="utf-8")
    with pytest.raises(KnowledgeError, match="lacks"):
        load_grammar(path)


def test_pack_adds_entries_and_replaces_those_of_the_same_id(tmp_path: Path) -> None:
    folder = tmp_path / "triggers"
    folder.mkdir()
    (folder / "local.toml").write_text(
        HEAD
        + '[[entry]]\nid = "local.hoot"\ntype = "PROTEST"\nverbs = ["hoot"]\n'
        + '[[entry]]\nid = "support.recognise"\ntype = "AGREE"\nverbs = ["recognise"]\n',
        encoding="utf-8",
    )
    folders = trigger_folders([str(tmp_path)])
    lexicon = load_lexicon(folders)
    by_id = {entry.id: entry for entry in lexicon.entries}
    assert lexicon.verbs["hoot"][0].entry is by_id["local.hoot"]
    assert by_id["support.recognise"].type == "AGREE"
    assert by_id["support.recognise"].object is None
    assert len(lexicon.entries) == len(load_lexicon().entries) + 1


def test_pack_without_dictionaries_leaves_the_general_ones(tmp_path: Path) -> None:
    (tmp_path / "places.tsv").write_text("", encoding="utf-8")
    assert trigger_folders([str(tmp_path)]) == trigger_folders([])
