"""What single words do to a clause: modals, negations, hedges, conditions, questions."""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.coding.governors import governed, is_yet
from dragoman.coding.negations import empty_phrase, negations
from dragoman.coding.openings import (
    ahead_operators,
    inverted_operators,
    looks_back,
    mocked,
    played,
    pretended,
)
from dragoman.coding.walk import SUBJECT, VERBAL, Operator, Walk, graded, operator
from dragoman.model.claims import Cue, Modality
from dragoman.model.text import BlockKind

AUXILIARY = frozenset({"aux", "auxpass"})
# a modifier is taken as given: "if the UN-backed government falls"
TAKEN_AS_GIVEN = frozenset({"amod", "compound", "nmod", "npadvmod"})
COPULAS = frozenset({"be", "remain", "seem", "appear", "become", "stay"})
CONTRAST = frozenset({"but", "yet", "rather", "instead"})
NOT_ONLY = frozenset({"only", "just", "merely", "simply", "solely", "alone", "least"})


def verb_operators(walk: Walk, verb: int) -> Iterator[Operator]:
    """Yield what the words beside a verb do to it: modals, "not", adverbs, conditions."""
    yield from negations(walk, verb)
    yield from _modals(walk, verb)
    for child in walk.tokens.children(verb):
        yield from _beside_verb(walk, verb, child)
        if walk.tokens.dep[child] in AUXILIARY:
            for adverb in walk.tokens.children_by(child, "advmod"):
                yield from _beside_verb(walk, verb, adverb)
    yield from _pending(walk, verb)
    yield from ahead_operators(walk, verb)
    yield from pretended(walk, verb)


def _modals(walk: Walk, verb: int) -> Iterator[Operator]:
    tokens = walk.tokens
    children = tokens.children(verb)
    negated = any(tokens.dep[child] == "neg" for child in children)
    perfect = _perfect(walk, verb)
    for child in children:
        word = tokens.text[child].lower()
        if tokens.dep[child] != "aux" or word not in walk.lists.auxiliaries or not walk.sees(child):
            continue
        if tokens.tag[child] != "MD":
            continue
        if negated and word in {"can", "could", "ca"} and not perfect:
            continue
        modality = walk.lists.auxiliaries[word]
        if perfect and word == "must":
            modality = Modality.SPECULATED
        elif modality is Modality.HYPOTHETICAL and not perfect:
            if _told_in_past(walk, verb):
                modality = Modality.PREDICTED
            elif looks_back(walk, verb):
                continue
        elif word == "may" and not perfect and _none_may(walk, verb):
            modality = Modality.NORMATIVE
        kind = "counterfactual" if perfect and modality is Modality.HYPOTHETICAL else "modal"
        yield operator(walk, child, modality, kind)


def _perfect(walk: Walk, verb: int) -> bool:
    tokens = walk.tokens
    return any(tokens.lemma[c] == "have" for c in tokens.children_by(verb, "aux"))


def _none_may(walk: Walk, verb: int) -> bool:
    """Tell "no state may": a ban."""
    return any(
        any(empty_phrase(walk, subject))
        for subject in walk.tokens.children_by(verb, "nsubj", "nsubjpass")
    )


def _told_in_past(walk: Walk, verb: int) -> bool:
    """Tell whether a verb is told in the past: "said it would", "his forecast that it would"."""
    tokens = walk.tokens
    if walk.mark(verb) is not None and tokens.dep[verb] == "advcl":
        return False
    head = tokens.head[verb]
    if tokens.dep[verb] == "acl":
        return _foretells(walk, "noun", head)
    return tokens.dep[verb] == "ccomp" and tokens.tag[head] in {"VBD", "VBN"}


def _foretold_in_past(walk: Walk, verb: int) -> bool:
    """Tell "warned that it would … if", where a bare "said" leaves it a mere supposition."""
    return _told_in_past(walk, verb) and _foretells(walk, "verb", walk.tokens.head[verb])


def _foretells(walk: Walk, pos: str, token: int) -> bool:
    uses = walk.lists.governors.get((pos, walk.tokens.lemma[token]), ())
    return any(use.kind == "plan" for use in uses)


