"""Names of places inside names of bodies."""

import pytest

from dragoman.bench.inner_places import InnerPlaces
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.model.actors import EntityKind, Mention, MentionForm
from dragoman.model.syntax import Tokens

BODY, GOVERNMENT = EntityKind.ORGANISATION, EntityKind.GOVERNMENT


def inner(name: str, kind: EntityKind, *named: str) -> list[str]:
    words = name.split()
    starts = [sum(len(word) + 1 for word in words[:n]) for n in range(len(words))]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    count = len(words)
    tokens = Tokens(
        start=tuple(starts),
        end=tuple(ends),
        text=tuple(words),
        **dict.fromkeys(("lemma", "pos", "tag", "dep", "entity"), ("",) * count),
        **dict.fromkeys(("head", "sentence"), (0,) * count),
    )
    mention = Mention(id="m", start=0, end=len(name), form=MentionForm.NAME, head=0, kind=kind)
    found = InnerPlaces(gazetteer=load_gazetteer(), tokens=tokens, named=frozenset(named))
    return [name[start:end] for start, end, _ in found.find(mention, name)]


@pytest.mark.parametrize(
    ("name", "kind", "places"),
    [
        ("Bank of Canada", BODY, ["Canada"]),
        ("New South Wales Police", GOVERNMENT, ["New South Wales"]),
        ("Leeds City Council", GOVERNMENT, ["Leeds"]),
        ("Leeds Quilt Society", BODY, []),
        ("Hope Orchestra", BODY, []),
        ("Canada", BODY, []),
        ("Bank of Canada", EntityKind.PERSON, []),
    ],
)
def test_places_in_names_of_bodies(name: str, kind: EntityKind, places: list[str]) -> None:
    assert inner(name, kind) == places


def test_place_that_the_document_names_by_itself_counts_inside_a_name_too() -> None:
    assert inner("Leeds Quilt Society", BODY, "Leeds") == ["Leeds"]
