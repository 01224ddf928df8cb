"""Names of places that the parser missed or mistook."""

from dataclasses import dataclass, replace

import pytest

from dragoman.annotate.toponyms import toponyms_step
from dragoman.knowledge.gazetteer import Gazetteer, load_gazetteer
from dragoman.model.actors import EntityKind, Mention, MentionForm
from dragoman.model.ids import make_id
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens
from dragoman.model.text import Block, BlockKind, Document, Sentence

PERSON, PLACE, ORGANISATION = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION


@dataclass(frozen=True)
class Named:
    """A mention as the step before leaves it, by its words."""

    name: str
    kind: EntityKind


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(())


def read(words: str, *named: Named, dates: str = "") -> Reading:
    """Return a reading of words parted by spaces, the capitalised ones tagged as names."""
    texts = words.split()
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + 1
    count = len(texts)
    tokens = Tokens(
        start=tuple(starts),
        end=tuple(start + len(text) for start, text in zip(starts, texts, strict=True)),
        text=tuple(texts),
        lemma=tuple(text.lower() for text in texts),
        pos=("X",) * count,
        tag=tuple("NNP" if text[0].isupper() else "IN" for text in texts),
        dep=("dep",) * count,
        head=(0,) * count,
        entity=tuple("B-DATE" if text == dates else "" for text in texts),
        sentence=(0,) * count,
    )
    mentions = []
    for each in named:
        start = words.index(each.name)
        end = start + len(each.name)
        mentions.append(
            Mention(
                id=make_id("m", start),
                start=start,
                end=end,
                form=MentionForm.NAME,
                head=tokens.between(start, end)[-1],
                kind=each.kind,
            )
        )
    return Reading(
        document=Document(
            id="d",
            sha256="",
            text=words,
            blocks=(Block(kind=BlockKind.BODY, start=0, end=len(words)),),
        ),
        tokens=tokens,
        sentences=(Sentence(start=0, end=len(words), block=0, first=0, last=count),),
        mentions=tuple(sorted(mentions, key=lambda mention: mention.start)),
    )


def places(reading: Reading, gazetteer: Gazetteer) -> list[str]:
    filled = toponyms_step(gazetteer).run(reading)
    return [
        filled.document.quote(mention.start, mention.end)
        for mention in filled.mentions
        if mention.kind == PLACE
    ]


def test_town_missed_after_a_preposition_is_added(gazetteer: Gazetteer):
    reading = read("troops gathered in Winnipeg on the day")
    assert places(reading, gazetteer) == ["Winnipeg"]


@pytest.mark.parametrize("kind", [ORGANISATION, PERSON])
def test_town_mistaken_for_something_else_is_corrected(gazetteer: Gazetteer, kind: EntityKind):
    reading = read("they drove to Edmonton at night", Named("Edmonton", kind))
    assert places(reading, gazetteer) == ["Edmonton"]


def test_correction_keeps_the_mention_and_reaches_all_of_its_name(gazetteer: Gazetteer):
    reading = read("in Edmonton it rained . Edmonton slept", Named("Edmonton", ORGANISATION))
    filled = toponyms_step(gazetteer).run(reading)
    assert [mention.kind for mention in filled.mentions] == [PLACE, PLACE]
    assert reading.mentions[0].id in {mention.id for mention in filled.mentions}
    assert list(filled.mentions) == sorted(filled.mentions, key=lambda mention: mention.start)


def test_small_town_counts_only_with_its_state(gazetteer: Gazetteer):
    assert places(read("a man of Soldeu spoke"), gazetteer) == []
    assert places(read("a man of Hinton , Oklahoma , spoke"), gazetteer)[:1] == ["Hinton"]


def test_surname_of_a_person_named_in_full_is_no_place(gazetteer: Gazetteer):
    reading = read(
        "Anna Winnipeg left . they talked to Winnipeg again", Named("Anna Winnipeg", PERSON)
    )
    assert places(reading, gazetteer) == []


def test_surname_taken_for_a_place_becomes_a_person_again(gazetteer: Gazetteer):
    words = "Anna Winnipeg left . then Winnipeg spoke"
    reading = read(words, Named("Anna Winnipeg", PERSON))
    second = Mention(
        id="m-2",
        start=words.rindex("Winnipeg"),
        end=words.rindex("Winnipeg") + 8,
        form=MentionForm.NAME,
        head=5,
        kind=PLACE,
    )
    filled = toponyms_step(gazetteer).run(
        Reading(
            document=reading.document,
            tokens=reading.tokens,
            sentences=reading.sentences,
            mentions=(*reading.mentions, second),
        )
    )
    assert [mention.kind for mention in filled.mentions] == [PERSON, PERSON]


