"""Places: which one a name means, from what the text says and what stands nearby."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from dragoman.knowledge.gazetteer import Gazetteer, load_gazetteer
from dragoman.knowledge.register import load_register
from dragoman.model.actors import EntityKind, Mention, MentionForm, Resolution
from dragoman.model.ids import make_id
from dragoman.model.reading import Reading
from dragoman.model.text import Block, BlockKind, Document, Sentence
from dragoman.resolve.places import places_step


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(("libya",))


def read(text: str, names: Mapping[str, EntityKind | None], outlet: str | None = None) -> Reading:
    """Return a reading of one body block with a mention at each place where a name stands."""
    document = Document(
        id="doc-1",
        sha256="",
        text=text,
        blocks=(Block(kind=BlockKind.BODY, start=0, end=len(text)),),
        outlet=outlet,
    )
    mentions = []
    for name, kind in names.items():
        start = text.find(name)
        while start >= 0:
            mention = Mention(
                id=make_id("m", start, name),
                start=start,
                end=start + len(name),
                form=MentionForm.NAME,
                head=0,
                kind=kind,
            )
            mentions.append(mention)
            start = text.find(name, start + 1)
    return Reading(
        document=document,
        mentions=tuple(sorted(mentions, key=lambda mention: mention.start)),
        sentences=(Sentence(start=0, end=len(text), block=0, first=0, last=0),),
    )


def known(reading: Reading, states: Mapping[str, str]) -> Reading:
    """Return the reading with states resolved, as the step for actors leaves it."""
    register = load_register(("libya",))
    text = reading.document.text
    resolutions = tuple(
        Resolution(mention=mention.id, entity=states[name], score=1.0, why="alias")
        for mention in reading.mentions
        if (name := text[mention.start : mention.end]) in states
    )
    entities = tuple(register.entities[name] for name in sorted(set(states.values())))
    return replace(reading, resolutions=resolutions, entities=entities)


def resolve(reading: Reading, gazetteer: Gazetteer) -> dict[str, tuple[str | None, Resolution]]:
    """Return each name's entity and the resolution of its last mention."""
    filled = places_step(gazetteer).run(reading)
    text = filled.document.text
    by_id = filled.mentions_by_id()
    return {
        text[by_id[r.mention].start : by_id[r.mention].end]: (r.entity, r)
        for r in filled.resolutions
    }


PLACE, STATE = EntityKind.PLACE, EntityKind.STATE


def test_town_alone_is_the_best_known_of_its_name(gazetteer: Gazetteer):
    found = resolve(read("Talks were held in Paris.", {"Paris": PLACE}), gazetteer)
    assert found["Paris"][0] == "gn-2988507"


def test_comma_puts_a_town_in_its_state(gazetteer: Gazetteer):
    text = "A fire broke out in Paris, Texas, on Monday. Paris has burnt before."
    filled = places_step(gazetteer).run(read(text, {"Paris": PLACE, "Texas": PLACE}))
    places = {entity.id: entity for entity in filled.entities}
    towns = {r.entity for r in filled.resolutions} - {"gn-4736286"}
    assert len(towns) == 1
    (town,) = towns
    assert places[town or ""].country == "USA"
    assert places[town or ""].lat == pytest.approx(33.66, abs=0.05)


def test_two_towns_of_a_name_stay_apart_where_the_text_parts_them(gazetteer: Gazetteer):
    text = "He left Tripoli, Lebanon, for Tripoli, Libya."
    reading = read(text, {"Tripoli": PLACE, "Lebanon": STATE, "Libya": STATE})
    filled = places_step(gazetteer).run(known(reading, {"Lebanon": "lebanon", "Libya": "libya"}))
    entities = {entity.id: entity for entity in filled.entities}
    towns = [r.entity for r in filled.resolutions if r.entity not in {"lebanon", "libya"}]
    assert [entities[town or ""].country for town in towns] == ["LBN", "LBY"]


def test_state_named_decides_between_towns(gazetteer: Gazetteer):
    text = "The Lebanese army went into Tripoli, and Lebanese soldiers into Sidon."
    names = {"Lebanese": EntityKind.PEOPLE, "Tripoli": PLACE, "Sidon": PLACE}
    reading = known(read(text, names), {"Lebanese": "lebanon"})
    filled = places_step(gazetteer).run(reading)
    assert {entity.country for entity in filled.entities} == {"LBN"}


def test_town_unknown_where_it_is_said_to_lie_stays_unresolved(gazetteer: Gazetteer):
    text = "The bus came from Misrata, Ohio, that day."
    found = resolve(read(text, {"Misrata": PLACE}), gazetteer)
    assert found["Misrata"][0] is None
    assert found["Misrata"][1].score == 0.0


def test_hamlet_without_support_stays_unresolved(gazetteer: Gazetteer):
    found = resolve(read("It was seen near Soldeu.", {"Soldeu": PLACE}), gazetteer)
    assert found["Soldeu"][0] is None
    assert "too little speaks" in found["Soldeu"][1].why


def test_name_nobody_knows_stays_unresolved_and_says_so(gazetteer: Gazetteer):
    found = resolve(read("They met in Qwzzthar.", {"Qwzzthar": PLACE}), gazetteer)
    assert found["Qwzzthar"] == (None, found["Qwzzthar"][1])
    assert found["Qwzzthar"][1].why == "no place of that name is known"


