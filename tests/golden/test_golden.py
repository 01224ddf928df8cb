"""What must and must not come out of the golden articles and the samples.

``known_gaps.txt`` lists, by name, what is not met yet. A gap that closes fails here until its line
is taken out, and a new one fails at once: the list only shrinks.
"""

from pathlib import Path

import pytest

from dragoman.bench.expectations import Checker, Expectation, load_article, load_corpus

HERE = Path(__file__).parent
SAMPLES = HERE.parent.parent / "samples" / "libya" / "expected.toml"
GAPS = frozenset(
    line
    for line in (HERE / "known_gaps.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
)
GOLDEN = [
    expected
    for path in sorted((HERE / "articles").glob("*.toml"))
    for expected in load_article(path)[1]
]
CORPUS = [expected for expected in load_corpus(SAMPLES) if not expected.fields.get("optional")]


def judge(checker: Checker, expected: Expectation) -> None:
    """Fail unless the expectation is met, or is a known gap that is still open."""
    reason = checker.check(expected)
    if expected.name in GAPS:
        assert reason is not None, "met now: take its line out of known_gaps.txt"
        pytest.xfail(reason)
    assert reason is None, reason


@pytest.mark.parametrize("expected", GOLDEN, ids=lambda expected: expected.name)
def test_golden_article_yields_what_it_must(golden: Checker, expected: Expectation) -> None:
    judge(golden, expected)


@pytest.mark.parametrize("expected", CORPUS, ids=lambda expected: expected.name)
def test_sample_yields_what_it_must(samples: Checker, expected: Expectation) -> None:
    judge(samples, expected)


def test_known_gaps_are_expectations_that_exist() -> None:
    assert {expected.name for expected in [*GOLDEN, *CORPUS]} >= GAPS
