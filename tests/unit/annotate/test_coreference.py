from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.annotate.coreference import coreference_step
from dragoman.annotate.mentions import mentions_step
from dragoman.knowledge.register import load_register
from dragoman.model.reading import Reading
from dragoman.model.text import Quote

Reader = Callable[..., Reading]
Linker = Callable[[Reading], dict[str, str]]


@pytest.fixture(scope="module")
def links() -> Linker:
    """Return mention words under the words of those that take them up, for one reading."""
    register = load_register(("libya",))
    steps = (mentions_step(register), coreference_step(register))

    def run(reading: Reading) -> dict[str, str]:
        for step in steps:
            reading = step.run(reading)
        text, by_id = reading.document.text, reading.mentions_by_id()
        return {
            text[m.start : m.end]: text[by_id[m.antecedent].start : by_id[m.antecedent].end]
            for m in reading.mentions
            if m.antecedent is not None
        }

    return run


ORSOLO = "Dalia|NNP|compound|2|B-PERSON Orsolo|NNP|nsubj|3|I-PERSON spoke=speak|VBD|ROOT|3"
HAFTAR = "Khalifa|NNP|compound|2|B-PERSON Haftar|NNP|nsubj|3|I-PERSON spoke=speak|VBD|ROOT|3"


def test_surname_takes_up_the_full_name(links: Linker, read_page: Reader) -> None:
    page = read_page(ORSOLO, "Orsolo|NNP|nsubj|2|B-PERSON left|VBD|ROOT|2")
    assert links(page) == {"Orsolo": "Dalia Orsolo"}


def test_spellings_of_one_register_entry_join(links: Linker, read_page: Reader) -> None:
    page = read_page(HAFTAR, "Hifter|NNP|nsubj|2 left|VBD|ROOT|2")
    assert links(page) == {"Hifter": "Khalifa Haftar"}


def test_father_and_son_stay_apart(links: Linker, read_page: Reader) -> None:
    page = read_page(HAFTAR, "Saddam|NNP|compound|2 Haftar|NNP|nsubj|3 left|VBD|ROOT|3")
    assert links(page) == {}


def test_acronym_in_brackets_takes_up_the_name(links: Linker, read_page: Reader) -> None:
    page = read_page(
        "Ostravel|NNP|compound|3|B-ORG Harbour|NNP|compound|3|I-ORG Union|NNP|nsubj|7|I-ORG"
        " (_|-LRB-|punct|3 OHU_|NNP|appos|3|B-ORG )|-RRB-|punct|3 struck|VBD|ROOT|7"
    )
    assert links(page) == {"OHU": "Ostravel Harbour Union"}


def test_description_set_beside_a_name_joins_it(links: Linker, read_page: Reader) -> None:
    page = read_page(
        "Dalia|NNP|compound|2|B-PERSON Orsolo|NNP|nsubj|7|I-PERSON ,|,|punct|2"
        " commander|NN|appos|2 of|IN|prep|4 guards=guard|NNS|pobj|5 spoke|VBD|ROOT|7"
    )
    assert links(page) == {"commander": "Dalia Orsolo"}


def test_description_after_not_joins_nobody(links: Linker, read_page: Reader) -> None:
    page = read_page(
        "Hamas|NNP|nsubj|6 ,|,|punct|1 not|RB|neg|5 the|DT|det|5 government|NN|appos|1"
        " fired|VBD|ROOT|6"
    )
    assert links(page) == {}


def test_country_and_calling_lead_to_the_person(links: Linker, read_page: Reader) -> None:
    page = read_page(HAFTAR, "the|DT|det|3 Libyan|JJ|amod|3 warlord|NN|nsubj|4 left|VBD|ROOT|4")
    assert links(page)["the Libyan warlord"] == "Khalifa Haftar"


def test_another_country_leads_to_nobody(links: Linker, read_page: Reader) -> None:
    page = read_page(HAFTAR, "the|DT|det|3 Syrian|JJ|amod|3 warlord|NN|nsubj|4 left|VBD|ROOT|4")
    assert "the Syrian warlord" not in links(page)


