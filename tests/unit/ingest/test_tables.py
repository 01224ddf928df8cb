from io import BytesIO

from dragoman.ingest.article import make_document
from dragoman.ingest.records import FieldMap
from dragoman.ingest.tables import MAX_FIELD, read_csv
from dragoman.model.text import Document, Skipped

TEXT = "The army took the port of Ashmar on Tuesday and met no resistance, the officers said."


def read(table: str | bytes) -> list[Document | Skipped]:
    data = table if isinstance(table, bytes) else table.encode()
    found = read_csv(BytesIO(data), path="a.csv", fields=FieldMap())
    return [item if isinstance(item, Skipped) else make_document(item) for item in found]


def documents(table: str) -> list[Document]:
    found = read(table)
    assert [item for item in found if isinstance(item, Skipped)] == []
    return [item for item in found if isinstance(item, Document)]


def outline(table: str | bytes) -> list[str | None]:
    """Return the places of articles (``#``) and of what was skipped (``:``)."""
    return [(item.path or "").removeprefix("a.csv") for item in read(table)]


def test_table_rows_are_articles():
    table = (
        f'headline;paper;day;body\n"One; two";Lantern;3/4/2017;"{TEXT}\n\nMore."\n'
        f"B;Post;22/4/2017;{TEXT}\n"
    )
    first, second = documents(table)
    assert (first.path, first.title, first.outlet) == ("a.csv#1", "One; two", "Lantern")
    assert first.text == f"{TEXT}\n\nMore."
    assert first.published is not None
    assert first.published.edtf() == "2017-03-04/2017-04-03"
    assert second.published is not None
    assert second.published.edtf() == "2017-04-22"


def test_table_learns_the_order_of_its_dates():
    table = f"date,text\n22/4/2017,{TEXT}\n3/4/2017,{TEXT}\n"
    days = [d.published.edtf() for d in documents(table) if d.published]
    assert days == ["2017-04-22", "2017-04-03"]


def test_blank_lines_above_the_header_are_passed_over():
    assert outline(f"\n \nid,text\n7,{TEXT.replace(',', '')}\n") == ["#7"]


def test_tabs_and_marks_part_the_columns():
    for mark in ",;\t|":
        (document,) = documents(f'id{mark}text\r\n7{mark}"{TEXT}"\r\n')
        assert (document.path, document.text) == ("a.csv#7", TEXT)


def test_row_that_is_no_text_is_named_and_the_rest_goes_on():
    rows = [f'{number},"{TEXT}"\n'.encode() for number in range(1, 4)]
    rows[1] = b'2,"\0"\n'
    assert outline(b"id,text\n" + b"".join(rows)) == ["#1", ":3", "#3"]


def test_marks_inside_a_field_break_one_row():
    table = f'id,text\n1,"The "port" fell"\n2,"{TEXT}"\n'
    assert outline(table) == [":2", "#2"]


def test_unclosed_field_is_named_with_the_lines_it_swallowed():
    table = f'id,text\n1,"{TEXT}\n2,"{TEXT}"\n3,"{TEXT}"\n'
    found = read(table)
    assert [item.path for item in found] == ["a.csv:2", "a.csv#3"]
    assert isinstance(found[0], Skipped)
    assert "lines 2 to 3 were passed over" in found[0].reason


def test_field_longer_than_any_article_costs_its_own_row_alone():
    long = f"{TEXT}\n" * (MAX_FIELD // len(TEXT) * 2)
    found = read(f'id,text\n1,"{TEXT}"\n2,"{long}"\n3,"{TEXT}"\n')
    assert [item.path for item in found] == ["a.csv#1", "a.csv:3", "a.csv#3"]
    assert isinstance(found[1], Skipped)
    assert f"lines 3 to {len(long.splitlines()) + 3} were passed over" in found[1].reason


def test_paragraphs_of_a_broken_row_make_no_article():
    table = f'id,title,text\n1,A,"The "port" fell.\n\nIt was, they said\nlate."\n2,B,"{TEXT}"\n'
    found = read(table)
    assert [item.path for item in found] == ["a.csv:2", "a.csv#2"]
    assert isinstance(found[0], Skipped)
    assert "lines 2 to 5 were passed over" in found[0].reason


def test_quotation_marks_in_a_table_of_tabs_are_words():
    table = f'id\ttitle\ttext\n1\t"Yes" it said\t{TEXT}\n2\tB\t"{TEXT}\n3\tC\t{TEXT}\n'
    assert [document.title for document in documents(table)] == ['"Yes" it said', "B", "C"]
