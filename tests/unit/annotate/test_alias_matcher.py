import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.alias_matcher import AliasMatcher, is_same_case
from dragoman.knowledge.register import load_register


@pytest.fixture(scope="module")
def matcher() -> AliasMatcher:
    return AliasMatcher(load_register(("libya",)))


def found(matcher: AliasMatcher, text: str) -> list[str]:
    return [text[m.start : m.end] for m in matcher.find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The LNA\u2019s pilots left.", ["LNA"]),
        ("A U.S.-backed plan", ["U.S."]),
        ("pro-Haftar crowds", ["Haftar"]),
        ("Give us the map, not the US", ["US"]),
        ("The Libyan National Army (LNA)", ["Libyan National Army", "LNA"]),
        ("HAFTAR SPEAKS IN CAIRO", ["HAFTAR", "CAIRO"]),
        ("Malians and smaller animals", ["Malians"]),
        ("Hafta rests", []),
        ("haftar in small letters", []),
        ("Benghazi\u2011Defence", ["Benghazi"]),
        ("قال خليفة حفتر اليوم", ["خليفة حفتر"]),
    ],
)
def test_matcher_finds_whole_names_in_their_case(
    matcher: AliasMatcher, text: str, names: list[str]
) -> None:
    assert found(matcher, text) == names


def test_matcher_sees_through_invisible_characters(matcher: AliasMatcher) -> None:
    assert found(matcher, "\u202aKhalifa Haf\u200btar\u202c came") == ["Khalifa Haf\u200btar"]


@pytest.mark.parametrize(
    "name",
    [
        "Khalifa  Haftar",
        "Khalifa\n  Haftar",
        "Anto\u0301nio Guterres",
        "Erdog\u0306an",
        "\uff2b\uff48\uff41\uff4c\uff49\uff46\uff41 \uff28\uff41\uff46\uff54\uff41\uff52",
        "Fayez al\u2011Sarraj",
        "C\u00f4te d\u2019Ivoire",
    ],
)
def test_matcher_sees_through_blanks_accents_set_apart_and_widths(
    matcher: AliasMatcher, name: str
) -> None:
    assert found(matcher, f"Then {name} came") == [name]


def test_matcher_prefers_the_longest_name(matcher: AliasMatcher) -> None:
    (match,) = matcher.find("Ansar al-Sharia in Derna")
    assert {m.entity for m in match.meanings} == {"ansar-al-sharia-derna"}


def test_is_same_case_wants_short_names_exactly() -> None:
    assert not is_same_case("MALI", "Mali")
    assert is_same_case("SARRAJ", "Sarraj")
    assert not is_same_case("Nato", "NATO")


@given(
    st.lists(st.sampled_from(["LNA", "Haftar", "U.S.", "Moscow", "’s", "-", " ", "\u200b", "x"]))
)
def test_matches_are_ordered_and_apart(matcher: AliasMatcher, parts: list[str]) -> None:
    matches = matcher.find("".join(parts))
    ends = [0, *(match.end for match in matches)]
    assert all(end <= match.start < match.end for end, match in zip(ends, matches, strict=False))