def test_chief_of_another_body_leads_to_nobody(links: Linker, read_page: Reader) -> None:
    page = read_page(
        HAFTAR, "NATO_|NNP|poss|3 's|POS|case|1 chief|NN|nsubj|4 left=leave|VBD|ROOT|4"
    )
    assert "NATO's chief" not in links(page)


def test_repeated_plural_takes_up_the_fuller_one(links: Linker, read_page: Reader) -> None:
    page = read_page(
        "Security|NN|compound|2 officials=official|NNS|nsubj|3 spoke|VBD|ROOT|3",
        "The|DT|det|2 officials=official|NNS|nsubj|3 left|VBD|ROOT|3",
    )
    assert links(page) == {"The officials": "Security officials"}


def test_he_takes_up_the_subject(links: Linker, read_page: Reader) -> None:
    page = read_page(HAFTAR, "He|PRP|nsubj|2 left|VBD|ROOT|2")
    assert links(page) == {"He": "Khalifa Haftar"}


def test_she_does_not_take_up_a_man(links: Linker, read_page: Reader) -> None:
    page = read_page(HAFTAR, "She|PRP|nsubj|2 left|VBD|ROOT|2")
    assert links(page) == {}


def test_he_between_two_alike_takes_up_nobody(links: Linker, read_page: Reader) -> None:
    page = read_page(
        "Putin|NNP|nsubj|2 met|VBD|ROOT|2",
        "He|PRP|nsubj|2 left|VBD|ROOT|2",
    )
    both = read_page(
        "With|IN|prep|5 Putin|NNP|pobj|1 and|CC|cc|2 Macron|NNP|pobj|1 gone|VBN|ROOT|5",
        "He|PRP|nsubj|2 left|VBD|ROOT|2",
    )
    assert links(page) == {"He": "Putin"}
    assert links(both) == {}


def test_him_is_not_the_subject_of_its_clause(links: Linker, read_page: Reader) -> None:
    page = read_page("Haftar|NNP|nsubj|2 met|VBD|ROOT|2 him|PRP|dobj|2")
    assert links(page) == {}


def test_it_is_not_where_something_happens(links: Linker, read_page: Reader) -> None:
    page = read_page(
        "Peace|NN|nsubj|2 holds|VBZ|ROOT|2 in|IN|prep|2 Syria|NNP|pobj|3",
        "It|PRP|nsubj|2 lasts|VBZ|ROOT|2",
    )
    assert links(page) == {}


def test_we_in_a_quotation_is_the_speaker(links: Linker, read_page: Reader) -> None:
    page = read_page(
        "Bashagha|NNP|nsubj|2 said=say|VBD|ROOT|2 :|:|punct|2 We|PRP|nsubj|5 won|VBD|ccomp|2"
    )
    start = page.document.text.index("We")
    page = replace(page, quotes=(Quote(start=start, end=start + 6),))
    assert links(page) == {"We": "Bashagha"}


def test_we_outside_quotations_is_nobody(links: Linker, read_page: Reader) -> None:
    page = read_page(
        "Bashagha|NNP|nsubj|2 said=say|VBD|ROOT|2 :|:|punct|2 We|PRP|nsubj|5 won|VBD|ccomp|2"
    )
    assert links(page) == {}


def test_the_country_is_where_the_document_plays(links: Linker, read_page: Reader) -> None:
    page = read_page(
        "War|NN|nsubj|2 rages|VBZ|ROOT|2 in|IN|prep|2 Libya|NNP|pobj|3",
        "Russia|NNP|nsubj|2 eyes|VBZ|ROOT|2 the|DT|det|4 country|NN|dobj|2",
    )
    assert links(page) == {"the country": "Libya"}


SPOKE = "spoke=speak|VBD|ROOT|4"
BRIGADES = (
    f"Tamrat|NNP|compound|3|B-ORG Defence|NNP|compound|3|I-ORG Brigades|NNPS|nsubj|4|I-ORG {SPOKE}"
)
RAIN = "Rain|NN|nsubj|2 fell=fall|VBD|ROOT|2"


