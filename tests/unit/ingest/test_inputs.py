import json
import os
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from dragoman.errors import ConfigError
from dragoman.ingest.inputs import ReadOptions, count_inputs, read_inputs
from dragoman.ingest.records import FieldMap, parse_fields
from dragoman.model.text import Document, Skipped

TEXT = "The army took the port of Ashmar on Tuesday and met no resistance, the officers said."


def read(*paths: Path | str, options: ReadOptions | None = None) -> list[Document | Skipped]:
    return list(read_inputs(paths, options=options or ReadOptions()))


def documents(*paths: Path | str, options: ReadOptions | None = None) -> list[Document]:
    found = read(*paths, options=options)
    assert [item for item in found if isinstance(item, Skipped)] == []
    return [item for item in found if isinstance(item, Document)]


def skipped(*paths: Path | str) -> Skipped:
    (found,) = [item for item in read(*paths) if isinstance(item, Skipped)]
    assert found.reason
    return found


def put(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_folder_is_read_in_order_of_names_with_relative_paths(tmp_path: Path):
    for name in ("b.txt", "a/z.txt", "a/y.md", "c.TXT"):
        put(tmp_path / name, TEXT)
    assert [d.path for d in documents(tmp_path)] == ["a/y.md", "a/z.txt", "b.txt", "c.TXT"]
    assert count_inputs([tmp_path]) == 4


def test_files_beside_articles_are_passed_over(tmp_path: Path):
    for name in (
        "README.md",
        ".hidden.txt",
        "LICENSE",
        "dragoman.toml",
        "dragoman.db",
        "page_files/x.txt",
    ):
        put(tmp_path / name, TEXT)
    put(tmp_path / "a.txt", TEXT)
    assert [d.path for d in documents(tmp_path)] == ["a.txt"]


def test_single_file_is_called_by_its_name(tmp_path: Path):
    path = put(tmp_path / "notes.article", TEXT)
    assert [d.path for d in documents(path)] == ["notes.article"]


def test_glob_names_files(tmp_path: Path):
    put(tmp_path / "one.txt", TEXT)
    put(tmp_path / "two.html", "<html></html>")
    assert [d.path for d in documents(str(tmp_path / "*.txt"))] == ["one.txt"]


def test_text_is_the_decoded_file_with_its_line_ends_normalised(tmp_path: Path):
    path = put(tmp_path / "a.txt", b"\xef\xbb\xbf  One\xc2\xa0line.\r\nTwo\rThree\n\n\t")
    assert documents(path)[0].text == "  One\xa0line.\nTwo\nThree\n\n\t"


def test_markup_and_code_in_a_text_stay_text(tmp_path: Path):
    text = "<script>alert(1)</script>\n'; DROP TABLE documents; --\n=SUM(A1:A9)\n"
    assert documents(put(tmp_path / "a.txt", text))[0].text == text


def test_id_hangs_on_content_and_not_on_the_place(tmp_path: Path):
    put(tmp_path / "a.txt", TEXT)
    put(tmp_path / "b.txt", TEXT)
    put(tmp_path / "c.txt", TEXT + " More.")
    first, second, third = documents(tmp_path)
    assert first.id == second.id != third.id
    assert first.sha256 == second.sha256


def test_headline_is_the_title_and_english_is_english(tmp_path: Path):
    path = put(tmp_path / "a.txt", f"Port falls\n\n{TEXT}")
    (document,) = documents(path)
    assert (document.title, document.language) == ("Port falls", "en")


def test_foreign_language_is_told(tmp_path: Path):
    text = (
        "Die Armee nahm am Dienstag den Hafen ein und traf auf keinen Widerstand, sagten zwei "
        "Offiziere, die nicht genannt werden wollten, weil sie dazu nicht befugt waren."
    )
    assert documents(put(tmp_path / "a.txt", text))[0].language == "de"


def test_short_text_has_no_language(tmp_path: Path):
    assert documents(put(tmp_path / "a.txt", "Hafen gefallen"))[0].language is None


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "no text"),
        ("a.txt", b" \n\t\n", "no text"),
        ("a.txt", "…!\u200b\ufeff — ⚔".encode(), "no words"),
        ("a.txt", b"word " * 20_000 + b"\0", "binary"),
        ("a.txt", bytes(range(256)) * 9, "binary"),
        ("a.txt", b"%PDF-1.7 ...", "PDF"),
        ("a.txt", b"PK\x03\x04...", "zip"),
        ("a.md", b"\x89PNG\r\n", "picture"),
        ("a.txt", b"word " * 900_000, "larger"),
        ("a.txt", b"word " * 21_000, "lines"),
        ("a.txt", b"word\n" * 61_000, "characters"),
        ("a.txt", b"\xff\xfeA", "utf-16"),
        ("a.bin", b"words", "ends in .bin"),
        ("a.html", b"<html><body></body></html>", "no article"),
        ("a.html", b"<html>" + b"<div>" * 9_999, "nests deeper"),
        ("a.html", b"<html><p class='" + b"x" * 300_000 + b"'>", "tag"),
        ("a.html", b'<!DOCTYPE html [<!ENTITY a "b">]><p>&a;</p>', "entities"),
        ("a.json", b"[{]", "broken JSON"),
        ("a.jsonl", b"", "no article"),
        ("a.csv", b"", "no article"),
        ("a.csv", b"title,text\n", "no article"),
        ("a.csv", b'title,text\nA,"unclosed\n', "broken table"),
        ("a.csv", b'ti"tle,"te"xt\nA,B\n', "broken table"),
        ("a.csv", b"title,text\rA,B\r", "carriage returns"),
        ("a.csv", "title,text\nA,B\n".encode("utf-16"), "UTF-16"),
        ("a.csv", b"title,\0text\nA,B\n", "binary"),
        ("a.jsonl", '{"text": "B"}\n'.encode("utf-16"), "UTF-16"),
        ("a.jsonl", '{"text": "B, and more words"}\n'.encode("utf-16-le"), "UTF-16"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
):
    put(tmp_path / name, content)
    found = read(tmp_path)
    assert isinstance(found[0], Skipped)
    assert found[0].path.partition(":")[0] == name
    assert reason in found[0].reason
    assert found[0].way_out


