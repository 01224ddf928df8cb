"""Pronouns that stand for somebody; an "it" that stands for nothing is left out."""

from collections.abc import Iterator

from dragoman.knowledge.words import NameWords
from dragoman.model.syntax import Tokens

_PRONOUN_TAGS = frozenset({"PRP", "PRP$"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "csubj", "relcl", "acl"})


def find_pronouns(tokens: Tokens, words: NameWords) -> Iterator[int]:
    """Yield the tokens that are pronouns with a meaning of their own."""
    for token, tag in enumerate(tokens.tag):
        if tag not in _PRONOUN_TAGS:
            continue
        low = tokens.text[token].lower()
        if low in words.pronouns and not (low == "it" and is_empty_it(token, tokens, words)):
            yield token


def is_empty_it(token: int, tokens: Tokens, words: NameWords) -> bool:
    """Tell whether an "it" only fills a place ("it seems", "it is clear that")."""
    verb, dep = tokens.head[token], tokens.dep[token]
    lemma = tokens.lemma[verb]
    if dep == "expl":
        return True
    if dep in {"nsubj", "nsubjpass"} and lemma == "be":
        return _is_told(verb, tokens)
    if dep == "nsubjpass":
        return lemma in words.empty_it_passives
    if dep == "nsubj" and tokens.dep[verb] == "ccomp" and tokens.pos[verb] != "VERB":
        return tokens.lemma[tokens.head[verb]] in words.empty_it_objects
    if dep == "nsubj" and (lemma in words.empty_it_subjects or lemma == "take"):
        return lemma != "take" or bool(tokens.children_by(verb, *_CLAUSES))
    return dep in {"dobj", "nsubj"} and lemma in words.empty_it_objects


def _is_told(verb: int, tokens: Tokens) -> bool:
    """Tell whether "it is ..." is followed by the clause that it stands for."""
    told = tokens.children_by(verb, "acomp", "attr", "oprd", "advmod")
    return bool(told) and any(tokens.children_by(part, *_CLAUSES) for part in (verb, *told))
