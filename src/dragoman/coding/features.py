"""What the verifier sees of a candidate: named features, each there or not."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.coding.candidates import Candidate
from dragoman.coding.participants import MentionIndex
from dragoman.coding.phrases import VERBAL, all_preps, content_noun, is_time
from dragoman.coding.plausibility import Verdict, party_weight
from dragoman.coding.syntax import is_passive, object_heads, read_verb
from dragoman.knowledge.triggers import Lexicon
from dragoman.model.syntax import Tokens
from dragoman.model.text import Sentence

STEPS = 10
NEAR = 3
CLASSES = ("public", "private", "territory", "deed", "inanimate", "belonging")
WORDLESS = frozenset({"PUNCT", "SPACE", "SYM", "X"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A candidate with all that its features are read from.

    ``depth`` is how many speakers stand between the outlet and the candidate's words.
    """

    tokens: Tokens
    lexicon: Lexicon
    mentions: MentionIndex
    sentence: Sentence
    candidate: Candidate
    verdict: Verdict
    depth: int


def list_features(sight: Sight) -> tuple[str, ...]:
    """Return the names of a candidate's features, each once, in a fixed order."""
    found = (*_frame(sight), *_standing(sight), *_parties(sight), *_words(sight), *_sentence(sight))
    return tuple(dict.fromkeys(found))


def _frame(sight: Sight) -> Iterator[str]:
    candidate, tokens = sight.candidate, sight.tokens
    lemma = tokens.lemma[candidate.token]
    yield f"entry={candidate.entry.id}"
    yield f"type={candidate.type}"
    yield f"word={lemma}"
    yield f"type={candidate.type} word={lemma}"
    yield from (f"mode={candidate.type}.{mode}" for mode in candidate.modes)
    yield f"composed={candidate.composed or 'no'}"
    yield f"reason={sight.verdict.reason or 'none'}"
    rule = int(sight.verdict.score * STEPS)
    yield from (f"rule score over 0.{step}" for step in range(1, STEPS) if rule >= step)
    weight = party_weight(
        tokens,
        sight.lexicon,
        sight.mentions,
        (*candidate.actors, *candidate.recipients),
    )
    yield f"public={round(weight * 5)}"
    if candidate.entry.private:
        yield f"private entry, public={round(weight * 5)}"


def _standing(sight: Sight) -> Iterator[str]:
    """Yield how the trigger stands in its clause and the clause in the sentence."""
    tokens, candidate = sight.tokens, sight.candidate
    form = "noun" if candidate.nominal else "light" if candidate.light else "verb"
    yield f"form={form}"
    yield f"form={form} {tokens.tag[candidate.token]}"
    yield f"role={candidate.role or 'none'}"
    yield f"label={tokens.dep[candidate.token]}"
    yield f"form={form} type={candidate.type}"
    yield from (f"rule: {why}" for why in sight.verdict.why)
    head = candidate.verb if candidate.verb is not None else candidate.token
    chain = [tokens.dep[head], *(tokens.dep[i] for i in tokens.ancestors(head))]
    yield f"chain={'>'.join(chain[:NEAR])}"
    yield f"clauses above={min(len(chain) - 1, 4)}"
    if candidate.verb is not None and tokens.pos[candidate.verb] in VERBAL:
        yield from _tense(tokens, candidate.verb)
    above = tokens.head[head]
    if above != head:
        yield f"above={_word(tokens, above)}"
        yield f"above={tokens.dep[head]} {tokens.pos[above]}"
    yield f"said by {min(sight.depth, 2)}"


def _tense(tokens: Tokens, index: int) -> Iterator[str]:
    verb = read_verb(tokens, index)
    named = {"future": verb.future, "negated": verb.negated, "infinitive": verb.infinitive}
    yield from (name for name, there in named.items() if there)
    yield f"modal={verb.modal or 'none'}"
    yield f"tense={tokens.tag[index]} {'passive' if is_passive(tokens, index) else 'active'}"
    for helper in tokens.children_by(index, "aux", "auxpass"):
        yield f"helper={tokens.lemma[helper]} {tokens.tag[helper]}"


def _parties(sight: Sight) -> Iterator[str]:
    candidate, kinds = sight.candidate, dict[str, list[str]]()
    for role, heads in (("actor", candidate.actors), ("recipient", candidate.recipients)):
        kinds[role] = sorted({_kind(sight, head) for head in heads}) or ["nobody"]
        for kind in kinds[role]:
            yield f"{role}={kind}"
            yield f"type={candidate.type} {role}={kind}"
        for head in heads:
            yield f"{role} word={_word(sight.tokens, content_noun(sight.tokens, head))}"
    yield f"sides={kinds['actor'][0]} {kinds['recipient'][0]}"
    yield f"type={candidate.type} sides={bool(candidate.actors)} {bool(candidate.recipients)}"


def _kind(sight: Sight, head: int) -> str:
    """Return what sort of party a head word names."""
    tokens = sight.tokens
    mention = sight.mentions.by_head.get(head)
    if mention is not None and mention.kind is not None:
        return mention.kind.value
    noun = content_noun(tokens, head)
    label = tokens.entity[noun].partition("-")[2]
    if label:
        return label
    if tokens.pos[noun] == "PRON":
        return "pronoun"
    for name in CLASSES:
        if sight.lexicon.classes.named(name).match(tokens.lemma[noun]):
            return f"{name} noun"
    return "noun"


def _words(sight: Sight) -> Iterator[str]:
    """Yield the words around the trigger, names as their kind only."""
    tokens, token = sight.tokens, sight.candidate.token
    first, last = sight.sentence.first, sight.sentence.last
    word = _word(tokens, token)
    for step in (-2, -1, 1, 2):
        near = _word(tokens, token + step) if first <= token + step < last else "none"
        yield f"{step:+d}={near}"
        if abs(step) == 1:
            yield f"{word} {step:+d}={near}"
    for head in object_heads(tokens, token):
        yield f"object={_word(tokens, content_noun(tokens, head))}"
        yield f"{word} object={_word(tokens, content_noun(tokens, head))}"
    for preposition, noun in all_preps(tokens, token):
        yield f"{word} {preposition}"
        yield f"{preposition} {_word(tokens, noun)}"
    for child in tokens.children(token):
        yield f"child={tokens.dep[child]}"
        yield f"child={tokens.dep[child]} {_word(tokens, child)}"


def _sentence(sight: Sight) -> Iterator[str]:
    """Yield what else the sentence holds; its names do not count, for anything is told of names."""
    tokens, sentence = sight.tokens, sight.sentence
    inside = range(sentence.first, sentence.last)
    words = (_word(tokens, i) for i in inside if tokens.pos[i] not in WORDLESS)
    yield from (f"in={word}" for word in words if not word.startswith("<"))
    if any(is_time(tokens, i) for i in inside):
        yield "a time in the sentence"


def _word(tokens: Tokens, index: int) -> str:
    """Return a word as the verifier may know it: its lemma, or of a name only its kind."""
    label = tokens.entity[index].partition("-")[2]
    if label:
        return f"<{label}>"
    if tokens.pos[index] in {"PROPN", "NUM"}:
        return f"<{tokens.pos[index]}>"
    return tokens.lemma[index].lower()
