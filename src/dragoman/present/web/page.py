"""Puts template, style, scripts and data together in one page that runs nothing but its script."""

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Any

# in order: each file uses only names of earlier ones, or names that are needed after loading
SCRIPTS = (
    "dom.js",
    "data.js",
    "words.js",
    "links.js",
    "cite.js",
    "brief.js",
    "disputes.js",
    "incidents.js",
    "timeline.js",
    "places.js",
    "projection.js",
    "map.js",
    "layout.js",
    "graph.js",
    "network.js",
    "grades.js",
    "wording.js",
    "actors.js",
    "articles.js",
    "segments.js",
    "records.js",
    "reader.js",
    "search.js",
    "about.js",
    "main.js",
)
STYLES = ("base.css", "sections.css", "reader.css", "print.css")

_SLOT = re.compile(r"\{\{(\w+)\}\}")
# "<" could close the script or open a comment; the two separators are line ends to old scripts;
# half a surrogate pair, which broken input can hold, is not to be written as UTF-8
_UNSAFE = re.compile("[<>\u2028\u2029\ud800-\udfff]")


def embed_json(value: object) -> str:
    """Return compact JSON that stays inert wherever it stands inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def build_page(
    title: str, first: Mapping[str, Any], data: Mapping[str, Any], texts: list[str]
) -> str:
    """Return the whole page; what is passed stays data, whatever it contains.

    ``first`` stands before the script, so that a browser shows it while it still reads the rest.
    """
    script, style = _bundle("js", SCRIPTS), _bundle("css", STYLES)
    slots = {
        "title": escape(title),
        "policy": escape(_policy(script, style)),
        "style": style,
        "script": script,
        "first": embed_json(first),
        "data": embed_json(data),
        "texts": embed_json(texts),
    }
    # one pass: a slot's name inside the data is never filled
    return _SLOT.sub(lambda match: slots[match[1]], _asset("template.html"))


@cache
def _asset(name: str) -> str:
    return (files("dragoman.present.web") / "assets" / name).read_text(encoding="utf-8")


def _bundle(folder: str, names: tuple[str, ...]) -> str:
    text = "\n".join(_asset(f"{folder}/{name}") for name in names)
    return f'(() => {{\n"use strict";\n{text}}})();\n' if folder == "js" else text


def _policy(script: str, style: str) -> str:
    return (
        "default-src 'none'; "
        f"script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
