"""How a claim stands after all its speakers: modality and polarity along the chain."""

from collections.abc import Iterable, Iterator
from itertools import dropwhile

from dragoman.coding.chains import Chain
from dragoman.coding.clauses import climb
from dragoman.coding.modality import Assessment, combine
from dragoman.coding.walk import Operator, Walk
from dragoman.model.claims import AttributedContent, Cue, Modality
from dragoman.model.events import Event
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens
from dragoman.model.text import Span

# what coding of events says of a type that takes in the plan, the promise or the refusal
ANNOUNCED = ("refusal", "announced")
# what an act by itself makes of its content, where the sentence's syntax does not show it
ACTS = {
    "asks": Modality.QUESTION,
    "demands": Modality.NORMATIVE,
    "wants": Modality.NORMATIVE,
    "promises": Modality.PREDICTED,
    "plans": Modality.PREDICTED,
    "threatens": Modality.PREDICTED,
    "predicts": Modality.PREDICTED,
    "thinks": Modality.HEDGED,
}


def is_announced(event: Event) -> bool:
    """Tell whether an event's type is the announcing itself: "will not talk" is a refusal now."""
    return any(why.startswith(ANNOUNCED) for why in event.why)


def stand(reading: Reading, token: int, chain: Chain, *, announced: bool = False) -> Assessment:
    """Judge what ``token`` names as the speakers of ``chain`` put it.

    Within one sentence the syntax tells; a cue in another sentence is asked for its own standing
    and for what its act does. An answer that is not part of the chain does not touch the words.
    The plan or refusal that made an event an ``announced`` one is not counted once more.
    """
    climbed = list(_upto(climb(Walk(reading=reading), token), chain.outside))
    operators = list(dropwhile(_is_future, climbed)) if announced else climbed[:]
    for number in reversed(chain.members):
        attribution = reading.attributions[number]
        if not _reached(climbed, attribution.cue):
            operators.extend(_of_act(reading, token, attribution))
    return combine(operators)


def _is_future(operator: Operator) -> bool:
    kinds = {"modal", "plan", "condition"}
    ahead = {Modality.PREDICTED, Modality.HYPOTHETICAL} if operator.cue.kind == "modal" else set()
    future = operator.cue.kind in kinds and operator.modality in {Modality.PREDICTED, *ahead}
    return future or operator.cue.kind == "negation"


def _upto(operators: Iterable[Operator], outside: tuple[Span, ...]) -> Iterator[Operator]:
    """Yield operators from the inside out, up to the first answer outside the chain."""
    for operator in operators:
        cue = Span(start=operator.cue.start, end=operator.cue.end)
        if any(cue.overlaps(span) for span in outside):
            return
        yield operator


def _reached(operators: Iterable[Operator], cue: Span | None) -> bool:
    return cue is not None and any(
        cue.start <= operator.cue.start and operator.cue.end <= cue.end for operator in operators
    )


def _of_act(reading: Reading, token: int, attribution: AttributedContent) -> Iterator[Operator]:
    """Yield what an act does that the syntax around the token did not show."""
    cue = attribution.cue
    if cue is None:
        return
    if attribution.act in {"denies", "rejects"}:
        yield _operator(cue, Modality.ASSERTED, "denial", denied=True, act=attribution.act)
    elif attribution.source is None and not attribution.direct:
        yield _operator(cue, Modality.HEDGED, "hearsay", denied=False, act=attribution.act)
    elif attribution.act in ACTS and not _is_background(reading, token, attribution):
        yield _operator(cue, ACTS[attribution.act], "act", denied=False, act=attribution.act)
    anchor = _anchor(reading, cue)
    if anchor is not None and reading.tokens.sentence[anchor] != reading.tokens.sentence[token]:
        for operator in climb(Walk(reading=reading), anchor):
            yield operator.softened()


def _is_background(reading: Reading, token: int, attribution: AttributedContent) -> bool:
    """Tell what a promise or demand mentions as past: "vowed to resume talks that ended when …"."""
    tokens = reading.tokens
    for index in (token, *tokens.ancestors(token)):
        if not any(span.start <= tokens.start[index] < span.end for span in attribution.contents):
            return False
        if tokens.dep[index] in {"relcl", "advcl"} and _is_past(tokens, index):
            return True
    return False


def _is_past(tokens: Tokens, verb: int) -> bool:
    helpers = tokens.children_by(verb, "aux", "auxpass")
    return any(tokens.tag[index] == "VBD" for index in (verb, *helpers))


def _anchor(reading: Reading, cue: Span) -> int | None:
    tokens = reading.tokens
    indices = tokens.between(cue.start, cue.end)
    return next((i for i in indices if tokens.head[i] not in indices or tokens.head[i] == i), None)


def _operator(cue: Span, modality: Modality, kind: str, *, denied: bool, act: str) -> Operator:
    return Operator(
        cue=Cue(start=cue.start, end=cue.end, kind=kind),
        modality=modality,
        denied=denied,
        why=f"the speaker {act} it",
    )
