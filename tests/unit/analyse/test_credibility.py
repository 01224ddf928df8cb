"""Information is graded by its grounds; numbers of outlets alone prove nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analyse.credibility import Grounds, judge
from dragoman.model.grading import Credibility

COUNTS = st.integers(min_value=0, max_value=50)


@pytest.mark.parametrize(
    ("grounds", "grade"),
    [
        (Grounds(), "6"),
        (Grounds(firm=1), "6"),
        (Grounds(hedged=1), "6"),
        (Grounds(firm=1, trusted=1), "3"),
        (Grounds(firm=2), "3"),
        (Grounds(hedged=3), "3"),
        (Grounds(firm=2, both_sides=True), "2"),
        (Grounds(firm=1, hedged=1, owned=True), "2"),
        (Grounds(firm=2, trusted=1), "2"),
        (Grounds(firm=3, trusted=2, owned=True), "1"),
        (Grounds(firm=1, denying=1), "4"),
        (Grounds(firm=3, denying=1, parties_denying=1), "3"),
        (Grounds(firm=1, denying=2), "5"),
        (Grounds(denying=1), "6"),
        (Grounds(firm=1, denying=2, parties_denying=2), "4"),
    ],
)
def test_grounds_have_their_grade(grounds: Grounds, grade: str):
    assert judge(grounds).credibility == grade


@given(firm=COUNTS, hedged=COUNTS, denying=COUNTS)
def test_count_of_origins_alone_never_makes_it_probable(firm: int, hedged: int, denying: int):
    grading = judge(Grounds(firm=firm, hedged=hedged, denying=denying))
    assert grading.credibility not in {Credibility.CONFIRMED, Credibility.PROBABLE}


@given(firm=COUNTS, hedged=COUNTS, denying=st.integers(min_value=1, max_value=50))
def test_what_is_denied_is_never_confirmed(firm: int, hedged: int, denying: int):
    grounds = Grounds(
        firm=firm, hedged=hedged, denying=denying, trusted=firm, both_sides=True, owned=True
    )
    assert judge(grounds).credibility not in {Credibility.CONFIRMED, Credibility.PROBABLE}


def test_every_ground_is_among_the_reasons():
    reasons = judge(
        Grounds(firm=2, hedged=1, denying=2, parties_denying=1, trusted=1, owned=True)
    ).reasons
    assert reasons == (
        "2 independent origins tell it plainly",
        "1 tells it with reserve",
        "2 deny it",
        "1 of those who deny it is accused of it",
        "1 is heard through an outlet graded A or B",
        "whoever did it confirms it",
    )