def test_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path):
    lines = [json.dumps({"text": f"{TEXT} Nr. {number}"}) for number in range(1, 10)]
    lines[6] = '{"text": "broken'
    found = read(put(tmp_path / "a.jsonl", "\n".join(lines)))
    assert [item.path for item in found] == [
        f"a.jsonl{':' if number == 7 else '#'}{number}" for number in range(1, 10)
    ]
    assert isinstance(found[6], Skipped)
    assert "broken JSON" in found[6].reason


def test_line_too_long_is_named_and_the_rest_goes_on(tmp_path: Path):
    long = '{"text": "' + "word " * 2_000_000 + '"}'
    found = read(put(tmp_path / "a.jsonl", f'{long}\n{{"text": "{TEXT}"}}\n'))
    assert [(type(item), item.path) for item in found] == [
        (Skipped, "a.jsonl:1"),
        (Document, "a.jsonl#2"),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"title": "no text"}', "no field holds the text (it has: title)"),
        ('{"text": ""}', "its text is empty"),
        ('{"Body": null}', "its text is empty"),
        ('{"text": 7}', "its text is no text"),
        ("{}", "the record is empty"),
        ("[1]", "no JSON object"),
        ('"x"', "no JSON object"),
        ("[" * 99_999, "broken JSON"),
    ],
)
def test_record_without_text_is_named(tmp_path: Path, line: str, reason: str):
    found = skipped(put(tmp_path / "a.jsonl", line + "\n"))
    assert found.path == "a.jsonl:1"
    assert reason in found.reason
    assert found.way_out


def test_line_that_is_no_text_is_named_and_the_rest_goes_on(tmp_path: Path):
    lines = [f'{{"text": "{TEXT}"}}'.encode()] * 3
    lines[1] = b'{"text": "\0"}'
    found = read(put(tmp_path / "a.jsonl", b"\n".join(lines)))
    assert [item.path for item in found] == ["a.jsonl#1", "a.jsonl:2", "a.jsonl#3"]


