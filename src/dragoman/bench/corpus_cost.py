"""What comparing documents costs beside reading them, as a record grows."""

import gc
import math
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from time import process_time

import msgspec

from dragoman.bench.detokenise import detokenise
from dragoman.bench.gold import read_rows
from dragoman.bench.predict import BATCH
from dragoman.bench.scoring import Score
from dragoman.errors import IngestError
from dragoman.ingest.article import RawArticle, make_document
from dragoman.ingest.fingerprint import make_fingerprint
from dragoman.link.relinking import relink
from dragoman.link.settling import settle
from dragoman.model.ids import make_id
from dragoman.model.reading import Reading
from dragoman.model.text import Document
from dragoman.model.when import DateRange
from dragoman.pipeline import Assembly, read_documents, redate
from dragoman.store.base import Store
from dragoman.store.sqlite import open_store

ARTICLES = "timelines/*/articles.jsonl"
FEWEST_WORDS, MOST_WORDS = 100, 800
# A variant stands so many days later than the one before it, within so many in all.
LATER, WITHIN = 53, 2500
# One variant in so many is a copy of its original; of the others every such word is another.
COPIED, REWORDED = 4, 5
# So many articles are taken out and put back, one after the other.
TRIED = 8
_ID = re.compile(rb'(?<=-)[0-9a-f]{12,}(?=")')
_DAY = re.compile(rb'"(\d{4})-(\d\d)-(\d\d)"')
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The CPU seconds that comparing so many documents took, beside what reading them takes.

    ``one_more`` is what comparing takes after a build in which one article has come.
    """

    documents: int
    words: int
    reading: float
    comparing: float
    one_more: float

    @property
    def share(self) -> float:
        """Return comparing as percent of reading."""
        return 100 * self.comparing / self.reading

    @property
    def of_all(self) -> float:
        """Return comparing after one article more as percent of comparing all."""
        return 100 * self.one_more / self.comparing


def score_growth(sizes: Sequence[Compared]) -> Score:
    """Return the share at the smallest and largest size, and how comparing grows between them."""
    small, large = sizes[0], sizes[-1]
    times = math.log(large.documents / small.documents)
    growth = math.log(large.comparing / small.comparing) / times
    return {
        "share_small": round(small.share, 1),
        "share_large": round(large.share, 1),
        "exponent": round(growth, 2),
        "one_more_small": round(small.of_all, 2),
        "one_more_large": round(large.of_all, 2),
        "one_more_exponent": round(math.log(large.one_more / small.one_more) / times, 2),
        "sizes": [
            {
                "documents": each.documents,
                "words": each.words,
                "reading_seconds": round(each.reading, 1),
                "comparing_seconds": round(each.comparing, 1),
                "one_more_seconds": round(each.one_more, 3),
            }
            for each in sizes
        ],
    }


def measure_growth(
    gold: Path, assembly: Assembly, *, sizes: Sequence[int], real: int
) -> list[Compared]:
    """Read real articles, and compare them with varied copies of themselves, at each size.

    What reading costs a word is measured on the real ones, in the same process. A variant has its
    own ids, days shifted, and, but for copies, other words; its records are those of its original.

    Raises:
        IngestError: the gold has no articles of a usual length.
    """
    documents = list(islice(_articles(gold), real))
    if not documents:
        raise IngestError(f"no articles in {gold / 'timelines'}", way_out="set DRAGOMAN_GOLD")
    batches = [documents[at : at + BATCH] for at in range(0, len(documents), BATCH)]
    read_documents(batches[0][:1], assembly)  # loads what is loaded once
    began = process_time()
    readings = [reading for batch in batches for reading in read_documents(batch, assembly)]
    seconds = process_time() - began
    a_word = seconds / sum(map(_words, readings))
    found = []
    for size in sizes:
        with (
            tempfile.TemporaryDirectory() as folder,
            closing(open_store(Path(folder) / "grown.db", write=True)) as store,
        ):
            words = _fill(store, islice(_variants(readings), size), assembly.stamp)
            comparing = _seconds_to_compare(store, assembly)
            one_more = _seconds_for_one_more(store, assembly, readings[:TRIED])
        found.append(
            Compared(
                documents=size,
                words=words,
                reading=a_word * words,
                comparing=comparing,
                one_more=one_more,
            )
        )
    return found


def _seconds_to_compare(store: Store, assembly: Assembly) -> float:
    gc.collect()
    began = process_time()
    _compare(store, assembly)
    return process_time() - began


def _seconds_for_one_more(store: Store, assembly: Assembly, readings: Iterable[Reading]) -> float:
    """Return what comparing takes when one of these has come to all others, on average."""
    seconds = []
    for reading in readings:
        store.remove([reading.document.id])
        _compare(store, assembly)
        store.write([reading], made_by=assembly.stamp)
        seconds.append(_seconds_to_compare(store, assembly))
    return sum(seconds) / len(seconds)


def _compare(store: Store, assembly: Assembly) -> None:
    """Do all that a build does across documents."""
    settle(store, ())
    if redate(store, assembly):
        settle(store, ())
    relink(store)


def _fill(store: Store, readings: Iterator[Reading], made_by: str) -> int:
    words = 0
    while batch := list(islice(readings, BATCH)):
        store.write(batch, made_by=made_by)
        words += sum(map(_words, batch))
    return words


def _words(reading: Reading) -> int:
    return len(reading.document.text.split())


def _articles(gold: Path) -> Iterator[Document]:
    """Yield articles of a usual length, of each topic in turn."""
    topics = [iter(read_rows(path)) for path in sorted(gold.glob(ARTICLES))]
    while topics:
        for topic in list(topics):
            row = next(topic, None)
            if row is None:
                topics.remove(topic)
                continue
            text = detokenise(str(row.get("text", "")))
            if FEWEST_WORDS <= len(text.split()) <= MOST_WORDS:
                yield make_document(
                    RawArticle(
                        text=text,
                        sha256="",
                        path=str(row["id"]),
                        record=str(row["id"]),
                        outlet=str(row["source"]),
                        language="en",
                        published=DateRange.parse(str(row["date"])[:10]),
                    )
                )


def _variants(readings: Sequence[Reading]) -> Iterator[Reading]:
    for number in count():
        for reading in readings:
            yield vary(reading, number) if number else reading


def vary(reading: Reading, number: int) -> Reading:
    """Return a reading of the same shape with its own ids, other days and mostly other words."""
    shift = timedelta(days=LATER * number % WITHIN)

    def later(found: re.Match[bytes]) -> bytes:
        year, month, day = map(int, found.groups())
        return b'"%s"' % (date(year, month, day) + shift).isoformat().encode()

    bare = replace(reading, document=replace(reading.document, text=""))
    told = _ID.sub(
        lambda found: make_id("", number, found.group().decode()).encode().lstrip(b"-"),
        msgspec.json.encode(bare),
    )
    varied = msgspec.json.decode(_DAY.sub(later, told), type=Reading)
    text = reading.document.text if number % COPIED == 0 else _reword(reading.document.text, number)
    document = replace(
        varied.document,
        text=text,
        path=f"{reading.document.path}~{number}",
        outlet=f"{reading.document.outlet} {number}",
        fingerprint=make_fingerprint(text, varied.document.blocks),
    )
    return replace(varied, document=document)


def _reword(text: str, number: int) -> str:
    """Turn every so manieth word round, so that no eight in a row are left and no offset moves."""
    seen = count(number)
    return _WORD.sub(
        lambda found: found.group() if next(seen) % REWORDED else found.group()[::-1], text
    )
