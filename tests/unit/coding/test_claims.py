"""Claims: who commits to an event, over which chain, how firmly, and what answers what."""

from dataclasses import replace

import pytest
from said import parse

from dragoman.annotate.quotes import quotes_step
from dragoman.coding.attribution import attributions_step
from dragoman.coding.claims import claims_step
from dragoman.model.claims import AttributedContent, Claim, Modality, Polarity, SpeakerKind
from dragoman.model.events import Event
from dragoman.model.reading import Reading
from dragoman.model.text import Span, TimeExpression
from dragoman.model.when import DateRange


def claim(text: str, *triggers: str, outlet: str | None = "Sandglass") -> Reading:
    """Claim the events whose triggers are given, and whatever else is attributed."""
    (reading,) = parse([text])
    reading = replace(reading, document=replace(reading.document, outlet=outlet))
    events = tuple(_event(text, trigger, number) for number, trigger in enumerate(triggers))
    reading = replace(reading, events=events)
    for step in (quotes_step(), attributions_step(), claims_step()):
        reading = step.run(reading)
    return reading


def _event(text: str, trigger: str, number: int) -> Event:
    start = text.index(trigger)
    span = Span(start=start, end=start + len(trigger))
    return Event(
        id=f"ev-{number}",
        document="doc",
        start=span.start,
        end=span.end,
        trigger=span,
        type="ASSAULT",
        sentence=0,
    )


def chain(one: Claim) -> list[str]:
    return [link.speaker for link in one.attribution]


def of_event(reading: Reading, event: str = "ev-0") -> list[Claim]:
    return [one for one in reading.claims if one.event == event]


def test_event_told_by_the_outlet_itself_has_the_outlet_as_claimant() -> None:
    reading = claim("Rebels attacked the town.", "attacked")
    (one,) = reading.claims
    assert chain(one) == ["Sandglass"]
    assert one.attribution[0].kind is SpeakerKind.OUTLET
    assert reading.events[0].claim == one.id


def test_unknown_outlet_is_named_as_such() -> None:
    assert chain(claim("Rebels attacked.", "attacked", outlet=None).claims[0]) == ["unnamed outlet"]


def test_agency_stands_between_the_outlet_and_its_source() -> None:
    reading = claim("Rebels attacked the town, officials said.", "attacked")
    document = replace(reading.document, agency="Harbour Wire")
    (one,) = claims_step().run(replace(reading, document=document, claims=())).claims
    assert chain(one) == ["Sandglass", "Harbour Wire", "officials"]
    assert one.attribution[1].kind is SpeakerKind.AGENCY


def test_chain_runs_from_the_outlet_inwards() -> None:
    text = "The paper said that officials claimed that rebels attacked the town."
    (one,) = of_event(claim(text, "attacked"))
    assert chain(one) == ["Sandglass", "The paper", "officials"]
    cues = [link.cue for link in one.attribution]
    assert cues[0] is None
    assert [text[c.start : c.end] for c in cues[1:] if c is not None] == ["said", "claimed"]


def test_report_and_its_denial_are_two_claims_on_one_event() -> None:
    text = "The ministry denied a newspaper report claiming that soldiers crossed the border."
    report, denial = sorted(of_event(claim(text, "crossed")), key=lambda c: c.answers is not None)
    assert (chain(report)[-1], report.polarity) == ("a newspaper report", Polarity.AFFIRMED)
    assert (chain(denial)[-1], denial.polarity) == ("The ministry", Polarity.DENIED)
    assert (denial.act, denial.answers) == ("denies", report.id)


def test_event_takes_over_the_reporting_claim_and_not_the_denial() -> None:
    text = "The ministry denied a newspaper report claiming that soldiers crossed the border."
    (event,) = claim(text, "crossed").events
    assert (event.modality, event.polarity) == (Modality.ASSERTED, Polarity.AFFIRMED)


def test_plain_denial_is_a_denied_claim_of_the_denier() -> None:
    (one,) = of_event(claim("The ministry denied that soldiers crossed the border.", "crossed"))
    assert chain(one) == ["Sandglass", "The ministry"]
    assert (one.polarity, one.answers) == (Polarity.DENIED, None)


