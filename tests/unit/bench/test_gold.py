"""Gold files: found whatever their name, told apart by their fields."""

import json
from pathlib import Path

import pytest

from dragoman.bench.gold import (
    GoldFile,
    UnknownGold,
    find_gold,
    gold_folder,
    own_linking,
    read_rows,
    write_rows,
)
from dragoman.errors import IngestError

EVENT = {"id": 1, "text": "a", "type": "AID", "quad": 2, "actor": [], "recipient": []}


def put(folder: Path, name: str, *rows: object) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def test_every_file_of_a_kind_is_found_by_folder_and_fields(tmp_path: Path):
    put(tmp_path, "events/zz.jsonl", EVENT)
    put(tmp_path, "events/aa.jsonl", {"id": 1, "text": "a", "relevant": 0})
    put(tmp_path, "geo/x.jsonl", {"id": 1, "text": "a", "spans": []})
    put(tmp_path, "claims/x.jsonl", {"id": 1, "text": "a", "attributions": []})
    put(tmp_path, "names/x.jsonl", {"a": "x", "b": "y", "same": 1})
    put(tmp_path, "ner/x.jsonl", {"id": 1, "text": "a", "entities": []})
    found = {each.name: each.kind for each in find_gold(tmp_path) if isinstance(each, GoldFile)}
    assert found == {
        "events/aa.jsonl": "alarms",
        "events/zz.jsonl": "events",
        "claims/x.jsonl": "claims",
        "geo/x.jsonl": "geo",
        "names/x.jsonl": "names",
        "ner/x.jsonl": "ner",
    }


def test_file_of_no_known_kind_is_named_with_its_reason(tmp_path: Path):
    put(tmp_path, "events/odd.jsonl", {"id": 1, "text": "a"})
    (tmp_path / "events/broken.jsonl").write_text('{"id": 1}\n'[:-4])
    found = list(find_gold(tmp_path))
    assert all(isinstance(each, UnknownGold) for each in found)
    assert {each.name for each in found} == {"events/broken.jsonl", "events/odd.jsonl"}


def test_folder_without_gold_gives_nothing(tmp_path: Path):
    assert list(find_gold(tmp_path / "none")) == []


def test_digest_follows_the_content(tmp_path: Path):
    put(tmp_path, "events/a.jsonl", EVENT)
    (first,) = find_gold(tmp_path)
    put(tmp_path, "events/a.jsonl", EVENT | {"text": "b"})
    (second,) = find_gold(tmp_path)
    assert isinstance(first, GoldFile)
    assert isinstance(second, GoldFile)
    assert first.digest != second.digest


def test_broken_line_is_named_with_its_number(tmp_path: Path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": 1}\n\n{"id": \n')
    with pytest.raises(IngestError, match=r"a\.jsonl:3:"):
        read_rows(path)
    path.write_text("[1]\n")
    with pytest.raises(IngestError, match=r"a\.jsonl:1: the line is no JSON object"):
        read_rows(path)


def test_rows_written_are_read_again(tmp_path: Path):
    rows = [{"id": "é", "n": [1, 2]}, {"id": 2}]
    write_rows(tmp_path / "deep" / "a.jsonl", rows)
    assert read_rows(tmp_path / "deep" / "a.jsonl") == rows


def test_folder_is_the_one_given_or_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("DRAGOMAN_GOLD", str(tmp_path))
    assert gold_folder() == tmp_path
    assert gold_folder(Path("other")) == Path("other")


def test_own_gold_of_who_is_meant_is_found_in_a_working_copy_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    assert own_linking() is None
    (tmp_path / "tests" / "golden").mkdir(parents=True)
    (tmp_path / "tests" / "golden" / "linking.tsv").write_text("# gold\n", "utf-8")
    found = own_linking()
    assert found is not None
    assert (found.kind, len(found.digest)) == ("linking", 64)
