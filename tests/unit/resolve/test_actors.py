from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.coreference import coreference_step
from dragoman.annotate.mentions import mentions_step
from dragoman.knowledge.register import load_register
from dragoman.model.actors import EntityKind, Resolution
from dragoman.model.reading import Reading
from dragoman.resolve.actors import actors_step
from dragoman.resolve.new_entities import make_entity

Reader = Callable[..., Reading]
Resolver = Callable[[Reading], dict[str, Resolution]]


@pytest.fixture(scope="module")
def run() -> Callable[[Reading], Reading]:
    register = load_register(("libya",))
    steps = (mentions_step(register), coreference_step(register), actors_step(register))

    def through(reading: Reading) -> Reading:
        for step in steps:
            reading = step.run(reading)
        return reading

    return through


@pytest.fixture(scope="module")
def resolve(run: Callable[[Reading], Reading]) -> Resolver:
    """Return the resolutions of a reading under the words of their mentions."""

    def resolved(reading: Reading) -> dict[str, Resolution]:
        reading = run(reading)
        text, by_id = reading.document.text, reading.mentions_by_id()
        return {text[by_id[r.mention].start : by_id[r.mention].end]: r for r in reading.resolutions}

    return resolved


def person(first: str, last: str) -> str:
    return f"{first}|NNP|compound|2|B-PERSON {last}|NNP|nsubj|3|I-PERSON spoke=speak|VBD|ROOT|3"


IN_LIBYA = "War|NN|nsubj|2 rages|VBZ|ROOT|2 in|IN|prep|2 Libya|NNP|pobj|3"


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        (("Khalifa", "Hiftar"), "haftar"),
        (("Khalif", "Haftar"), "haftar"),
        (("Saddam", "Haftar"), "saddam-haftar"),
        (("Saddam", "Hussein"), "saddam-hussein"),
        (("Ali", "Zeidan"), "ali-zeidan"),
        (("Zinedine", "Zidane"), "zinedine-zidane"),
        (("Idris", "Elba"), "idris-elba"),
        (("King", "Idris"), "king-idris"),
        (("Moahmar", "Gadaffi"), "gaddafi"),
        (("Orsina", "Haftar"), "new-person-orsina-haftar"),
        (("Khalifa", "Orsolo"), "new-person-khalifa-orsolo"),
    ],
)
def test_persons_who_share_a_name_stay_apart(
    resolve: Resolver, read_page: Reader, name: tuple[str, str], entity: str
) -> None:
    decided = resolve(read_page(IN_LIBYA, person(*name)))
    assert decided[" ".join(name)].entity == entity


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("GNA", "gna"),
        ("GNC", "gnc"),
        ("Ansar al-Sharia", "ansar-al-sharia-libya"),
        ("Ansar Dine", "ansar-dine"),
        ("Daesh", "islamic-state"),
        ("Bloomberg", "bloomberg"),
    ],
)
def test_bodies_with_like_names_stay_apart(
    resolve: Resolver, read_page: Reader, name: str, entity: str
) -> None:
    words = name.split()
    tokens = [f"{word}|NNP|compound|{len(words)}" for word in words[:-1]]
    page = " ".join([*tokens, f"{words[-1]}|NNP|nsubj|{len(words) + 1}"])
    decided = resolve(read_page(f"{page} spoke|VBD|ROOT|{len(words) + 1}"))
    assert decided[name].entity == entity


