"""Modality and polarity of a clause, judged from its own syntax."""

from dataclasses import replace

import pytest
from said import parse

from dragoman.coding.modality import STRENGTH, Assessment, assess, merge, weaker
from dragoman.model.claims import Cue, Modality, Polarity
from dragoman.model.text import BlockKind, Quote, Span

HEDGED, SPECULATED, PREDICTED = "hedged", "speculated", "predicted"
NORMATIVE, HYPOTHETICAL, QUESTION = "normative", "hypothetical", "question"


def judge(text: str, word: str, kind: BlockKind = BlockKind.BODY) -> Assessment:
    (reading,) = parse([text], kind=kind)
    return assess(reading, reading.tokens.text.index(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rebels attacked the town.", "attacked"),
        ("They did not attack but withdrew.", "withdrew"),
        ("The army that attacked the town could withdraw.", "attacked"),
        ("After the army attacked the town, people may flee.", "attacked"),
        ("Bombs fell, killing three people.", "killing"),
        ("The attack on the port began on Monday.", "attack"),
        ("The attack could worsen the crisis.", "attack"),
        ("The agency condemned the attack.", "attack"),
        ("He denied any involvement in the attack.", "attack"),
        ("They began to withdraw.", "withdraw"),
        ("The army was able to seize the port.", "seize"),
        ("It took the army two days to seize the port.", "seize"),
        ("Not only did they attack the port, they burned it.", "attack"),
        ("The army launched no attack on the port it had shelled.", "shelled"),
        ("The army attacked, but it did not take the town.", "attacked"),
        ("The militia threatened to attack.", "threatened"),
        ("The army moved on, seizing the town.", "seizing"),
        ("He gave up his post, signing the letter.", "signing"),
        ("Egypt has made it a point to invite the general.", "invite"),
        ("The police had the nerve to arrest the bishop.", "arrest"),
        ("The rebels went so far as to burn the mosque.", "burn"),
    ],
)
def test_plain_statements_are_asserted(text: str, word: str) -> None:
    found = judge(text, word)
    assert (found.modality, found.polarity) == (Modality.ASSERTED, Polarity.AFFIRMED)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rebels did not attack the town.", "attack"),
        ("The army failed to capture the port.", "capture"),
        ("Troops stopped short of attacking the city.", "attacking"),
        ("Police prevented the crowd from storming the embassy.", "storming"),
        ("The minister denied that his troops attacked the town.", "attacked"),
        ("The minister rejected claims that troops attacked the town.", "attacked"),
        ("The ministry denied a report claiming that forces are operating there.", "operating"),
        ("The police foiled an attack.", "attack"),
        ("The army has yet to withdraw.", "withdraw"),
        ("The army left without attacking.", "attacking"),
        ("Far from withdrawing, the army advanced.", "withdrawing"),
        ("The minister ruled out sending troops.", "sending"),
        ("The rebels gave up attacking the port.", "attacking"),
        ("The general backed out of signing the deal.", "signing"),
        ("The army put off attacking the town.", "attacking"),
        ("The army launched no attack.", "attack"),
        ("No one attacked the town.", "attacked"),
        ("Neither side attacked.", "attacked"),
        ("It is not true that the army attacked.", "attacked"),
        ("There is no evidence that the army attacked the camp.", "attacked"),
        ("The militia nearly captured the airport.", "captured"),
        ("It is a lie that rebels attacked the town.", "attacked"),
        ("Claims that rebels attacked the town have no basis.", "attacked"),
        ("Contrary to reports that rebels attacked the town, it was quiet.", "attacked"),
    ],
)
def test_negations_and_denials_are_denied(text: str, word: str) -> None:
    found = judge(text, word)
    assert (found.modality, found.polarity) == (Modality.ASSERTED, Polarity.DENIED)


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("The army reportedly attacked the camp.", "attacked", HEDGED),
        ("The general is believed to have ordered the raid.", "ordered", HEDGED),
        ("The alleged attack shocked people.", "attack", HEDGED),
        ("They are trying to foment chaos.", "foment", HEDGED),
        ("The so-called ceasefire collapsed.", "ceasefire", HEDGED),
        ("Rebels could attack the town.", "attack", SPECULATED),
        ("They could attack and seize the port.", "seize", SPECULATED),
        ("A strike could hit the town, killing dozens.", "killing", SPECULATED),
        ("The truce is likely to collapse.", "collapse", SPECULATED),
        ("Maybe the army attacked.", "attacked", SPECULATED),
        ("The army warned of attacks on the port.", "attacks", SPECULATED),
        ("They plan to attack the base.", "attack", PREDICTED),
        ("The threat of an attack grew.", "attack", PREDICTED),
        ("He said the army would attack.", "attack", PREDICTED),
        ("The army vowed to retaliate.", "retaliate", PREDICTED),
        ("The army is expected to withdraw by June.", "withdraw", PREDICTED),
        ("If the army attacks, the truce will collapse.", "collapse", PREDICTED),
        ("We will not stop until the siege is lifted.", "lifted", PREDICTED),
        ("They vowed to fight until the siege is lifted.", "lifted", PREDICTED),
        ("If the army attacks, the truce will collapse.", "attacks", HYPOTHETICAL),
        ("Were the army to attack, thousands would flee.", "attack", HYPOTHETICAL),
        ("Were the army to attack, thousands would flee.", "flee", HYPOTHETICAL),
        ("The militia would have attacked the town.", "attacked", HYPOTHETICAL),
        ("Troops moved to the coast in order to seize the port.", "seize", HYPOTHETICAL),
        ("Unless the army withdraws, talks will stop.", "withdraws", HYPOTHETICAL),
        ("The army must withdraw.", "withdraw", NORMATIVE),
        ("He called on the army to withdraw.", "withdraw", NORMATIVE),
        ("Supporters hope the army will withdraw.", "withdraw", NORMATIVE),
        ("They called for a ceasefire.", "ceasefire", NORMATIVE),
        ("Withdraw your forces.", "Withdraw", NORMATIVE),
        ("Did the army attack the town?", "attack", QUESTION),
        ("He asked whether the army attacked the town.", "attacked", QUESTION),
        ("It is unclear whether the army attacked.", "attacked", QUESTION),
    ],
)
def test_what_is_not_asserted_is_graded(text: str, word: str, modality: str) -> None:
    found = judge(text, word)
    assert (found.modality, found.polarity) == (Modality(modality), Polarity.AFFIRMED)
    assert found.cues


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("They will not attack the port.", "attack", PREDICTED),
        ("The prime minister said he had no plans to resign.", "resign", PREDICTED),
        ("A planned attack was foiled.", "attack", PREDICTED),
        ("He does not believe that the army attacked.", "attacked", HEDGED),
    ],
)
def test_modality_and_polarity_are_two_axes(text: str, word: str, modality: str) -> None:
    found = judge(text, word)
    assert (found.modality, found.polarity) == (Modality(modality), Polarity.DENIED)


