"""Questions asked on the command line."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hand import Article, links

from dragoman.model.claims import Polarity
from dragoman.model.groups import Incident
from dragoman.model.when import DateRange
from dragoman.store.sqlite import open_store

Cli = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("store")
INCIDENT = links().incidents[0].id


def test_ask_who_backs_tells_the_tie_with_its_speaker_and_words(cli: Cli) -> None:
    tie, claim = cli("ask", "who backed Marroun in March 2017?").lines
    assert tie == "2017-03 Veltania backs Salim Marrun, according to The Lamp  [rel-1]"
    assert "“Veltania backs Marroun”  [seizure.txt:99-121 clm-" in claim


def test_ask_for_a_tie_told_the_other_way_round_says_so(cli: Cli) -> None:
    for question in ("who backs Veltania", "whom does Marrun back", "does Marrun back Veltania"):
        outcome = cli("ask", question)
        assert (outcome.code, outcome.out) == (0, "")
        assert "the other way round: Veltania backs Salim Marrun" in outcome.err


def test_ask_who_holds_two_places_answers_for_both(cli: Cli) -> None:
    whole = cli("ask", "--json", "who holds Port Asmar and Port Asmar?").json
    assert whole["lines"] == cli("ask", "--json", "who holds Port Asmar?").json["lines"]
    assert whole["about"] == ["Port Asmar", "Port Asmar"]
    assert cli("ask", "who holds Port Asmar, and Nowhere?").code == 1


def test_ask_for_a_later_time_says_that_the_evidence_is_earlier(cli: Cli) -> None:
    assert "(only earlier evidence)" in cli("ask", "who backs Marrun in 2019").lines[0]


def test_ask_who_opposes_does_not_answer_with_who_backs(cli: Cli) -> None:
    outcome = cli("ask", "who opposes Marrun")
    assert (outcome.code, outcome.out) == (0, "")
    assert "nothing in the record fits" in outcome.err


@pytest.mark.parametrize(
    "question",
    [
        "what happened in Port Asmar?",
        "what happened on 14 March 2017",
        "what happened in March 2017",
        "what did Marrun do in 2017",
        "what changed in March 2017",
        "what happened to seized ports in 2017",
    ],
)
def test_ask_what_happened_tells_the_incident_and_its_denial(cli: Cli, question: str) -> None:
    lines = cli("ask", question).lines
    (line,) = [line for line in lines if f"[{INCIDENT[:12]}]" in line]
    assert line.startswith("2017-03-14 Salim Marrun seizes Port Asmar, according to The Lamp (")
    assert "denied by others, disputed" not in line.split(" (")[0]


def test_ask_what_happened_at_another_time_is_empty(cli: Cli) -> None:
    assert cli("ask", "what happened in Port Asmar in 2016?").lines == []


@pytest.mark.parametrize(
    "question", ["who denied Marrun", "who denied seizing the port", "what did Veltania deny"]
)
def test_ask_who_denied_tells_the_denial_once_with_its_place(cli: Cli, question: str) -> None:
    (line,) = cli("ask", question).lines
    assert "Veltania, in Harbour Post denies: “Marroun had seized the port”" in line
    assert "(hedged, denied)  [denial.txt:" in line


def test_ask_what_two_outlets_disagree_on_shows_both_sides(cli: Cli) -> None:
    first, *claims = cli("ask", "what do The Lamp and Harbour Post disagree on?").lines
    assert first.startswith("denial: Harbour Post has it denied")
    assert len(claims) == 2


def test_ask_as_json_cites_every_line(cli: Cli) -> None:
    answer = cli("ask", "--json", "who", "backs", "Marrun").json
    assert answer["form"] == "who_ties"
    assert answer["about"] == ["Salim Marrun"]
    assert all(line["citations"] for line in answer["lines"])


def test_ask_unknown_question_brings_the_nearest_with_its_names(cli: Cli) -> None:
    outcome = cli("ask", "is Marroun backed by anyone in Veltania?")
    assert (outcome.code, outcome.out) == (1, "")
    assert "Salim Marrun" in outcome.err
    assert "Traceback" not in outcome.err


def test_ask_unknown_name_brings_the_nearest(cli: Cli) -> None:
    outcome = cli("ask", "who backs Marrunn?")
    assert outcome.code == 1
    assert "did you mean Salim Marrun" in outcome.err


def test_ask_what_changed_without_a_time_is_told_what_is_missing(cli: Cli) -> None:
    outcome = cli("ask", "what changed?")
    assert outcome.code == 1
    assert "name the time" in outcome.err


def test_ask_without_a_question_lists_those_it_knows(cli: Cli) -> None:
    assert "who backs NAME?" in cli("ask").lines


def test_outlets_are_shown_side_by_side(cli: Cli) -> None:
    lines = cli("outlets").lines
    assert lines[0].startswith(
        "The Lamp F · 2 articles (1 copied from elsewhere) · 1 incident: 1 told"
    )
    assert any("not by Harbour Post" in line for line in lines)
    assert cli("outlets", "Lighthouse").code == 1


def test_outlets_as_json_hold_the_claims(cli: Cli) -> None:
    (incident,) = cli("outlets", "--json").json["incidents"]
    assert incident["claims"]


def test_timeline_by_month_tells_under_the_month(cli: Cli) -> None:
    month, line = cli("timeline", "--grain", "month", "--limit", "1").lines
    assert month.startswith("2017-03 told of in ")
    assert ".txt:" in line
    assert cli("timeline", "--grain", "month", "--json").json[0]["period"] == "2017-03"


def test_ask_with_words_that_find_nothing_brings_the_nearest_name(cli: Cli) -> None:
    outcome = cli("ask", "what happened to Salem Marrunn?")
    assert (outcome.code, outcome.out) == (1, "")
    assert "did you mean Salim Marrun" in outcome.err


def test_timeline_of_dates_tells_them_in_the_words_of_the_articles(cli: Cli) -> None:
    first, *sentences = cli("timeline", "--limit", "1", "--sentences", "1").lines
    (day,) = cli("timeline", "--limit", "1", "--sentences", "1", "--json").json
    assert first.startswith(day["period"])
    (told,) = day["lines"]
    assert f"{told['path']}:{told['start']}-{told['end']}" in sentences[0]


@pytest.mark.parametrize(
    "question",
    [
        "who attacked Port Asmar?",
        "whom did Marrun attack in 2017?",
        "did Marrun strike Port Asmar?",
    ],
)
def test_ask_who_attacked_tells_the_incident_by_doer_and_place(cli: Cli, question: str) -> None:
    (line,) = [line for line in cli("ask", question).lines if INCIDENT[:12] in line]
    assert "Salim Marrun seizes Port Asmar" in line


@pytest.mark.parametrize("question", ["did Veltania attack Port Asmar?", "who accused Marrun?"])
def test_ask_who_attacked_is_not_answered_with_other_doers_or_acts(cli: Cli, question: str) -> None:
    assert cli("ask", question).lines == []


def test_ask_who_denied_an_act_of_somebody_falls_back_on_all_denials_of_them(cli: Cli) -> None:
    assert cli("ask", "who denies praising Marrun?").lines == cli("ask", "who denied Marrun?").lines


def test_ask_tells_how_it_read_a_date_in_figures(cli: Cli) -> None:
    outcome = cli("ask", "what happened on 03/04/2017?")
    assert "03/04/2017 is read as 3 April 2017" in outcome.err
    assert cli("ask", "what happened on 03/04/2017?", "--json").json["notes"]


@pytest.fixture
def failed(store: Path) -> None:
    """Add an article on a meeting that failed, of two who are described and named after."""
    story = Article(
        "talks",
        "No talks\nTwo old rivals, Salim Marrun and Idris Marrune, failed to meet in Port Asmar.\n"
        "Envoys, backed by Veltania, met on 3 May 2017.",
        published=DateRange.parse("2017-05-04"),
    )
    for name, entity in (("Salim Marrun", "marrun"), ("Idris Marrune", "new-person-marrune")):
        story.mention(name, entity)
    story.mention("Veltania", "veltania")
    words = "Two old rivals, Salim Marrun and Idris Marrune, failed to meet in Port Asmar"
    claim = replace(story.claim(words, polarity=Polarity.DENIED), act="says")
    rivals = (story.mention("Two old rivals", None),)
    no = story.event(words, "meet", "CONSULT", actors=rivals, date="2017-05-02", claim=claim)
    met = "Envoys, backed by Veltania, met on 3 May 2017"
    envoys = (story.mention("Envoys", None),)
    yes = story.event(met, "met", "CONSULT", actors=envoys, date="2017-05-03")
    incidents = [
        Incident(id=key, type="CONSULT", events=(e.id,), date=e.date, headline=line, origins=1)
        for key, e, line in (("inc-no", no, "No talks"), ("inc-yes", yes, "Talks"))
    ]
    with open_store(store, write=True) as record:
        record.write([story.reading], made_by="s1")
        record.write_links(replace(links(), incidents=(*links().incidents, *incidents)))


@pytest.mark.usefixtures("failed")
@pytest.mark.parametrize(
    "question",
    [
        "did Salim Marrun meet Idris Marrune?",
        "when did Salim Marrun and Idris Marrune meet",
        "who met Idris Marrune?",
        "what happened on 2 May 2017?",
    ],
)
def test_ask_tells_of_what_failed_that_it_did_not_take_place(cli: Cli, question: str) -> None:
    line, words = cli("ask", question).lines
    assert line.startswith("2017-05-02 No talks")
    assert "(told as not having taken place)" in line
    assert "failed to meet" in words


@pytest.mark.usefixtures("failed")
def test_ask_takes_nobody_for_described_who_only_stands_behind(cli: Cli) -> None:
    assert cli("ask", "who met Veltania?").lines == []


@pytest.mark.usefixtures("failed")
def test_what_an_outlet_tells_not_to_have_been_is_nobodys_denial(cli: Cli) -> None:
    lines = cli("ask", "who denied Marrun").lines
    assert lines
    assert not [line for line in lines if "failed to meet" in line]
