"""What the assembly does with batches, without a parser."""

from dataclasses import replace
from typing import Any

import pytest
from hand import corpus

from dragoman import pipeline
from dragoman.ingest.blocks import find_blocks
from dragoman.link.datings import Dating
from dragoman.model.reading import Reading
from dragoman.model.text import Span
from dragoman.model.when import DateRange
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


def test_article_is_dated_by_another_account_and_again_by_its_own_text() -> None:
    text = "The port fell on March 3, earlier this month. President Bashar Assad is pleased, 2015."
    text = f"{text} It began in 2015."
    blocks = find_blocks(text)
    alone = DateRange.parse("2015-03-03/2024-03-31")
    document = replace(
        corpus()[0].document, text=text, blocks=blocks, published=alone, published_basis=None
    )
    dating = Dating(
        document=document.id,
        days=DateRange.parse("2017-03-03/2018-03-02"),
        evidence=Span(start=17, end=24),
        why="an account",
    )
    narrowed = pipeline.date_anew(document, dating)
    assert narrowed.id == document.id
    assert narrowed.published == DateRange.parse("2017-03-03/2017-03-31")
    assert (narrowed.published_alone, narrowed.published_why) == (alone, "an account")
    assert narrowed.published_evidence == dating.evidence
    again = pipeline.date_anew(narrowed, None)
    assert (again.published, again.published_alone, again.published_why) == (alone, None, None)
