from collections.abc import Mapping
from typing import Any

from dragoman.present.web.briefing import compose_brief
from dragoman.present.web.lookup import Lookup, index_records


def told(lookup: Lookup, on: str = "2017-03-18") -> dict[str, list[str]]:
    """The sentences of each section as plain text, citations as [n]."""
    return {
        section["heading"]: [
            "".join(_words(lookup, part) for part in sentence) for sentence in section["sentences"]
        ]
        for section in compose_brief(lookup, on)["sections"]
    }


def _words(lookup: Lookup, part: Any) -> str:
    if isinstance(part, str):
        return part
    if "e" in part:
        return str(lookup.rows["entities"][part["e"]]["name"])
    if "q" in part:
        return str(lookup.rows["claims"][part["q"]]["quote"])
    if "c" in part:
        return "".join(f"[{number}]" for number in part["c"])
    return str(part.get("t", part.get("d")))


def find(sentences: list[str], words: str) -> str:
    return next(sentence for sentence in sentences if words in sentence)


def test_brief_one_origin_is_told_as_according_to_its_speaker(records: Mapping[str, Any]):
    backing = told(index_records(records))["Who backs whom"]
    sentence = find(backing, "Egypt")
    assert sentence.startswith("According to Nile Register, Egypt backs Libyan National Army")


def test_brief_several_origins_are_counted_and_denials_stand_beside(records: Mapping[str, Any]):
    sentence = find(told(index_records(records))["Who backs whom"], "Russia")
    assert "Russia is reported by two independent origins to back" in sentence
    assert "Denied by a diplomat in Moscow, in Nile Register." in sentence


def test_brief_hedged_claim_is_told_with_its_hedge(records: Mapping[str, Any]):
    sentence = find(told(index_records(records))["Who backs whom"], "Qatar")
    assert sentence.startswith(
        "According to a captured driver, in Dune Notes (blog), Qatar may back"
    )


def test_brief_two_holders_of_one_place_are_told_as_disputed(records: Mapping[str, Any]):
    sentence = find(told(index_records(records))["Who holds what"], "Derna")
    assert sentence.startswith("Who holds Derna is disputed: ")
    assert "according to an LNA press officer, in Nile Register" in sentence


def test_brief_newest_holder_of_a_place_is_told(records: Mapping[str, Any]):
    holds = told(index_records(records))["Who holds what"]
    assert [s for s in holds if "Ras Lanuf" in s] == [find(holds, "Libyan National Army holds Ras")]


def test_brief_for_an_earlier_day_tells_who_held_then(records: Mapping[str, Any]):
    sections = told(index_records(records), on="2017-03-10")
    assert "Brigades hold Ras Lanuf" in find(sections["Who holds what"], "Ras Lanuf")
    assert not [s for s in sections["Latest reports"] if "14 March" in s or "2017-03-14" in s]


def test_brief_predictions_are_kept_from_the_reports(records: Mapping[str, Any]):
    sections = told(index_records(records))
    assert not [s for s in sections["Latest reports"] if "Tripoli falls" in s]
    fulfilled = find(sections["Said to come"], "counter-attack")
    assert "According to one oil trader, in Gulf Monitor, this is to come: " in fulfilled
    assert "Later reported: Libyan National Army retakes Ras Lanuf" in fulfilled
    assert "Later reported" not in find(sections["Said to come"], "Tripoli will fall")


def test_brief_every_sentence_cites_and_every_number_is_known(records: Mapping[str, Any]):
    lookup = index_records(records)
    brief = compose_brief(lookup, "2017-03-18")
    cited: set[int] = set()
    for section in brief["sections"]:
        for sentence in section["sentences"]:
            numbers = [
                n for part in sentence if not isinstance(part, str) for n in part.get("c", ())
            ]
            assert numbers, sentence
            cited.update(numbers)
    assert cited == set(range(1, len(brief["notes"]) + 1))


def test_brief_names_take_the_article_that_the_texts_give_them(records: Mapping[str, Any]):
    sentence = find(told(index_records(records))["Who backs whom"], "United States")
    assert "the United States backs the Government of National Accord" in sentence


def test_brief_of_nothing_is_empty():
    assert compose_brief(index_records({}), "2017-01-01") == {"sections": [], "notes": []}


def test_brief_place_that_was_lost_is_told_as_held_until_then(records: Mapping[str, Any]):
    relations = [row for row in records["relations"] if row["id"] != "hold-gna"]
    lookup = index_records({**records, "relations": relations})
    sentence = find(told(lookup)["Who holds what"], "Sirte")
    assert sentence.startswith("According to Long View Quarterly, Islamic State held Sirte until")
    earlier = find(told(lookup, on="2016-06-30")["Who holds what"], "Sirte")
    assert earlier == "According to Long View Quarterly, Islamic State holds Sirte.[1]"


def test_brief_headline_does_not_repeat_its_date(records: Mapping[str, Any]):
    incidents = [{**row, "headline": f"Talks, {row['date']}"} for row in records["incidents"]]
    latest = told(index_records({**records, "incidents": incidents}))["Latest reports"]
    assert latest[0].startswith("2017-03-14: Talks, reported by two independent origins.")


def test_brief_tells_between_which_days_a_tie_was_last_reported(records: Mapping[str, Any]):
    held = [{**row, "end": "2017-01-05/2017-02-09"} for row in records["relations"]]
    backs = told(index_records({**records, "relations": held}))["Who backs whom"]
    assert "(last reported between 2017-01-05 and 2017-02-09)" in find(backs, "United States")


def test_brief_quotes_what_is_denied_and_cites_both_sides(records: Mapping[str, Any]):
    long = [claim for claim in records["claims"] if len(claim["quote"].split()) > 5]
    one, other = long[0], next(c for c in long if c["document"] != long[0]["document"])
    finding = {
        "id": "find-answer",
        "kind": "denial",
        "about": None,
        "claims": [one["id"], other["id"]],
        "documents": sorted({one["document"], other["document"]}),
        "explanation": "a ministry denies a claim by somebody.",
        "score": 1.0,
    }
    differ = told(index_records({**records, "findings": [finding]}))["Where accounts differ"]
    start = f"A ministry denies a claim by somebody. It is said: {one['quote']}."
    assert [sentence.partition("[")[0] for sentence in differ] == [start]
    assert differ[0].count("[") == 2
