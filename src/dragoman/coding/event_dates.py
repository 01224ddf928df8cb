"""When an event happened: clause, then sentence, then running text, then day of publication."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.coding.candidates import Candidate
from dragoman.coding.evidence import own_tokens
from dragoman.coding.offsets import Offset, find_measured, find_offset, shift
from dragoman.coding.phrases import VERBAL
from dragoman.coding.syntax import read_verb
from dragoman.knowledge.grammar import load_grammar
from dragoman.knowledge.word_classes import Words
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens
from dragoman.model.text import BlockKind, Span, TimeExpression
from dragoman.model.when import DateRange
from dragoman.text.dates import WEEKDAYS, weekday_number

# how many sentences back a date set by the running text still holds
DISCOURSE_SENTENCES = 2
# a publication date vaguer than this dates nothing
PUBLICATION_DAYS = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The dates of one candidate (several where the words name several) and what they rest on."""

    values: tuple[DateRange, ...] = ()
    basis: str | None = None
    evidence: Span | None = None


def date_candidate(reading: Reading, candidate: Candidate, saying: Words) -> Dating:
    """Return the dates of a candidate with their basis; ``saying`` are verbs of saying."""
    tokens = reading.tokens
    if not reading.times and reading.document.published is None:
        return Dating()
    times = [
        time for time in reading.times if _first_token(tokens, time) is not None and time.values
    ]
    here = [t for t in times if _sentence(tokens, t) == tokens.sentence[candidate.token]]
    return _from_offset(tokens, candidate, here) or _from_words(
        reading, candidate, times, here, saying
    )


def _from_words(
    reading: Reading,
    candidate: Candidate,
    times: Sequence[TimeExpression],
    here: Sequence[TimeExpression],
    saying: Words,
) -> Dating:
    """Date an act by the times of its clause, its sentence (``here``) and the running text."""
    tokens = reading.tokens
    own = own_tokens(tokens, candidate)
    beside = [t for t in here if any(i in own for i in tokens.between(t.start, t.end))]
    if beside and candidate.composed != "future":
        return _of(_nearest(tokens, candidate, beside), "clause")
    if candidate.nominal:
        return Dating()
    if len(here) == 1 and not beside and _same_time(tokens, candidate, here[0], saying):
        return _of(here[0], "sentence")
    earlier = None if here else _discourse(reading, candidate, times)
    if earlier is not None:
        return _of(earlier, "discourse")
    blocked = any(not _below(tokens, candidate, t) for t in here) and candidate.composed is None
    return Dating() if blocked else _published(reading, candidate)


def _from_offset(
    tokens: Tokens, candidate: Candidate, here: Sequence[TimeExpression]
) -> Dating | None:
    """Date what is told at a distance from another act; ``None`` where no distance is named.

    The act in "two years after they attacked" has no other date than its own clause's or that of
    the act above it, moved; the act above is not dated by running text.
    """
    verb = candidate.verb if candidate.verb is not None else candidate.token
    offset = find_offset(tokens, verb)
    if offset is not None:
        first = offset.start
        inside = [t for t in here if first < _first(tokens, t) <= offset.last]
        outside = [t for t in here if t not in inside]
        if inside:
            return _of(_nearest(tokens, candidate, inside), "clause")
        return _moved(tokens, offset, outside[0]) if len(outside) == 1 else Dating()
    offset = find_measured(tokens, verb)
    if offset is None:
        return None
    outside = [t for t in here if not offset.start < _first(tokens, t) <= offset.last]
    if len(outside) == 1 and not candidate.nominal and candidate.composed != "future":
        own = own_tokens(tokens, candidate)
        beside = any(i in own for i in tokens.between(outside[0].start, outside[0].end))
        return _of(outside[0], "clause" if beside else "sentence")
    return Dating() if not outside and (offset.long or not offset.earlier) else None


def _moved(tokens: Tokens, offset: Offset, time: TimeExpression) -> Dating:
    """Return the time of the clause above, moved; its evidence reaches over the measure."""
    values = [shift(value, offset) for value in time.values]
    if len(values) != 1 or values[0] is None:
        return Dating()
    start, end = tokens.start[offset.start], tokens.end[offset.start]
    evidence = Span(start=min(start, time.start), end=max(end, time.end))
    return Dating(values=(values[0],), basis="sentence", evidence=evidence)


def _first(tokens: Tokens, time: TimeExpression) -> int:
    return tokens.between(time.start, time.end)[0]


def _of(time: TimeExpression, basis: str) -> Dating:
    return Dating(values=time.values, basis=basis, evidence=Span(start=time.start, end=time.end))


def _first_token(tokens: Tokens, time: TimeExpression) -> int | None:
    inside = tokens.between(time.start, time.end)
    return inside[0] if inside else None


def _sentence(tokens: Tokens, time: TimeExpression) -> int:
    return tokens.sentence[tokens.between(time.start, time.end)[0]]


