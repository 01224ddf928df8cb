"""Identifiers: same content same id, other content other id."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.ids import make_id

parts = st.lists(st.text(max_size=5), max_size=4)


@given(parts, parts)
def test_make_id_tells_lists_of_parts_apart(one: list[str], other: list[str]) -> None:
    assert (make_id("x", *one) == make_id("x", *other)) == (one == other)


def test_make_id_is_the_same_on_every_machine() -> None:
    assert make_id("doc", "a", 1) == "doc-26955c380a07993c"
