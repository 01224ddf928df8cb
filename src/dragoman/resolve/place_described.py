"""Which town "the city" or "the capital" means: one named before, that of the state in focus."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.knowledge.gazetteer_rows import Place
from dragoman.model.actors import EntityKind, Mention, MentionForm, Resolution
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens

NAMED_JUST_BEFORE, SPOKEN_OF_MOST, CAPITAL = 0.7, 0.55, 0.65
# The town that an article speaks of most is named so often, and so many times as often as the next.
OFTEN, LEAD = 2, 1.5
# The state whose capital is meant is named so many times as often as the next.
STATE_LEAD = 1.5
# Sentences looked at for a town; beyond the next one the town spoken of most goes first.
REACH, NEXT = 3, 1
_TOWNS = frozenset({"city", "town", "village"})
_THE = frozenset({"the", "that", "this"})
_SEAT = "capital"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """A town named in a reading."""

    start: int
    sentence: int
    place: Place

    def back(self, sentence: int) -> int:
        """Return how many sentences before another it stands."""
        return sentence - self.sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceDescriber:
    """Resolves descriptions of towns in one reading; ``places`` are meant by its names.

    ``states`` tells how often each country, by its ISO code, is spoken of.
    """

    reading: Reading
    places: Mapping[str, Place]
    states: Mapping[str, float]
    named: list[_Named] = field(default_factory=list)

    def resolve(self) -> Iterator[tuple[Resolution, Place]]:
        """Yield the decisions on descriptions, with the places decided on."""
        tokens = self.reading.tokens
        self.named.extend(self._named())
        for mention in self.reading.mentions:
            if mention.form != MentionForm.NOMINAL or mention.kind != EntityKind.PLACE:
                continue
            if not _takes_up(mention, tokens):
                continue
            lemma = tokens.lemma[mention.head]
            found = None
            if lemma in _TOWNS:
                found = self._town(mention)
            elif lemma == _SEAT:
                found = self._capital()
            if found is not None:
                place, score, why = found
                yield Resolution(mention=mention.id, entity=place.id, score=score, why=why), place

    def _named(self) -> Iterator[_Named]:
        tokens = self.reading.tokens
        for mention in self.reading.mentions:
            place = self.places.get(mention.id)
            if place is not None and place.feature == "town" and len(tokens):
                yield _Named(
                    start=mention.start, sentence=tokens.sentence[mention.head], place=place
                )

    def _town(self, mention: Mention) -> tuple[Place, float, str] | None:
        sentence = self.reading.tokens.sentence[mention.head]
        before = [each for each in self.named if each.start < mention.start]
        most = _most_named(before)
        spoken_of = (most, SPOKEN_OF_MOST, "the town spoken of most so far") if most else None
        for back in range(REACH):
            near = {each.place.id: each.place for each in before if each.back(sentence) == back}
            if not near:
                continue
            if spoken_of is not None and (back > NEXT or spoken_of[0].id in near):
                return spoken_of
            if len(near) > 1:
                return None
            return next(iter(near.values())), NAMED_JUST_BEFORE, "the town named just before"
        return spoken_of

    def _capital(self) -> tuple[Place, float, str] | None:
        """Return the capital of the state spoken of most, if it is named by itself, too."""
        ranked = sorted(self.states.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or (len(ranked) > 1 and ranked[0][1] < STATE_LEAD * ranked[1][1]):
            return None
        country = ranked[0][0]
        named = {
            each.place.id: each.place
            for each in self.named
            if each.place.capital and each.place.country == country
        }
        if len(named) != 1:
            return None
        why = f"capital of the state spoken of most, {country}"
        return next(iter(named.values())), CAPITAL, why


def _takes_up(mention: Mention, tokens: Tokens) -> bool:
    """Tell whether a description only takes up a town: "the city", not "the eastern city"."""
    covered = tokens.between(mention.start, mention.end)
    if not covered or tokens.text[covered[0]].lower() not in _THE:
        return False
    if mention.head - covered[0] > 1:
        return False
    following = mention.head + 1
    if following < len(tokens) and tokens.tag[following].startswith("NN"):
        return False
    return not any(
        child > mention.head and tokens.dep[child] in {"prep", "appos", "relcl", "acl"}
        for child in tokens.children(mention.head)
        if tokens.dep[child] != "prep" or tokens.lemma[child] in {"of", "in"}
    )


def _most_named(named: Sequence[_Named]) -> Place | None:
    places = {each.place.id: each.place for each in named}
    counts = Counter(each.place.id for each in named)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < OFTEN:
        return None
    if len(ranked) > 1 and ranked[0][1] < LEAD * ranked[1][1]:
        return None
    return places[ranked[0][0]]
