"""Who and where is meant in short passages on many conflicts, read by the whole program."""

from functools import cache

import pytest

from dragoman.config import Config
from dragoman.model.reading import Reading
from dragoman.model.text import Block, BlockKind, Document
from dragoman.model.when import DateRange
from dragoman.pipeline import Assembly, assemble, read_documents

PASSAGES = {
    "colonel": (
        "2012-11-20",
        (
            "Colonel Sultano Makelu, who commands the rebels, walked through Goma at noon."
            " The rebel commander told shopkeepers to open."
        ),
    ),
    "battalion": (
        "1995-07-12",
        (
            "Bosnian Serb forces overran Srebrenica on Tuesday. The commander of the battalion,"
            " Colonel Thom Verhagens, said the planes had come too late."
        ),
    ),
    "namesakes": (
        "2002-08-19",
        "Omar Abdullah, whose party rules the state, said he would campaign in Srinagar.",
    ),
    "chief": (
        "1999-09-07",
        (
            "The armed forces chief, General Wirandu, declared martial law. The general flew"
            " to Kupang in the evening."
        ),
    ),
    "neighbour": (
        "2012-11-20",
        "Kinshasa accused its neighbour of an invasion on Tuesday.",
    ),
    "cabinet": (
        "2020-11-08",
        (
            "Azerbaijan's army shelled Martuni on Sunday, and Azerbaijan denied it. In Tbilisi, the"
            " government closed its airspace."
        ),
    ),
    "towns": (
        "2020-11-08",
        "Azerbaijan said that rockets fired from Stepanakert had hit Ganja and Barda in October.",
    ),
    "bishop": (
        "1995-07-12",
        ("Radovan Karadzic, the Bosnian Serb leader, said that the ministry had betrayed her."),
    ),
    "letter": (
        "2017-01-12",
        "Khalifa Haftar sent a letter to Moscow in June and made two trips to Cairo.",
    ),
    "fasher": (
        "2024-05-12",
        "Residents of al-Fasher and Nyala fled on Sunday, doctors in the Sudanese town said.",
    ),
    "hyphens": (
        "1999-12-14",
        "Refugees from Urus-Martan came to Mazar-i-Sharif on Tuesday, and Nazran was calm.",
    ),
    "governor": (
        "2015-01-08",
        (
            "Borno's governor asked Abuja for troops on Thursday after Monguno had fallen; Nigeria"
            " sent none to Konduga."
        ),
    ),
    "initials": (
        "2016-01-12",
        "The strongman had once been an asset of the U.S. Libya descended into chaos after 2011.",
    ),
}
MEANT = [
    ("colonel", "The rebel commander", "new-person-sultano-makelu"),
    ("battalion", "The commander", "new-person-thom-verhagens"),
    ("battalion", "Thom Verhagens", "new-person-thom-verhagens"),
    ("battalion", "Bosnian Serb", "bosnian-serbs"),
    ("namesakes", "Omar Abdullah", "new-person-omar-abdullah"),
    ("chief", "Wirandu", "new-person-wirandu-"),
    ("chief", "The general", "new-person-wirandu-"),
    ("neighbour", "its neighbour", None),
    ("cabinet", "the government", "georgia"),
    ("towns", "Ganja", "gn-586523"),
    ("towns", "Barda", "gn-587057"),
    ("bishop", "her", None),
    ("letter", "Moscow", "russia"),
    ("letter", "Cairo", "gn-360630"),
    ("fasher", "al-Fasher", "gn-379555"),
    ("fasher", "Nyala", "gn-369004"),
    ("hyphens", "Urus-Martan", "gn-478581"),
    ("hyphens", "Mazar-i-Sharif", "gn-1133616"),
    ("governor", "Borno", "nga-27"),
    ("governor", "Monguno", "gn-2329946"),
    ("initials", "U.S.", "united-states"),
]


@cache
def _assembly() -> Assembly:
    return assemble(Config())


@cache
def _read(name: str) -> Reading:
    day, text = PASSAGES[name]
    document = Document(
        id=f"doc-{name}",
        sha256="",
        text=text,
        blocks=(Block(kind=BlockKind.BODY, start=0, end=len(text)),),
        language="en",
        published=DateRange.parse(day),
    )
    (reading,) = read_documents([document], _assembly())
    return reading


def _meant(reading: Reading, quote: str) -> str | None:
    start = reading.document.text.rindex(quote)
    spans = {m.id: (m.start, m.end) for m in reading.mentions}
    found = [
        r.entity for r in reading.resolutions if spans[r.mention] == (start, start + len(quote))
    ]
    return found[0] if found else None


@pytest.mark.parametrize(("name", "quote", "entity"), MEANT)
def test_words_mean_whom_a_reader_takes_them_for(name: str, quote: str, entity: str | None) -> None:
    meant = _meant(_read(name), quote)
    if entity is None:
        assert meant is None
    else:
        assert meant is not None
        assert meant.startswith(entity)


def test_initials_at_the_end_of_a_sentence_end_it() -> None:
    reading = _read("initials")
    quoted = [reading.document.quote(each.start, each.end) for each in reading.sentences]
    assert quoted == [
        "The strongman had once been an asset of the U.S.",
        "Libya descended into chaos after 2011.",
    ]
