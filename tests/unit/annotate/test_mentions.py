from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.annotate.mentions import mentions_step
from dragoman.annotate.name_spans import head_of
from dragoman.annotate.pronouns import is_empty_it
from dragoman.knowledge.register import load_register
from dragoman.knowledge.words import load_name_words
from dragoman.model.actors import EntityKind, Mention, MentionForm
from dragoman.model.reading import Reading
from dragoman.model.text import BlockKind
from dragoman.step import DocumentStep

Reader = Callable[..., Reading]


@pytest.fixture(scope="module")
def step() -> DocumentStep:
    return mentions_step(load_register(("libya",)))


def listed(reading: Reading, form: MentionForm) -> list[tuple[str, EntityKind | None]]:
    text = reading.document.text
    return [(text[m.start : m.end], m.kind) for m in reading.mentions if m.form == form]


def named(reading: Reading, words: str) -> Mention:
    text = reading.document.text
    return next(m for m in reading.mentions if text[m.start : m.end] == words)


def test_mentions_take_the_register_over_the_parser_on_kind(
    step: DocumentStep, read_page: Reader
) -> None:
    reading = step.run(read_page("Haftar|NNP|nsubj|2|B-ORG left=leave|VBD|ROOT|2"))
    assert listed(reading, MentionForm.NAME) == [("Haftar", EntityKind.PERSON)]


def test_mentions_stretch_a_known_surname_over_an_unknown_first_name(
    step: DocumentStep, read_page: Reader
) -> None:
    reading = step.run(
        read_page("Gen.|NNP|compound|3 Khalef|NNP|compound|3 Haftar|NNP|nsubj|4 left|VBD|ROOT|4")
    )
    assert listed(reading, MentionForm.NAME) == [("Khalef Haftar", EntityKind.PERSON)]


def test_mentions_leave_titles_and_determiners_out_of_names(
    step: DocumentStep, read_page: Reader
) -> None:
    reading = step.run(
        read_page(
            "The|DT|det|4|B-PERSON late|JJ|amod|4|I-PERSON Col.|NNP|compound|4|I-PERSON"
            " Orsolo|NNP|nsubj|5|I-PERSON left|VBD|ROOT|5"
        )
    )
    assert listed(reading, MentionForm.NAME) == [("Orsolo", EntityKind.PERSON)]


def test_mentions_of_descriptions_hold_the_names_inside(
    step: DocumentStep, read_page: Reader
) -> None:
    reading = step.run(
        read_page(
            "pro|JJ|amod|3 -|HYPH|punct|3 Haftar|NNP|compound|4|B-PERSON"
            " forces=force|NNS|nsubj|5 left|VBD|ROOT|5"
        )
    )
    assert listed(reading, MentionForm.NOMINAL) == [("pro - Haftar forces", EntityKind.ARMED_GROUP)]
    assert listed(reading, MentionForm.NAME) == [("Haftar", EntityKind.PERSON)]
    assert named(reading, "pro - Haftar forces").head == 3


def test_mentions_read_a_state_and_a_common_noun_as_description(
    step: DocumentStep, read_page: Reader
) -> None:
    reading = step.run(
        read_page(
            "Russian|NNP|compound|3|B-ORG Special|NNP|compound|3|I-ORG"
            " Forces=forces|NNPS|nsubj|4|I-ORG landed|VBD|ROOT|4"
        )
    )
    assert listed(reading, MentionForm.NOMINAL) == [
        ("Russian Special Forces", EntityKind.ARMED_GROUP)
    ]


def test_mentions_make_no_description_of_a_title_before_a_name(
    step: DocumentStep, read_page: Reader
) -> None:
    reading = step.run(
        read_page("President|NNP|compound|2 Macron|NNP|nsubj|3|B-PERSON spoke|VBD|ROOT|3")
    )
    assert listed(reading, MentionForm.NOMINAL) == []


def test_mentions_make_no_description_of_a_bare_singular_noun(
    step: DocumentStep, read_page: Reader
) -> None:
    reading = step.run(read_page("They|PRP|nsubj|2 came|VBD|ROOT|2 by|IN|prep|2 force|NN|pobj|3"))
    assert listed(reading, MentionForm.NOMINAL) == []


