"""The clause that a phrase such as "according to X" speaks of, wherever the parser hung it."""

from dragoman.coding.attribution_types import VERBAL
from dragoman.knowledge.cues import load_speech_cues
from dragoman.model.syntax import Tokens

BRACKETS = frozenset({"(", ")"})
# what opens an addition to the speaker's name after a comma
ADDING = frozenset({"who", "which", "whose", "whom", "where", "a", "an", "the"})


def clause_around(tokens: Tokens, index: int, without: set[int]) -> list[int]:
    """Return the clause a phrase stands in, without the phrase.

    ``index`` is the phrase's first token, ``without`` are those of the phrase and its speaker.
    """
    top = tokens.head[index]
    while tokens.pos[top] not in VERBAL and tokens.head[top] != top:
        top = tokens.head[top]
    while tokens.dep[top] in {"xcomp", "aux", "auxpass", "acl", "pcomp"}:
        top = tokens.head[top]
    barred = set(tokens.subtree(index)) | without
    aside = _aside_after(tokens, index, top)
    if aside is not None:
        barred |= set(tokens.subtree(top))
        top = aside
    bracket = _bracket(tokens, index)
    if bracket is not None:
        return [i for i in bracket if i not in barred and tokens.text[i] not in BRACKETS]
    closed = _closed_by(tokens, index, top)
    if closed is not None:
        return [i for i in closed if i not in without]
    if ";" in tokens.text[index:top] and tokens.dep[top] == "conj":
        barred |= set(tokens.subtree(top))  # the parser hung it on what follows the semicolon
        top = tokens.head[top]
    return [i for i in tokens.subtree(top) if i not in barred]


def _aside_after(tokens: Tokens, index: int, top: int) -> int | None:
    """Return the main verb of "According to X, a copy of which was seen, …", hung on the aside."""
    main = tokens.head[top]
    before = tokens.dep[top] in {"advcl", "ccomp"} and top < main
    opens = before and index == tokens.left_edge(main)
    marked = opens and any(
        tokens.text[i].lower() in {"which", "whom", "whose"} for i in tokens.subtree(top)
    )
    return main if marked else None


def _bracket(tokens: Tokens, index: int) -> range | None:
    """Return the brackets that a phrase closes: "(some 200 men, according to the mayor)"."""
    number, first = tokens.sentence[index], index
    while first > 0 and tokens.sentence[first] == number and tokens.text[first] not in BRACKETS:
        first -= 1
    last = index
    while last < len(tokens) - 1 and tokens.text[last] not in BRACKETS:
        last += 1
    within = tokens.sentence[first] == number and tokens.sentence[last] == number
    told = any(tokens.pos[i] in VERBAL | {"NUM"} for i in range(first + 1, index))
    closed = tokens.text[first] == "(" and tokens.text[last] == ")"
    return range(first, last + 1) if within and told and closed else None


def _closed_by(tokens: Tokens, index: int, top: int) -> range | None:
    """Return the sentence before ", according to X." that closes it, back to a semicolon.

    What a verb of speech before it has for its content is not left.
    """
    first, last = index, index
    while first > 0 and tokens.sentence[first - 1] == tokens.sentence[index]:
        first -= 1
    while last + 1 < len(tokens) and tokens.sentence[last + 1] == tokens.sentence[index]:
        last += 1
    if index - 1 <= first or tokens.text[index - 1] != "," or not _is_last(tokens, index, last):
        return None
    marks = [i for i in range(first, index) if tokens.text[i] in {";", "“", '"', "(", ")", ":"}]
    if any(tokens.text[i] != ";" for i in marks) or (top < index and _is_told(tokens, top)):
        return None
    return range(marks[-1] + 1 if marks else first, index - 1)


def _is_last(tokens: Tokens, index: int, last: int) -> bool:
    """Tell whether nothing but the speaker follows up to the end of the sentence."""
    for comma in range(index, last):
        after = tokens.text[comma + 1].lower()
        if tokens.text[comma] in {",", ";", ":", "-", "–", "—"} and after not in ADDING:
            return False
    return True


def _is_told(tokens: Tokens, top: int) -> bool:
    """Tell whether a clause stands in what a verb of speech before it says."""
    for inner in (top, *tokens.ancestors(top)):
        above = tokens.head[inner]
        if above == inner:
            return False
        cued = tokens.lemma[above] in load_speech_cues().verbs
        told = tokens.dep[inner] == "ccomp" or tokens.children_by(above, "ccomp")
        if tokens.dep[inner] in {"ccomp", "conj"} and told and above < inner and cued:
            return True
    return False
