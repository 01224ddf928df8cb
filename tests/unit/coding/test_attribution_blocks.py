"""Speech over several blocks: continued quotations, block quotes, transcripts, headlines."""

from hypothesis import given, settings
from hypothesis import strategies as st
from said import load_engine, parse_documents

from dragoman.annotate.quotes import quotes_step
from dragoman.coding.attribution import attributions_step
from dragoman.model.claims import SpeakerKind
from dragoman.model.reading import Reading
from dragoman.model.text import Block, BlockKind, Document

HEADLINE, QUOTED = BlockKind.HEADLINE, BlockKind.BLOCK_QUOTE


def attribute(*paragraphs: str, kinds: tuple[BlockKind, ...] = ()) -> Reading:
    """Read paragraphs as blocks of a document, body where no kind is given."""
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for number, paragraph in enumerate(paragraphs):
        kind = kinds[number] if number < len(kinds) else BlockKind.BODY
        blocks.append(Block(kind=kind, start=at, end=at + len(paragraph)))
        at += len(paragraph) + 2
    document = Document(id="doc-blocks", sha256="", text=text, blocks=tuple(blocks))
    (reading,) = parse_documents([document], load_engine())
    return attributions_step().run(quotes_step().run(reading))


def told(reading: Reading) -> list[tuple[str | None, str]]:
    quote = reading.document.quote
    return [
        (
            None if one.source is None else quote(one.source.start, one.source.end),
            " … ".join(quote(s.start, s.end) for s in one.contents),
        )
        for one in reading.attributions
    ]


def test_quotation_reopened_in_the_next_paragraph_stays_with_its_speaker() -> None:
    reading = attribute("The mayor said: “We left at dawn.", "“We shall not return.”")
    assert told(reading) == [("The mayor", "“We left at dawn. … “We shall not return.”")]


def test_new_paragraph_with_its_own_cue_has_its_own_speaker() -> None:
    reading = attribute("“We left,” the mayor said.", "“They lie,” said the governor.")
    assert [source for source, _ in told(reading)] == ["the mayor", "the governor"]


def test_quotation_that_never_closes_does_not_run_into_the_next_paragraph() -> None:
    reading = attribute("“We left at dawn, the mayor said.", "The port was quiet.")
    ends = [span.end for one in reading.attributions for span in one.contents]
    assert all(end <= reading.document.blocks[0].end for end in ends)


def test_block_quote_belongs_to_whoever_its_lead_in_names() -> None:
    reading = attribute(
        "And the Halyard Post writes:", "Rebels left the town.", kinds=(BlockKind.BODY, QUOTED)
    )
    assert told(reading) == [("the Halyard Post", "Rebels left the town.")]


def test_block_quote_without_a_lead_in_comes_from_another_publication() -> None:
    reading = attribute("Worth reading.", "Rebels left.", kinds=(BlockKind.BODY, QUOTED))
    (one,) = reading.attributions
    assert (one.source, one.kind, one.direct) == (None, SpeakerKind.OUTLET, True)


def test_speech_inside_a_block_quote_is_nested_in_it() -> None:
    reading = attribute(
        "Worth reading.", "Rebels left, officials said.", kinds=(BlockKind.BODY, QUOTED)
    )
    inner = next(one for one in reading.attributions if one.source is not None)
    outer = next(i for i, one in enumerate(reading.attributions) if one.source is None)
    assert inner.parent == outer


def test_paragraph_after_a_colon_is_what_was_added() -> None:
    reading = attribute("The mayor added:", "Rebels left the town at dawn.")
    assert told(reading) == [("The mayor", "Rebels left the town at dawn.")]


def test_transcript_labels_are_speakers() -> None:
    reading = attribute("MARLOW: Rebels left the town.", "OKORO: They will return.")
    assert [source for source, _ in told(reading)] == ["MARLOW", "OKORO"]


