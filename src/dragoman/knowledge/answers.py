"""The words by which one speaker takes up what another has claimed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.cues import check_words, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWords:
    """``deeds`` are, by event type, the nouns that may name such an event again."""

    pronouns: frozenset[str]
    asides: frozenset[str]
    told: frozenset[str]
    blame: frozenset[str]
    definite: frozenset[str]
    untrue: frozenset[str]
    true: frozenset[str]
    deeds: Mapping[str, frozenset[str]]


@cache
def load_answer_words() -> AnswerWords:
    """Return the word lists of ``answers.toml``.

    Raises:
        KnowledgeError: a list is missing or holds something that is no word.
    """
    table = read_table("answers.toml")
    lists = {
        name: frozenset(check_words(name, table["take_up"][name]))
        for name in ("pronouns", "asides", "told", "blame", "definite", "untrue", "true")
    }
    deeds = {
        kind: frozenset(check_words(f"deeds ({kind})", words))
        for kind, words in table["deeds"].items()
    }
    return AnswerWords(**lists, deeds=deeds)
