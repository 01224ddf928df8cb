"""Which words are the cue: the verb or noun of speech with what belongs to it."""

from collections.abc import Iterable

from dragoman.coding.attribution_types import VERBAL
from dragoman.knowledge.cues import SpeechWord, load_speech_cues
from dragoman.model.syntax import Tokens

AROUND = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
# what words are said in, on and by: "in a statement", "on Twitter", "by telephone"
MEDIA = {
    "in": frozenset({"interview", "statement", "email", "e-mail", "tweet", "speech", "letter"}),
    "on": frozenset({"twitter", "facebook", "telegram", "instagram", "weibo"}),
    "by": frozenset({"telephone", "phone", "email", "e-mail", "radio"}),
}
# verbs above that say something of their own about what is said: "denied ordering"
ACTS_APART = frozenset(
    {"denies", "rejects", "accuses", "criticises", "praises", "promises", "threatens", "demands"}
)
# days right after the cue: "said Monday"
_WHEN = "npadvmod"
# how long a phrase may be that joins the cue: "in an interview", "late on Monday night"
_PHRASE = 4
# how far above its verb a cue may begin: "went on to say", "has refused to say"
_CHAIN = 7


def verb_cue(tokens: Tokens, verb: int, use: SpeechWord, extra: Iterable[int]) -> tuple[int, ...]:
    """Return the verb, what touches it, and the verbs above that share its subject."""
    joined = tuple(extra)
    children = _around(tokens, verb) | set(joined)
    if use.particle is not None:
        children |= {c for c in tokens.children(verb) if tokens.text[c].lower() == use.particle}
    first = last = verb
    while first - 1 in children:
        first -= 1
    while last + 1 in children:
        last += 1
    last = _with_time(tokens, verb, _with_medium(tokens, verb, last))
    return tuple(sorted({*range(_top(tokens, verb, first), last + 1), *joined}))


def noun_cue(tokens: Tokens, noun: int, last: int) -> tuple[int, ...]:
    """Return a noun of speech with its modifiers and the verb that says that it was made."""
    first = noun
    modifiers = set(tokens.children_by(noun, "det", "amod", "advmod", "nummod", "compound"))
    while first - 1 in modifiers and not tokens.entity[first - 1]:
        first -= 1
    head = tokens.head[noun]
    made = tokens.dep[noun] == "dobj" and tokens.lemma[head] in load_speech_cues().making
    if made and 0 < first - head <= 1:
        around = _around(tokens, head)
        first = head
        while first - 1 in around:
            first -= 1
        first = _top(tokens, head, first)
    return tuple(range(first, last + 1))


def _around(tokens: Tokens, verb: int) -> set[int]:
    return {i for i in tokens.children_by(verb, *AROUND) if tokens.tag[i] != "WRB"}


def _top(tokens: Tokens, verb: int, first: int) -> int:
    """Return where a cue begins whose verb hangs on another of the same subject."""
    while tokens.dep[verb] == "xcomp" or (tokens.dep[verb] == "advcl" and _has_to(tokens, verb)):
        above = tokens.head[verb]
        if not 0 < first - above <= _CHAIN or tokens.pos[above] not in VERBAL:
            break
        between = range(above + 1, first)
        if any(
            use.act in ACTS_APART for use in load_speech_cues().verbs.get(tokens.lemma[above], ())
        ):
            break
        if any(tokens.pos[i] not in {"ADP", "PART", "ADV", "AUX"} for i in between):
            break
        verb, first = above, above
        around = _around(tokens, above)
        while first - 1 in around:
            first -= 1
    return first


def _has_to(tokens: Tokens, verb: int) -> bool:
    return any(tokens.tag[c] == "TO" for c in tokens.children_by(verb, "aux"))


def _with_time(tokens: Tokens, verb: int, last: int) -> int:
    """Take in "Monday" and "Thursday night" right after the cue."""
    for child in tokens.children_by(verb, _WHEN):
        near = tokens.left_edge(child) == last + 1
        if near and tokens.right_edge(child) - last <= _PHRASE:
            return tokens.right_edge(child)
    return last


def _with_medium(tokens: Tokens, verb: int, last: int) -> int:
    """Take in "in an interview" and "on Twitter" right after the cue."""
    for child in tokens.children_by(verb, "prep"):
        media = MEDIA.get(tokens.text[child].lower(), frozenset())
        if child != last + 1:
            continue
        for thing in tokens.children_by(child, "pobj"):
            if tokens.lemma[thing].lower() in media and tokens.right_edge(child) - child <= _PHRASE:
                return thing
    return last
