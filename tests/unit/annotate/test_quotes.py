"""Quotations: every style of marks, balanced or not, and scare quotes told from speech."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from said import parse

from dragoman.annotate.quotes import find_quotes, quotes_step
from dragoman.model.reading import Reading
from dragoman.model.text import Block, BlockKind, Document, Quote


def lay_out(text: str, kind: BlockKind = BlockKind.BODY) -> Reading:
    """Make a reading of one block per line, without tokens."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(kind=kind, start=at, end=at + len(line)))
        at += len(line) + 1
    return Reading(document=Document(id="doc-q", sha256="", text=text, blocks=tuple(blocks)))


def words(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in find_quotes(lay_out(text))]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said, “We go.”", ["We go."]),
        ('He said, "We go."', ["We go."]),
        ("„Wir gehen“, sagte er.", ["Wir gehen"]),
        ("« On part », dit-il.", ["On part"]),
        ("«On part», dit-il.", ["On part"]),
        ("``We go,'' he said.", ["We go,"]),
        ("‘We can’t go,’ he said.", ["We can’t go,"]),
        ("'We can't go,' he said.", ["We can't go,"]),
        ('“Mixed marks," he said.', ["Mixed marks,"]),
        ("“They cried ‘stop’ to us,” he said.", ["They cried ‘stop’ to us,", "stop"]),
        ("“They cried “stop” to us,” he said.", ["They cried “stop” to us,", "stop"]),
    ],
)
def test_quotes_of_every_style_are_found(text: str, quoted: list[str]) -> None:
    assert [q.strip() for q in words(text)] == quoted


@pytest.mark.parametrize(
    "text",
    [
        "The rebels' camp was the army's.",
        "They don’t know the ’90s or rock ’n’ roll.",
        "Back in the '90s 'em lads won't go.",
        "He is 6'2\" tall.",
    ],
)
def test_apostrophes_are_no_quotation(text: str) -> None:
    assert words(text) == []


def test_possessive_inside_single_marks_does_not_close_them() -> None:
    assert words("'The rebels' camp is gone,' he said.") == ["The rebels' camp is gone,"]


def test_quote_that_never_closes_ends_with_its_paragraph() -> None:
    assert words("He said: “We go on.\nThe port was quiet.") == ["We go on."]


def test_quote_reopened_in_the_next_paragraph_continues_the_first() -> None:
    first, second = find_quotes(lay_out("He said: “We go on.\n“We shall win.”"))
    assert (first.continues, second.continues) == (None, 0)


def test_closed_quote_is_not_continued_by_the_next_paragraph() -> None:
    quotes = find_quotes(lay_out("He said: “We go on.”\n“We shall win,” said she."))
    assert [quote.continues for quote in quotes] == [None, None]


def test_second_opening_mark_ends_a_quote_that_was_never_closed() -> None:
    assert words("“one and “two” three") == ["one and", "two"]


def test_quote_that_never_closes_ends_before_its_speaker() -> None:
    assert words("“We go on, the mayor said. “We win.”") == ["We go on,", "We win."]
    assert words("“We go on, said the mayor.") == ["We go on,"]
    assert words("“We go on. Later, the mayor said, we rest.") == [
        "We go on. Later, the mayor said, we rest."
    ]


def test_block_quote_is_one_quotation() -> None:
    quotes = find_quotes(lay_out("Taken from another paper.", BlockKind.BLOCK_QUOTE))
    assert quotes == (Quote(start=0, end=25, block=True),)


def test_furniture_holds_no_quotation() -> None:
    assert find_quotes(lay_out("Support “us” now", BlockKind.FURNITURE)) == ()


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("The general drove “moderate” rebels out of the port.", True),
        ("It is the country's so-called “Oil Crescent.”", True),
        ("He said the rebels were “moderate”.", False),
        ("“We shall never leave this town,” he said.", False),
        ("“Go!” he cried.", False),
        ("He called the truce a “farce”.", False),
    ],
)
def test_scare_quotes_are_told_from_speech(text: str, *, scare: bool) -> None:
    (reading,) = parse([text])
    assert [quote.scare for quote in quotes_step().run(reading).quotes] == [scare]


@given(st.text(alphabet="ab .,?\n“”‘’\"'«»„`", max_size=80))
def test_quotes_never_leave_their_block_whatever_the_marks(text: str) -> None:
    reading = lay_out(text)
    quotes = find_quotes(reading)
    assert list(quotes) == sorted(quotes, key=lambda q: (q.start, -q.end))
    for index, quote in enumerate(quotes):
        assert quote.start < quote.end
        assert any(b.start <= quote.start and quote.end <= b.end for b in reading.document.blocks)
        assert quote.continues is None or quote.continues < index
