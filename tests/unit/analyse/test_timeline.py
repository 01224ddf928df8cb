"""Timelines told from a store: sentences with the incidents they tell, copies told once."""

from dataclasses import replace
from pathlib import Path

import pytest
from hand import Article

from dragoman.analyse.timeline import list_timeline, tell_timeline
from dragoman.analyse.timeline_grain import Grain
from dragoman.analyse.timeline_told import read_told
from dragoman.model.claims import AttributionLink, Modality, Polarity, SpeakerKind
from dragoman.model.events import Event
from dragoman.model.groups import CopyGroup, Incident, Links
from dragoman.model.ids import make_id
from dragoman.model.text import BlockKind, TimeExpression
from dragoman.model.when import DateRange
from dragoman.store.sqlite import SqliteStore, open_store

FELL = "The old port of Asmar fell before dawn"


def _store(path: Path, *, dated: str = "2017-03-15", quoting: bool = False) -> SqliteStore:
    articles = [
        Article(name, f"A headline of {name}\n{FELL}.", published=DateRange.parse("2017-03-15"))
        for name in ("one", "two")
    ]
    events = [_tell(each, dated) for each in articles]
    incident = Incident(
        id=make_id("inc", events[0].id),
        type="ASSAULT",
        events=tuple(event.id for event in events),
        date=DateRange.parse(dated),
        headline=f"Attack on Port Asmar, {dated}",
    )
    documents = tuple(article.id for article in articles)
    group = CopyGroup(
        id="copy-1",
        documents=documents,
        origin=documents[0],
        quoting=documents[1:] if quoting else (),
    )
    store = open_store(path / "falls.db", write=True)
    store.write([article.reading for article in articles], made_by="s1")
    store.write_links(Links(incidents=(incident,), copy_groups=(group,)))
    return store


def _tell(article: Article, dated: str) -> Event:
    event = replace(article.event(FELL, "fell", "ASSAULT", date=dated), sentence=1)
    article.reading = replace(article.reading, events=(event,))
    return event


def test_line_has_its_words_and_the_incident_with_its_claims(tmp_path: Path) -> None:
    with _store(tmp_path) as store:
        (day,) = tell_timeline(store)
        (line,) = day.lines
        reading = store.reading(line.document)
        (incident,) = line.incidents
    assert reading is not None
    assert reading.document.text[line.start : line.end] == line.quote
    assert (day.period, incident.headline) == ("2017-03-15", "Attack on Port Asmar, 2017-03-15")
    assert len(incident.citations) == 2


def test_text_that_two_printed_counts_once(tmp_path: Path) -> None:
    with _store(tmp_path) as store:
        (day,) = tell_timeline(store)
    assert day.articles == 1


def test_article_that_only_quotes_another_counts_by_itself(tmp_path: Path) -> None:
    with _store(tmp_path, quoting=True) as store:
        (day,) = tell_timeline(store)
    assert (day.articles, len(day.lines)) == (2, 1)


def test_incident_of_another_year_is_not_told_under_the_day_of_publication(tmp_path: Path) -> None:
    with _store(tmp_path, dated="2016") as store:
        assert tell_timeline(store) == []
        (year,) = tell_timeline(store, grain=Grain.YEAR)
        assert year.period == "2016"
        assert [entry.date for entry in list_timeline(store)] == ["2016"]


def test_sentences_of_the_story_are_read_with_their_words(tmp_path: Path) -> None:
    article = Article("a", "A headline\nArmed men attacked the port.\nIt fell.")
    words = "Armed men attacked the port"
    article.event(
        words, "attacked", "ASSAULT", claim=article.claim(words, modality=Modality.PREDICTED)
    )
    with open_store(tmp_path / "a.db", write=True) as store:
        store.write([article.reading], made_by="s1")
        sentences = list(read_told(store))
    assert [each.text for each in sentences] == ["Armed men attacked the port.", "It fell."]
    assert [each.number for each in sentences] == [0, 1]
    assert all(article.text[each.start : each.end] == each.text for each in sentences)
    assert article.reading.document.blocks[0].kind is BlockKind.HEADLINE


