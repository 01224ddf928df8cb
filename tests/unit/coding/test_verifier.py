"""Candidates held to a threshold: what is unsure is no event, and says how unsure it was."""

from dataclasses import replace

import pytest
from said import say

from dragoman.coding.events import events_step
from dragoman.coding.feature_words import say_feature
from dragoman.knowledge.verifier import VerifierModel, load_verifier

SENTENCE = "The army shelled the village on Monday."


def model(**weights: float) -> VerifierModel:
    return VerifierModel(weights=weights, bias=0.0, slope=1.0, offset=0.0, digest="none")


def code(verifier: VerifierModel, min_score: float = 0.5):
    step = events_step(model=verifier, min_score=min_score)
    (said,) = say(SENTENCE)
    return step.run(said.reading)


def test_sure_candidate_carries_its_probability_and_strongest_features():
    (event,) = code(model(**{"type=ASSAULT": 2.0, "word=shell": -0.5})).events
    assert event.score == 0.818
    assert "verifier 0.82: type ASSAULT +2.00, the word “shell” -0.50" in event.why


def test_unsure_candidate_is_rejected_with_its_probability():
    coded = code(model(**{"type=ASSAULT": -2.0}))
    assert not coded.events
    assert "ASSAULT: verifier 0.12 < 0.50" in [r.reason for r in coded.rejections]


def test_lower_threshold_keeps_what_a_higher_one_drops():
    unsure = model(**{"type=ASSAULT": -0.5})
    assert not code(unsure).events
    assert len(code(unsure, 0.3).events) == 1


def test_packaged_verifier_tells_news_from_a_figure_of_speech():
    step = events_step(model=load_verifier(), min_score=0.0)
    (said,) = say("Rebels attacked an army base in the north on Monday.")
    told = step.run(said.reading).events
    assert told
    assert told[0].score > 0.6


def test_digest_of_the_model_is_part_of_the_stamp():
    one = events_step(model=model())
    other = events_step(model=replace(model(), digest="other"))
    assert one.settings != other.settings


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("public=5", "how public the sides are: 5 of 5"),
        ("type=ASSAULT actor=state", "type ASSAULT and done by: state"),
        ("in=war", "“war” in the sentence"),
        ("+1=the", "“the” after it"),
        ("rule score over 0.5", "rule score over 0.5"),
        ("shell object=town", "shell object town"),
    ],
)
def test_feature_is_told_in_words(name: str, said: str) -> None:
    assert say_feature(name) == said
