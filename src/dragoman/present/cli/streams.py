"""The streams of a command: they take any character, and warnings of other rooms reach them."""

import logging
import sys
from io import TextIOWrapper

from dragoman.present.cli.screen import clean, err

_OURS = "dragoman"


def prepare_streams() -> None:
    """Make output of any text possible, whatever the locale, and let our warnings be seen.

    What other packages log is for those who work on them and stays unsaid.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    logging.getLogger().addHandler(logging.NullHandler())
    ours = logging.getLogger(_OURS)
    for handler in list(ours.handlers):  # a second command in one process starts anew
        if isinstance(handler, _Notes):
            ours.removeHandler(handler)
    ours.addHandler(_Notes(logging.WARNING))


class _Notes(logging.Handler):
    """Prints each warning on a line, and the same one only once."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self._said: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message not in self._said:
            self._said.add(message)
            err().print(clean(f"note: {message}"), style="yellow")