def test_agreement_with_an_assessment_answers_it() -> None:
    text = "The general agreed with the senator's assessment that soldiers crossed the border."
    found = {chain(c)[-1]: c for c in of_event(claim(text, "crossed"))}
    assert set(found) == {"the senator", "The general"}
    assert found["The general"].answers == found["the senator"].id


def test_hedged_report_of_a_denial_is_both() -> None:
    text = "The ministry reportedly denied that soldiers crossed the border."
    (one,) = of_event(claim(text, "crossed"))
    assert (one.modality, one.polarity) == (Modality.HEDGED, Polarity.DENIED)


def test_denial_in_an_earlier_sentence_reaches_the_words_quoted_after_it() -> None:
    reading = claim("“We attacked no one,” the mayor said.", "attacked")
    assert of_event(reading)[0].polarity is Polarity.DENIED


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The general vowed to attack the port.", Modality.PREDICTED),
        ("The general urged rebels to attack the port.", Modality.NORMATIVE),
        ("The general asked whether rebels would attack the port.", Modality.QUESTION),
        ("“We will attack the port,” the general said.", Modality.PREDICTED),
        ("“Will they attack the port?” the general asked.", Modality.QUESTION),
    ],
)
def test_modality_comes_down_the_chain(text: str, modality: Modality) -> None:
    reading = claim(text, "attack")
    assert of_event(reading)[0].modality is modality
    assert reading.events[0].modality is modality


def test_judging_an_event_is_not_claiming_it() -> None:
    (one,) = of_event(claim("The mayor condemned the attack on the port.", "attack"))
    assert chain(one) == ["Sandglass"]


def test_attributed_words_without_an_event_are_a_bare_claim() -> None:
    text = "The mayor said the port was quiet."
    (one,) = claim(text).claims
    assert (one.event, text[one.start : one.end]) == (None, "the port was quiet")
    assert chain(one) == ["Sandglass", "The mayor"]


def test_answer_to_a_report_without_events_is_tied_to_it() -> None:
    text = "The ministry denied a newspaper report claiming that the port was quiet."
    found = {chain(c)[-1]: c for c in claim(text).claims}
    assert found["The ministry"].answers == found["a newspaper report"].id
    assert found["The ministry"].polarity is Polarity.DENIED


def test_prediction_keeps_its_horizon() -> None:
    text = "The army will withdraw by 2019, the general said."
    (reading,) = parse([text])
    year = DateRange.parse("2019")
    at = text.index("2019")
    when = TimeExpression(start=at, end=at + 4, values=(year,), basis="explicit")
    event = replace(_event(text, "withdraw", 0), start=0, end=at + 4)
    reading = replace(reading, times=(when,), events=(event,))
    for step in (quotes_step(), attributions_step(), claims_step()):
        reading = step.run(reading)
    assert [c.horizon for c in reading.claims] == [year]


def test_every_event_has_its_claim_and_ids_do_not_depend_on_the_run() -> None:
    text = "Rebels attacked the town and shelled the port, officials said."
    one, other = (claim(text, "attacked", "shelled") for _ in range(2))
    assert one.claims == other.claims
    ids = [c.id for c in one.claims]
    assert len(set(ids)) == len(ids)
    assert {event.claim for event in one.events} <= set(ids)


def test_claims_say_why() -> None:
    (one,) = of_event(claim("Officials said rebels may attack.", "attack"))
    assert one.why == ("says: Officials", "“may” (modal): speculated")


def test_content_that_begins_inside_a_token_is_claimed_all_the_same() -> None:
    (reading,) = parse(["Officials spoke of 'peace talks."])
    token = reading.tokens.text.index("talks")
    start = reading.tokens.start[token] + 2
    content = AttributedContent(
        contents=(Span(start=start, end=reading.tokens.end[token]),),
        cue=None,
        source=None,
        mention=None,
        kind=SpeakerKind.UNNAMED,
    )
    (claim,) = claims_step().run(replace(reading, attributions=(content,))).claims
    assert (claim.start, claim.end) == (start, reading.tokens.end[token])


