"""Commands that ask across articles, search, and show grounds."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hand import Article, denial, links, seizure

from dragoman.model.claims import RelationKind
from dragoman.model.groups import Links, Relation
from dragoman.model.when import DateRange
from dragoman.store.sqlite import open_store

Cli = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("store")
INCIDENT = links().incidents[0].id


def test_timeline_tells_the_incident_with_its_claims(cli: Cli) -> None:
    lines = cli("timeline", "--every", "--from", "2017").lines
    assert lines[0] == (
        "2017-03-14 Salim Marrun seizes Port Asmar · 2 independent origins · disputed"
        " · 4 doubtful"
        f"  [{INCIDENT[:12]}]"
    )
    assert len(lines) == 3
    assert cli("timeline", "--every", "--to", "2016").lines == []
    assert cli("timeline", "--to", "2016").lines == []


def test_timeline_as_json_holds_the_citations(cli: Cli) -> None:
    (entry,) = cli("timeline", "--every", "--json").json
    assert entry["incident"] == INCIDENT
    assert len(entry["citations"]) == 2


@pytest.mark.parametrize("arguments", [(), ("Marroun",), ("veltania", "--on", "2017-03-20")])
def test_backs_shows_the_tie_with_its_words(cli: Cli, arguments: tuple[str, ...]) -> None:
    tie, claim = cli("backs", *arguments).lines
    assert tie == "Veltania backs Salim Marrun 2017-03  [rel-1]"
    assert "“Veltania backs Marroun”  [seizure.txt:99-121 clm-" in claim


def test_backs_on_a_later_date_says_that_the_evidence_is_earlier(cli: Cli) -> None:
    assert cli("backs", "--on", "2019").lines[0].startswith("only earlier: Veltania backs")


def test_backs_without_ties_says_so(cli: Cli) -> None:
    outcome = cli("backs", "coast brigade")
    assert (outcome.code, outcome.out) == (0, "")
    assert "nothing in the record fits" in outcome.err


def test_holds_of_a_place_nobody_holds_is_empty(cli: Cli) -> None:
    assert cli("holds", "Port Asmar", "--json").json == []


@pytest.mark.parametrize(
    ("start", "line"),
    [
        ("2017-03-03", "Coast Brigade held Port Asmar until 2017-03-03  ["),
        ("2016-09", "Coast Brigade held Port Asmar from 2016-09 until 2017-03-03  ["),
    ],
)
def test_holds_tells_a_lost_place_as_held(cli: Cli, store: Path, start: str, line: str) -> None:
    article = Article("fall", "Port falls\nThe Coast Brigade lost Port Asmar on Friday.")
    who = article.mention("Coast Brigade", "coast-guard")
    claim = article.tie(
        "Coast Brigade lost Port Asmar",
        "lost",
        "controls",
        a=who,
        b=article.mention("Port Asmar", "gn-77"),
    )
    hold = Relation(
        id="rel-lost",
        kind=RelationKind.CONTROLS,
        sign=0,
        a="coast-guard",
        b="gn-77",
        claims=(claim,),
        start=DateRange.parse(start),
        start_basis="clause",
        end=DateRange.parse("2017-03-03"),
        end_basis="loss",
    )
    with open_store(store, write=True) as record:
        record.write([article.reading], made_by="s1")
        record.write_links(Links(relations=(hold,)))
    assert cli("holds", "Port Asmar").lines[0].startswith(line)


def test_disputes_shows_claims_side_by_side(cli: Cli) -> None:
    first, *claims = cli("disputes").lines
    assert first.startswith("denial: Harbour Post has it denied")
    assert len(claims) == 2
    assert cli("disputes", "--agreed").lines == []


def test_search_marks_the_words_in_their_passage(cli: Cli) -> None:
    out = cli("search", "spokesman", "denied").out
    assert "»spokesman«" in out
    (hit,) = cli("search", "spokesman", "--json").json
    text = denial().text
    assert [text[mark["start"] : mark["end"]] for mark in hit["marks"]] == ["spokesman"]
    assert hit["quote"] == text[hit["start"] : hit["end"]]


def test_search_keeps_what_the_shell_kept_together_as_a_phrase(cli: Cli) -> None:
    assert cli("search", "seized Port").lines
    assert cli("search", "Port seized").lines == []


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (seizure().reading.events[0].id, ["»seized«", "type ASSAULT", "rule trigger: seized"]),
        (
            str(denial().reading.events[0].claim),
            ["»denied«", "denied", "rule rule: verb of saying"],
        ),
        (seizure().reading.relations[0].id, ["»backs«", "from Veltania", "relation rel-1"]),
        (seizure().reading.mentions[0].id, ["»Salim Marrun«", "spelling in the register"]),
        (seizure().id, ["published 2017-03-15 (from metadata)", "headline 0-24"]),
        ("seizure.txt", ["published 2017-03-15 (from metadata)"]),
        (INCIDENT, ["same actor, type and day", "“Marroun had seized the port”"]),
        ("rel-1", ["kind backs", "“Veltania backs Marroun”"]),
        ("fnd-1", ["explanation Harbour Post", "“Marroun had seized the port”"]),
        ("marrun", ["Salim Marrun person an entry of the register", "“Marroun”"]),
    ],
)
def test_why_shows_words_and_reasons(cli: Cli, record: str, words: list[str]) -> None:
    outcome = cli("why", record)
    assert outcome.code == 0
    for each in words:
        assert each in outcome.out
    answer = cli("why", record, "--json").json
    assert record in {answer["record"]["id"], answer["record"].get("path")}


def test_why_of_a_copy_group_lists_its_articles(cli: Cli) -> None:
    (group,) = {row["copy_group"] for row in cli("documents", "--json").json} - {None}
    out = cli("why", group).out
    answer = cli("why", group[:6], "--json").json
    assert answer["kind"] == "copy_group"
    assert len(answer["documents"]) > 1
    assert f"{len(answer['documents'])} articles with one origin" in out
    assert all(f"{row['path']}:0-{row['end']}" in out for row in answer["documents"])


def test_why_takes_the_beginning_of_an_id(cli: Cli) -> None:
    event = seizure().reading.events[0].id
    assert event in cli("why", event[:8]).out


@pytest.mark.parametrize(
    ("record", "said"),
    [("evt-", "several records begin"), ("evt-none", "no record has the id"), ("", "no record")],
)
def test_why_of_no_or_several_records_says_so(cli: Cli, record: str, said: str) -> None:
    outcome = cli("why", record)
    assert outcome.code == 1
    assert said in outcome.err


def test_why_not_shows_the_rejection(cli: Cli) -> None:
    span = seizure().span("plans a parade")
    out = cli("why-not", f"seizure.txt:{span.start}-{span.end}").out
    assert "not coded “plans a parade” events: a plan, and a parade is no type of event" in out
    assert "sentence" in out


def test_why_not_shows_what_was_coded_there(cli: Cli) -> None:
    seen = cli("why-not", f"{seizure().id[:10]}:25-72", "--json").json["seen"]
    kinds = [row["what"] for row in seen]
    assert kinds == ["body", "sentence", "mention", "mention", "event", "claim"]
    for row in seen:
        assert row["quote"] == seizure().text[row["start"] : row["end"]]


def test_why_not_keeps_the_blank_behind_what_it_marks(cli: Cli) -> None:
    words = seizure().reading.document.text
    end = words.index(" ") + 1
    marked = cli("why-not", f"seizure.txt:0-{end}").out.splitlines()[0]
    assert f"»{words[: end - 1]}« {words[end]}" in marked


def test_why_not_where_nothing_is_says_that_nothing_triggers(cli: Cli) -> None:
    assert "no words here trigger an event" in cli("why-not", "quiet.txt:8-20").out


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("seizure.txt", "names no stretch"),
        ("seizure.txt:9-9", "not in the article"),
        ("seizure.txt:1-9999", "it has 0-156"),
        ("nowhere.txt:1-2", "no record has the id"),
        ("rel-1:1-2", "is no article"),
    ],
)
def test_why_not_of_a_wrong_place_says_so(cli: Cli, where: str, said: str) -> None:
    outcome = cli("why-not", where)
    assert outcome.code == 1
    assert said in outcome.err


@pytest.mark.parametrize(
    ("word", "begins"),
    [
        ("hedged", "hedged Modality: "),
        ("denied", "denied Polarity: "),
        ("F3", "F3 Grade of the Admiralty system; the outlet's reliability F: "),
        ("3", "3 Grade of the Admiralty system; the information's credibility 3: possibly true"),
        ("assault", "assault Event type, material conflict (-9): "),
        ("ASSAULT-aerial", "ASSAULT-aerial Mode of ASSAULT (-9.5): Crewed aircraft"),
        ("aerial", "aerial Mode of ASSAULT: Crewed aircraft"),
        ("military", "military Context: "),
    ],
)
def test_explain_tells_what_listings_print(cli: Cli, word: str, begins: str) -> None:
    assert cli("explain", word).out.startswith(begins)


def test_explain_of_a_code_that_is_none_is_an_error(cli: Cli) -> None:
    assert cli("explain", "ASSAULT-nothing").code == 1
    assert cli("explain", "F9").code == 1


def test_explain_tells_a_term_and_suggests_near_ones(cli: Cli) -> None:
    assert cli("explain", "Claims").out.startswith("Claims Somebody's commitment")
    assert "did you mean modality" in cli("explain", "modalty").err
    assert len(cli("explain", "--json").json) > 20


def test_export_writes_the_files_and_counts_them(cli: Cli, folder: Path) -> None:
    answer = cli("export", "--format", "jsonl", "out", "--json").json
    assert answer["counts"]["events"] == 2
    assert sorted(path.name for path in (folder / "out").iterdir()) == sorted(
        Path(name).name for name in answer["files"]
    )


def test_export_to_a_file_fails_with_a_way_out(cli: Cli, folder: Path) -> None:
    (folder / "file").touch()
    outcome = cli("export", "file")
    assert outcome.code == 1
    assert "way out" in outcome.err


def test_dossier_writes_one_page(cli: Cli, folder: Path) -> None:
    answer = cli("dossier", "-o", "page.html", "--on", "2017-03", "--title", "A <b>", "--json").json
    page = (folder / "page.html").read_text(encoding="utf-8")
    assert answer["bytes"] == len(page.encode())
    assert "A &lt;b&gt;" in page
    assert "<b>" not in page
    assert [path.name for path in folder.glob("*page*")] == ["page.html"]


def test_dossier_that_cannot_be_written_says_what_to_do(cli: Cli) -> None:
    outcome = cli("dossier", "-o", "missing/page.html")
    assert outcome.code == 1
    assert "way out: name another file with -o" in outcome.err


def test_store_is_named_by_option_environment_or_settings(
    cli: Cli, store: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = store.rename(folder / "moved.db")
    assert "there is none yet" in cli("documents").err
    assert len(cli("documents", "--store", str(moved)).lines) == 3
    (folder / "dragoman.toml").write_text('store = "moved.db"\n')
    assert len(cli("documents").lines) == 3
    (folder / "dragoman.toml").unlink()
    monkeypatch.setenv("DRAGOMAN_STORE", "moved.db")
    assert len(cli("documents").lines) == 3


def test_no_color_is_taken_anywhere_on_the_line(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in cli("events").out
    monkeypatch.setenv("NO_COLOR", "")  # restored after the test
    assert "\x1b[36m" not in cli("events", "--no-color").out
