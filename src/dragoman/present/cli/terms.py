"""The command that explains the words of the trade."""

import re
from typing import Annotated

import typer

from dragoman.errors import AnswerError
from dragoman.glossary import TERMS, VALUES, define
from dragoman.knowledge.ontology import load_ontology
from dragoman.model.grading import CREDIBILITY, RELIABILITY, Credibility, Reliability
from dragoman.present.cli.options import JsonOption
from dragoman.present.cli.screen import print_json, print_line

_GRADE = re.compile(r"(?P<outlet>[A-F]?)(?P<number>[1-6]?)")


def explain(
    term: Annotated[
        list[str] | None, typer.Argument(metavar="[TERM]", help="A word; without one, all of them.")
    ] = None,
    *,
    json: JsonOption = False,
) -> None:
    """Explain a word that dragoman uses: claim, hedged, F3, ASSAULT."""
    wanted = " ".join(term or ())
    meaning = define(wanted) or _grade(wanted) or _code(wanted)
    if wanted and meaning is None:
        raise AnswerError(f"{wanted!r} is no term of dragoman", way_out=_near(wanted))
    terms = {wanted: meaning} if meaning is not None else {**TERMS, **VALUES}
    if json:
        print_json(terms)
        return
    for word, means in terms.items():
        print_line((word, "bold"), means or "")


def _grade(wanted: str) -> str | None:
    """Return what a grade means: ``F3``, or one half of it."""
    read = _GRADE.fullmatch(wanted.strip().upper())
    if read is None or not read[0]:
        return None
    outlet, number = read["outlet"], read["number"]
    parts = []
    if outlet:
        words = RELIABILITY[Reliability(outlet)]
        parts.append(f"the outlet's reliability {outlet}: {words}")
    if number:
        words = CREDIBILITY[Credibility(number)]
        parts.append(f"the information's credibility {number}: {words}")
    return "Grade of the Admiralty system; " + "; ".join(parts) + "."


def _code(wanted: str) -> str | None:
    """Return what an event type, mode or context of the ontology means."""
    ontology = load_ontology()
    name, _, mode = wanted.strip().partition("-")
    kind = ontology.types.get(name.upper())
    if kind is not None and not mode:
        modes = f" Modes: {', '.join(kind.modes)}." if kind.modes else ""
        quad = f"Event type, {ontology.quads[kind.quad]} ({kind.score:+g})"
        return f"{quad}: {kind.definition.rstrip('.')}.{modes}"
    if kind is not None:
        known = kind.modes.get(mode.lower())
        return f"Mode of {kind.name} ({known.score:+g}): {known.definition}." if known else None
    key = wanted.strip().lower()
    modes_of = [
        f"Mode of {each.name}: {each.modes[key].definition}."
        for each in ontology.types.values()
        if key in each.modes
    ]
    context = ontology.contexts.get(key)
    return " ".join([*modes_of, *([f"Context: {context}"] if context else [])]) or None


def _near(wanted: str) -> str:
    from rapidfuzz import process  # noqa: PLC0415 -- only an unknown word needs it

    found = process.extract(wanted.lower(), {**TERMS, **VALUES}.keys(), limit=3, score_cutoff=65)
    words = " or ".join(word for word, _, _ in found)
    return f"did you mean {words}?" if words else "see all: dragoman explain"
