import re

import pytest

from dragoman.annotate.times import find_times, times_step
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens
from dragoman.model.text import Block, BlockKind, Document, Sentence, TimeExpression
from dragoman.model.when import DateRange

TAGS = {
    "met": "VBD", "fell": "VBD", "was": "VBD", "began": "VBD", "said": "VBD", "fled": "VBD",
    "held": "VBD", "had": "VBD", "agreed": "VBD", "failed": "VBD",
    "meets": "VBZ", "votes": "VBZ", "is": "VBZ", "says": "VBZ",
    "meet": "VB", "fall": "VB", "hold": "VB", "sign": "VB",
    "will": "MD", "would": "MD", "may": "MD",
    "planned": "VBN", "due": "JJ", "for": "IN", "on": "IN",
}  # fmt: skip
LEMMAS = {
    "votes": "vote",
    "meets": "meet",
    "is": "be",
    "says": "say",
    "agreed": "agree",
    "failed": "fail",
}
# Tuesday, 14 March 2017
PUBLISHED = "2017-03-14"


def tokenise(text: str, sentences: list[tuple[int, int]]) -> Tokens:
    """Hang every word of a sentence on its last verb, modals as its helpers."""
    rows: list[tuple[int, int, str, str, str, str, str, int, str, int]] = []
    for number, (start, end) in enumerate(sentences):
        words = [
            (m.start() + start, m.group()) for m in re.finditer(r"\w+|[^\w\s]", text[start:end])
        ]
        tags = [TAGS.get(word, "NN") for _, word in words]
        verbs = [i for i, tag in enumerate(tags) if tag.startswith("VB") and tag != "VBN"]
        root = verbs[-1] if verbs else 0
        outer = verbs[0] if verbs else 0
        for i, (offset, word) in enumerate(words):
            tag = tags[i]
            pos = "VERB" if tag.startswith("VB") else {"MD": "AUX", "IN": "ADP"}.get(tag, "NOUN")
            head = outer if i in {root, outer} else root
            base = len(rows) - i
            dep = "aux" if tag == "MD" or (word == "to" and root != outer) else "dep"
            rows.append((
                offset, offset + len(word), word, LEMMAS.get(word, word.lower()), pos, tag,
                "ROOT" if i == outer else dep, base + head, "", number,
            ))  # fmt: skip
    columns = list(zip(*rows, strict=True))
    names = ("start", "end", "text", "lemma", "pos", "tag", "dep", "head", "entity", "sentence")
    return Tokens(**dict(zip(names, columns, strict=True)))


