"""Timelines at a grain."""

from pathlib import Path

from hand import Article

from dragoman.analyse.timeline_grain import Grain, list_by_grain, period_of
from dragoman.model.claims import Modality
from dragoman.model.groups import Incident, Links
from dragoman.model.ids import make_id
from dragoman.model.when import DateRange
from dragoman.store.sqlite import SqliteStore, open_store

# each line: words of an event, its date, its headline, its origins
TOLD = (
    ("One fell", "2017-03-01", "Attack on Port Asmar", 3),
    ("Two fell", "2017-03-02", "Attack on Port Asmar by Marrun", 2),
    ("Three fell", "2017-03-20", "Attack on the mint by raiders", 2),
    ("Four fell", "2017-05-01", "Attack on a bridge", 1),
    ("Five fell", "2017", "Attack on fishermen", 1),
    ("Six may fall", "2017-06-01", "Attack on a lighthouse", 1),
)


def _store(path: Path) -> SqliteStore:
    article = Article("falls", "Falls\n" + ". ".join(words for words, *_ in TOLD) + ".")
    incidents = []
    for words, date, headline, origins in TOLD:
        guess = Modality.PREDICTED if "may" in words else Modality.ASSERTED
        event = article.event(
            words, words, "ASSAULT", date=date, claim=article.claim(words, modality=guess)
        )
        incidents.append(
            Incident(
                id=make_id("inc", event.id),
                type="ASSAULT",
                events=(event.id,),
                date=DateRange.parse(date),
                headline=f"{headline}, {date}",
                origins=origins,
            )
        )
    store = open_store(path / "falls.db", write=True)
    store.write([article.reading], made_by="s1")
    store.write_links(Links(incidents=tuple(incidents)))
    return store


def test_period_of_a_date_is_its_month_unless_it_is_coarser() -> None:
    assert period_of("2017-03-14", Grain.MONTH) == "2017-03"
    assert period_of("2017-03-14", Grain.YEAR) == "2017"
    assert period_of("2017-03-14", Grain.DAY) == "2017-03-14"
    assert period_of("2016/2017", Grain.YEAR) == "2016/2017"
    assert period_of("2017", Grain.MONTH) == "2017"


def test_month_tells_alike_incidents_once_and_no_predictions(tmp_path: Path) -> None:
    with _store(tmp_path) as store:
        lines = list_by_grain(store, Grain.MONTH)
    told = [(line.period, line.entry.date, len(line.alike)) for line in lines]
    assert told == [
        ("2017", "2017", 0),
        ("2017-03", "2017-03-01", 1),
        ("2017-03", "2017-03-20", 0),
        ("2017-05", "2017-05-01", 0),
    ]


def test_days_keep_what_a_month_tells_once(tmp_path: Path) -> None:
    with _store(tmp_path) as store:
        lines = list_by_grain(store, Grain.DAY)
    assert [line.period for line in lines] == [
        *("2017", "2017-03-01", "2017-03-02", "2017-03-20", "2017-05-01")
    ]


def test_limit_spreads_lines_over_months(tmp_path: Path) -> None:
    with _store(tmp_path) as store:
        lines = list_by_grain(store, Grain.MONTH, limit=2)
    assert [line.period for line in lines] == ["2017", "2017-03"]
