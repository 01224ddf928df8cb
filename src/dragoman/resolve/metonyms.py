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
        return _as_subject(governor, tokens, words)
    if dep in _OBJECTS:
        addressed = tokens.pos[governor] in {"VERB", "AUX"} and lemma not in words.place_objects
        return f"addressed by {lemma!r}" if addressed else None
    if dep == "pobj":
        return _after_preposition(governor, tokens, words)
    if dep == "poss" and lemma not in words.places_of:
        return f"has a {lemma!r}"
    return None


def _as_subject(verb: int, tokens: Tokens, words: MetonymWords) -> str | None:
    lemma = tokens.lemma[verb]
    minded = [t for t in tokens.children_by(verb, "acomp") if tokens.lemma[t] in words.minds]
    if minded:
        return f"is {tokens.lemma[minded[0]]!r}"
    return None if lemma in words.place_subjects else f"acts in {lemma!r}"


def _first_conjunct(head: int, tokens: Tokens) -> int:
    while tokens.dep[head] == "conj" and tokens.head[head] != head:
        head = tokens.head[head]
    return head


def _after_preposition(preposition: int, tokens: Tokens, words: MetonymWords) -> str | None:
    word = tokens.lemma[preposition]
    governor = tokens.head[preposition]
    if word in words.party_prepositions:
        return f"party after {word!r}"
    if word in words.open_prepositions and _sends_word(governor, tokens, words):
        return f"word sent {word}"
    if word in words.open_prepositions and tokens.lemma[governor] in words.dealings:
        return f"{tokens.lemma[governor]!r} {word}"
    return None


def _sends_word(governor: int, tokens: Tokens, words: MetonymWords) -> bool:
    """Tell whether a verb's object is a message ("sent a letter to X")."""
    objects = tokens.children_by(governor, "dobj")
    return any(tokens.lemma[token] in words.messages for token in objects)
