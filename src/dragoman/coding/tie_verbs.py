"""Ties stated by verbs: "a supports b", "b is held by a", "a drove c out of b"."""

from collections.abc import Iterator

from dragoman.coding.speakers import agent_of, subject_of
from dragoman.coding.syntax import is_passive, surface_subject
from dragoman.coding.ties import Page, Tie
from dragoman.knowledge.ties import TieWord, load_tie_words
from dragoman.model.actors import EntityKind
from dragoman.model.claims import RelationKind
from dragoman.model.syntax import Tokens

HOLDING = frozenset({"controls", "holds", "occupies"})
BODIES = frozenset({EntityKind.GOVERNMENT, EntityKind.ORGANISATION, EntityKind.ARMED_GROUP})
OUT = frozenset({"out", "away", "back", "off"})


def verb_ties(page: Page) -> Iterator[Tie]:
    """Yield the ties that verbs state, in text order."""
    tokens, words = page.reading.tokens, load_tie_words()
    for index in range(len(tokens)):
        if tokens.text[index].lower() in HOLDING and tokens.pos[index] == "NOUN":
            yield from _reduced(page, index)
        if tokens.text[index].lower() == "back" and tokens.pos[index] not in {"VERB", "NOUN"}:
            yield from _misread(page, index)
        if tokens.pos[index] not in {"VERB", "AUX"} or tokens.dep[index] in {"amod", "compound"}:
            continue
        lemma = tokens.lemma[index]
        for use in words.verbs.get(lemma, ()):
            yield from _tie(page, index, use)
        if lemma in words.expel:
            yield from _expelled(page, index)
        if lemma in words.fall:
            yield from _fallen(page, index)
        yield from _held(page, index)
        yield from _at_war(page, index)


def _misread(page: Page, word: int) -> Iterator[Tie]:
    """Yield "a and b back c", whose verb the parser often takes for an adverb.

    It is one where names stand on both its sides and no other verb before it in its clause.
    """
    tokens = page.reading.tokens
    sentence = tokens.sentence[word]
    before = word - 1
    while before >= 0 and tokens.sentence[before] == sentence and tokens.text[before] != ",":
        if tokens.pos[before] in {"VERB", "AUX"}:
            return
        before -= 1
    after = word + 1
    while after < len(tokens) and tokens.pos[after] in {"DET", "ADJ", "VERB"}:
        after += 1
    a, b = page.mention(word - 1), page.mention(after) if after < len(tokens) else None
    if a is None or b is None or a.end > tokens.start[word] or b.start < tokens.end[word]:
        return
    backer = a.head
    while tokens.dep[backer] == "conj" and tokens.head[backer] < backer:
        backer = tokens.head[backer]
    why = f"“{tokens.text[word]}” between names: backs"
    yield Tie(kind=RelationKind.BACKS, trigger=word, a=backer, b=b.head, why=why)


def _sides(page: Page, verb: int) -> tuple[int | None, int | None]:
    """Return who does and who or what is done to."""
    tokens = page.reading.tokens
    if is_passive(tokens, verb):
        done_to = _named(page, surface_subject(tokens, verb))
        if done_to is not None and tokens.dep[verb] == "relcl" and tokens.head[verb] == done_to:
            done_to = _body_in(page, done_to)
        return _agent(tokens, verb), done_to
    b = next(iter(tokens.children_by(verb, "dobj")), None)
    if tokens.dep[verb] == "relcl" and (b is None or tokens.tag[b] in {"WDT", "WP"}):
        own = tokens.children_by(verb, "nsubj")
        if own and tokens.tag[own[0]] not in {"WDT", "WP"}:
            b = tokens.head[verb]
    elif b is not None and tokens.tag[b] in {"WDT", "WP"}:
        b = _antecedent(page, verb)
    a = surface_subject(tokens, verb) or subject_of(tokens, verb)
    if a is not None and tokens.dep[verb] == "relcl" and tokens.head[verb] == a:
        a = _body_in(page, a)
    return a, b


def _named(page: Page, token: int | None) -> int | None:
    """Return what an apposition describes, where its own words name nobody."""
    tokens = page.reading.tokens
    if token is None or tokens.dep[token] != "appos" or page.mention(token) is not None:
        return token
    return tokens.head[token]


def _agent(tokens: Tokens, verb: int) -> int | None:
    """Return who does it in a passive; joint participles share one: "armed and paid by Paris"."""
    agent = agent_of(tokens, verb)
    for joined in tokens.children_by(verb, "conj"):
        if agent is None and is_passive(tokens, joined):
            agent = _agent(tokens, joined)
    return agent


def _antecedent(page: Page, verb: int) -> int | None:
    """Return the noun that a relative clause describes."""
    tokens = page.reading.tokens
    for above in (verb, *tokens.ancestors(verb)):
        if tokens.dep[above] == "relcl":
            return tokens.head[above]
    return None


def _body_in(page: Page, noun: int) -> int:
    """Return "house" for "the house in Tobruk, which": a place does nothing, its body does."""
    tokens = page.reading.tokens
    place, preposition = page.mention(noun), tokens.head[noun]
    body = tokens.head[preposition]
    if tokens.dep[noun] != "pobj" or tokens.lemma[preposition] not in {"in", "at"}:
        return noun
    over = page.mention(body)
    if place is None or over is None or place.kind is not EntityKind.PLACE:
        return noun
    return body if over.kind in BODIES else noun


