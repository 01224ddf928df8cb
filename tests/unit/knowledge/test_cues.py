"""The word lists of speech, modality and ties load, and refuse what they do not understand."""

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.cues import (
    check_words,
    digest_tables,
    load_modality_cues,
    load_speech_cues,
    read_table,
)
from dragoman.knowledge.ties import load_tie_words
from dragoman.model.claims import Modality, RelationKind


def test_modality_lists_grade_words() -> None:
    cues = load_modality_cues()
    assert cues.auxiliaries["may"] is Modality.SPECULATED
    assert cues.adverbs["not"] is None
    assert cues.governors["verb", "foil"][0].denied


def test_particle_verbs_go_before_the_bare_verb() -> None:
    particles = [g.particle for g in load_modality_cues().governors["verb", "rule"]]
    assert particles == ["out"]
    assert load_modality_cues().governors["verb", "call"][0].particle == "off"


def test_speech_verbs_with_a_special_act_go_before_plain_saying() -> None:
    assert load_speech_cues().verbs["deny"][0].act == "denies"
    assert load_speech_cues().verbs["deny"][-1].act == "says"


def test_tie_words_know_kinds_and_ends() -> None:
    words = load_tie_words()
    assert words.verbs["support"][0].kind is RelationKind.BACKS
    assert all(use.ends for use in words.verbs["cede"])


def test_table_without_a_source_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_text("[adverbs]\nhedged = ['maybe']\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="nothing about its source"):
        read_table("cues.toml", tmp_path)


def test_table_that_is_no_toml_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_text("words = [", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"cues\.toml"):
        read_table("cues.toml", tmp_path)


@pytest.mark.parametrize("words", ["say", ["say", 3], ["say", " "]])
def test_list_of_anything_but_words_is_refused(words: object) -> None:
    with pytest.raises(KnowledgeError, match="not a list of words"):
        check_words("verbs", words)


def test_word_listed_twice_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="listed twice: say"):
        check_words("verbs", ["say", "state", "say"])


def test_digest_of_the_lists_is_stable() -> None:
    assert digest_tables() == digest_tables()
    assert len(digest_tables()) == 16
