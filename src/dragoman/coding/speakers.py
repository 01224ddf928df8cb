"""Who speaks: the noun phrase before a cue, and what sort of speaker it names."""

from dragoman.coding.attribution_types import VERBAL, Source, subtree_without
from dragoman.knowledge.cues import load_speech_cues
from dragoman.model.actors import EntityKind
from dragoman.model.claims import SpeakerKind
from dragoman.model.syntax import Tokens

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
# edges over which a verb takes its subject from the one above
PASSED = frozenset({"conj", "xcomp", "advcl", "parataxis", "dep", "pcomp", "prep", "ccomp"})
# over these only a verb that cannot have a subject of its own does
CLOSED = frozenset({"advcl", "dep", "pcomp", "prep", "ccomp"})
DASHES = frozenset({"—", "–", "―", "--"})
QUOTE_ENDS = frozenset({"”", '"', "''", "’", "»"})
PEOPLE = frozenset({"he", "she", "they", "we", "i", "you", "who", "whom"})
RELATIVE = frozenset({"that", "which", "whose"})
NAMES = ("PERSON", "ORG", "GPE", "NORP")
NOMINAL = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON"})
LOOSE_DEPS = ("advcl", "parataxis")


def subject_of(tokens: Tokens, verb: int) -> int | None:
    """Return the subject of a verb, taken over from the clause above where it has none."""
    found = _parsed_subject(tokens, verb)
    return _lost_subject(tokens, verb) if found is None else found


def _lost_subject(tokens: Tokens, verb: int) -> int | None:
    """Return the subject of a finite verb that the parser hung elsewhere.

    After a quotation it follows: “…,” said the mayor; else it opens the sentence and an
    apposition or bracket parts it from its verb.
    """
    if not _is_finite(tokens, verb):
        return None
    before = _before(tokens, min((verb, *tokens.children_by(verb, "aux", "advmod", "neg"))))
    if before < 0 or tokens.sentence[before] != tokens.sentence[verb]:
        return None
    following = verb + 1
    if tokens.text[before] in QUOTE_ENDS:
        return _noun_run(tokens, following)
    if tokens.text[before] not in {",", ")"}:
        return None
    first = before
    while first > 0 and tokens.sentence[first - 1] == tokens.sentence[verb]:
        first -= 1
    bracketed = _before_bracket(tokens, first, before)
    if bracketed is not None:
        return bracketed
    apart = any(_is_finite(tokens, i) for i in range(first, before) if tokens.pos[i] in VERBAL)
    return None if apart else _noun_run(tokens, first)


def _before_bracket(tokens: Tokens, first: int, last: int) -> int | None:
    """Return the noun of "Coming home, the mayor, without naming him, accused", up to a comma."""
    commas = [i for i in range(first, last + 1) if tokens.text[i] == ","]
    if len(commas) < 3 or commas[-1] != last:  # noqa: PLR2004 - before, after, and behind the bracket
        return None
    run = range(commas[-3] + 1, commas[-2])
    aside = range(commas[-2] + 1, last)
    if any(tokens.pos[i] not in NOMINAL for i in run):
        return None
    if any(_is_finite(tokens, i) for i in aside if tokens.pos[i] in VERBAL):
        return None
    return _noun_run(tokens, run[0]) if run else None


def _noun_run(tokens: Tokens, first: int) -> int | None:
    """Return the head of the plain noun phrase that starts at a token, names before nouns."""
    last = first
    while last < len(tokens) and tokens.pos[last] in {"SPACE", "PUNCT"} and last < first + 2:
        last += 1
    run = []
    while last < len(tokens) and tokens.pos[last] in NOMINAL:
        run.append(last)
        last += 1
    heads = [i for i in run if tokens.pos[i] in {"NOUN", "PROPN", "PRON"}]
    return heads[-1] if heads else None


def _before(tokens: Tokens, index: int) -> int:
    """Return the token before one that is no blank."""
    before = index - 1
    while before > 0 and tokens.pos[before] == "SPACE":
        before -= 1
    return before