def test_mentions_find_a_surname_that_the_parser_misses_later(
    step: DocumentStep, read_page: Reader
) -> None:
    reading = step.run(
        read_page(
            "Dalia|NNP|compound|2|B-PERSON Orsolo|NNP|nsubj|3|I-PERSON spoke|VBD|ROOT|3",
            "Orsolo|NNP|nsubj|2 left|VBD|ROOT|2",
        )
    )
    assert [kind for _, kind in listed(reading, MentionForm.NAME)] == [EntityKind.PERSON] * 2


def test_mentions_turn_a_supposed_person_into_the_place_it_is_used_as(
    step: DocumentStep, read_page: Reader
) -> None:
    reading = step.run(
        read_page("They|PRP|nsubj|2 met|VBD|ROOT|2 in|IN|prep|2 Ostravel|NNP|pobj|3|B-PERSON")
    )
    assert listed(reading, MentionForm.NAME) == [("Ostravel", EntityKind.PLACE)]


def test_mentions_drop_names_seen_only_in_a_headline_of_capitals(
    step: DocumentStep, read_page: Reader
) -> None:
    reading = step.run(
        read_page(
            "Global|NNP|compound|2|B-PERSON Power|NNP|nsubj|3|I-PERSON Shifts|VBZ|ROOT|3"
            " Towards|IN|prep|3 Northern|NNP|compound|6 Capitals|NNPS|pobj|4"
        )
    )
    assert listed(reading, MentionForm.NAME) == []


def test_mentions_drop_a_known_surname_that_nothing_confirms(
    step: DocumentStep, read_page: Reader
) -> None:
    reading = step.run(read_page("Straw|NNP|nsubj|2 burns|VBZ|ROOT|2"))
    assert listed(reading, MentionForm.NAME) == []


def test_mentions_drop_a_name_that_the_parser_reads_as_a_date(
    step: DocumentStep, read_page: Reader
) -> None:
    reading = step.run(
        read_page("They|PRP|nsubj|2 met|VBD|ROOT|2 in|IN|prep|2 May|NNP|pobj|3|B-DATE")
    )
    assert listed(reading, MentionForm.NAME) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "It|PRP|nsubj|2 seems=seem|VBZ|ROOT|2 that|IN|mark|5 they|PRP|nsubj|5 left|VBD|ccomp|2",
        "It|PRP|nsubj|2 is=be|VBZ|ROOT|2 clear|JJ|acomp|2 they|PRP|nsubj|5 left|VBD|ccomp|2",
        "It|PRP|nsubjpass|3 is=be|VBZ|auxpass|3 said=say|VBN|ROOT|3 so|RB|advmod|3",
        "It|PRP|expl|2 rained=rain|VBD|ROOT|2",
    ],
)
def test_is_empty_it_knows_an_it_without_meaning(sentence: str, read_page: Reader) -> None:
    assert is_empty_it(0, read_page(sentence).tokens, load_name_words())


def test_is_empty_it_keeps_an_it_that_acts(read_page: Reader) -> None:
    reading = read_page("It|PRP|nsubj|2 attacked=attack|VBD|ROOT|2 the|DT|det|4 port|NN|dobj|2")
    assert not is_empty_it(0, reading.tokens, load_name_words())


def test_head_of_is_the_token_the_others_hang_on(read_page: Reader) -> None:
    reading = read_page("Bank|NNP|nsubj|4 of|IN|prep|1 Ostravel|NNP|pobj|2 fell|VBD|ROOT|4")
    assert head_of(0, 3, reading.tokens) == 0


def test_mention_ids_follow_place_and_form(step: DocumentStep, read_page: Reader) -> None:
    page = "Haftar|NNP|nsubj|2 left|VBD|ROOT|2"
    assert step.run(read_page(page)).mentions == step.run(read_page(page)).mentions
    assert len({m.id for m in step.run(read_page(page, page)).mentions}) == 2


