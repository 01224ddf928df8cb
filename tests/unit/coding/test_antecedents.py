"""Speakers told by a pronoun or a short form are shown by the words these take up."""

from said import parse

from dragoman.annotate.coreference import coreference_step
from dragoman.annotate.mentions import mentions_step
from dragoman.annotate.quotes import quotes_step
from dragoman.coding.attribution import attributions_step
from dragoman.coding.claims import claims_step
from dragoman.knowledge.register import load_register
from dragoman.model.claims import AttributionLink, SpeakerKind
from dragoman.model.reading import Reading
from dragoman.pipeline import run_steps


def read(text: str) -> Reading:
    register = load_register(())
    steps = (
        *(quotes_step(), mentions_step(register), coreference_step(register)),
        *(attributions_step(), claims_step()),
    )
    (reading,) = parse([text])
    return run_steps(reading, steps)


def speaker_of(text: str, words: str) -> AttributionLink:
    """Return the innermost speaker of the claim that begins with some words."""
    reading = read(text)
    at = text.index(words)
    (claim,) = (each for each in reading.claims if each.start == at)
    return claim.attribution[-1]


def test_pronoun_shows_the_name_it_takes_up_and_keeps_its_own_place():
    text = "Clara Ngabo, a nurse, watched from a roof. She said the soldiers came in the morning."
    link = speaker_of(text, "the soldiers came")
    assert (link.speaker, link.kind) == ("Clara Ngabo", SpeakerKind.NAMED)
    assert link.span is not None
    assert text[link.span.start : link.span.end] == "She"
    assert link.stands_for is not None
    assert text[link.stands_for.start : link.stands_for.end] == "Clara Ngabo"


def test_pronoun_has_the_kind_of_whom_it_takes_up():
    text = "The general spoke for an hour on state television. He said the war was over."
    link = speaker_of(text, "the war was over")
    assert (link.speaker, link.kind) == ("The general", SpeakerKind.OFFICIAL)


def test_short_form_shows_the_fuller_description():
    text = "A Kenyan official described the raid. The gunmen took two lorries, the official said."
    assert speaker_of(text, "The gunmen took").speaker == "A Kenyan official"


def test_description_that_says_more_is_shown_as_it_stands():
    text = "Peter Maro spoke first. The new interior minister said that the road was closed."
    link = speaker_of(text, "that the road was closed")
    assert (link.speaker, link.stands_for) == ("The new interior minister", None)


def test_pronoun_takes_up_the_only_speaker_of_the_sentence_before():
    text = "Kurti said the talks were useful. He said the census would begin in May."
    link = speaker_of(text, "the census would begin")
    assert (link.speaker, link.stands_for is not None) == ("Kurti", True)


def test_pronoun_after_many_speakers_stays_itself():
    text = "Officials said the talks were useful. He said the census would begin in May."
    link = speaker_of(text, "the census would begin")
    assert (link.speaker, link.stands_for) == ("He", None)


def test_speaker_with_two_cues_is_one_link():
    text = "Bonn refused to confirm that it had paid the kidnappers."
    reading = read(text)
    chains = {tuple(link.speaker for link in claim.attribution) for claim in reading.claims}
    assert ("unnamed outlet", "Bonn", "Bonn") not in chains
    assert ("unnamed outlet", "Bonn") in chains


def test_pronoun_further_on_takes_up_the_one_person_who_spoke() -> None:
    text = (
        "“They came at six,” said Clara Ngabo, a nurse. It rained. The gate was shut. "
        "The dogs ran. The soldiers left before noon, she added."
    )
    assert speaker_of(text, "The soldiers left").speaker == "Clara Ngabo"
    two = text.replace("The dogs ran", "Ines Duarte ran")
    assert speaker_of(two, "The soldiers left").speaker in {"she", "Ines Duarte"}
