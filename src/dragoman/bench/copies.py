"""How well copies are found: made ones of real texts, hidden among all of those texts."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import process_time

from dragoman.bench.gold import read_rows
from dragoman.bench.scoring import Row, Score
from dragoman.errors import DateError
from dragoman.ingest.article import MAX_CHARACTERS, RawArticle, make_document
from dragoman.link.copies import find_copies
from dragoman.link.facts import Source, to_source
from dragoman.model.when import DateRange
from dragoman.text.shingles import sample_shingles

# Files of gold whose rows are whole articles.
ARTICLES = ("claims/*.jsonl", "geo/*.jsonl", "ner/*.jsonl", "timelines/*/articles.jsonl")
# A text must be so long to be copied from: a cut of less is a line that anybody may have written.
COPIED_WORDS, MOST_WORDS = 200, 5000
SOURCES = 400
# Shares of the original that cuts keep, words that articles quote, and of how many words one is
# another in a text that was edited: each original in turn has the next of them.
CUT_KEEPS = (0.3, 0.4, 0.5, 0.6, 0.7)
QUOTED = (60, 80, 100, 130, 160)
EDITED = (12, 20, 30, 40, 60)
# What a text may share with others to be copied from.
SHARED_ALREADY = 0.05
KINDS = ("reprint", "cut", "edited", "quoted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An article: a real one, or one made of the real one named."""

    name: str
    text: str
    outlet: str | None = None
    date: str | None = None
    kind: str = "real"
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyScore:
    """What was found of the copies made, and what else was put together with them."""

    texts: int
    made: Mapping[str, int]
    found: Mapping[str, int]
    pairs: int
    wrong: int
    among_real: int
    seconds: float

    def score(self) -> Score:
        """Return the figures in percent."""
        return {
            "recall": _percent(sum(self.found.values()), sum(self.made.values())),
            "precision": _percent(self.pairs - self.wrong, self.pairs),
            **{f"recall_{kind}": _percent(self.found[kind], self.made[kind]) for kind in KINDS},
            "texts": self.texts,
            "pairs_among_real": self.among_real,
            "seconds": round(self.seconds, 2),
        }


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def read_texts(gold: Path) -> list[Text]:
    """Return the real articles of a gold folder, each wording once, in the order of their names.

    Raises:
        IngestError: a file of it cannot be read.
    """
    found: dict[str, Text] = {}
    for pattern in ARTICLES:
        for path in sorted(gold.glob(pattern)):
            for number, row in enumerate(read_rows(path)):
                text = row.get("text")
                if isinstance(text, str) and any(map(str.isalnum, text[:MAX_CHARACTERS])):
                    name = f"{path.relative_to(gold).as_posix()}#{number}"
                    found.setdefault(text, _text(name, row))
    return sorted(found.values(), key=lambda text: text.name)


def _text(name: str, row: Row) -> Text:
    outlet, date = row.get("source"), row.get("date")
    return Text(
        name=name,
        text=row["text"][:MAX_CHARACTERS],
        outlet=outlet if isinstance(outlet, str) else None,
        date=date[:10] if isinstance(date, str) else None,
    )