@pytest.mark.parametrize(
    ("sentence", "entity"),
    [
        ("Moscow|NNP|nsubj|2 denied=deny|VBD|ROOT|2 it|PRP|dobj|2", "russia"),
        ("Tripoli|NNP|nsubj|2 asked=ask|VBD|ROOT|2", "gna"),
        ("They|PRP|nsubj|2 asked=ask|VBD|ROOT|2 Moscow|NNP|dobj|2", "russia"),
        ("Ties=tie|NNS|ROOT|1 to|IN|prep|1 Moscow|NNP|pobj|2", "russia"),
        ("Talks=talk|NNS|ROOT|1 with|IN|prep|1 Moscow|NNP|pobj|2", "russia"),
        ("Moscow_|NNP|poss|3 's|POS|case|1 push|NN|ROOT|3", "russia"),
        ("Moscow|NNP|nsubj|2 is=be|VBZ|ROOT|2 able|JJ|acomp|2", "russia"),
    ],
)
def test_capital_that_acts_is_its_government(
    resolve: Resolver, read_page: Reader, sentence: str, entity: str
) -> None:
    decided = resolve(read_page(sentence, published="2019-05-01"))
    name = "Tripoli" if "Tripoli" in sentence else "Moscow"
    assert (decided[name].entity, decided[name].metonym) == (entity, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "They|PRP|nsubj|2 met=meet|VBD|ROOT|2 in|IN|prep|2 Moscow|NNP|pobj|3",
        "They|PRP|nsubj|2 flew=fly|VBD|ROOT|2 to|IN|prep|2 Moscow|NNP|pobj|3",
        "They|PRP|nsubj|2 shelled=shell|VBD|ROOT|2 Moscow|NNP|dobj|2",
        "Moscow|NNP|nsubj|2 fell=fall|VBD|ROOT|2",
        "Moscow_|NNP|poss|3 's|POS|case|1 airport|NN|ROOT|3",
        "Moscow|NNP|nsubj|2 is=be|VBZ|ROOT|2 cold|JJ|acomp|2",
    ],
)
def test_capital_where_things_happen_is_left_to_the_places(
    resolve: Resolver, read_page: Reader, sentence: str
) -> None:
    assert "Moscow" not in resolve(read_page(sentence))


def test_capital_follows_its_governments_over_the_years(
    resolve: Resolver, read_page: Reader
) -> None:
    sentence = "Tripoli|NNP|nsubj|2 asked=ask|VBD|ROOT|2"
    decided = [
        resolve(read_page(sentence, published=day))["Tripoli"].entity
        for day in ("2009-05-01", "2019-05-01", "2021-06-01")
    ]
    assert decided == ["libya", "gna", "gnu"]


def test_capital_stands_for_the_government_that_the_document_names(
    resolve: Resolver, read_page: Reader
) -> None:
    named = "GNA|NNP|nsubj|2 fell|VBD|ROOT|2"
    sentence = "Tripoli|NNP|nsubj|2 asked=ask|VBD|ROOT|2"
    decided = resolve(read_page(named, sentence, published="2017/2021"))
    assert decided["Tripoli"].entity == "gna"


def test_office_leads_to_its_holder_on_the_day(resolve: Resolver, read_page: Reader) -> None:
    sentence = "the|DT|det|3 US|NNP|compound|3 president|NN|nsubj|4 spoke|VBD|ROOT|4"
    decided = [
        resolve(read_page(sentence, published=day))["the US president"].entity
        for day in ("2016-05-01", "2017-05-01")
    ]
    assert decided == ["obama", "trump"]


def test_office_without_a_date_leads_to_nobody(resolve: Resolver, read_page: Reader) -> None:
    sentence = "the|DT|det|3 US|NNP|compound|3 president|NN|nsubj|4 spoke|VBD|ROOT|4"
    assert resolve(read_page(sentence))["the US president"].entity is None


def test_office_before_a_lone_name_tells_who_it_is(resolve: Resolver, read_page: Reader) -> None:
    decided = resolve(
        read_page(
            "Saudi|JJ|amod|3 King|NNP|compound|3 Abdullah|NNP|nsubj|4|B-PERSON spoke|VBD|ROOT|4",
            published="2011-01-29",
        )
    )
    assert decided["Abdullah"].entity == "abdullah-of-saudi-arabia"


@pytest.mark.parametrize(
    ("sentence", "words", "entity"),
    [
        ("Russian|JJ|amod|2 troops=troop|NNS|nsubj|3", "Russian troops", "russia"),
        ("Libyan|JJ|amod|2 militants=militant|NNS|nsubj|3", "Libyan militants", None),
        ("security|NN|compound|2 officials=official|NNS|nsubj|3", "security officials", None),
        ("Taliban|NNP|compound|2 fighters=fighter|NNS|nsubj|3", "Taliban fighters", "taliban"),
        ("NATO|NNP|compound|2 officials=official|NNS|nsubj|3", "NATO officials", "nato"),
    ],
)
def test_company_of_somebody_named(
    resolve: Resolver, read_page: Reader, sentence: str, words: str, entity: str | None
) -> None:
    decided = resolve(read_page(f"{sentence} left|VBD|ROOT|3"))
    assert decided[words].entity == entity


