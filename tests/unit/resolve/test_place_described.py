"""Which town "the city" and "the capital" mean."""

from collections.abc import Callable

import pytest

from dragoman.annotate.mentions import mentions_step
from dragoman.annotate.toponyms import toponyms_step
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.register import load_register
from dragoman.model.actors import MentionForm
from dragoman.model.reading import Reading
from dragoman.resolve.actors import actors_step
from dragoman.resolve.places import places_step

Reader = Callable[..., Reading]
Resolver = Callable[[Reading], dict[str, str | None]]


@pytest.fixture(scope="module")
def meant() -> Resolver:
    """Return the names of the places that descriptions mean, under their words."""
    register, gazetteer = load_register(("libya",)), load_gazetteer(("libya",))
    steps = (
        *(mentions_step(register), toponyms_step(gazetteer)),
        *(actors_step(register), places_step(gazetteer)),
    )

    def run(reading: Reading) -> dict[str, str | None]:
        for step in steps:
            reading = step.run(reading)
        names = {entity.id: entity.name for entity in reading.entities}
        return {
            reading.document.quote(mention.start, mention.end): names[resolution.entity]
            for resolution in reading.resolutions
            if (mention := reading.mentions_by_id()[resolution.mention]).form == MentionForm.NOMINAL
            and resolution.entity is not None
        }

    return run


def in_(town: str) -> str:
    return f"War|NN|nsubj|2 rages=rage|VBZ|ROOT|2 in|IN|prep|2 {town}|NNP|pobj|3|B-GPE"


THE_CITY = "They|PRP|nsubj|2 left|VBD|ROOT|2 the|DT|det|4 city|NN|dobj|2"
RAIN = "Rain|NN|nsubj|2 fell=fall|VBD|ROOT|2"


def test_city_is_the_one_named_in_the_sentence_before(meant: Resolver, read_page: Reader) -> None:
    assert meant(read_page(in_("Sabha"), in_("Derna"), THE_CITY)) == {"the city": "Derna"}


def test_city_beyond_the_sentence_before_is_the_one_spoken_of_most(
    meant: Resolver, read_page: Reader
) -> None:
    page = read_page(in_("Sabha"), in_("Sabha"), in_("Derna"), RAIN, THE_CITY)
    assert meant(page) == {"the city": "Sabha"}


def test_city_between_two_is_neither(meant: Resolver, read_page: Reader) -> None:
    both = f"{in_('Sabha')} and|CC|cc|4 Derna|NNP|conj|4|B-GPE"
    assert meant(read_page(both, THE_CITY)) == {}


@pytest.mark.parametrize(
    "words",
    [
        "They|PRP|nsubj|2 left|VBD|ROOT|2 a|DT|det|4 city|NN|dobj|2",
        "They|PRP|nsubj|2 left|VBD|ROOT|2 the|DT|det|5 eastern|JJ|amod|5 city|NN|dobj|2",
        f"{THE_CITY} that|WDT|dobj|7 we|PRP|nsubj|7 know|VBP|relcl|4",
    ],
)
def test_city_that_the_words_tell_apart_is_another(
    meant: Resolver, read_page: Reader, words: str
) -> None:
    assert meant(read_page(in_("Derna"), words)) == {}


def test_capital_is_that_of_the_state_in_focus_where_it_is_named(
    meant: Resolver, read_page: Reader
) -> None:
    leave = "They|PRP|nsubj|2 left|VBD|ROOT|2 the|DT|det|4 capital|NN|dobj|2"
    assert meant(read_page(in_("Libya"), in_("Tripoli"), leave)) == {"the capital": "Tripoli"}
    assert meant(read_page(in_("Libya"), in_("Derna"), leave)) == {}
