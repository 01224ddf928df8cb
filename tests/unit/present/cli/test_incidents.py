from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hand import Article, corpus

from dragoman.link.corpus import link_corpus
from dragoman.link.incidents import incident_id
from dragoman.link.judgements import judgements_path, load_judgements
from dragoman.link.settling import settle
from dragoman.store.sqlite import open_store

Cli = Callable[..., Any]


def parade() -> Article:
    """Return an article that tells of something else."""
    article = Article("parade", "Parade\nThe Coast Brigade met Salim Marrun on 20 March 2017.")
    who = article.mention("Coast Brigade", "coast-guard")
    whom = article.mention("Salim Marrun", "marrun")
    words = "The Coast Brigade met Salim Marrun on 20 March 2017"
    article.event(words, "met", "CONSULT", actors=(who,), recipients=(whom,), date="2017-03-20")
    return article


@pytest.fixture
def told(store: Path) -> dict[str, list[str]]:
    """Link the corpus and return the events of each incident."""
    with open_store(store, write=True) as record:
        record.write([parade().reading], made_by="s1")
        record.write_links(link_corpus(record.readings()))
        return {incident.id: list(incident.events) for incident in record.links().incidents}


def incidents(store: Path) -> dict[str, list[str]]:
    with open_store(store) as record:
        return {incident.id: list(incident.events) for incident in record.links().incidents}


def test_incidents_put_together_by_a_person_are_one(
    cli: Cli, store: Path, told: dict[str, list[str]]
) -> None:
    one, other = sorted(told)[:2]
    assert cli("merge", one, other, "--by", "ann").code == 0
    events = sorted(told[one] + told[other])
    assert events in incidents(store).values()
    assert cli("merge", one, other, "--by", "ann").code == 1
    cli("undo", "--by", "ann")
    assert incidents(store) == told


def test_id_that_an_incident_had_once_still_finds_it(
    cli: Cli, store: Path, told: dict[str, list[str]]
) -> None:
    cli("merge", *sorted(told)[:2], "--by", "ann")
    gone = next(each for each in told if each not in incidents(store))
    (now,) = [each for each, events in incidents(store).items() if told[gone][0] in events]
    assert cli("why", gone, "--json").json["record"]["id"] == now
    assert cli("why", gone[:12], "--json").json["record"]["id"] == now
    assert cli("why", incident_id("ev-nowhere")).code == 1


def test_event_taken_out_of_an_incident_stays_out(
    cli: Cli, store: Path, told: dict[str, list[str]]
) -> None:
    one, other = sorted(told)[:2]
    cli("merge", one, other, "--by", "ann")
    (joined,) = [each for each, events in incidents(store).items() if told[one][0] in events]
    assert cli("split", joined, *incidents(store)[joined], "--by", "ann").code == 1
    assert cli("split", joined, "marrun", "--by", "ann").code == 1
    assert cli("split", joined, *told[other], "--by", "ann").code == 0
    assert incidents(store) == told
    held = load_judgements(judgements_path(store))
    with open_store(store, write=True) as record:
        record.write([*corpus(), parade().reading], made_by="s9")
        settle(record, held)
        links = link_corpus(record.readings(), record.judged().incidents)
    assert {incident.id for incident in links.incidents} == set(told)


def test_incidents_kept_apart_cannot_be_put_together(cli: Cli, told: dict[str, list[str]]) -> None:
    one, other = sorted(told)[:2]
    assert cli("not-same", one, other, "--by", "ann").out.count(" is not ") == 1
    clash = cli("merge", one, other, "--by", "bob")
    assert clash.code == 1
    assert "keeps them apart" in clash.err


@pytest.mark.usefixtures("told")
def test_what_is_no_incident_is_refused(cli: Cli) -> None:
    assert cli("merge", "inc-0", "inc-1", "--by", "ann").code == 1
