"""Finds loaded and distancing terms, what they are said of, and in whose voice."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.coding.chains import ChainFinder
from dragoman.coding.framing_targets import Targets
from dragoman.knowledge.framing import FORMS, FramingTerm, digest_framing, load_framing_terms
from dragoman.model.actors import MentionForm
from dragoman.model.framing import Framing, FramingKind, Valence
from dragoman.model.ids import make_id
from dragoman.model.reading import Reading
from dragoman.model.text import BlockKind, Span
from dragoman.step import DocumentStep

READ = frozenset({BlockKind.HEADLINE, BlockKind.BODY, BlockKind.BLOCK_QUOTE, BlockKind.CAPTION})


def framings_step() -> DocumentStep:
    """Return the step that records framing."""
    return DocumentStep(
        name="framings",
        version=1,
        requires=frozenset({"tokens", "sentences", "quotes", "mentions", "attributions"}),
        provides=frozenset({"framings"}),
        run=lambda reading: replace(reading, framings=find_framings(reading)),
        settings=digest_framing(),
    )


def find_framings(reading: Reading) -> tuple[Framing, ...]:
    """Return the framing terms of a document in text order."""
    return tuple(_Finder(reading=reading).find())


@dataclass(frozen=True, kw_only=True)
class _Finder:
    reading: Reading

    @cached_property
    def _chains(self) -> ChainFinder:
        return ChainFinder.of(self.reading)

    @cached_property
    def _targets(self) -> Targets:
        return Targets(reading=self.reading)

    @cached_property
    def _scare(self) -> list[Span]:
        quotes = self.reading.quotes
        return [Span(start=each.start, end=each.end) for each in quotes if each.scare]

    @cached_property
    def _named(self) -> set[int]:
        """Tokens inside names, whose words nobody here has chosen."""
        tokens = self.reading.tokens
        return {
            token
            for mention in self.reading.mentions
            if mention.form is MentionForm.NAME
            for token in tokens.between(mention.start, mention.end)
        }

    def find(self) -> Iterator[Framing]:
        found = [*self._terms(), *self._marked()]
        yield from sorted(found, key=lambda each: (each.start, each.end, each.id))

    def _terms(self) -> Iterator[Framing]:
        terms, tokens = load_framing_terms(), self.reading.tokens
        until = 0
        for token, lemma in enumerate(tokens.lemma):
            if token < until:
                continue
            for term in (*terms.get(lemma, ()), *self._hyphened(token)):
                last = self._match(term, token)
                if last is not None:
                    until = last + 1
                    yield from self._framed(term, token, last)
                    break

    def _hyphened(self, token: int) -> tuple[FramingTerm, ...]:
        """Return the terms that begin here though the parser cuts them at their hyphens."""
        text = self.reading.document.text
        start, tokens = self.reading.tokens.start[token], self.reading.tokens
        if text[tokens.end[token] : tokens.end[token] + 1] != "-":
            return ()
        word = text[start : start + 40].split(maxsplit=1)[0].lower().rstrip(".,;:!?”\"')")
        return tuple(each for each in load_framing_terms().get(word, ()) if len(each.parts) == 1)

    def _match(self, term: FramingTerm, token: int) -> int | None:
        """Return the last token of a term that begins here in a part of the page that is read."""
        tokens, reading = self.reading.tokens, self.reading
        last = self._last(term, token)
        if last is None or last >= len(tokens) or token in self._named:
            return None
        block = reading.sentences[tokens.sentence[token]].block
        if reading.document.blocks[block].kind not in READ:
            return None
        start = tokens.start[token]
        if reading.document.text[max(start - 1, 0) : start] == "-":
            return None  # "anti-terrorist"
        before = tokens.text[token - 1].lower() if token else ""
        after = tokens.text[last + 1].lower() if last + 1 < len(tokens) else ""
        return None if before in term.not_after or after in term.not_before else last

    def _last(self, term: FramingTerm, token: int) -> int | None:
        tokens = self.reading.tokens
        single = len(term.parts) == 1
        if single and "-" in term.term and tokens.lemma[token] != term.term:
            end = tokens.start[token] + len(term.term)
            return tokens.between(tokens.start[token], end)[-1]
        last = token + len(term.parts) - 1
        if last >= len(tokens) or tokens.pos[last] not in FORMS[term.form]:
            return None
        words = zip(term.parts, range(token, last + 1), strict=True)
        same = all(part in {tokens.lemma[i], tokens.text[i].lower()} for part, i in words)
        return last if same and self._has_form(term, last) else None

    def _has_form(self, term: FramingTerm, token: int) -> bool:
        """Tell whether the word is used as the kind of word it is listed as."""
        tokens = self.reading.tokens
        if term.form == "adjective":
            said = tokens.dep[token] in {"acomp", "oprd"} and tokens.pos[token] == "ADJ"
            return said or tokens.dep[token] in {"amod", "compound", "nmod"}
        if term.form == "noun":
            return tokens.dep[token] not in {"amod", "compound", "npadvmod"} or self._names_one(
                token
            )
        return True

    def _names_one(self, token: int) -> bool:
        """Tell "warlord Khalil Asad", where a noun before a name is said of who is named."""
        return self.reading.tokens.head[token] in self._named

    def _framed(self, term: FramingTerm, first: int, last: int) -> Iterator[Framing]:
        tokens = self.reading.tokens
        span = Span(start=tokens.start[first], end=tokens.end[last])
        if any(marks.covers(span) for marks in self._scare):
            return  # told by its marks
        target, mention = self._targets.of(term, last)
        if term.form == "verb" and not self._targets.fits(term, mention):
            return
        yield self._record(span, last, term=term, target=target, mention=mention)

    def _record(
        self, span: Span, token: int, *, term: FramingTerm, target: Span | None, mention: str | None
    ) -> Framing:
        chain = self._chains.chains(token)[0]
        document = self.reading.document
        return Framing(
            id=make_id("fr", document.id, term.kind, span.start, span.end),
            document=document.id,
            start=span.start,
            end=span.end,
            term=term.term,
            kind=term.kind,
            valence=term.valence,
            family=term.family,
            target=target,
            mention=mention,
            attribution=self._chains.links(chain),
            why=(f"“{term.term}” ({term.family}, {term.kind}): {term.valence}",),
        )

    def _marked(self) -> Iterator[Framing]:
        """Yield the words that somebody set between marks without saying them."""
        tokens, document = self.reading.tokens, self.reading.document
        for span in self._scare:
            inside = [i for i in tokens.between(span.start, span.end) if tokens.pos[i] != "PUNCT"]
            if not inside or self._in_name(span):
                continue
            top = next((i for i in inside if tokens.head[i] not in inside), inside[-1])
            words = " ".join(document.quote(span.start, span.end).split())
            term = FramingTerm(
                term=words.casefold(),
                parts=(words,),
                family="distance",
                kind=FramingKind.SCARE,
                form="noun",
                valence=Valence.NEGATIVE,
            )
            target, mention = self._targets.marked(top, span)
            yield self._record(span, top, term=term, target=target, mention=mention)

    def _in_name(self, span: Span) -> bool:
        """Tell whether the marks only set off a name or title: the ship “Aurora”."""
        return any(
            mention.form is MentionForm.NAME and mention.start <= span.start + 1
            for mention in self.reading.mentions
            if mention.end >= span.end - 1 and mention.start < span.end
        )
