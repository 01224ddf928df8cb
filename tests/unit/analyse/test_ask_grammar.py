"""Questions that are understood."""

import pytest

from dragoman.analyse.ask_grammar import Form, parse_question
from dragoman.analyse.ask_nearest import list_examples


@pytest.mark.parametrize(
    ("text", "form", "a", "b"),
    [
        ("who backs Marrun?", Form.WHO_TIES, "Marrun", None),
        ("Who was backing the Coast Brigade", Form.WHO_TIES, "Coast Brigade", None),
        ("who's behind it", None, None, None),
        ("whom does Veltania support?", Form.TIES_WHOM, "Veltania", None),
        ("does Veltania back Marrun", Form.TIE_BETWEEN, "Veltania", "Marrun"),
        ("who controlled Port Asmar", Form.WHO_HOLDS, "Port Asmar", None),
        ("what did Veltania hold", Form.HOLDS_WHAT, "Veltania", None),
        ("what happened near Port Asmar in 2017", Form.HAPPENED_AT, "Port Asmar", None),
        ("what happened in 2017", Form.HAPPENED, None, None),
        ("what happened to Marrun", Form.DID_WHAT, "Marrun", None),
        ("what did Marrun do", Form.DID_WHAT, "Marrun", None),
        ("what has Marrun said about Veltania", Form.SAID, "Marrun", "Veltania"),
        ("what did Marrun say?", Form.SAID, "Marrun", None),
        ("who denied the report of an attack", Form.WHO_DENIED, "report of an attack", None),
        ("what does Veltania deny", Form.DENIED_WHAT, "Veltania", None),
        ("when did Marrun meet with Idris Marrune", Form.MET, "Marrun", "Idris Marrune"),
        ("who met Marrun", Form.WHO_MET, None, "Marrun"),
        ("what changed between 2016 and 2017?", Form.CHANGED, None, None),
        (
            "what do The Lamp and Harbour Post disagree on?",
            Form.DISAGREE,
            "Lamp",
            "Harbour Post",
        ),
        ("what was predicted about Marrun", Form.FORESEEN, None, "Marrun"),
        ("why is the sky blue", None, None, None),
    ],
)
def test_question_is_understood(text: str, form: Form | None, a: str | None, b: str | None) -> None:
    question = parse_question(text)
    assert (question.form if question else None) == form
    assert ((question.a, question.b) if question else (None, None)) == (a, b)


@pytest.mark.parametrize("example", list_examples())
def test_every_example_is_understood(example: str) -> None:
    assert parse_question(example) is not None


def test_kind_of_tie_follows_the_verb() -> None:
    opposed, commanded = (
        parse_question("who fights Marrun"),
        parse_question("who leads the Brigade"),
    )
    assert opposed is not None
    assert opposed.ties == ("opposes",)
    assert commanded is not None
    assert commanded.ties == ("commands",)