def read(
    text: str, *, published: str | None = PUBLISHED, kind: BlockKind = BlockKind.BODY
) -> Reading:
    """Build a reading with a block per line and a sentence per full stop."""
    blocks = tuple(
        Block(kind=kind, start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", text)
    )
    spans = [
        (index, m.start() + block.start, m.end() + block.start)
        for index, block in enumerate(blocks)
        for m in re.finditer(r"\S[^.]*\.?", text[block.start : block.end])
    ]
    document = Document(
        id="doc-1",
        sha256="",
        text=text,
        blocks=blocks,
        published=DateRange.parse(published) if published else None,
    )
    tokens = tokenise(text, [(start, end) for _, start, end in spans])
    sentences = tuple(
        Sentence(
            start=start,
            end=end,
            block=index,
            first=tokens.sentence.index(number),
            last=len(tokens) - tuple(reversed(tokens.sentence)).index(number),
        )
        for number, (index, start, end) in enumerate(spans)
    )
    return Reading(document=document, tokens=tokens, sentences=sentences)


def times(
    text: str, *, published: str | None = PUBLISHED, kind: BlockKind = BlockKind.BODY
) -> tuple[TimeExpression, ...]:
    return find_times(read(text, published=published, kind=kind)).times


def values(text: str, *, published: str | None = PUBLISHED) -> list[tuple[str, str, str]]:
    return [
        (text[t.start : t.end], " ".join(v.edtf() for v in t.values), t.basis)
        for t in times(text, published=published)
    ]


EXPLICIT = [
    ("They met on March 3, 2017.", "March 3, 2017", "2017-03-03"),
    ("They met on 3 March 2017.", "3 March 2017", "2017-03-03"),
    ("They met on the 3rd of March 2017.", "3rd of March 2017", "2017-03-03"),
    ("They met on Friday, March 3, 2017.", "Friday, March 3, 2017", "2017-03-03"),
    ("They met on 2017-03-03.", "2017-03-03", "2017-03-03"),
    ("They met on 22/06/2016 there.", "22/06/2016", "2016-06-22"),
    ("They met on January 25 , 2011 .", "January 25 , 2011", "2011-01-25"),
    ("They met in March 2016.", "March 2016", "2016-03"),
    ("They met in Sept. 2016.", "Sept. 2016", "2016-09"),
    ("They met in November of 2005.", "November of 2005", "2005-11"),
    ("They met in early March 2016.", "early March 2016", "2016-03-01/2016-03-10"),
    ("They met in mid-March 2016.", "mid-March 2016", "2016-03-11/2016-03-20"),
    ("They met at the end of March 2016.", "end of March 2016", "2016-03-21/2016-03-31"),
    ("They met in 2016.", "2016", "2016"),
    ("They met in late 2016.", "late 2016", "2016-09/2016-12"),
    ("They met on a 2012 trip.", "2012", "2012"),
    ("They met after the general’s 2015 campaign.", "2015", "2015"),
    ("They met (2011) there.", "2011", "2011"),
    ("They met in the summer of 2016.", "summer of 2016", "2016-06/2016-08"),
    ("They met in winter 2015.", "winter 2015", "2015-12/2016-02"),
    ("They met in the 1990s.", "the 1990s", "1990/1999"),
    ("They met in the late 1990s.", "late 1990s", "1996-09/1999-12"),
    ("They met in the first half of 2016.", "the first half of 2016", "2016-01/2016-06"),
    ("They met in the second quarter of 2016.", "the second quarter of 2016", "2016-04/2016-06"),
    ("They met on Christmas Day 2016.", "Christmas Day 2016", "2016-12-25"),
    ("They met after 9/11 there.", "9/11", "2001-09-11"),
    # one stretch
    (
        "They met between August and December 2016.",
        "between August and December 2016",
        "2016-08/2016-12",
    ),
    ("They met from August 2016 to January.", "from August 2016 to January", "2016-08/2017-01"),
    (
        "They met from 28 March to 3 April 2016.",
        "from 28 March to 3 April 2016",
        "2016-03-28/2016-04-03",
    ),
    ("They met from 2011 to 2013.", "from 2011 to 2013", "2011/2013"),
    ("They met in 2011-13 there.", "2011-13", "2011/2013"),
    ("They met on March 3-5, 2016.", "March 3-5, 2016", "2016-03-03/2016-03-05"),
    ("They met between 3 and 5 March 2016.", "between 3 and 5 March 2016", "2016-03-03/2016-03-05"),
    (
        "They met between December and February 2016.",
        "between December and February 2016",
        "2015-12/2016-02",
    ),
    # several times
    ("They met in June and November 2016.", "June and November 2016", "2016-06 2016-11"),
    ("They met in May, June and July 2016.", "May, June and July 2016", "2016-05 2016-06 2016-07"),
    ("They met on March 3 and 5, 2016.", "March 3 and 5, 2016", "2016-03-03 2016-03-05"),
    ("They met in 2011 and 2013.", "2011 and 2013", "2011 2013"),
]  # fmt: skip

PUBLICATION = [
    ("Yesterday they met.", "Yesterday", "2017-03-13"),
    ("They met today.", "today", "2017-03-14"),
    ("They met the day before yesterday.", "the day before yesterday", "2017-03-12"),
    ("They met last night.", "last night", "2017-03-13"),
    ("They will meet tomorrow.", "tomorrow", "2017-03-15"),
    # a Tuesday article
    ("They met on Tuesday.", "Tuesday", "2017-03-14"),
    ("They met on Wednesday.", "Wednesday", "2017-03-08"),
    ("They will meet on Wednesday.", "Wednesday", "2017-03-15"),
    ("The house votes on Friday.", "Friday", "2017-03-17"),
    ("They agreed to meet on Friday.", "Friday", "2017-03-17"),
    ("They failed to meet on Friday.", "Friday", "2017-03-10"),
    ("The talks planned for Friday fell.", "Friday", "2017-03-17"),
    ("They met last Tuesday.", "last Tuesday", "2017-03-07"),
    ("They will meet next Tuesday.", "next Tuesday", "2017-03-21"),
    ("They met late on Monday night.", "Monday night", "2017-03-13"),
    ("They met on Monday and Friday.", "Monday and Friday", "2017-03-13 2017-03-10"),
    ("They met last week.", "last week", "2017-03-06/2017-03-12"),
    ("They met this week.", "this week", "2017-03-13/2017-03-14"),
    ("They will meet this week.", "this week", "2017-03-14/2017-03-19"),
    ("They met early last week.", "early last week", "2017-03-06/2017-03-07"),
    ("They met at the weekend.", "weekend", "2017-03-11/2017-03-12"),
    ("They met last month.", "last month", "2017-02"),
    ("They met earlier this month.", "earlier this month", "2017-03-01/2017-03-14"),
    ("They will meet later this month.", "later this month", "2017-03-14/2017-03-31"),
    ("They will meet next month.", "next month", "2017-04"),
    ("They met early this month.", "early this month", "2017-03-01/2017-03-10"),
    ("They met last year.", "last year", "2016"),
    ("They met late last year.", "late last year", "2016-09/2016-12"),
    ("They met this year.", "this year", "2017-01-01/2017-03-14"),
    ("They will meet at the end of the year.", "end of the year", "2017-09/2017-12"),
    (
        "They met in June and in November last year.",
        "June and in November last year",
        "2016-06 2016-11",
    ),
    ("They met last Spring.", "last Spring", "2016-03/2016-05"),
    ("They met in the autumn.", "autumn", "2016-09/2016-11"),
    ("They will meet next summer.", "next summer", "2017-06/2017-08"),
    ("They met last July.", "last July", "2016-07"),
    ("They met in January.", "January", "2017-01"),
    ("They met in December.", "December", "2016-12"),
    ("They will meet in December.", "December", "2017-12"),
    ("They met in March.", "March", "2017-03"),
    ("They met at a December briefing.", "December", "2016-12"),
    ("They met on 22 January.", "22 January", "2017-01-22"),
    ("They met on March 20.", "March 20", "2016-03-20"),
    ("They will meet on March 20.", "March 20", "2017-03-20"),
    ("They met on the 9th.", "the 9th", "2017-03-09"),
    ("They met from May to July.", "from May to July", "2016-05/2016-07"),
    ("They met two days ago.", "two days ago", "2017-03-12"),
    ("They met a week ago.", "a week ago", "2017-03-04/2017-03-10"),
    ("They met three months ago.", "three months ago", "2016-12"),
    ("They met a few years ago.", "a few years ago", "2011/2015"),
    ("They will meet in two weeks.", "in two weeks", "2017-03-25/2017-03-31"),
    ("They met over the past year.", "the past year", "2016-03-14/2017-03-14"),
    ("They met in the last three days.", "the last three days", "2017-03-11/2017-03-14"),
    ("They met for months now.", "for months now", "2016-04-14/2017-03-14"),
    ("They held it since Thursday.", "since Thursday", "2017-03-09/2017-03-14"),
    ("They held it since September.", "since September", "2016-09-01/2017-03-14"),
]  # fmt: skip

DISCOURSE = [
    ("They met on June 4, 2016. The next day they fled.", "The next day", "2016-06-05"),
    ("They met on June 4, 2016. Three days later they fled.", "Three days later", "2016-06-07"),
    ("They met on June 4, 2016. Two days earlier they fled.", "Two days earlier", "2016-06-02"),
    ("They met on June 4, 2016. They fled on the same day.", "the same day", "2016-06-04"),
    ("They met on June 4, 2016. They fled a week later.", "a week later", "2016-06-08/2016-06-14"),
    ("They met on June 4, 2016. They fled that month.", "that month", "2016-06"),
    ("They met on June 4, 2016. They fled later that year.", "that year", "2016"),
    ("They met in June 2014. The following month they fled.", "The following month", "2014-07"),
    ("They met in 2014. They fled in April of that year.", "April of that year", "2014-04"),
    ("In 2014 they met. In June they fled.", "June", "2014-06"),
]


@pytest.mark.parametrize(("text", "words", "expected"), EXPLICIT)
def test_absolute_time_needs_no_publication_date(text: str, words: str, expected: str):
    assert values(text, published=None) == [(words, expected, "explicit")]


@pytest.mark.parametrize(("text", "words", "expected"), PUBLICATION)
def test_relative_time_is_counted_from_publication(text: str, words: str, expected: str):
    assert values(text) == [(words, expected, "publication")]
    assert values(text, published=None) == []


@pytest.mark.parametrize(("text", "words", "expected"), DISCOURSE)
def test_time_in_the_running_text_is_counted_from_the_last_told(
    text: str, words: str, expected: str
):
    assert values(text)[-1] == (words, expected, "discourse")


@pytest.mark.parametrize(
    "text",
    [
        "They met for 24 hours.",
        "It took them less than 36 hours.",
        "A two-hour truce fell.",
        "The 31-year-old fled.",
        "They met in two weeks.",  # how long it took
        "Flight 1990 fell.",
        "Resolution 1973 was met.",
        "They met 2000 men.",
        "They met in 2000 homes.",
        "They met after Friday prayers.",
        "The February 17 Brigade fled.",
        "The 604 Brigade fled.",
        "Theresa May fled.",
        "They may meet.",
        "They will march on it.",
        "Black Friday fell.",
        "The Sun said so.",
        "The fall of the port was met.",
        "The next day they fled.",  # next to no day told
        "He met some 2,015 of them.",
        "They met in room 2012B.",
    ],
)
def test_words_that_name_no_time_give_none(text: str):
    assert values(text) == []


def test_relative_time_widens_with_the_interval_of_publication():
    assert values("They met yesterday.", published="2017-03") == [
        ("yesterday", "2017-02-28/2017-03-30", "publication")
    ]
    assert values("They met last month.", published="2017-03") == [
        ("last month", "2017-02", "publication")
    ]


def test_relative_time_is_dropped_where_publication_is_too_vague():
    assert values("They met yesterday.", published="2015/2019") == []
    assert values("They met in 2014.", published="2015/2019") == [("2014", "2014", "explicit")]


def test_day_inside_the_interval_of_publication_is_that_day():
    assert values("They met on January 12.", published="2020-01-06/2020-01-19") == [
        ("January 12", "2020-01-12", "publication")
    ]


def test_day_that_several_years_of_the_interval_have_is_any_of_them():
    assert values("They met on March 3.", published="2017-03-01/2020-06-30") == [
        ("March 3", "2017-03-03/2020-03-03", "publication")
    ]


def test_present_tense_of_a_headline_looks_back():
    text = "The house votes on Friday"
    assert times(text, kind=BlockKind.HEADLINE)[0].values == (DateRange.parse("2017-03-10"),)


def test_time_told_in_a_caption_is_no_anchor():
    body = read("They met on June 4, 2016.\nThe next day they fled.")
    document = body.document
    caption = Block(kind=BlockKind.CAPTION, start=0, end=document.blocks[0].end)
    changed = Document(
        id="doc-1",
        sha256="",
        text=document.text,
        blocks=(caption, document.blocks[1]),
        published=document.published,
    )
    found = find_times(
        Reading(document=changed, tokens=body.tokens, sentences=body.sentences)
    ).times
    assert [document.text[t.start : t.end] for t in found] == ["June 4, 2016"]


def test_year_told_after_since_does_not_reach_the_next_month():
    text = "They held it since 2014. In June they fled."
    assert values(text)[-1] == ("June", "2016-06", "publication")


def test_bygone_year_inside_a_sentence_does_not_reach_its_months():
    text = "The general who fled in 2011 met them in September."
    assert values(text)[-1] == ("September", "2016-09", "publication")


def test_step_fills_times_from_tokens():
    step = times_step()
    assert step.requires == {"sentences", "tokens"}
    assert step.provides == {"times"}
    assert len(step.run(read("They met in 2016.")).times) == 1