def test_list_of_towns_is_not_taken_for_one_inside_the_other(gazetteer: Gazetteer):
    text = "Shells fell in Aleppo, Homs and Idlib, in Syria."
    names = {"Aleppo": PLACE, "Homs": PLACE, "Idlib": PLACE, "Syria": STATE}
    reading = known(read(text, names), {"Syria": "syria"})
    filled = places_step(gazetteer).run(reading)
    entities = {entity.id: entity for entity in filled.entities}
    assert all(r.entity for r in filled.resolutions)
    assert {entities[r.entity or ""].country for r in filled.resolutions} == {"SYR"}


def test_state_is_a_town_only_where_a_division_follows(gazetteer: Gazetteer):
    text = "Lebanon, Ohio, has a new mayor."
    reading = known(read(text, {"Lebanon": STATE}), {"Lebanon": "lebanon"})
    assert resolve(reading, gazetteer)["Lebanon"][0] != "lebanon"
    text = "Lebanon, Syria and Turkey have closed their borders."
    reading = known(read(text, {"Lebanon": STATE}), {"Lebanon": "lebanon"})
    assert resolve(reading, gazetteer)["Lebanon"][0] == "lebanon"


def test_what_the_actors_step_resolved_is_kept(gazetteer: Gazetteer):
    reading = known(read("Libya said so.", {"Libya": STATE}), {"Libya": "libya"})
    filled = places_step(gazetteer).run(reading)
    assert filled.resolutions == reading.resolutions
    (state,) = filled.entities
    assert (state.id, state.kind) == ("libya", STATE)
    assert state.lat is not None
    assert (state.uncertainty_km or 0) > 500


def test_person_and_organisation_are_left_alone(gazetteer: Gazetteer):
    reading = read("Paris sang.", {"Paris": EntityKind.PERSON})
    assert places_step(gazetteer).run(reading).resolutions == ()


def test_bearing_keeps_the_anchor_and_widens_the_whereabouts(gazetteer: Gazetteer):
    found = resolve(read("A camp southeast of Tripoli was hit.", {"Tripoli": PLACE}), gazetteer)
    entity, resolution = found["Tripoli"]
    assert entity == "tripoli"
    assert resolution.offset == "southeast of"
    assert (resolution.uncertainty_km or 0) > 100


def test_distance_is_the_uncertainty(gazetteer: Gazetteer):
    text = "The town lies some 200 miles by road from Benghazi."
    resolution = resolve(read(text, {"Benghazi": PLACE}), gazetteer)["Benghazi"][1]
    assert resolution.offset == "200 miles by road from"
    assert resolution.uncertainty_km == pytest.approx(200 * 1.609 + 10, abs=1)


def test_border_of_a_state_is_not_the_state(gazetteer: Gazetteer):
    text = "It stands near the Libyan border."
    reading = known(read(text, {"Libyan": EntityKind.PEOPLE}), {"Libyan": "libya"})
    entity, resolution = resolve(reading, gazetteer)["Libyan"]
    assert entity == "libya"
    assert resolution.offset == "near … border"


def test_place_itself_has_no_offset(gazetteer: Gazetteer):
    resolution = resolve(read("Fighting in Sirte went on.", {"Sirte": PLACE}), gazetteer)["Sirte"][
        1
    ]
    assert resolution.offset is None
    assert resolution.uncertainty_km is None


def test_resolutions_stand_in_text_order_and_entities_by_id(gazetteer: Gazetteer):
    text = "From Sirte to Benghazi, to Misrata and to Brega."
    names = dict.fromkeys(("Misrata", "Brega", "Benghazi", "Sirte"), PLACE)
    filled = places_step(gazetteer).run(read(text, names))
    starts = filled.mentions_by_id()
    assert [starts[r.mention].start for r in filled.resolutions] == sorted(
        starts[r.mention].start for r in filled.resolutions
    )
    assert [entity.id for entity in filled.entities] == sorted(e.id for e in filled.entities)


def test_same_reading_gives_the_same_twice(gazetteer: Gazetteer):
    reading = read("In Sirte and in Tripoli.", {"Sirte": PLACE, "Tripoli": PLACE})
    assert places_step(gazetteer).run(reading) == places_step(load_gazetteer(("libya",))).run(
        reading
    )


def test_dateline_tells_where_a_name_is_meant(gazetteer: Gazetteer):
    text = "VALENCIA, Venezuela (Sample) - Police closed two roads in Valencia."
    filled = places_step(gazetteer).run(read(text, {"Valencia": PLACE}))
    assert {entity.country for entity in filled.entities} == {"VEN"}


def test_capital_that_stands_for_its_state_is_not_taken_back(gazetteer: Gazetteer):
    reading = known(read("Moscow denied it.", {"Moscow": PLACE}), {"Moscow": "russia"})
    metonym = tuple(replace(each, metonym=True) for each in reading.resolutions)
    filled = places_step(gazetteer).run(replace(reading, resolutions=metonym))
    assert filled.resolutions == metonym


def test_town_and_the_canton_about_it_do_not_make_each_other_doubtful(gazetteer: Gazetteer):
    found = resolve(read("The talks in Geneva went on.", {"Geneva": PLACE}), gazetteer)
    assert found["Geneva"][0] is not None


def test_only_town_of_its_name_needs_less(gazetteer: Gazetteer):
    found = resolve(read("The talks in Montreux went on.", {"Montreux": PLACE}), gazetteer)
    assert found["Montreux"][0] is not None


def test_only_town_of_its_name_counts_as_inside_where_the_text_says_so(gazetteer: Gazetteer):
    words = "They met in Soldeu, Andorra, at noon."
    _, resolution = resolve(read(words, {"Soldeu": PLACE}), gazetteer)["Soldeu"]
    assert "as the text says" in resolution.why
