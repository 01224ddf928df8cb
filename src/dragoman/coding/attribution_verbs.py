"""Attributions whose cue is a verb of saying, thinking, asking, wanting, praising or blaming."""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.coding.attribution_contents import find_aside, find_content
from dragoman.coding.attribution_cues import verb_cue
from dragoman.coding.attribution_types import VERBAL, Candidate, Source, to_spans
from dragoman.coding.negations import NOBODY
from dragoman.coding.speakers import (
    RELATIVE,
    SUBJECT,
    agent_of,
    antecedent,
    can_speak,
    phrase,
    subject_of,
)
from dragoman.knowledge.cues import SpeechWord, load_speech_cues
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens

# verbs whose plain use is no speech: their subject must be able to speak
WEAK = frozenset({"shows", "wants", "plans", "criticises", "praises", "demands"})
BLAME = frozenset({"accuses", "criticises", "praises"})
AS_NAMED = frozenset({"describe", "regard", "portray", "label", "brand", "denounce", "hail"})
# acts of which a clause is always somebody's, whoever it is
OPEN = frozenset({"says", "asks", "warns"})
# verbs of which the subject of the passive is who was asked or told
ASKED = {"ask": "asks", "quiz": "asks", "question": "asks", "tell": "says", "inform": "says"}
# acts that only people and bodies do, so that their subject needs no further sign
ONLY_PEOPLE = frozenset({"accuses", "denies", "promises"})
# forms of a verb that tells of speech, though the text names no speaker
TOLD = frozenset({"VBD", "VBZ", "VBP", "VBG"})
EMPTY = frozenset({"it", "there", "this", "that", "these", "those", "what"})
_NAMELY = frozenset({"PROPN", "NOUN", "DET", "ADJ", "NUM", "ADP"})
_SHORTEST, _SHORT, _LONG = 6, 2, 12


def verb_candidates(reading: Reading) -> Iterator[Candidate]:
    """Yield the attributions that hang on a listed verb, in text order."""
    tokens = reading.tokens
    verbs = load_speech_cues().verbs
    for index in range(len(tokens)):
        if tokens.pos[index] not in VERBAL or tokens.dep[index] in {"aux", "auxpass"}:
            continue
        uses = verbs.get(tokens.lemma[index])
        if uses is None or not _is_told(tokens, index):
            continue
        found = _candidate(reading, index, uses)
        if found is not None:
            yield found


def _is_told(tokens: Tokens, verb: int) -> bool:
    """Tell a verb from a modifier; one after its noun, with an object, is a verb none the less."""
    if tokens.dep[verb] == "amod":
        return verb == tokens.head[verb] + 1 and bool(tokens.children_by(verb, "dobj"))
    return tokens.dep[verb] != "compound"


def _candidate(reading: Reading, verb: int, uses: tuple[SpeechWord, ...]) -> Candidate | None:
    tokens = reading.tokens
    passive = _is_passive(tokens, verb)
    if passive:
        hearsay = _hearsay(reading, verb) or _asked(reading, verb) or _blamed(reading, verb)
        if hearsay is not None:
            return hearsay
    elif any("clause" in use.frames for use in uses):
        loose = _final(reading, verb, uses) or _as_said(reading, verb, uses)
        if loose is not None:
            return loose
    found = find_content(tokens, verb, uses, passive=passive)
    if found is None:
        return None
    use, content = found
    source, plausible = _source(tokens, verb, passive=passive)
    if source is not None and source.head < content.tokens[0]:
        source = _less(source, content.tokens[0])
    untold = source is None and tokens.tag[verb] not in TOLD
    if untold or not (plausible or _speakable(tokens, source, use, content.frame)):
        return None
    spans = to_spans(reading, content.tokens)
    if not spans or (source is not None and _is_nobody(tokens, source.head)):
        return None
    return Candidate(
        anchor=verb,
        cue=verb_cue(tokens, verb, use, content.cue),
        source=source,
        contents=spans,
        act=use.act,
        frame=content.frame,
        stance=use.stance,
    )


def _less(source: Source, end: int) -> Source:
    """Return a source before its content, where the parser hung the one on the other."""
    return replace(source, tokens=tuple(i for i in source.tokens if i < end))


def _is_nobody(tokens: Tokens, head: int) -> bool:
    """Tell "no group claimed it": nobody speaks."""
    if tokens.text[head].lower() in NOBODY:
        return True
    return any(tokens.text[c].lower() == "no" for c in tokens.children_by(head, "det"))


