"""What a day of publication can be argued from: ``times_inference.toml`` and ``eras.toml``."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from dragoman.model.when import DateRange


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationWords:
    """The patterns; ``times_inference.toml`` says what each is for."""

    past: re.Pattern[str]
    forward: re.Pattern[str]
    announced: re.Pattern[str]
    doubtful: re.Pattern[str]
    year_now: re.Pattern[str]
    month_now: re.Pattern[str]
    year_opener: re.Pattern[str]
    year_quality: re.Pattern[str]
    day_told: re.Pattern[str]
    clock: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Era:
    """Words that no text can hold before ``first``, nor in the present tense after ``last``.

    ``gap`` are days within the era on which it had ended and not yet come back.
    """

    words: re.Pattern[str]
    first: date
    last: date | None = None
    gap: DateRange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Eras:
    """The eras, one pattern that finds any of them, and how present and past are told apart."""

    eras: tuple[Era, ...]
    any_of: re.Pattern[str]
    present: re.Pattern[str]
    past: re.Pattern[str]
    former: re.Pattern[str]


@cache
def load_publication_words() -> PublicationWords:
    """Read and compile the patterns once."""
    source = files("dragoman.knowledge") / "data" / "times_inference.toml"
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return PublicationWords(**{key: re.compile(text, re.IGNORECASE) for key, text in data.items()})


@cache
def load_eras() -> Eras:
    """Read and compile the eras once."""
    source = files("dragoman.knowledge") / "data" / "eras.toml"
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return Eras(
        eras=tuple(
            Era(
                words=re.compile(era["words"]),
                first=era["first"],
                last=era.get("last"),
                gap=DateRange.parse(era["gap"]) if "gap" in era else None,
            )
            for era in data["era"]
        ),
        any_of=re.compile("|".join(era["words"] for era in data["era"])),
        present=re.compile(data["present"]["cue"]),
        past=re.compile(data["present"]["past"]),
        former=re.compile(data["present"]["former"], re.IGNORECASE),
    )