def hide_copies(texts: Sequence[Text], *, sources: int = SOURCES) -> list[Text]:
    """Return the texts with a reprint, a cut, an edited copy and a quoting article of some.

    Which texts are copied hangs on their wording alone; those that share their wording with other
    texts already are left out, for it cannot be told what is a copy of which. The articles that
    quote are others of the texts, which then stand for themselves no longer.
    """
    long = sorted(
        (text for text in _unique(texts) if COPIED_WORDS <= len(text.text.split()) <= MOST_WORDS),
        key=lambda text: sha256(text.text.encode()).digest(),
    )
    count = min(sources, len(long) // 2)
    hosts = long[count : 2 * count]
    used = {host.name for host in hosts}
    hidden = [text for text in texts if text.name not in used]
    for number, (source, host) in enumerate(zip(long[:count], hosts, strict=True)):
        wordings = {
            "reprint": f"{source.text.strip()}\n\nReporting by staff writers.",
            "cut": _cut(source.text, CUT_KEEPS[number % len(CUT_KEEPS)]),
            "edited": f"A new headline for story {number}\n\n"
            + _edit(source.text, EDITED[number % len(EDITED)]),
            "quoted": _quote(source.text, host.text, QUOTED[number % len(QUOTED)]),
        }
        hidden.extend(
            Text(
                name=f"{kind}:{source.name}",
                text=wording,
                outlet=f"Outlet {number} {kind}",
                kind=kind,
                source=source.name,
            )
            for kind, wording in wordings.items()
        )
    return hidden


def _unique(texts: Sequence[Text]) -> list[Text]:
    samples = [sample_shingles(text.text) for text in texts]
    told = Counter(digest for sample in samples for digest in sample)
    return [
        text
        for text, sample in zip(texts, samples, strict=True)
        if sum(told[digest] > 1 for digest in sample) <= SHARED_ALREADY * len(sample)
    ]


def _cut(text: str, share: float) -> str:
    lines = text.strip().splitlines()
    if len(lines) > 1:
        return "\n".join(lines[: max(1, round(len(lines) * share))])
    words = text.split()
    return " ".join(words[: round(len(words) * share)])


def _edit(text: str, every: int) -> str:
    lines, seen = [], 0
    for line in text.strip().splitlines():
        words = line.split()
        for at in range(len(words)):
            seen += 1
            if seen % every == 0:
                words[at] = f"reworded{seen}"
        lines.append(" ".join(words))
    return "\n".join(lines)


def _quote(source: str, host: str, length: int) -> str:
    """Return the host with a stretch of the source in its middle."""
    words = source.split()
    start = (len(words) - length) // 3
    passage = " ".join(words[start : start + length])
    lines = host.strip().splitlines()
    middle = len(lines) // 2
    return "\n".join([*lines[:middle], f"\n{passage}\n", *lines[middle:]])


def measure_copies(gold: Path, *, sources: int = SOURCES) -> CopyScore:
    """Hide made copies among the real texts of a gold folder and look for them.

    A copy is found where its group holds its original. Of all pairs in one group with a made copy
    in it, those of one original are right. Pairs of real texts are counted, not judged: nobody
    has said which of them are copies.

    Raises:
        IngestError: a file of the gold cannot be read.
    """
    texts = {_id(text): text for text in hide_copies(read_texts(gold), sources=sources)}
    documents = {name: _source(name, text) for name, text in texts.items()}
    began = process_time()
    groups = find_copies(documents)
    seconds = process_time() - began
    made = Counter(text.kind for text in texts.values() if text.source is not None)
    found: Counter[str] = Counter()
    pairs = wrong = among_real = 0
    for group in groups:
        members = [texts[each] for each in group.documents]
        names = {member.name for member in members}
        found.update(m.kind for m in members if m.source is not None and m.source in names)
        families = Counter(member.source or member.name for member in members)
        reals = sum(member.source is None for member in members)
        here = _pairs(len(members)) - _pairs(reals)
        right = sum(_pairs(count) for count in families.values())
        pairs, wrong, among_real = pairs + here, wrong + here - right, among_real + _pairs(reals)
    return CopyScore(
        texts=sum(text.source is None for text in texts.values()),
        made=made,
        found=found,
        pairs=pairs,
        wrong=wrong,
        among_real=among_real,
        seconds=seconds,
    )


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _id(text: Text) -> str:
    return "doc-" + sha256(json.dumps([text.name, text.text]).encode()).hexdigest()[:16]


def _source(name: str, text: Text) -> Source:
    article = RawArticle(
        text=text.text,
        sha256="",
        path=text.name,
        outlet=text.outlet,
        language="en",
        published=_date(text.date),
    )
    return to_source(make_document(article), name=name)


def _date(value: str | None) -> DateRange | None:
    try:
        return DateRange.parse(value) if value is not None else None
    except DateError:
        return None
