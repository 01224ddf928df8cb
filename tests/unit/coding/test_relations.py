"""Ties as the words state them, between mentions given by hand."""

from dataclasses import replace

import pytest
from said import parse

from dragoman.coding.relations import relations_step
from dragoman.model.actors import EntityKind, Mention, MentionForm
from dragoman.model.claims import Modality, Polarity, RelationKind, RelationStatement
from dragoman.model.reading import Reading
from dragoman.model.text import BlockKind, TimeExpression
from dragoman.model.when import DateRange

GROUP, PLACE, PERSON = EntityKind.ARMED_GROUP, EntityKind.PLACE, EntityKind.PERSON
STATE, GOVERNMENT = EntityKind.STATE, EntityKind.GOVERNMENT


def relate(
    text: str, kind: BlockKind = BlockKind.BODY, **mentions: EntityKind
) -> tuple[Reading, tuple[RelationStatement, ...]]:
    """Find ties in a text; ``_`` in a mention's words stands for a blank."""
    (reading,) = parse([text], kind=kind)
    reading = replace(reading, mentions=tuple(sorted(_mentions(reading, mentions), key=_start)))
    return reading, relations_step().run(reading).relations


def _start(mention: Mention) -> int:
    return mention.start


def _mentions(reading: Reading, kinds: dict[str, EntityKind]) -> list[Mention]:
    tokens, found = reading.tokens, []
    for name, kind in kinds.items():
        words = name.replace("_", " ")
        start = reading.document.text.index(words)
        indices = tokens.between(start, start + len(words))
        head = next((i for i in indices if tokens.head[i] not in indices), indices[-1])
        form = MentionForm.NAME if words[0].isupper() else MentionForm.NOMINAL
        found.append(
            Mention(
                id=f"m-{name}",
                start=start,
                end=start + len(words),
                form=form,
                head=head,
                kind=kind,
            )
        )
    return found


def ties(text: str, **mentions: EntityKind) -> list[tuple[str, str, str, bool]]:
    _, found = relate(text, **mentions)
    return [(r.kind.value, r.a[2:], r.b[2:], r.ends) for r in found]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norland supports Sudria.", "backs"),
        ("Sudria is supported by Norland.", "backs"),
        ("Norland has taken Sudria's side.", "backs"),
        ("Norland has aligned itself with Sudria.", "backs"),
        ("Norland stuck by Sudria.", "backs"),
        ("Norland's support for Sudria grew.", "backs"),
        ("Norland gave support to Sudria.", "backs"),
        ("Norland is at war with Sudria.", "opposes"),
        ("Norland waged a campaign against Sudria.", "opposes"),
        ("Norland sent weapons to Sudria.", "arms"),
        ("Norland trains Sudria.", "trains"),
        ("Norland, an ally of Sudria, was silent.", "allied_with"),
    ],
)
def test_tie_runs_from_who_does_to_who_is_done_to(text: str, kind: str) -> None:
    assert ties(text, Norland=STATE, Sudria=STATE) == [(kind, "Norland", "Sudria", False)]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The Guard controls Sandport.", False),
        ("The Guard seized Sandport.", False),
        ("Sandport was recaptured by the Guard.", False),
        ("Sandport fell to the Guard.", False),
        ("Sandport is under the control of the Guard.", False),
        ("The Guard lost control of Sandport.", True),
        ("The Guard withdrew from Sandport.", True),
        ("Rebels drove the Guard out of Sandport.", True),
    ],
)
def test_hold_on_a_place_is_won_and_lost(text: str, *, ends: bool) -> None:
    assert ties(text, Guard=GROUP, Sandport=PLACE) == [("controls", "Guard", "Sandport", ends)]


def test_ports_a_force_controls_are_held_by_it() -> None:
    found = ties("Rebels attacked oil ports the Guard controls.", Guard=GROUP, oil_ports=PLACE)
    assert found == [("controls", "Guard", "oil_ports", False)]


def test_hold_needs_a_place() -> None:
    assert ties("The Guard seized Norland.", Guard=GROUP, Norland=PERSON) == []