def test_mentions_leave_times_out_of_descriptions(step: DocumentStep, read_page: Reader) -> None:
    reading = step.run(
        read_page(
            "Saturday|NNP|compound|3|B-DATE government|NN|compound|3"
            " aircraft|NN|nsubj|4 struck|VBD|ROOT|4"
        )
    )
    assert listed(reading, MentionForm.NOMINAL) == [("government aircraft", EntityKind.ARMED_GROUP)]


@pytest.mark.parametrize(
    ("later", "found"), [("Vorsk|NNP|nsubj|2|B-ORG", 2), ("They|PRP|nsubj|2", 0)]
)
def test_mentions_take_a_name_in_a_headline_if_the_body_has_it(
    step: DocumentStep, read_page: Reader, later: str, found: int
) -> None:
    reading = read_page(
        "Vorsk|NNP|nsubj|2|B-ORG Plays=play|VBZ|ROOT|2 On|IN|prep|2", f"{later} left|VBD|ROOT|2"
    )
    head, *rest = reading.document.blocks
    blocks = (replace(head, kind=BlockKind.HEADLINE), *rest)
    reading = step.run(replace(reading, document=replace(reading.document, blocks=blocks)))
    assert len(listed(reading, MentionForm.NAME)) == found


def test_mentions_do_not_cut_an_outlet_out_of_a_longer_name(
    step: DocumentStep, read_page: Reader
) -> None:
    reading = step.run(
        read_page(
            "The|DT|det|4 National|NNP|compound|4|B-ORG Orsolo|NNP|compound|4|I-ORG"
            " Front|NNP|nsubj|5|I-ORG spoke|VBD|ROOT|5"
        )
    )
    assert listed(reading, MentionForm.NAME) == [("National Orsolo Front", EntityKind.ARMED_GROUP)]


def test_mentions_take_the_longer_of_overlapping_aliases(
    step: DocumentStep, read_page: Reader
) -> None:
    reading = step.run(
        read_page(
            "The|DT|det|4 National|NNP|compound|4 Oil|NNP|compound|4"
            " Corporation|NNP|nsubj|5 spoke|VBD|ROOT|5"
        )
    )
    assert listed(reading, MentionForm.NAME) == [
        ("National Oil Corporation", EntityKind.ORGANISATION)
    ]


def test_mentions_know_an_outlet_that_the_parser_takes_for_a_person(
    step: DocumentStep, read_page: Reader
) -> None:
    reading = step.run(
        read_page("Orsolo|NNP|compound|2|B-PERSON Wire|NNP|nsubj|3|I-PERSON said=say|VBD|ROOT|3")
    )
    assert listed(reading, MentionForm.NAME) == [("Orsolo Wire", EntityKind.MEDIA)]


def test_mentions_take_a_hyphened_office_whole_and_no_pronoun_before_it(
    step: DocumentStep, read_page: Reader
) -> None:
    reading = step.run(
        read_page(
            "Among|IN|prep|8 them|PRP|pobj|1 the|DT|det|4 secretary_|NN|nsubj|8"
            " -_|HYPH|punct|4 general|NN|dep|4 then|RB|advmod|8 spoke=speak|VBD|ROOT|8"
        )
    )
    assert ("the secretary-general", EntityKind.PERSON) in listed(reading, MentionForm.NOMINAL)


@pytest.mark.parametrize("name", ["604 Brigade", "3rd Infantry Division", "17 February Brigade"])
def test_mentions_take_numbered_units_for_names(
    step: DocumentStep, read_page: Reader, name: str
) -> None:
    words = " ".join(f"{word}|NNP|dep|1" for word in name.split())
    reading = step.run(read_page(f"left=leave|VBD|ROOT|1 the|DT|dep|1 {words} men|NNS|dep|1"))
    assert (name, EntityKind.ARMED_GROUP) in listed(reading, MentionForm.NAME)


def test_mentions_take_no_year_or_sum_for_a_unit(step: DocumentStep, read_page: Reader) -> None:
    words = "In|IN|prep|4 2016|CD|pobj|1 Army|NNP|dep|4 spent|VBD|ROOT|4 $4|CD|dep|4 Wing|NNP|dep|4"
    assert listed(step.run(read_page(words)), MentionForm.NAME) == []
