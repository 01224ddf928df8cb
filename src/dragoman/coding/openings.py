"""What stands before a clause or far off in it, and turns it: "in case", "nor did", "tomorrow"."""

from collections.abc import Iterator

from dragoman.coding.governors import goes_on
from dragoman.coding.walk import SUBJECT, Operator, Walk, graded, operator
from dragoman.model.claims import Modality

LONGEST = 4  # words of the longest opener
INVERTIBLE = frozenset({"MD", "VBD", "VBZ", "VBP"})
AUXILIARIES = frozenset({"do", "have", "be", "will", "would", "can", "could", "shall", "should"})
# words between a clause's negative opening and its verb: "never before in its history had"
REACH = 5
PRESENT = frozenset({"VBZ", "VBP", "VBG"})
QUOTES = frozenset({'"', "“", "‘", "'", "„", "«"})
AHEAD = frozenset({"tomorrow", "tonight"})


def opening_operators(walk: Walk, token: int) -> Iterator[Operator]:
    """Yield what the words right before a clause or phrase do to it: "in case", "instead of"."""
    tokens = walk.tokens
    subjects = tokens.children_by(token, *SUBJECT)
    for first in sorted({tokens.left_edge(index) for index in (token, *subjects[:1])}):
        opener = _opener(walk, token, first, clause=bool(subjects))
        if opener is not None:
            yield opener
            return


def _opener(walk: Walk, token: int, first: int, *, clause: bool) -> Operator | None:
    """Return the listed words that end right before ``first``."""
    tokens = walk.tokens
    start = walk.reading.sentences[tokens.sentence[token]].first
    for size in range(1, min(LONGEST, first - start) + 1):
        phrase = " ".join(tokens.text[first - size : first]).lower()
        if phrase in walk.lists.openers and walk.sees(first - size):
            if not clause and not phrase.endswith(("of", "than")):
                return None
            grade = walk.lists.openers[phrase]
            if grade is None:
                return graded(walk, first - size, grade)
            return operator(walk, first - size, grade, "condition")
    return None


def inverted_operators(walk: Walk, token: int) -> Iterator[Operator]:
    """Yield the negation that opens an inverted clause: "Nor did they", "At no time did"."""
    tokens = walk.tokens
    first = _clause_start(walk, token)
    if any(tokens.dep[i] == "relcl" for i in (token, *tokens.ancestors(token)) if i > first):
        return
    negative = first + (tokens.text[first].lower() in {"at", "in", "under", "on", "and", "but"})
    word = tokens.text[negative].lower()
    if word not in {"no", "never", "nor", "neither", "nowhere"} or not walk.sees(negative):
        return
    for index in range(negative + 1, min(token, negative + REACH)):
        if tokens.tag[index] in INVERTIBLE and tokens.lemma[index] in AUXILIARIES:
            if index + 1 < token and negative + 1 <= index and _subject_follows(walk, index):
                yield operator(walk, negative, Modality.ASSERTED, "negation", denied=True)
            return
        if tokens.dep[index] in SUBJECT:
            return


def _clause_start(walk: Walk, token: int) -> int:
    """Return the first word after the last stop before ``token``."""
    tokens = walk.tokens
    start = walk.reading.sentences[tokens.sentence[token]].first
    for index in range(token - 1, start - 1, -1):
        if tokens.text[index] in {",", ";", ":", "–", "—"}:
            return index + 1
    while start < token and tokens.pos[start] in {"PUNCT", "SPACE"}:
        start += 1
    return start


def _subject_follows(walk: Walk, auxiliary: int) -> bool:
    return walk.tokens.pos[auxiliary + 1] in {"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"}


