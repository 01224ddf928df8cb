"""Loaded and distancing terms are found with what they are said of and in whose voice."""

import pytest

from dragoman.bench.chains import OUTLET
from dragoman.config import Config
from dragoman.model.framing import Framing, FramingKind, Valence
from dragoman.model.reading import Reading
from dragoman.model.text import Block, BlockKind, Document
from dragoman.pipeline import Assembly, assemble, read_documents


@pytest.fixture(scope="module")
def assembly() -> Assembly:
    return assemble(Config())


def read(assembly: Assembly, text: str, kind: BlockKind = BlockKind.BODY) -> Reading:
    block = Block(kind=kind, start=0, end=len(text))
    document = Document(
        id="doc-1", sha256="", text=text, blocks=(block,), language="en", outlet=OUTLET
    )
    (reading,) = read_documents([document], assembly)
    return reading


def shown(reading: Reading, framing: Framing) -> tuple[str, str | None]:
    """Return the words of a framing and of its target."""
    quote, target = reading.document.quote, framing.target
    words = quote(framing.start, framing.end)
    return words, None if target is None else quote(target.start, target.end)


@pytest.mark.parametrize(
    ("text", "term", "target"),
    [
        ("The Syrian regime shelled Homs.", "regime", "Syrian"),
        ("The senator called the report a hoax.", "hoax", "report"),
        ("Damascus described the rebels as terrorists.", "terrorists", "the rebels"),
        ("The army calls them terrorists.", "terrorists", "them"),
        ("The minister was branded a traitor.", "traitor", "The minister"),
        ("The mayor is a puppet of Moscow.", "puppet", "The mayor"),
        ("The warlord Khalifa Haftar flew to Moscow.", "warlord", "Khalifa Haftar"),
        ("Troops liberated Palmyra on Sunday.", "liberated", "Palmyra"),
        ("They held a so-called referendum.", "so-called", "referendum"),
        ("It was Russian propaganda.", "propaganda", "Russian"),
    ],
)
def test_term_is_said_of_its_target(assembly: Assembly, text: str, term: str, target: str):
    reading = read(assembly, text)
    assert (term, target) in [shown(reading, each) for each in reading.framings]


@pytest.mark.parametrize(
    "text",
    [
        "Regime change is not our aim.",
        "The sanctions regime holds.",
        "The Popular Resistance Committees met on Monday.",
        "The guards freed the prisoners.",
        "Intelligence agents arrested the driver.",
        "The criminal court heard four witnesses.",
        "The anti-terrorist unit trained in May.",
    ],
)
def test_word_of_another_trade_or_in_a_name_is_no_framing(assembly: Assembly, text: str):
    assert not read(assembly, text).framings


def test_scare_marks_frame_the_noun_they_stand_with(assembly: Assembly):
    reading = read(assembly, "The general fought “moderate” rebels near the port.")
    (scare,) = (each for each in reading.framings if each.kind is FramingKind.SCARE)
    assert shown(reading, scare) == ("moderate", "“moderate” rebels")


def test_voice_is_the_speaker_quoted_or_the_outlet(assembly: Assembly):
    text = "The terrorists fled, the general said. The regime fell on Monday."
    reading = read(assembly, text)
    voices = {
        shown(reading, each)[0]: [link.speaker for link in each.attribution]
        for each in reading.framings
    }
    assert voices == {"terrorists": [OUTLET, "the general"], "regime": [OUTLET]}


def test_both_sides_words_are_told_with_their_leaning(assembly: Assembly):
    reading = read(assembly, "Terrorists fought the junta. Freedom fighters fought the tyrant.")
    leanings = [each.valence for each in reading.framings]
    assert leanings == [
        *(Valence.NEGATIVE, Valence.NEGATIVE),
        *(Valence.POSITIVE, Valence.NEGATIVE),
    ]


def test_furniture_is_not_read(assembly: Assembly):
    assert not read(assembly, "Support us against the regime.", BlockKind.FURNITURE).framings


def test_terms_are_in_order_and_have_ids_of_their_own(assembly: Assembly):
    text = "The “brutal” regime called the militants terrorists and bandits."
    reading = read(assembly, text)
    starts = [each.start for each in reading.framings]
    assert starts == sorted(starts)
    assert len({each.id for each in reading.framings}) == len(reading.framings) > 3
