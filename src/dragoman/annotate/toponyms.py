"""Names of places that the parser missed or mistook, where gazetteer and wording agree."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.annotate.listed_places import ListedPlaces
from dragoman.annotate.name_spans import head_of, is_title
from dragoman.annotate.place_doubts import PlaceDoubts
from dragoman.annotate.places_beside import (
    HAMLET,
    find_hyphened,
    is_sizeable,
    is_town_of,
    is_treated_as_place,
    lands_of,
)
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.gazetteer_words import PlaceWords, load_place_words
from dragoman.knowledge.words import load_name_words
from dragoman.model.actors import EntityKind, Mention, MentionForm
from dragoman.model.ids import make_id
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens
from dragoman.model.text import Span
from dragoman.step import DocumentStep

VERSION = 4
PLACES = frozenset({EntityKind.PLACE, EntityKind.FACILITY, EntityKind.STATE})
MISTAKEN = frozenset({EntityKind.ORGANISATION, EntityKind.PERSON, EntityKind.PEOPLE})
CONTAINERS = frozenset({"admin1", "country"})
# People a town must have for its name after "of" or "to" to be taken for it.
OF_SOME_SIZE = 15_000
LONGEST = 4
# How often what was found beside a place is itself looked beside.
ROUNDS = 2
NO_NAMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})
LISTS = frozenset({",", "and", "or", "&"})
DASHES = frozenset({"-", "--", "\u2013", "\u2014", "("})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Capitalised words at ``[first, last)`` and, where there is one, the mention on them."""

    first: int
    last: int
    start: int
    end: int
    name: str
    mention: Mention | None = None


def toponyms_step(gazetteer: Gazetteer) -> DocumentStep:
    """Return the step that adds names of places and corrects what names of places are."""
    finder = ToponymFinder(gazetteer, load_place_words())
    return DocumentStep(
        name="toponyms",
        version=VERSION,
        requires=frozenset({"tokens", "sentences", "mentions"}),
        provides=frozenset({"mentions"}),
        run=finder.run,
        settings=gazetteer.digest,
    )


