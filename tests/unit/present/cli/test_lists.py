"""Commands that list: articles, actors, events, claims; each line ends with its citation."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hand import ENTITIES, denial, quiet, seizure

from dragoman.model.events import Participant
from dragoman.store.sqlite import open_store

Cli = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("store")
TOLD = seizure().reading.events[0].id
DENIED = denial().reading.events[0].id


def test_documents_are_listed_by_date_with_undated_last(cli: Cli) -> None:
    lines = cli("documents").lines
    assert [line.split("[")[-1].split(":")[0] for line in lines] == [
        "seizure.txt",
        "denial.txt",
        "quiet.txt",
    ]
    assert lines[0].startswith("2017-03-15 Brigade takes Port Asmar · The Lamp · 1 event, 2 claims")


def test_documents_as_json_have_whole_ids(cli: Cli) -> None:
    assert {row["id"] for row in cli("documents", "--json").json} == {
        seizure().id,
        denial().id,
        quiet().id,
    }


def test_actors_leave_places_out_unless_asked_for(cli: Cli) -> None:
    assert "Port Asmar" not in cli("actors").out
    assert cli("actors", "--kind", "place").lines[0].startswith("Port Asmar · place · LBY")


@pytest.mark.parametrize("name", ["marrun", "MARROUN", "Márrun", "salem  marrun", "Salim"])
def test_actor_is_found_by_any_spelling(cli: Cli, name: str) -> None:
    assert cli("actor", name).lines[0].startswith("Salim Marrun · person · LBY · 3 mentions")


def test_actor_shows_names_ties_deeds_and_words(cli: Cli) -> None:
    answer = cli("actor", "veltania", "--json").json
    assert answer["aliases"] == [
        {"name": "A spokesman of Veltania", "count": 1},
        {"name": "Veltania", "count": 1},
    ]
    assert [tie["relation"] for tie in answer["ties"]] == ["rel-1"]
    assert [claim["id"] for claim in answer["claims"]] == [denial().reading.events[0].claim]
    text = cli("actor", "veltania").out
    assert "Veltania backs Salim Marrun 2017-03" in text
    assert "(hedged, denied) F6 “Marroun had seized the port”" in text


def test_actor_who_is_unknown_brings_the_nearest_name(cli: Cli) -> None:
    outcome = cli("actor", "Sallim Marun")
    assert outcome.code == 1
    assert "did you mean Salim Marrun?" in outcome.err
    assert outcome.out == ""


def test_name_that_several_share_is_refused_with_their_ids(cli: Cli, store: Path) -> None:
    namesake = replace(ENTITIES["new-person-marrune"], name="Marroun")
    with open_store(store, write=True) as record:
        record.write([replace(quiet().reading, entities=(namesake,))], made_by="s2")
    outcome = cli("actor", "Marroun")
    assert outcome.code == 1
    assert "Salim Marrun (marrun), Marroun (new-person-marrune)" in outcome.err
    assert cli("actor", "new-person-marrune").code == 0


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), [TOLD, DENIED]),
        (("--type", "assault"), [TOLD, DENIED]),
        (("--type", "AID"), []),
        (("--actor", "Marroun", "--on", "2017-03"), [TOLD]),
        (("--from", "2017-03-14", "--to", "2017"), [TOLD]),
        (("--from", "2017-03-15"), []),
        (("--to", "2016"), []),
        (("--place", "port asmar"), [TOLD]),
        (("--modality", "hedged"), [DENIED]),
        (("--limit", "1"), [TOLD]),
    ],
)
def test_events_are_narrowed_by_options(
    cli: Cli, options: tuple[str, ...], found: list[str]
) -> None:
    assert [row["id"] for row in cli("events", *options, "--json").json] == found


def test_event_line_says_who_did_what_where_and_how_firmly(cli: Cli) -> None:
    told, denied = cli("events").lines
    assert told.startswith("2017-03-14 ASSAULT Salim Marrun → “men” at Port Asmar “Salim Marrun")
    assert told.endswith(f"[seizure.txt:25-72 {TOLD[:12]}]")
    assert denied.startswith("no date ASSAULT (hedged, denied) Salim Marrun “Marroun had")


def test_events_cut_off_are_counted_beside_the_answer(cli: Cli) -> None:
    outcome = cli("events", "--limit", "1")
    assert len(outcome.lines) == 1
    assert "1 of 2 shown" in outcome.err


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--on", "14 March"), 1, "write 2017, 2017-03 or 2017-03-14"),
        (("--on", "2017", "--from", "2016"), 1, "--on leaves no room"),
        (("--on", "14/3/2017"), 1, "'14/3/2017' is no date"),
        (("--from", "2018", "--to", "2017"), 1, "way out: turn them round"),
        (("--type", "attack"), 1, "write one of ACCUSE, "),
        (("--modality", "sure"), 1, "write one of asserted, hedged"),
        (("--actor", ""), 1, "is called ''"),
        (("--place", ""), 1, "is called ''"),
        (("--nonsense",), 2, "No such option"),
    ],
)
def test_events_with_wrong_options_say_what_is_wrong(
    cli: Cli, options: tuple[str, ...], code: int, said: str
) -> None:
    outcome = cli("events", *options)
    assert outcome.code == code
    assert said in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ((), 3),
        (("--speaker", "Veltania"), 1),
        (("--speaker", "the lamp"), 2),
        (("--about", "marroun"), 3),
        (("--about", "veltania"), 1),
        (("--denied",), 1),
        (("--modality", "asserted"), 2),
    ],
)
def test_claims_are_narrowed_by_options(cli: Cli, options: tuple[str, ...], count: int) -> None:
    assert len(cli("claims", *options, "--json").json) == count


def test_claim_line_shows_the_chain_from_the_outlet_inwards(cli: Cli) -> None:
    (line,) = cli("claims", "--denied").lines
    assert line.startswith("2017-03-16 Harbour Post > Veltania denies (hedged, denied) F6 “M")


def test_hostile_words_reach_the_terminal_as_plain_text(cli: Cli, store: Path) -> None:
    article = quiet()
    article.text += " \u202e[link=file:///etc]evil[/link]\x1b]0;title\x07\x9b31m\r\n"
    article.__post_init__()
    article.mention("[link=file:///etc]evil[/link]\x1b]0;title\x07\x9b31m", None)
    article.event("\u202e[link", "all", "ASSAULT")
    with open_store(store, write=True) as record:
        record.write([article.reading], made_by="s2")
    for command in (("events",), ("search", "evil"), ("why", article.id), ("documents",)):
        out = cli(*command).out
        assert not set(out) & set("\x1b\x07\x9b\r\u202e")
    assert "[link=file:///etc]»evil«[/link]\\u001b]0;title" in cli("search", "evil").out


def test_party_that_no_mention_covers_is_shown_by_its_words(cli: Cli, store: Path) -> None:
    article = quiet()
    span = article.span("Weather")
    article.event("rained", "rained", "AID", actors=(Participant(start=span.start, end=span.end),))
    with open_store(store, write=True) as record:
        record.write([article.reading], made_by="s2")
    (line,) = cli("events", "--type", "aid").lines
    assert line.startswith("no date AID “Weather” “rained”")
