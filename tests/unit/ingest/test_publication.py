import pytest

from dragoman.ingest.blocks import find_blocks
from dragoman.ingest.dates import Publication, find_publication
from dragoman.model.text import DateBasis
from dragoman.model.when import DateRange

STORY = (
    "Troops loyal to the council entered the port of Ashmar before dawn and met no resistance, "
    "two officers said."
)


def publication(text: str, metadata: str | None = None) -> Publication:
    days = DateRange.parse(metadata) if metadata else None
    return find_publication(text, find_blocks(text), metadata=days)


def dated(text: str) -> tuple[str | None, str | None, str | None]:
    found = publication(text)
    quote = text[found.evidence.start : found.evidence.end] if found.evidence else None
    return found.days and found.days.edtf(), found.basis, quote


def test_metadata_goes_before_the_page():
    found = publication(f"ASHMAR, March 4, 2017 (Coastal Press) — {STORY}", "2017-03-05")
    assert found == Publication(days=DateRange.parse("2017-03-05"), basis=DateBasis.METADATA)


def test_dateline_dates_a_story():
    text = f"Port falls\n\nASHMAR, March 4, 2017 (Coastal Press) — {STORY}"
    assert dated(text) == ("2017-03-04", "dateline", "March 4, 2017")


def test_line_of_date_dates_a_story():
    text = f"Wednesday, February 15, 2017\n\nPort falls\n\n{STORY}"
    assert dated(text) == ("2017-02-15", "text", "Wednesday, February 15, 2017")


def test_date_in_a_byline_dates_a_story():
    text = f"Port falls\nThe Lantern | By Mira Olden | 19 May 2014\n\n{STORY}"
    assert dated(text) == ("2014-05-19", "text", "19 May 2014")


def test_date_of_publication_goes_before_that_of_an_update():
    text = f"Port falls\n\nUpdated: 16 March 2017\nPublished: 14 March 2017\n\n{STORY}"
    assert dated(text)[0] == "2017-03-14"


def test_date_told_in_the_story_is_not_its_own():
    assert publication(f"Port falls\n\n{STORY} It fell on March 3, 2017.").days is None


def test_dates_of_comments_are_not_its_own():
    text = f"{STORY}\n\nMarch 9, 2017\n\n{STORY}\n\n{STORY}"
    assert publication(text).days is None


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        # told as past, and plainly announced
        (
            "The port fell on March 3, 2017. The council will meet on March 9, 2017.",
            "2017-03-03/2017-03-09",
        ),
        # the running year, with days told and announced in it
        (
            "The year 2020 is young. The port fell on January 6. They will meet on January 19.",
            "2020-01-06/2020-01-19",
        ),
        ("The year 2020 is young. The port fell in autumn.", "2020"),
        # a bygone year bounds from its first day
        (
            "The war began in 2015. The council will meet on 9 March 2016.",
            "2015-01-01/2016-03-09",
        ),
        # the running month, pointed at and named
        (
            (
                "The port fell on March 3. It was won earlier this month. It began in April 2016. "
                "The council will meet in May 2017."
            ),
            "2017-03-03/2017-03-31",
        ),
    ],
)
def test_interval_is_argued_from_what_is_told(story: str, expected: str):
    days, basis, quote = dated(f"{STORY} {story}")
    assert (days, basis) == (expected, "inferred")
    assert quote is not None
    assert quote in story


@pytest.mark.parametrize(
    "story",
    [
        "The port fell in 2017.",  # nothing bounds from above
        "The port fell. Elections will be held some day.",
        'The port fell in 2017. "We will meet on 9 March 2018," he said.',  # somebody's words
        "The port fell in 2017. He said the council would meet on 9 March 2018.",
        "The port fell in 2017. The council will meet, he had promised in March 2018.",
        "It was built in 2019. The council will meet on 9 March 2016.",  # cannot both hold
    ],
)
def test_no_interval_without_a_sound_argument(story: str):
    assert publication(f"{STORY} {story}") == Publication()


def test_yearless_dateline_takes_the_year_that_the_bounds_leave():
    text = (
        f"Port falls\n\nASHMAR, April 7 (Coastal Press) — {STORY} It was built in 2016. "
        "The year 2017 is young."
    )
    assert dated(text)[:2] == ("2017-04-07", "inferred")


def test_yearless_dateline_alone_dates_nothing():
    assert publication(f"ASHMAR, April 7 (Coastal Press) — {STORY}").days is None


def test_office_spoken_of_as_present_bounds_the_text():
    text = f"{STORY} President Bashar Assad is said to be pleased. It began in 2016."
    assert dated(text)[:2] == ("2016-01-01/2024-12-08", "inferred")


def test_weekday_beside_a_day_leaves_one_year():
    text = f"{STORY} President Hollande is pleased. It fell on Friday, March 3. It began in 2015."
    assert dated(text) == ("2017-03-03/2017-05-14", "inferred", "Friday, March 3")


def test_office_that_came_back_is_not_dated_between_its_terms():
    text = f"{STORY} The Trump administration is silent. The GNA is losing."
    assert dated(text)[:2] == ("2017-01-20/2021-01-20", "inferred")


def test_days_known_from_elsewhere_narrow_what_the_text_argues():
    told = "It fell on March 3, earlier this month. President Bashar Assad is pleased."
    text = f"{STORY} {told} It began in 2015."
    within = DateRange.parse("2017-03-03/2018-03-02")
    found = find_publication(text, find_blocks(text), metadata=None, within=within)
    assert found.days == DateRange.parse("2017-03-03/2017-03-31")


def test_former_office_bounds_nothing():
    text = f"{STORY} The former President Bashar Assad is said to be pleased. It began in 2016."
    assert publication(text).days is None


@pytest.mark.parametrize(
    "head",
    [
        "Port falls to rebels\nThe Daily Gull\n4 March 2017",
        "Port falls to rebels\nJane Corvane in Ashmar\nSat 4 Mar 2017 14.05 GMT",
        "Port falls to rebels\nThe Daily Gull, 4 March 2017",
        "Port falls to rebels\n\nDaily Gull - March 4, 2017",
        "# Port falls to rebels\n\n*Daily Gull*, 4 March 2017",
        "The Daily Gull\n4 March 2017\n\nPort falls to rebels",
        "Daily Gull\nPort falls to rebels\n2017-03-04",
    ],
)
def test_day_beside_the_name_of_paper_or_writer_dates_a_story(head: str):
    days, basis, _ = dated(f"{head}\n\n{STORY}")
    assert (days, basis) == ("2017-03-04", "text")


def test_day_named_in_the_story_does_not_date_it():
    days, basis, _ = dated(f"Port falls to rebels\n\n{STORY} They had left on 4 March 2016.")
    assert basis != "text"
    assert days != "2016-03-04"