def _tie(page: Page, verb: int, use: TieWord) -> Iterator[Tie]:
    tokens = page.reading.tokens
    a, b = _sides(page, verb)
    if use.noun:
        thing = b
        if thing is None or tokens.lemma[thing] not in use.noun:
            return
        owners = tokens.children_by(thing, "poss")
        over = page.objects_over(thing, use.over) + page.objects_over(verb, use.over)
        targets = [*owners, *over]
        if not use.over:
            targets = list(owners)
    elif use.over:
        if b is not None and not is_passive(tokens, verb) and not _reflexive(page, b):
            return
        if is_passive(tokens, verb):
            a = b
        targets = page.objects_over(verb, use.over)
    else:
        targets = [] if b is None else [b]
    if a is None:
        return
    for target in targets:
        yield Tie(
            kind=use.kind,
            trigger=verb,
            a=a,
            b=target,
            ends=use.ends,
            state=use.state,
            alone=_is_set_apart(tokens, verb, a),
            former=use.state and _had(tokens, verb),
            why=f"“{tokens.text[verb]}”: {use.kind.value}",
        )


def _is_set_apart(tokens: Tokens, verb: int, who: int) -> bool:
    """Tell whether a clause describes the first of several alone: "a, who leads b, and c"."""
    described = tokens.dep[verb] == "relcl" and tokens.head[verb] == who
    return described and any(verb < other for other in tokens.children_by(who, "conj"))


def _had(tokens: Tokens, verb: int) -> bool:
    """Tell a state of before: "had held", "had been a base and was ruled by"."""
    if any(tokens.text[c].lower() == "had" for c in tokens.children_by(verb, "aux")):
        return True
    if tokens.dep[verb] != "conj" or tokens.children_by(verb, "nsubj", "nsubjpass"):
        return False
    return tokens.tag[tokens.head[verb]] == "VBN" and _had(tokens, tokens.head[verb])


def _reflexive(page: Page, token: int) -> bool:
    return page.reading.tokens.text[token].lower().endswith(("self", "selves"))


def _expelled(page: Page, verb: int) -> Iterator[Tie]:
    """Yield the end of the loser's hold in "drove the loser out of the place"."""
    tokens, words = page.reading.tokens, load_tie_words()
    _, loser = _sides(page, verb)
    if loser is None:
        return
    over = page.objects_over(verb, words.expel_over)
    for child in tokens.children(verb):
        if tokens.text[child].lower() in OUT:
            over.extend(page.objects_over(child, words.expel_over))
    for place in over:
        yield Tie(
            kind=RelationKind.CONTROLS,
            trigger=verb,
            a=loser,
            b=place,
            ends=True,
            why=f"“{tokens.text[verb]}” out of: the loser's hold ends",
        )


def _reduced(page: Page, token: int) -> Iterator[Tie]:
    """Yield "ports the army controls", whose verb the parser often takes for a noun."""
    tokens = page.reading.tokens
    holder = page.mention(token - 1)
    if holder is None:
        return
    indices = tokens.between(holder.start, holder.end)
    before = indices[0] - 1
    while before > 0 and tokens.pos[before] in {"DET", "SPACE"}:
        before -= 1
    place = page.mention(before)
    if place is not None and place is not holder and before < indices[0] - 1:
        yield Tie(
            kind=RelationKind.CONTROLS,
            trigger=token,
            a=holder.head,
            b=place.head,
            why=f"“{tokens.text[token]}”: controls",
        )


def _fallen(page: Page, verb: int) -> Iterator[Tie]:
    """Yield "the town fell to a"."""
    tokens = page.reading.tokens
    place = next(iter(tokens.children_by(verb, "nsubj")), None)
    if place is None:
        return
    for winner in page.objects_over(verb, frozenset({"to"})):
        yield Tie(
            kind=RelationKind.CONTROLS,
            trigger=verb,
            a=winner,
            b=place,
            why=f"“{tokens.text[verb]} to”: controls",
        )


def _held(page: Page, verb: int) -> Iterator[Tie]:
    """Yield "the town is under the control of a" and "in a's hands"."""
    tokens, words = page.reading.tokens, load_tie_words()
    if tokens.lemma[verb] not in {"be", "remain", "stay", "come", "fall", "keep"}:
        return
    place = next(iter(tokens.children_by(verb, "nsubj")), None)
    if place is None:
        return
    for noun in page.objects_over(verb, frozenset({"under", "in", "into"})):
        if tokens.lemma[noun] not in words.held:
            continue
        holders = (*tokens.children_by(noun, "poss"), *page.objects_over(noun, frozenset({"of"})))
        for holder in holders:
            yield Tie(
                kind=RelationKind.CONTROLS,
                trigger=noun,
                a=holder,
                b=place,
                why=f"“{tokens.text[noun]}”: controls",
            )


def _at_war(page: Page, verb: int) -> Iterator[Tie]:
    """Yield "a is at war with b"."""
    tokens = page.reading.tokens
    if tokens.lemma[verb] not in {"be", "remain", "go"}:
        return
    subject = subject_of(tokens, verb)
    if subject is None:
        return
    for noun in page.objects_over(verb, frozenset({"at", "to"})):
        if tokens.lemma[noun] != "war":
            continue
        over = frozenset({"with", "against"})
        for other in (*page.objects_over(noun, over), *page.objects_over(verb, over)):
            yield Tie(
                kind=RelationKind.OPPOSES,
                trigger=noun,
                a=subject,
                b=other,
                why="“at war with”: opposes",
            )