def test_handle_before_a_colon_is_a_speaker() -> None:
    reading = attribute("@GovKasi: The rumours are false. Nobody has fled.")
    assert told(reading) == [("@GovKasi", "The rumours are false. Nobody has fled.")]
    assert reading.attributions[0].direct


def test_post_is_of_who_signs_it_below() -> None:
    reading = attribute("The port is ours. We stay.", "— Omar Kasi (@kasi) March 4, 2016")
    assert told(reading) == [("Omar Kasi", "The port is ours. We stay.")]
    assert told(attribute("The port is ours.", "- a list of things (@kasi)")) == []


def test_names_that_come_back_before_a_colon_speak() -> None:
    lines = ("Herald: Did you flee?", "Kasi: We stayed. They fled.", "Herald: Who paid?")
    assert [source for source, _ in told(attribute(*lines))] == ["Herald", "Kasi", "Herald"]
    assert told(attribute("Remember: the port is closed.")) == []


def test_headline_colon_names_a_speaker() -> None:
    reading = attribute("Officials: Rebels left the town", kinds=(HEADLINE,))
    assert told(reading) == [("Officials", "Rebels left the town")]


def test_update_label_is_no_speaker() -> None:
    assert told(attribute("UPDATE: Rebels left the town")) == []


def test_quotation_signed_with_a_dash_belongs_to_the_name() -> None:
    reading = attribute("“I never left this town.” — Anna Marlow")
    assert told(reading) == [("Anna Marlow", "“I never left this town.”")]


MARKED = (
    *("“", "”", "„", "«", "»", "‘", "’", '"', "'", "``", "''"),
    *("the mayor said", "HE SAID", "Q:", "A:", "RILEY:", "(AP photo)", "@mayor"),
    *("THE PORT FELL", "the port fell", "rebels left", ",", "."),
)


@settings(max_examples=60)
@given(st.lists(st.lists(st.sampled_from(MARKED), min_size=1, max_size=9), min_size=1, max_size=3))
def test_quotation_marks_of_any_kind_let_no_content_run_past_its_paragraph(
    paragraphs: list[list[str]],
) -> None:
    reading = attribute(*(" ".join(pieces) for pieces in paragraphs))
    text = reading.document.text
    for one in reading.attributions:
        for span in one.contents:
            assert 0 <= span.start < span.end <= len(text)
            assert "\n" not in text[span.start : span.end]


def test_quotation_that_never_closes_ends_with_its_paragraph() -> None:
    reading = attribute("The mayor said: “Rebels left the port.", "The market opened at noon.")
    ends = [span.end for one in reading.attributions for span in one.contents]
    assert max(ends) <= reading.document.text.index("\n")


def test_unmarked_first_line_with_a_colon_is_read_as_a_headline() -> None:
    reading = attribute("Miners union: Owners hid the blast", "The pit was closed on Monday.")
    assert told(reading) == [("Miners union", "Owners hid the blast")]


def test_first_line_that_a_full_stop_closes_is_no_headline() -> None:
    assert not told(attribute("Miners union: a body of three thousand.", "The pit was closed."))


def test_speaker_that_closes_a_headline_says_what_stands_before_the_colon() -> None:
    reading = attribute("Troops regain bridge: governor", kinds=(HEADLINE,))
    assert told(reading) == [("governor", "Troops regain bridge")]


def test_block_quote_belongs_to_the_paper_it_is_from() -> None:
    reading = attribute(
        "From the Halyard Post:", "Rebels left the town.", kinds=(BlockKind.BODY, QUOTED)
    )
    assert told(reading) == [("the Halyard Post", "Rebels left the town.")]
    assert reading.attributions[0].kind is SpeakerKind.OUTLET


def test_block_quote_belongs_to_the_paper_that_is_credited_below_it() -> None:
    reading = attribute(
        "The talks failed:",
        "Rebels left the town.",
        "That is from the Halyard Post, which was there.",
        kinds=(BlockKind.BODY, QUOTED),
    )
    assert ("the Halyard Post, which was there", "Rebels left the town.") in told(reading)