def test_words_that_another_denies_are_still_affirmed_by_who_says_them() -> None:
    reading = claim("Moscow denied a Reuters report claiming that its troops are at the base.")
    told = {c.attribution[-1].speaker: c.polarity for c in reading.claims}
    assert told["Moscow"] is Polarity.DENIED
    assert told["a Reuters report"] is Polarity.AFFIRMED


@pytest.mark.parametrize(
    "text",
    [
        "Norland has not confirmed that its planes struck the town.",
        "Norland did not deny that its planes struck the town.",
        "Norland neither confirmed nor denied that its planes struck the town.",
        "Norland refused to confirm that its planes struck the town.",
        "Norland declined to confirm that its planes struck the town.",
    ],
)
def test_who_leaves_it_open_neither_confirms_nor_denies(text: str) -> None:
    (one,) = of_event(claim(text, "struck"))
    assert one.act == "leaves_open"
    assert (one.modality, one.polarity) == (Modality.HEDGED, Polarity.AFFIRMED)
    assert one.answers is None


def test_disbelief_is_no_silence() -> None:
    (one,) = of_event(claim("Norland did not believe that planes struck the town.", "struck"))
    assert one.act != "leaves_open"
    assert one.polarity is Polarity.DENIED


def test_denied_order_is_told_by_the_denial_alone() -> None:
    reading = claim("Omar Dell denied ordering the takeover.")
    assert [(one.act, one.polarity) for one in reading.claims] == [("denies", Polarity.DENIED)]


@pytest.mark.parametrize(
    "text",
    [
        "Norland said its planes had struck the town, a claim the rebels denied.",
        "Norland said its planes had struck the town, which the rebels denied.",
        "Norland said its planes had struck the town, something the rebels deny.",
    ],
)
def test_denial_set_beside_a_report_answers_it(text: str) -> None:
    told, denial = sorted(of_event(claim(text, "struck")), key=lambda one: one.act, reverse=True)
    assert (chain(told), told.polarity) == (["Sandglass", "Norland"], Polarity.AFFIRMED)
    assert (chain(denial), denial.polarity) == (["Sandglass", "the rebels"], Polarity.DENIED)
    assert denial.answers == told.id


def test_nobody_is_no_speaker() -> None:
    reading = claim("No group claimed the raid, but police blamed the Dell gang.", "blamed")
    assert all("No group" not in chain(one) for one in reading.claims)


def test_what_a_promise_mentions_as_past_is_no_prediction() -> None:
    text = "Dell promised to resume the talks that ended after rebels bombed a school."
    (one,) = of_event(claim(text, "bombed"))
    assert (chain(one), one.modality) == (["Sandglass", "Dell"], Modality.ASSERTED)


def test_source_of_figures_does_not_speak_beyond_the_semicolon() -> None:
    text = (
        "Its troops have shot dead at least 40 of them, according to the Dell Association for "
        "Rights, a monitoring group; the junta disputes the figure."
    )
    told, answer = sorted(of_event(claim(text, "shot")), key=lambda one: one.start)
    assert chain(told) == ["Sandglass", "the Dell Association for Rights, a monitoring group"]
    assert (chain(answer), answer.act) == (["Sandglass", "the junta"], "rejects")


def test_each_sentence_of_a_quotation_is_a_claim_of_its_own() -> None:
    reading = claim("“They came at night,” she said. “None of us slept. He will be back in May.”")
    told = [(reading.document.quote(c.start, c.end), c.modality) for c in reading.claims]
    assert told == [
        ("“They came at night,”", Modality.ASSERTED),
        ("“None of us slept.", Modality.ASSERTED),
        ("He will be back in May.”", Modality.PREDICTED),
    ]
    assert [chain(one)[-1] for one in reading.claims] == ["she", "she", "she"]


def test_relative_pronoun_that_speaks_is_what_it_stands_for() -> None:
    (one,) = claim("The mayor read a letter that accused Omar of looting.").claims
    assert chain(one)[-1] == "a letter"


def test_supposed_readiness_is_nobodys_plan() -> None:
    found = claim("It does not look as if Lima is ready to send troops.").claims
    assert [chain(one)[-1] for one in found] == []
    (one,) = claim("Lima is ready to send troops.").claims
    assert chain(one)[-1] == "Lima"