def test_line_that_more_origins_tell_stands_first(tmp_path: Path) -> None:
    other = "Elders asked both sides for a truce that evening"
    article = Article("one", f"A headline\n{other}.\n{FELL}.")
    asked = replace(article.event(other, "asked", "REQUEST", date="2017-03-15"), sentence=1)
    fell = replace(article.event(FELL, "fell", "ASSAULT", date="2017-03-15"), sentence=2)
    article.reading = replace(article.reading, events=(asked, fell))
    incidents = tuple(
        Incident(
            id=make_id("inc", event.id),
            type=event.type,
            events=(event.id,),
            date=DateRange.parse("2017-03-15"),
            origins=origins,
        )
        for event, origins in ((asked, 1), (fell, 3))
    )
    with open_store(tmp_path / "first.db", write=True) as store:
        store.write([article.reading], made_by="s1")
        store.write_links(Links(incidents=incidents))
        (day,) = tell_timeline(store)
    assert [line.incidents[0].origins for line in day.lines] == [3, 1]


def test_times_are_left_out_of_what_a_sentence_says(tmp_path: Path) -> None:
    article = Article("a", "A headline\nOn 3 March 2017 armed men attacked the port.\nIt fell.")
    at = article.span("3 March 2017")
    day = DateRange.parse("2017-03-03")
    time = TimeExpression(start=at.start, end=at.end, values=(day,), basis="explicit")
    article.add(times=(time,))
    with open_store(tmp_path / "a.db", write=True) as store:
        store.write([article.reading], made_by="s1")
        first, second = read_told(store)
    assert first.names == (day,)
    assert (first.bare or "").split() == ["On", "armed", "men", "attacked", "the", "port."]
    assert second.bare is None


PAPER = "The Lamp reported on 22 January that the port had changed hands."


@pytest.mark.parametrize(
    ("sentence", "kind", "names"),
    [
        (PAPER, SpeakerKind.OUTLET, 0),
        ("On 22 January The Lamp reported that the port had changed hands.", SpeakerKind.AGENCY, 0),
        (PAPER.replace("The Lamp", "The mayor"), SpeakerKind.NAMED, 1),
        ("The Lamp reported that the port had fallen on 22 January.", SpeakerKind.OUTLET, 1),
    ],
)
def test_day_on_which_another_paper_reported_dates_nothing(
    tmp_path: Path, sentence: str, kind: SpeakerKind, names: int
) -> None:
    article = Article("a", f"A headline\n{sentence}")
    who = article.span("The mayor" if kind is SpeakerKind.NAMED else "The Lamp")
    link = AttributionLink(speaker="it", kind=kind, span=who, cue=article.span("reported"))
    claim = article.claim("the port")
    time = article.span("22 January")
    day = DateRange.parse("2017-01-22")
    article.add(
        times=(TimeExpression(start=time.start, end=time.end, values=(day,), basis="explicit"),),
        claims=(replace(claim, id="cl-1", attribution=(*claim.attribution, link)),),
    )
    with open_store(tmp_path / "a.db", write=True) as store:
        store.write([article.reading], made_by="s1")
        (told,) = read_told(store)
    assert len(told.names) == names


@pytest.mark.parametrize(("act", "lines"), [("says", 1), ("denies", 0)])
def test_meeting_told_to_have_failed_is_told(tmp_path: Path, act: str, lines: int) -> None:
    words = "The rivals failed to meet in the port"
    article = Article("a", f"A headline\n{words}.")
    claim = replace(article.claim(words, polarity=Polarity.DENIED), act=act)
    event = article.event(words, "meet", "CONSULT", date="2017-02-14", claim=claim)
    article.reading = replace(article.reading, events=(replace(event, sentence=1),))
    incident = Incident(
        id="inc-1", type="CONSULT", events=(event.id,), date=event.date, headline="No talks"
    )
    with open_store(tmp_path / "a.db", write=True) as store:
        store.write([article.reading], made_by="s1")
        store.write_links(Links(incidents=(incident,)))
        told = tell_timeline(store)
    assert [day.period for day in told] == ["2017-02-14"] * lines