class ToponymFinder:
    """Looks at every capitalised name of a reading that nobody known bears."""

    __slots__ = ("_doubts", "_gazetteer", "_listed", "_words")

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._doubts = PlaceDoubts(gazetteer=gazetteer, words=words)
        common = words.parts | words.divisions | words.towns
        self._listed = ListedPlaces((*gazetteer.names(), *gazetteer.division_names(common)))

    def run(self, reading: Reading) -> Reading:
        """Return the reading with the mentions of places completed, and the doubtful ones not."""
        return self._doubts.settle(self._widened(self._completed(self._with_listed(reading))))

    def _widened(self, reading: Reading) -> Reading:
        """Return the reading with "New London" where only "London" was seen."""
        taken = {
            token
            for mention in reading.mentions
            if mention.form == MentionForm.NAME
            for token in reading.tokens.between(mention.start, mention.end)
        }
        wider = {
            mention.id: _mention_at(reading, span)
            for mention in reading.mentions
            if mention.form == MentionForm.NAME
            and mention.kind in {EntityKind.PLACE, EntityKind.STATE}
            and (span := self._with_word_before(reading, mention, taken)) is not None
        }
        if not wider:
            return reading
        mentions = (wider.get(mention.id, mention) for mention in reading.mentions)
        return replace(reading, mentions=tuple(sorted(mentions, key=_place_in_text)))

    def _with_word_before(
        self, reading: Reading, mention: Mention, taken: Container[int]
    ) -> Span | None:
        tokens, text = reading.tokens, reading.document.text
        covered = tokens.between(mention.start, mention.end)
        before = covered.start - 1
        if (
            not covered
            or before < 0
            or before in taken
            or tokens.sentence[before] != tokens.sentence[covered.start]
            or not _is_name_word(tokens, before)
            or text[tokens.end[before] : mention.start] != " "
        ):
            return None
        span = Span(start=tokens.start[before], end=mention.end)
        known = self._gazetteer.look_up(text[span.start : span.end])
        return span if any(candidate.primary for candidate in known) else None

    def _completed(self, reading: Reading) -> Reading:
        runs = [
            run
            for run in _runs(reading)
            if not self._gazetteer.is_actor(run.name) and self._gazetteer.look_up(run.name)
        ]
        persons = _surnames(reading)
        at = {
            token: mention
            for mention in reading.mentions
            if mention.form == MentionForm.NAME and mention.kind in PLACES
            for token in (mention.head,)
        }
        places = {run.name for run in runs if self._stands_as_place(run, reading.tokens, at)}
        for _ in range(ROUNDS):
            at |= _heads_of(places, runs, reading.tokens)
            places |= self._beside(runs, reading, at)
        places -= persons
        changed = {
            run.mention.id: replace(run.mention, kind=EntityKind.PLACE)
            for run in runs
            if run.name in places and run.mention is not None
        }
        added = [
            _mention(reading, run) for run in runs if run.name in places and run.mention is None
        ]
        changed |= self._persons(reading, persons - places)
        if not changed and not added:
            return reading
        mentions = [changed.get(mention.id, mention) for mention in reading.mentions]
        mentions.extend(added)
        mentions.sort(key=_place_in_text)
        return replace(reading, mentions=tuple(mentions))

    def _beside(
        self, runs: Sequence[_Run], reading: Reading, at: Mapping[int, Mention]
    ) -> set[str]:
        lands = lands_of(at.values(), reading, self._gazetteer)
        return {
            run.name
            for run in runs
            if run.mention is not None
            and is_treated_as_place(run.mention, reading.tokens, at)
            and is_town_of(run.name, lands, self._gazetteer)
        }

    def _with_listed(self, reading: Reading) -> Reading:
        """Return the reading with a mention on each name that the gazetteer itself lists."""
        names = [mention for mention in reading.mentions if mention.form == MentionForm.NAME]
        persons = _surnames(reading)
        dropped: set[str] = set()
        added = []
        for span in self._spans(reading.document.text):
            touched = [m for m in names if m.start < span.end and span.start < m.end]
            if all(self._gives_way(reading, mention, span, persons) for mention in touched) and (
                touched or _is_written_as_name(reading.tokens, span)
            ):
                dropped.update(mention.id for mention in touched)
                added.append(_mention_at(reading, span))
        if not added:
            return reading
        kept = [mention for mention in reading.mentions if mention.id not in dropped]
        kept.extend(added)
        return replace(reading, mentions=tuple(sorted(kept, key=_place_in_text)))

    def _spans(self, text: str) -> Iterator[Span]:
        """Yield the names listed, and words with hyphens that name a town ("Mazar-i-Sharif")."""
        listed = self._listed.find(text)
        yield from listed
        for span in find_hyphened(text):
            name = text[span.start : span.end]
            if not any(span.overlaps(other) for other in listed) and (
                not self._gazetteer.is_actor(name)
                and is_sizeable(self._gazetteer.look_up(name), people=HAMLET)
            ):
                yield span

    def _gives_way(
        self, reading: Reading, mention: Mention, span: Span, persons: Container[str]
    ) -> bool:
        """Tell whether a name is only part of a listed one, or the parser's guess at it.

        What the parser took for a person is one where that person is named in full or by title.
        """
        if (mention.start, mention.end) == (span.start, span.end):
            name = reading.document.quote(span.start, span.end)
            if self._gazetteer.is_actor(name) or mention.kind not in {None, *MISTAKEN}:
                return False
            return mention.kind != EntityKind.PERSON or not (
                name in persons or _has_title(reading.tokens, span)
            )
        return span.covers(Span(start=mention.start, end=mention.end))

    def _persons(self, reading: Reading, surnames: set[str]) -> dict[str, Mention]:
        """Return the bare surnames of persons named in full that were taken for places."""
        text = reading.document.text
        return {
            mention.id: replace(mention, kind=EntityKind.PERSON)
            for mention in reading.mentions
            if mention.form == MentionForm.NAME
            and mention.kind in PLACES
            and (name := text[mention.start : mention.end]) in surnames
            and not self._gazetteer.is_actor(name)
            and not self._stands_as_place(
                _run_of(mention, name, reading.tokens), reading.tokens, {}
            )
        }

    def _stands_as_place(self, run: _Run, tokens: Tokens, at: Mapping[int, Mention]) -> bool:
        candidates = self._gazetteer.look_up(run.name)
        if self._in_division(run, tokens):
            return True
        if _is_dateline(run, tokens):
            return True
        before = tokens.text[run.first - 1].lower() if run.first else ""
        if before in self._words.locative:
            return is_sizeable(candidates, people=HAMLET)
        if before in self._words.open or (before in LISTS and run.first - 2 in at):
            return is_sizeable(candidates, people=OF_SOME_SIZE)
        return False

    def _in_division(self, run: _Run, tokens: Tokens) -> bool:
        """Tell whether a comma and the name of a country or division follow."""
        if run.last + 1 >= len(tokens) or tokens.text[run.last] != ",":
            return False
        after = tokens.text[run.last + 1]
        two = " ".join(tokens.text[run.last + 1 : run.last + 3])
        return any(
            candidate.primary and candidate.place.feature in CONTAINERS
            for name in (two, after)
            for candidate in self._gazetteer.look_up(name)
            if name[0].isupper()
        )


