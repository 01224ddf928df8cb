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
        load_ontology((path,))
    number = int(str(caught.value).split(":")[1])
    changed = new.splitlines()[-2] if "colour" in new else new.splitlines()[-1]
    assert lines[number - 1] == changed


EXTENSION = """name = "PLOVER and oil"
extends = "PLOVER 2.0"

[composition.future]
SHUT = "THREATEN-restrict"

[[type]]
name = "SHUT"
quad = 4
score = -6.0
requires_recipient = true
definition = "stop what an installation yields"

[[type]]
name = "AID"
quad = 2
score = 7.0
requires_recipient = true
definition = "as before, and fuel"
modes = [{ name = "fuel", score = 7.0, definition = "fuel given" }]
"""

SCHEME = """name = "Harbour watch"

[quads]
1 = "calm"
2 = "unrest"

[[type]]
name = "SHUT"
quad = 2
score = -6.0
requires_recipient = true
definition = "stop what an installation yields"
"""


def _written(folder: Path, text: str) -> Path:
    path = folder / "ontology.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_pack_extends_the_general_ontology(tmp_path: Path) -> None:
    extended = load_ontology((PLOVER, _written(tmp_path, EXTENSION)))
    assert extended.name == "PLOVER and oil"
    assert len(extended.types) == 17
    assert extended.own == {"SHUT"}
    assert extended.general
    assert extended.types["AID"].modes.keys() == {*load_ontology().types["AID"].modes, "fuel"}
    composed = extended.compose("future", "SHUT")
    assert composed is not None
    assert (composed.type, composed.mode) == ("THREATEN", "restrict")
    assert extended.compose("future", "AID") == load_ontology().compose("future", "AID")


def test_pack_replaces_the_general_ontology(tmp_path: Path) -> None:
    alone = load_ontology((PLOVER, _written(tmp_path, SCHEME)))
    assert alone.types.keys() == alone.own == {"SHUT"}
    assert alone.quads == {1: "calm", 2: "unrest"}
    assert not alone.general
    assert not alone.composition


def test_extension_of_another_ontology_is_refused_naming_the_line(tmp_path: Path) -> None:
    path = _written(tmp_path, EXTENSION.replace("PLOVER 2.0", "CAMEO 1.1"))
    with pytest.raises(KnowledgeError, match=r"ontology\.toml:2: it extends 'CAMEO 1\.1'"):
        load_ontology((PLOVER, path))


def test_quad_that_is_no_number_is_refused(tmp_path: Path) -> None:
    path = _written(tmp_path, SCHEME.replace('2 = "unrest"', 'two = "unrest"'))
    with pytest.raises(KnowledgeError, match=r"ontology\.toml:3: a quad is a number"):
        load_ontology((PLOVER, path))
