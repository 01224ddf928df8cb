"""Who is cited stands in the chain behind the speaker that cites."""

import pytest
from said import parse

from dragoman.annotate.quotes import quotes_step
from dragoman.coding.attribution import attributions_step
from dragoman.coding.chains import ChainFinder
from dragoman.model.claims import SpeakerKind


def chain_over(text: str, word: str) -> list[tuple[str, SpeakerKind]]:
    (reading,) = parse([text])
    reading = attributions_step().run(quotes_step().run(reading))
    (token,) = [i for i, each in enumerate(reading.tokens.text) if each == word]
    finder = ChainFinder.of(reading)
    return [(link.speaker, link.kind) for link in finder.links(finder.chains(token)[0])[1:]]


@pytest.mark.parametrize(
    "text",
    [
        "The Lima Post said, citing two officials, that the army had shelled the town.",
        "The Lima Post, citing two officials, said the army had shelled the town.",
        "The army had shelled the town, the Lima Post said, citing two officials.",
    ],
)
def test_officials_whom_a_paper_cites_are_the_nearest_speakers(text: str) -> None:
    assert [speaker.removeprefix("the ") for speaker, _ in chain_over(text, "shelled")][1:] == [
        "two officials"
    ]


def test_cited_figures_say_nothing() -> None:
    text = "The mayor said the army had shelled the town, citing the holes in his roof."
    assert [speaker for speaker, _ in chain_over(text, "shelled")] == ["The mayor"]


def test_cited_officials_are_of_the_kind_of_officials() -> None:
    text = "The Lima Post said, citing two officials, that the army had shelled the town."
    assert chain_over(text, "shelled")[1][1] is SpeakerKind.OFFICIAL


def test_author_who_says_i_is_no_speaker_beside_the_outlet() -> None:
    assert chain_over("I note that rebels hold the town.", "hold") == []