@pytest.mark.parametrize(("lead", "entity"), [("pro", "lna"), ("anti", None)])
def test_followers_are_those_whom_the_person_commands(
    resolve: Resolver, read_page: Reader, lead: str, entity: str | None
) -> None:
    page = (
        f"{lead}_|JJ|amod|4 -_|HYPH|punct|4 Haftar|NNP|compound|4"
        " forces=force|NNS|nsubj|5 left|VBD|ROOT|5"
    )
    decided = resolve(read_page(page, published="2017-03-14"))
    assert decided[f"{lead}-Haftar forces"].entity == entity


def test_who_was_of_a_body_once_is_not_that_body(resolve: Resolver, read_page: Reader) -> None:
    page = "former|JJ|amod|3 Taliban|NNP|compound|3 fighters=fighter|NNS|nsubj|4 left|VBD|ROOT|4"
    assert resolve(read_page(page))["former Taliban fighters"].entity is None


def test_those_whom_a_state_backs_are_not_that_state(resolve: Resolver, read_page: Reader) -> None:
    page = (
        "Russian_|JJ|amod|4 -_|HYPH|punct|4 backed|VBN|amod|4 forces=force|NNS|nsubj|5"
        " left|VBD|ROOT|5"
    )
    assert resolve(read_page(page))["Russian-backed forces"].entity is None


def test_set_phrase_means_the_government_of_its_years(resolve: Resolver, read_page: Reader) -> None:
    page = "the|DT|det|3 unity|NN|compound|3 government|NN|nsubj|4 fell|VBD|ROOT|4"
    decided = [
        resolve(read_page(IN_LIBYA, page, published=day))["the unity government"].entity
        for day in ("2017-05-01", "2021-06-01")
    ]
    assert decided == ["gna", "gnu"]


def test_pronoun_inherits_from_its_antecedent(resolve: Resolver, read_page: Reader) -> None:
    decided = resolve(read_page(person("Khalifa", "Haftar"), "He|PRP|nsubj|2 left|VBD|ROOT|2"))
    assert decided["He"].entity == "haftar"
    assert decided["He"].score < decided["Khalifa Haftar"].score


def test_lone_sound_alike_needs_its_country(resolve: Resolver, read_page: Reader) -> None:
    lone = "Bashaghah|NNP|nsubj|2|B-PERSON left|VBD|ROOT|2"
    assert resolve(read_page(IN_LIBYA, lone))["Bashaghah"].entity == "bashagha"
    met = resolve(read_page(lone))["Bashaghah"].entity
    assert met is not None
    assert met.startswith("new-person-bashaghah-")


def test_lone_surname_joins_the_full_name_first_met_here(
    resolve: Resolver, read_page: Reader
) -> None:
    decided = resolve(
        read_page(person("Dalia", "Orsolo"), "Orsolo|NNP|nsubj|2|B-PERSON left|VBD|ROOT|2")
    )
    assert decided["Orsolo"].entity == decided["Dalia Orsolo"].entity == "new-person-dalia-orsolo"


def test_common_words_in_capitals_are_nobody_new(resolve: Resolver, read_page: Reader) -> None:
    page = "Air|NNP|compound|2|B-ORG Force|NNP|nsubj|3|I-ORG flew|VBD|ROOT|3"
    assert "Air Force" not in resolve(read_page(page))


def test_state_that_is_a_province_elsewhere_is_left_open(
    resolve: Resolver, read_page: Reader
) -> None:
    page = "Atlanta_|NNP|nsubj|4|B-GPE ,|,|punct|1 Georgia|NNP|appos|1|B-GPE slept|VBD|ROOT|4"
    assert "Georgia" not in resolve(read_page(page))


def test_entities_of_a_reading_are_those_resolved_to(
    run: Callable[[Reading], Reading], read_page: Reader
) -> None:
    reading = run(read_page(person("Khalifa", "Haftar"), person("Dalia", "Orsolo")))
    ids = [entity.id for entity in reading.entities]
    assert ids == sorted({r.entity for r in reading.resolutions if r.entity is not None})
    assert [entity.known for entity in reading.entities] == [True, False]


@given(st.permutations(["Dalia Orsolo", "D. Orsolo", "Orsolo"]))
def test_new_entity_does_not_depend_on_the_order_of_its_names(names: list[str]) -> None:
    entity = make_entity(EntityKind.PERSON, names, "doc-1")
    assert entity == make_entity(EntityKind.PERSON, sorted(names), "doc-2")
    assert entity is not None
    assert entity.id == "new-person-dalia-orsolo"


