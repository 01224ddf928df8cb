"""Denials, confirmations and corrections find the claim they answer, and no other."""

import pytest

from dragoman.bench.chains import OUTLET
from dragoman.config import Config
from dragoman.model.claims import Claim, Polarity
from dragoman.model.reading import Reading
from dragoman.model.text import Block, BlockKind, Document
from dragoman.pipeline import Assembly, assemble, read_documents


@pytest.fixture(scope="module")
def assembly() -> Assembly:
    return assemble(Config())


def read(assembly: Assembly, text: str) -> Reading:
    block = Block(kind=BlockKind.BODY, start=0, end=len(text))
    document = Document(
        id="doc-1", sha256="", text=text, blocks=(block,), language="en", outlet=OUTLET
    )
    (reading,) = read_documents([document], assembly)
    return reading


def answered(reading: Reading, speaker: str) -> tuple[Claim | None, Claim]:
    """Return what the last claim of a speaker answers, and that claim."""
    own = [claim for claim in reading.claims if claim.attribution[-1].speaker == speaker]
    claims = {claim.id: claim for claim in reading.claims}
    return claims.get(own[-1].answers or ""), own[-1]


@pytest.mark.parametrize(
    ("text", "speaker", "told"),
    [
        (
            (
                "The Times reported on Monday that Russian jets had bombed a clinic in Idlib. "
                "Moscow denied the report."
            ),
            "Moscow",
            "had bombed a clinic",
        ),
        (
            "Kyiv said on Friday that Russian shells had hit a school. Moscow denied it.",
            "Moscow",
            "had hit a school",
        ),
        (
            (
                "The rebels accuse the army of burning three villages. The army rejected "
                "the accusation."
            ),
            "The army",
            "burning three villages",
        ),
        (
            "Villagers said soldiers had shot a teacher. A spokesman confirmed the killing.",
            "A spokesman",
            "had shot a teacher",
        ),
        (
            "Kyiv said Russian troops had killed nine students. Moscow denies involvement.",
            "Moscow",
            "had killed nine students",
        ),
        (
            (
                "The opposition says police killed nine students. It rained on Monday. "
                "The ministry denied that police had killed students."
            ),
            "The ministry",
            "police killed nine students",
        ),
        (
            "Guards had beaten the prisoners, Amnesty said. The governor said that was a lie.",
            "The governor",
            "had beaten the prisoners",
        ),
        (
            (
                "Ankara said Athens had fired on a boat. Rome said the boat was Italian. "
                "Athens denied the report."
            ),
            "Athens",
            "Athens had fired on a boat",
        ),
        (
            "Ankara says Athens fired first. Athens called the accusation baseless.",
            "Athens",
            "Athens fired first",
        ),
        (
            (
                "Tanks entered the suburb on Monday. The army denied that tanks had entered "
                "the suburb."
            ),
            "The army",
            "Tanks entered the suburb",
        ),
    ],
)
def test_answer_finds_the_claim_it_takes_up(assembly: Assembly, text: str, speaker: str, told: str):
    target, answer = answered(read(assembly, text), speaker)
    assert target is not None
    assert told in text[target.start : target.end]
    assert answer.event == target.event or answer.event is not None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The king said he was tired. Fishermen slept. The admiral denied the report.",
            "The admiral",
        ),
        ("Paris said Tripoli sold uranium. Washington did not confirm the report.", "Washington"),
        ("The ministry said nine died. The mayor denied a request for water.", "The mayor"),
        ("The army denied the report.", "The army"),
        (
            (
                "Rome said the boat was Italian. Paris said the crew was drunk. "
                "The mayor denied the claim."
            ),
            "The mayor",
        ),
    ],
)
def test_answer_to_nobody_in_particular_is_tied_to_nothing(
    assembly: Assembly, text: str, speaker: str
):
    target, _ = answered(read(assembly, text), speaker)
    assert target is None


def test_calling_a_thing_a_lie_is_a_denial_with_its_cue(assembly: Assembly):
    text = "Guards had beaten the prisoners, Amnesty said. The governor said that was a lie."
    _, answer = answered(read(assembly, text), "The governor")
    assert (answer.act, answer.polarity) == ("denies", Polarity.DENIED)
    assert "lie" in {text[cue.start : cue.end] for cue in answer.cues}


def test_answer_never_speaks_to_its_own_speaker(assembly: Assembly):
    text = "The army said it had taken the bridge. The army denied the report."
    target, _ = answered(read(assembly, text), "The army")
    assert target is None
