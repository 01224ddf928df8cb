"""Times in questions, as people write them."""

import pytest

from dragoman.analyse.ask_dates import split_period
from dragoman.errors import DateError
from dragoman.model.when import DateRange


@pytest.mark.parametrize(
    ("question", "words", "period"),
    [
        ("who backed X in March 2017", "who backed X", "2017-03"),
        ("In March 2017, who backed X", "who backed X", "2017-03"),
        ("what happened on 3 March 2017", "what happened", "2017-03-03"),
        ("what happened on March 3, 2017", "what happened", "2017-03-03"),
        ("what happened on 2017-03-03", "what happened", "2017-03-03"),
        ("what happened in 2016-08", "what happened", "2016-08"),
        ("what happened in 2016", "what happened", "2016"),
        ("what happened in early 2017", "what happened", "2017-01/2017-04"),
        ("what changed between August and December 2016", "what changed", "2016-08/2016-12"),
        ("what changed between 3 and 5 March 2017", "what changed", "2017-03-03/2017-03-05"),
        ("what changed from 2016 to 2017", "what changed", "2016/2017"),
        ("what happened on 03/03/2017", "what happened", "2017-03-03"),
        ("what happened on 14.03.2017", "what happened", "2017-03-14"),
        ("what happened on 3/14/2017", "what happened", "2017-03-14"),
        ("what happened in mid-March 2017", "what happened", "2017-03-11/2017-03-20"),
        ("what happened at the end of March 2017", "what happened", "2017-03-21/2017-03-31"),
        ("what happened in spring 2017", "what happened", "2017-03/2017-05"),
        ("what happened in the winter of 2016", "what happened", "2016-12/2017-02"),
        ("who held X in the last quarter of 2016", "who held X", "2016-10/2016-12"),
        ("who held X in Q1 2017", "who held X", "2017-01/2017-03"),
        ("who held X in the first half of 2017", "who held X", "2017-01/2017-06"),
        ("what changed between mid-March and April 2017", "what changed", "2017-03-11/2017-04"),
        ("what happened after 2017-03-03", "what happened", "2017-03-04/9999-12-31"),
        ("what happened before March 2017", "what happened", "0001-01-01/2017-02-28"),
    ],
)
def test_period_is_taken_out_of_the_question(question: str, words: str, period: str) -> None:
    dated = split_period(question)
    assert dated.words == words
    assert dated.period is not None
    first, _, last = period.partition("/")
    assert dated.period.first == DateRange.parse(first).first
    assert dated.period.last == DateRange.parse(last or first).last


def test_date_in_figures_takes_the_day_first_and_says_so() -> None:
    dated = split_period("what happened on 03/04/2017")
    assert dated.period == DateRange.parse("2017-04-03")
    assert dated.notes == (
        "03/04/2017 is read as 3 April 2017; for the other day write 2017-03-04",
    )
    assert split_period("what happened on 14/03/2017").notes == ()


@pytest.mark.parametrize(
    "question", ["who holds Sector 2017b", "who backs the Brigade", "what did May say"]
)
def test_question_without_a_date_stays_whole(question: str) -> None:
    dated = split_period(question)
    assert (dated.words, dated.period) == (question, None)


def test_month_without_its_year_is_refused() -> None:
    with pytest.raises(DateError, match="month without its year"):
        split_period("what happened in March")


def test_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(DateError):
        split_period("what changed between 2017 and 2016")
