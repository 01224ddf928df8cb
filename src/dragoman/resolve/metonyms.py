"""Whether a capital stands for its government in a clause ("Tripoli asked"), or is a place."""

from dragoman.knowledge.words import MetonymWords
from dragoman.model.actors import Mention
from dragoman.model.syntax import Tokens

_SUBJECTS = frozenset({"nsubj", "csubj"})
_OBJECTS = frozenset({"dobj", "dative", "nsubjpass"})


def stands_for_government(mention: Mention, tokens: Tokens, words: MetonymWords) -> str | None:
    """Return why a capital stands for its government here; ``None`` where it is a place."""
    head = _first_conjunct(mention.head, tokens)
    governor, dep = tokens.head[head], tokens.dep[head]
    lemma = tokens.lemma[governor]
    if dep in _SUBJECTS:
        minded = tokens.children_by(governor, "acomp", "xcomp")
        if any(tokens.lemma[child] in words.minds for child in minded):
            return f"is {tokens.lemma[minded[0]]!r}"
        return None if lemma in words.place_subjects else f"acts in {lemma!r}"
    if dep in _OBJECTS:
        if tokens.pos[governor] not in {"VERB", "AUX"} or lemma in words.place_objects:
            return None
        return f"addressed by {lemma!r}"
    if dep == "pobj" or (dep == "agent" and governor != head):
        return _after_preposition(governor, tokens, words)
    if dep == "poss":
        return None if lemma in words.places_of else f"has a {lemma!r}"
    return None


def _first_conjunct(head: int, tokens: Tokens) -> int:
    while tokens.dep[head] == "conj" and tokens.head[head] != head:
        head = tokens.head[head]
    return head


def _after_preposition(preposition: int, tokens: Tokens, words: MetonymWords) -> str | None:
    word = tokens.lemma[preposition]
    governor = tokens.head[preposition]
    if word in words.party_prepositions:
        return f"party after {word!r}"
    if word in words.open_prepositions and tokens.lemma[governor] in words.dealings:
        return f"{tokens.lemma[governor]!r} {word}"
    return None
