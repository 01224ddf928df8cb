from pathlib import Path

import pytest

from dragoman.bench.linking import (
    EITHER,
    BCubed,
    Link,
    b_cubed,
    load_links,
    place_links,
    score_links,
)
from dragoman.errors import IngestError

A, B, C, D = (("doc", n, n + 1) for n in range(4))


@pytest.mark.parametrize(
    ("predicted", "precision", "recall"),
    [
        ({A: "x", B: "x", C: "y"}, 1.0, 1.0),
        ({A: "x", B: "x", C: "x"}, 5 / 9, 1.0),
        ({A: "x", B: "z", C: "y"}, 1.0, 2 / 3),
        ({A: "x", B: "x", C: "y", D: "q"}, 3 / 4, 1.0),
        ({A: "x"}, 1.0, 1 / 6),
        ({}, 0.0, 0.0),
    ],
)
def test_b_cubed_weighs_clusters_by_mention(
    predicted: dict[tuple[str, int, int], str], precision: float, recall: float
) -> None:
    score = b_cubed({A: "1", B: "1", C: "2"}, predicted)
    assert (score.precision, score.recall) == pytest.approx((precision, recall))


def test_f_of_nothing_right_is_zero() -> None:
    assert BCubed(precision=0.0, recall=0.0, mentions=3).f == 0.0


RECORDS = {
    "documents": [{"id": "doc-1", "path": "in/a.txt", "text": "Ann saw Ann. He left."}],
    "mentions": [
        {"document": "doc-1", "start": 0, "end": 3, "form": "name", "entity": "ann"},
        {"document": "doc-1", "start": 8, "end": 11, "form": "name", "entity": "ann"},
        {"document": "doc-1", "start": 13, "end": 15, "form": "pronoun", "entity": "ann"},
    ],
}
LINKS = [Link(document="a.txt", quote="Ann", nth=n, entity="x") for n in (1, 2)]


def test_links_are_found_by_occurrence() -> None:
    assert place_links(LINKS, RECORDS) == {("doc-1", 0, 3): "x", ("doc-1", 8, 11): "x"}


def test_pronouns_are_not_scored() -> None:
    assert score_links(LINKS, RECORDS).f == 1.0


@pytest.mark.parametrize(
    "link",
    [
        Link(document="b.txt", quote="Ann", nth=1, entity="x"),
        Link(document="a.txt", quote="Ann", nth=3, entity="x"),
    ],
)
def test_gold_that_is_not_in_the_text_is_an_error(link: Link) -> None:
    with pytest.raises(IngestError):
        place_links([link], RECORDS)


def test_wrong_line_of_gold_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "gold.tsv"
    path.write_text("# gold\ndocument\tquote\tnth\tentity\na.txt\tAnn\tone\tx\n", "utf-8")
    with pytest.raises(IngestError, match=r"gold\.tsv:3"):
        load_links(path)


def test_article_of_a_name_makes_no_difference() -> None:
    link = Link(document="a.txt", quote="the Post", nth=1, entity="x")
    records = {
        "documents": [{"id": "d", "path": "a.txt", "text": "He told the Post."}],
        "mentions": [{"document": "d", "start": 12, "end": 16, "form": "name", "entity": "p"}],
    }
    assert score_links([link], records).f == 1.0


@pytest.mark.parametrize("entity", ["ann", None])
def test_what_readers_may_take_either_way_counts_neither_way(entity: str | None) -> None:
    links = [LINKS[0], Link(document="a.txt", quote="Ann", nth=2, entity=EITHER)]
    first, second, pronoun = RECORDS["mentions"]
    records = {**RECORDS, "mentions": [first, {**second, "entity": entity}, pronoun]}
    assert (score_links(links, records).f, score_links(links, records).mentions) == (1.0, 1)
