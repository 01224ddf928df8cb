"""Copies: which documents have one origin of text, and what that does to counting."""

from collections.abc import Callable
from typing import Any

from dragoman.link.corpus import link_corpus

Maker = Callable[..., Any]
WORDS = [f"word{number}" for number in range(400)]
STORY = " ".join(WORDS[:240])
OTHER = " ".join(WORDS[240:])


def test_copies_reprint_and_cut_reprint_are_one_group(article: Maker) -> None:
    whole = article("a", outlet="A", published="2017-03-04").reading(STORY)
    again = article("b", outlet="B", published="2017-03-05").reading("New head. " + STORY)
    cut = article("c", outlet="C", published="2017-03-05").reading(" ".join(WORDS[:120]))
    apart = article("d", outlet="D").reading(OTHER)
    (group,) = link_corpus([cut, apart, again, whole]).copy_groups
    assert group.documents == ("doc-a", "doc-b", "doc-c")
    assert group.origin == "doc-a"


def test_copies_one_quoted_paragraph_is_no_copy(article: Maker) -> None:
    whole = article("a").reading(STORY)
    quoting = article("b").reading(" ".join(WORDS[:40]) + " " + OTHER)
    assert link_corpus([whole, quoting]).copy_groups == ()


def test_copies_texts_too_short_to_judge_are_left_alone(article: Maker) -> None:
    readings = [article("a").reading("One line."), article("b").reading("One line.")]
    assert link_corpus(readings).copy_groups == ()


def test_copies_count_as_one_origin(article: Maker) -> None:
    readings = []
    for name in "abc":
        each = article(name, outlet=name)
        each.tells(actor="bdb", place="sidra", date="2017-03-03")
        readings.append(each.reading(STORY if name != "c" else OTHER))
    links = link_corpus(readings)
    (incident,) = links.incidents
    assert incident.origins == 2
    assert [finding.kind for finding in links.findings] == ["corroboration"]
