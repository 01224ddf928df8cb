from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.register import (
    Register,
    Use,
    build_register,
    load_register,
    surname_of,
    variants_of,
)
from dragoman.knowledge.register_checks import check_aliases
from dragoman.knowledge.register_schema import Actor, read_actors, read_states
from dragoman.knowledge.words import load_role_nouns
from dragoman.model.actors import EntityKind
from dragoman.model.when import DateRange

HEAD = "reviewed = 2024-01-01\n\n"
ONE = """[[actor]]
id = "north-front"
kind = "armed_group"
name = "North Front"
source = "test"
"""


def actors(folder: Path, text: str) -> list[Actor]:
    path = folder / "actors.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    return read_actors(path)


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register(("libya", "ukraine"))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('colour = "red"', "unknown key 'colour'"),
        ('aliases = ["NF", "NF"]', "the same alias twice: 'NF'"),
        ('active = "2014-13/2015"', "wrong date '2014-13/2015'"),
        ('active = "2016/2015"', "wrong date '2016/2015'"),
        ('country = "Libya"', "country 'Libya'"),
        ('sectors = ["ARMY"]', "'ARMY' is no PLOVER sector"),
        ('gender = "neuter"', "gender 'neuter'"),
        ('wikidata = "1016"', "wikidata '1016'"),
        ('roles = [{ role = "part", off = "x" }]', "unknown key 'off' in a role"),
        ('roles = [{ of = "x" }]', "a role needs its name"),
        ("aliases = [3]", "aliases must be a list of non-empty texts"),
    ],
)
def test_read_actors_names_file_and_line_of_a_mistake(
    tmp_path: Path, line: str, message: str
) -> None:
    with pytest.raises(KnowledgeError) as caught:
        actors(tmp_path, f"{ONE}{line}\n")
    assert f"{tmp_path / 'actors.toml'}:8: {message}" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "there is no [[actor]] in it"),
        (ONE.replace("[[actor]]", "[[actors]]"), "did you mean [[actor]] by 'actors'?"),
    ],
)
def test_read_actors_refuses_a_file_without_actors(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=r"actors.toml:\d+: ") as caught:
        actors(tmp_path, text)
    assert message in str(caught.value)


def test_read_actors_refuses_an_unknown_kind_at_its_line(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"actors.toml:5: kind 'tribe' is none of"):
        actors(tmp_path, ONE.replace("armed_group", "tribe"))


def test_read_actors_refuses_an_entry_without_a_source(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"actors.toml:3: missing key 'source'"):
        actors(tmp_path, ONE.replace('source = "test"\n', ""))


def test_read_actors_ends_an_open_date_at_the_review(tmp_path: Path) -> None:
    (actor,) = actors(tmp_path, f'{ONE}active = "2014-05/.."\n')
    assert actor.active == DateRange.parse("2014-05-01/2024-01-01")


def test_check_aliases_refuses_one_alias_on_two_actors(tmp_path: Path) -> None:
    other = ONE.replace("north-front", "new-front")
    with pytest.raises(KnowledgeError, match=r"actors.toml:12: the same alias twice"):
        check_aliases(actors(tmp_path, f"{ONE}\n{other}"))


def test_check_aliases_allows_an_alias_that_both_share(tmp_path: Path) -> None:
    first = f'{ONE}shared = ["NF"]\n'
    second = first.replace("north-front", "new-front").replace("North Front", "New Front")
    check_aliases(actors(tmp_path, f"{first}\n{second}"))


def test_build_register_refuses_an_id_twice(tmp_path: Path) -> None:
    twice = ONE.replace("North Front", "Other Front")
    with pytest.raises(KnowledgeError, match=r"actors.toml:10: the id 'north-front'"):
        build_register(actors(tmp_path, f"{ONE}\n{twice}"))


def test_build_register_refuses_a_role_in_nobody(tmp_path: Path) -> None:
    text = f'{ONE}roles = [{{ role = "part", of = "ghost" }}]\n'
    with pytest.raises(KnowledgeError, match=r"actors.toml:8: role in unknown 'ghost'"):
        build_register(actors(tmp_path, text))


def test_build_register_refuses_memberships_in_a_circle(tmp_path: Path) -> None:
    first = f'{ONE}roles = [{{ role = "part", of = "wing" }}]\n'
    second = first.replace("north-front", "wing").replace("North Front", "Wing")
    second = second.replace('of = "wing"', 'of = "north-front"')
    with pytest.raises(KnowledgeError, match=r"actors.toml:3: .* part of itself"):
        build_register(actors(tmp_path, f"{first}\n{second}"))


