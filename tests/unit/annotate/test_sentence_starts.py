import pytest

from dragoman.annotate.engine import load_engine
from dragoman.annotate.sentence_starts import sentence_starts
from dragoman.knowledge.state_names import load_state_names


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("by|IN the|DT U.S.|NNP Libya|NNP fell|VBD apart|RB", [3]),
        ("by|IN the|DT U.S.|NNP Libya|NNP envoy|NN left|VBD", []),
        ("The|DT U.S.|NNP Congress|NNP voted|VBD", []),
        ("Mr.|NNP Libya|NNP said|VBD no|DT", []),
        ("at|IN 5|CD p.m.|NN Rebels|NNS attacked|VBD", [3]),
        ("at|IN 5|CD a.m.|NN Tuesday|NNP he|PRP left|VBD", []),
        ("at|IN 5|CD a.m.|NN GMT|NNP he|PRP left|VBD", []),
        ("at|IN 5|CD p.m.|NN guards|NNS left|VBD", []),
        ("It|PRP began|VBD at|IN 5|CD p.m.|NN", []),
    ],
)
def test_sentence_starts_after_initials_and_hours(words: str, starts: list[int]) -> None:
    texts, tags = zip(*(word.split("|") for word in words.split()), strict=True)
    assert list(sentence_starts(texts, tags, {"Libya"})) == starts


def test_names_of_states_are_single_words() -> None:
    names = load_state_names()
    assert {"Libya", "Turkey", "Britain"} <= names
    assert not any(" " in name for name in names)


def test_parser_keeps_the_starts_it_is_told() -> None:
    doc = load_engine().pipe("The envoy came from the U.K. Turkey sent a second one at noon.")
    assert [sentence.text for sentence in doc.sents] == [
        "The envoy came from the U.K.",
        "Turkey sent a second one at noon.",
    ]