def _is_passive(tokens: Tokens, verb: int) -> bool:
    children = tokens.children(verb)
    if any(tokens.dep[c] in {"auxpass", "nsubjpass"} for c in children):
        return True
    bare = not any(tokens.dep[c] in {"aux", "nsubj", "dobj"} for c in children)
    return tokens.tag[verb] == "VBN" and tokens.dep[verb] in {"acl", "advcl", "conj"} and bare


def _hearsay(reading: Reading, verb: int) -> Candidate | None:
    """Return "is said to …", "it is believed that …" and "described as …" without a speaker."""
    tokens = reading.tokens
    if tokens.lemma[verb] not in load_speech_cues().passives or agent_of(tokens, verb) is not None:
        return None
    clause = next(iter(tokens.children_by(verb, "xcomp", "ccomp")), None)
    subject = next(iter(tokens.children_by(verb, "nsubjpass")), None)
    if clause is None and tokens.lemma[verb] in AS_NAMED:
        clause = next((c for c in tokens.children(verb) if tokens.text[c].lower() == "as"), None)
    if clause is None or clause < verb:
        return None
    indices = tokens.subtree(clause)
    if subject is not None and tokens.text[subject].lower() != "it":
        indices = sorted({*tokens.subtree(subject), *indices})
    spans = to_spans(reading, indices)
    if not spans or _is_norm(tokens, verb):
        return None
    use = SpeechWord(act="describes" if tokens.dep[clause] == "prep" else "says")
    return Candidate(
        anchor=verb,
        cue=verb_cue(tokens, verb, use, ()),
        source=None,
        contents=spans,
        act=use.act,
        frame="hearsay",
    )


def _blamed(reading: Reading, verb: int) -> Candidate | None:
    """Return "was accused of looting" and "was criticised for being slow", whoever did it."""
    tokens = reading.tokens
    uses = load_speech_cues().verbs.get(tokens.lemma[verb], ())
    use = next((each for each in uses if each.act in BLAME), None)
    subject = next(iter(tokens.children_by(verb, "nsubjpass")), None)
    over = [
        noun
        for child in tokens.children_by(verb, "prep")
        if tokens.text[child].lower() in {"of", "for", "over"}
        for noun in tokens.children_by(child, "pobj", "pcomp")
    ]
    if use is None or subject is None or not over or agent_of(tokens, verb) is not None:
        return None
    spans = to_spans(reading, sorted({*tokens.subtree(subject), *tokens.subtree(over[0])}))
    if not spans or _is_norm(tokens, verb):
        return None
    return Candidate(
        anchor=verb,
        cue=verb_cue(tokens, verb, use, ()),
        source=None,
        contents=spans,
        act=use.act,
        frame="hearsay",
        stance=use.stance,
    )


def _asked(reading: Reading, verb: int) -> Candidate | None:
    """Return "asked whether …", "asked about …" and "the jury was told that …", whoever did it."""
    tokens = reading.tokens
    clause = next(iter(tokens.children_by(verb, "ccomp")), None)
    act = ASKED.get(tokens.lemma[verb])
    about = _about(tokens, verb) if act == "asks" and clause is None else None
    told = about if clause is None else clause
    if act is None or told is None or told < verb:
        return None
    spans = to_spans(reading, tokens.subtree(told))
    agent = agent_of(tokens, verb)
    if not spans:
        return None
    return Candidate(
        anchor=verb,
        cue=verb_cue(tokens, verb, SpeechWord(act=act), ()),
        source=None if agent is None else phrase(tokens, agent),
        contents=spans,
        act=act,
        frame="clause" if about is None else "about",
        stance=about is not None,
    )


def _about(tokens: Tokens, verb: int) -> int | None:
    """Return the preposition of "asked about the raid"."""
    found = (c for c in tokens.children_by(verb, "prep") if tokens.text[c].lower() == "about")
    return next(found, None)


def _is_norm(tokens: Tokens, verb: int) -> bool:
    """Tell "it should be noted", which is the author's own voice."""
    return any(tokens.tag[c] == "MD" for c in tokens.children(verb))


def _final(reading: Reading, verb: int, uses: tuple[SpeechWord, ...]) -> Candidate | None:
    """Return a sentence-final "…, the paper reported on Monday", whatever its parse.

    A subject of names and nouns between a comma and the verb, and no further verb up to the end.
    """
    tokens = reading.tokens
    if find_aside(tokens, verb) is not None:
        return None
    sentence = reading.sentences[tokens.sentence[verb]]
    comma = _comma_before(tokens, verb, sentence.first)
    after = range(verb + 1, sentence.last)
    closes = tokens.tag[verb] in {"VBD", "VBZ", "VBP"} and not (
        _has_verb(tokens, after) or any(i in after for i in tokens.children_by(verb, "dobj"))
    )
    if comma is None or not closes or not _has_verb(tokens, range(sentence.first, comma)):
        return None
    if tokens.tag[sentence.first] == "VBN" and tokens.head[sentence.first] == verb:
        return None  # "Asked whether he would stay, the mayor replied."
    spans = to_spans(reading, range(sentence.first, comma))
    use = next(u for u in uses if "clause" in u.frames)
    if not spans:
        return None
    return Candidate(
        anchor=verb,
        cue=verb_cue(tokens, verb, use, ()),
        source=Source(head=verb - 1, tokens=tuple(range(comma + 1, verb))),
        contents=spans,
        act=use.act,
        frame="clause",
        stance=use.stance,
    )


