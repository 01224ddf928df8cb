"""Attributions whose cue is no verb: "according to", nouns, adjectives, adverbs of hearsay."""

from collections.abc import Iterator

from dragoman.coding.attribution_around import clause_around
from dragoman.coding.attribution_contents import noun_before
from dragoman.coding.attribution_cues import noun_cue
from dragoman.coding.attribution_states import impression, is_state, state_candidates
from dragoman.coding.attribution_stray import that_clause
from dragoman.coding.attribution_types import VERBAL, Candidate, Source, to_spans
from dragoman.coding.speakers import agent_of, can_speak, phrase
from dragoman.knowledge.cues import SpeechWord, load_speech_cues
from dragoman.model.claims import SpeakerKind
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens

# acts whose noun tells of speech though nobody is named: "questions about", "the story of"
UNOWNED = frozenset({"discusses", "criticises", "accuses"})
VIEWS = {
    "view": "thinks",
    "opinion": "thinks",
    "eye": "thinks",
    "mind": "thinks",
    "word": "says",
    "words": "says",
    "account": "says",
    "telling": "says",
    "admission": "says",
    "estimate": "thinks",
    "reckoning": "thinks",
    "calculation": "thinks",
}
BY_VIEW = frozenset({"account", "telling", "admission", "estimate", "reckoning", "calculation"})
TIMES = frozenset({"DATE", "TIME"})
# "in the last poll, …": what it found
POLLS = frozenset({"poll", "survey"})


def phrase_candidates(reading: Reading) -> Iterator[Candidate]:
    """Yield attributions by prepositions, nouns, adjectives and adverbs, in text order."""
    tokens, cues = reading.tokens, load_speech_cues()
    for index in range(len(tokens)):
        word = tokens.text[index].lower()
        if word == "according":
            yield from _according(reading, index)
        elif tokens.pos[index] == "NOUN" and tokens.lemma[index] in cues.nouns:
            yield from _noun(reading, index)
        elif is_state(tokens, index):
            yield from state_candidates(reading, index)
        elif tokens.lemma[index] in cues.seeming and tokens.pos[index] in VERBAL:
            yield from impression(reading, index)
        elif word in cues.hearsay:
            yield from _hearsay(reading, index)
        elif word in {"in", "to", "for", "by"}:
            yield from _in_ones_view(reading, index)


def _according(reading: Reading, index: int) -> Iterator[Candidate]:
    tokens = reading.tokens
    to = next((c for c in tokens.children(index) if tokens.text[c].lower() == "to"), None)
    if to is None:
        to = index + 1 if tokens.text[index + 1 : index + 2] == ("to",) else None
    noun = None if to is None else next(iter(tokens.children_by(to, "pobj")), None)
    if to is None or noun is None:
        return
    source = phrase(tokens, noun)
    indices = clause_around(tokens, index, {*range(index, to + 1), *source.tokens})
    spans = to_spans(reading, indices)
    if spans:
        yield Candidate(
            anchor=index,
            cue=tuple(range(index, to + 1)),
            source=source,
            contents=spans,
            act="says",
            frame="clause",
        )


def _noun(reading: Reading, noun: int) -> Iterator[Candidate]:
    """Yield "X's claim that …" and "the claim by X that …"."""
    tokens = reading.tokens
    uses = load_speech_cues().nouns[tokens.lemma[noun]]
    if tokens.text[noun - 1 : noun + 2] == ("in", "order", "to"):
        return
    use = next((u for u in uses if not u.over), None)
    clause = None if use is None else _noun_clause(tokens, noun)
    if clause is None or use is None:
        yield from _noun_over(reading, noun, uses)
        return
    source = _owner(tokens, noun)
    infinitive = any(tokens.tag[c] == "TO" for c in tokens.children(clause))
    spans = to_spans(reading, tokens.subtree(clause))
    unowned = infinitive and source is None
    if spans:
        yield Candidate(
            anchor=noun,
            cue=noun_cue(tokens, noun, noun),
            source=source,
            contents=spans,
            act="discusses" if unowned else use.act,
            frame="infinitive" if infinitive else "clause",
            stance=use.stance or unowned,
        )


def _noun_over(reading: Reading, noun: int, uses: tuple[SpeechWord, ...]) -> Iterator[Candidate]:
    """Yield "X's criticism of …" and "X voiced concern about …"."""
    tokens = reading.tokens
    source = _owner(tokens, noun) or _speaking_subject(tokens, noun)
    for child in tokens.children_by(noun, "prep"):
        word = tokens.text[child].lower()
        use = next((u for u in uses if word in u.over), None)
        things = tokens.children_by(child, "pobj", "pcomp")
        if use is None or not things or (source is not None and things[0] == source.head):
            continue
        if tokens.entity[things[0]][2:] in TIMES:  # "an insult on Monday"
            continue
        if source is None and use.act not in UNOWNED:
            continue
        spans = to_spans(reading, tokens.subtree(things[0]))
        if spans:
            yield Candidate(
                anchor=noun,
                cue=noun_cue(tokens, noun, child if child == noun + 1 else noun),
                source=source,
                contents=spans,
                act=use.act if source is not None else "discusses",
                frame="object",
                stance=use.stance or source is None,
            )
            return