def test_encoding_of_a_file_of_records_is_found_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    lines = [f'{{"text": "{TEXT} The café was shut, naïvely."}}'] * 3
    found = documents(put(tmp_path / "a.jsonl", "\n".join(lines).encode("cp1252")))
    assert {d.text for d in found} == {f"{TEXT} The café was shut, naïvely."}
    assert [record.getMessage() for record in caplog.records] == [
        "a.jsonl is not UTF-8; read as cp1252"
    ]


def test_date_of_a_record_that_cannot_be_read_is_noted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    lines = [
        f'{{"text": "{TEXT} {date}", "date": "{date}"}}'
        for date in ("2017-13-45", "n/a", "2017-03-04")
    ]
    found = documents(put(tmp_path / "a.jsonl", "\n".join(lines).encode()))
    assert [d.published.edtf() if d.published else None for d in found] == [
        None,
        None,
        "2017-03-04",
    ]
    assert [record.getMessage() for record in caplog.records] == [
        "a.jsonl#1: its date '2017-13-45' cannot be read and is left out"
    ]


def test_missing_file_is_named_as_it_was_asked_for(tmp_path: Path):
    found = skipped(tmp_path / "nope.txt")
    assert "no such file" in found.reason
    assert found.path == str(tmp_path / "nope.txt")


def test_empty_name_is_no_folder():
    assert skipped("").reason == "the name is empty"


def test_name_that_is_no_text_is_written_out(tmp_path: Path):
    put(tmp_path / os.fsdecode(b"caf\xe9.txt"), TEXT)
    assert documents(tmp_path)[0].path == "caf\\xe9.txt"


def test_pattern_without_match_is_named(tmp_path: Path):
    assert "nothing matches" in skipped(str(tmp_path / "*.txt")).reason


def test_folder_without_articles_is_named(tmp_path: Path):
    assert "no articles" in skipped(tmp_path).reason


def test_dangling_link_is_named(tmp_path: Path):
    (tmp_path / "a.txt").symlink_to("nowhere")
    put(tmp_path / "b.txt", TEXT)
    assert "leads nowhere" in skipped(tmp_path).reason


def test_link_back_into_its_own_folder_is_named_and_not_followed(tmp_path: Path):
    put(tmp_path / "a.txt", TEXT)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "loop").symlink_to("..")
    assert skipped(tmp_path).path == "sub/loop"


def test_links_that_lead_to_each_other_are_named_and_the_rest_goes_on(tmp_path: Path):
    (tmp_path / "a.txt").symlink_to("b.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    put(tmp_path / "c.txt", TEXT)
    assert [(type(item), item.path) for item in read(tmp_path)] == [
        (Skipped, "a.txt"),
        (Skipped, "b.txt"),
        (Document, "c.txt"),
    ]


def test_folder_deeper_than_any_is_named_and_not_entered(tmp_path: Path):
    put(tmp_path / "/".join("d" * 130) / "a.txt", TEXT)
    put(tmp_path / "b.txt", TEXT)
    found = skipped(tmp_path)
    assert "folders deep" in found.reason
    assert [item.path for item in read(tmp_path) if isinstance(item, Document)] == ["b.txt"]


def test_pipe_is_named_and_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "a.txt")
    put(tmp_path / "b.txt", TEXT)
    assert "pipe" in skipped(tmp_path).reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file_is_named(tmp_path: Path):
    put(tmp_path / "a.txt", TEXT).chmod(0)
    assert "permission" in skipped(tmp_path / "a.txt").reason


