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


def test_copies_article_quoting_at_length_joins_with_the_passage_marked(article: Maker) -> None:
    whole = article("a", outlet="A", published="2017-03-04").reading(STORY)
    body = " ".join(WORDS[240:320]) + " " + " ".join(WORDS[50:130]) + " " + " ".join(WORDS[320:])
    quoting = article("b", outlet="B", published="2017-03-05").reading(body)
    (group,) = link_corpus([quoting, whole]).copy_groups
    assert (group.origin, group.quoting) == ("doc-a", ("doc-b",))
    (passage,) = group.passages
    text = quoting.document.text
    assert text[passage.span.start : passage.span.end] == " ".join(WORDS[50:130])
    assert whole.document.text[passage.of.start : passage.of.end] == " ".join(WORDS[50:130])


def test_copies_one_outlet_reusing_its_words_is_not_quoting(article: Maker) -> None:
    whole = article("a", outlet="A").reading(STORY)
    later = article("b", outlet="A").reading(" ".join(WORDS[50:130]) + " " + OTHER)
    assert link_corpus([whole, later]).copy_groups == ()


def test_copies_article_quoting_two_ties_them_not_together(article: Maker) -> None:
    first = article("a", outlet="A").reading(STORY)
    second = article("b", outlet="B").reading(OTHER)
    both = " ".join([*WORDS[:110], "between", *WORDS[300:370]])
    quoting = article("c", outlet="C").reading(both)
    (group,) = link_corpus([first, second, quoting]).copy_groups
    assert set(group.documents) == {"doc-a", "doc-c"}


def test_copies_snippet_found_in_two_articles_does_not_make_them_one(article: Maker) -> None:
    line = " ".join(f"boiler{number}" for number in range(30))
    readings = [
        article("a", outlet="A").reading(f"{STORY} {line}"),
        article("b", outlet="B").reading(f"{OTHER} {OTHER.upper()} extra {line}"),
        article("c", outlet="C").reading(line),
    ]
    assert all(
        not {"doc-a", "doc-b"} <= set(group.documents)
        for group in link_corpus(readings).copy_groups
    )


def test_copies_agency_that_was_credited_is_the_origin(article: Maker) -> None:
    own = article("a", outlet="Agency", published="2017-03-05").reading(STORY)
    printed = article("b", outlet="B", agency="Agency", published="2017-03-04").reading(STORY)
    (group,) = link_corpus([own, printed]).copy_groups
    assert group.origin == "doc-a"


def test_copies_a_thousand_of_one_text_are_one_group(article: Maker) -> None:
    readings = [
        article(f"{number:04}").reading(STORY if number % 3 else f"{STORY} Added words {number}.")
        for number in range(1000)
    ]
    (group,) = link_corpus(readings).copy_groups
    assert len(group.documents) == 1000


def test_copies_quoting_article_keeps_its_own_claims_as_its_own(article: Maker) -> None:
    readings = []
    for name in "ab":
        day = "2017-03-04" if name == "a" else "2017-03-05"
        each = article(name, outlet=name.upper(), published=day)
        each.tells(actor="bdb", place="sidra", date="2017-03-03")
        body = STORY if name == "a" else " ".join(WORDS[50:150]) + " " + OTHER
        readings.append(each.reading(body))
    links = link_corpus(readings)
    assert [group.quoting for group in links.copy_groups] == [("doc-b",)]
    (incident,) = links.incidents
    assert incident.origins == 1 + 1
