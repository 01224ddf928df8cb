"""Signed ties over time, built from statements; bounded by evidence and never silently extended."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dragoman.link.affiliations import Affiliations
from dragoman.link.facts import Facts, Tie
from dragoman.link.origins import Origins
from dragoman.model.claims import Modality, Polarity, RelationKind
from dragoman.model.groups import Relation
from dragoman.model.ids import make_id
from dragoman.model.when import DateRange

# What takes sides bears a sign; offices, memberships, holds and bases do not.
SIGNS = {
    RelationKind.OPPOSES: -1,
    RelationKind.BACKS: 1,
    RelationKind.ALLIED_WITH: 1,
    RelationKind.ARMS: 1,
    RelationKind.TRAINS: 1,
}
REAL = frozenset({Modality.ASSERTED, Modality.HEDGED})
# What the end of a hold rests on where the place was lost.
LOSS = "loss"
# Evidence of a tie says nothing about a time so much later, or earlier.
DECAY_DAYS = 365
SIDED = frozenset({RelationKind.BACKS, RelationKind.OPPOSES, RelationKind.ALLIED_WITH})
# What was held, without a date, was so before the news of who took it.
NEWS_DAYS = 3
SYMMETRIC = frozenset({RelationKind.ALLIED_WITH})

Key = tuple[RelationKind, str, str]
# a date and what it rests on
_Dated = tuple[DateRange | None, str | None]


def build_relations(facts: Facts, origins: Origins) -> tuple[Relation, ...]:
    """Turn statements into dated ties: one per kind and pair, for control one per spell.

    That a force backs its own commander says nothing; that it fights him is a misreading. A town
    takes no sides: who is meant by it is not known. Nobody loses a place to his own force.
    """
    groups: dict[Key, list[Tie]] = {}
    for tie in facts.ties:
        if tie.statement.modality in REAL and tie.statement.claim is not None:
            groups.setdefault(tie_key(tie), []).append(tie)
    losses = _losses(facts.ties)
    affiliations = Affiliations(facts.entities)
    found: list[Relation] = []
    for key, ties in sorted(groups.items()):
        if key[0] is RelationKind.CONTROLS:
            others = [
                loss
                for loss in losses.get(key[2], [])
                if loss.a == key[1] or not affiliations.are_one_side(key[1], loss.a, loss.date)
            ]
            found.extend(_spells(key, ties, others, origins))
        else:
            own = key[0] in SIDED and affiliations.related([key[1]], [key[2]])
            nobody = key[0] in SIGNS and affiliations.points(key[1:])
            found.extend([] if own or nobody else _ties(key, ties, origins))
    return tuple(sorted(found, key=lambda relation: relation.id))


def tie_key(tie: Tie) -> Key:
    """Return kind and whom a tie ties; whom first does not matter where it is mutual."""
    kind, a, b = tie.statement.kind, tie.a, tie.b
    if kind in SYMMETRIC and b < a:
        a, b = b, a
    return kind, a, b


def _ties(key: Key, ties: Sequence[Tie], origins: Origins) -> list[Relation]:
    """Return the spells of a tie; none where it is only denied.

    A new spell begins where for long nobody told of it, and after it was told to have ended.
    """
    yes = [t for t in ties if t.statement.polarity is Polarity.AFFIRMED and not t.statement.ends]
    no = [t for t in ties if t.statement.polarity is Polarity.DENIED]
    over = [t for t in ties if t.statement.ends and t not in no]
    found = []
    for spell in _fading(yes, {t.date.first for t in over if t.date is not None}):
        ends = [t for t in over if len(spell) == len(yes) or _follows(t, spell)]
        start, end = _earliest(spell), _latest([*spell, *(t for t in ends if t.date is not None)])
        denied = [t for t in no if len(spell) == len(yes) or _is_near(t, spell)]
        found.append(
            _relation(
                key,
                ties=[*spell, *ends, *denied],
                origins=origins,
                held=(start, end),
                disputed=bool(denied),
            )
        )
    return found


def _fading(ties: Iterable[Tie], ends: Iterable[date] = ()) -> list[list[Tie]]:
    """Part ties where for long there is no evidence, or where they ended between.

    Those without a date go with the last.
    """
    told = list(ties)
    undated = [tie for tie in told if tie.date is None]
    dated = [tie for tie in told if tie.date is not None]
    parts: list[list[Tie]] = []
    last = date.min
    for tie in sorted(dated, key=_when):
        first = tie.date.first if tie.date is not None else last
        ended = any(last <= end < first for end in ends)
        if not parts or (first - last).days > DECAY_DAYS or ended:
            parts.append([])
        parts[-1].append(tie)
        last = max(last, tie.date.last if tie.date is not None else last)
    if undated:
        parts = [*parts[:-1], [*(parts[-1] if parts else []), *undated]]
    return parts


def _when(tie: Tie) -> tuple[str, str]:
    return (tie.date.first.isoformat() if tie.date is not None else "", tie.statement.id)


def _follows(end: Tie, spell: Iterable[Tie]) -> bool:
    """Tell whether an end is told for the time soon after a spell."""
    lasts = [tie.date.last for tie in spell if tie.date is not None]
    if end.date is None or not lasts:
        return False
    return 0 <= (end.date.last - max(lasts)).days <= DECAY_DAYS


def _is_near(denial: Tie, spell: Iterable[Tie]) -> bool:
    if denial.date is None:
        return True
    around = timedelta(days=DECAY_DAYS)
    dates = [tie.date for tie in spell if tie.date is not None]
    return any(
        denial.date.first - each.last <= around and each.first - denial.date.last <= around
        for each in dates
    )


def _spells(
    key: Key, ties: Sequence[Tie], losses: Sequence[Tie], origins: Origins
) -> list[Relation]:
    """Cut one holder's statements about one place at every loss, its own or to somebody else."""
    holder = key[1]
    cutting = [loss for loss in losses if (loss.a == holder) == loss.statement.ends]
    ended = _by_day(cutting)
    cuts = sorted(ended)
    held = [t for t in ties if t.statement.polarity is Polarity.AFFIRMED and not t.statement.ends]
    denied = [t for t in ties if t.statement.polarity is Polarity.DENIED]
    spells: dict[int, list[Tie]] = {}
    for tie in held:
        day = _held_on(tie)
        spells.setdefault(sum(cut <= day for cut in cuts), []).append(tie)
    found = [
        _spell(
            key, spell, _ends_on(cutting, cuts[number : number + 1]), denied=denied, origins=origins
        )
        for number, told in sorted(spells.items())
        for spell in _fading(told)
    ]
    lost = [t for t in ties if t.statement.ends and t.statement.polarity is Polarity.AFFIRMED]
    for day, until in sorted(_by_day(t for t in lost if t.statement.date is not None).items()):
        if not any(r.end_basis == LOSS and r.end is not None and r.end.first == day for r in found):
            found.append(_until(key, until, lost, origins))
    return found