def ahead_operators(walk: Walk, verb: int) -> Iterator[Operator]:
    """Yield the plan that the present tense tells with a coming day: "meets him tomorrow"."""
    tokens = walk.tokens
    children = tokens.children(verb)
    finite = next(
        (tokens.tag[c] for c in children if tokens.dep[c] in {"aux", "auxpass"}), tokens.tag[verb]
    )
    if finite not in PRESENT or any(tokens.text[c].lower() == "been" for c in children):
        return
    for child in tokens.children_by(verb, "npadvmod", "advmod"):
        words = {tokens.text[c].lower() for c in tokens.children(child)}
        if (tokens.text[child].lower() in AHEAD or "next" in words) and walk.sees(child):
            yield operator(walk, child, Modality.PREDICTED, "plan")
            return


def looks_back(walk: Walk, verb: int) -> bool:
    """Tell the "would" of hindsight: "who would later rule", "four years on he would"."""
    tokens, lists = walk.tokens, walk.lists
    if goes_on(walk, verb):
        return True
    for child in tokens.children_by(verb, "advmod", "npadvmod", "prep"):
        word = tokens.text[child].lower()
        if word in lists.hindsight:
            return True
        if word in {"on", "after"} and tokens.dep[child] == "advmod":
            return any(tokens.lemma[c] in lists.durations for c in tokens.children(child))
    return False


def pretended(walk: Walk, verb: int) -> Iterator[Operator]:
    """Yield the fiction of "stormed a mock embassy" and "in the novel"."""
    tokens = walk.tokens
    for child in tokens.children_by(verb, "dobj", "prep"):
        noun = next(iter(tokens.children_by(child, "pobj")), child)
        if tokens.dep[child] == "prep":
            word = tokens.text[child].lower()
            if word in {"in", "throughout"} and tokens.lemma[noun] in walk.lists.fiction:
                yield operator(walk, noun, Modality.HYPOTHETICAL, "fiction")
        else:
            for modifier in tokens.children_by(noun, "amod", "compound"):
                if tokens.text[modifier].lower() in walk.lists.pretend and walk.sees(modifier):
                    yield operator(walk, modifier, Modality.HYPOTHETICAL, "fiction")


def played(walk: Walk, token: int) -> Iterator[Operator]:
    """Yield the fiction that a sentence is about: "the scenario began with", "the novel tells"."""
    tokens = walk.tokens
    root = next((i for i in tokens.ancestors(token) if tokens.head[i] == i), token)
    if root == token:
        return
    for subject in tokens.children_by(root, "nsubj"):
        lemma = tokens.lemma[subject]
        told = lemma in walk.lists.fiction and tokens.tag[token] in {"VBZ", "VBP"}
        if (lemma in walk.lists.games or told) and walk.sees(subject):
            yield operator(walk, subject, Modality.HYPOTHETICAL, "fiction")


def mocked(walk: Walk, token: int) -> Iterator[Operator]:
    """Yield the mockery that opens a sentence nobody is quoted with: "Oh sure, they fled"."""
    tokens, reading = walk.tokens, walk.reading
    first = reading.sentences[tokens.sentence[token]].first
    opening = tokens.text[first : min(token, first + 6)]
    if "," not in opening or any(q.start <= tokens.start[first] < q.end for q in reading.quotes):
        return
    for end in (index for index, text in enumerate(opening) if text == ","):
        words = " ".join(text.lower() for text in opening[:end] if text != ",")
        if words in walk.lists.mocking and walk.sees(first):
            yield operator(walk, first, Modality.HEDGED, "mockery")
            return


def orders(walk: Walk, verb: int) -> bool:
    """Tell an order that is quoted: "do not shoot!", "hang the king!"."""
    tokens = walk.tokens
    children = tokens.children(verb)
    if tokens.tag[verb] not in {"VB", "VBP"} or tokens.dep[verb] not in {"ccomp", "xcomp"}:
        return False
    if any(tokens.dep[c] in SUBJECT for c in children):
        return False
    if any(tokens.dep[c] == "aux" and tokens.lemma[c] != "do" for c in children):
        return False
    first = tokens.left_edge(verb)
    return first > 0 and tokens.text[first - 1] in QUOTES