def _parsed_subject(tokens: Tokens, verb: int) -> int | None:
    for _ in range(6):
        own = [c for c in tokens.children(verb) if _is_subject(tokens, c)]
        if own:  # "which Ukraine says fell": the first of two is what it is said of
            return own[-1] if tokens.text[own[0]].lower() in RELATIVE else own[0]
        near = _beside(tokens, verb) or _as_saying(tokens, verb)
        if near is not None:
            return near
        dep, head = tokens.dep[verb], _told_before(tokens, verb)
        if _modifies(tokens, verb, head):
            return head
        if head == verb or dep not in PASSED or (dep in CLOSED and _is_finite(tokens, verb)):
            return None
        if dep == "conj" and out_of_step(tokens, verb):
            head = _in_step(tokens, verb)
        if dep == "advcl" and tokens.text[verb - 1] in QUOTE_ENDS and tokens.dep[head] == "ccomp":
            head = tokens.head[head]  # he said: "We won," adding that …
        held = next(iter(tokens.children_by(head, "dobj")), None)
        if dep == "xcomp" and held is not None and _has_to(tokens, verb):
            return held
        verb = head
    return None


def _modifies(tokens: Tokens, verb: int, head: int) -> bool:
    """Tell a verb under the noun that does it; one with an object may stand as its modifier."""
    dep = tokens.dep[verb]
    if dep == "acl":
        return not _has_to(tokens, verb)
    return dep == "relcl" or (dep == "amod" and head == verb - 1)


def _is_subject(tokens: Tokens, index: int) -> bool:
    """Tell a subject; the parser takes a closing mark for one, too."""
    return tokens.dep[index] in SUBJECT and tokens.text[index] not in QUOTE_ENDS


def _as_saying(tokens: Tokens, verb: int) -> int | None:
    """Return the farmer of "quoted a farmer as saying"."""
    above = tokens.head[verb]
    if tokens.dep[verb] != "pcomp" or tokens.text[above].lower() != "as":
        return None
    return next(iter(tokens.children_by(tokens.head[above], "dobj", "nsubjpass")), None)


def _told_before(tokens: Tokens, verb: int) -> int:
    """Return the verb of saying of "said, citing an official, that …", else the verb above."""
    head = tokens.head[verb]
    marks = tokens.children_by(head, "mark")
    before = tokens.tag[verb] == "VBG" and marks and verb < marks[0]
    return tokens.head[head] if before and tokens.dep[head] == "ccomp" else head


def _beside(tokens: Tokens, verb: int) -> int | None:
    """Return the noun right before a finite verb that the parser left without a subject."""
    if not _is_finite(tokens, verb):
        return None
    before = _before(tokens, min((verb, *tokens.children_by(verb, "aux", "advmod", "neg"))))
    if before < 0 or tokens.pos[before] not in {"NOUN", "PROPN", "PRON", "NUM"}:
        return None
    while tokens.dep[before] == "conj":
        before = tokens.head[before]
    return before


def _is_finite(tokens: Tokens, verb: int) -> bool:
    if tokens.tag[verb] in {"VBD", "VBZ", "VBP"}:
        return True
    return any(
        tokens.tag[c] in {"MD", "VBD", "VBZ", "VBP"} for c in tokens.children_by(verb, "aux")
    )


def out_of_step(tokens: Tokens, verb: int) -> bool:
    """Tell "would leave and said": a finite verb cannot share the modal of the verb before.

    "said the port fell and said" has the same verb again, which is no part of what is said.
    """
    head = tokens.head[verb]
    if tokens.children_by(verb, "nsubj", "nsubjpass"):
        return False
    if _said_before(tokens, verb) is not None:
        return True
    modal = any(tokens.tag[c] in {"MD", "TO"} for c in tokens.children_by(head, "aux"))
    return tokens.tag[verb] in {"VBD", "VBZ"} and tokens.tag[head] == "VB" and modal


