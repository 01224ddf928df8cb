from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import IngestError
from dragoman.ingest.article import RawArticle, make_document
from dragoman.ingest.blocks import find_blocks

LINES = st.sampled_from(
    [
        "Port falls",
        "By Mira Olden",
        "Wednesday, February 15, 2017",
        "ASHMAR, April 7, 2019 (Coast Wire) — Troops entered the port before dawn, they said.",
        "UPDATE 2: The navy says two boats were sunk.",
        "<figcaption>The quay at dusk.</figcaption>",
        "The Lantern reports:",
        "“We saw nothing,” the governor said, and he asked what would become of us all in 2018.",
        "This post first appeared on Coast Lantern",
        "> quoted",
        "",
        " \t ",
    ]
)
TEXTS = st.one_of(
    st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=12).map("\n".join), st.text()
)


@given(TEXTS)
def test_blocks_are_in_order_and_leave_only_white_space(text: str):
    position = 0
    for block in find_blocks(text):
        assert position <= block.start < block.end <= len(text)
        assert not text[position : block.start].strip()
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        position = block.end
    assert not text[position:].strip()


@given(TEXTS)
def test_document_keeps_its_text_and_its_id_hangs_on_content(text: str):
    try:
        one, two = (
            make_document(RawArticle(text=text, sha256="", path=path))
            for path in ("a.txt", "b.txt")
        )
    except IngestError:
        assert not any(map(str.isalnum, text))
        return
    assert one.text == text
    assert one.id == two.id
    evidence = one.published_evidence
    assert evidence is None or 0 <= evidence.start < evidence.end <= len(text)
