"""The parser's names, trimmed, and without what it only takes for names."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence

from dragoman.annotate.name_spans import Name, is_title
from dragoman.knowledge.words import NameWords
from dragoman.model.actors import EntityKind
from dragoman.model.syntax import Tokens

_KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.FACILITY,
    "NORP": EntityKind.PEOPLE,
}
LONGEST_NAME, LONGEST_CAPITALS = 8, 3
# A sentence is loud, like a headline, where this share of its longer words starts large.
LOUD, LONGER_WORD, LONGER_WORDS = 0.8, 4, 4
LOUD_HEADLINE = 0.7
_LOOSE = frozenset({"DET", "ADP", "CCONJ", "VERB", "PUNCT", "PART", "AUX", "PRON"})
# Endings of names of peoples; the parser takes some towns for peoples.
_PEOPLES = ("s", "i", "an", "ish", "ese", "ic", "ch", "sh", "e", "u", "g", "d")
_LEADS = frozenset({"pro", "anti", "ex", "non"})
_LOOSE_PARTICLES = frozenset({"the", "of", "and", "for"})


def parsed_names(tokens: Tokens, words: NameWords, loud: frozenset[int]) -> list[Name]:
    """Return the parser's names, in order; in ``loud`` sentences those also seen elsewhere."""
    names = list(_names(tokens, words))
    calm = {name.spelt(tokens) for name in names if tokens.sentence[name.first] not in loud}
    return [
        name
        for name in names
        if tokens.sentence[name.first] not in loud or name.spelt(tokens) in calm
    ]


def _names(tokens: Tokens, words: NameWords) -> Iterator[Name]:
    for outer_first, outer_last in _entity_ranges(tokens):
        label = tokens.entity[outer_first][2:]
        if label not in _KINDS:
            continue
        first, last = _trimmed(outer_first, outer_last, tokens, words)
        if first < last and _is_name(tokens.text[first:last], words):
            yield Name(
                start=tokens.start[first],
                end=tokens.end[last - 1],
                first=first,
                last=last,
                kind=EntityKind.PLACE
                if tokens.text[outer_first].lower() in words.swallowed
                else _kind(label, tokens.text[first:last], words),
                label=label,
            )


def _entity_ranges(tokens: Tokens) -> Iterator[tuple[int, int]]:
    first: int | None = None
    for token, label in enumerate((*tokens.entity, "")):
        if first is not None and not label.startswith("I-"):
            yield first, token
            first = None
        if label and first is None:
            first = token


def _trimmed(first: int, last: int, tokens: Tokens, words: NameWords) -> tuple[int, int]:
    while first < last and _is_loose_start(first, tokens, words):
        first += 1
    if last - first > 1 and tokens.text[first].lower() in words.leanings:
        first += 1
    if last - first > 1 and tokens.text[first + 1] == "-" and tokens.text[first].lower() in _LEADS:
        first += 2
    while first < last and _is_loose_end(last - 1, tokens):
        last -= 1
    return first, last


def _is_loose_start(token: int, tokens: Tokens, words: NameWords) -> bool:
    text = tokens.text[token]
    if is_title(text, words.titles) or not text[0].isalnum():
        return True
    if text.lower() in words.swallowed:
        return True
    return tokens.pos[token] in _LOOSE and text.lower() not in words.particles - _LOOSE_PARTICLES


def _is_loose_end(token: int, tokens: Tokens) -> bool:
    text = tokens.text[token]
    bare = not text[-1].isalnum() and not text[0].isalnum()
    return bare or tokens.tag[token] == "POS" or text.islower()


def _is_name(texts: Sequence[str], words: NameWords) -> bool:
    if len(texts) > LONGEST_NAME or not any(letter.isalpha() for letter in texts[0]):
        return False
    if not any(text[0].isupper() or not text.isascii() for text in texts):
        return False
    low = " ".join(texts).lower().rstrip(".")
    if low in words.leanings or low in words.not_names or len(low) == 1:
        return False
    return len(texts) <= LONGEST_CAPITALS or not all(text.isupper() for text in texts)


def _kind(label: str, texts: Sequence[str], words: NameWords) -> EntityKind:
    kind = _KINDS[label]
    if kind == EntityKind.PEOPLE and len(texts) == 1 and not texts[0].lower().endswith(_PEOPLES):
        return EntityKind.PLACE
    low = [text.lower() for text in texts]
    if kind == EntityKind.PERSON and len(low) > 1 and words.kinds.get(low[-1]) == EntityKind.MEDIA:
        return EntityKind.MEDIA
    if kind in {EntityKind.PERSON, EntityKind.PEOPLE}:
        return kind
    before_of = low[: low.index("of")] if "of" in low else low
    return words.kinds.get(before_of[-1] if before_of else low[-1], kind)


def loud_sentences(tokens: Tokens, headlines: Container[int]) -> frozenset[int]:
    """Return the sentences in which nearly every longer word starts with a capital.

    Of a sentence in a headline less is asked: capitals are its manner, not a sign of names.
    """
    longer: Counter[int] = Counter()
    large: Counter[int] = Counter()
    for text, sentence in zip(tokens.text, tokens.sentence, strict=True):
        if len(text) >= LONGER_WORD and text.isalpha():
            longer[sentence] += 1
            large[sentence] += text[0].isupper()
    return frozenset(
        sentence
        for sentence, count in longer.items()
        if (count >= LONGER_WORDS and large[sentence] >= LOUD * count)
        or (sentence in headlines and count > 1 and large[sentence] >= LOUD_HEADLINE * count)
    )
