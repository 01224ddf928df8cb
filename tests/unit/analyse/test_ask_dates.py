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
        ("what happened in early 2017", "what happened", "2017-01-01/2017-05-01"),
        ("what changed between August and December 2016", "what changed", "2016-08/2016-12"),
        ("what changed between 3 and 5 March 2017", "what changed", "2017-03-03/2017-03-05"),
        ("what changed from 2016 to 2017", "what changed", "2016/2017"),
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
