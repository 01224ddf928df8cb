"""The ontology file: what it holds, what it decides, what it refuses."""

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.ontology import PLOVER, load_ontology


def test_ontology_holds_sixteen_types_in_four_quads() -> None:
    ontology = load_ontology()
    assert len(ontology.types) == 16
    assert set(ontology.quads) == {1, 2, 3, 4}
    assert {ontology.quad(name) for name in ontology.types} == {1, 2, 3, 4}


def test_ontology_decides_what_its_manual_leaves_contradictory() -> None:
    ontology = load_ontology()
    assert ontology.types["SANCTION"].quad == 4
    assert ontology.types["ACCUSE"].score == -3
    assert "FIGHT" not in ontology.types
    decided = {decision.about for decision in ontology.decisions}
    assert {"SANCTION", "ACCUSE", "types", "PROTEST-vandalize", "PROTEST", "CAMEO 20"} <= decided


def test_every_mode_has_a_score_with_the_sign_of_its_type() -> None:
    for event_type in load_ontology().types.values():
        for mode in event_type.modes.values():
            assert mode.score * event_type.score >= 0 or event_type.name == "REQUEST", mode.name


@pytest.mark.parametrize(
    ("operator", "inner", "outer", "mode"),
    [
        ("future", "AID", "AGREE", None),
        ("future", "RETREAT", "CONCEDE", None),
        ("commit", "ASSAULT", "THREATEN", "violence"),
        ("refuse", "CONSULT", "REJECT", "meet"),
        ("refuse", "CONCEDE", "REJECT", "yield"),
        ("request", "AID", "REQUEST", "assist"),
    ],
)
def test_composition_follows_the_rules(
    operator: str, inner: str, outer: str, mode: str | None
) -> None:
    composed = load_ontology().compose(operator, inner)
    assert composed is not None
    assert (composed.type, composed.mode) == (outer, mode)


def test_composition_without_a_rule_leaves_the_act_as_it_is() -> None:
    assert load_ontology().compose("threaten", "SUPPORT") is None
    assert load_ontology().compose("no such operator", "AID") is None


def _altered(folder: Path, old: str, new: str) -> Path:
    text = PLOVER.read_text(encoding="utf-8")
    assert old in text
    path = folder / "plover.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('name = "AGREE"\nquad = 1', 'name = "AGREE"\nquad = 7', "no quad 7"),
        ('name = "AGREE"\nquad', 'name = "AGREE"\ncolour = "red"\nquad', "unknown key 'colour'"),
        ('AID = "REJECT-assist"', 'AID = "REJECT-nothing"', "REJECT has no mode nothing"),
        ('AID = "REJECT-assist"', 'HELP = "REJECT-assist"', "no type HELP"),
    ],
)
def test_ontology_refuses_what_does_not_fit_naming_the_line(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    path = _altered(tmp_path, old, new)
    lines = path.read_text(encoding="utf-8").splitlines()
    with pytest.raises(KnowledgeError, match=message) as caught:
        load_ontology(path)
    number = int(str(caught.value).split(":")[1])
    changed = new.splitlines()[-2] if "colour" in new else new.splitlines()[-1]
    assert lines[number - 1] == changed