def test_backer_before_a_hyphen_backs_the_noun() -> None:
    found = ties("Norlandish-backed Okoro spoke.", Norlandish=STATE, Okoro=PERSON)
    assert found == [("backs", "Norlandish", "Okoro", False)]


def test_two_backers_share_one_participle() -> None:
    found = ties(
        "The U.N.- and U.S.-backed government spoke.",
        **{"U.N": STATE, "U.S": STATE, "government": EntityKind.GOVERNMENT},
    )
    assert sorted(a for _, a, _, _ in found) == ["U.N", "U.S"]


def test_verb_that_the_parser_takes_for_an_adverb_ties() -> None:
    told = "Norland and Sudria back Okoro."
    found = ties(told, Norland=STATE, Sudria=STATE, Okoro=PERSON)
    assert [tie[:3] for tie in found] == [
        ("backs", "Norland", "Okoro"),
        ("backs", "Sudria", "Okoro"),
    ]
    assert ties("Norland drove the Sudrians back Okoro said.", Sudrians=GROUP, Okoro=PERSON) == []


def test_who_tries_to_take_a_place_does_not_hold_it() -> None:
    assert ties("Okoro has been trying to take Sudria.", Okoro=PERSON, Sudria=PLACE) == []
    assert ties("Okoro took Sudria.", Okoro=PERSON, Sudria=PLACE)


def test_body_in_a_place_is_who_acts() -> None:
    told = "The Chamber of Deputies in Sudria, which backs General Okoro, condemned the raids."
    kinds = {"Chamber_of_Deputies": EntityKind.GOVERNMENT, "Sudria": PLACE, "Okoro": PERSON}
    (found,) = ties(told, **kinds)
    assert found[:3] == ("backs", "Chamber_of_Deputies", "Okoro")


def test_leader_of_the_opposition_leads_no_state() -> None:
    assert ties("Norlandish opposition leader Okoro spoke.", Norlandish=STATE, Okoro=PERSON) == []
    assert ties("Norlandish leader Okoro spoke.", Norlandish=STATE, Okoro=PERSON)


def test_head_of_an_office_somewhere_leads_no_place() -> None:
    assert ties("Okoro, head of Sudria, spoke.", Okoro=PERSON, Sudria=PLACE) == []


def test_office_is_that_of_the_one_named_beside_it() -> None:
    told = "Guard commander Okoro and Front commander Adeyemi met."
    found = ties(told, Guard=GROUP, Okoro=PERSON, Front=GROUP, Adeyemi=PERSON)
    assert ("Adeyemi", "commands", "Guard") not in [tuple(map(str, tie[:3])) for tie in found]


def test_state_that_one_wishes_for_backs_nobody() -> None:
    wish = "Veltania's goal has been a stable, unified, pro-Veltanian Norland."
    assert ties(wish, Veltanian=STATE, Norland=STATE) == []
    assert ties("The pro-Veltanian Okoro spoke.", Veltanian=STATE, Okoro=PERSON)


def test_enemies_of_a_backed_side_are_not_backed() -> None:
    found = ties("The anti-U.S.-backed rebels fled.", **{"U.S": STATE, "rebels": GROUP})
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "Omar Okoro, commander of the Guard, spoke.",
        "Guard commander Omar Okoro spoke.",
        "The Guard's commander Omar Okoro spoke.",
    ],
)
def test_office_ties_a_person_to_a_force(text: str) -> None:
    found = ties(text, Omar_Okoro=PERSON, Guard=GROUP)
    assert found == [("commands", "Omar_Okoro", "Guard", False)]


def test_former_office_is_a_tie_that_ended() -> None:
    found = ties(
        "Omar Okoro, former commander of the Guard, spoke.", Omar_Okoro=PERSON, Guard=GROUP
    )
    assert found == [("commands", "Omar_Okoro", "Guard", True)]


def test_spokesman_of_a_person_is_a_member_of_nothing() -> None:
    found = ties(
        "Omar Okoro, a spokesman for Anna Marlow, left.", Omar_Okoro=PERSON, Anna_Marlow=PERSON
    )
    assert found == []


