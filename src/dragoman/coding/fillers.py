"""Whether a word is one that a frame asks for: a listed word, any name, any place."""

from dragoman.coding.phrases import modifiers
from dragoman.knowledge.grammar import load_grammar
from dragoman.knowledge.word_classes import Words
from dragoman.model.syntax import Tokens

PARTIES = frozenset({"NORP", "GPE", "ORG", "PERSON"})
# labels of the parser on words that cannot take part in anything
TIMES = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "ORDINAL", "QUANTITY"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
# how a word list admits any named person or body, or any named place
NAME = "<name>"
PLACE = "<place>"


def is_name(tokens: Tokens, index: int) -> bool:
    """Tell whether a word names or stands for a party: a name, or a personal pronoun."""
    if tokens.tag[index] == "PRP":
        return True
    label = tokens.entity[index].partition("-")[2]
    return label in PARTIES or (tokens.pos[index] == "PROPN" and label not in TIMES)


def any_in(tokens: Tokens, words: Words, heads: list[int]) -> bool:
    return any(is_in(tokens, words, i) for i in heads)


def is_in(tokens: Tokens, words: Words, index: int) -> bool:
    lemma = tokens.lemma[index]
    if words.match(lemma) or _with_modifiers(tokens, words, index):
        return True
    label = tokens.entity[index].partition("-")[2]
    if label in PLACES:
        return words.match(PLACE)
    if tokens.pos[index] == "PRON":
        return False
    return words.match(NAME) and is_name(tokens, index)


def _with_modifiers(tokens: Tokens, words: Words, index: int) -> bool:
    lemma = tokens.lemma[index]
    name, wraps = tokens.pos[index] == "PROPN", lemma in load_grammar().wrappers
    if not (name or wraps or lemma in words.several):
        return False
    before = modifiers(tokens, index)
    if words.match(lemma, before) or (name and words.match(lemma.removesuffix("s"), before)):
        return True
    return wraps and any(words.match(word) for word in before)
