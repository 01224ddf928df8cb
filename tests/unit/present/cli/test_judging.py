from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hand import corpus

from dragoman.link.judgements import judgements_path, load_judgements
from dragoman.link.settling import settle
from dragoman.model.judgements import Verdict
from dragoman.store.sqlite import open_store

Cli = Callable[..., Any]


def ids(cli: Cli) -> set[str]:
    return {row["id"] for row in cli("actors", "--json").json}


def test_merge_is_kept_as_a_dated_signed_line(cli: Cli, store: Path) -> None:
    assert cli("merge", "coast-guard", "Marroun", "--by", "ann").code == 0
    (line,) = judgements_path(store).read_text("utf-8").splitlines()
    told = msgspec.json.decode(line)
    assert (told["by"], told["verdict"], told["a"], told["b"]) == (
        "ann",
        "merge",
        "coast-guard",
        "marrun",
    )
    assert told["on"][:2] == "20"
    assert "marrun" not in ids(cli)


def test_judgement_survives_a_rebuild(cli: Cli, store: Path) -> None:
    cli("merge", "coast-guard", "marrun", "--by", "ann")
    for path in store.parent.glob("dragoman.db*"):
        if not path.name.endswith(".jsonl"):
            path.unlink()
    with open_store(store, write=True) as record:
        record.write(corpus(), made_by="s2")
        settle(record, load_judgements(judgements_path(store)))
    assert "marrun" not in ids(cli)


def test_undo_restores_what_was_before(cli: Cli, store: Path) -> None:
    before = cli("actors", "--json").json
    cli("merge", "coast-guard", "marrun", "--by", "ann")
    assert cli("undo", "--by", "ann").out.startswith("taken back: merge coast-guard marrun")
    assert cli("actors", "--json").json == before
    assert len(load_judgements(judgements_path(store))) == 2
    assert cli("undo").code == 1


@pytest.mark.usefixtures("store")
def test_same_keeps_who_is_named_more(cli: Cli) -> None:
    cli("same", "coast-guard", "marrun", "--by", "ann")
    assert {"coast-guard", "marrun"} & ids(cli) == {"marrun"}


@pytest.mark.usefixtures("store")
def test_clash_is_refused_with_the_other_judgement(cli: Cli) -> None:
    cli("not-same", "coast-guard", "marrun", "--by", "bo")
    outcome = cli("merge", "coast-guard", "marrun", "--by", "ann")
    assert outcome.code == 1
    assert "of bo keeps them apart" in outcome.err
    assert {"coast-guard", "marrun"} <= ids(cli)


def test_no_after_yes_parts_them_again_and_says_so(cli: Cli, store: Path) -> None:
    cli("merge", "coast-guard", "marrun", "--by", "ann")
    path = judgements_path(store)
    yes = path.read_text("utf-8")
    no = yes.replace('"merge"', '"not-same"').replace('"j-', '"j-0').replace("ann", "bo")
    path.write_text(yes + no, "utf-8")  # as two people's files put together
    assert {"coast-guard", "marrun"} <= ids(cli)
    listed = cli("judgements").lines
    assert "clash: j-0" in listed[0]
    assert "clash" not in listed[1]
    assert "j-0" in cli("doctor").out


@pytest.mark.usefixtures("store")
def test_unknown_name_brings_suggestions(cli: Cli) -> None:
    outcome = cli("merge", "coast-guard", "Salim Marun")
    assert outcome.code == 1
    assert "did you mean Salim Marrun" in outcome.err


@pytest.mark.usefixtures("store")
def test_one_and_the_same_cannot_be_merged(cli: Cli) -> None:
    assert "are one already" in cli("merge", "marrun", "Marroun").err


@pytest.mark.usefixtures("store")
def test_rename_changes_the_name_shown(cli: Cli) -> None:
    cli("rename", "marrun", "The General", "--by", "ann")
    assert "The General" in cli("actors").out


@pytest.mark.usefixtures("store")
def test_rename_to_a_name_in_use_says_whose_it_is(cli: Cli) -> None:
    done = cli("rename", "coast-guard", "Salim Marrun", "--by", "ann")
    assert done.code == 0
    assert "answers to that name, too" in done.err
    assert "marrun" in done.err


@pytest.mark.usefixtures("store")
def test_split_of_unknown_or_all_spellings_is_refused(cli: Cli) -> None:
    assert "never called" in cli("split", "marrun", "Zorro").err
    told = cli("split", "marrun", "Zorro").err.partition("spellings are: ")[2].strip()
    assert "nothing would be left" in cli("split", "marrun", *told.split(", ")).err


@pytest.mark.usefixtures("store")
def test_judgements_in_json_tell_which_stand(cli: Cli) -> None:
    cli("merge", "coast-guard", "marrun", "--by", "ann")
    cli("undo", "--by", "ann")
    listed = cli("judgements", "--json").json
    assert [each["stands"] for each in listed] == [False, True]
    assert listed[1]["judgement"]["verdict"] == Verdict.UNDO


@pytest.mark.usefixtures("store")
def test_merge_across_kinds_is_done_and_noted(cli: Cli) -> None:
    done = cli("merge", "coast-guard", "marrun", "--by", "ann")
    assert done.code == 0
    assert "two kinds, person and armed group" in done.err


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("command", ["merge", "same"])
def test_person_and_place_are_made_one_only_if_insisted_on(cli: Cli, command: str) -> None:
    refused = cli(command, "marrun", "port-asmar", "--by", "ann")
    assert refused.code == 1
    assert "Salim Marrun is a person and Port Asmar a place" in refused.err
    assert "--anyway" in refused.err
    assert cli("judgements", "--json").json == []
    done = cli(command, "marrun", "port-asmar", "--by", "ann", "--anyway")
    assert done.code == 0


@pytest.mark.usefixtures("store")
def test_name_given_up_by_a_rename_is_unknown_and_the_new_one_known(cli: Cli) -> None:
    cli("rename", "marrun", "Admiral Zoltar", "--by", "ann")
    assert cli("merge", "coast-guard", "Admiral Zoltar", "--by", "ann").code == 0
    assert "marrun" not in ids(cli)


def test_judgements_whose_file_is_gone_no_longer_hold(cli: Cli, store: Path) -> None:
    cli("merge", "coast-guard", "marrun", "--by", "ann")
    judgements_path(store).unlink()
    assert "marrun" in ids(cli)
    assert "no judgement to take back" in cli("undo").err
