"""Questions that are understood."""

import pytest

from dragoman.analyse.ask_grammar import Form, drop_act, parse_question
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
        ("when did Marrun and Idris Marrune meet", Form.MET, "Marrun", "Idris Marrune"),
        ("who met Marrun", Form.WHO_MET, None, "Marrun"),
        ("what changed between 2016 and 2017?", Form.CHANGED, None, None),
        (
            "what do The Lamp and Harbour Post disagree on?",
            Form.DISAGREE,
            "Lamp",
            "Harbour Post",
        ),
        ("what was predicted about Marrun", Form.FORESEEN, None, "Marrun"),
        ("who attacked the port", Form.WHO_ACTED, "port", None),
        ("who was Marrun attacked by", Form.WHO_ACTED, "Marrun", None),
        ("who was attacked by Marrun in 2017", Form.ACTED_ON_WHOM, "Marrun", None),
        ("whom did Veltania threaten", Form.ACTED_ON_WHOM, "Veltania", None),
        ("did Veltania fire at Marrun", None, None, None),
        ("has Marrun attacked Veltania", Form.ACTED, "Marrun", "Veltania"),
        ("when did Marrun strike at Port Asmar", Form.ACTED, "Marrun", "Port Asmar"),
        ("who denies backing Marrun", Form.WHO_DENIED, "backing Marrun", None),
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


def test_type_of_event_follows_the_verb() -> None:
    asked = {
        verb: parse_question(f"who {verb} Marrun") for verb in ("shelled", "blamed", "detained")
    }
    acts = {verb: question.act if question else None for verb, question in asked.items()}
    assert acts == {"shelled": "ASSAULT", "blamed": "ACCUSE", "detained": "COERCE"}


def test_siege_is_asked_for_by_its_words_whatever_its_type() -> None:
    question = parse_question("who besieged Tripoli?")
    assert question is not None
    assert question.act is None
    assert question.telling is not None
    assert question.telling.search("a siege of Tripoli")
    assert not question.telling.search("shelled Tripoli")


def test_denied_act_is_dropped_to_ask_of_whom_it_is() -> None:
    denied, other = parse_question("who denies backing Marrun"), parse_question("who backs Marrun")
    assert denied is not None
    assert other is not None
    wider = drop_act(denied)
    assert wider is not None
    assert wider.a == "Marrun"
    assert drop_act(other) is None


def test_place_of_a_meeting_is_no_part_of_the_name() -> None:
    question = parse_question("did Marrun meet Veltania in Port Asmar in 2017?")
    assert question is not None
    assert (question.b, question.place) == ("Veltania", "Port Asmar")


def test_kind_of_tie_follows_the_verb() -> None:
    opposed, commanded = (
        parse_question("who fights Marrun"),
        parse_question("who leads the Brigade"),
    )
    assert opposed is not None
    assert opposed.ties == ("opposes",)
    assert commanded is not None
    assert commanded.ties == ("commands",)