def _beside_verb(walk: Walk, verb: int, child: int) -> Iterator[Operator]:
    tokens = walk.tokens
    if not walk.sees(child):
        return
    word, dep = tokens.text[child].lower(), tokens.dep[child]
    if dep == "advmod":
        grade = walk.lists.adverbs.get(word)
        if grade is not None:
            yield operator(walk, child, grade, "hedge")
    elif dep == "mark":
        yield from _marked(walk, verb, child)
    elif dep == "prep" and word == "according":
        for noun in (n for c in tokens.children_by(child, "prep") for n in tokens.children(c)):
            yield from unconfirmed(walk, noun)
    elif dep == "advcl" or (dep == "ccomp" and walk.mark(child) is None and child > verb):
        condition = walk.condition(child) if tokens.pos[verb] in VERBAL else None
        if condition is None or _concessive(walk, child) or _is_put_forward(walk, verb, child):
            return
        if _credits(walk, child):
            yield replace(condition, modality=Modality.HEDGED)
        else:
            yield replace(condition, modality=_consequence(walk, verb))


def unconfirmed(walk: Walk, noun: int) -> Iterator[Operator]:
    """Yield the reserve of "unconfirmed reports"."""
    if walk.tokens.lemma[noun] in walk.lists.reports:
        yield from (o for o in noun_operators(walk, noun) if o.modality is Modality.HEDGED)


def _marked(walk: Walk, verb: int, mark: int) -> Iterator[Operator]:
    """Yield the question of "whether" and "asked if", and an "if" hung on the main verb."""
    kind = walk.lists.marks.get(walk.tokens.text[mark].lower())
    dep = walk.tokens.dep[verb]
    if kind == "question" or (kind == "condition" and dep == "ccomp"):
        yield operator(walk, mark, Modality.QUESTION, "question")
    elif kind == "condition" and dep != "advcl":
        yield operator(walk, mark, _consequence(walk, verb), "condition")


def _concessive(walk: Walk, verb: int) -> bool:
    """Tell "even if" and "as if", which leave their main clause as it is."""
    mark = walk.mark(verb)
    before = walk.tokens.text[mark - 1].lower() if mark else ""
    return before in {"even", "as"}


def _is_put_forward(walk: Walk, verb: int, clause: int) -> bool:
    """Tell "threatened to leave if", where the threat is told as made and its content hangs."""
    tokens = walk.tokens
    if clause < verb or ("verb", tokens.lemma[verb]) not in walk.lists.governors:
        return False
    helpers = tokens.children_by(verb, *AUXILIARY)
    if any(tokens.tag[c] == "MD" or tokens.tag[c] == "TO" for c in helpers):
        return False
    return any(tokens.tag[c] in {"VBD", "VBZ", "VBP"} for c in (verb, *helpers))


def _credits(walk: Walk, verb: int) -> bool:
    """Tell "if the reports are true", which conditions nothing."""
    tokens = walk.tokens
    below = (verb, *tokens.children_by(verb, "xcomp", "acomp"))
    return any(tokens.lemma[i] in walk.lists.credited for i in below)


def _consequence(walk: Walk, verb: int) -> Modality:
    """Return how the main clause of a condition stands: "will" keeps it a prediction."""
    tokens = walk.tokens
    words = (tokens.text[c].lower() for c in tokens.children(verb) if tokens.dep[c] == "aux")
    held = set(map(walk.lists.auxiliaries.get, words))
    backshifted = Modality.HYPOTHETICAL in held and _foretold_in_past(walk, verb)
    will = Modality.PREDICTED in held or (backshifted and not _perfect(walk, verb))
    return Modality.PREDICTED if will else Modality.HYPOTHETICAL


