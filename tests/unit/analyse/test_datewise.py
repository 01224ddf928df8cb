"""Dates most told of and the sentences told of each, from sentences made by hand."""

from datetime import date, timedelta

from hand import Article
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analyse.datewise import Told, read_told, tell_dates
from dragoman.analyse.timeline_grain import Grain
from dragoman.model.text import BlockKind
from dragoman.model.when import DateRange

DAY = date(2017, 3, 3)


def told(
    text: str,
    *,
    document: str = "a",
    number: int = 9,
    names: str | None = None,
    published: date | None = DAY,
    only_open: bool = False,
) -> Told:
    return Told(
        document=document,
        path=f"{document}.txt",
        number=number,
        start=0,
        end=len(text),
        text=text,
        published=DateRange.day(published) if published else None,
        names=(DateRange.parse(names),) if names else (),
        reports=(),
        open=only_open,
    )


ATTACK = "Armed men attacked the oil port before dawn."


def test_dates_named_by_more_articles_come_first():
    sentences = [
        *(told(ATTACK, document=f"a{n}", names="2017-03-01") for n in range(3)),
        *(
            told("The council met again in the capital.", number=n, names="2017-03-02")
            for n in range(9)
        ),
    ]
    (first,) = tell_dates(sentences, dates=1)
    assert (first.period, first.articles) == ("2017-03-01", 3)


def test_dates_looked_back_on_weigh_more():
    sentences = [
        told(ATTACK, document="a", names="2017-03-03"),
        told(ATTACK, document="b", names="2017-03-03"),
        told(ATTACK, document="c", names="2017-02-01"),
    ]
    assert [each.period for each in tell_dates(sentences, dates=1)] == ["2017-02-01"]


def test_sentence_that_says_the_same_again_is_not_told():
    again = "Before dawn armed men attacked the oil port."
    other = "Tribal elders asked both sides for a truce."
    sentences = [
        told(text, document=str(n), names="2017-03-03")
        for n, text in enumerate([ATTACK, again, other])
    ]
    (day,) = tell_dates([*sentences, *_background()], dates=1, each=3)
    texts = {sentence.text for sentence in day.sentences}
    assert other in texts
    assert len(texts & {ATTACK, again}) == 1


def _background() -> list[Told]:
    return [
        told(f"Background sentence number {n} tells little.", document=f"z{n}") for n in range(9)
    ]


def test_lead_sentences_tell_of_the_day_of_publication():
    assert tell_dates([told(ATTACK, number=7)], dates=1) == []
    (day,) = tell_dates([told(ATTACK, number=0)], dates=1)
    assert day.period == "2017-03-03"


def test_sentence_only_of_what_may_come_is_not_told():
    assert tell_dates([told(ATTACK, names="2017-03-03", only_open=True)], dates=1) == []


def test_words_choose_the_sentences_and_never_an_empty_date():
    sentences = [
        told("The council met again in the capital.", names="2017-03-01"),
        told("The council met again in the capital.", document="b", names="2017-03-01"),
        told(ATTACK, names="2017-03-02"),
    ]
    (day,) = tell_dates(sentences, dates=1, words=["PORT"])
    assert day.period == "2017-03-02"


def test_coarser_dates_count_at_their_own_grain_only():
    sentences = [told(ATTACK, names="2016-08", published=None)]
    assert tell_dates(sentences, dates=1) == []
    (month,) = tell_dates(sentences, dates=1, grain=Grain.MONTH)
    assert month.period == "2016-08"


def test_dates_outside_the_time_asked_for_are_not_told():
    sentences = [told(ATTACK, names="2016-08-01"), told(ATTACK, names="2017-03-01")]
    days = tell_dates(sentences, dates=9, within=DateRange.year(2016))
    assert [day.period for day in days] == ["2016-08-01"]


@given(st.permutations(range(12)), st.integers(min_value=1, max_value=4))
def test_order_of_reading_changes_nothing(order: list[int], dates: int):
    sentences = [
        told(
            f"Unit {n % 4} took village {n} after a long fight.",
            document=f"d{n % 5}",
            number=n,
            names=(DAY - timedelta(days=n % 3)).isoformat(),
        )
        for n in range(12)
    ]
    shuffled = [sentences[n] for n in order]
    assert tell_dates(shuffled, dates=dates) == tell_dates(sentences, dates=dates)


def test_sentences_of_the_story_are_read_with_their_words():
    article = Article("a", "A headline\nArmed men attacked the port.\nIt fell.")
    sentences = list(read_told([article.reading]))
    assert [each.text for each in sentences] == ["Armed men attacked the port.", "It fell."]
    assert [each.number for each in sentences] == [0, 1]
    assert all(article.text[each.start : each.end] == each.text for each in sentences)
    assert article.reading.document.blocks[0].kind is BlockKind.HEADLINE
