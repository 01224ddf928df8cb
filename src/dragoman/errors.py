"""The exceptions of dragoman.

DragomanError
├── ConfigError       a setting or its file is wrong
├── KnowledgeError    a data file or pack is wrong; names file and line
├── DateError         text that is no date
├── IngestError       one input could not be read; the run goes on
├── ModelError        the language model is missing or not the one expected
├── AssemblyError     steps that do not fit together
├── StoreError        the store cannot be opened, read or written
├── ExportError       files for other tools cannot be written
└── AnswerError       what was asked about is not in the record, or not clear
"""


class DragomanError(Exception):
    """Base of all errors that dragoman raises on purpose; ``way_out`` tells what to do."""

    def __init__(self, message: str, *, way_out: str | None = None) -> None:
        """Keep the way out beside the message."""
        super().__init__(message)
        self.way_out = way_out


class ConfigError(DragomanError):
    """A setting or its file is wrong."""


class KnowledgeError(DragomanError):
    """A data file or pack is wrong; the message names file and line."""


class DateError(DragomanError, ValueError):
    """A text that is no date, or a range that ends before it starts."""


class IngestError(DragomanError):
    """One input could not be read; it is recorded as skipped and the run goes on."""


class ModelError(DragomanError):
    """The language model is missing or not the one expected."""


class AssemblyError(DragomanError):
    """Steps that do not fit together, found before anything is loaded."""


class StoreError(DragomanError):
    """The store cannot be opened, read or written."""


class ExportError(DragomanError):
    """Files for other tools cannot be written."""


class AnswerError(DragomanError):
    """What was asked about is not in the record, or could be several things."""
