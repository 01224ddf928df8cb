from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.passages import Run, find_runs, split_words

STORY = [f"word{number}" for number in range(60)]
words = st.lists(st.sampled_from("abcdef"), max_size=60)


def test_runs_of_a_passage_inside_other_words():
    other = [*"xyz", *STORY[10:40], *"uvw"]
    assert find_runs(STORY, other) == [
        Run(start=10, end=40, other_start=3, other_end=33, same=30),
    ]


def test_runs_parted_by_a_small_edit_are_one_and_count_what_is_the_same():
    other = [*STORY[:20], "changed", "so", *STORY[21:]]
    (run,) = find_runs(STORY, other)
    assert (run.start, run.end, run.same) == (0, 60, 59)


def test_runs_parted_by_more_are_two():
    other = [*STORY[:20], *"abcdefgh", *STORY[20:]]
    assert [(run.start, run.end) for run in find_runs(STORY, other)] == [(0, 20), (20, 60)]


def test_runs_shorter_than_a_shingle_are_none():
    assert find_runs(STORY, STORY[:7]) == []


@given(words, words)
def test_runs_are_the_same_words_in_both_and_do_not_overlap(one: list[str], other: list[str]):
    runs = find_runs(one, other)
    assert all(run.same <= run.end - run.start for run in runs)
    assert all(before.end <= after.start for before, after in pairwise(runs))
    for run in runs:
        head = one[run.start : run.start + 8]
        assert head == other[run.other_start : run.other_start + 8]
        assert one[run.end - 8 : run.end] == other[run.other_end - 8 : run.other_end]


def test_words_keep_their_place_in_the_text():
    text = "Head. One TWO, three."
    found = split_words(text, [(6, len(text))])
    assert found.words == ("one", "two", "three")
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == [
        "One",
        "TWO",
        "three",
    ]
