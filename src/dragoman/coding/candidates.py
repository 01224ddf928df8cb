"""Candidate events: a fitting frame with its roles filled by head words, not yet judged."""

from dataclasses import dataclass

from dragoman.coding.phrases import content_noun, is_nominal
from dragoman.coding.slots import fill_slots, holders
from dragoman.coding.triggers import Match
from dragoman.knowledge.triggers import Entry, Lexicon
from dragoman.model.syntax import Tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What one trigger proposes; all places are token indices.

    ``verb`` carries tense and arguments. ``absorbed`` are triggers that this one takes into itself.
    ``composed`` names the operator that gave the type, where one did, and ``inner`` the type of
    what it was given for; ``speech`` is the verb of saying by which the actor announces it.
    """

    token: int
    verb: int | None
    entry: Entry
    type: str
    modes: tuple[str, ...]
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    score: float
    why: tuple[str, ...]
    role: str | None = None
    light: bool = False
    contents: tuple[int, ...] = ()
    absorbed: frozenset[int] = frozenset()
    composed: str | None = None
    inner: str | None = None
    speech: int | None = None

    @property
    def nominal(self) -> bool:
        """Tell whether a noun tells the act on its own, with no verb to carry it."""
        return self.verb != self.token and not self.light


def propose(tokens: Tokens, lexicon: Lexicon, match: Match) -> Candidate | None:
    """Fill a frame's roles; ``None`` for a frame that marks a sense that is no event."""
    entry = match.entry
    if entry.type is None:
        return None
    light = is_light(tokens, lexicon, match)
    filled = fill_slots(tokens, lexicon, match, entry.actor, light=light)
    actors = list(dict.fromkeys(owner for i in filled for owner in _who(tokens, lexicon, i)))
    recipients = [
        i
        for i in fill_slots(tokens, lexicon, match, entry.recipient, light=light)
        if i not in actors
    ]
    return Candidate(
        token=match.token,
        verb=match.carrier,
        entry=entry,
        type=entry.type,
        modes=entry.modes,
        actors=tuple(actors),
        recipients=tuple(recipients),
        score=entry.score,
        why=(f"trigger “{tokens.text[match.token]}”: entry {entry.id}", *_frame(tokens, match)),
        role=match.role,
        light=light,
        contents=match.contents,
    )


def _who(tokens: Tokens, lexicon: Lexicon, actor: int) -> list[int]:
    """Return who acts: of a deed or weapon its owner ("US air strikes"), or nobody."""
    noun = content_noun(tokens, actor)
    if tokens.entity[noun] or not lexicon.classes.named("deed").match(tokens.lemma[noun]):
        return [actor]
    return [i for i in holders(tokens, noun) if tokens.entity[i] or is_nominal(tokens, i)]


def is_light(tokens: Tokens, lexicon: Lexicon, match: Match) -> bool:
    """Tell whether a noun stands under a verb that only carries it ("launched an attack")."""
    if match.carrier is None or match.carrier == match.token:
        return False
    if match.entry.with_verb is not None:
        return True
    if tokens.pos[match.token] == "ADJ":
        return True
    lemma = tokens.lemma[match.carrier]
    if match.role == "object":
        return lexicon.classes.named("light").match(lemma)
    return match.role == "subject" and lexicon.classes.named("occur").match(lemma)


def _frame(tokens: Tokens, match: Match) -> tuple[str, ...]:
    found = []
    if match.carrier is not None and match.carrier != match.token:
        found.append(f"carried by “{tokens.text[match.carrier]}” ({match.role})")
    if match.particle is not None:
        found.append(f"with “{match.particle}”")
    return tuple(found)
