"""Speech marked by a colon or by its own block: transcripts, headlines, block quotes."""

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import pairwise

from dragoman.coding.attribution_page import QuotePage
from dragoman.coding.attribution_types import OPENING, VERBAL, Candidate, Source, trim
from dragoman.coding.speakers import can_speak, phrase, subject_of
from dragoman.knowledge.cues import load_speech_cues
from dragoman.model.claims import SpeakerKind
from dragoman.model.reading import Reading
from dragoman.model.text import Block, BlockKind, Span

# what an embedded post may stand as
POSTED = frozenset({BlockKind.BODY, BlockKind.BLOCK_QUOTE})
# words a speaker's label before a colon may have
LABEL = 7
# words a speaker's label that closes a headline may have
CLOSING_LABEL = 4
# words a headline may have
HEADING = 28
# characters that may stand between "he said" and the colon that ends its paragraph
_AFTER_CUE = 40
# "— Jane Jones (@jones) March 4, 2016" under an embedded post
_SIGNED = re.compile(r"\s*[—–-]{1,2}\s*(?P<name>[A-Z][^\n()@]{1,60}?)\s*\((?P<handle>@\w+)\)")
# "Jones: words" of an interview, whose speakers come back
_NAMED = re.compile(r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){0,3}):\s")
# "JONES: words" of a transcript, or a short label before a quotation
_LABELLED = re.compile(
    r"[“\"]?(?:[A-Z][A-Z.'’\- ]{0,38}[A-Z]|Q|A|Q\.|A\.|@\w+)\s?:(?=\s)|"
    r"[A-Z][^:\n“\"]{1,60}:\s?[“\"]"
)


def labelled(reading: Reading) -> Iterator[Candidate]:
    """Yield "NAME: words" of transcripts and "Officials: words" of headlines."""
    speaking = _interviewed(reading)
    for number, block in enumerate(reading.document.blocks):
        if block.kind is BlockKind.HEADLINE or (
            block.kind is BlockKind.BODY
            and (
                block.start in speaking
                or _LABELLED.match(reading.document.text, block.start, block.end)
                or (number == 0 and _is_heading(reading, block))
            )
        ):
            found = _label(reading, block.start, block.end) or _closing_label(reading, block)
            if found is not None:
                found.direct = found.direct or block.start in speaking
                yield found


def _interviewed(reading: Reading) -> AbstractSet[int]:
    """Return the starts of paragraphs that begin with a speaker's name, where one comes back."""
    text = reading.document.text
    found = [
        (match["name"], block.start)
        for block in reading.document.blocks
        if block.kind is BlockKind.BODY
        and (match := _NAMED.match(text, block.start, block.end)) is not None
        and match["name"].split()[-1].lower() not in load_speech_cues().labels
    ]
    again = Counter(name for name, _ in found)
    back = any(count > 1 for count in again.values())
    return frozenset(start for _, start in found) if back else frozenset()


def signed(reading: Reading) -> Iterator[Candidate]:
    """Yield the paragraph over "— Jane Jones (@jones) March 4, 2016"."""
    tokens, text = reading.tokens, reading.document.text
    for told, below in pairwise(reading.document.blocks):
        found = _SIGNED.match(text, below.start, below.end)
        content = trim(text, told.start, told.end)
        if found is None or content is None or told.kind not in POSTED:
            continue
        name = [i for i in tokens.between(*found.span("name")) if tokens.pos[i] != "SPACE"]
        if name:
            yield Candidate(
                anchor=name[0],
                cue=(),
                source=Source(head=name[-1], tokens=tuple(name)),
                contents=[content],
                act="says",
                frame="block",
                direct=True,
            )


def _is_heading(reading: Reading, block: Block) -> bool:
    """Tell a first line that no full stop closes, where nobody marked it as a headline."""
    words = reading.document.text[block.start : block.end]
    return len(words.split()) <= HEADING and words.rstrip()[-1:] not in {".", "!", ":", ","}


def _is_dash(reading: Reading, index: int) -> bool:
    """Tell a dash between blanks from one inside a word."""
    tokens, text = reading.tokens, reading.document.text
    around = text[tokens.start[index] - 1 : tokens.end[index] + 1]
    return tokens.text[index] in {"-", "–", "—"} and around[:1] == around[-1:] == " "


def _closing_label(reading: Reading, block: Block) -> Candidate | None:
    """Return "Guards fled: report" and "Guards fled - report", whose speaker closes them."""
    tokens = reading.tokens
    indices = tokens.between(block.start, block.end)
    colon = next((i for i in indices if tokens.text[i] == ":" or _is_dash(reading, i)), None)
    if colon is None or not any(
        tokens.pos[i] in VERBAL or tokens.text[i][0] in OPENING for i in indices if i < colon
    ):
        return None
    label = [i for i in indices if i > colon and tokens.pos[i] != "SPACE"]
    content = trim(reading.document.text, block.start, tokens.start[colon])
    if not 1 <= len(label) <= CLOSING_LABEL or content is None:
        return None
    plain = all(tokens.pos[i] in {"NOUN", "PROPN", "ADJ", "DET"} for i in label)
    if not plain or not can_speak(tokens, label[-1]):
        return None
    return Candidate(
        anchor=colon,
        cue=(colon,),
        source=Source(head=label[-1], tokens=tuple(label)),
        contents=[content],
        act="says",
        frame="clause",
    )