def _nearest(
    tokens: Tokens, candidate: Candidate, times: Sequence[TimeExpression]
) -> TimeExpression:
    """Return the most precise time near the trigger; ties go to the nearer one."""

    def distance(time: TimeExpression) -> tuple[int, int]:
        first = tokens.between(time.start, time.end)[0]
        return abs(first - candidate.token), time.start

    return min(times, key=distance)


def _same_time(tokens: Tokens, candidate: Candidate, time: TimeExpression, saying: Words) -> bool:
    """Tell whether the sentence's only time can hold for the trigger's clause.

    It does where the time stands in the clause above or before it, not in a clause below.
    """
    verb = candidate.verb if candidate.verb is not None else candidate.token
    word = tokens.between(time.start, time.end)[0]
    if tokens.left_edge(verb) <= word <= tokens.right_edge(verb):
        return False
    if tokens.dep[verb] == "ccomp" or any(
        saying.match(tokens.lemma[above]) for above in list(tokens.ancestors(word))[:3]
    ):
        return False
    return read_verb(tokens, verb).past or tokens.tag[verb] == "VBG"


def _below(tokens: Tokens, candidate: Candidate, time: TimeExpression) -> bool:
    """Tell whether a time belongs to a clause under the trigger's own."""
    verb = candidate.verb if candidate.verb is not None else candidate.token
    word = tokens.between(time.start, time.end)[0]
    for above in tokens.ancestors(word):
        if above == verb:
            return False
        if tokens.dep[above] in {"relcl", "acl", "ccomp", "parataxis"} and verb in tokens.ancestors(
            above
        ):
            return True
    return False


def _is_news(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether a candidate is told as something that just happened."""
    tokens = reading.tokens
    verb = candidate.verb if candidate.verb is not None else candidate.token
    if tokens.dep[verb] in {"relcl", "acl", "advcl"} or tokens.pos[verb] not in VERBAL:
        return False
    if _long_ago(tokens, verb):
        return False
    facts = read_verb(tokens, verb)
    if facts.modal is not None and candidate.composed is None:
        return False
    return tokens.tag[verb] == "VBD" or _passive_past(tokens, verb)


def _long_ago(tokens: Tokens, verb: int) -> bool:
    """Tell whether an adverb puts the act before the news: "previously asked"."""
    return any(
        tokens.lemma[c] in load_grammar().earlier
        for c in tokens.children(verb)
        if tokens.dep[c] == "advmod"
    )


def _passive_past(tokens: Tokens, verb: int) -> bool:
    return tokens.tag[verb] == "VBN" and any(
        tokens.dep[c] in {"aux", "auxpass"} and tokens.tag[c] == "VBD"
        for c in tokens.children(verb)
    )


def _discourse(
    reading: Reading, candidate: Candidate, times: Sequence[TimeExpression]
) -> TimeExpression | None:
    """Return the last time named just before, in the same paragraph, in a past clause."""
    tokens = reading.tokens
    if not _is_news(reading, candidate):
        return None
    sentence = tokens.sentence[candidate.token]
    block = reading.sentences[sentence].block
    for back in range(1, DISCOURSE_SENTENCES + 1):
        number = sentence - back
        if number < 0 or reading.sentences[number].block != block:
            return None
        found = [t for t in times if _sentence(tokens, t) == number]
        if found:
            last = found[-1]
            held = len(last.values) == 1 and _fits_weekday(reading, sentence, last.values[0])
            return last if held else None
    return None


def _fits_weekday(reading: Reading, sentence: int, value: DateRange) -> bool:
    """Tell whether a date can be the weekday that a sentence names, if it names any."""
    span = reading.sentences[sentence]
    named = {
        weekday_number(word)
        for word in map(str.lower, reading.tokens.text[span.first : span.last])
        if word in WEEKDAYS
    }
    return not named or value.days > 1 or value.first.weekday() in named


def _published(reading: Reading, candidate: Candidate) -> Dating:
    document, tokens = reading.document, reading.tokens
    if document.published is None or document.published.days > PUBLICATION_DAYS:
        return Dating()
    verb = candidate.verb if candidate.verb is not None else candidate.token
    block = document.blocks[reading.sentences[tokens.sentence[verb]].block]
    headline = block.kind is BlockKind.HEADLINE
    if not (headline or _is_news(reading, candidate) or _is_current(tokens, verb, candidate)):
        return Dating()
    evidence = document.published_evidence
    return Dating(values=(document.published,), basis="publication", evidence=evidence)


def _is_current(tokens: Tokens, verb: int, candidate: Candidate) -> bool:
    """Tell present perfect and progressive, and acts composed from what is said now."""
    if tokens.dep[verb] in {"relcl", "acl", "advcl"} or _long_ago(tokens, verb):
        return False
    words = {tokens.text[c].lower() for c in tokens.children(verb) if tokens.dep[c] == "aux"}
    if candidate.composed == "future":
        return True
    if tokens.tag[verb] == "VBN":
        return bool(words & {"has", "have", "'ve", "’ve"})
    return tokens.tag[verb] == "VBG" and bool(words & {"is", "are", "'s", "’s", "'re", "’re"})
