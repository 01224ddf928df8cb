"""Briefings composed from records, and what they look like."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.present.brief.compose import Brief, Note, Section, Words, compose_briefing
from dragoman.present.brief.dated import say_how_dated
from dragoman.present.brief.markdown import write_markdown
from dragoman.present.brief.page import write_page

sys.path.insert(0, str(Path(__file__).parents[3] / "browser"))


@pytest.fixture(scope="module")
def records() -> Mapping[str, Any]:
    from bundle import bundle  # noqa: PLC0415 - found once the path above is set

    return bundle()


def sentences(brief: Brief, heading: str) -> list[str]:
    (section,) = [each for each in brief.sections if each.heading == heading]
    return ["".join(run.text for run in sentence) for sentence in section.sentences]


def test_hedged_ties_stand_under_what_is_only_claimed(records: Mapping[str, Any]) -> None:
    brief = compose_briefing(records, title="B", on="2017-03-18")
    state, claimed = sentences(brief, "What is the state"), sentences(brief, "What is only claimed")
    assert not [line for line in state if "may back" in line]
    assert [line for line in claimed if "Qatar may back" in line]


def test_prediction_is_watched_only_while_it_is_open(records: Mapping[str, Any]) -> None:
    soon = compose_briefing(records, title="B", on="2017-03-18")
    later = compose_briefing(records, title="B", on="2019-03-18")
    assert [line for line in sentences(soon, "What to watch") if "counter-attack" in line]
    assert not [line for line in sentences(later, "What to watch") if "counter-attack" in line]


def test_every_sentence_cites(records: Mapping[str, Any]) -> None:
    brief = compose_briefing(records, title="B", on="2017-03-18")
    numbers = {note.number for note in brief.notes}
    for section in brief.sections:
        for sentence in section.sentences:
            cited = {number for run in sentence for number in run.notes}
            assert cited
            assert cited <= numbers


def _hostile() -> Brief:
    words = "<script>alert(1)</script> *x* [y](z)"
    return Brief(
        title=words,
        on="2017-03-18",
        sections=(Section(heading="H", sentences=((Words(text=words, notes=(1,)),),)),),
        notes=(
            Note(
                number=1,
                claim="clm-1",
                speaker=words,
                published=None,
                path=words,
                start=0,
                end=1,
                quote=words,
            ),
        ),
    )


def test_words_of_articles_stay_words_on_the_page() -> None:
    assert "<script" not in write_page(_hostile())


def test_words_of_articles_stay_words_in_markdown() -> None:
    lines = [line for line in write_markdown(_hostile()).splitlines() if line.startswith("- ")]
    assert lines == [r"- \<script\>alert(1)\</script\> \*x\* \[y\](z) \[1\]"]


def test_briefing_of_no_known_day_says_so() -> None:
    brief = replace(_hostile(), on=None, notes=(), sections=())
    assert "no article is dated" in write_markdown(brief)
    assert "no article is dated" in write_page(brief)
    assert "9999" not in write_page(brief)


def test_what_is_left_out_is_told_with_the_command_that_tells_it(
    records: Mapping[str, Any],
) -> None:
    tie = next(each for each in records["relations"] if each["kind"] == "backs")
    backers = [each["id"] for each in records["entities"] if each["id"] != tie["b"]]
    many = [{**tie, "id": f"rel-{each}", "a": each} for each in backers]
    full = {**records, "relations": [*records["relations"], *many]}
    brief = compose_briefing(full, title="B", on="2017-03-18")
    state = brief.sections[0]
    (more,) = [each for each in state.more if "backs whom" in each]
    _, number, rest = more.split(" ", maxsplit=2)
    assert int(number) > 0
    assert rest == "more (who backs whom: dragoman backs)."
    assert more in write_markdown(brief)
    assert more in write_page(brief)


def test_tie_that_more_articles_tell_stands_first(records: Mapping[str, Any]) -> None:
    told = [each for each in records["relations"] if each["kind"] == "backs"]
    brief = compose_briefing(records, title="B", on="2017-03-18")
    lines = [line for line in sentences(brief, "What is the state") if " back" in line]
    assert len(told) > 1
    assert "independent origins" in lines[0]


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("2019-04/2021-01",), "The newest article was written between 2019-04-01 and 2021-01-31."),
        (("2019-04/2021-01", "2017-03-14"), "the newest of a known day is of 2017-03-14."),
        (("2019-04/2021-01", "2019-04-01"), None),
        (("2019-04-01",), None),
    ],
)
def test_briefing_says_how_far_the_day_of_the_newest_article_is_known(
    dates: tuple[str, ...], said: str | None
) -> None:
    told = say_how_dated({"documents": [{"published": each} for each in dates]}, "2019-04-01")
    assert (told is None) if said is None else (told is not None and told.endswith(said))
    brief = replace(_hostile(), on="2019-04-01", dated=told)
    assert brief.opening.startswith("State of play on 2019-04-01.")
    assert said is None or brief.opening.endswith(said)


def test_meeting_told_to_have_failed_is_a_report(records: Mapping[str, Any]) -> None:
    def reports(act: str) -> list[str]:
        incident = next(each for each in records["incidents"] if each["id"] == "inc-attack")
        claims = {e["claim"] for e in records["events"] if e["incident"] == "inc-attack"}
        turned = [
            {**claim, "polarity": "denied", "modality": "asserted", "act": act}
            if claim["id"] in claims
            else claim
            for claim in records["claims"]
        ]
        incidents = [{**incident, "headline": "No talks in Cairo", "type": "CONSULT"}]
        told = {**records, "claims": turned, "incidents": incidents, "findings": []}
        brief = compose_briefing(told, title="B", on="2017-03-18")
        lines = [line for each in brief.sections for line in sentences(brief, each.heading)]
        return [line for line in lines if "No talks in Cairo" in line]

    (line,) = reports("says")
    assert "Denied by" not in line
    assert reports("denies") == []
