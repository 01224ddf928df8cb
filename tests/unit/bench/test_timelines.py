import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dragoman.analyse.timeline_told import Told
from dragoman.bench import timelines as bench
from dragoman.bench.detokenise import detokenise
from dragoman.errors import IngestError
from dragoman.model.reading import Reading
from dragoman.model.text import Document, Sentence, TimeExpression
from dragoman.model.when import DateRange

LINE = "Armed men attacked the old port on 3 March 2017 ."


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("It is n't his , he said .", "It isn't his, he said."),
        ("`` We did , '' she said .", '"We did," she said.'),
        ("-LRB- about $ 5 -RRB- \\/ day", "(about $5) / day"),
        ("the mayor 's house\n  two lines ", "the mayor's house\ntwo lines"),
    ],
)
def test_tokenised_text_is_turned_back_into_text(tokens: str, text: str) -> None:
    assert detokenise(tokens) == text


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    topic = tmp_path / "timelines" / "ports"
    topic.mkdir(parents=True)
    rows = [{"id": n, "text": LINE, "date": "2017-03-03", "source": "Lamp"} for n in range(2)]
    (topic / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    timeline = [["2017-03-03T00:00:00", ["Men attack the port ."]]]
    (topic / "timelines.jsonl").write_text(json.dumps(timeline))
    (topic / "keywords.json").write_text('["port"]')
    return tmp_path


def test_topic_that_is_not_there_is_an_error_that_names_those_that_are(gold: Path) -> None:
    assert [path.name for path in bench.find_topics(gold)] == ["ports"]
    with pytest.raises(IngestError, match="no timelines of harbours") as raised:
        bench.find_topics(gold, ["harbours"])
    assert raised.value.way_out == "the topics are ports"


def _read(documents: Sequence[Document], _: object) -> list[Reading]:
    day = DateRange.parse("2017-03-03")
    return [
        Reading(
            document=document,
            sentences=(Sentence(start=0, end=len(document.text), block=0, first=0, last=9),),
            times=(TimeExpression(start=35, end=47, values=(day,), basis="explicit"),),
        )
        for document in documents
    ]


def test_timelines_are_told_as_long_as_those_given_and_readings_kept(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[bench.Timeline] = []

    def compare(ours: bench.Timeline, theirs: bench.Timeline) -> tuple[float, float, float]:
        told.append(ours)
        return float(set(ours) == set(theirs)), 0.5, 0.25

    monkeypatch.setattr(bench, "read_documents", _read)
    monkeypatch.setattr(bench, "load_scorer", lambda: compare)
    assembly: Any = SimpleNamespace(stamp="s1")
    topics = bench.find_topics(gold)
    score = bench.measure_timelines(topics, tmp_path / "stores", lambda: assembly).score()
    assert [list(each) for each in told] == [[date(2017, 3, 3)]] * 2
    assert score["of_its_time"] == {"date_F1": 1.0, "AR1": 0.5, "AR2": 0.25}
    assert (score["AR1"], score["AR2"], score["timelines"]) == (0.5, 0.25, 1)
    monkeypatch.setattr(bench, "read_documents", lambda *_: pytest.fail("read again"))
    assert bench.measure_timelines(topics, tmp_path / "stores", lambda: assembly).score() == score


def test_timeline_like_another_has_its_dates_and_length() -> None:
    day = DateRange.parse("2017-03-03")
    sentences = [
        Told(
            document=str(n),
            path=None,
            number=9,
            start=0,
            end=9,
            text=f"Armed men number {n} attacked the harbour wall {n}.",
            published=day,
            names=(day,),
            reports=(),
            open=False,
        )
        for n in range(3)
    ]
    reference = {date(2017, 3, 3): ["one", "two"]}
    told = bench.tell_like(reference, sentences, ["harbour"])
    assert list(told) == [date(2017, 3, 3)]


def test_topic_without_a_dated_article_tells_nothing() -> None:
    assert bench.tell_like({date(2017, 3, 3): ["one"]}, [], ["harbour"]) == {}


def test_scorer_gives_full_marks_to_the_same_timeline() -> None:
    pytest.importorskip("tilse.evaluation.rouge")
    reference = {date(2017, 3, 3): ["Armed men attack the old port ."]}
    assert bench.load_scorer()(reference, reference) == (1.0, 1.0, 1.0)
