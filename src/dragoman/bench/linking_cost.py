"""What it costs to lead very many names to whom they mean, by what a look-up in a table costs."""

import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from math import log
from time import process_time

from dragoman.annotate.coreference import coreference_step
from dragoman.bench.scoring import Score
from dragoman.config import Config
from dragoman.knowledge.register import Register, load_register, names_of
from dragoman.link.identities import propose_identities
from dragoman.model.actors import EntityKind, Mention, MentionForm
from dragoman.model.ids import make_id
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens
from dragoman.model.text import Block, BlockKind, Document, Sentence
from dragoman.resolve.actors import actors_step

# Four times as many take four times as long; the growth says so.
MENTIONS, TO_A_DOCUMENT = 100_000, 100
# The smaller run that growth is measured against, as a share of the whole.
SHARE = 8
# Every so many names is spelt otherwise than the register has it.
RESPELT = 4
_SWAPS = (("ee", "i"), ("ou", "u"), ("kh", "h"), ("q", "g"), ("ss", "s"), ("y", "i"), ("e", "a"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkingCost:
    """CPU seconds: leading names to entities, comparing the new ones, and bare look-ups."""

    mentions: int
    linked: float
    compared: float
    looked_up: float
    growth: float

    def score(self) -> Score:
        """Return the figures as a score."""
        return {
            "microseconds": round(1e6 * (self.linked + self.compared) / self.mentions, 1),
            "seconds_of_identities": round(self.compared, 2),
            "per_look_up": round((self.linked + self.compared) / self.looked_up),
            "growth": round(self.growth, 2),
            "mentions": self.mentions,
        }


def measure_linking_cost(config: Config, mentions: int = MENTIONS) -> LinkingCost:
    """Link made-up documents that are full of names, whole and in part.

    The names are the register's, each so many in another spelling. ``growth`` is the exponent by
    which the cost rises with the mentions: 1 where it rises as they do.
    """
    register = load_register(config.packs)
    names = list(_names(register))
    few = list(_documents(names, mentions // SHARE))
    many = list(_documents(names, mentions))
    _link(few[:1], register)
    less = sum(_link(few, register))
    linked, compared = _link(many, register)
    looked_up = _seconds(partial(_look_up, list(islice(cycle(names), mentions)), register))
    return LinkingCost(
        mentions=mentions,
        linked=linked,
        compared=compared,
        looked_up=looked_up,
        growth=log((linked + compared) / less) / log(SHARE),
    )


def _names(register: Register) -> Iterator[tuple[str, EntityKind]]:
    """Yield names of actors, and every so often one that the register does not have so."""
    number = 0
    for entity in register.entities.values():
        for name in names_of(entity):
            number += 1
            yield (_respelt(name) if number % RESPELT == 0 else name), entity.kind


def _respelt(name: str) -> str:
    for one, other in _SWAPS:
        if one in name:
            return name.replace(one, other, 1)
    return name


def _documents(names: Sequence[tuple[str, EntityKind]], mentions: int) -> Iterator[Reading]:
    supply = cycle(names)
    for number in range(mentions // TO_A_DOCUMENT):
        yield _document(f"doc-{number}", list(islice(supply, TO_A_DOCUMENT)))


def _document(identity: str, names: Sequence[tuple[str, EntityKind]]) -> Reading:
    """Return a reading of one name a line, each with its mention."""
    text = "\n".join(name for name, _ in names)
    mentions: list[Mention] = []
    sentences: list[Sentence] = []
    words: list[tuple[int, str, int]] = []
    at = 0
    for number, (name, kind) in enumerate(names):
        first = len(words)
        for part in name.split(" "):
            words.append((at, part, number))
            at += len(part) + 1
        start, end = at - len(name) - 1, at - 1
        mentions.append(
            Mention(
                id=make_id("m", identity, start, end),
                start=start,
                end=end,
                form=MentionForm.NAME,
                head=len(words) - 1,
                kind=kind,
            )
        )
        sentences.append(Sentence(start=start, end=end, block=0, first=first, last=len(words)))
    return Reading(
        document=Document(
            id=identity,
            sha256="",
            text=text,
            blocks=(Block(kind=BlockKind.BODY, start=0, end=len(text)),),
        ),
        tokens=_tokens(words),
        sentences=tuple(sentences),
        mentions=tuple(mentions),
    )


def _tokens(words: Sequence[tuple[int, str, int]]) -> Tokens:
    texts = tuple(word for _, word, _ in words)
    return Tokens(
        start=tuple(start for start, _, _ in words),
        end=tuple(start + len(word) for start, word, _ in words),
        text=texts,
        lemma=texts,
        pos=("PROPN",) * len(words),
        tag=("NNP",) * len(words),
        dep=("dep",) * len(words),
        head=tuple(range(len(words))),
        entity=("",) * len(words),
        sentence=tuple(sentence for _, _, sentence in words),
    )


def _link(readings: Sequence[Reading], register: Register) -> tuple[float, float]:
    """Return the seconds that linking within and across the documents takes."""
    steps = (coreference_step(register), actors_step(register))
    done: list[Reading] = []

    def link() -> None:
        for reading in readings:
            linked = reading
            for step in steps:
                linked = step.run(linked)
            done.append(linked)

    return _seconds(link), _seconds(lambda: propose_identities(done))


def _look_up(names: Sequence[tuple[str, EntityKind]], register: Register) -> None:
    for name, _ in names:
        register.means(name.lower())


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    begun = process_time()
    work()
    return process_time() - begun
