"""The command that answers questions in plain English, as far as its grammar goes."""

import re
from dataclasses import replace
from typing import Annotated

import typer

from dragoman.analyse.ask import Answer, Asked, Topic, answer_question, turn_round
from dragoman.analyse.ask_answers import AnswerLine
from dragoman.analyse.ask_grammar import Form, Question, drop_act, parse_question
from dragoman.analyse.ask_nearest import list_examples, suggest_questions
from dragoman.analyse.citations import Citation
from dragoman.analyse.outlets import find_outlet
from dragoman.analyse.sql import read_sql
from dragoman.errors import AnswerError
from dragoman.present.cli.names import PLACES, Named, find_entity
from dragoman.present.cli.options import JsonOption, LimitOption, StoreOption, cut, read_store
from dragoman.present.cli.screen import cite, err, print_json, print_line, print_rest, shorten
from dragoman.present.cli.ties import print_citations
from dragoman.store.base import Store
from dragoman.text.name_parts import fold_name

_ACTORS = frozenset(
    {"person", "state", "armed_group", "government", "organisation", "media", "people"}
)
# forms whose first name is a place; of an outlet or a speaker; whose topic may be any words
_OF_PLACES = frozenset({Form.WHO_HOLDS, Form.WHO_ACTED})
_OF_SPEAKERS = frozenset({Form.SAID, Form.DENIED_WHAT, Form.FORESEEN, Form.DISAGREE})
_WORDS_A = frozenset({Form.WHO_DENIED, Form.DID_WHAT, Form.HAPPENED_AT, Form.WHO_ACTED})
_WORDS_B = frozenset({Form.SAID, Form.FORESEEN, Form.ACTED})
_AND = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)
# ties told the other way round, where those asked about are none
TURNED = 3


def ask(
    question: Annotated[
        list[str] | None,
        typer.Argument(metavar="[QUESTION]", help="Without one, the questions that are known."),
    ] = None,
    *,
    store: StoreOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """Answer a question in plain English, as "who backed NAME in March 2017?" is one."""
    text = " ".join(question or ())
    if not text.strip():
        _print_examples(as_json=json)
        return
    with read_store(store) as record:
        understood = parse_question(text)
        if understood is None:
            near = " or ".join(f"“{example}”" for example in suggest_questions(record, text))
            raise AnswerError(f"I do not know how to answer {text!r}", way_out=f"ask {near}")
        asked, answer = _answer(record, understood)
        notes = list(understood.notes)
        if not answer.lines:
            _check_names(record, asked)
            notes += _say_turned(record, asked)
    if json:
        print_json({"question": text, "notes": notes, **_as_json(answer, limit)})
        return
    for note in notes:
        err().print(f"note: {note}")
    shown = cut(list(answer.lines), limit, as_json=False)
    for line in shown:
        print_answer_line(line)
    print_rest(shown=len(shown), total=len(answer.lines))


def _answer(store: Store, understood: Question) -> tuple[Asked, Answer]:
    places = _several(store, understood)
    if places:
        answers = [_answer(store, replace(understood, a=place)) for place in places]
        lines = {line.record: line for _, answer in answers for line in answer.lines}
        about = tuple(name for _, answer in answers for name in answer.about)
        asked, first = answers[0]
        return asked, replace(first, about=about, lines=tuple(lines.values()))
    asked = _resolve(store, understood)
    answer = answer_question(store, asked)
    wider = drop_act(understood) if not answer.lines else None
    if wider is not None:
        asked = _resolve(store, wider)
        answer = answer_question(store, asked)
    return asked, answer


def _several(store: Store, question: Question) -> list[str]:
    """Return the places asked about in one, where they are not one of that name."""
    parts = [part for part in _AND.split(question.a or "") if part]
    if question.form is not Form.WHO_HOLDS or len(parts) == 1:
        return []
    try:
        _find(store, question.a or "", places=True)
    except AnswerError:
        return parts
    return []


def _say_turned(store: Store, asked: Asked) -> list[str]:
    """Say what is told of a tie the other way round, which is another thing."""
    turned = turn_round(asked)
    if turned is None:
        return []
    lines = answer_question(store, turned).lines[:TURNED]
    return [f"the other way round: {line.text}  [{shorten(line.record)}]" for line in lines]


def print_answer_line(line: AnswerLine) -> None:
    """Print a line of an answer and, below it, the words it rests on, unless it quotes them."""
    itself = next((c for c in line.citations if c.claim == line.record), None)
    print_line(
        (line.date or "", "cyan"),
        (line.text, "bold"),
        (f"({line.note})" if line.note else "", "yellow"),
        citation=cite_claim(itself) if itself is not None else shorten(line.record),
    )
    if itself is None:
        print_citations(line.citations)


def cite_claim(citation: Citation) -> str:
    """Return where the words of a claim stand and its id."""
    return cite(
        path=citation.path,
        document=citation.document,
        start=citation.start,
        end=citation.end,
        record=citation.claim,
    )


def _print_examples(*, as_json: bool) -> None:
    examples = list_examples()
    if as_json:
        print_json(examples)
        return
    for example in examples:
        print_line(example)


def _as_json(answer: Answer, limit: int | None) -> dict[str, object]:
    return {
        "form": answer.form,
        "about": answer.about,
        "period": answer.period,
        "lines": cut(list(answer.lines), limit, as_json=True),
    }


def _resolve(store: Store, question: Question) -> Asked:
    form = question.form
    speaks = form in _OF_SPEAKERS
    a = _topic(store, question.a, form, speaks=speaks, words=form in _WORDS_A)
    also = form is Form.DISAGREE
    b = _topic(
        store,
        question.b,
        form,
        speaks=also,
        words=form in _WORDS_B,
        of_place=form is Form.ACTED,
    )
    place = _topic(store, question.place, form, speaks=False, words=False, of_place=True)
    return Asked(question=question, a=a, b=b, place=place)


def _check_names(store: Store, asked: Asked) -> None:
    """Refuse words that found nothing and are nobody's name: the name may be mistyped."""
    for topic in (asked.a, asked.b, asked.place):
        if topic is not None and topic.entity is None and topic.outlet is None:
            find_entity(store, topic.typed)


def _topic(
    store: Store,
    typed: str | None,
    form: Form,
    *,
    speaks: bool,
    words: bool,
    of_place: bool = False,
) -> Topic | None:
    """Return what a name means; where ``words`` will do, a name that means nobody stays words."""
    if typed is None:
        return None
    outlet = find_outlet(store, typed) if speaks else None
    if outlet is not None:
        return Topic(typed=typed, name=outlet, outlet=outlet)
    places = of_place or form in _OF_PLACES
    try:
        found = _find(store, typed, places=places)
    except AnswerError:
        if words:
            return Topic(typed=typed, name=typed)
        raise
    (row,) = store.query("SELECT country FROM entities WHERE id = :id", id=found.id)
    return Topic(
        typed=typed, name=found.name, entity=found.id, kind=found.kind, country=row["country"]
    )


def _find(store: Store, typed: str, *, places: bool) -> Named:
    """Return the entity meant; an actor may be named by the place that stands for it."""
    found = find_entity(store, typed, kinds=PLACES if places else _ACTORS)
    if places or found.kind not in PLACES:
        return found
    wanted = fold_name(typed)
    stands = {
        row["id"]: Named(id=row["id"], kind=row["kind"], name=row["name"])
        for row in store.query(read_sql("ask_topics"))
        if fold_name(row["alias"]) == wanted
    }
    return next(iter(stands.values())) if len(stands) == 1 else found