def _said_before(tokens: Tokens, verb: int) -> int | None:
    """Return the verb of saying that a conjunct within what is said has again."""
    head = tokens.head[verb]
    above = tokens.head[head]
    again = tokens.lemma[above] == tokens.lemma[verb] and tokens.tag[above] == tokens.tag[verb]
    within = tokens.dep[head] == "ccomp" and above != head and above < head
    return above if again and within and tokens.lemma[verb] != tokens.lemma[head] else None


def _in_step(tokens: Tokens, verb: int) -> int:
    """Return the verb above that has the same form, whose subject a conjunct takes over."""
    again = _said_before(tokens, verb)
    if again is not None:
        return again
    for above in tokens.ancestors(verb):
        if tokens.tag[above] == tokens.tag[verb]:
            return above
    return tokens.head[verb]


def _has_to(tokens: Tokens, verb: int) -> bool:
    return any(tokens.tag[c] == "TO" for c in tokens.children(verb))


def agent_of(tokens: Tokens, verb: int) -> int | None:
    """Return the noun after "by" of a passive verb."""
    for child in tokens.children(verb):
        if tokens.dep[child] == "agent" or tokens.text[child].lower() == "by":
            for noun in tokens.children(child):
                if tokens.dep[noun] == "pobj":
                    return noun
    return None


def phrase(tokens: Tokens, head: int, *, without: int | None = None) -> Source:
    """Return the noun phrase around ``head``, leaving out the branch that leads to the cue."""
    barred = set() if without is None else set(_branch(tokens, head, without))
    barred.update(tokens.children_by(head, *LOOSE_DEPS))
    barred.update(i for i in tokens.children_by(head, "acl") if _tells_how(tokens, i))
    indices = subtree_without(tokens, head, barred)
    first = next(i for i, token in enumerate(indices) if token == head)
    kept = [head]
    for index in reversed(indices[:first]):
        if index != kept[0] - 1:
            break
        kept.insert(0, index)
    for index in indices[first + 1 :]:
        if index != kept[-1] + 1:
            break
        kept.append(index)
    return Source(head=head, tokens=_whole_words(tokens, _clean(tokens, kept, head)))


def _tells_how(tokens: Tokens, verb: int) -> bool:
    """Tell ", speaking on condition of anonymity", which is no part of who speaks."""
    set_off = verb > 0 and tokens.text[verb - 1] == ","
    return (
        set_off and tokens.tag[verb] == "VBG" and tokens.lemma[verb] in {"speak", "talk", "write"}
    )


def _whole_words(tokens: Tokens, kept: tuple[int, ...]) -> tuple[int, ...]:
    """Take in the rest of a hyphened name of which the parser took a part."""
    first, last = kept[0], kept[-1]
    while last + 1 < len(tokens) and _hyphened(tokens, last, last + 1):
        last += 1
    while first > 0 and _hyphened(tokens, first - 1, first):
        first -= 1
    return tuple(range(first, last + 1))


def _hyphened(tokens: Tokens, left: int, right: int) -> bool:
    touching = tokens.end[left] == tokens.start[right]
    return touching and "-" in {tokens.text[left], tokens.text[right]}


def _branch(tokens: Tokens, head: int, below: int) -> list[int]:
    """Return the child of ``head`` over ``below``, so that it can be left out."""
    current = below
    while current != head:
        above = tokens.head[current]
        if above == head:
            return [current]
        if above == current:
            return []
        current = above
    return []


def _clean(tokens: Tokens, kept: list[int], head: int) -> tuple[int, ...]:
    """Drop marks and small words that the parser hung on the edges of the phrase."""
    dashes = [i for i in kept if i < head and tokens.text[i] in DASHES]
    if dashes:  # a dateline glued to the sentence
        kept = kept[kept.index(dashes[-1]) + 1 :]
    while kept and kept[0] != head and _is_edge(tokens, kept[0]):
        kept = kept[1:]
    while kept and kept[-1] != head and _is_edge(tokens, kept[-1]):
        kept = kept[:-1]
    return tuple(kept)


