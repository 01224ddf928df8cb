"""Predictions keep on what condition and until when they are made."""

import pytest

from dragoman.bench.chains import OUTLET
from dragoman.config import Config
from dragoman.model.claims import Claim, Modality
from dragoman.model.text import Block, BlockKind, Document
from dragoman.model.when import DateRange
from dragoman.pipeline import Assembly, assemble, read_documents


@pytest.fixture(scope="module")
def assembly() -> Assembly:
    return assemble(Config())


def foreseen(assembly: Assembly, text: str) -> list[Claim]:
    block = Block(kind=BlockKind.BODY, start=0, end=len(text))
    document = Document(
        id="doc-1",
        sha256="",
        text=text,
        blocks=(block,),
        language="en",
        outlet=OUTLET,
        published=DateRange.parse("2019-03-12"),
    )
    (reading,) = read_documents([document], assembly)
    return [claim for claim in reading.claims if claim.modality is Modality.PREDICTED]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (
            "The envoy warned that the navy would shell the port if the blockade went on.",
            "if the blockade went on",
        ),
        (
            "If talks fail, the general said, his army will march on Tripoli by June.",
            "If talks fail",
        ),
        (
            "Unless it rains, Cairo will open the dam in April, a minister said on Monday.",
            "Unless it rains",
        ),
        ("Should the truce break, Ankara will send troops.", "Should the truce break"),
        (
            "Rebels will attack Derna next month, provided that fuel arrives.",
            "provided that fuel arrives",
        ),
        ("Troops will attack the port in May.", None),
        ("Troops will attack the port even if it rains.", None),
    ],
)
def test_condition_is_kept_wherever_it_stands(assembly: Assembly, text: str, condition: str | None):
    claims = foreseen(assembly, text)
    assert claims
    for claim in claims:
        span = claim.condition
        assert (None if span is None else text[span.start : span.end]) == condition


@pytest.mark.parametrize(
    ("text", "horizon"),
    [
        ("Troops will attack the port in May.", "2019-05"),
        ("The army, which was founded in 1952, will leave the valley in May.", "2019-05"),
        ("The army, which was founded in 1952, will leave the valley.", None),
        ("The ministry said on Monday that it would send troops.", None),
    ],
)
def test_horizon_is_the_time_of_what_is_foreseen(
    assembly: Assembly, text: str, horizon: str | None
):
    claims = foreseen(assembly, text)
    assert claims
    for claim in claims:
        assert (None if claim.horizon is None else claim.horizon.edtf()) == horizon
