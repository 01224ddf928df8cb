from hypothesis import given
from hypothesis import strategies as st

from dragoman.present.web.units import utf16_units

TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_units_slice_of_utf16_is_the_slice_of_code_points(text: str, a: int, b: int):
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    units = utf16_units(text)
    encoded = text.encode("utf-16-le")
    assert encoded[2 * units(start) : 2 * units(end)].decode("utf-16-le") == text[start:end]


def test_units_count_two_for_characters_beyond_the_basic_plane():
    units = utf16_units("a🛢b🔥c")
    assert [units(offset) for offset in range(6)] == [0, 1, 3, 4, 6, 7]
