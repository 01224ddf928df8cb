"""The verifier's training: the same bytes each time, calibrated, and recorded with its digest."""

import json
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.bench.logistic import calibrate, fit
from dragoman.bench.train import Example, train, write_model
from dragoman.errors import ModelError
from dragoman.knowledge.verifier import NAME, VERSION, load_verifier, read_verifier


def examples(count: int = 120) -> list[Example]:
    return [
        Example(
            sentence=f"sentence {n}",
            features=("always", "good" if n % 3 else "bad", f"n={n % 7}"),
            right=bool(n % 3) != (n % 10 == 0),
        )
        for n in range(count)
    ]


def test_training_gives_the_same_bytes_each_time():
    assert train(examples()).content == train(examples()).content


def test_model_learns_what_is_right_and_reads_back_under_its_digest_alone(tmp_path: Path):
    trained = train(examples())
    assert trained.ranked > 0.8
    weights, digests = tmp_path / "v.tsv", tmp_path / "models.json"
    digests.write_text("{}", encoding="utf-8")
    digest = write_model(trained, weights, digests)
    assert json.loads(digests.read_text()) == {NAME: {VERSION: digest}}
    model = read_verifier(weights, digest)
    good, bad = model.probability(("always", "good")), model.probability(("always", "bad"))
    assert 0 < bad < 0.4
    assert 0.6 < good < 1
    weights.write_bytes(weights.read_bytes() + b"good\t9\n")
    with pytest.raises(ModelError, match="altered"):
        read_verifier(weights, digest)


def test_missing_weights_say_how_to_make_them(tmp_path: Path):
    with pytest.raises(ModelError) as caught:
        read_verifier(tmp_path / "none.tsv", "")
    assert caught.value.way_out == "make train"


def test_line_without_a_tab_is_named(tmp_path: Path):
    path = tmp_path / "v.tsv"
    path.write_text("# x\nword\n", encoding="utf-8")
    with pytest.raises(ModelError, match=r"v\.tsv:2"):
        read_verifier(path, sha256(path.read_bytes()).hexdigest())


def test_probabilities_follow_the_share_that_is_right():
    sums = np.array([-2.0, -1.0, 1.0, 2.0] * 50)
    right = [n % 4 >= 2 or n % 20 == 0 for n in range(200)]
    slope, offset = calibrate(sums, right)
    chance = 1 / (1 + np.exp(-(slope * sums + offset)))
    assert slope > 0
    assert chance.mean() == pytest.approx(sum(right) / 200, abs=0.02)


def test_features_seen_too_seldom_get_no_weight():
    model = fit([("a", "once"), ("a",), ("b",)], [True, True, False], penalty=1.0, least=2)
    assert model.names == ("a",)


@given(st.lists(st.sampled_from(["word=attack", "type=ASSAULT", "form=noun", "unheard of"])))
def test_probability_never_leaves_its_bounds(features: list[str]):
    assert 0 < load_verifier().probability(tuple(features)) < 1


def test_packaged_model_is_small_and_shows_its_strongest_features():
    model = load_verifier()
    assert 100 < len(model.weights) < 20_000
    known = sorted(model.weights)[:50]
    strongest = model.strongest((*known, "unheard of"), 3)
    assert len(strongest) == 3
    assert abs(strongest[0][1]) == max(abs(model.weights[name]) for name in known)
