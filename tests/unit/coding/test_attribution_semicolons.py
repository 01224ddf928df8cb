"""Two speakers whom a semicolon or colon parts each keep their own words; one goes on over it."""

import pytest
from said import parse

from dragoman.annotate.quotes import quotes_step
from dragoman.coding.attribution import attributions_step
from dragoman.pipeline import run_steps


def told(text: str) -> list[tuple[str, str]]:
    """Return each speaker's words and content."""
    (reading,) = parse([text])
    reading = run_steps(reading, (quotes_step(), attributions_step()))
    quote = reading.document.quote
    return [
        (
            "" if each.source is None else quote(each.source.start, each.source.end),
            " … ".join(quote(span.start, span.end) for span in each.contents),
        )
        for each in reading.attributions
    ]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Ankara denies that it sends Syrians; Moscow denies that it pays Wagner.",
            [("Ankara", "that it sends Syrians"), ("Moscow", "that it pays Wagner")],
        ),
        (
            "Rebels shelled a school; the army denies that it fired back.",
            [("the army", "that it fired back")],
        ),
        (
            "The bridge was open; the ferry ran, the mayor said.",
            [("the mayor", "The bridge was open; the ferry ran")],
        ),
        (
            "Omar said it was over: the governor said it was not.",
            [("Omar", "it was over"), ("the governor", "it was not")],
        ),
        (
            "Omar argued that the vote was not lost: the north had not been counted.",
            [("Omar", "that the vote was not lost: the north had not been counted")],
        ),
        (
            "Omar said he knew two of the dead: a baker, who had a stall, and a nurse.",
            [("Omar", "he knew two of the dead: a baker, who had a stall, and a nurse")],
        ),
    ],
)
def test_mark_parts_two_tellings_but_not_one(text: str, speakers: list[tuple[str, str]]):
    assert told(text) == speakers