def _noun_clause(tokens: Tokens, noun: int) -> int | None:
    if tokens.text[noun + 1 : noun + 2] == ("that",) and tokens.dep[noun + 1] == "mark":
        told = tokens.head[noun + 1]
        if noun_before(tokens, told) == noun:
            return told
    clause = that_clause(tokens, noun)
    if clause is not None:
        above = tokens.head[noun]
        said_in = tokens.text[above].lower() == "in" and tokens.pos[tokens.head[above]] in VERBAL
        return None if said_in else clause
    be = tokens.head[noun]
    if tokens.dep[noun] == "nsubj" and tokens.lemma[be] == "be":
        for told_of in tokens.children_by(be, "ccomp"):
            if told_of > be:
                return told_of
    infinitives = (
        child
        for child in tokens.children_by(noun, "acl", "ccomp")
        if any(tokens.tag[c] == "TO" for c in tokens.children_by(child, "aux"))
    )
    return next(infinitives, None)


def _speaking_subject(tokens: Tokens, noun: int) -> Source | None:
    """Return the subject of "has" over a noun of speech: who has doubts."""
    above = tokens.head[noun]
    if tokens.dep[noun] not in {"dobj", "attr"} or tokens.lemma[above] not in {"have", "share"}:
        return None
    head = next(iter(tokens.children_by(above, "nsubj")), None)
    return None if head is None or not can_speak(tokens, head) else phrase(tokens, head)


def _owner(tokens: Tokens, noun: int) -> Source | None:
    """Return whose claim it is: "X's claim", "a claim by X", "X made the claim"."""
    for child in tokens.children(noun):
        if tokens.dep[child] == "poss":
            return phrase(tokens, child)
    by = agent_of(tokens, noun)
    if by is not None:
        return phrase(tokens, by)
    for child in tokens.children(noun):
        if tokens.dep[child] == "prep" and tokens.text[child].lower() in {"from", "of", "among"}:
            thing = next(iter(tokens.children_by(child, "pobj")), None)
            if thing is not None and can_speak(tokens, thing):
                return phrase(tokens, thing)
        if tokens.dep[child] in {"compound", "nmod"} and tokens.entity[child]:
            return Source(head=child, tokens=tuple(_name_before(tokens, child)))
    head = tokens.head[noun]
    if (
        tokens.dep[noun] in {"dobj", "nsubjpass"}
        and tokens.lemma[head] in load_speech_cues().making
    ):
        subject = next(iter(tokens.children_by(head, "nsubj")), None)
        return None if subject is None else phrase(tokens, subject)
    return None


def _name_before(tokens: Tokens, last: int) -> list[int]:
    found = [last]
    while found[0] > 0 and tokens.entity[found[0]][:2] == "I-":
        found.insert(0, found[0] - 1)
    return found


def _hearsay(reading: Reading, index: int) -> Iterator[Candidate]:
    """Yield "reportedly": somebody says so, nobody is named."""
    tokens = reading.tokens
    head = tokens.head[index]
    if head == index:
        return
    indices = [i for i in tokens.subtree(head) if i != index]
    spans = to_spans(reading, indices)
    if spans:
        yield Candidate(
            anchor=index,
            cue=(index,),
            source=None,
            contents=spans,
            act="says",
            frame="hearsay",
            kind=SpeakerKind.UNNAMED,
        )


def _in_ones_view(reading: Reading, index: int) -> Iterator[Candidate]:
    """Yield "in its view, …" and "in the last poll, …"."""
    tokens = reading.tokens
    noun = next(iter(tokens.children_by(index, "pobj")), None)
    if noun is None or tokens.dep[index] != "prep":
        return
    owner = _view_holder(tokens, index, noun)
    if owner is None:
        return
    source = phrase(tokens, owner)
    spans = to_spans(reading, clause_around(tokens, index, set(tokens.subtree(index))))
    if spans:
        yield Candidate(
            anchor=noun,
            cue=(index,) if owner == noun else tuple(sorted({index, noun})),
            source=source,
            contents=spans,
            act=VIEWS.get(tokens.lemma[noun], "shows"),
            frame="clause",
        )


def _view_holder(tokens: Tokens, index: int, noun: int) -> int | None:
    """Return who holds the view: Omar of "in Omar's view" and "by the account of Omar".

    A poll and an estimate speak for themselves; "in the polls" is how somebody fares.
    """
    word, opening = tokens.text[noun].lower(), tokens.text[index].lower()
    if word in POLLS:
        return noun if opening == "in" else None
    if tokens.lemma[noun] not in VIEWS or (opening == "by") != (tokens.lemma[noun] in BY_VIEW):
        return None
    owners = tokens.children_by(noun, "poss")
    for child in tokens.children_by(noun, "prep"):
        if tokens.text[child].lower() == "of":
            owners += tokens.children_by(child, "pobj")
    numbered = tokens.children_by(noun, "nummod", "amod", "det")
    if not owners and tokens.lemma[noun] == "estimate" and numbered:
        return noun
    return next((owner for owner in owners if can_speak(tokens, owner)), None)