def _heads_of(names: Container[str], runs: Iterable[_Run], tokens: Tokens) -> dict[int, Mention]:
    return {
        head_of(run.first, run.last, tokens): run.mention
        for run in runs
        if run.mention is not None and run.name in names
    }


def _runs(reading: Reading) -> Iterator[_Run]:
    """Yield the names that are no place yet: those of mentions, and capitalised words outside."""
    tokens = reading.tokens
    taken: set[int] = set()
    for mention in reading.mentions:
        if mention.form != MentionForm.NAME:
            continue
        covered = tokens.between(mention.start, mention.end)
        taken.update(covered)
        if mention.kind in MISTAKEN and 0 < len(covered) <= LONGEST:
            name = reading.document.text[mention.start : mention.end]
            yield _run_of(mention, name, tokens)
    yield from _loose_runs(reading, taken)


def _run_of(mention: Mention, name: str, tokens: Tokens) -> _Run:
    covered = tokens.between(mention.start, mention.end)
    return _Run(
        first=covered.start,
        last=covered.stop,
        start=mention.start,
        end=mention.end,
        name=name,
        mention=mention,
    )


def _loose_runs(reading: Reading, taken: set[int]) -> Iterator[_Run]:
    tokens = reading.tokens
    first: int | None = None
    for token in range(len(tokens) + 1):
        inside = token < len(tokens) and token not in taken and _is_name_word(tokens, token)
        if inside and first is not None and tokens.sentence[token] == tokens.sentence[first]:
            continue
        if (
            first is not None
            and token - first <= LONGEST
            and _stands_alone(tokens, first, token, taken)
        ):
            start, end = tokens.start[first], tokens.end[token - 1]
            name = reading.document.text[start:end]
            yield _Run(first=first, last=token, start=start, end=end, name=name)
        first = token if inside else None


def _stands_alone(tokens: Tokens, first: int, last: int, taken: set[int]) -> bool:
    """Tell whether no name goes on before or after."""
    before, after = first - 1, last
    return not (
        (before in taken and tokens.end[before] + 1 >= tokens.start[first])
        or (after in taken and tokens.end[last - 1] + 1 >= tokens.start[after])
    )


def _is_name_word(tokens: Tokens, token: int) -> bool:
    return (
        tokens.tag[token] in {"NNP", "NNPS"}
        and tokens.text[token][0].isupper()
        and tokens.entity[token][2:] not in NO_NAMES
    )


def _surnames(reading: Reading) -> set[str]:
    """Return the last parts of full names of persons, and first ones used often by themselves."""
    text = reading.document.text
    full = (
        text[mention.start : mention.end].split()
        for mention in reading.mentions
        if mention.form == MentionForm.NAME and mention.kind == EntityKind.PERSON
    )
    return {parts[-1] for parts in full if len(parts) > 1}


def _is_dateline(run: _Run, tokens: Tokens) -> bool:
    """Tell whether capitals open a sentence before a dash or an agency in brackets."""
    opens = run.first == 0 or tokens.sentence[run.first - 1] != tokens.sentence[run.first]
    if not opens or not run.name.isupper() or run.last >= len(tokens):
        return False
    return tokens.text[run.last] in DASHES


def _is_written_as_name(tokens: Tokens, span: Span) -> bool:
    """Tell whether a listed name that nobody saw stands where a name can stand."""
    covered = tokens.between(span.start, span.end)
    if not covered or tokens.start[covered[0]] != span.start or tokens.end[covered[-1]] != span.end:
        return False
    if len(covered) > 1:
        return True
    neighbours = (covered[0] - 1, covered[0] + 1)
    return _is_name_word(tokens, covered[0]) and not any(
        0 <= token < len(tokens)
        and tokens.sentence[token] == tokens.sentence[covered[0]]
        and _is_name_word(tokens, token)
        for token in neighbours
    )


def _has_title(tokens: Tokens, span: Span) -> bool:
    covered = tokens.between(span.start, span.end)
    before = covered.start - 1
    return before >= 0 and is_title(tokens.text[before], load_name_words().titles)


def _place_in_text(mention: Mention) -> tuple[int, int, str]:
    return mention.start, -mention.end, mention.form


def _mention(reading: Reading, run: _Run) -> Mention:
    return _mention_at(reading, Span(start=run.start, end=run.end))


def _mention_at(reading: Reading, span: Span) -> Mention:
    covered = reading.tokens.between(span.start, span.end)
    return Mention(
        id=make_id("m", reading.document.id, span.start, span.end, MentionForm.NAME),
        start=span.start,
        end=span.end,
        form=MentionForm.NAME,
        head=head_of(covered.start, covered.stop, reading.tokens),
        kind=EntityKind.PLACE,
    )
