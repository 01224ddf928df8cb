"""Ties stated by nouns and compounds: "its support for b", "a-backed b", "a, commander of b"."""

from collections.abc import Iterator

from dragoman.coding.ties import PLACES, Page, Tie
from dragoman.knowledge.ties import load_tie_words
from dragoman.model.actors import EntityKind, MentionForm
from dragoman.model.claims import RelationKind

IRREGULAR = {"held": "hold", "led": "lead", "run": "run", "allied": "ally", "armed": "arm"}
# ties that only a person can have, to a body
OFFICES = frozenset({RelationKind.COMMANDS, RelationKind.MEMBER_OF})
BODIES = frozenset(
    {EntityKind.GOVERNMENT, EntityKind.ORGANISATION, EntityKind.ARMED_GROUP, EntityKind.STATE}
)
PLURAL = frozenset({"NNS", "NNPS"})
FORMER = frozenset({"former", "ex", "late", "onetime", "ousted", "deposed", "sacked"})
PEOPLE = frozenset({EntityKind.PERSON})


def noun_ties(page: Page) -> Iterator[Tie]:
    """Yield the ties that nouns, participles and prefixes state, in text order."""
    tokens, words = page.reading.tokens, load_tie_words()
    for index in range(len(tokens)):
        lemma = tokens.lemma[index]
        if tokens.pos[index] in {"NOUN", "PROPN"}:
            if lemma in words.nouns:
                yield from _noun(page, index)
            if lemma in words.offices:
                yield from _office(page, index, words.offices[lemma])
        elif "-" in tokens.text[index][1:-1]:
            yield from _glued(page, index)
        if tokens.text[index] == "-" and 0 < index < len(tokens) - 1:
            yield from _hyphen(page, index)


def _noun(page: Page, noun: int) -> Iterator[Tie]:
    """Yield "a's support for b", "a support for b" and "the backing of a for b"."""
    tokens = page.reading.tokens
    for use in load_tie_words().nouns[tokens.lemma[noun]]:
        before = tokens.children_by(noun, "compound", "amod", "nmod", "poss")
        if use.needs and not any(tokens.lemma[c] in use.needs for c in before):
            continue
        owners = [c for c in before if tokens.dep[c] == "poss" or page.mention(c) is not None]
        targets = page.objects_over(noun, use.over)
        for owner in [_whose(page, noun, each) for each in owners[:1]]:
            for target in targets:
                yield Tie(
                    kind=use.kind,
                    trigger=noun,
                    a=owner,
                    b=target,
                    why=f"“{tokens.text[noun]}” of one for the other: {use.kind.value}",
                )


def _whose(page: Page, noun: int, owner: int) -> int:
    """Return who "its" means in "backs the a and its fight against b": the one it stands beside."""
    tokens = page.reading.tokens
    beside = page.by_head.get(tokens.head[noun])
    if tokens.dep[noun] != "conj" or beside is None or beside.kind in PLACES:
        return owner
    own = {"its": False, "his": True, "her": True}.get(tokens.text[owner].lower())
    if own is None or own is not (beside.kind is EntityKind.PERSON):
        return owner
    return beside.head if tokens.dep[beside.head] in {"dobj", "pobj"} else owner


def _office(page: Page, noun: int, kind: RelationKind) -> Iterator[Tie]:
    """Yield "a, commander of b", "b commander a" and "b's rival a"."""
    tokens = page.reading.tokens
    holders = _holders(page, noun)
    bodies = [
        *page.objects_over(noun, frozenset({"of", "to", "for"})),
        *tokens.children_by(noun, "poss"),
        *(c for c in tokens.children_by(noun, "compound", "nmod", "amod") if _is_body(page, c)),
    ]
    if tokens.dep[noun] == "compound":  # "LNA commander Haftar": both hang on the name
        bodies += [
            c
            for c in tokens.children_by(tokens.head[noun], "compound", "nmod", "amod", "poss")
            if c < noun and _is_body(page, c)
        ]
    if kind in OFFICES:
        holders = [h for h in holders if _is_person(page, h)]
        bodies = [b for b in bodies if _is_body(page, b)]
        holders = [each for b in bodies for each in _named_after(page, b)] or holders
    if kind is RelationKind.COMMANDS:
        bodies = [b for b in bodies if _is_led(page, noun, b)]
    ends = any(tokens.text[c].lower() in FORMER for c in tokens.children(noun))
    for holder in holders:
        for body in bodies:
            yield Tie(
                kind=kind,
                trigger=noun,
                a=holder,
                b=body,
                ends=ends,
                given=tokens.dep[noun] != "attr",
                why=f"“{tokens.text[noun]}” of: {kind.value}",
                alone=kind in OFFICES and tokens.tag[noun] not in PLURAL,
            )


def _named_after(page: Page, body: int) -> list[int]:
    """Return who is named after a body: no body is a person, so its head is: "head of b, a"."""
    mention = page.by_head.get(body)
    if mention is None or mention.kind not in BODIES:
        return []
    return [c for c in page.reading.tokens.children_by(body, "appos") if _is_person(page, c)]


def _is_led(page: Page, noun: int, body: int) -> bool:
    """Tell whether it is the body that is led: not its opposition, staff or office somewhere."""
    tokens = page.reading.tokens
    mention = page.mention(body)
    if mention is None or mention.kind is EntityKind.PLACE:
        return False
    led = (*page.objects_over(noun, frozenset({"of"})), *tokens.children_by(noun, "compound"))
    inside = tokens.between(mention.start, mention.end)
    return all(each in inside or tokens.pos[each] != "NOUN" for each in led)