def test_negated_saying_denies_nothing() -> None:
    found = judge("He did not say that the army attacked the town.", "attacked")
    assert (found.modality, found.polarity) == (Modality.HEDGED, Polarity.AFFIRMED)


def test_headline_infinitive_is_a_prediction_and_no_order() -> None:
    text = "President to visit the capital"
    assert judge(text, "visit", BlockKind.HEADLINE).modality is Modality.PREDICTED


def test_question_inside_a_quotation_does_not_touch_the_words_around_it() -> None:
    (reading,) = parse(["The army attacked the town, and he asked: “Who is next?”"])
    text = reading.document.text
    quote = Quote(start=text.index("Who"), end=text.index("”"))
    object.__setattr__(reading, "quotes", (quote,))
    attacked = reading.tokens.text.index("attacked")
    assert assess(reading, attacked).modality is Modality.ASSERTED


def test_word_in_scare_quotes_is_hedged() -> None:
    (reading,) = parse(["The “ceasefire” began on Monday."])
    object.__setattr__(reading, "quotes", (Quote(start=5, end=14, scare=True),))
    found = assess(reading, reading.tokens.text.index("ceasefire"))
    assert found.modality is Modality.HEDGED
    assert found.cues == (Cue(start=5, end=14, kind="scare"),)


def test_span_keeps_words_outside_it_out_of_sight() -> None:
    text = "The minister denied that his troops attacked the town."
    (reading,) = parse([text])
    span = Span(start=text.index("that"), end=len(text))
    found = assess(reading, reading.tokens.text.index("attacked"), span=span)
    assert found.polarity is Polarity.AFFIRMED


def test_cues_carry_the_words_that_decided() -> None:
    text = "The army reportedly did not attack."
    found = judge(text, "attack")
    assert [(text[c.start : c.end], c.kind) for c in found.cues] == [
        ("reportedly", "hedge"),
        ("not", "negation"),
    ]


def test_merge_takes_the_weaker_modality_and_lets_denials_cancel() -> None:
    hedge = Cue(start=0, end=3, kind="hedge")
    outer = Assessment(modality=Modality.HEDGED, polarity=Polarity.DENIED, cues=(hedge,))
    inner = Assessment(polarity=Polarity.DENIED)
    assert merge(outer, inner) == Assessment(modality=Modality.HEDGED, cues=(hedge,))


@pytest.mark.parametrize("one", STRENGTH)
@pytest.mark.parametrize("other", STRENGTH)
def test_weaker_does_not_depend_on_the_order(one: Modality, other: Modality) -> None:
    assert weaker(one, other) is weaker(other, one)
    assert weaker(one, other) in {one, other}


def test_mocking_opening_keeps_a_sentence_from_being_asserted_unless_it_is_quoted() -> None:
    text = "Sure, the guards invited him to tea."
    assert judge(text, "invited").modality == HEDGED
    (reading,) = parse([text])
    reading = replace(reading, quotes=(Quote(start=0, end=len(text)),))
    quoted = assess(reading, reading.tokens.text.index("invited"))
    assert quoted.modality is Modality.ASSERTED


def test_forecast_told_in_the_past_stays_a_prediction() -> None:
    noun = "His prediction that the fleet would sail was read out."
    assert judge(noun, "sail").modality == PREDICTED
    held = "The envoy warned that the navy would shell the port if talks failed."
    assert judge(held, "shell").modality == PREDICTED


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("He dreams of taking the capital.", "taking", NORMATIVE),
        ("The general is bent on taking the capital.", "taking", PREDICTED),
        ("Turkey has not ruled out sending troops.", "sending", SPECULATED),
    ],
)
def test_what_is_dreamt_of_or_kept_open_has_not_happened(
    text: str, word: str, modality: str
) -> None:
    assert judge(text, word).modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "There is no truth in the rumour that rebels attacked it.",
        "There is nothing to suggest that rebels attacked the town.",
    ],
)
def test_what_nothing_speaks_for_is_denied(text: str) -> None:
    assert judge(text, "attacked").polarity is Polarity.DENIED
