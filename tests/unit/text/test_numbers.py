"""Numbers as news writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.numbers import is_number_word, read_number, widen


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("17", (17, 17)),
        ("1,200", (1200, 1200)),
        ("twenty-one", (21, 21)),
        ("three hundred", (300, 300)),
        ("1.5 million", (1_500_000, 1_500_000)),
        ("2m", (2_000_000, 2_000_000)),
        ("two dozen", (24, 24)),
        ("dozens", (24, None)),
        ("several hundred", (300, 900)),
        ("several", (3, None)),
        ("tens of thousands", (20_000, None)),
        ("hundreds of thousands", (200_000, None)),
        ("15 to 20", (15, 20)),
        ("15 and 20", (15, 20)),
        ("forty thousand five hundred", (40_500, 40_500)),
        ("soldiers", None),
    ],
)
def test_number_is_read_with_its_bounds(
    words: str, bounds: tuple[float, float | None] | None
) -> None:
    assert read_number(words.split()) == bounds


@pytest.mark.parametrize(
    ("before", "bounds"),
    [
        ("killed at least", (20, None)),
        ("more than a", (20, None)),
        ("worth over $", (20, None)),
        ("up to", (None, 20)),
        ("no more than", (None, 20)),
        ("about", (20, 20)),
        ("killed", (20, 20)),
    ],
)
def test_bounds_open_with_the_words_before(
    before: str, bounds: tuple[float | None, float | None]
) -> None:
    assert widen((20, 20), before) == bounds


def test_number_words_are_told_from_others() -> None:
    assert is_number_word("forty-two")
    assert is_number_word("dozens")
    assert not is_number_word("forty-day")
    assert not is_number_word("troops")


@given(st.integers(min_value=0, max_value=10**9))
def test_a_figure_with_separators_reads_as_itself(value: int) -> None:
    assert read_number([f"{value:,}"]) == (value, value)