def _holders(page: Page, noun: int) -> list[int]:
    """Return who holds an office: the name beside it, over an apposition or a copula."""
    tokens = page.reading.tokens
    found = list(tokens.children_by(noun, "appos"))
    if tokens.dep[noun] in {"appos", "compound"}:
        found.append(tokens.head[noun])
    if tokens.dep[noun] == "attr":
        found.extend(tokens.children_by(tokens.head[noun], "nsubj"))
    return found


def _is_body(page: Page, token: int) -> bool:
    """Tell whether a noun names a body, a state or a place, and no person."""
    mention = page.mention(token)
    return (
        mention is not None
        and mention.kind not in PEOPLE
        and mention.form is not MentionForm.PRONOUN
    )


def _is_person(page: Page, token: int) -> bool:
    mention = page.mention(token)
    return mention is not None and mention.kind in PEOPLE


def _hyphen(page: Page, hyphen: int) -> Iterator[Tie]:
    """Yield "a-backed b" and "pro-b a"."""
    tokens, words = page.reading.tokens, load_tie_words()
    before, after = hyphen - 1, hyphen + 1
    if tokens.end[hyphen] != tokens.start[after] or _against_backed(page, hyphen):
        return
    kind = words.participles.get(_stem(page, after))
    if kind is not None and tokens.text[after].lower().endswith(("ed", "d", "n", "t")):
        yield from _backed(page, hyphen, kind)
    prefix = words.prefixes.get(tokens.text[before].lower())
    if prefix is not None and tokens.end[before] == tokens.start[hyphen]:
        holder = _modified(page, after)
        if holder is not None and not _is_imagined(page, holder):
            why = f"“{tokens.text[before]}-”: {prefix.value}"
            yield Tie(
                kind=prefix,
                trigger=before,
                a=holder,
                b=after,
                why=why,
                nested=True,
                given=True,
                last=holder,
            )


def _is_imagined(page: Page, token: int) -> bool:
    """Tell whether a name stands for one of several that might be: "a stable, pro-b Sarvonia"."""
    tokens = page.reading.tokens
    articles = (c for c in tokens.children(token) if tokens.dep[c] == "det")
    return tokens.pos[token] == "PROPN" and any(tokens.lemma[c] in {"a", "an"} for c in articles)


def _against_backed(page: Page, hyphen: int) -> bool:
    """Tell "anti-UN-backed", where neither half says who is backed."""
    texts = page.reading.tokens.text
    near = [text.lower() for text in texts[max(hyphen - 3, 0) : hyphen + 4]]
    prefixed = any(text in {"anti", "pro"} or text.startswith(("anti-", "pro-")) for text in near)
    return prefixed and any(text.endswith("backed") for text in near)


def _stem(page: Page, token: int) -> str:
    tokens = page.reading.tokens
    lemma = tokens.lemma[token]
    text = tokens.text[token].lower()
    if lemma != text:
        return lemma
    return IRREGULAR.get(text, text.removesuffix("ed"))


def _backed(page: Page, hyphen: int, kind: RelationKind) -> Iterator[Tie]:
    tokens = page.reading.tokens
    backed = hyphen + 1
    target = _modified(page, backed)
    if target is None:
        return
    for backer in _backers(page, hyphen):
        a, b = (backer, target)
        yield Tie(
            kind=kind,
            trigger=backed,
            a=a,
            b=b,
            why=f"“-{tokens.text[backed]}”: {kind.value}",
            nested=True,
            given=True,
        )


def _glued(page: Page, token: int) -> Iterator[Tie]:
    """Yield "U.S.-backed b" where the parser kept it one token."""
    tokens, words = page.reading.tokens, load_tie_words()
    if token and _against_backed(page, token - 1):
        return
    participle = tokens.text[token].lower().rpartition("-")[2]
    kind = words.participles.get(IRREGULAR.get(participle, participle.removesuffix("ed")))
    target = None if kind is None or page.mention(token) is None else _modified(page, token)
    if kind is None or target is None:
        return
    backers = [token]
    before = token - 1
    while before > 0 and tokens.text[before].lower() in {"and", ",", "&"}:
        before -= 1
    if before < token - 1 and tokens.text[before].endswith("-"):
        backers.insert(0, before)
    for backer in backers:
        yield Tie(
            kind=kind,
            trigger=token,
            a=backer,
            b=target,
            why=f"“-{participle}”: {kind.value}",
            nested=True,
            given=True,
        )


def _backers(page: Page, hyphen: int) -> list[int]:
    """Return the names before "-backed": one, or "U.N.- and U.S.-"."""
    tokens = page.reading.tokens
    found = [hyphen - 1]
    at = hyphen - 2
    while at >= 1 and tokens.text[at].lower() in {"and", ",", "-", "&"}:
        at -= 1
    if at < hyphen - 2 and any("-" in text for text in tokens.text[at : hyphen - 1]):
        found.append(at)
    return sorted(found)


def _modified(page: Page, token: int) -> int | None:
    """Return the noun that a compound modifier stands before."""
    tokens = page.reading.tokens
    sentence = tokens.sentence[token]
    at, noun = token, None
    for _ in range(8):
        head = tokens.head[at]
        if head == at or tokens.sentence[head] != sentence:
            break
        at = head
        if at > token and tokens.pos[at] in {"NOUN", "PROPN"} and page.mention(at) is not None:
            noun = at
            break
        if tokens.pos[at] == "VERB" and at > token + 1:
            break
    return noun