def _pending(walk: Walk, verb: int) -> Iterator[Operator]:
    """Yield "has yet to", "is to", "were to" and "is going to" around an infinitive."""
    tokens = walk.tokens
    head = tokens.head[verb]
    if tokens.dep[verb] != "xcomp" or not walk.infinitive(verb) or not walk.sees(head):
        return
    lemma = tokens.lemma[head]
    if tokens.tag[head] == "MD" and tokens.text[head].lower() in walk.lists.auxiliaries:
        yield operator(walk, head, walk.lists.auxiliaries[tokens.text[head].lower()], "modal")
    if lemma in {"have", "be", "remain"} and is_yet(walk, head, verb):
        yet = [
            c
            for c in (*tokens.children(head), *tokens.children(verb))
            if tokens.text[c].lower() == "yet" and c < verb
        ]
        if yet:
            yield operator(walk, yet[0], Modality.ASSERTED, "negation", denied=True)
            return
    if lemma == "be":
        were = tokens.text[head].lower() == "were"
        modality = Modality.HYPOTHETICAL if were else Modality.PREDICTED
        yield operator(walk, head, modality, "plan")


def noun_operators(walk: Walk, noun: int) -> Iterator[Operator]:
    """Yield what the words beside a noun or adjective do to it: "no", "alleged", "planned"."""
    tokens = walk.tokens
    for child in tokens.children(noun):
        word = _hyphened_word(walk, child)
        if tokens.dep[child] not in {"amod", "det", "neg", "advmod", "nmod", "compound"}:
            continue
        if not walk.sees(child):
            continue
        if word in walk.lists.modifiers:
            yield graded(walk, child, walk.lists.modifiers[word])
        elif tokens.dep[child] in {"advmod", "neg"} and word in walk.lists.adverbs:
            yield graded(walk, child, walk.lists.adverbs[word])


def _hyphened_word(walk: Walk, token: int) -> str:
    """Return a word with what stands before its hyphen: "so-called"."""
    texts, first = walk.tokens.text, max(token - 2, 0)
    hyphened = token - first == 2 and texts[token - 1] == "-"  # noqa: PLR2004
    return ("".join(texts[first : token + 1]) if hyphened else texts[token]).lower()


def subject_operators(walk: Walk, verb: int, inner: int) -> Iterator[Operator]:
    """Yield what a copula's subject does: "the plan is to attack", "the goal is a free port"."""
    tokens = walk.tokens
    if tokens.lemma[verb] not in COPULAS:
        return
    for subject in tokens.children_by(verb, "nsubj"):
        if subject != inner and tokens.pos[subject] == "NOUN":
            yield from governed(walk, subject, inner)


def predicate_operators(walk: Walk, verb: int, subject: int) -> Iterator[Operator]:
    """Yield what a copula's adjective does to its subject: "an attack is likely", "not clear"."""
    tokens = walk.tokens
    for noun in tokens.children_by(verb, "attr"):
        yield from (o for o in governed(walk, noun, subject) if o.cue.kind == "denial")
    for adjective in tokens.children_by(verb, "acomp"):
        yield from governed(walk, adjective, subject)
        unsure = tokens.lemma[adjective] in walk.lists.certainty and any(
            operator.denied for operator in negations(walk, verb)
        )
        if unsure:
            yield operator(walk, adjective, Modality.QUESTION, "question")


def shared_operators(walk: Walk, second: int, first: int) -> Iterator[Operator]:
    """Yield what a conjunct takes over from the first: "could attack and seize"."""
    tokens = walk.tokens
    if tokens.pos[second] not in VERBAL or tokens.pos[first] not in VERBAL:
        if tokens.pos[second] == tokens.pos[first]:
            yield from (o for o in noun_operators(walk, first) if o.denied)
        return
    children = tokens.children(second)
    nor = [c for c in tokens.children_by(first, "cc") if tokens.text[c].lower() == "nor"]
    if nor and nor[0] < second and walk.sees(nor[0]):
        yield operator(walk, nor[0], Modality.ASSERTED, "negation", denied=True)
        yield from (o for o in verb_operators(walk, first) if not o.denied)
        return
    own = any(tokens.dep[c] in {*SUBJECT, *AUXILIARY} for c in children)
    if own or tokens.tag[second] != tokens.tag[first]:
        return
    contrast = any(
        tokens.dep[c] == "cc" and tokens.text[c].lower() in CONTRAST for c in tokens.children(first)
    )
    for item in verb_operators(walk, first):
        if item.denied and (contrast or tokens.tag[first] in {"VBD", "VBZ", "VBP"}):
            continue
        yield item


