"""Which earlier claim of the document a denial, confirmation or correction answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.coding.attribution_contents import ASIDE
from dragoman.coding.chains import ANSWERING
from dragoman.knowledge.answers import AnswerWords, load_answer_words
from dragoman.model.claims import AttributionLink, Claim, Cue, Modality, Polarity
from dragoman.model.events import Event
from dragoman.model.reading import Reading
from dragoman.model.text import Span

# sentences back in which something told is taken up by "it" or "the report"
REACH = 3
# content words that an answer must share with what it repeats, and which part of its own
SHARED_WORDS, SHARED_PART = 3, 0.6
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
FIRM = frozenset({Modality.ASSERTED, Modality.HEDGED})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PREDICATES = frozenset({"acomp", "attr", "oprd", "ccomp", "xcomp"})
# verbs too common to tell what was done
LIGHT = frozenset({"be", "have", "do", "make", "take", "say"})


def link_answers(reading: Reading, claims: Sequence[Claim]) -> list[Claim]:
    """Tie each answer that stands by itself to the claim that it takes up.

    What is taken up stands before it and is told by somebody else: by a pronoun or "the report"
    close behind it, by a noun for the deed, by whom it blames, or by the same words again. Where
    two speakers could be meant, nobody is.
    """
    ordered = tuple(sorted(claims, key=lambda claim: (claim.start, claim.end, claim.id)))
    page = _Page(reading=reading, claims=ordered)
    return [page.answer(claim) for claim in claims]


@dataclass(frozen=True, kw_only=True)
class _Page:
    """The claims of a reading in text order, ready to be searched backwards."""

    reading: Reading
    claims: tuple[Claim, ...]

    @cached_property
    def words(self) -> AnswerWords:
        return load_answer_words()

    @cached_property
    def events(self) -> dict[str, Event]:
        return {event.id: event for event in self.reading.events}

    def answer(self, claim: Claim) -> Claim:
        """Return the claim with what it answers, if that can be told."""
        if claim.answers is not None or claim.modality not in FIRM or self._is_unsure(claim):
            return claim
        if claim.act in ANSWERING:
            target = self._target(claim)
            return claim if target is None else self._tied(claim, target)
        verdict = self._verdict(claim)
        if verdict is None:
            return claim
        target = self._taken_up(claim, self._subject(claim))
        if target is None:
            return claim
        ruled = replace(claim, act="confirms")
        if verdict.kind == "denial":
            ruled = replace(claim, act="denies", polarity=Polarity.DENIED)
            ruled = replace(ruled, cues=tuple(sorted({*claim.cues, verdict}, key=_cue_order)))
        return self._tied(ruled, target)

    def _tied(self, claim: Claim, target: Claim) -> Claim:
        why = f"answers “{self._shown(target)}”"
        if claim.event is not None or claim.relation is not None or claim.act == "corrects":
            return replace(claim, answers=target.id, why=(*claim.why, why))
        return replace(
            claim,
            answers=target.id,
            event=target.event,
            relation=target.relation,
            why=(*claim.why, why),
        )

    def _shown(self, claim: Claim) -> str:
        return " ".join(self.reading.document.quote(claim.start, claim.end).split())

    def _is_unsure(self, claim: Claim) -> bool:
        """Tell "did not confirm" and "neither confirmed nor denied", which answer nothing."""
        cue, tokens = claim.attribution[-1].cue, self.reading.tokens
        if cue is None or any(tokens.dep[i] == "neg" for i in tokens.between(cue.start, cue.end)):
            return True
        sentence = self._sentence(cue)
        return any(
            each.kind == "negation"
            and self._sentence(each) == sentence
            and not (claim.start <= each.start < claim.end)
            for each in claim.cues
        )

    def _sentence(self, span: Span | Cue | Claim) -> int:
        tokens = self.reading.tokens
        return tokens.sentence[tokens.between(span.start, span.end)[0]]

    def _tokens(self, claim: Claim) -> list[int]:
        tokens = self.reading.tokens
        return [i for i in tokens.between(claim.start, claim.end) if tokens.pos[i] != "PUNCT"]

    def _verdict(self, claim: Claim) -> Cue | None:
        """Return what "the claim was false" says of what is taken up, if a claim says that."""
        tokens, inside = self.reading.tokens, self._tokens(claim)
        if claim.event is not None or claim.relation is not None:
            return None
        for token in inside:
            word = tokens.lemma[token]
            if tokens.dep[token] not in PREDICATES:
                continue
            for kind, known in (("denial", self.words.untrue), ("confirmation", self.words.true)):
                if word in known or tokens.text[token].lower() in known:
                    return Cue(start=tokens.start[token], end=tokens.end[token], kind=kind)
        return None

    def _subject(self, claim: Claim) -> list[int]:
        """Return the words of which "was false" is said, or which are "called false"."""
        tokens, inside = self.reading.tokens, self._tokens(claim)
        subjects = [i for i in inside if tokens.dep[i] in SUBJECTS | {"dobj"}]
        return [i for i in tokens.subtree(subjects[0]) if i in inside] if subjects else []

    def _target(self, claim: Claim) -> Claim | None:
        inside = self._tokens(claim)
        if not inside:
            return None
        return (
            self._taken_up(claim, inside)
            or self._deed(claim, inside)
            or self._blamed(claim, inside)
            or self._repeated(claim, inside)
        )

    def _head(self, inside: Sequence[int]) -> int | None:
        """Return the noun or pronoun that heads a content without a clause of its own."""
        tokens = self.reading.tokens
        nouns = (i for i in inside if tokens.pos[i] in NOUNS)
        first = next((i for i in nouns if self._is_top(i, inside)), None)
        clause = any(tokens.dep[i] in {"acl", "relcl", "ccomp"} for i in inside)
        return None if clause else first

    def _is_top(self, token: int, inside: Sequence[int]) -> bool:
        """Tell whether a token heads the words, or is the subject of what is said of them."""
        tokens = self.reading.tokens
        head = tokens.head[token]
        return head not in inside or tokens.dep[token] in SUBJECTS

    def _is_definite(self, head: int) -> bool:
        tokens = self.reading.tokens
        return any(
            tokens.text[c].lower() in self.words.definite or tokens.dep[c] == "poss"
            for c in tokens.children(head)
        )

    def _taken_up(self, claim: Claim, inside: Sequence[int]) -> Claim | None:
        """Return what "it" or "the report" takes up: what was last told by one other speaker."""
        tokens, head = self.reading.tokens, self._head(inside)
        if head is None:
            return None
        word = tokens.text[head].lower()
        if word in self.words.asides or tokens.dep[head] in ASIDE:
            told = word in self.words.asides or tokens.lemma[head] in self.words.told
            return self._beside(claim) if told else None
        if word in self.words.pronouns:
            return self._nearest(claim, REACH - 1)
        told = tokens.lemma[head] in self.words.told or word in self.words.told
        if not told or not self._is_definite(head):
            return None
        owners = tokens.children_by(head, "poss", "compound")
        named = {tokens.text[i].casefold() for i in owners if tokens.pos[i] == "PROPN"}
        return self._nearest(claim, REACH, by=named)

    def _beside(self, claim: Claim) -> Claim | None:
        """Return what the clause before told: "…, which the army denied"."""
        own, here = claim.attribution[-1], self._sentence(claim)
        told = [
            other
            for other in self.claims
            if other.start < claim.start
            and self._sentence(other) == here
            and len(other.attribution) > 1
            and other.answers is None
            and not _is_same_speaker(other.attribution[-1], own)
        ]
        single = len({other.attribution[-1].speaker for other in told}) == 1
        return _weightiest(told) if single else None

    def _before(self, claim: Claim, reach: int) -> list[Claim]:
        """Return what others told before it, not too far back and in no answer's own words."""
        own, here = claim.attribution[-1], self._sentence(claim)
        cue = own.cue
        start = claim.start if cue is None else min(claim.start, cue.start)
        return [
            other
            for other in self.claims
            if other.end <= start
            and here - self._sentence(other) <= reach
            and not _is_same_speaker(other.attribution[-1], own)
        ]

    def _nearest(self, claim: Claim, reach: int, by: Iterable[str] = ()) -> Claim | None:
        """Return what another speaker told last, if nobody else can be meant.

        In the sentence before, one speaker alone is enough; further back, and of several speakers,
        it is the one who told of the very party that now answers.
        """
        names = frozenset(by)
        told = [
            other
            for other in self._before(claim, reach)
            if len(other.attribution) > 1
            and other.attribution[-1].cue is not None
            and (not names or names & set(other.attribution[-1].speaker.casefold().split()))
        ]
        near = self._sentence(claim) - 1
        alone = len({other.attribution[-1].speaker for other in told}) == 1
        if not alone or self._sentence(told[-1]) < near:
            told = [other for other in told if names or self._concerns(other, claim)]
        if not told or len({other.attribution[-1].speaker for other in told}) > 1:
            return None
        last = self._sentence(told[-1])
        return _weightiest([other for other in told if self._sentence(other) == last])

    def _concerns(self, told: Claim, answer: Claim) -> bool:
        """Tell whether what was told is about whoever answers."""
        who = self._entities(answer.attribution[-1].span)
        return bool(who & self._entities(Span(start=told.start, end=told.end)))

    def _deed(self, claim: Claim, inside: Sequence[int]) -> Claim | None:
        """Return the claim on the event that "the strike" names again."""
        tokens, head = self.reading.tokens, self._head(inside)
        if head is None or not self._is_definite(head):
            return None
        word = tokens.text[head].lower()
        found = [
            other
            for other in self._before(claim, REACH - 1)
            if other.event in self.events
            and word in self.words.deeds.get(self.events[other.event].type, ())
            and self.events[other.event].claim in {None, other.id}
        ]
        return found[0] if len({each.event for each in found}) == 1 else None

    def _blamed(self, claim: Claim, inside: Sequence[int]) -> Claim | None:
        """Return the claim that blames whoever "denies involvement"."""
        tokens, head = self.reading.tokens, self._head(inside)
        if head is None or tokens.lemma[head] not in self.words.blame:
            return None
        found = [
            other
            for other in self._before(claim, REACH)
            if len(other.attribution) > 1 and self._concerns(other, claim)
        ]
        return _weightiest([o for o in found if self._sentence(o) == self._sentence(found[-1])])

    def _entities(self, span: Span | None) -> set[str]:
        """Return who is meant inside a span, with the countries they are of."""
        if span is None:
            return set()
        found: set[str] = set()
        for mention in self.reading.mentions:
            if span.start <= mention.start and mention.end <= span.end:
                found |= self._meant.get(mention.id, set())
        return found

    @cached_property
    def _meant(self) -> dict[str, set[str]]:
        entities = {entity.id: entity for entity in self.reading.entities}
        meant: dict[str, set[str]] = {}
        for resolution in self.reading.resolutions:
            if resolution.entity is None:
                continue
            entity = entities.get(resolution.entity)
            country = None if entity is None else entity.country
            meant[resolution.mention] = {resolution.entity, *([country] if country else [])}
        return meant

    def _repeated(self, claim: Claim, inside: Sequence[int]) -> Claim | None:
        """Return the nearest earlier claim that an answer says over again, verb and all."""
        lemmas = self._content(inside)
        best: Claim | None = None
        most = 0
        for other in self._before(claim, len(self.reading.sentences)):
            shared = lemmas & self._content(self._tokens(other))
            enough = len(shared) >= max(SHARED_WORDS, SHARED_PART * len(lemmas))
            if enough and len(shared) >= most and self._same_deed(inside, shared):
                best, most = other, len(shared)
        return best

    def _content(self, inside: Iterable[int]) -> set[str]:
        tokens = self.reading.tokens
        return {tokens.lemma[i] for i in inside if tokens.pos[i] in CONTENT} - LIGHT

    def _same_deed(self, inside: Sequence[int], shared: set[str]) -> bool:
        """Tell whether a verb, or the noun for a deed, is among the words shared."""
        tokens = self.reading.tokens
        verbs = {tokens.lemma[i] for i in inside if tokens.pos[i] == "VERB"} - LIGHT
        deeds = {tokens.lemma[i] for i in inside} & set().union(*self.words.deeds.values())
        return bool((verbs or deeds) & shared)


def _is_same_speaker(one: AttributionLink, other: AttributionLink) -> bool:
    return one.speaker.casefold() == other.speaker.casefold()


def _weightiest(claims: Sequence[Claim]) -> Claim | None:
    """Return of one sentence's claims the one on an event, else the one with most words."""
    return max(
        claims,
        key=lambda c: (c.event is not None, c.relation is not None, c.end - c.start, c.id),
        default=None,
    )


def _cue_order(cue: Cue) -> tuple[int, int, str]:
    return cue.start, cue.end, cue.kind