def test_dateline_in_capitals_is_a_place(gazetteer: Gazetteer):
    assert places(read("WINNIPEG \u2014 a fire broke out"), gazetteer) == ["WINNIPEG"]
    assert places(read("WINNIPEG wins again"), gazetteer) == []


def test_date_word_that_is_also_a_town_is_left_alone(gazetteer: Gazetteer):
    assert places(read("it happened in Winnipeg", dates="Winnipeg"), gazetteer) == []


def test_part_of_a_longer_name_is_left_alone(gazetteer: Gazetteer):
    reading = read("in Winnipeg Sample Works", Named("Sample Works", ORGANISATION))
    assert places(reading, gazetteer) == []


def test_name_that_the_register_knows_is_left_alone(gazetteer: Gazetteer):
    reading = read("they wrote to Reuters then", Named("Reuters", ORGANISATION))
    assert toponyms_step(gazetteer).run(reading) is reading


@pytest.fixture(scope="module")
def libya() -> Gazetteer:
    return load_gazetteer(("libya",))


def test_listed_place_is_found_wherever_it_stands(libya: Gazetteer):
    assert places(read("the Oil Crescent fell"), libya) == ["Oil Crescent"]
    assert places(read("fighters hold Ras Lanuf"), libya) == ["Ras Lanuf"]


def test_listed_place_takes_in_the_shorter_names_inside_it(libya: Gazetteer):
    reading = read(
        "ships left the Gulf of Sidra", Named("Gulf", ORGANISATION), Named("Sidra", PLACE)
    )
    assert places(reading, libya) == ["Gulf of Sidra"]


def test_listed_single_word_within_a_longer_name_is_left_alone(libya: Gazetteer):
    assert places(read("a man called Omar Zelten Saleh"), libya) == []


def test_person_with_a_title_or_full_name_keeps_a_listed_name(libya: Gazetteer):
    assert places(read("they saw Colonel Zelten", Named("Zelten", PERSON)), libya) == []
    reading = read(
        "Omar Zelten left , Zelten said", Named("Omar Zelten", PERSON), Named("Zelten", PERSON)
    )
    assert places(reading, libya) == []


def test_lone_listed_name_taken_for_a_person_is_the_place(libya: Gazetteer):
    assert places(read("the army shelled Zelten", Named("Zelten", PERSON)), libya) == ["Zelten"]


def test_longer_name_of_a_place_takes_in_the_word_before(gazetteer: Gazetteer):
    reading = read("police in New London searched", Named("London", PLACE))
    assert places(reading, gazetteer) == ["New London"]


def test_title_before_a_place_is_no_part_of_it(gazetteer: Gazetteer):
    reading = read("they met Ambassador Paris there", Named("Paris", PLACE))
    assert places(reading, gazetteer) == ["Paris"]


def test_division_in_several_words_is_one_name(gazetteer: Gazetteer):
    reading = read("courts of British Columbia ruled")
    assert places(reading, gazetteer) == ["British Columbia"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("rules that QXFA made", ORGANISATION),
        ("because Ambassador QXfara spoke", PERSON),
        ("because QXfara spoke", None),
    ],
)
def test_place_that_only_the_parser_sees_is_none(
    gazetteer: Gazetteer, words: str, kind: EntityKind | None
):
    name = "QXFA" if "QXFA" in words else "QXfara"
    filled = toponyms_step(gazetteer).run(read(words, Named(name, PLACE)))
    assert [mention.kind for mention in filled.mentions] == [kind]


@pytest.mark.parametrize("words", ["camps near QXfara burnt", "QXfara , Libya , burnt"])
def test_unknown_place_that_the_text_uses_as_one_stays(gazetteer: Gazetteer, words: str):
    assert "QXfara" in places(read(words, Named("QXfara", PLACE)), gazetteer)


def test_unknown_place_stays_wherever_one_use_shows_it(gazetteer: Gazetteer):
    reading = read("QXfara slept . in QXfara it rained", Named("QXfara", PLACE))
    second = Mention(
        id="m-2",
        start=18,
        end=24,
        form=MentionForm.NAME,
        head=4,
        kind=PLACE,
    )
    filled = toponyms_step(gazetteer).run(replace(reading, mentions=(*reading.mentions, second)))
    assert [mention.kind for mention in filled.mentions] == [PLACE, PLACE]
