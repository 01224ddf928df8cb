"""What the assembly does with batches, without a parser."""

from typing import Any

import pytest
from hand import corpus

from dragoman import pipeline
from dragoman.model.reading import Reading
from dragoman.step import DocumentStep


def test_mistake_in_a_step_stops_the_run_and_names_the_article(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: Reading) -> Reading:
        raise KeyError("lost")

    reading = corpus()[0]
    monkeypatch.setattr(pipeline, "parse_batch", lambda *_: [reading])
    step = DocumentStep(
        name="broken", version=1, requires=frozenset(), provides=frozenset(), run=fail
    )
    assembly: Any = type("Assembly", (), {"steps": (step,)})
    with pytest.raises(KeyError, match="lost") as caught:
        pipeline.read_documents([reading.document], assembly)
    assert caught.value.__notes__ == [
        f"while reading {reading.document.path} ({reading.document.id})"
    ]