@pytest.mark.parametrize(
    ("kind", "name", "entries"),
    [
        (EntityKind.PERSON, "Orsolo", 2),
        (EntityKind.PERSON, "al-Orsolo", 2),
        (EntityKind.PERSON, "Dalia Orsolo", 1),
        (EntityKind.ARMED_GROUP, "Orsolo", 1),
    ],
)
def test_lone_name_of_a_person_is_its_articles_own(
    kind: EntityKind, name: str, entries: int
) -> None:
    made = [make_entity(kind, [name], document) for document in ("doc-1a", "doc-2b")]
    assert len({entity.id for entity in made if entity is not None}) == entries


LED = (
    "A|DT|det|2 coalition|NN|nsubj|9 led=lead|VBN|acl|2 by|IN|agent|3 the|DT|det|8"
    " Benghazi|NNP|compound|8 Defence|NNP|compound|8 Brigades|NNPS|pobj|4 came|VBD|ROOT|9"
)
UNDER = "Troops=troop|NNS|nsubj|4 under|IN|prep|1 Haftar|NNP|pobj|2 left|VBD|ROOT|4"
COMMAND = (
    "Troops=troop|NNS|nsubj|7 under|IN|prep|1 the|DT|det|4 command|NN|pobj|2"
    " of|IN|prep|4 Haftar|NNP|pobj|5 left|VBD|ROOT|7"
)


@pytest.mark.parametrize(
    ("sentence", "words", "entity", "why"),
    [
        (LED, "A coalition", "bdb", "coalition led by bdb"),
        (UNDER, "Troops", "lna", "troop led by haftar"),
        (COMMAND, "Troops", "lna", "troop led by haftar"),
    ],
)
def test_forces_are_those_of_who_leads_them(
    resolve: Resolver, read_page: Reader, sentence: str, words: str, entity: str, why: str
) -> None:
    decided = resolve(read_page(IN_LIBYA, sentence, published="2019-05-01"))[words]
    assert (decided.entity, decided.why) == (entity, why)


def test_his_men_are_the_force_of_whom_the_pronoun_means(
    resolve: Resolver, read_page: Reader
) -> None:
    page = read_page(
        "Khalifa|NNP|compound|2 Haftar|NNP|nsubj|3 spoke=speak|VBD|ROOT|3",
        "His|PRP$|poss|2 men=man|NNS|nsubj|3 left|VBD|ROOT|3",
        published="2019-05-01",
    )
    assert resolve(page)["His men"].entity == "lna"


@pytest.mark.parametrize(
    ("published", "entity"), [("2018-05-01", "gna"), ("2012-03-01", "ntc"), ("2013-03-01", "libya")]
)
def test_the_government_is_that_of_the_country_in_focus_on_the_day(
    resolve: Resolver, read_page: Reader, published: str, entity: str
) -> None:
    page = read_page(
        IN_LIBYA,
        "Libya|NNP|nsubj|2 waits|VBZ|ROOT|2",
        "The|DT|det|2 government|NN|nsubj|3 met|VBD|ROOT|3",
        published=published,
    )
    assert resolve(page)["The government"].entity == entity


def test_the_government_is_left_open_where_a_rival_is_named(
    resolve: Resolver, read_page: Reader
) -> None:
    page = read_page(
        IN_LIBYA,
        "HoR|NNP|nsubj|2 waits|VBZ|ROOT|2",
        "Libya|NNP|nsubj|2 waits|VBZ|ROOT|2",
        "The|DT|det|2 government|NN|nsubj|3 met|VBD|ROOT|3",
        published="2018-05-01",
    )
    assert resolve(page)["The government"].entity is None


def test_government_in_a_capital_is_the_one_seated_there(
    resolve: Resolver, read_page: Reader
) -> None:
    page = read_page(
        "They|PRP|nsubj|2 help|VBP|ROOT|2 the|DT|det|4 government|NN|dobj|2 in|IN|prep|4"
        " Tripoli|NNP|pobj|5|B-GPE",
        published="2019-05-01",
    )
    assert resolve(page)["the government"].entity == "gna"