def test_other_encoding_is_found_and_noted(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    text = (
        "The café’s owner said the army took the port — on Tuesday, at noon, before the officers."
    )
    (document,) = documents(put(tmp_path / "a.txt", text.encode("cp1252")))
    assert document.text == text
    assert "cp1252" in caplog.text


def test_utf_16_is_read_by_its_mark(tmp_path: Path):
    assert documents(put(tmp_path / "a.txt", TEXT.encode("utf-16")))[0].text == TEXT


def test_one_bad_byte_does_not_make_a_text_another_encoding(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    data = "The café in Zürich fell; the général — and his men — left.".encode() + b" \xff"
    (document,) = documents(put(tmp_path / "a.txt", data))
    assert "café in Zürich" in document.text
    assert "but for some bytes" in caplog.text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read_and_noted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, encoding: str
):
    assert documents(put(tmp_path / "a.txt", TEXT.encode(encoding)))[0].text == TEXT
    assert encoding in caplog.text


def test_record_fields_are_found_by_their_usual_names(tmp_path: Path):
    record = {
        "ID": 17,
        "Headline": "Port falls",
        "publish_date": "2017-03-14T10:00:00Z",
        "source": {"name": "Coast Lantern"},
        "authors": ["Mira Olden", "Nils Orne"],
        "link": "https://lantern.example/port",
        "lang": "en-GB",
        "Body": TEXT,
    }
    (document,) = documents(put(tmp_path / "a.jsonl", json.dumps(record)))
    assert (document.title, document.outlet) == ("Port falls", "Coast Lantern")
    assert document.authors == ("Mira Olden", "Nils Orne")
    assert (document.url, document.path) == ("https://lantern.example/port", "a.jsonl#17")
    assert document.published is not None
    assert (document.published.edtf(), document.published_basis) == ("2017-03-14", "metadata")
    assert (document.language, document.text) == ("en", TEXT)


def test_identifier_that_is_a_url_is_the_url(tmp_path: Path):
    record = {"id": "https://lantern.example/1", "text": TEXT}
    (document,) = documents(put(tmp_path / "a.jsonl", json.dumps(record)))
    assert (document.url, document.path) == ("https://lantern.example/1", "a.jsonl#1")


def test_named_fields_go_before_the_usual_ones(tmp_path: Path):
    path = put(tmp_path / "a.jsonl", json.dumps({"text": "not this", "lead": TEXT, "d": "2017"}))
    fields = FieldMap(named=parse_fields("text=lead, date=d"))
    (document,) = documents(path, options=ReadOptions(fields=fields))
    assert document.text == TEXT
    assert document.published is not None
    assert document.published.edtf() == "2017"


@pytest.mark.parametrize("text", ["text", "body=text", "text="])
def test_field_mapping_that_says_nothing_is_refused(text: str):
    with pytest.raises(ConfigError):
        parse_fields(text)


@pytest.mark.parametrize("stamp", [1489484400, 1489484400000, "1489484400x"])
def test_seconds_since_1970_are_a_date(tmp_path: Path, stamp: object):
    path = put(tmp_path / "a.jsonl", json.dumps({"text": TEXT, "timestamp": stamp}))
    days = documents(path)[0].published
    assert (days.edtf() if days else None) == ("2017-03-14" if isinstance(stamp, int) else None)


def test_tokenised_text_goes_through(tmp_path: Path):
    text = "`` We do n't know , '' said the officer . \nThe army 's port -LRB- Ashmar -RRB- fell . "
    (document,) = documents(put(tmp_path / "a.jsonl", json.dumps({"text": text})))
    assert document.text == text
    assert len(document.blocks) == 2


def test_half_of_a_character_pair_is_replaced(tmp_path: Path):
    (document,) = documents(put(tmp_path / "a.jsonl", '{"text": "a \\ud800 b \\u0000 c"}'))
    assert document.text == "a \ufffd b \ufffd c"


def test_count_takes_records_of_tables_and_lines(tmp_path: Path):
    put(tmp_path / "a.csv", f'title,text\nA,"{TEXT}\n\nMore."\nB,{TEXT}\n')
    put(tmp_path / "b.jsonl", f'{{"text": "{TEXT}"}}\n' * 3)
    assert count_inputs([tmp_path]) == 5


def test_standard_input_that_is_closed_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", None)
    assert skipped("-") == Skipped(
        path="stdin", reason="it is closed", way_out="pipe an article into it, or name a file"
    )


@pytest.mark.parametrize(
    ("content", "path"),
    [
        (TEXT, "stdin"),
        (f'{{"text": "{TEXT}"}}\n', "stdin#1"),
        (f'[{{"text": "{TEXT}"}}]', "stdin#1"),
    ],
)
def test_standard_input_is_read_as_what_it_holds(
    monkeypatch: pytest.MonkeyPatch, content: str, path: str
):
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(content.encode())))
    (document,) = documents("-")
    assert (document.text, document.path) == (TEXT, path)