def _as_said(reading: Reading, verb: int, uses: tuple[SpeechWord, ...]) -> Candidate | None:
    """Return "The valley, as an aide pointed out, has no road", where "said" heads the parse."""
    tokens = reading.tokens
    opening = next((c for c in tokens.children_by(verb, "prep") if c < verb), None)
    if opening is None or tokens.text[opening].lower() != "as" or tokens.text[opening - 1] != ",":
        return None
    told = next(iter(tokens.children_by(opening, "pobj")), None)
    cue = verb_cue(tokens, verb, next(u for u in uses if "clause" in u.frames), ())
    sentence = reading.sentences[tokens.sentence[verb]]
    after = max(cue) + 1
    if told is None or after >= sentence.last or tokens.text[after] != ",":
        return None
    spans = to_spans(reading, [*range(sentence.first, opening), *range(after, sentence.last)])
    return Candidate(
        anchor=verb,
        cue=cue,
        source=phrase(tokens, told),
        contents=spans,
        act=next(u.act for u in uses if "clause" in u.frames),
        frame="clause",
    )


def _has_verb(tokens: Tokens, indices: range) -> bool:
    return any(tokens.pos[i] in VERBAL for i in indices)


def _comma_before(tokens: Tokens, verb: int, first: int) -> int | None:
    """Return the comma before a plain noun phrase that stands right before the verb."""
    comma = verb - 1
    while comma > first and (tokens.pos[comma] in _NAMELY or tokens.tag[comma] == "PRP$"):
        comma -= 1
    named = any(i > comma for i in tokens.children_by(verb, "nsubj")) or any(
        tokens.pos[i] == "PROPN" for i in range(comma + 1, verb)
    )
    near = _SHORT <= verb - comma <= _LONG and verb - first >= _SHORTEST
    return comma if tokens.text[comma] == "," and named and near else None


def _speakable(tokens: Tokens, source: Source | None, use: SpeechWord, frame: str) -> bool:
    """Tell whether the subject may say this: anything may "say", a name may "show"."""
    if source is None:
        return use.act in OPEN and frame in {"clause", "quote"}
    word = tokens.text[source.head].lower()
    if word in RELATIVE and tokens.dep[source.head] in SUBJECT:
        noun = antecedent(tokens, source.head)
        if noun is None or (word == "which" and tokens.entity[noun][2:] == "PERSON"):
            return False
        return _may_say(tokens, noun, use, frame)
    if word == "it":
        own = tokens.dep[source.head] == "nsubj"
        return own and not use.animate and (use.act in OPEN or use.act in ONLY_PEOPLE)
    if word == "those" and tokens.children_by(source.head, "amod", "relcl", "acl", "prep"):
        return use.act in OPEN or can_speak(tokens, source.head)  # "those close to him"
    return word not in EMPTY and _may_say(tokens, source.head, use, frame)


def _may_say(tokens: Tokens, head: int, use: SpeechWord, frame: str) -> bool:
    if use.act in ONLY_PEOPLE:
        return True
    if use.animate or use.act in WEAK or frame not in {"clause", "quote"}:
        return can_speak(tokens, head)
    return True


def _source(tokens: Tokens, verb: int, *, passive: bool) -> tuple[Source | None, bool]:
    """Return the speaker's phrase, and whether it surely is one."""
    if passive:
        agent = agent_of(tokens, verb)
        return (None, False) if agent is None else (phrase(tokens, agent), False)
    head = _told_by(tokens, verb)
    return (None, False) if head is None else (phrase(tokens, head, without=verb), False)


def _told_by(tokens: Tokens, verb: int) -> int | None:
    """Return the speaker's head; "a report claiming that" is said by the report."""
    before = verb - 1
    while before > 0 and tokens.pos[before] == "SPACE":
        before -= 1
    if (
        tokens.tag[verb] == "VBG"
        and before >= 0
        and tokens.pos[before] == "NOUN"
        and tokens.dep[verb] not in {"acl", "relcl"}
        and tokens.lemma[before] in load_speech_cues().speakers["document"]
    ):
        return before
    return subject_of(tokens, verb)
