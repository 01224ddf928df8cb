import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hand import corpus
from typer.testing import CliRunner

from dragoman.bench import corpus_cost as bench
from dragoman.bench.corpus_cost import Compared, score_growth, vary
from dragoman.errors import ConfigError, IngestError
from dragoman.link.corpus import link_corpus
from dragoman.present.cli.bench_corpus import bench_app


def test_share_and_exponent_are_of_the_smallest_and_the_largest_size():
    sizes = [
        Compared(documents=10, words=100, reading=10, comparing=1, one_more=0.5),
        Compared(documents=100, words=1000, reading=100, comparing=5, one_more=0.5),
        Compared(documents=1000, words=10_000, reading=1000, comparing=100, one_more=0.5),
    ]
    score = score_growth(sizes)
    assert (score["share_small"], score["share_large"], score["exponent"]) == (10.0, 10.0, 1.0)
    assert (score["one_more_small"], score["one_more_large"]) == (50.0, 0.5)
    assert score["one_more_exponent"] == 0.0


@pytest.mark.parametrize("number", [1, 4])
def test_variant_has_its_own_ids_and_days_and_the_same_shape(number: int):
    for reading in corpus():
        varied = vary(reading, number)
        assert varied.document.id != reading.document.id
        assert len(varied.document.text) == len(reading.document.text)
        assert [event.type for event in varied.events] == [event.type for event in reading.events]
        assert not {e.id for e in varied.events} & {e.id for e in reading.events}
        assert {claim.event for claim in varied.claims} - {None} <= {e.id for e in varied.events}
        if reading.document.published is not None:
            assert varied.document.published != reading.document.published


def test_every_fourth_variant_is_a_copy_and_the_others_are_none():
    reading = max(corpus(), key=lambda each: len(each.document.text))
    assert vary(reading, 4).document.text == reading.document.text
    assert vary(reading, 1).document.text != reading.document.text


def test_growth_is_measured_over_real_articles_and_their_variants(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    topic = tmp_path / "timelines" / "ports"
    topic.mkdir(parents=True)
    text = " ".join(f"word{number} ." for number in range(120))
    row = {"id": "a", "text": text, "date": "2017-03-03", "source": "Lamp"}
    (topic / "articles.jsonl").write_text(json.dumps(row))
    compared: list[int] = []
    monkeypatch.setattr(bench, "read_documents", lambda documents, _: corpus()[: len(documents)])
    monkeypatch.setattr(
        bench, "_compare", lambda store, _: compared.append(len(list(store.readings())))
    )
    assembly: Any = SimpleNamespace(stamp="s1")
    found = bench.measure_growth(tmp_path, assembly, sizes=[1, 6], real=5)
    assert compared[0] == 1
    assert compared[-1] == 6
    assert [each.documents for each in found] == [1, 6]
    with pytest.raises(IngestError, match="no articles"):
        bench.measure_growth(tmp_path / "none", assembly, sizes=[1, 2], real=5)


def test_one_size_is_refused():
    result = CliRunner().invoke(bench_app, ["growth", "--documents", "10"])
    assert isinstance(result.exception, ConfigError)


def test_links_of_many_documents_do_not_hang_on_their_order():
    readings = [vary(reading, number) for number in range(1, 30) for reading in corpus()]
    turned = [*readings[1::2], *readings[::2]]
    assert link_corpus(turned) == link_corpus(readings)