def test_read_states_names_the_line_with_too_few_columns(tmp_path: Path) -> None:
    path = tmp_path / "states.tsv"
    path.write_text("# note\niso3\tid\tname\nXXA\tatlantis\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"states.tsv:3: 2 columns where the header has 3"):
        read_states(path)


def test_load_register_refuses_an_unknown_pack() -> None:
    with pytest.raises(KnowledgeError, match="no pack 'atlantis'"):
        load_register(("atlantis",))


def test_base_knowledge_has_every_state_with_a_demonym(register: Register) -> None:
    states = [a for a in register.actors.values() if a.entity.kind == EntityKind.STATE]
    assert len(states) >= 196
    assert all(actor.adjectives for actor in states)
    assert {"XKX", "PSE", "TWN"} <= set(register.by_country)


def test_packs_hold_the_actors_of_their_conflicts() -> None:
    base = len(load_register(()).actors)
    assert len(load_register(("libya",)).actors) - base >= 150
    assert len(load_register(("ukraine",)).actors) - base >= 25


def test_every_actor_says_where_it_is_from(register: Register) -> None:
    assert all(actor.row.text("source") for actor in register.actors.values())


@pytest.mark.parametrize(
    ("name", "entity", "use"),
    [
        ("hifter", "haftar", Use.NAME),
        ("خليفة حفتر", "haftar", Use.NAME),
        ("lna", "lna", Use.NAME),
        ("russians", "russia", Use.PEOPLE),
        ("french", "france", Use.ADJECTIVE),
        ("moscow", "russia", Use.CAPITAL),
        ("pentagon", "us-defence-department", Use.SEAT),
        ("faiez el serraj", "sarraj", Use.NAME),
        ("waldhauser", "thomas-waldhauser", Use.NAME),
        ("u.n.", "united-nations", Use.NAME),
        ("benghazi defense brigades", "bdb", Use.NAME),
    ],
)
def test_register_means_finds_the_entity(
    register: Register, name: str, entity: str, use: Use
) -> None:
    assert (entity, use) in {(m.entity, m.use) for m in register.means(name)}


@pytest.mark.parametrize(
    ("role", "of", "when", "holder"),
    [
        ("president", "united-states", "2016-06-01", "obama"),
        ("president", "united-states", "2017-06-01", "trump"),
        ("defence minister", "russia", "2016-11-30", "shoigu"),
        ("prime minister", "libya", "2013-06-01", "ali-zeidan"),
        ("envoy", "unsmil", "2018-01-15", "salame"),
        ("secretary-general", "nato", "2017-02-15", "stoltenberg"),
    ],
)
def test_register_holders_follow_the_date(
    register: Register, role: str, of: str, when: str, holder: str
) -> None:
    assert register.holders(role, of, DateRange.parse(when)) == (holder,)


def test_register_governments_follow_the_date(register: Register) -> None:
    assert register.governments("libya", DateRange.parse("2012-03")) == ("ntc",)
    assert register.governments("libya", DateRange.parse("2018-03")) == ("gna",)


def test_register_ministry_is_made_for_any_state(register: Register) -> None:
    foreign = load_role_nouns().ministries["foreign"]
    made = register.ministry("peru", foreign)
    assert (made.id, made.country) == ("peru-foreign-ministry", "PER")
    assert register.ministry("russia", foreign).name == "Russian Foreign Ministry"


def test_variants_of_swap_articles_and_spellings() -> None:
    assert "Fayez el-Sarraj" in variants_of("Fayez al-Sarraj")
    assert "Fayez Sarraj" in variants_of("Fayez al-Sarraj")
    assert "Benghazi Defense Brigades" in variants_of("Benghazi Defence Brigades")
    assert variants_of("UN") == ("UN", "U.N.")


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Khalifa Haftar", "Haftar"),
        ("Ahmed al-Mismari", "Mismari"),
        ("Haftar", None),
        ("Idris of Libya", None),
    ],
)
def test_surname_of_is_the_last_part_without_article(name: str, surname: str | None) -> None:
    assert surname_of(name) == surname


@pytest.mark.parametrize(
    ("role", "state", "day", "holder"),
    [
        ("president", "mali", "2016-05-01", "mali-ibk"),
        ("prime minister", "australia", "2017-01-01", "malcolm-turnbull"),
        ("foreign minister", "india", "2015-01-01", "sushma-swaraj"),
        ("defence minister", "germany", "2023-02-01", "boris-pistorius"),
        ("president", "colombia", "2015-09-24", "juan-manuel-santos"),
        ("king", "oman", "2021-01-01", "haitham-bin-tariq"),
    ],
)
def test_offices_of_states_are_held_by_one_at_a_time(
    role: str, state: str, day: str, holder: str
) -> None:
    assert load_register(()).holders(role, state, DateRange.parse(day)) == (holder,)