def test_ship_of_the_register_is_that_ship(resolve: Resolver, read_page: Reader) -> None:
    page = read_page("Admiral|NNP|compound|2 Kuznetsov|NNP|nsubj|3|B-PERSON passed|VBD|ROOT|3")
    assert resolve(page)["Admiral Kuznetsov"].entity == "admiral-kuznetsov"


def test_mission_with_its_country_is_not_the_country(resolve: Resolver, read_page: Reader) -> None:
    page = read_page(
        "United|NNP|compound|2 Nations|NNP|compound|3 mission|NN|nsubj|6 in|IN|prep|3"
        " Libya|NNP|pobj|4 spoke|VBD|ROOT|6"
    )
    assert {r.entity for r in resolve(page).values()} == {"unsmil"}


def test_capital_that_serves_as_something_is_a_place(resolve: Resolver, read_page: Reader) -> None:
    page = read_page(
        "London|NNP|nsubj|2|B-GPE serves=serve|VBZ|ROOT|2 as|IN|prep|2 a|DT|det|5 hub|NN|pobj|3"
    )
    assert "London" not in resolve(page)


def test_two_spokesmen_named_in_full_stay_two(resolve: Resolver, read_page: Reader) -> None:
    page = read_page(
        "The|DT|det|2 ministry|NN|poss|4 's|POS|case|2 spokesman|NN|nsubj|7 Igor|NNP|compound|6"
        "|B-PERSON Orsolo|NNP|appos|4|I-PERSON spoke=speak|VBD|ROOT|7",
        "Its|PRP$|poss|2 spokesman|NN|nsubj|5 Dalia|NNP|compound|4|B-PERSON"
        " Ferrun|NNP|appos|2|I-PERSON spoke=speak|VBD|ROOT|5",
    )
    decided = resolve(page)
    assert decided["Igor Orsolo"].entity == "new-person-igor-orsolo"
    assert decided["Dalia Ferrun"].entity == "new-person-dalia-ferrun"


def test_army_is_that_of_the_country_in_focus(resolve: Resolver, read_page: Reader) -> None:
    twice = ("War|NN|nsubj|2 rages|VBZ|ROOT|2 in|IN|prep|2 Sudan|NNP|pobj|3",) * 2
    army = "The|DT|det|2 army|NN|nsubj|3 left|VBD|ROOT|3"
    assert resolve(read_page(*twice, army))["The army"].entity == "sudan-army"


def test_army_of_a_country_with_several_or_none_is_left_open(
    resolve: Resolver, read_page: Reader
) -> None:
    army = "The|DT|det|2 army|NN|nsubj|3 left|VBD|ROOT|3"
    assert resolve(read_page(IN_LIBYA, IN_LIBYA, army))["The army"].entity is None


IN_BRITAIN = "War|NN|nsubj|2 rages|VBZ|ROOT|2 in|IN|prep|2 Britain|NNP|pobj|3|B-GPE"
BROWN = "Brown|NNP|nsubj|2|B-PERSON left|VBD|ROOT|2"


def test_bare_last_name_means_the_known_where_his_country_is_spoken_of(
    resolve: Resolver, read_page: Reader
) -> None:
    assert resolve(read_page(IN_BRITAIN, BROWN))["Brown"].entity == "gordon-brown"


def test_bare_last_name_means_the_known_beside_others_known(
    resolve: Resolver, read_page: Reader
) -> None:
    found = resolve(read_page(person("Angela", "Merkel"), BROWN))
    assert found["Brown"].entity == "gordon-brown"


def test_bare_last_name_without_anything_known_near_is_nobody_known(
    resolve: Resolver, read_page: Reader
) -> None:
    met = resolve(read_page(BROWN))["Brown"].entity
    assert met is not None
    assert met.startswith("new-person-brown-")


def test_bare_last_name_is_whoever_bears_it_here_in_full(
    resolve: Resolver, read_page: Reader
) -> None:
    found = resolve(read_page(IN_BRITAIN, person("Petra", "Brown"), BROWN))
    assert {found[name].entity for name in ("Petra Brown", "Brown")} == {"new-person-petra-brown"}


def test_bare_last_name_is_the_known_whose_full_name_is_respelt_here(
    resolve: Resolver, read_page: Reader
) -> None:
    found = resolve(read_page(person("Gordan", "Brown"), BROWN))
    assert found["Brown"].entity == "gordon-brown"
