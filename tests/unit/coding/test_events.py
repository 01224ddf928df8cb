"""Events coded from whole sentences: what must come out, as what, and what must not."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from said import Said, parse, say

from dragoman.coding.events import LEAST_SCORE, events_step
from dragoman.knowledge.ontology import load_ontology
from dragoman.knowledge.verifier import load_verifier
from dragoman.model.actors import EntityKind, Mention, MentionForm
from dragoman.model.claims import Modality, Polarity
from dragoman.model.events import Event
from dragoman.model.text import BlockKind

SENTENCES = [  # sentence, type, actor, recipient
    (
        "The 12th brigade launched a series of attacks on oil depots.",
        "ASSAULT",
        "brigade",
        "depots",
    ),
    ("Two depots were bombed by government aircraft.", "ASSAULT", "government aircraft", "depots"),
    ("Rebels who had held the port attacked the garrison.", "ASSAULT", "Rebels", "garrison"),
    ("Forces loyal to Marshal Dorrin shelled the village.", "ASSAULT", "Dorrin", "village"),
    ("The militia has pushed the insurgents out of the port.", "ASSAULT", "militia", "insurgents"),
    ("The army kicked the rebels out of two towns.", "ASSAULT", "army", "rebels"),
    ("The president is waging a campaign against the rebels.", "ASSAULT", "president", "rebels"),
    ("Police detained ten activists and two reporters.", "COERCE", "Police", "activists"),
    ("Canada agreed to send grain to Haiti.", "AGREE", "Canada", "Haiti"),
    ("The ministry said it would send tents to the island.", "AGREE", "ministry", "island"),
    ("France said it would boycott the summit.", "THREATEN", "France", "summit"),
    ("The premier vowed to attack the rebels.", "THREATEN", "premier", "rebels"),
    ("The minister refused to meet the envoy.", "REJECT", "minister", "envoy"),
    ("Norway will not lift the ban on fishing boats.", "REJECT", "Norway", "boats"),
    ("The general asked Ankara for weapons.", "REQUEST", "general", "Ankara"),
    ("The council called on the rebels to release the crew.", "REQUEST", "council", "rebels"),
    ("Kenya said Somalia must withdraw its troops.", "REQUEST", "Kenya", "Somalia"),
    ("Peru's provision of medicine to Bolivia continued.", "AID", "Peru", "Bolivia"),
    ("The rebels received rifles from Chad.", "AID", "Chad", "rebels"),
    ("The government lifted the curfew in the capital.", "CONCEDE", "government", "capital"),
    ("The prime minister of Peru resigned on Monday.", "RETREAT", "prime minister of Peru", ""),
    ("The union expelled two diplomats.", "SANCTION", "union", "diplomats"),
    ("Teachers went on strike in the capital.", "PROTEST", "Teachers", ""),
    ("The navy deployed two warships to the strait.", "MOBILIZE", "navy", "strait"),
    ("The two governments signed a trade agreement.", "SUPPORT", "two governments", ""),
    ("Peru said it could cut aid to Bolivia.", "THREATEN", "Peru", "Bolivia"),
    ("Peru will not lift the ban until Chile opens its ports.", "REJECT", "Peru", "Chile"),
    ("Mediators called on both sides to spare civilians.", "REQUEST", "Mediators", "sides"),
    ("The rebel commander let go 13 policemen in July.", "RETREAT", "rebel", "policemen"),
    ("Residents petitioned the governor to open the bridge.", "REQUEST", "Residents", "governor"),
    ("Guns pounded the old quarter of Sarajevo.", "ASSAULT", "", "quarter"),
    ("The governor gave the rebels a week to leave the valley.", "THREATEN", "governor", "rebels"),
    ("Turkey and Qatar have stuck by Tripoli.", "SUPPORT", "Qatar", "Tripoli"),
    ("Peru imposed tariffs of 25 percent on Chilean goods.", "SANCTION", "Peru", "Chilean goods"),
]


@pytest.fixture(scope="module")
def told() -> dict[str, Said]:
    texts = [sentence for sentence, *_ in SENTENCES]
    return dict(zip(texts, say(*texts), strict=True))


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), SENTENCES)
def test_sentence_yields_one_event_with_its_sides(
    told: dict[str, Said], text: str, kind: str, actor: str, recipient: str
) -> None:
    said = told[text]
    (event,) = [event for event in said.events if event.type == kind]
    actors, recipients = said.words(event)
    assert any(actor in words for words in actors) or not actor
    if recipient:
        assert any(recipient in words for words in recipients)
    assert said.types.count(kind) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The striker attacked from the left and the team scored a second goal.", "ASSAULT"),
        ("In the film, an actor of renown storms a castle.", "ASSAULT"),
        ("The two coaches exchanged a war of words before the match.", "ASSAULT"),
        ("The senator attacked the proposal as a waste of money.", "ASSAULT"),
        ("A driver was arrested after a crash near the bakery.", "COERCE"),
        ("Heavy rain attacked the crops.", "ASSAULT"),
        ("The minister denied the accusation.", "REJECT"),
        ("Officials agreed that the road was unsafe.", "AGREE"),
        ("He fights terrorists like a lion.", "ASSAULT"),
        ("Fighting terrorists the hard way is his trade.", "ASSAULT"),
        ("The envoy was arrested for helping the rebels.", "AID"),
        ("Analysts agreed that no deal met the demand.", "CONSULT"),
        ("An attack on a hospital is a crime.", "ASSAULT"),
        ("France said it could not send tents to the island.", "AGREE"),
    ],
)
def test_sentence_yields_no_event_of_the_type(text: str, kind: str) -> None:
    (said,) = say(text)
    assert kind not in [event.type for event in said.events]


@pytest.mark.parametrize(
    ("text", "kind", "modality", "polarity"),
    [
        ("The two envoys failed to meet.", "CONSULT", Modality.ASSERTED, Polarity.DENIED),
        ("The army did not attack the town.", "ASSAULT", Modality.ASSERTED, Polarity.DENIED),
        ("If the army attacks the town, many will flee.", "ASSAULT", Modality.HYPOTHETICAL, None),
        ("Will the army attack the town?", "ASSAULT", Modality.QUESTION, None),
        ("The rebels may have attacked the town.", "ASSAULT", Modality.SPECULATED, None),
        ("Russia will send rifles to the rebels.", "AGREE", Modality.PREDICTED, None),
    ],
)
def test_what_did_not_happen_is_marked_so(
    text: str, kind: str, modality: Modality, polarity: Polarity | None
) -> None:
    (said,) = say(text)
    (event,) = [event for event in said.events if event.type == kind]
    assert event.modality is modality
    assert polarity is None or event.polarity is polarity


def test_announced_act_is_triggered_by_its_announcement_and_asserted() -> None:
    (said,) = say("The ministry said it would send tents to the island.")
    (event,) = said.events
    assert said.trigger(event) == "said it would send"
    assert event.modality is Modality.ASSERTED
    assert any("AID becomes AGREE" in why for why in event.why)


def test_one_act_told_by_verb_noun_and_participle_is_one_event() -> None:
    (said,) = say("Gunmen carried out an attack on the barracks, killing nine soldiers.")
    (event,) = said.events
    assert (event.type, said.trigger(event)) == ("ASSAULT", "attack")
    (magnitude,) = event.magnitudes
    assert (magnitude.kind, magnitude.low, magnitude.high) == ("dead", 9, 9)


def test_dead_and_wounded_stand_on_one_event_with_their_bounds() -> None:
    (said,) = say("At least 26 soldiers were killed and 41 wounded in the raid on the barracks.")
    amounts = {m.kind: (m.low, m.high) for e in said.events for m in e.magnitudes}
    assert amounts == {"dead": (26, None), "wounded": (41, 41)}


def test_acts_of_different_actors_stay_apart() -> None:
    (said,) = say("The army retook the port a week after it was seized by the rebels.")
    assert [said.words(event)[0] for event in said.events] == [["The army"], ["the rebels"]]


def test_passive_without_agent_leaves_the_actor_open() -> None:
    (said,) = say("Two hospitals were shelled on Sunday.")
    (event,) = said.events
    assert said.words(event) == ([], ["Two hospitals"])


def test_deed_that_nobody_owns_is_no_actor() -> None:
    (said,) = say("An air strike killed nine villagers.")
    (event,) = said.events
    assert event.actors == ()


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("The foreign ministers of Kenya and Sudan met in the capital.", "Sudan"),
        ("Kenyan and Sudanese ministers met in the capital.", "Sudanese"),
    ],
)
def test_reciprocal_meeting_has_the_other_side_as_recipient(text: str, other: str) -> None:
    (said,) = say(text)
    (event,) = said.events
    assert event.type == "CONSULT"
    assert said.words(event)[1] == [other]


def test_blast_beside_a_battle_is_not_the_army_s() -> None:
    (said,) = say("An explosion killed nine soldiers as Chadian troops battled the rebels nearby.")
    doers = {said.trigger(event): said.words(event)[0] for event in said.events}
    assert doers == {"killed": [], "battled": ["Chadian troops"]}


def test_whom_an_attack_hurts_stands_beside_its_target() -> None:
    (said,) = say("Nine villagers were killed when rebels launched an attack on the port.")
    (event,) = said.events
    assert said.words(event) == (["rebels"], ["Nine villagers", "the port"])


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("The council denounced the killing of monks by Chadian troops.", ["Chadian troops"]),
        ("The court condemned a raid by Chadian soldiers.", ["Chadian soldiers"]),
        ("The agency gave nine million dollars to promote trade in Chad.", ["Chad"]),
        ("Kenya launched a mediation effort between Chad and Sudan.", ["Chad", "Sudan"]),
    ],
)
def test_party_behind_a_thing_is_the_recipient(text: str, recipients: list[str]) -> None:
    (said,) = say(text)
    assert said.words(said.events[0])[1] == recipients


def test_party_is_told_with_the_words_that_identify_it() -> None:
    (said,) = say("Workers at the mine near Abeche went on strike on Monday.")
    assert said.words(said.events[0])[0] == ["Workers at the mine near Abeche"]


def test_time_is_no_particle_of_a_verb() -> None:
    (said,) = say("In May 2019 the army took over Sebha.")
    assert "AID" not in {event.type for event in said.events}


def test_speaker_for_his_own_side_is_an_actor() -> None:
    (said,) = say("President Achour said his country will not lift the embargo on Chad.")
    (event,) = said.events
    assert event.type == "REJECT"
    assert said.words(event)[0][0].endswith("Achour")


@pytest.mark.parametrize("kind", [BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.CREDIT])
def test_no_event_is_coded_outside_the_article_itself(kind: BlockKind) -> None:
    (said,) = say("Rebels attacked the garrison.", kind=kind)
    assert said.events == ()


def test_agency_note_on_its_own_update_is_rejected_with_a_reason() -> None:
    note, news = say(
        "UPDATE 2: Adds attack on barracks, quote",
        "UPDATE: Rebels attacked the garrison.",
        kind=BlockKind.UPDATE,
    )
    assert note.events == ()
    assert "says what was changed in the article" in note.reasons()
    assert news.types == ["ASSAULT"]


def test_step_names_what_it_needs_and_its_data() -> None:
    step = events_step()
    assert step.provides == {"events", "rejections"}
    assert "tokens" in step.requires
    assert step.settings != events_step(min_score=0.9).settings
    assert step.settings != events_step(model=load_verifier()).settings


PARTIES = ["The army", "Rebels", "France and Mali", "The union", "Two gunmen", "She", "Protesters"]
ACTS = [
    "attacked",
    "will not meet",
    "agreed to arm",
    "was shelled by",
    "demanded the release of",
    "threatened to shell",
    "signed a deal with",
    "provided aid to",
]
OTHERS = ["the garrison", "Chad", "its rivals in the north", "the Kurds, an old ally", "nobody"]
TAILS = ["", " on Monday", " in the capital", ", officials said", " after a raid on a camp", "?"]


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(*(st.sampled_from(part) for part in (PARTIES, ACTS, OTHERS, TAILS))),
        min_size=1,
        max_size=4,
    )
)
def test_every_span_of_every_event_lies_in_its_text(
    parts: list[tuple[str, str, str, str]],
) -> None:
    text = " ".join(f"{a} {b} {c}{d}." for a, b, c, d in parts)
    first, again = say(text, text)
    assert first.events == again.events
    assert first.reading.rejections == again.reading.rejections
    for event in first.events:
        _check_spans(event, text)
        assert event.type in load_ontology().types
        assert LEAST_SCORE <= event.score <= 1


def _check_spans(event: Event, text: str) -> None:
    spans = [(event.start, event.end), (event.trigger.start, event.trigger.end)]
    spans += [(p.start, p.end) for p in (*event.actors, *event.recipients)]
    spans += [(m.start, m.end) for m in event.magnitudes]
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
    assert event.start <= event.trigger.start
    assert event.trigger.end <= event.end


@pytest.mark.parametrize(
    ("text", "kind", "sides"),
    [
        (
            "Chadian bombers flew a long mission to attack two camps in the desert.",
            "ASSAULT",
            (["Chadian bombers"], ["two camps"]),
        ),
        (
            "The king called the premier on Sunday to discuss the border.",
            "CONSULT",
            (["The king"], ["the premier"]),
        ),
        (
            "The garrison lost the port to the rebels in June.",
            "ASSAULT",
            (["the rebels"], ["The garrison"]),
        ),
    ],
)
def test_purpose_or_winner_tells_the_sides(
    text: str, kind: str, sides: tuple[list[str], list[str]]
) -> None:
    (said,) = say(text)
    (event,) = said.events
    assert (event.type, said.words(event)) == (kind, sides)


def test_threat_after_a_semicolon_is_no_threat_of_what_stands_before() -> None:
    (said,) = say("Doctors went on strike; the generals have threatened to arrest their leaders.")
    assert said.types == ["PROTEST", "THREATEN"]
    assert said.events[0].modality is Modality.ASSERTED


def test_those_killed_attacking_are_not_their_own_victims() -> None:
    (said,) = say("Twelve rebels were killed trying to attack a police station in the capital.")
    assert all(not set(event.actors) & set(event.recipients) for event in said.events)


def test_office_that_decides_is_no_court() -> None:
    (said,) = say("President Achour has decided to give the farmers a holiday.")
    assert "SANCTION" not in said.types


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("On May 18 government forces captured the base.", ["government forces"]),
        ("In November Ankara and Tripoli signed two memorandums.", ["Ankara", "Tripoli"]),
    ],
)
def test_subject_that_the_parser_mislays_is_found(text: str, actors: list[str]) -> None:
    (said,) = say(text)
    assert said.words(said.events[0])[0] == actors


def test_who_takes_a_town_need_not_have_killed_who_died_there() -> None:
    (said,) = say("The marshal was killed on Thursday as rebels overran the capital.")
    assert [said.words(event)[0] for event in said.events] == [[], ["rebels"]]


@pytest.mark.parametrize(
    ("kind", "types"), [(EntityKind.MEDIA, []), (EntityKind.STATE, ["CONSULT"])]
)
def test_reporters_talking_to_each_other_do_not_meet(kind: EntityKind, types: list[str]) -> None:
    (reading,) = parse(["CNN's Joe Lund spoke with Ann Berg about the war on Sunday."])
    outlet = Mention(id="m-1", start=0, end=3, form=MentionForm.NAME, head=0, kind=kind)
    coded = events_step().run(replace(reading, mentions=(outlet,)))
    assert [event.type for event in coded.events] == types


def test_place_that_a_pronoun_stands_for_can_be_taken() -> None:
    (said,) = say("The rebels seized Goma in May. The army retook it on Sunday.")
    assert said.words(said.events[1]) == (["The army"], ["it"])


def test_set_phrase_is_no_part_of_a_party() -> None:
    (said,) = say("The gunmen in response killed nine soldiers.")
    assert said.words(said.events[0])[0] == ["The gunmen"]


def test_council_that_stops_others_work_does_not_strike() -> None:
    (said,) = say("The National Security Council of Chad stopped the work of two charities.")
    assert "PROTEST" not in said.types


@pytest.mark.parametrize("subject", ["They", "He", "It", "We"])
def test_pronoun_that_attacks_is_no_crowd_of_rioters(subject: str) -> None:
    assert [e.type for e in say(f"{subject} attacked the town on Monday.")[0].events] == ["ASSAULT"]


def test_breaking_an_embargo_is_no_riot() -> None:
    text = "If Norway were to send troops, it would break the arms embargo."
    assert "PROTEST" not in [e.type for e in say(text)[0].events]


def test_truce_that_is_respected_is_no_new_one() -> None:
    assert say("Both sides respected an informal truce in the south.")[0].events == ()


def test_talks_set_for_a_day_are_predicted_for_it_and_their_place_is_no_side() -> None:
    text = "Peace talks between Norway and Canada will open in Paris on 9 April."
    (event,) = say(text)[0].events
    assert (event.type, event.modality, event.recipients) == ("AGREE", Modality.PREDICTED, ())


def test_place_to_meet_in_is_no_side_of_an_agreement() -> None:
    assert all(not e.recipients for e in say("The general agreed to meet in Nairobi.")[0].events)


@pytest.mark.parametrize(
    "text",
    [
        "The general had been due to meet the envoy in Cairo but the talks were cancelled.",
        "The envoys were scheduled to meet in Cairo, but the meeting was postponed.",
    ],
)
def test_meeting_that_was_called_off_is_denied(text: str) -> None:
    (event,) = [e for e in say(text)[0].events if e.type in {"AGREE", "CONSULT"}]
    assert (event.type, event.polarity) == ("CONSULT", Polarity.DENIED)


def test_meeting_that_had_been_planned_is_hypothetical() -> None:
    (event,) = say("The general had been due to meet the envoy in Cairo.")[0].events
    assert (event.type, event.modality) == ("CONSULT", Modality.HYPOTHETICAL)


def test_label_of_a_question_is_no_actor() -> None:
    text = "Q: Does Norway arm the militia?"
    (event,) = say(text)[0].events
    assert [text[a.start : a.end] for a in event.actors] == ["Norway"]


def test_reaching_out_to_encourage_is_to_encourage() -> None:
    (event,) = say("The council is reaching out to encourage the parties to return to talks.")[
        0
    ].events
    assert (event.type, event.modality) == ("REQUEST", Modality.ASSERTED)