def test_conjoined_parties_are_tied_each() -> None:
    found = ties(
        "Norland, Westland and Eastland have supported Sudria.",
        Norland=STATE,
        Westland=STATE,
        Eastland=STATE,
        Sudria=STATE,
    )
    assert [a for _, a, _, _ in found] == ["Norland", "Westland", "Eastland"]


def test_subject_lost_by_the_parser_is_not_taken_from_another_clause() -> None:
    found = ties(
        "Guard forces shelled the town, given Norland and Westland have taken Sudria's side.",
        Guard_forces=GROUP,
        Norland=STATE,
        Westland=STATE,
        Sudria=STATE,
    )
    assert "Guard_forces" not in [a for _, a, _, _ in found]


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("Norland may support Sudria.", Modality.SPECULATED, Polarity.AFFIRMED),
        ("Norland does not support Sudria.", Modality.ASSERTED, Polarity.DENIED),
        ("Does Norland support Sudria?", Modality.QUESTION, Polarity.AFFIRMED),
        ("Norland will support Sudria.", Modality.PREDICTED, Polarity.AFFIRMED),
    ],
)
def test_tie_is_graded_by_its_clause(text: str, modality: Modality, polarity: Polarity) -> None:
    _, (one,) = relate(text, Norland=STATE, Sudria=STATE)
    assert (one.modality, one.polarity) == (modality, polarity)


def test_date_of_the_clause_is_the_date_of_the_tie() -> None:
    text = "The Guard seized Sandport on 3 March 2017."
    reading, _ = relate(text, Guard=GROUP, Sandport=PLACE)
    day = DateRange.parse("2017-03-03")
    when = TimeExpression(start=text.index("3"), end=len(text) - 1, values=(day,), basis="explicit")
    (one,) = relations_step().run(replace(reading, times=(when,))).relations
    assert (one.date, one.date_basis) == (day, "clause")


def test_captions_state_no_ties() -> None:
    _, found = relate("Norland supports Sudria.", BlockKind.CAPTION, Norland=STATE, Sudria=STATE)
    assert found == ()


def test_statement_spans_both_parties_and_its_trigger() -> None:
    reading, (one,) = relate("Norland openly supports Sudria today.", Norland=STATE, Sudria=STATE)
    assert reading.document.quote(one.start, one.end) == "Norland openly supports Sudria"
    assert reading.document.quote(one.trigger.start, one.trigger.end) == "supports"
    assert one.kind is RelationKind.BACKS


def test_who_acts_along_with_the_subject_is_a_side_too() -> None:
    found = ties(
        "Ghana, along with its allies, such as Benin, supports the Coast Army.",
        Ghana=STATE,
        Benin=STATE,
        Coast_Army=GROUP,
    )
    assert ("backs", "Benin", "Coast_Army", False) in found
    assert ("backs", "Ghana", "Coast_Army", False) in found


def test_who_is_accused_of_it_is_the_one_who_did_it() -> None:
    sides: dict[str, EntityKind] = {"Norland": STATE, "Sudria": STATE, "Coast_Army": GROUP}
    for text in (
        "Norland accused Sudria of arming the Coast Army.",
        "Sudria was accused by Norland of arming the Coast Army.",
        "Norland blamed Sudria for arming the Coast Army.",
    ):
        assert ties(text, **sides) == [("arms", "Sudria", "Coast_Army", False)], text


def test_joint_participles_share_whom_they_describe_and_who_does_them() -> None:
    found = ties(
        "The Coast Army, a separatist body armed and paid by Norland, left.",
        Coast_Army=GROUP,
        Norland=STATE,
    )
    assert ("arms", "Norland", "Coast_Army", False) in found


def test_tie_in_a_name_stands_whatever_the_clause_says() -> None:
    _, (one,) = relate(
        "The general refused to meet Coast Army leader Omar Dell.",
        Coast_Army=GROUP,
        Omar_Dell=PERSON,
    )
    assert one.kind is RelationKind.COMMANDS
    assert one.given
    assert (one.modality, one.polarity) == (Modality.ASSERTED, Polarity.AFFIRMED)


