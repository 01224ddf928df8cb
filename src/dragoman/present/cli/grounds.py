"""What each kind of record of one article rests on, on lines."""

from collections.abc import Callable, Iterable, Mapping

from dragoman.model.reading import Reading
from dragoman.model.text import Span
from dragoman.present.cli.facts import firmness
from dragoman.present.cli.screen import cite, count, print_excerpt, print_line
from dragoman.present.export.documents import Row


def explain_document(reading: Reading, row: Row) -> None:
    """Show where an article is from, what its date rests on, and how its page was taken apart."""
    for label in ("title", "outlet", "agency", "url", "language", "copy_group", "revises"):
        if row[label] is not None:
            _say(label.replace("_", " "), row[label])
    _say("read at", ", ".join(filter(None, [row["path"], *row["also_at"]])))
    _say("published", row["published"] or "unknown", _because(row["published_basis"]))
    _quote(reading, row["published_evidence"])
    if row["published_why"] is not None:
        _say("narrowed", f"from {row['published_alone']}", _because(row["published_why"]))
    for block in row["blocks"]:
        _say(block["kind"], f"{block['start']}-{block['end']}")
    _say("holds", f"{count(len(reading.events), 'event')}, {count(len(reading.claims), 'claim')}")


def explain_mention(reading: Reading, row: Row) -> None:
    """Show the words that name somebody, whom they mean and why."""
    _quote(reading, row)
    _say("form", row["form"], row["kind"] or "")
    names = {entity.id: entity.name for entity in reading.entities}
    meant = names.get(row["entity"] or "", row["entity"])
    _say("means", meant or "nobody known", "as its government" if row["metonym"] else "")
    _say("why", row["why"] or "not resolved", f"score {row['score']}" if row["score"] else "")
    earlier = reading.mentions_by_id().get(row["antecedent"] or "")
    if earlier is not None:
        _say("same as", f"“{reading.document.quote(earlier.start, earlier.end)}”", "before it")


def explain_event(reading: Reading, row: Row) -> None:
    """Show the clause, who takes part, when and where by which words, and the claim behind it."""
    _quote(reading, row, marks=[row["trigger"]])
    _say("type", row["type"], *row["modes"], *row["contexts"], f"score {row['score']}")
    for role in ("actors", "recipients"):
        for party in row[role]:
            _party(reading, role.removesuffix("s"), party)
    _say("date", row["date"] or "unknown", _because(row["date_basis"]))
    _quote(reading, row["date_evidence"])
    if row["place"] is not None:
        _party(reading, "place", row["place"])
    for magnitude in row["magnitudes"]:
        _say(magnitude["kind"], _range(magnitude))
        _quote(reading, magnitude)
    _say("incident", row["incident"] or "none")
    _rules(row["why"])
    for claim in reading.claims:
        if claim.id == row["claim"]:
            _say("claimed in", claim.id, firmness(row))


def explain_statement(reading: Reading, row: Row) -> None:
    """Show the words that state a tie and whom it joins."""
    _quote(reading, row, marks=[row["trigger"]])
    _say("tie", row["kind"], "that ended" if row["ends"] else "", firmness(row))
    _party(reading, "from", row["a"])
    _party(reading, "to", row["b"])
    _say("date", row["date"] or "unknown", _because(row["date_basis"]))
    _say("relation", row["relation"] or "none: an end of it is not known")
    _say("claimed in", row["claim"] or "none")
    _rules(row["why"])


def explain_claim(reading: Reading, row: Row) -> None:
    """Show what is claimed, by whom through whom, and the cues that say how firmly."""
    _quote(reading, row)
    _say("about", row["event"] or row["statement"] or "no event or tie")
    for link in row["attribution"]:
        _say(link["kind"], link["speaker"])
        if link["start"] is not None:
            _quote(reading, link, marks=[m for m in (link, link["cue"]) if m is not None])
    _say("act", row["act"], row["modality"], row["polarity"])
    for cue in row["cues"]:
        _say("cue", cue["kind"])
        _quote(reading, cue)
    if row["answers"] is not None:
        _say("answers", row["answers"])
    if row["horizon"] is not None:
        _say("horizon", row["horizon"])
    _rules(row["why"])


def explain_framing(reading: Reading, row: Row) -> None:
    """Show a loaded or distancing term, what it is said of, and in whose voice."""
    target = row["target"]
    _quote(reading, row)
    _say("term", row["term"], f"({row['family']})" if row["family"] else "")
    _say("kind", row["kind"], row["valence"])
    if target is not None:
        _party(reading, "said of", target)
    for link in row["attribution"]:
        _say(link["kind"], link["speaker"])
    _rules(row["why"])


EXPLAINED: Mapping[str, Callable[[Reading, Row], None]] = {
    "document": explain_document,
    "mention": explain_mention,
    "event": explain_event,
    "statement": explain_statement,
    "claim": explain_claim,
    "framing": explain_framing,
}


def _say(label: str, *words: str) -> None:
    print_line((label, "cyan"), *words, indent=2)


def _because(basis: str | None) -> str:
    return f"(from {basis})" if basis else ""


def _rules(rules: Iterable[str]) -> None:
    for rule in rules:
        _say("rule", rule)


def _party(reading: Reading, role: str, party: Row) -> None:
    names = {entity.id: entity.name for entity in reading.entities}
    _say(role, names.get(party["entity"] or "", "nobody known"))
    if party["start"] is not None:
        _quote(reading, party)


def _range(magnitude: Row) -> str:
    low, high = (f"{v:g}" if v is not None else None for v in (magnitude["low"], magnitude["high"]))
    if low == high:
        return low or "unknown"
    return f"{low or '…'} to {high or '…'}"


def _quote(reading: Reading, where: Row | None, *, marks: Iterable[Row] = ()) -> None:
    """Print the words at a span of the article in their surroundings."""
    if where is None:
        return
    span = Span(start=where["start"], end=where["end"])
    document = reading.document
    print_excerpt(
        document.text,
        span,
        marks=[Span(start=mark["start"], end=mark["end"]) for mark in marks],
        citation=cite(path=document.path, document=document.id, start=span.start, end=span.end),
    )