def test_plural_noun_of_a_name_leads_to_it_from_afar(links: Linker, read_page: Reader) -> None:
    later = "The|DT|det|2 brigades=brigade|NNS|nsubj|3 left|VBD|ROOT|3"
    found = links(read_page(BRIGADES, RAIN, RAIN, RAIN, RAIN, later))
    assert found["The brigades"] == "Tamrat Defence Brigades"


def test_group_before_a_clause_that_only_adds_is_the_one_named(
    links: Linker, read_page: Reader
) -> None:
    named = "Tamrat|NNP|compound|2|B-ORG Front|NNP|nsubj|3|I-ORG spoke=speak|VBD|ROOT|3"
    adds = (
        "The|DT|det|2 group|NN|nsubj|7 ,|,|punct|2 which|WDT|nsubj|5 hides=hide|VBZ|relcl|2"
        " ,|,|punct|2 left|VBD|ROOT|7"
    )
    tells_which = (
        "The|DT|det|2 group|NN|nsubj|5 which|WDT|nsubj|4 hides=hide|VBZ|relcl|2 left|VBD|ROOT|5"
    )
    assert links(read_page(named, adds)) == {"The group": "Tamrat Front"}
    assert links(read_page(named, tells_which)) == {}


def test_same_before_a_noun_adds_nothing(links: Linker, read_page: Reader) -> None:
    later = "The|DT|det|3 same|JJ|amod|3 brigades=brigade|NNS|nsubj|4 left|VBD|ROOT|4"
    assert links(read_page(BRIGADES, later))["The same brigades"] == "Tamrat Defence Brigades"


def test_last_word_of_an_outlet_takes_it_up(links: Linker, read_page: Reader) -> None:
    named = "Tamrat|NNP|compound|2|B-ORG Ledger|NNP|nsubj|3|I-ORG spoke=speak|VBD|ROOT|3"
    later = "Ledger|NNP|nsubj|2|B-PERSON says=say|VBZ|ROOT|2"
    assert links(read_page(named, later)) == {"Ledger": "Tamrat Ledger"}


def test_object_of_a_joined_clause_takes_up_the_object_before(
    links: Linker, read_page: Reader
) -> None:
    page = read_page(
        "Qatar|NNP|nsubj|2|B-GPE backs=back|VBZ|ROOT|2 Tamrat|NNP|compound|4|B-ORG"
        " Front|NNP|dobj|2|I-ORG and|CC|cc|2 Chad|NNP|nsubj|7|B-GPE arms=arm|VBZ|conj|2"
        " it|PRP|dobj|7"
    )
    assert links(page)["it"] == "Tamrat Front"


def test_the_army_is_not_the_rebels_who_call_themselves_one(
    links: Linker, read_page: Reader
) -> None:
    rebels = (
        "National|NNP|compound|3|B-ORG Liberation|NNP|compound|3|I-ORG Army|NNP|nsubj|7|I-ORG"
        " (_|-LRB-|punct|3 ELN_|NNP|appos|3|B-ORG )|-RRB-|punct|3 struck|VBD|ROOT|7"
    )
    page = read_page(rebels, "The|DT|det|2 army|NN|nsubj|3 left=leave|VBD|ROOT|3")
    assert "The army" not in links(page)


def test_the_army_of_a_land_goes_before_a_group_named_army(
    links: Linker, read_page: Reader
) -> None:
    page = read_page(
        "Chad|NNP|poss|3|B-GPE '_s|POS|case|1 army|NN|nsubj|4 left=leave|VBD|ROOT|4",
        "Ashmar|NNP|compound|2|B-ORG Army|NNP|nsubj|3|I-ORG stayed=stay|VBD|ROOT|3",
        "The|DT|det|2 army|NN|nsubj|3 struck=strike|VBD|ROOT|3",
    )
    assert links(page)["The army"].startswith("Chad")


def test_its_after_and_takes_up_the_name_it_is_joined_to(links: Linker, read_page: Reader) -> None:
    page = read_page(
        "Chad|NNP|nsubj|2|B-GPE backs=back|VBZ|ROOT|2 Tamrat|NNP|compound|4|B-ORG"
        " Front|NNP|dobj|2|I-ORG and|CC|cc|4 its|PRP$|poss|7 war|NN|conj|4"
    )
    assert links(page)["its"] == "Tamrat Front"
