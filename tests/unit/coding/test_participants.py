"""Parties as spans, and the mentions they are tied to."""

from dataclasses import replace

import pytest
from said import parse, say

from dragoman.coding.events import events_step
from dragoman.model.actors import EntityKind, Mention, MentionForm
from dragoman.model.events import Event
from dragoman.model.text import BlockKind


def code_with(text: str, **mentions: tuple[str, EntityKind, MentionForm]) -> tuple[Event, ...]:
    """Code a text with mentions given as id=(words, kind, form)."""
    (reading,) = parse([text])
    made = []
    for identifier, (words, kind, form) in mentions.items():
        start = text.index(words)
        inside = list(reading.tokens.between(start, start + len(words)))
        head = next(i for i in inside if reading.tokens.head[i] not in inside)
        made.append(
            Mention(
                id=identifier, start=start, end=start + len(words), form=form, head=head, kind=kind
            )
        )
    reading = replace(reading, mentions=tuple(sorted(made, key=lambda m: m.start)))
    return events_step().run(reading).events


def test_participant_takes_the_span_and_id_of_its_mention() -> None:
    text = "The Benthi Brigade attacked the garrison."
    (event,) = code_with(text, m1=("Benthi Brigade", EntityKind.ARMED_GROUP, MentionForm.NAME))
    (actor,) = event.actors
    assert (text[actor.start : actor.end], actor.mention) == ("Benthi Brigade", "m1")


@pytest.mark.parametrize(
    "text",
    [
        "Norvian warplanes attacked the garrison.",
        "Troops of the Norvian army attacked the garrison.",
    ],
)
def test_arms_and_units_act_for_their_owner(text: str) -> None:
    (event,) = code_with(text, m1=("Norvian", EntityKind.PEOPLE, MentionForm.NAME))
    assert [actor.mention for actor in event.actors] == ["m1"]


@pytest.mark.parametrize(
    "text",
    [
        "A Norvian commander attacked the garrison.",
        "Norvian-backed rebels attacked the garrison.",
        "Anti-Norvian fighters attacked the garrison.",
    ],
)
def test_people_of_a_nation_are_not_the_nation(text: str) -> None:
    (event,) = code_with(text, m1=("Norvian", EntityKind.PEOPLE, MentionForm.NAME))
    assert [actor.mention for actor in event.actors] == [None]


def test_positions_are_hit_for_their_owner() -> None:
    text = "The army shelled positions of the Red Column."
    (event,) = code_with(text, m1=("Red Column", EntityKind.ARMED_GROUP, MentionForm.NAME))
    (recipient,) = event.recipients
    assert recipient.mention == "m1"
    assert text[recipient.start : recipient.end] == "positions of the Red Column"


def test_mention_kinds_overrule_the_parser_on_what_is_a_place() -> None:
    (event,) = code_with(
        "The army bombed Zuwarra.", m1=("Zuwarra", EntityKind.PLACE, MentionForm.NAME)
    )
    assert event.place is not None
    assert event.place.mention == "m1"


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Kenya and Sudan condemned the coup.", ["Kenya", "Sudan"], ["the coup"]),
        (
            "The militia released dozens of Turkish sailors.",
            ["The militia"],
            ["dozens of Turkish sailors"],
        ),
        ("The minister, who was fired in May, met the rebels.", ["The minister"], ["the rebels"]),
        ('Troops kicked "moderate" rebels out of the port.', ["Troops"], ['"moderate" rebels']),
        ("Kenya rejected a request from Sudan.", ["Kenya"], ["Sudan"]),
        ("Sudan's attack on Kenya failed.", ["Sudan"], ["Kenya"]),
        ("Kenya accused Sudan of arming rebels.", ["Kenya"], ["Sudan"]),
        ("The army said it had shelled the port.", ["The army"], ["the port"]),
        ("Kenya gave Sudan an ultimatum.", ["Kenya"], ["Sudan"]),
        (
            "Two men, Omar Said and Ali Hassan, were arrested by troops.",
            ["troops"],
            ["Omar Said", "Ali Hassan"],
        ),
    ],
)
def test_roles_are_filled_through_syntax(
    text: str, actors: list[str], recipients: list[str]
) -> None:
    (said,) = say(text)
    event = max(said.events, key=lambda e: e.score)
    assert said.words(event) == (actors, recipients)


def test_headline_without_auxiliaries_is_read() -> None:
    (said,) = say("Rebels seize airport near capital", kind=BlockKind.HEADLINE)
    assert said.types == ["ASSAULT"]


def test_place_is_where_it_happened_not_whom_it_was_said_to() -> None:
    attack, request = say("Rebels attacked a convoy in Mali.", "Rebels asked Mali for help.")
    assert attack.events[0].place is not None
    assert request.events[0].place is None
