"""The command ``dragoman``: its commands by name, and what an error looks like."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from dragoman import __version__
from dragoman.errors import DragomanError
from dragoman.present.cli.asking import ask
from dragoman.present.cli.bench_corpus import bench_app
from dragoman.present.cli.briefing_cmd import brief
from dragoman.present.cli.building import build
from dragoman.present.cli.comparing import outlets
from dragoman.present.cli.doctor import doctor
from dragoman.present.cli.evidence import why
from dragoman.present.cli.files import dossier, export
from dragoman.present.cli.grading_cmd import grade
from dragoman.present.cli.judging import (
    judgements,
    merge,
    not_same,
    rename,
    same,
    split,
    undo,
)
from dragoman.present.cli.ledger import predictions_app
from dragoman.present.cli.lists import actors, claims, documents, events
from dragoman.present.cli.omissions import why_not
from dragoman.present.cli.profile import actor
from dragoman.present.cli.questions import backs, disputes, holds, timeline
from dragoman.present.cli.screen import clean, err
from dragoman.present.cli.searching import search
from dragoman.present.cli.streams import prepare_streams
from dragoman.present.cli.terms import explain
from dragoman.present.cli.wording import framing

FAILED = 1
# how a program ends that Ctrl-C stopped, or whose reader has left, as shells count it
STOPPED, CUT_OFF = 130, 141
NO_COLOUR = "--no-color"

app = typer.Typer(
    name="dragoman",
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # a mistake in the program shows its plain traceback
    rich_markup_mode=None,  # help is plain text, quick to show and to copy
)


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"dragoman {__version__}\n")
        raise typer.Exit


@app.callback()
def root(
    *,
    no_color: Annotated[
        bool, typer.Option(NO_COLOUR, help="No colours; the same as setting NO_COLOR.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Read news articles on a conflict and keep a record that leads back to their words.

    Start with: dragoman build FOLDER
    """


for _command in (
    *(build, documents, actors, actor, events, claims),
    *(ask, brief, timeline, backs, holds, disputes, outlets, framing, search),
    *(why, why_not, explain, export, dossier, doctor),
    *(merge, same, not_same, rename, split, undo, judgements, grade),
):
    app.command()(_command)
app.add_typer(bench_app)
app.add_typer(predictions_app)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    prepare_streams()
    words = list(sys.argv[1:] if arguments is None else arguments)
    options, dashes, rest = words, [], []
    if "--" in words:
        at = words.index("--")
        options, dashes, rest = words[:at], ["--"], words[at + 1 :]
    if NO_COLOUR in options:
        os.environ["NO_COLOR"] = "1"
        options = [word for word in options if word != NO_COLOUR]
    try:
        try:
            app(args=[*options, *dashes, *rest], prog_name="dragoman")
        finally:
            sys.stdout.flush()  # what is left of the answer: a full disk shows here, not at exit
    except DragomanError as error:
        way_out = f" — way out: {clean(error.way_out)}" if error.way_out else ""
        err().print(f"dragoman: {clean(str(error))}{way_out}", style="red")
        sys.exit(FAILED)
    except BrokenPipeError:  # the reader has seen enough
        _drop_output()
        sys.exit(CUT_OFF)
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):  # the same, where typer saw it first
            _drop_output()
            sys.exit(CUT_OFF)
        raise
    except KeyboardInterrupt:
        sys.exit(STOPPED)
    except OSError as error:  # a full disk under the answer, a folder that is gone
        err().print(f"dragoman: {clean(str(error))}", style="red")
        _drop_output()
        sys.exit(FAILED)


def _drop_output() -> None:
    """Send what is still to be written nowhere, so that leaving does not fail on it again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
