"""Answers to questions understood: the right search for each form, every line cited."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from dragoman.analyse.ask_answers import AnswerLine
from dragoman.analyse.ask_claims import Said, find_claims, holds_words
from dragoman.analyse.ask_grammar import Form, Question
from dragoman.analyse.ask_incidents import Wanted, find_incidents
from dragoman.analyse.ask_ties import find_ties, join_notes
from dragoman.analyse.changes import list_changes
from dragoman.analyse.citations import cite, in_order
from dragoman.analyse.sql import read_sql
from dragoman.analyse.timeline import list_timeline
from dragoman.errors import AnswerError
from dragoman.model.when import DateRange
from dragoman.store.base import Store

# incidents told among the changes: the weightiest
CHANGES_TOLD = 10
# incidents that are meetings and talks
MEETING = "CONSULT"
ALL_TIME = DateRange(first=DateRange.year(1).first, last=DateRange.year(9999).last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a name in a question means: an entity, an outlet, or words that are nobody's name."""

    typed: str
    name: str
    entity: str | None = None
    kind: str | None = None
    country: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with who is meant in it."""

    question: Question
    a: Topic | None = None
    b: Topic | None = None
    place: Topic | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was understood, and what the record says."""

    form: str
    about: tuple[str, ...]
    period: str | None
    lines: tuple[AnswerLine, ...]


def answer_question(store: Store, asked: Asked) -> Answer:
    """Return what the record says; no lines where it says nothing."""
    question = asked.question
    lines = _ANSWERS[question.form](store, asked)
    return Answer(
        form=question.form,
        about=tuple(topic.name for topic in (asked.a, asked.b, asked.place) if topic),
        period=_period_text(question.period),
        lines=tuple(lines),
    )


def turn_round(asked: Asked) -> Asked | None:
    """Return the question that asks of a tie the other way round, ``None`` for what has no such."""
    turned = _TURNED.get(asked.question.form)
    if turned is None:
        return None
    question = replace(asked.question, form=turned)
    if asked.b is None:
        return replace(asked, question=question)
    return replace(asked, question=question, a=asked.b, b=asked.a)


def _period_text(period: DateRange | None) -> str | None:
    if period is None:
        return None
    if period.last == ALL_TIME.last:
        return f"{period.first.isoformat()}/.."
    if period.first == ALL_TIME.first:
        return f"../{period.last.isoformat()}"
    return period.edtf()


def _entity(topic: Topic | None) -> str | None:
    return topic.entity if topic is not None else None


def _who_ties(store: Store, asked: Asked) -> list[AnswerLine]:
    question = asked.question
    return find_ties(store, question.ties, b=_entity(asked.a), on=question.period)


def _ties_whom(store: Store, asked: Asked) -> list[AnswerLine]:
    question = asked.question
    return find_ties(store, question.ties, a=_entity(asked.a), on=question.period)


def _tie_between(store: Store, asked: Asked) -> list[AnswerLine]:
    question = asked.question
    a, b = _entity(asked.a), _entity(asked.b)
    return find_ties(store, question.ties, a=a, b=b, on=question.period)


def _who_holds(store: Store, asked: Asked) -> list[AnswerLine]:
    return find_ties(store, ("controls",), b=_entity(asked.a), on=asked.question.period)


def _holds_what(store: Store, asked: Asked) -> list[AnswerLine]:
    return find_ties(store, ("controls",), a=_entity(asked.a), on=asked.question.period)


def _happened(store: Store, asked: Asked) -> list[AnswerLine]:
    return find_incidents(store, Wanted(period=asked.question.period))


def _happened_at(store: Store, asked: Asked) -> list[AnswerLine]:
    place = asked.a
    wanted = Wanted(place=_entity(place), country=_country(place), period=asked.question.period)
    return _with_words(find_incidents(store, wanted, denied=True), place)


def _did_what(store: Store, asked: Asked) -> list[AnswerLine]:
    wanted = Wanted(a=_entity(asked.a), period=asked.question.period)
    return _with_words(find_incidents(store, wanted), asked.a)


def _with_words(lines: list[AnswerLine], topic: Topic | None) -> list[AnswerLine]:
    """Keep the incidents told in the words of a topic that is nobody's name."""
    if topic is None or topic.entity is not None:
        return lines
    return [
        line
        for line in lines
        if any(holds_words(citation.quote, topic.typed) for citation in line.citations)
    ]


def _met(store: Store, asked: Asked) -> list[AnswerLine]:
    wanted = Wanted(
        type=MEETING,
        a=_entity(asked.a),
        b=_entity(asked.b),
        place=_entity(asked.place),
        country=_country(asked.place),
        period=asked.question.period,
    )
    lines = find_incidents(store, wanted, denied=True)
    if lines or asked.place is None:
        return lines
    elsewhere = find_incidents(store, replace(wanted, place=None, country=None), denied=True)
    note = f"not said to be in {asked.place.name}"
    return [replace(line, note=join_notes([line.note, note])) for line in elsewhere]


