"""What the page shows before it has read its large data: counts, the state of play, its rows."""

from collections.abc import Iterable, Mapping
from typing import Any

Packed = dict[str, Any]


def pack_first(data: Mapping[str, Any], texts: list[str]) -> Packed:
    """Return the part of the page's data that the first section needs, with the words it quotes.

    ``rows`` holds records of their tables under their positions; ``words`` the claims' own.
    """
    claims = _rows(data["claims"], _cited(data["brief"]))
    told = [link for claim in claims.values() for link in claim["chain"]]
    parts = [part for part in _parts(data["brief"]) if not isinstance(part, str)]
    entities = [link["entity"] for link in told if "entity" in link]
    entities += [part["e"] for part in parts if part.get("e") is not None]
    documents = _rows(data["docs"], (claim["doc"] for claim in claims.values()))
    return {
        "on": data["on"],
        "brief": data["brief"],
        "grades": data["grades"],
        "counts": _counts(data),
        "rows": {
            "claims": claims,
            "docs": {at: {**row, "blocks": [], "mentions": []} for at, row in documents.items()},
            "entities": _rows(data["entities"], entities),
            "incidents": _rows(data["incidents"], (part["i"] for part in parts if "i" in part)),
        },
        "words": {at: _words(texts[row["doc"]], row["span"]) for at, row in claims.items()},
    }


def _counts(data: Mapping[str, Any]) -> Packed:
    rows = _rows(data["docs"], range(len(data["docs"]["rows"]))).values()
    days = sorted(day for row in rows for day in (row["lo"], row["hi"]) if day is not None)
    return {
        "outlets": len({row["outlet"] for row in rows if row["outlet"]}),
        "days": [days[0], days[-1]] if days else [],
        **{kind: len(data[kind]["rows"]) for kind in ("docs", "incidents", "entities", "claims")},
        "predictions": len(data["predictions"]),
        "wording": sum(len(each) for each in data["wording"].values()),
    }


def _cited(brief: Mapping[str, Any]) -> list[int]:
    quoted = [part["q"] for part in _parts(brief) if not isinstance(part, str) and "q" in part]
    return [*brief["notes"], *quoted]


def _parts(brief: Mapping[str, Any]) -> list[Any]:
    return [
        part
        for section in brief["sections"]
        for sentence in section["sentences"]
        for part in sentence
    ]


def _rows(table: Mapping[str, Any], positions: Iterable[int]) -> dict[int, Packed]:
    return {
        at: dict(zip(table["fields"], table["rows"][at], strict=True))
        for at in sorted(set(positions))
    }


def _words(text: str, span: list[int]) -> str:
    """Return the words at offsets in UTF-16 units."""
    start, end = span
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode(
        "utf-16-le", "surrogatepass"
    )
