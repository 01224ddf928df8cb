"""Two speakers whom a semicolon parts each keep their own words."""

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
    ],
)
def test_semicolon_parts_two_tellings_but_not_one(text: str, speakers: list[tuple[str, str]]):
    assert told(text) == speakers
