"""What a build costs is told per parse, and so is finding who says what."""

from pathlib import Path

from dragoman.bench.cost import Cost, measure_cost
from dragoman.config import Config


def test_attribution_is_told_in_per_cent_of_the_parse() -> None:
    cost = Cost(
        name="x",
        documents=1,
        words=100,
        builds=(3.0, 6.0, 3.2),
        parses=(2.0, 2.0, 9.0),
        steps={"quotes": 0.1, "attributions": 0.2, "claims": 0.1, "events": 5.0},
    )
    assert cost.score()["attribution"] == 20.0
    assert cost.score()["ratio"] == 1.6


def test_every_document_step_is_timed(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The mayor said that rebels left the town.\n")
    steps = measure_cost(tmp_path, Config(), runs=1).steps
    assert {"quotes", "attributions", "claims", "events", "framings"} <= steps.keys()
    assert all(seconds > 0 for seconds in steps.values())
