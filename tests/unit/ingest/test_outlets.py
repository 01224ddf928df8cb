import pytest

from dragoman.ingest.blocks import find_blocks
from dragoman.ingest.outlets import Imprint, find_imprint
from dragoman.model.text import BlockKind

STORY = (
    "Troops loyal to the council entered the port of Ashmar before dawn and met no resistance, "
    "two officers said."
)
MORE = "The governor had left the city by boat a day earlier, according to his brother."


def imprint(text: str, outlet: str | None = None, authors: tuple[str, ...] = ()) -> Imprint:
    return find_imprint(text, find_blocks(text), outlet=outlet, authors=authors)


def under(line: str) -> str:
    return f"Port falls\n\n{STORY}\n\n{MORE}\n\n{line}"


@pytest.mark.parametrize(
    "line",
    [
        "This post first appeared on Coast Lantern",
        "Support Coast Lantern - Go Ad-Free!",
        (
            "All content created by the Coast Lantern, a small paper, is free of charge to "
            "any publisher who keeps its logo and byline."
        ),
        "© 2017 Coast Lantern. All rights reserved.",
        "Follow the Coast Lantern on the usual channels.",
        "Coast Lantern welcomes tips: write to the desk. Reuse needs our permission.",
    ],
)
def test_outlet_is_read_from_its_notices(line: str):
    assert imprint(under(line)).outlet == "Coast Lantern"


@pytest.mark.parametrize(
    ("line", "outlet", "authors"),
    [
        ("The Lantern | By Mira Olden | 19 May 2014", "The Lantern", ("Mira Olden",)),
        ("by our foreign staff, Coast Lantern", "Coast Lantern", ()),
        ("By Mira Olden and Nils Orne", None, ("Mira Olden", "Nils Orne")),
        ("Mira Olden White House Correspondent", None, ("Mira Olden",)),
        ("Posted by Mira on March 16, 2017", None, ("Mira",)),
    ],
)
def test_byline_names_outlet_and_authors(line: str, outlet: str | None, authors: tuple[str, ...]):
    found = imprint(f"Port falls\n\n{line}\n\n{STORY}")
    assert (found.outlet, found.authors) == (outlet, authors)


def test_author_to_be_followed_is_no_outlet():
    text = f"Port falls\n\nBy Mira Olden\n\n{STORY}\n\n{MORE}\n\nFollow Mira Olden on Twitter"
    assert imprint(text).outlet is None


def test_page_of_an_outlet_is_not_its_name():
    line = "This article first appeared on the Lantern's evening page."
    assert imprint(under(line)).outlet is None


def test_metadata_goes_before_the_page():
    line = "This post first appeared on Coast Lantern"
    assert imprint(under(line), outlet="Ashmar Post").outlet == "Ashmar Post"


def test_agency_is_read_from_the_dateline():
    text = f"Port falls\n\nASHMAR, April 7, 2019 (Reuters) — {STORY}"
    assert imprint(text, outlet="Ashmar Post") == Imprint(outlet="Ashmar Post", agency="Reuters")


def test_agency_copy_without_another_outlet_is_the_agencys():
    text = f"Port falls\n\nASHMAR, April 7, 2019 (Coast Wire) — {STORY}"
    assert imprint(text) == Imprint(outlet="Coast Wire", agency="Coast Wire")


def test_paper_that_credits_itself_is_no_agency():
    text = f"Port falls\n\nASHMAR, April 7, 2019 (Coast Lantern) — {STORY}"
    assert imprint(text) == Imprint(outlet="Coast Lantern", agency=None)


def test_agency_is_read_from_a_line_under_the_story():
    assert imprint(under("Coast Wire"), outlet="Ashmar Post").agency == "Coast Wire"


def test_nothing_named_is_nothing_found():
    assert imprint(f"Port falls\n\n{STORY}\n\n{MORE}") == Imprint()


@pytest.mark.parametrize(
    "head",
    [
        "Port falls to rebels\nThe Daily Gull\n4 March 2017",
        "Port falls to rebels\nThe Daily Gull, 4 March 2017",
        "The Daily Gull\n4 March 2017\n\nPort falls to rebels",
        "Port falls to rebels\nBy Jane Corvane | The Daily Gull | March 4, 2017",
        "Port falls to rebels\n\nSource: The Daily Gull\nDate: 4 March 2017",
    ],
)
def test_outlet_is_read_from_the_head(head: str):
    assert imprint(f"{head}\n\n{STORY}\n\n{MORE}").outlet == "The Daily Gull"


def test_title_with_capitals_is_a_headline_and_no_outlet():
    text = f"The Fall of Ashmar\n\nHow a port was lost in one night\n\n{STORY}"
    assert imprint(text).outlet is None
    assert find_blocks(text)[0].kind is BlockKind.HEADLINE
