"""The labelled sentences: every line parses, every span is exact, and a mistake names its line."""

from pathlib import Path

import pytest

from dragoman.bench.sentences import read_sentence, read_sentences
from dragoman.errors import IngestError
from dragoman.knowledge.ontology import load_ontology

FOLDER = Path(__file__).parents[3] / "training" / "events"


def test_every_line_parses_and_its_spans_are_whole_words() -> None:
    sentences = read_sentences(FOLDER, load_ontology())
    assert len(sentences) >= 2500
    assert sum(not each.events for each in sentences) >= len(sentences) / 3
    for each in sentences:
        assert "<" not in each.text
        for event in each.events:
            for span in (*event.triggers, *event.actors, *event.recipients):
                words = each.text[span.start : span.end]
                assert words == words.strip() != "", each.id
                edges = each.text[max(0, span.start - 1) : span.start + 1]
                assert not (len(edges) == 2 and edges.isalnum()), each.id


def test_marks_give_types_modes_parties_and_offsets() -> None:
    read = read_sentence(
        "<1A,2A Peru> has <1:ASSAULT.aerial!denied bombed> <1R a camp> and "
        "<2:CONSULT met> <2R Chad>.",
        load_ontology(),
    )
    assert read.text == "Peru has bombed a camp and met Chad."
    one, two = read.events
    assert (one.type, one.modes, one.marks) == ("ASSAULT", ("aerial",), ("denied",))
    assert [read.text[s.start : s.end] for s in one.actors] == ["Peru"]
    assert [read.text[s.start : s.end] for s in two.recipients] == ["Chad"]
    assert [read.text[s.start : s.end] for s in two.triggers] == ["met"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("<A Peru> <ATTACK bombed> a camp.", "unknown type ATTACK"),
        ("<A Peru> <ASSAULT.purple bombed> a camp.", "unknown mode of ASSAULT: purple"),
        ("<A Peru> <ASSAULT!maybe bombed> a camp.", "unknown mark: maybe"),
        ("<A Peru> bombed a camp.", "no trigger"),
        ("<A Peru bombed a camp.", "not closed"),
        ("Peru bombed a camp.", "neither an event"),
        ("- Peru won the match.", "## reason"),
        ("- Peru won the match. ## because", "because"),
        ("<ASSAULT bombed> and <CONSULT met>.", "number them"),
    ],
)
def test_mistake_is_named_with_file_and_line(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "some.txt").write_text(f"# a comment\n\n{line}\n", encoding="utf-8")
    with pytest.raises(IngestError, match=r"some\.txt:3: ") as caught:
        read_sentences(tmp_path, load_ontology())
    assert message in str(caught.value)


def test_folder_without_sentences_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="no labelled sentences"):
        read_sentences(tmp_path, load_ontology())
