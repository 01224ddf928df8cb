"""The reading a climb looks at, and the operators it collects on its way."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from dragoman.knowledge.cues import ModalityCues, load_modality_cues
from dragoman.model.claims import Cue, Modality
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens
from dragoman.model.text import Span

SUBJECT = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
ORDINAL = frozenset({"first", "last", "only", "second", "third", "latest"})
VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """One word's effect on a clause."""

    cue: Cue
    modality: Modality
    denied: bool
    why: str

    def softened(self) -> "Operator":
        """Return the effect where a negation does not reach: not denied, only not asserted."""
        if not self.denied or self.cue.kind == "denial":
            return self
        modality = Modality.HEDGED if self.modality is Modality.ASSERTED else self.modality
        return replace(self, denied=False, modality=modality, why=f"{self.why}, out of reach")


@dataclass(frozen=True, kw_only=True)
class Walk:
    """The reading being looked at, the part of it that may be seen, and the word lists."""

    reading: Reading
    span: Span | None = None
    lists: ModalityCues = field(default_factory=load_modality_cues)

    @cached_property
    def tokens(self) -> Tokens:
        """The reading's tokens."""
        return self.reading.tokens

    def sees(self, token: int) -> bool:
        """Tell whether a token lies in the part that may be seen."""
        span = self.span
        tokens = self.tokens
        return span is None or (span.start <= tokens.start[token] < span.end)

    def infinitive(self, verb: int) -> bool:
        """Tell whether a verb stands with "to"."""
        return any(
            self.tokens.tag[child] == "TO" and self.tokens.dep[child] == "aux"
            for child in self.tokens.children(verb)
        )

    def mark(self, verb: int) -> int | None:
        """Return the word that opens a subordinate clause."""
        tokens = self.tokens
        for child in tokens.children(verb):
            if tokens.dep[child] == "mark" or (
                tokens.dep[child] == "advmod" and tokens.tag[child] == "WRB"
            ):
                return child
        return None

    def condition(self, verb: int) -> Operator | None:
        """Return the condition that opens an adverbial clause: "if", or "were he to"."""
        mark = self.mark(verb)
        tokens = self.tokens
        if mark is not None and self.lists.marks.get(tokens.text[mark].lower()) == "condition":
            return operator(self, mark, Modality.HYPOTHETICAL, "condition")
        children = tokens.children(verb)
        subject = next((c for c in children if tokens.dep[c] in SUBJECT), None)
        for child in (*children, verb):
            inverted = subject is not None and child < subject and child != mark
            if inverted and tokens.text[child].lower() in {"were", "had", "should"}:
                return operator(self, child, Modality.HYPOTHETICAL, "condition")
        return None

    def asks_who(self, verb: int) -> bool:
        """Tell "who killed him", which takes for granted that somebody did."""
        first = self.tokens.left_edge(verb)
        wh = self.tokens.tag[first] in {"WP", "WRB", "WP$", "WDT"}
        return wh and self.tokens.text[first].lower() not in {"that", "which"}

    def likened(self, verb: int) -> Operator | None:
        """Return the comparison that opens an adverbial clause: "as if", "as though"."""
        marks = self.tokens.children_by(verb, "mark")
        texts = [self.tokens.text[mark].lower() for mark in marks]
        if texts in (["as", "if"], ["as", "though"]):
            return operator(self, marks[1], Modality.HYPOTHETICAL, "comparison")
        return None

    def seeming(self, verb: int, head: int) -> bool:
        """Tell "it looks as if", which only says how things seem."""
        tokens = self.tokens
        words = {tokens.text[c].lower() for c in tokens.children_by(verb, "mark")}
        return (
            tokens.lemma[head] in {"look", "seem", "appear", "sound", "feel"}
            and "as" in words
            and bool(words & {"if", "though"})
        )

    def purpose(self, verb: int) -> Operator:
        """Return the operator of "to do": meant, not said to be done."""
        to = next(c for c in self.tokens.children(verb) if self.tokens.tag[c] == "TO")
        return operator(self, to, Modality.HYPOTHETICAL, "purpose")

    def is_denial(self, pos: str, word: int) -> bool:
        """Tell "a lie" and "to deny", which deny what they govern."""
        uses = self.lists.governors.get((pos, self.tokens.lemma[word]), ())
        return any(use.kind == "denial" for use in uses)

    def takes_time(self, verb: int) -> bool:
        """Tell "took three days", whose infinitive is told as done."""
        tokens = self.tokens
        return tokens.lemma[verb] == "take" and any(
            tokens.lemma[i] in self.lists.durations
            for c in tokens.children(verb)
            for i in (c, *tokens.children(c))
        )

    def achieves(self, word: int) -> bool:
        """Tell "made it a point", "took the trouble", "so far": what they lead to is done."""
        tokens, found = self.tokens, (word, *self.tokens.children_by(word, "dobj", "ccomp"))
        return any(
            tokens.lemma[i] in self.lists.achieved and tokens.pos[i] not in VERBAL for i in found
        )

    def ordinal(self, noun: int) -> bool:
        """Tell whether a noun is "the first" or "the only", whose infinitive is told as fact."""
        tokens = self.tokens
        return tokens.lemma[noun] in ORDINAL or any(
            tokens.lemma[child] in ORDINAL for child in tokens.children(noun)
        )

    def preposition(self, token: int) -> Iterator[Operator]:
        """Yield what a preposition such as "without" does to its object."""
        word = self.tokens.text[token].lower()
        if word in self.lists.prepositions:
            yield graded(self, token, self.lists.prepositions[word])


def operator(
    walk: Walk, token: int, modality: Modality, kind: str, *, denied: bool = False
) -> Operator:
    """Return the operator that the word ``token`` is."""
    tokens = walk.tokens
    effect = "denied" if denied else modality.value
    if denied and modality is not Modality.ASSERTED:
        effect = f"{modality.value}, denied"
    return Operator(
        cue=Cue(start=tokens.start[token], end=tokens.end[token], kind=kind),
        modality=modality,
        denied=denied,
        why=f"“{tokens.text[token]}” ({kind}): {effect}",
    )


def graded(walk: Walk, token: int, grade: Modality | None) -> Operator:
    """Return the operator of a listed word; no grade means a plain no."""
    if grade is None:
        return operator(walk, token, Modality.ASSERTED, "negation", denied=True)
    return operator(walk, token, grade, "hedge" if grade is not Modality.PREDICTED else "plan")
