"""Who is said to say what, sentence by sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from said import parse

from dragoman.annotate.quotes import quotes_step
from dragoman.coding.attribution import attributions_step
from dragoman.coding.chains import STANCE
from dragoman.model.actors import EntityKind, Mention, MentionForm
from dragoman.model.claims import AttributedContent, SpeakerKind
from dragoman.model.reading import Reading
from dragoman.model.text import Span


def attribute(text: str) -> Reading:
    (reading,) = parse([text])
    return attributions_step().run(quotes_step().run(reading))


def words(reading: Reading, span: Span | None) -> str | None:
    return None if span is None else reading.document.quote(span.start, span.end)


def told(reading: Reading, one: AttributedContent) -> tuple[str | None, str | None, str]:
    content = " … ".join(reading.document.quote(s.start, s.end) for s in one.contents)
    return words(reading, one.source), words(reading, one.cue), content


def first(text: str) -> tuple[str | None, str | None, str]:
    reading = attribute(text)
    return told(reading, reading.attributions[0])


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The mayor said that rebels had left the town.",
            "The mayor",
            "said",
            "that rebels had left the town",
        ),
        ("Rebels left the town, officials say.", "officials", "say", "Rebels left the town"),
        (
            "“We have left the town,” the mayor said.",
            "the mayor",
            "said",
            "“We have left the town,”",
        ),
        (
            "“We have left the town,” said the mayor.",
            "the mayor",
            "said",
            "“We have left the town,”",
        ),
        (
            "The mayor has repeatedly said that rebels left.",
            "The mayor",
            "has repeatedly said",
            "that rebels left",
        ),
        (
            "According to the mayor, rebels left the town.",
            "the mayor",
            "According to",
            "rebels left the town.",
        ),
        (
            "The minister denied that his troops attacked the town.",
            "The minister",
            "denied",
            "that his troops attacked the town",
        ),
        (
            "The governor's claim that rebels left the town was false.",
            "The governor's",
            "claim",
            "that rebels left the town",
        ),
        (
            "The general vowed to retake the port.",
            "The general",
            "vowed",
            "to retake the port",
        ),
        (
            "The minister called on the army to leave the port.",
            "The minister",
            "called on",
            "the army to leave the port",
        ),
        (
            "Officials accused the militia of shelling the hospital.",
            "Officials",
            "accused",
            "the militia of shelling the hospital",
        ),
        (
            "The mayor thanked the nurses for staying in the town.",
            "The mayor",
            "thanked",
            "the nurses for staying in the town",
        ),
        (
            "The minister refused to say whether troops left.",
            "The minister",
            "refused to say",
            "whether troops left",
        ),
        (
            "Elders are wary of the truce.",
            "Elders",
            "are wary of",
            "the truce",
        ),
        (
            "The rebels are eager to leave the port.",
            "The rebels",
            "are eager",
            "to leave the port",
        ),
        (
            "The governor has doubts about the plan.",
            "The governor",
            "has doubts about",
            "the plan",
        ),
        (
            "The envoy's view is that the truce will hold.",
            "The envoy's",
            "view",
            "that the truce will hold",
        ),
        (
            "The mayor is sure that rebels left the town.",
            "The mayor",
            "is sure",
            "that rebels left the town",
        ),
        (
            "The envoy described the truce as a farce.",
            "The envoy",
            "described",
            "the truce as a farce",
        ),
    ],
)
def test_attribution_has_source_cue_and_content(
    text: str, source: str, cue: str, content: str
) -> None:
    assert first(text) == (source, cue, content)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The mayor said that rebels left.", "says"),
        ("The mayor denied that rebels left.", "denies"),
        ("The mayor rejected the report.", "rejects"),
        ("The mayor confirmed that rebels left.", "confirms"),
        ("The mayor predicted that rebels would leave.", "predicts"),
        ("The mayor asked whether rebels had left.", "asks"),
        ("The mayor believes that rebels left.", "thinks"),
        ("The mayor criticised the army.", "criticises"),
        ("The mayor urged rebels to leave.", "demands"),
        ("The mayor accused rebels of looting.", "accuses"),
    ],
)
def test_act_is_that_of_the_verb(text: str, act: str) -> None:
    assert attribute(text).attributions[0].act == act


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Security officials said rebels left.", SpeakerKind.OFFICIAL),
        ("Anna Marlow said rebels left.", SpeakerKind.NAMED),
        ("A report said rebels left.", SpeakerKind.DOCUMENT),
        ("Residents said rebels left.", SpeakerKind.CROWD),
        ("A source said rebels left.", SpeakerKind.UNNAMED),
        ("The Halyard Times said rebels left.", SpeakerKind.OUTLET),
    ],
)
def test_speaker_kind_is_read_off_the_words(text: str, kind: SpeakerKind) -> None:
    assert attribute(text).attributions[0].kind is kind


def test_speaker_points_at_the_mention_on_its_head() -> None:
    (reading,) = parse(["The mayor of Sandport said rebels left."])
    mayor = Mention(
        id="m-1", start=0, end=21, form=MentionForm.NOMINAL, head=1, kind=EntityKind.PERSON
    )
    object.__setattr__(reading, "mentions", (mayor,))
    assert attributions_step().run(reading).attributions[0].mention == "m-1"


@pytest.mark.parametrize(
    "text",
    [
        "The militia reportedly shelled the port.",
        "The general is said to have fled.",
        "It is believed that the general fled.",
    ],
)
def test_hearsay_has_no_source(text: str) -> None:
    (one,) = attribute(text).attributions
    assert (one.source, one.kind, one.act) == (None, SpeakerKind.UNNAMED, "says")


@pytest.mark.parametrize(
    "text",
    [
        "It should be noted that rebels left.",
        "I think that rebels left.",
        "Remember that rebels left.",
        "The offensive threatens to spark a war.",
        "The rebels pushed the army out of the port.",
        "The army took the port and held it.",
    ],
)
def test_words_of_nobody_in_particular_are_no_attribution(text: str) -> None:
    assert attribute(text).attributions == ()


def test_quotation_around_its_cue_is_one_attribution() -> None:
    reading = attribute("“We left,” the mayor said. “We shall not return.”")
    (one,) = reading.attributions
    assert told(reading, one)[2] == "“We left,” … “We shall not return.”"
    assert one.direct


def test_quotation_without_a_cue_belongs_to_who_spoke_last_in_the_paragraph() -> None:
    reading = attribute(
        "Rebels had left, the mayor said in a call. “They left at dawn and will not return.”"
    )
    assert told(reading, reading.attributions[0])[2].endswith(
        "“They left at dawn and will not return.”"
    )


def test_report_claiming_is_the_source_and_stands_outside_its_denial() -> None:
    reading = attribute(
        "The ministry denied a newspaper report claiming that soldiers crossed the border."
    )
    found = {told(reading, one)[1]: one for one in reading.attributions}
    claiming, denied = found["claiming"], found["denied"]
    assert words(reading, claiming.source) == "a newspaper report"
    assert (claiming.kind, claiming.parent) == (SpeakerKind.DOCUMENT, None)
    assert denied.act == "denies"


def test_speech_inside_speech_has_the_outer_one_as_parent() -> None:
    reading = attribute("The paper said that officials denied that troops crossed the border.")
    outer, inner = reading.attributions
    assert (outer.parent, inner.parent) == (None, 0)
    assert words(reading, inner.source) == "officials"


def test_words_quoted_from_oneself_are_no_further_speaker() -> None:
    reading = attribute("“I think that rebels left the town,” the mayor said.")
    assert [words(reading, one.source) for one in reading.attributions] == ["the mayor"]


def test_what_the_speaker_does_next_is_not_part_of_what_he_says() -> None:
    reading = attribute("The mayor says the rebels will leave and refuses to resign.")
    assert told(reading, reading.attributions[0])[2] == "the rebels will leave"


def test_impression_is_nobodys_words_and_reaches_no_chain() -> None:
    reading = attribute("The rebels seem to have left the town.")
    (one,) = reading.attributions
    assert (one.source, one.act) == (None, "seems")
    assert one.act in STANCE


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The president told a meeting of island leaders that few people grew rice.",
            "The president",
            "told",
            "that few people grew rice",
        ),
        (
            "Lawmakers have not said when they would take up the bill.",
            "Lawmakers",
            "have not said",
            "when they would take up the bill",
        ),
        ("Asked if he was ready, the general said yes.", "the general", "said", "yes"),
        (
            "Refugees told aid workers that planes bombed the column twice.",
            "Refugees",
            "told",
            "that planes bombed the column twice",
        ),
        (
            "Reporters were told by officers that the cadets had surrendered.",
            "officers",
            "were told",
            "that the cadets had surrendered",
        ),
        (
            "The paper quoted a farmer as saying that dogs had found the grave.",
            "a farmer",
            "saying",
            "that dogs had found the grave",
        ),
        (
            "The Lima Post reported, citing navy sources, that a submarine had entered the gulf.",
            "The Lima Post",
            "reported",
            "that a submarine had entered the gulf",
        ),
        (
            "The treaty shamed the country, in the view of Lima.",
            "Lima",
            "in the view",
            "The treaty shamed the country",
        ),
        (
            "By the account of eyewitnesses, guards fired into the crowd.",
            "eyewitnesses",
            "By the account",
            "guards fired into the crowd.",
        ),
        ("« The legion fired on us, » said Moreau.", "Moreau", "said", "The legion fired on us,"),
        (
            "The valley, as one of the governor's aides pointed out, normally does not see snow.",
            "one of the governor's aides",
            "pointed out",
            "The valley … normally does not see snow.",
        ),
        (
            "Those close to him say that, in addition to Omar, he would consider the mayor.",
            "Those close to him",
            "say",
            "that, in addition to Omar, he would consider the mayor",
        ),
        ("“Omar pays them” said the mayor.", "the mayor", "said", "“Omar pays them”"),
        (
            "“Omar pays them, the mayor said. “I saw it.",
            "the mayor",
            "said",
            "“Omar pays them, … “I saw it.",
        ),
        (
            "Omar also said for the first time that two ferries had sunk.",
            "Omar",
            "also said",
            "that two ferries had sunk",
        ),
        (
            "Speaking in Lima, the minister, without naming them, accused Madrid of breaking it.",
            "the minister",
            "accused",
            "Madrid of breaking it",
        ),
        (
            "The colonel said the depot had burned down and said the fire was an accident.",
            "The colonel",
            "said",
            "the fire was an accident",
        ),
        (
            "The abbots passed laws that some say target Kurds.",
            "some",
            "say",
            "that … target Kurds",
        ),
        (
            "Assad describes the air raids on the town as “cosmetic.”",
            "Assad",
            "describes",
            "the air raids on the town as “cosmetic",
        ),
        (
            "The rebels rejected as fantasy a report that accused them of looting.",
            "The rebels",
            "rejected",
            "a report that accused them of looting",
        ),
        (
            "Lima says, and Quito denies, that the dam was mined.",
            "Lima",
            "says",
            "that the dam was mined",
        ),
        (
            "According to the report, a copy of which was seen by Omar, four boats were bought.",
            "the report",
            "According to",
            "four boats were bought.",
        ),
        (
            "Two officials, speaking on condition of anonymity, said the rebels had left.",
            "Two officials",
            "said",
            "the rebels had left",
        ),
        (
            "The two had been due to meet, but the talks were called off, the office said.",
            "the office",
            "said",
            "The two had been due to meet, but the talks were called off",
        ),
        ("Army closes border - minister", "minister", "-", "Army closes border"),
        (
            "In notes, aides voiced anger and began to call it unfair, according to two aides.",
            "two aides",
            "according to",
            "In notes, aides voiced anger and began to call it unfair",
        ),
        (
            "The army fled; the rebels took the port, according to a letter kept secret.",
            "a letter kept secret",
            "according to",
            "the rebels took the port",
        ),
        (
            "Omar said that rebels had burned the town, an allegation denied by Lima.",
            "Lima",
            "denied",
            "an allegation",
        ),
        (
            "The army holds the port, its commander Omar Kasi said.",
            "its commander Omar Kasi",
            "said",
            "The army holds the port",
        ),
        (
            "The march was large (some 4,000 people, according to the mayor) and ended there.",
            "the mayor",
            "according to",
            "some 4,000 people",
        ),
        (
            "Deputies attacked the premier for selling the port.",
            "Deputies",
            "attacked",
            "the premier for selling the port",
        ),
        (
            "The general called the deal a “surrender” and an “insult to the dead” on Monday.",
            "The general",
            "called",
            "the deal a “surrender” and an “insult to the dead”",
        ),
        (
            "The premier says no matter what the court does, “his word stands.”",
            "The premier",
            "says",
            "no matter what the court does, “his word stands.”",
        ),
        (
            "The party says it raised 3 million in May, bringing its total to 9 million.",
            "The party",
            "says",
            "it raised 3 million in May, bringing its total to 9 million",
        ),
    ],
)
def test_content_is_found_where_the_parser_hung_it_elsewhere(
    text: str, source: str, cue: str, content: str
) -> None:
    reading = attribute(text)
    assert (source, cue, content) in [told(reading, one) for one in reading.attributions]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Half of the voters said they would stay home, while a third want a new party.",
            "they would stay home",
        ),
        ("The actor called the premier “a disgrace” in a tweet.", "the premier “a disgrace”"),
        ("“Good man,” the president said when Omar asked him.", "“Good man,”"),
        (
            "The colonel said the depot had burned down and said the fire was an accident.",
            "the depot had burned down",
        ),
        (
            "Omar said that no troops were on the island, a claim contradicted by photographs.",
            "that no troops were on the island",
        ),
    ],
)
def test_what_the_writer_adds_is_no_part_of_what_is_said(text: str, content: str) -> None:
    assert first(text)[2] == content


def test_quotation_and_what_its_speaker_adds_are_two_contents_of_one_speaker() -> None:
    reading = attribute("The firm said: “We paid every worker,” adding that its profits doubled.")
    assert [told(reading, one)[:2] for one in reading.attributions] == [
        ("The firm", "said"),
        ("The firm", "adding"),
    ]


def test_what_is_withdrawn_is_a_correction_only_where_it_was_told() -> None:
    acts = {
        each.act for each in attribute("Lima called on Quito to withdraw its rig.").attributions
    }
    assert "corrects" not in acts
    assert attribute("The agency withdrew the claim.").attributions[0].act == "corrects"


def test_words_in_marks_within_who_acts_are_nobodys_speech() -> None:
    text = "The brigade and “former guards from the old units of the east” pushed them out."
    assert attribute(text).attributions == ()


@pytest.mark.parametrize(
    "text", ["The jets attacked the port for three days.", "He left on Monday."]
)
def test_blow_for_some_time_is_no_blame(text: str) -> None:
    assert attribute(text).attributions == ()


def test_what_somebody_is_asked_about_is_nobodys_account() -> None:
    asked, said = attribute("Asked about the raid, Omar said it was over.").attributions
    assert (asked.act, asked.source) == ("asks", None)
    assert (said.act, asked.parent, said.parent) == ("says", None, None)


def test_in_order_to_is_no_order() -> None:
    assert not attribute("The army left the town in order to serve that goal.").attributions


def test_aside_at_the_end_of_an_object_is_not_part_of_what_is_said() -> None:
    text = "The senator criticised the general, who has led the army since May."
    assert first(text)[2] == "the general"


def test_what_a_poll_finds_is_its_words() -> None:
    source, cue, content = first("In the latest survey, the premier leads by nine points.")
    assert (source, cue) == ("the latest survey", "In")
    assert content.startswith("the premier leads by nine points")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The governor was accused of hiding the letters.", "was accused"),
        ("The minister was criticised for leaving the talks.", "was criticised"),
    ],
)
def test_blame_by_nobody_named_keeps_whom_and_what(text: str, cue: str) -> None:
    reading = attribute(text)
    (one,) = reading.attributions
    assert told(reading, one)[:2] == (None, cue)
    assert {words(reading, span) for span in one.contents} >= {text.split(" was ", maxsplit=1)[0]}


def test_pronoun_of_a_body_may_speak() -> None:
    reading = attribute("It said the attackers had fled, and the army agreed.")
    assert words(reading, reading.attributions[0].source) == "It"


def test_further_speech_of_the_speaker_is_not_part_of_the_first_content() -> None:
    reading = attribute("The mayor said rebels left, adding that the port was safe.")
    contents = {told(reading, one)[1]: told(reading, one)[2] for one in reading.attributions}
    assert contents["said"] == "rebels left"
    assert contents["adding"] == "that the port was safe"


PIECES = (
    "“",
    "”",
    '"',
    "'",
    "he said",
    "she denied",
    "that",
    "the port fell",
    ",",
    ".",
    "?",
    ":",
    "\n",
    "RILEY:",
    "according to",
    "reportedly",
)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_attributions_stay_inside_the_text_and_never_hold_each_other(pieces: list[str]) -> None:
    reading = attribute(" ".join(pieces) or " ")
    length = len(reading.document.text)
    for index, one in enumerate(reading.attributions):
        spans = [*one.contents, *(s for s in (one.cue, one.source) if s is not None)]
        assert all(0 <= span.start < span.end <= length for span in spans)
        assert list(one.contents) == sorted(one.contents)
        seen, at = {index}, one.parent
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = reading.attributions[at].parent


def test_fronted_circumstance_is_not_what_the_sentence_says() -> None:
    text = "In nearly every interview he gives, President Omar Bose describes the strikes."
    assert all(
        "interview" not in told(attribute(text), one)[2] for one in attribute(text).attributions
    )


def test_question_word_that_hangs_on_what_is_done_next_takes_nothing_away() -> None:
    text = (
        "The minister asks what the survey can achieve and finds many angry villagers, "
        "tired of bad roads."
    )
    assert first(text) == ("The minister", "asks", "what the survey can achieve")