def _ends_on(losses: Iterable[Tie], days: Sequence[date]) -> list[Tie]:
    """Return the losses that begin with one of these days."""
    return [loss for loss in losses if loss.date is not None and loss.date.first in days]


def _by_day(ties: Iterable[Tie]) -> dict[date, DateRange]:
    """Return the dates of ties by their first day, the closest where several begin with one."""
    found: dict[date, DateRange] = {}
    for tie in ties:
        if tie.date is not None:
            held = found.setdefault(tie.date.first, tie.date)
            found[tie.date.first] = min(held, tie.date)
    return found


def _held_on(tie: Tie) -> date:
    """Return the day for which a hold is told; where that is the paper's own, some days before."""
    if tie.date is None:
        return date.max
    back = NEWS_DAYS if tie.date_basis == "publication" else 0
    return tie.date.last - min(timedelta(days=back), tie.date.last - date.min)


def _until(key: Key, until: DateRange, lost: Sequence[Tie], origins: Origins) -> Relation:
    """Return a hold that is known by its loss alone."""
    end = until, LOSS
    ties = [tie for tie in lost if tie.date is not None and tie.date.first == until.first]
    return _relation(key, ties=ties, origins=origins, held=(end, end), disputed=False)


def _spell(
    key: Key,
    spell: Sequence[Tie],
    losses: Sequence[Tie],
    *,
    denied: Sequence[Tie],
    origins: Origins,
) -> Relation:
    cut = next(iter(_by_day(losses).values()), None)
    start, start_basis = _earliest(spell)
    end, end_basis = _latest(spell)
    near = end is None or cut is None or (cut.first - end.last).days <= DECAY_DAYS
    if cut is not None and start is not None and near:
        end, end_basis = cut, LOSS
        start, start_basis = (start, start_basis) if start.first < cut.first else (end, LOSS)
    else:
        losses = ()
    return _relation(
        key,
        ties=[*spell, *denied],
        origins=origins,
        held=((start, start_basis), (end, end_basis)),
        disputed=bool(denied),
        ended_by=losses,
    )


def _relation(
    key: Key,
    *,
    ties: Sequence[Tie],
    origins: Origins,
    held: tuple[_Dated, _Dated],
    disputed: bool,
    ended_by: Sequence[Tie] = (),
) -> Relation:
    """Return the record of a tie; who tells only of its end is cited, but no origin of it."""
    (kind, a, b), (start, end) = key, held
    told = (*ties, *ended_by)
    claims = tuple(sorted({t.statement.claim for t in told if t.statement.claim is not None}))
    affirming = [
        t.statement.claim
        for t in ties
        if t.statement.claim is not None and t.statement.polarity is Polarity.AFFIRMED
    ]
    return Relation(
        id=make_id("rel", kind, a, b, start[0].edtf() if start[0] is not None else ""),
        kind=kind,
        sign=SIGNS.get(kind, 0),
        a=a,
        b=b,
        claims=claims,
        start=start[0],
        start_basis=start[1],
        end=end[0],
        end_basis=end[1],
        origins=max(1, origins.count(affirming)),
        disputed=disputed,
    )


def _losses(ties: Iterable[Tie]) -> dict[str, list[Tie]]:
    """Return, by place, every dated loss and every dated seizure, each of which ends a hold."""
    found: dict[str, list[Tie]] = {}
    for tie in ties:
        statement = tie.statement
        if statement.kind is not RelationKind.CONTROLS or statement.modality not in REAL:
            continue
        if statement.polarity is Polarity.AFFIRMED and statement.date is not None:
            found.setdefault(tie.b, []).append(tie)
    return found


def _earliest(ties: Sequence[Tie]) -> _Dated:
    """Return the date by which there is surely evidence: of vague dates, the first to be over."""
    dated = [(tie.date, tie.date_basis) for tie in ties if tie.date is not None]
    if not dated:
        return None, None
    return min(dated, key=lambda each: (each[0].last, each[0].first, each[1] or ""))


def _latest(ties: Sequence[Tie]) -> _Dated:
    """Return the date up to which there is surely evidence: of vague dates, the last to begin."""
    dated = [(tie.date, tie.date_basis) for tie in ties if tie.date is not None]
    if not dated:
        return None, None
    return max(dated, key=lambda each: (each[0].first, -each[0].days, each[1] or ""))