def _is_edge(tokens: Tokens, index: int) -> bool:
    if tokens.text[index] in {")", "]", "("}:
        return False
    return tokens.pos[index] in {"PUNCT", "SPACE", "SCONJ", "CCONJ"}


def is_name(tokens: Tokens, index: int) -> bool:
    """Tell whether the parser saw a name of somebody at a token."""
    return tokens.entity[index][2:] in NAMES or tokens.pos[index] == "PROPN"


def can_speak(tokens: Tokens, head: int) -> bool:
    """Tell whether a noun is one that can say something: a name, a person, a body, a document."""
    if is_name(tokens, head) or tokens.text[head].lower() in PEOPLE:
        return True
    if tokens.text[head].lower() in RELATIVE:
        noun = antecedent(tokens, head)
        return noun is not None and can_speak(tokens, noun)
    if _looks_named(tokens, head):
        return True
    cues = load_speech_cues()
    lemma, text = tokens.lemma[head], tokens.text[head].lower()
    if any(lemma in words or text in words for words in cues.speakers.values()):
        return True
    return tokens.pos[head] == "NOUN" and text.endswith(cues.endings)


def antecedent(tokens: Tokens, relative: int) -> int | None:
    """Return the noun that "that" or "which" stands for."""
    for above in tokens.ancestors(relative):
        if tokens.dep[above] == "relcl":
            noun = tokens.head[above]
            return None if tokens.text[noun].lower() in RELATIVE else noun
        if tokens.pos[above] not in VERBAL:
            return None
    return None


def _looks_named(tokens: Tokens, head: int) -> bool:
    """Tell a name that the tagger took for a noun: a capital within a sentence in small letters."""
    text = tokens.text[head]
    if tokens.pos[head] not in {"NOUN", "NUM"} or not text[:1].isupper() or head == 0:
        return False
    first = tokens.sentence[head - 1] != tokens.sentence[head]
    return not first and tokens.text[head - 1][:1].islower()


def speaker_kind(
    tokens: Tokens, source: Source | None, kind: EntityKind | None = None
) -> SpeakerKind:
    """Return what sort of speaker a phrase names; ``kind`` is that of the mention on it."""
    if source is None:
        return SpeakerKind.UNNAMED
    if kind is EntityKind.MEDIA:
        return SpeakerKind.OUTLET
    lists = load_speech_cues().speakers
    head = source.head
    lemma, text = tokens.lemma[head], tokens.text[head].lower()
    before = {tokens.lemma[i] for i in source.tokens if i < head}
    if is_name(tokens, head):
        if text in lists["agency"] and before & {"news", "press"}:
            return SpeakerKind.AGENCY
        return SpeakerKind.OUTLET if _names_outlet(tokens, source) else SpeakerKind.NAMED
    named_after = any(tokens.pos[i] == "PROPN" and tokens.head[i] == head for i in source.tokens)
    for name in ("document", "outlet", "official", "crowd", "unnamed"):
        if lemma in lists[name] or text in lists[name]:
            if name == "document" and named_after and lemma not in lists["document"]:
                continue
            return SpeakerKind(name)
    return SpeakerKind.NAMED if text in PEOPLE else SpeakerKind.UNNAMED


def _names_outlet(tokens: Tokens, source: Source) -> bool:
    """Tell a paper by its name: "… Times", "Daily …"."""
    words = load_speech_cues().speakers["outlet"]
    names = [i for i in source.tokens if tokens.pos[i] == "PROPN"]
    return len(names) > 1 and any(tokens.text[i].lower() in words for i in (names[0], names[-1]))


def is_verbal(tokens: Tokens, index: int) -> bool:
    """Tell whether a token is a verb or auxiliary."""
    return tokens.pos[index] in VERBAL
