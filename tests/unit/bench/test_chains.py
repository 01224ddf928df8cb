"""Chains of speakers are compared link by link, and passages are placed on a page."""

import pytest

from dragoman.bench.chain_scores import judge_row, score_chains
from dragoman.bench.chains import judge_chains
from dragoman.bench.scoring import Row
from dragoman.config import Config
from dragoman.errors import IngestError
from dragoman.pipeline import assemble


def wanted(*chains: list[list[str | None]], **fields: object) -> Row:
    known = {"id": "p", "half": "open", "modality": ["asserted"], "polarity": ["affirmed"]}
    return {**known, "chains": list(chains), **fields}


def given(*chain: tuple[str | None, str | None], **fields: object) -> Row:
    return {"id": "p", "modality": "asserted", "polarity": "affirmed", "chain": chain, **fields}


@pytest.mark.parametrize(
    ("chain", "is_right"),
    [
        ((("A senior envoy", "has said"),), True),
        ((("The king", "said"),), False),
        ((("The envoy", "denied"),), False),
        ((("The envoy", None),), False),
        ((), False),
        ((("The paper", "wrote"), ("The envoy", "said")), False),
    ],
)
def test_chain_is_right_with_every_speaker_and_cue_in_place(
    chain: tuple[tuple[str | None, str | None], ...],
    *,
    is_right: bool,
):
    assert judge_row(wanted([["envoy", "said"]]), given(*chain))["chain"] is is_right


def test_order_of_speakers_counts():
    gold = wanted([["paper", "wrote"], ["envoy", "said"]])
    turned = given(("the envoy", "said"), ("the paper", "wrote"))
    assert not judge_row(gold, turned)["chain"]


def test_hearsay_may_be_left_out_but_not_be_another():
    gold = wanted([[None, "reportedly"]])
    assert judge_row(gold, given())["chain"]
    assert judge_row(gold, given((None, "reportedly")))["chain"]
    assert not judge_row(gold, given((None, "allegedly")))["chain"]


def test_either_of_two_chains_is_right_and_halves_are_counted_apart():
    gold = [wanted([], [["envoy", "said"]]), wanted([], id="q", half="held")]
    assert score_chains(gold, [given(("the envoy", "said"))]) == {
        "open": {"modality": 100.0, "polarity": 100.0, "chain": 100.0, "n": 1},
        "held": {"modality": 0.0, "polarity": 0.0, "chain": 0.0, "n": 1},
    }


def passage(marked: str) -> Row:
    return wanted([], marked=marked, id=marked)


def test_signs_of_paragraphs_are_no_part_of_the_text():
    rows = [
        passage("The Herald wrote:\n\n> A clerk said the mayor had [fled]."),
        passage("headline:Lima to [send] troops"),
    ]
    quoted, headline = judge_chains(rows, assemble(Config()))
    assert [speaker for speaker, _ in quoted["chain"]][-1] == "A clerk"
    assert headline["modality"] == "predicted"


@pytest.mark.parametrize("marked", ["The navy fired.", "The [navy] [fired]."])
def test_passage_that_does_not_mark_one_word_is_refused(marked: str):
    with pytest.raises(IngestError, match="marks one word"):
        list(judge_chains([passage(marked)], assemble(Config())))
