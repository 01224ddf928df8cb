"""Words of likelihood fall into the bands of ICD 203."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analyse.likelihood import BANDS, name_likelihood, read_likelihood


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("It is very unlikely that they will come.", "very unlikely"),
        ("They are unlikely to come.", "unlikely"),
        ("They might come.", "roughly even chance"),
        ("They will probably come.", "likely"),
        ("They are most likely to come.", "very likely"),
        ("It is almost certain that they will come.", "almost certain"),
        ("There is almost no chance of a truce.", "almost no chance"),
    ],
)
def test_wording_is_read_as_its_band(text: str, band: str):
    share = read_likelihood(text)
    assert share is not None
    assert name_likelihood(share) == band


@pytest.mark.parametrize("text", ["They will come.", "They will come in May.", ""])
def test_plain_words_tell_no_likelihood(text: str):
    assert read_likelihood(text) is None


@given(st.floats(min_value=0, max_value=1))
def test_every_share_has_a_name(share: float):
    assert name_likelihood(share) in {name for _, name, _ in BANDS}
