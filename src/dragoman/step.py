"""Steps: what turns a reading into a fuller one, and the stamp that says how it was made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from hashlib import blake2b

from dragoman.errors import AssemblyError
from dragoman.model.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentStep:
    """A pure function from reading to fuller reading, with what it needs and what it fills.

    ``version`` rises when the step's results may change; ``settings`` is any text (options, digests
    of knowledge files) on which its results depend.
    """

    name: str
    version: int
    requires: frozenset[str]
    provides: frozenset[str]
    run: Callable[[Reading], Reading]
    settings: str = ""


def check_order(steps: Sequence[DocumentStep], *, given: frozenset[str] = frozenset()) -> None:
    """Refuse an order in which a step requires a field that nothing before it provides.

    ``given`` names the fields that are there before the first step, beside ``document``.

    Raises:
        AssemblyError: naming the step and the field.
    """
    known = {field.name for field in fields(Reading)}
    ready = {"document"} | given
    for step in steps:
        unknown = (step.requires | step.provides) - known
        if unknown:
            raise AssemblyError(f"step {step.name}: a reading has no field {sorted(unknown)}")
        missing = step.requires - ready
        if missing:
            raise AssemblyError(f"step {step.name} requires {sorted(missing)} before it is made")
        ready |= step.provides


def stamp(steps: Sequence[DocumentStep]) -> str:
    """Return a digest of the steps' names, versions and settings, in order."""
    digest = blake2b(digest_size=8)
    for step in steps:
        digest.update(f"{step.name}\x1f{step.version}\x1f{step.settings}\x1e".encode())
    return digest.hexdigest()
