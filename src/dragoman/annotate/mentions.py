"""Mentions: every name, description and pronoun that stands for an actor or a place."""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.annotate.alias_matcher import AliasMatcher
from dragoman.annotate.known_names import KnownNames
from dragoman.annotate.name_spans import head_of
from dragoman.annotate.names_found import NameFinder
from dragoman.annotate.nominals import find_nominals, last_part
from dragoman.annotate.places_guessed import mark_places
from dragoman.annotate.pronouns import find_pronouns
from dragoman.knowledge.register import Register
from dragoman.knowledge.words import load_metonym_words, load_name_words, load_role_nouns
from dragoman.model.actors import EntityKind, Mention, MentionForm
from dragoman.model.ids import make_id
from dragoman.model.reading import Reading
from dragoman.step import DocumentStep

VERSION = 5
_MARKS = frozenset('"\u201c\u201d')


def mentions_step(register: Register) -> DocumentStep:
    """Return the step that finds mentions of actors and places."""
    words = load_name_words()
    matcher = AliasMatcher(register)
    finder = NameFinder(
        known=KnownNames(register=register, matcher=matcher, words=words),
        words=words,
        nouns=load_role_nouns(),
    )

    def run(reading: Reading) -> Reading:
        return replace(reading, mentions=find_mentions(reading, finder))

    return DocumentStep(
        name="mentions",
        version=VERSION,
        requires=frozenset({"sentences", "tokens"}),
        provides=frozenset({"mentions"}),
        run=run,
        settings=register.digest,
    )


def find_mentions(reading: Reading, finder: NameFinder) -> tuple[Mention, ...]:
    """Return all mentions in order; names never overlap names, descriptions may hold them."""
    return tuple(sorted(_mentions(reading, finder), key=lambda m: (m.start, -m.end, m.form)))


def _mentions(reading: Reading, finder: NameFinder) -> Iterator[Mention]:
    tokens = reading.tokens
    names = mark_places(finder.find(reading), tokens, load_metonym_words(), finder.nouns)
    for name in names:
        head = head_of(name.first, name.last, tokens)
        yield _mention(reading, (name.start, name.end), MentionForm.NAME, head, name.kind)
    for first, head, described in find_nominals(names, tokens, finder.nouns, finder.words):
        end = tokens.end[last_part(head, tokens)]
        span = _with_quote_marks(reading, tokens.start[first], end)
        yield _mention(reading, span, MentionForm.NOMINAL, head, described)
    for token in find_pronouns(tokens, finder.words):
        span = (tokens.start[token], tokens.end[token])
        meant = _pronoun_kind(finder.words.pronouns[tokens.text[token].lower()].gender)
        yield _mention(reading, span, MentionForm.PRONOUN, token, meant)


def _with_quote_marks(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Take in the other mark where a description holds one of a pair (``moderate" rebels``)."""
    text = reading.document.text
    inside = [letter for letter in text[start:end] if letter in _MARKS]
    if len(inside) % 2:
        if start and text[start - 1] in _MARKS:
            start -= 1
        elif text[end : end + 1] and text[end] in _MARKS:
            end += 1
    return start, end


def _pronoun_kind(gender: str) -> EntityKind | None:
    return EntityKind.PERSON if gender in {"male", "female"} else None


def _mention(
    reading: Reading,
    span: tuple[int, int],
    form: MentionForm,
    head: int,
    kind: EntityKind | None,
) -> Mention:
    start, end = span
    return Mention(
        id=make_id("m", reading.document.id, start, end, form),
        start=start,
        end=end,
        form=form,
        head=head,
        kind=kind,
    )
