"""The statements of this room, each in a file of its own."""

from functools import cache
from importlib.resources import files


@cache
def read_sql(name: str) -> str:
    """Return the statement in ``name``.sql of this room."""
    return files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
