import pytest

from dragoman.link.identities import BLOCK, Proposal, propose_identities
from dragoman.link.judgements import make_judgement
from dragoman.link.settling import list_proposals, settle
from dragoman.model.actors import Entity, EntityKind, Mention, MentionForm, Resolution
from dragoman.model.judgements import Verdict
from dragoman.model.reading import Reading
from dragoman.model.text import Document
from dragoman.model.when import DateRange
from dragoman.store.sqlite import open_store

COUNCIL = Entity(id="coast-council", kind=EntityKind.GOVERNMENT, name="Coast Council")
CHIEF = Entity(id="ada-chief", kind=EntityKind.PERSON, name="Ada Chief")
STATE = Entity(id="veltania-army", kind=EntityKind.ARMED_GROUP, name="Veltanian Army")


def new(name: str, kind: EntityKind = EntityKind.PERSON) -> Entity:
    return Entity(id=f"new-{name.lower().replace(' ', '-')}", kind=kind, name=name, known=False)


def lone(name: str, number: int) -> Entity:
    """Return a person of whom a document gives one name only."""
    return Entity(
        id=f"new-person-{name.lower()}-{number}",
        kind=EntityKind.PERSON,
        name=name,
        known=False,
    )


def reading(number: int, *entities: Entity, on: str | None = None) -> Reading:
    """Return a document in which each entity is named once."""
    text, mentions, resolutions = "", [], []
    for entity in entities:
        mention = f"m-{number}-{len(text)}"
        mentions.append(
            Mention(
                id=mention,
                start=len(text),
                end=len(text) + len(entity.name),
                form=MentionForm.NAME,
                head=0,
            )
        )
        resolutions.append(Resolution(mention=mention, entity=entity.id, score=0.6, why="met"))
        text += f"{entity.name} "
    return Reading(
        document=Document(
            id=f"doc-{number}",
            sha256="",
            text=text,
            blocks=(),
            published=DateRange.parse(on) if on is not None else None,
        ),
        mentions=tuple(mentions),
        resolutions=tuple(resolutions),
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
    )


ONE, OTHER = new("Mohamed Swehli"), new("Mohammed Sweihli")
APART = [reading(1, ONE, STATE), reading(2, ONE, STATE), reading(3, OTHER, STATE)]


def propose(*readings: Reading) -> tuple[Proposal, ...]:
    return propose_identities(readings)


def test_spellings_in_like_company_are_surely_one() -> None:
    (found,) = propose(*APART)
    assert (found.kept, found.entity, found.sure) == (ONE.id, OTHER.id, True)
    assert "named with veltania-army as well" in found.why


def test_order_of_reading_changes_nothing() -> None:
    assert propose(*APART[::-1]) == propose(*APART)


def test_spellings_in_one_article_are_only_proposed() -> None:
    (found,) = propose(reading(1, ONE, OTHER, STATE))
    assert not found.sure
    assert "both stand in one article" in found.why


def test_spellings_without_shared_company_are_only_proposed() -> None:
    (found,) = propose(reading(1, ONE), reading(2, OTHER))
    assert not found.sure


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saddam Swehli", "Khalid Sweihli"),
        ("Ali Zeidan", "Ali Orsolo"),
        ("Swehli", "Sweihli"),
    ],
)
def test_others_of_a_family_and_lone_names_are_not_proposed(one: str, other: str) -> None:
    assert propose(reading(1, new(one), STATE), reading(2, new(other), STATE)) == ()


def test_lone_names_are_one_where_both_articles_tell_of_the_same() -> None:
    first = reading(1, lone("Hassan", 1), STATE, COUNCIL, on="2018-03-03")
    second = reading(2, lone("Hassan", 2), STATE, COUNCIL, CHIEF, on="2018-03-05")
    (found,) = propose(first, second)
    assert found.sure
    assert found.why.startswith("both articles name coast-council, veltania-army")


@pytest.mark.parametrize(
    "second",
    [
        reading(2, lone("Hassan", 2), STATE, on="2018-03-05"),
        reading(2, lone("Hassan", 2), STATE, COUNCIL, on="2018-06-05"),
        reading(2, lone("Hassan", 2), STATE, COUNCIL, on="2018"),
        reading(2, lone("Hassan", 2), STATE, COUNCIL),
        reading(2, lone("Hussein", 2), STATE, COUNCIL, on="2018-03-05"),
        reading(2, new("Ali Hassan"), STATE, COUNCIL, on="2018-03-05"),
    ],
    ids=["little shared", "much later", "dated to a year", "undated", "another", "named in full"],
)
def test_lone_names_stay_apart_where_less_speaks_for_one(second: Reading) -> None:
    assert propose(reading(1, lone("Hassan", 1), STATE, COUNCIL, on="2018-03-03"), second) == ()


def test_lone_names_stay_apart_where_the_articles_share_little_of_what_they_name() -> None:
    others = [
        Entity(id=f"body-{n}", kind=EntityKind.ORGANISATION, name=f"Body {n}") for n in range(5)
    ]
    first = reading(1, lone("Hassan", 1), STATE, COUNCIL, *others, on="2018-03-03")
    second = reading(2, lone("Hassan", 2), STATE, COUNCIL, CHIEF, on="2018-03-03")
    assert propose(first, second) == ()


def test_sure_proposal_is_applied_and_gives_way_to_a_person() -> None:
    with open_store(None) as store:
        store.write(APART, made_by="s1")
        settle(store, ())
        rows = store.query(
            "SELECT DISTINCT entity, why FROM mentions WHERE quote = :q", q=OTHER.name
        )
        assert [row["entity"] for row in rows] == [ONE.id]
        assert "taken for one" in rows[0]["why"]
        assert list_proposals(store, ()) == ()
        no = make_judgement((), Verdict.NOT_SAME, ONE.id, b=OTHER.id, by="ann")
        settle(store, (no,))
        (row,) = store.query("SELECT entity FROM mentions WHERE quote = :q", q=OTHER.name)
        assert row["entity"] == OTHER.id


def test_pair_that_is_not_sure_waits_for_a_person() -> None:
    with open_store(None) as store:
        store.write([reading(1, ONE), reading(2, OTHER)], made_by="s1")
        settle(store, ())
        assert [(p.kept, p.entity) for p in list_proposals(store, ())] == [(OTHER.id, ONE.id)]
        no = make_judgement((), Verdict.NOT_SAME, ONE.id, b=OTHER.id, by="ann")
        assert list_proposals(store, (no,)) == ()


def test_a_surname_that_very_many_bear_is_left_alone() -> None:
    crowd = [new(f"{chr(65 + n % 26)}{chr(97 + n // 26)}mir Sweihli") for n in range(BLOCK + 1)]
    assert propose(*(reading(n, each, STATE) for n, each in enumerate(crowd))) == ()