@pytest.mark.parametrize(
    ("text", "held", "ends"),
    [
        ("The Guard seized the oil ports of Sandport and Reedham.", ["Reedham", "Sandport"], False),
        ("The Guard took two ports, Sandport and Reedham.", ["Reedham", "Sandport"], False),
        ("The Guard was pushed from the suburbs of Sandport, near Reedham.", [], True),
        ("The Guard seized parts of Sandport, then Reedham slept.", [], False),
    ],
)
def test_hold_is_on_the_towns_named_and_not_on_that_of_which_it_is_a_part(
    text: str, held: list[str], *, ends: bool
) -> None:
    found = ties(text, Guard=GROUP, Sandport=PLACE, Reedham=PLACE)
    assert sorted(b for _, _, b, _ in found) == held
    assert all(each[3] is ends for each in found)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Sandport had been held by the Guard.", True),
        ("Sandport, which the Guard had ruled since May 2016, was calm.", True),
        ("Sandport had been a base and was ruled by the Guard.", True),
        ("The Guard has held Sandport since May 2016.", False),
        ("The Guard had seized Sandport.", False),
    ],
)
def test_hold_of_before_is_over(text: str, *, ends: bool) -> None:
    assert ties(text, Guard=GROUP, Sandport=PLACE) == [("controls", "Guard", "Sandport", ends)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Norland supports the Council and its fight against the Guard.", "Council"),
        ("Norland supports Okoro and his fight against the Guard.", "Okoro"),
        ("Norland supports Okoro and its fight against the Guard.", "its"),
    ],
)
def test_fight_is_that_of_whom_its_owner_stands_beside(text: str, who: str) -> None:
    mentions = {"Norland": STATE, "Okoro": PERSON, "Council": GOVERNMENT, "its": STATE}
    found = ties(text, Guard=GROUP, **{name: k for name, k in mentions.items() if name in text})
    assert ("opposes", who, "Guard", False) in found


def test_who_is_described_by_a_clause_is_the_body_not_its_place() -> None:
    text = "The Council in Sandport, which is backed by Norland, met."
    found = ties(text, Council=GOVERNMENT, Sandport=PLACE, Norland=STATE)
    assert found == [("backs", "Norland", "Council", False)]


@pytest.mark.parametrize(
    ("text", "ends", "date"),
    [
        ("The Guard held Sandport until 4 June 2016.", True, "2016-06-04"),
        ("The Guard held Sandport on 4 June 2016.", False, "2016-06-04"),
        ("Sandport had been held by the Guard since 4 June 2016.", True, None),
    ],
)
def test_hold_ends_on_the_day_until_which_it_lasted(
    text: str, *, ends: bool, date: str | None
) -> None:
    reading, _ = relate(text, Guard=GROUP, Sandport=PLACE)
    day = DateRange.parse("2016-06-04")
    when = TimeExpression(start=text.index("4"), end=len(text) - 1, values=(day,), basis="explicit")
    (one,) = relations_step().run(replace(reading, times=(when,))).relations
    assert one.ends is ends
    assert (one.date.edtf() if one.date is not None else None) == date


def test_clause_on_the_first_of_several_says_nothing_of_the_others() -> None:
    text = (
        "Fayez Okoro, who heads the Council recognised by Norland, and Paul Lind, "
        "whose army holds the east, failed to meet."
    )
    found = ties(text, Okoro=PERSON, Council=GOVERNMENT, Lind=PERSON)
    assert ("commands", "Okoro", "Council", False) in found
    assert not [tie for tie in found if tie[1] == "Lind"]


def test_head_of_a_body_in_a_list_is_who_is_named_after_it() -> None:
    text = "Anna Okoro, Paul Lind, the head of the eastern parliament, Omar Saleh, agreed."
    people = {"Anna_Okoro": PERSON, "Paul_Lind": PERSON, "Omar_Saleh": PERSON}
    found = ties(text, the_eastern_parliament=EntityKind.ORGANISATION, **people)
    assert found == [("commands", "Omar_Saleh", "the_eastern_parliament", False)]


def test_who_joins_a_person_is_no_member_of_him() -> None:
    assert ties("The Guard joined Okoro.", Guard=GROUP, Okoro=PERSON) == []
    assert ties("The Guard joined the Front.", Guard=GROUP, Front=GROUP)
