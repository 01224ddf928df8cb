"""What a speaker adds beside a denial is hung on the denial's own verb."""

import pytest
from said import parse


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Omar denied that his men burned the church, blaming bandits.", "denied"),
        ("Omar denied ordering the raid, accusing Lima of lying.", "denied"),
        ("Omar said that his men burned the church, blaming bandits.", "burned"),
        ("Omar denied that his men burned the church, killing a priest.", "burned"),
    ],
)
def test_speaker_goes_on_beside_a_denial(text: str, head: str) -> None:
    (reading,) = parse([text])
    tokens = reading.tokens
    participles = [i for i in range(len(tokens)) if tokens.dep[i] == "advcl"]
    assert [tokens.text[tokens.head[i]] for i in participles][-1] == head
