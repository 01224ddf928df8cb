"""Which paragraphs a text takes from another publication."""

import re
from collections.abc import Sequence

from dragoman.knowledge.page_furniture import ExcerptWords

_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]|``.*?''")
_BULLET = re.compile(r"\s*(?:[•*·▪◦]|[-–—]\s|\(?\d{1,2}[.)]\s|[a-z]\)\s)")
_LABEL = re.compile(r"[A-Z .,'’()-]+:$|[^\s:]+(?: [^\s:]+)?\s*:$")
# Notes of somebody's own speak in the first person at least so often.
OWN_NOTES = 2
MIN_EXCERPT_WORDS = 8


def find_excerpts(
    paragraphs: Sequence[str], *, story: Sequence[bool], words: ExcerptWords
) -> set[int]:
    """Return the indices of the paragraphs that are excerpts.

    ``story`` marks the paragraphs that are part of the story; others neither lead in nor belong.
    An excerpt starts behind a lead-in that ends in a colon and goes on while the paragraphs carry
    the attributions of a news report and the writer does not speak.
    """
    found = {i for i, text in enumerate(paragraphs) if story[i] and text.startswith(">")}
    indices = [i for i, own in enumerate(story) if own]
    own_notes = _is_own_notes([paragraphs[i] for i in indices], words)
    position = 0
    while position + 1 < len(indices):
        lead, first = paragraphs[indices[position]], paragraphs[indices[position + 1]]
        position += 1
        if not _opens(lead, first, words, own_notes=own_notes):
            continue
        while position < len(indices):
            text = paragraphs[indices[position]]
            is_first = text is first
            if text.endswith(":") or not (is_first or _goes_on(text, words)):
                break
            found.add(indices[position])
            position += 1
    return found


def _opens(lead: str, first: str, words: ExcerptWords, *, own_notes: bool) -> bool:
    if not lead.endswith(":") or _LABEL.fullmatch(lead) or words.own.search(lead):
        return False
    if _BULLET.match(first) or first.count(" ") < MIN_EXCERPT_WORDS:
        return False
    if words.voice.search(_QUOTED.sub(" ", first)):
        return False
    return own_notes or words.lead.search(lead) is not None


def _goes_on(text: str, words: ExcerptWords) -> bool:
    if _is_quoted_whole(text):
        return True
    bare = _QUOTED.sub(" ", text)
    return words.report.search(bare) is not None and words.voice.search(bare) is None


def _is_quoted_whole(text: str) -> bool:
    return text.startswith(("“", '"', "``")) and not any(map(str.isalnum, _QUOTED.sub(" ", text)))


def _is_own_notes(paragraphs: Sequence[str], words: ExcerptWords) -> bool:
    """Tell whether the writer says I outside quotation marks, and again or with lead-ins."""
    bare = [_QUOTED.sub(" ", text) for text in paragraphs]
    spoken = sum(len(words.first_person.findall(text)) for text in bare)
    return spoken > 0 and spoken + sum(text.endswith(":") for text in bare) >= OWN_NOTES
