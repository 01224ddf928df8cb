"""The list of framing terms loads, is even-handed, and refuses what it does not understand."""

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.framing import FRAMING, load_framing_terms
from dragoman.model.framing import Valence

ENTRY = """
[[terms]]
family = "armed people"
kind = "loaded"
form = "noun"
valence = "negative"
words = ["brute"]
note = "none"
"""


def test_longest_term_of_a_first_word_comes_first():
    terms = load_framing_terms()["special"]
    assert [len(term.parts) for term in terms] == sorted(
        (len(term.parts) for term in terms), reverse=True
    )


@pytest.mark.parametrize("family", ["armed people", "government", "ruler", "operation"])
def test_family_has_words_for_friend_and_foe(family: str):
    terms = [term for group in load_framing_terms().values() for term in group]
    leanings = {term.valence for term in terms if term.family == family}
    assert leanings >= {Valence.NEGATIVE, Valence.POSITIVE}


def test_every_entry_tells_a_reviewer_what_to_check():
    text = FRAMING.read_text(encoding="utf-8")
    assert text.count("[[terms]]") == text.count("\nnote = ")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ('kind = "rude"', "no kind rude"),
        ('valence = "bad"', "no valence bad"),
        ('form = "adverb"', "no form adverb"),
        ('famly = "x"', "famly"),
    ],
)
def test_wrong_entry_is_refused_by_its_line(tmp_path: Path, wrong: str, told: str):
    key = wrong.split(" = ", maxsplit=1)[0]
    lines = [line for line in ENTRY.splitlines() if not line.startswith(f"{key} =")]
    path = tmp_path / "framing.toml"
    path.write_text('source = ""\nreviewer = ""\n' + "\n".join([*lines, wrong]) + "\n")
    with pytest.raises(KnowledgeError, match=told):
        load_framing_terms(path)
