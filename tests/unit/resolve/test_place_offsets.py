"""Offsets: the words that place something by a place rather than in it."""

import pytest

from dragoman.knowledge.gazetteer_words import load_place_words
from dragoman.resolve.place_offsets import OffsetFinder

FINDER = OffsetFinder(load_place_words())


def find(text: str, name: str) -> tuple[str, float] | None:
    start = text.index(name)
    offset = FINDER.find(text, start, start + len(name), floor=0)
    return (offset.words, round(offset.km)) if offset is not None else None


@pytest.mark.parametrize(
    ("text", "words", "km"),
    [
        ("a base 60 km south of Xanadu", "60 km south of", 60),
        (
            "about 1,000 kilometres from the town of Xanadu",
            "1,000 kilometres from the town of",
            1000,
        ),
        ("2.5 miles outside Xanadu", "2.5 miles outside", 4),
        ("fighting north-west of Xanadu", "north-west of", 100),
        ("on the outskirts of Xanadu", "on the outskirts of", 30),
        ("a ship off the coast of Xanadu", "off the coast of", 30),
        ("near the port of Xanadu", "near", 30),
        ("at Xanadu's border", "border", 30),
        ("close to the Xanadu frontier", "close to … frontier", 30),
    ],
)
def test_offset_is_found_with_its_reach(text: str, words: str, km: int):
    found = find(text, "Xanadu")
    assert found is not None
    assert found[1] == km
    assert found[0].startswith(words.split(" the ", maxsplit=1)[0])


@pytest.mark.parametrize(
    "text",
    [
        "fighting in Xanadu",
        "the south of the country, in Xanadu",
        "near the front. Xanadu is quiet",
        "an east wind over Xanadu",
        "the borderline case of Xanadu",
    ],
)
def test_words_that_put_nothing_off_are_no_offset(text: str):
    assert find(text, "Xanadu") is None


def test_words_before_the_sentence_do_not_count():
    text = "They stood near Xanadu"
    start = text.index("Xanadu")
    assert FINDER.find(text, start, len(text), floor=start) is None
