import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.names import fold_name, name_key, same_name_score
from dragoman.text.typography import fold_typography, lower_in_place

NAMES = st.text(alphabet=st.characters(codec="utf-8"), max_size=30)


def test_name_key_is_shared_by_spellings_of_one_name() -> None:
    assert len({name_key(n) for n in ("Haftar", "Hifter", "Hiftar", "Hafter", "Huftar")}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Muammar Gaddafi", "Moamer Kadhafi"),
        ("Fayez al-Sarraj", "Faiez el Serraj"),
        ("Aguila Saleh", "Aqila Saleh"),
    ],
)
def test_name_key_folds_letters_of_one_sound(one: str, other: str) -> None:
    assert name_key(one).split()[-1] == name_key(other).split()[-1]


def test_fold_name_drops_what_cannot_be_seen() -> None:
    assert fold_name("\u202bHaf\u200btar\u202c") == "haftar"
    assert fold_name("Ba\u2019athist Al\u2010Asad") == "baathist al asad"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khalifa Haftar", "Khalif Hifter"),
        ("Moahmar Gadaffi", "Muammar Gaddafi"),
        ("Vladimir Putin", "Владимир Путин"),
        ("Khalifa Haftar", "خليفة حفتر"),
        ("Abdul Fattah al-Burhan", "Abdel-Fattah Burhan"),
    ],
)
def test_same_name_score_is_high_for_spellings_of_one_name(one: str, other: str) -> None:
    assert same_name_score(one, other) > 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ali Zeidan", "Zinedine Zidane"),
        ("Khalifa Haftar", "Saddam Haftar"),
        ("Idris Elba", "King Idris"),
        ("Saddam Haftar", "Saddam Hussein"),
        ("Aguila Saleh", "Ali Abdullah Saleh"),
    ],
)
def test_same_name_score_is_low_for_persons_who_share_a_part(one: str, other: str) -> None:
    assert same_name_score(one, other) < 0.4


@given(NAMES, NAMES)
def test_same_name_score_is_symmetric_and_within_bounds(one: str, other: str) -> None:
    score = same_name_score(one, other)
    assert 0.0 <= score <= 1.0
    assert score == same_name_score(other, one)


@given(NAMES)
def test_same_name_score_of_a_name_with_itself_is_whole(name: str) -> None:
    assert same_name_score(name, name) == (1.0 if fold_name(name) else 0.0)


@given(st.text())
def test_typography_and_lower_case_keep_every_place(text: str) -> None:
    assert len(fold_typography(text)) == len(text)
    assert len(lower_in_place(text)) == len(text)
