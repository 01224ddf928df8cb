"""Dates most told of and the sentences told of each, from sentences made by hand."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dragoman.analyse.datewise import tell_dates
from dragoman.analyse.timeline_grain import Grain, period_of
from dragoman.analyse.timeline_told import Told
from dragoman.model.when import DateRange

DAY = date(2017, 3, 3)


def told(  # noqa: PLR0913 -- each part of a sentence, by name
    text: str,
    *,
    document: str = "a",
    number: int = 9,
    names: str | None = None,
    published: date | None = DAY,
    only_open: bool = False,
    incidents: tuple[str, ...] = (),
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
        incidents=incidents,
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


def test_short_sentence_with_an_incident_stands_for_a_date_nothing_else_tells():
    day = (DateRange.day(DAY),)
    short = replace(told("Marrun hit it.", names="2017-03-03", incidents=("i",)), reports=day)
    (alone,) = tell_dates([short])
    assert [each.text for each in alone.sentences] == ["Marrun hit it."]
    longer = replace(told(ATTACK, number=10, names="2017-03-03"), reports=day)
    (both,) = tell_dates([short, longer])
    assert [each.text for each in both.sentences] == [ATTACK]
    assert tell_dates([replace(short, incidents=())]) == []


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


def test_incident_told_before_is_not_told_again_in_other_words():
    sentences = [
        told(ATTACK, document="a", names="2017-03-01", incidents=("inc-1",)),
        told(
            "Whoever held the terminal lost it that Wednesday.",
            document="b",
            names="2017-03-01",
            incidents=("inc-1",),
        ),
        told(
            "Its tanks burned, and elders fled.",
            document="c",
            names="2017-03-02",
            incidents=("inc-1", "inc-2"),
        ),
    ]
    first, second = tell_dates(sentences, dates=2)
    assert (len(first.sentences), len(second.sentences)) == (1, 1)


def test_sentence_that_names_two_dates_is_told_under_that_of_its_event():
    march = DateRange.parse("2017-03-14")
    sentence = replace(
        told("The army took back the ports it had lost on the third.", names="2017-03-03"),
        names=(DateRange.parse("2017-03-03"), march),
        reports=(march,),
    )
    assert [each.period for each in tell_dates([sentence])] == ["2017-03-14"]


def test_date_that_no_sentence_names_is_told_last_by_what_is_reported_of_it():
    sentences = [
        *(
            replace(told(ATTACK, document=f"a{n}"), reports=(DateRange.parse("2017-02-01"),))
            for n in range(3)
        ),
        told("The council met again in the capital.", document="b", names="2017-03-02"),
    ]
    assert [each.period for each in tell_dates(sentences, dates=1)] == ["2017-03-02"]
    assert [each.period for each in tell_dates(sentences)] == ["2017-02-01", "2017-03-02"]


def test_period_of_a_date_is_its_month_unless_it_is_coarser() -> None:
    assert period_of("2017-03-14", Grain.MONTH) == "2017-03"
    assert period_of("2017-03-14", Grain.YEAR) == "2017"
    assert period_of("2017-03-14", Grain.DAY) == "2017-03-14"
    assert period_of("2016/2017", Grain.YEAR) == "2016/2017"
    assert period_of("2017", Grain.MONTH) == "2017"


def test_stamp_of_a_time_is_nothing_to_tell():
    stamp = replace(
        told("January 30, 2017 at 10:18 am | Reply to all of it", names="2017-03-03"),
        bare=" at | Reply to all",
    )
    assert tell_dates([stamp]) == []
    (day,) = tell_dates([stamp, told(ATTACK, document="b", names="2017-03-03")])
    assert [each.text for each in day.sentences] == [ATTACK]


def test_dates_known_less_finely_stand_under_their_own_time_without_a_grain():
    season = DateRange.parse("2016-08/2016-12")
    struck = replace(told(ATTACK, names="2016-08/2016-12"), reports=(season,))
    (time,) = tell_dates([struck], grain=None)
    assert time.period == "2016-08/2016-12"
    assert tell_dates([struck], grain=Grain.DAY) == []
    only_named = told(ATTACK, names="2016-08/2016-12", number=9)
    assert tell_dates([only_named], grain=None) == []
    unnamed = replace(told(ATTACK, number=9), reports=(DateRange.parse("2014/2016"),))
    assert tell_dates([unnamed], grain=None) == []


def test_lead_sentence_of_another_time_tells_nothing_of_the_day_of_publication():
    looking_back = told("The mayor asked for help in an interview.", number=0, names="2016-12")
    assert tell_dates([looking_back]) == []
    this_month = replace(looking_back, names=(DateRange.parse("2017-03"),))
    assert [day.period for day in tell_dates([this_month])] == ["2017-03-03"]


def test_question_and_what_lies_ahead_are_not_told():
    asked = told("So who took the old port of the town?", names="2017-03-01")
    ahead = told("The vote will be held in all towns of the coast.", names="2017-12-10")
    assert tell_dates([asked, ahead]) == []
    undated = replace(ahead, published=None)
    assert [day.period for day in tell_dates([undated])] == ["2017-12-10"]
