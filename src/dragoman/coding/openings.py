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
AHEAD = frozenset({"tomorrow", "tonight"})


def opening_operators(walk: Walk, token: int) -> Iterator[Operator]:
    """Yield what the words right before a clause or phrase do to it: "in case", "instead of"."""
    tokens = walk.tokens
    first = tokens.left_edge(token)
    start = walk.reading.sentences[tokens.sentence[token]].first
    clause = bool(tokens.children_by(token, *SUBJECT))
    for size in range(1, min(LONGEST, first - start) + 1):
        phrase = " ".join(tokens.text[first - size : first]).lower()
        if phrase in walk.lists.openers and walk.sees(first - size):
            if clause or phrase.endswith(("of", "than")):
                yield graded(walk, first - size, walk.lists.openers[phrase])
            return


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
