"""Predictions: texts as documents, readings as rows that the scorers read."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.bench.predict import (
    make_document,
    predict_attributions,
    predict_entities,
    predict_events,
    predict_pair,
    predict_places,
)
from dragoman.errors import IngestError
from dragoman.model.actors import Entity, EntityKind, Mention, MentionForm, Resolution
from dragoman.model.claims import AttributedContent, Modality, Polarity, SpeakerKind
from dragoman.model.events import Event, Participant
from dragoman.model.reading import Reading
from dragoman.model.text import Span
from dragoman.model.when import DateRange

TEXT = "Troops shelled the port of Asmar in Libya."


def reading(**fields: object) -> Reading:
    return replace(Reading(document=make_document({"id": 1, "text": TEXT})), **fields)


def event(start: int, kind: str = "ASSAULT", **fields: object) -> Event:
    made = Event(
        id=f"e{start}",
        document="d",
        start=0,
        end=len(TEXT),
        trigger=Span(start=start, end=start + 1),
        type=kind,
        sentence=0,
        actors=(Participant(start=0, end=6),),
    )
    return replace(made, **fields)


def mention(name: str, kind: EntityKind | None, form: MentionForm = MentionForm.NAME) -> Mention:
    start = TEXT.index(name)
    return Mention(id=name, start=start, end=start + len(name), form=form, head=0, kind=kind)


def test_document_takes_paragraphs_as_body_and_the_date_where_there_is_one():
    document = make_document({"id": 7, "text": " One.\n\nTwo. \n", "date": "2017-03-14 09:00"})
    assert [document.quote(block.start, block.end) for block in document.blocks] == ["One.", "Two."]
    assert document.published == DateRange.parse("2017-03-14")


@pytest.mark.parametrize("date", [None, "", "yesterday", 5, "2017-99-99"])
def test_document_without_a_usable_date_has_none(date: object):
    assert make_document({"id": 7, "text": "One.", "date": date}).published is None


@pytest.mark.parametrize("row", [{}, {"id": 1}, {"text": "a"}, {"id": 1, "text": None}])
def test_row_without_what_is_needed_is_refused(row: dict[str, object]):
    with pytest.raises(IngestError):
        make_document(row)


@given(st.text())
def test_blocks_hold_all_but_white_space(text: str):
    document = make_document({"id": 1, "text": text})
    held = "".join(document.quote(block.start, block.end) for block in document.blocks)
    assert "".join(held.split()) == "".join(text.split())


def test_events_come_best_first_and_only_as_reported():
    rows = predict_events(
        reading(
            events=(
                event(1, "AID", score=0.8),
                event(2, "COERCE", score=0.9, modality=Modality.HEDGED),
                event(3, modality=Modality.HYPOTHETICAL),
                event(4, polarity=Polarity.DENIED),
                event(5, "CONSULT", score=0.4),  # unsure
            )
        )
    )
    assert [row["type"] for row in rows] == ["COERCE", "AID"]
    assert rows[0]["actor"] == [[0, 6]]
    assert rows[0]["recipient"] == []


def test_attributions_leave_empty_what_is_not_said():
    content = AttributedContent(
        contents=(Span(start=0, end=6), Span(start=8, end=9)),
        cue=None,
        source=Span(start=1, end=2),
        mention=None,
        kind=SpeakerKind.NAMED,
    )
    assert predict_attributions(reading(attributions=(content,))) == [
        {"source_spans": [[1, 2]], "cue_spans": [], "content_spans": [[0, 6], [8, 9]]}
    ]


def test_places_carry_point_and_country_where_they_are_known():
    libya = Entity(id="libya", kind=EntityKind.STATE, name="Libya", country="LBY", lat=28, lon=17)
    rows = predict_places(
        reading(
            mentions=(
                mention("Troops", None, MentionForm.NOMINAL),
                mention("Asmar", EntityKind.PLACE),
                mention("Libya", None),
            ),
            resolutions=(
                Resolution(mention="Asmar", entity=None, score=0, why=""),
                Resolution(mention="Libya", entity="libya", score=1, why=""),
            ),
            entities=(libya,),
        )
    )
    assert [(row["start"], row["lat"], row.get("country")) for row in rows] == [
        (TEXT.index("Asmar"), None, None),
        (TEXT.index("Libya"), 28, "Libya"),
    ]


def test_entities_are_of_three_types():
    rows = predict_entities(
        reading(
            mentions=(
                mention("Troops", EntityKind.ARMED_GROUP),
                mention("Asmar", EntityKind.PLACE),
                mention("Libya", EntityKind.PEOPLE),
            )
        )
    )
    assert [row["type"] for row in rows] == ["Organisation", "Location"]


def test_descriptions_are_entities_those_of_persons_only_if_known():
    def described(words: str, kind: EntityKind) -> Mention:
        return replace(mention(words, kind), form=MentionForm.NOMINAL)

    known, loose = described("Troops", EntityKind.PERSON), described("Libya", EntityKind.PERSON)
    place = described("the port", EntityKind.FACILITY)
    pronoun = replace(mention("Asmar", EntityKind.PLACE), form=MentionForm.PRONOUN)
    rows = predict_entities(
        reading(
            mentions=(known, place, pronoun, loose),
            resolutions=(Resolution(mention=known.id, entity="x", score=1.0, why=""),),
            entities=(Entity(id="x", kind=EntityKind.PERSON, name="X"),),
        )
    )
    assert [row["type"] for row in rows] == ["Person", "Location"]


def test_pair_keeps_its_names_and_is_scored():
    row = predict_pair({"a": "Ann Lee", "b": "Ann Lee", "same": 0})
    assert (row["a"], row["b"]) == ("Ann Lee", "Ann Lee")
    assert row["score"] == pytest.approx(1.0)
    with pytest.raises(IngestError):
        predict_pair({"a": "Ann"})