def _label(reading: Reading, start: int, end: int) -> Candidate | None:
    tokens = reading.tokens
    indices = tokens.between(start, end)
    if indices and tokens.text[indices[0]] in OPENING:
        indices = indices[1:]
    colon = next((i for i in indices[: LABEL + 1] if tokens.text[i] == ":"), None)
    if colon is None or colon == indices[0] or tokens.start[colon + 1 : colon + 2] == ():
        return None
    label = range(indices[0], colon)
    head = next((i for i in reversed(label) if tokens.pos[i] in {"PROPN", "NOUN"}), None)
    content = trim(reading.document.text, tokens.end[colon], end)
    verbs = any(tokens.pos[i] in VERBAL and tokens.tag[i] != "VBN" for i in label)
    words = reading.document.text[start : tokens.start[colon]]
    spoken = words.isupper() or words[:1] == "@"
    head = colon - 1 if words[:1] == "@" else head
    if content is None or head is None or (verbs and not spoken):
        return None
    if tokens.text[head].lower() in load_speech_cues().labels:
        return None
    named = any(tokens.pos[i] == "PROPN" for i in label)
    if not spoken and not named and not can_speak(tokens, head):
        return None
    return Candidate(
        anchor=colon,
        cue=(colon,),
        source=Source(head=head, tokens=tuple(label)),
        contents=[content],
        act="says",
        frame="clause",
        direct=spoken,
    )


def block_quotes(reading: Reading, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Yield block quotes, said by whoever their lead-in names, else by another publication."""
    blocks = reading.document.blocks
    for number, block in enumerate(blocks):
        if block.kind is not BlockKind.BLOCK_QUOTE:
            continue
        content = Span(start=block.start, end=block.end)
        first = next(iter(reading.tokens.between(block.start, block.end)), None)
        if first is None:
            continue
        lead = blocks[number - 1] if number else None
        if lead is not None and lead.kind is BlockKind.BLOCK_QUOTE:
            previous = next((c for c in candidates if c.frame == "block"), None)
            if previous is not None:
                previous.contents.append(content)
                continue
        verb = None if lead is None else lead_in(reading, lead.start, lead.end)
        source = None if lead is None else _led_by(reading, lead, verb)
        if source is None and number + 1 < len(blocks):
            source = _credited(reading, blocks[number + 1])
        found = Candidate(
            anchor=first if verb is None else verb,
            cue=() if verb is None else (verb,),
            source=source,
            contents=[content],
            act="says",
            frame="block",
            direct=True,
            kind=SpeakerKind.OUTLET if source is None or verb is None else None,
        )
        candidates.append(found)
        yield found


def _led_by(reading: Reading, lead: Block, verb: int | None) -> Source | None:
    """Return whom a lead-in names: "The Post writes:" and "From the Post:"."""
    tokens = reading.tokens
    if verb is not None:
        head = subject_of(tokens, verb)
        return None if head is None else phrase(tokens, head, without=verb)
    indices = tokens.between(lead.start, lead.end)
    if not indices or tokens.text[indices[-1]] != ":" or len(indices) > LABEL + 1:
        return None
    if tokens.text[indices[0]].lower() not in {"from", "in", "via"}:
        return None
    named = next((i for i in tokens.children_by(indices[0], "pobj")), None)
    known = named is not None and can_speak(tokens, named)
    return phrase(tokens, named) if named is not None and known else None


def _credited(reading: Reading, following: Block) -> Source | None:
    """Return the paper of "That is from the Post, …" after a block quote."""
    tokens = reading.tokens
    opening = tokens.between(following.start, following.end)[:3]
    words = [tokens.text[i].lower() for i in opening]
    if words[-1:] != ["from"] or words[0] not in {"that", "this", "it"}:
        return None
    named = next(iter(tokens.children_by(opening[-1], "pobj")), None)
    return phrase(tokens, named) if named is not None and can_speak(tokens, named) else None


def announced(page: QuotePage, anchors: set[int]) -> Iterator[Candidate]:
    """Yield the paragraph after "he added:", set without marks."""
    reading = page.reading
    blocks = reading.document.blocks
    for lead, told in pairwise(blocks):
        if lead.kind is not BlockKind.BODY or told.kind is not BlockKind.BODY:
            continue
        verb = lead_in(reading, lead.start, lead.end)
        if verb is None or verb in anchors or lead.end - reading.tokens.end[verb] > _AFTER_CUE:
            continue
        head = subject_of(reading.tokens, verb)
        content = trim(reading.document.text, told.start, told.end)
        quoted = any(told.start <= reading.quotes[i].start < told.end for i in page.speech)
        if head is None or content is None or quoted:
            continue
        anchors.add(verb)
        yield Candidate(
            anchor=verb,
            cue=(verb,),
            source=phrase(reading.tokens, head, without=verb),
            contents=[content],
            act="says",
            frame="block",
            direct=True,
        )


def lead_in(reading: Reading, start: int, end: int) -> int | None:
    """Return the last verb of saying of a paragraph that ends in a colon."""
    if reading.document.text[start:end].rstrip()[-1:] not in {":", ","}:
        return None
    tokens = reading.tokens
    verbs = load_speech_cues().verbs
    found = [
        i
        for i in tokens.between(start, end)
        if tokens.pos[i] in VERBAL
        and any(u.frames & {"clause", "quote"} for u in verbs.get(tokens.lemma[i], ()))
    ]
    return found[-1] if found else None