def _country(place: Topic | None) -> str | None:
    """Return the country of a state, in which everything in it is; of no other place."""
    return place.country if place is not None and place.kind == "state" else None


def _acted(
    store: Store, asked: Asked, *, doer: Topic | None, target: Topic | None
) -> list[AnswerLine]:
    wanted = Wanted(
        type=asked.question.act,
        doer=_entity(doer),
        target=_entity(target),
        country=_country(target),
        period=asked.question.period,
    )
    lines = _with_words(find_incidents(store, wanted, denied=True), target)
    telling = asked.question.telling
    if telling is None:
        return lines
    return [line for line in lines if any(telling.search(c.quote) for c in line.citations)]


def _who_acted(store: Store, asked: Asked) -> list[AnswerLine]:
    return _acted(store, asked, doer=None, target=asked.a)


def _acted_on_whom(store: Store, asked: Asked) -> list[AnswerLine]:
    return _acted(store, asked, doer=asked.a, target=None)


def _acted_on(store: Store, asked: Asked) -> list[AnswerLine]:
    return _acted(store, asked, doer=asked.a, target=asked.b)


def _said(store: Store, asked: Asked) -> list[AnswerLine]:
    return find_claims(store, _claims(asked, speaker=asked.a, about=asked.b))


def _who_denied(store: Store, asked: Asked) -> list[AnswerLine]:
    return find_claims(store, _claims(asked, about=asked.a, polarity="denied"))


def _denied_what(store: Store, asked: Asked) -> list[AnswerLine]:
    return find_claims(store, _claims(asked, speaker=asked.a, polarity="denied"))


def _foreseen(store: Store, asked: Asked) -> list[AnswerLine]:
    return find_claims(store, _claims(asked, speaker=asked.a, about=asked.b, modality="predicted"))


def _claims(
    asked: Asked,
    *,
    speaker: Topic | None = None,
    about: Topic | None = None,
    polarity: str | None = None,
    modality: str | None = None,
) -> Said:
    return Said(
        speaker=_entity(speaker),
        outlet=speaker.outlet if speaker is not None else None,
        about=_entity(about),
        words=about.typed if about is not None and about.entity is None else None,
        polarity=polarity,
        modality=modality,
        somebodys=polarity == "denied",
        period=asked.question.period,
    )


def _changed(store: Store, asked: Asked) -> list[AnswerLine]:
    period = asked.question.period
    if period is None:
        raise AnswerError(
            "what changed when?", way_out="name the time: what changed between 2016 and 2017?"
        )
    about = _entity(asked.a)
    changes = list_changes(store, period, about=about)
    if about is not None:
        return [*changes, *find_incidents(store, Wanted(a=about, period=period))]
    best = {entry.incident for entry in list_timeline(store, within=period, limit=CHANGES_TOLD)}
    incidents = find_incidents(store, Wanted(period=period))
    return [*changes, *(line for line in incidents if line.record in best)]


def _disagree(store: Store, asked: Asked) -> list[AnswerLine]:
    one, two = asked.a, asked.b
    rows = store.query(
        read_sql("ask_findings"),
        one=_entity(one),
        one_name=one.name if one is not None else None,
        two_name=two.name if two is not None else None,
        one_outlet=one.outlet if one is not None else None,
        two=_entity(two),
        two_outlet=two.outlet if two is not None else None,
    )
    claims: dict[str, list[str]] = {row["id"]: [] for row in rows}
    for row in store.query(read_sql("finding_claims"), agreement=0):
        if row["finding"] in claims:
            claims[row["finding"]].append(row["claim"])
    cited = cite(store, [claim for group in claims.values() for claim in group])
    return [
        AnswerLine(
            text=f"{row['kind'].replace('_', ' ')}: {row['explanation']}",
            record=row["id"],
            citations=in_order(cited, claims[row["id"]]),
        )
        for row in rows
    ]


_TURNED: Mapping[Form, Form] = {
    Form.WHO_TIES: Form.TIES_WHOM,
    Form.TIES_WHOM: Form.WHO_TIES,
    Form.TIE_BETWEEN: Form.TIE_BETWEEN,
}
_ANSWERS: Mapping[Form, Callable[[Store, Asked], list[AnswerLine]]] = {
    Form.WHO_TIES: _who_ties,
    Form.TIES_WHOM: _ties_whom,
    Form.TIE_BETWEEN: _tie_between,
    Form.WHO_HOLDS: _who_holds,
    Form.HOLDS_WHAT: _holds_what,
    Form.HAPPENED_AT: _happened_at,
    Form.HAPPENED: _happened,
    Form.DID_WHAT: _did_what,
    Form.SAID: _said,
    Form.WHO_DENIED: _who_denied,
    Form.DENIED_WHAT: _denied_what,
    Form.MET: _met,
    Form.WHO_MET: _met,
    Form.WHO_ACTED: _who_acted,
    Form.ACTED_ON_WHOM: _acted_on_whom,
    Form.ACTED: _acted_on,
    Form.CHANGED: _changed,
    Form.DISAGREE: _disagree,
    Form.FORESEEN: _foreseen,
}
