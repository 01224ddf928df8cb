from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import KnowledgeError
from dragoman.link.judgements import (
    append_judgement,
    judgements_path,
    load_judgements,
    make_judgement,
    make_split,
    standing,
    weigh,
)
from dragoman.model.judgements import Judgement, Redirect, Verdict


def judged(number: int, verdict: str, a: str, b: str | None = None, **more: object) -> Judgement:
    return Judgement(
        id=f"j-{number}",
        on=date(2024, 5, number),
        by="ann",
        verdict=Verdict(verdict),
        a=a,
        b=b,
        **more,  # type: ignore[arg-type]
    )


def into(*judgements: Judgement) -> dict[str, str]:
    return {r.entity: r.into for r in weigh(judgements).judged.redirects}


def test_merges_lead_all_to_the_first() -> None:
    assert into(judged(1, "merge", "b", "c"), judged(2, "merge", "a", "b")) == {"b": "a", "c": "a"}


def test_not_same_wins_over_merge_whichever_came_first() -> None:
    yes, no = judged(1, "merge", "a", "b"), judged(2, "not-same", "b", "a")
    for held in ((yes, no), (no, yes)):
        verdicts = weigh(held)
        assert verdicts.judged.redirects == ()
        (clash,) = verdicts.clashes
        assert (clash.judgement, clash.why) == (yes, "j-2 of ann keeps them apart; it holds")


def test_not_same_holds_through_a_third() -> None:
    held = (
        judged(1, "not-same", "a", "c"),
        judged(2, "same", "a", "b"),
        judged(3, "same", "b", "c"),
    )
    assert into(*held) == {"b": "a"}
    assert [clash.judgement.id for clash in weigh(held).clashes] == ["j-3"]


def test_proposal_gives_way_to_not_same() -> None:
    proposal = Redirect(entity="b", into="a", why="spelt nearly so")
    assert weigh((), [proposal]).judged.redirects == (proposal,)
    assert weigh((judged(1, "not-same", "a", "b"),), [proposal]).judged.redirects == ()


def test_later_rename_holds_and_the_earlier_is_reported() -> None:
    held = (judged(1, "rename", "a", name="One"), judged(2, "rename", "a", name="Two"))
    verdicts = weigh(held)
    assert [rename.name for rename in verdicts.judged.renames] == ["Two"]
    assert [clash.judgement.id for clash in verdicts.clashes] == ["j-1"]


def test_undo_takes_back_and_can_be_taken_back() -> None:
    merge = judged(1, "merge", "a", "b")
    once = (merge, judged(2, "undo", "j-1"))
    assert standing(once) == []
    assert standing((*once, judged(3, "undo", "j-2"))) == [merge]


def test_file_keeps_judgements_in_their_order(tmp_path: Path) -> None:
    path = judgements_path(tmp_path / "record.db")
    assert path.name == "record.db.judgements.jsonl"
    made = make_judgement((), Verdict.MERGE, "a", b="b", by="ann")
    second = make_split((made,), "a", ["Aleph", "Old Aleph"], by="bo")
    append_judgement(path, made)
    path.write_text(path.read_text("utf-8").rstrip("\n"), "utf-8")  # as some editors leave it
    append_judgement(path, second)
    assert load_judgements(path) == (made, second)
    assert (second.b, second.name) == ("split-a-old-aleph", "Old Aleph")


def test_same_judgement_after_an_undo_has_an_id_of_its_own() -> None:
    first = make_judgement((), Verdict.MERGE, "a", b="b", by="ann")
    undone = make_judgement((first,), Verdict.UNDO, first.id, by="ann")
    again = make_judgement((first, undone), Verdict.MERGE, "a", b="b", by="ann")
    assert [each.id for each in standing((first, undone, again))] == [again.id]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "no judgement"),
        ('{"id":"j","on":"2024-05-01","by":"x","verdict":"guess","a":"a"}', "Invalid enum value"),
        ('{"id":"j","on":"2024-05-01","by":"x","verdict":"merge","a":"a"}', "needs 'b'"),
        ('{"id":"j","on":"2024-05-01","by":"x","verdict":"rename","a":"a"}', "needs 'name'"),
        (
            '{"id":"j","on":"2024-05-01","by":"x","verdict":"split","a":"a","b":"b","name":"B"}',
            "needs 'spellings'",
        ),
        ('{"id":"j","on":"May","by":"x","verdict":"undo","a":"a"}', "date"),
    ],
)
def test_wrong_line_is_an_error_with_file_and_line(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "record.db.judgements.jsonl"
    path.write_text(f"\n{line}\n", "utf-8")
    with pytest.raises(KnowledgeError) as error:
        load_judgements(path)
    assert f"{path}, line 2" in str(error.value)
    assert told in str(error.value)


def test_one_id_twice_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    made = make_judgement((), Verdict.MERGE, "a", b="b", by="ann")
    append_judgement(path, made)
    append_judgement(path, made)
    with pytest.raises(KnowledgeError, match="id of an earlier one"):
        load_judgements(path)


PAIRS = st.tuples(
    st.sampled_from(["merge", "same", "not-same"]), st.sampled_from("abcd"), st.sampled_from("abcd")
)


@given(st.lists(PAIRS.filter(lambda pair: pair[1] != pair[2]), max_size=8))
def test_judgements_lead_to_an_end_and_keep_apart_what_is_not_one(
    pairs: list[tuple[str, str, str]],
) -> None:
    held = [judged(n, verdict, a, b) for n, (verdict, a, b) in enumerate(pairs, start=1)]
    found = into(*held)
    assert not found.keys() & set(found.values())
    for each in held:
        roots = found.get(each.a, each.a), found.get(str(each.b), str(each.b))
        assert each.verdict is not Verdict.NOT_SAME or roots[0] != roots[1]
