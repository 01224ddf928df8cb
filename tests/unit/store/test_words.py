"""Search words as a query, and marks as spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.text import Span
from dragoman.store.words import PASSAGE, markers, to_marks, to_passage, to_query


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("oil ports", '"oil" AND "ports"'),
        ('"oil ports" attack*', '"oil ports" AND "attack"*'),
        ("oil - ports", '"oil" AND "ports"'),
        ('a"b', '"a b"'),
        ("NOT NEAR", '"NOT" AND "NEAR"'),
    ],
)
def test_to_query_quotes_every_word(words: str, query: str) -> None:
    assert to_query(words) == query


def test_markers_do_not_occur_in_the_text() -> None:
    text = "\ue000 and \ue002"
    assert markers(text) == ("\ue001", "\ue003")


@given(st.lists(st.tuples(st.text("ab \n", max_size=5), st.text("xy", min_size=1, max_size=4))))
def test_to_marks_finds_the_words_that_were_marked(parts: list[tuple[str, str]]) -> None:
    text = "".join(plain + word for plain, word in parts)
    opening, closing = markers(text)
    marked = "".join(f"{plain}{opening}{word}{closing}" for plain, word in parts)
    found = [text[mark.start : mark.end] for mark in to_marks(marked, opening, closing)]
    assert found == [word for _, word in parts]


def test_to_passage_takes_the_stretch_with_most_marks() -> None:
    text = "alone " + "filler " * 100 + "here and here too " + "filler " * 100
    at = text.index("here")
    marks = (Span(start=0, end=5), Span(start=at, end=at + 4), Span(start=at + 9, end=at + 13))
    passage = to_passage(text, marks)
    assert passage.covers(marks[1])
    assert passage.covers(marks[2])
    assert passage.end - passage.start <= PASSAGE + len("filler")


def test_to_passage_without_marks_is_the_beginning_in_whole_words() -> None:
    text = "filler " * 100
    passage = to_passage(text, ())
    assert passage.start == 0
    assert text[passage.end] == " "
