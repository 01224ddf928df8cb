"""The command that explains the words of the trade."""

from typing import Annotated

import typer

from dragoman.errors import AnswerError
from dragoman.glossary import TERMS, define
from dragoman.present.cli.options import JsonOption
from dragoman.present.cli.screen import print_json, print_line


def explain(
    term: Annotated[
        list[str] | None, typer.Argument(metavar="[TERM]", help="A word; without one, all of them.")
    ] = None,
    *,
    json: JsonOption = False,
) -> None:
    """Explain a word that dragoman uses: claim, modality, incident."""
    wanted = " ".join(term or ())
    meaning = define(wanted)
    if wanted and meaning is None:
        raise AnswerError(f"{wanted!r} is no term of dragoman", way_out=_near(wanted))
    terms = {wanted: meaning} if meaning is not None else TERMS
    if json:
        print_json(terms)
        return
    for word, means in terms.items():
        print_line((word, "bold"), means or "")


def _near(wanted: str) -> str:
    from rapidfuzz import process  # noqa: PLC0415 -- only an unknown word needs it

    found = process.extract(wanted.lower(), TERMS.keys(), limit=3, score_cutoff=65)
    words = " or ".join(word for word, _, _ in found)
    return f"did you mean {words}?" if words else "see all: dragoman explain"