def root_operators(walk: Walk, root: int) -> Iterator[Operator]:
    """Yield what the top of a sentence says: an order, or a headline's "to do"."""
    tokens = walk.tokens
    if tokens.pos[root] not in VERBAL or tokens.head[root] != root:
        return
    children = tokens.children(root)
    subject = any(tokens.dep[c] in SUBJECT for c in children)
    if tokens.lemma[root] in {"suppose", "imagine"} and not subject:
        yield operator(walk, root, Modality.HYPOTHETICAL, "condition")
    elif walk.infinitive(root) and subject:
        yield operator(walk, root, Modality.PREDICTED, "plan")
    elif tokens.tag[root] == "VB" and not subject and not _helped(walk, root):
        block = walk.reading.sentences[tokens.sentence[root]].block
        if walk.reading.document.blocks[block].kind is not BlockKind.HEADLINE:
            yield operator(walk, root, Modality.NORMATIVE, "order")


def _helped(walk: Walk, verb: int) -> bool:
    tokens = walk.tokens
    return any(
        tokens.dep[c] in AUXILIARY and tokens.tag[c] != "VB" and tokens.text[c].lower() != "do"
        for c in tokens.children(verb)
    )


def surface_operators(walk: Walk, token: int) -> Iterator[Operator]:
    """Yield what stands around a token whatever its parse: "If …,", "?", scare marks."""
    first = token
    while walk.tokens.dep[first] == "conj":
        first = walk.tokens.head[first]
    if walk.tokens.dep[first] not in TAKEN_AS_GIVEN:
        yield from _opening_condition(walk, token)
        yield from inverted_operators(walk, token)
        yield from played(walk, token)
        yield from mocked(walk, token)
        mark = _question_mark(walk, token)
        if mark is not None:
            yield operator(walk, mark, Modality.QUESTION, "question")
    start, end = walk.tokens.start[token], walk.tokens.end[token]
    for quote in walk.reading.quotes:
        if quote.scare and quote.start <= start and end <= quote.end:
            cue = Cue(start=quote.start, end=quote.end, kind="scare")
            yield Operator(
                cue=cue, modality=Modality.HEDGED, denied=False, why="set in scare quotes"
            )


def _opening_condition(walk: Walk, token: int) -> Iterator[Operator]:
    """Yield the "if" that opens the sentence, up to its comma."""
    tokens = walk.tokens
    for index in range(walk.reading.sentences[tokens.sentence[token]].first, token):
        if tokens.text[index] == ",":
            return
        if tokens.pos[index] in {"PUNCT", "SPACE"}:
            continue
        last = walk.reading.sentences[tokens.sentence[token]].last
        word = tokens.text[index].lower()
        inverted = word in {"should", "were", "had"} and "?" not in tokens.text[token:last]
        opens = inverted or walk.lists.marks.get(word) == "condition"
        inside = "," in tokens.text[token:last] and "," not in tokens.text[index:token]
        if opens and walk.sees(index) and inside:
            yield operator(walk, index, Modality.HYPOTHETICAL, "condition")
        return


def _question_mark(walk: Walk, token: int) -> int | None:
    """Return the question mark that closes the token's stretch of speech."""
    tokens, quotes = walk.tokens, walk.reading.quotes
    sentence = walk.reading.sentences[tokens.sentence[token]]
    start = tokens.start[token]
    around = {i for i, q in enumerate(quotes) if not q.scare and q.start <= start < q.end}
    for mark in range(token + 1, sentence.last):
        if tokens.text[mark][:1] != "?" or not walk.sees(mark):
            continue
        at = tokens.start[mark]
        inside = {i for i, q in enumerate(quotes) if not q.scare and q.start <= at < q.end}
        return mark if inside <= around else None
    return None
