"""How credible information is, on the Admiralty scale, by who tells it and who denies it."""

from dataclasses import dataclass

from dragoman.model.grading import Credibility, Grading


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What is known for and against one piece of information.

    ``firm``, ``hedged`` and ``denying`` count independent origins that tell it plainly, with
    reserve, or deny it; ``parties_denying`` those of the latter who are accused of it. ``trusted``
    counts origins heard through outlets that a person has graded A or B. ``both_sides`` and
    ``owned`` tell that those on both sides tell it, and that whoever did it confirms it.
    """

    firm: int = 0
    hedged: int = 0
    denying: int = 0
    parties_denying: int = 0
    trusted: int = 0
    both_sides: bool = False
    owned: bool = False


def judge(grounds: Grounds) -> Grading:
    """Return the grade of the grounds.

    However many outlets tell it, that alone makes it no better than possibly true: for more, both
    sides must tell it, or whoever did it confirm it, or an outlet that a person trusts stand by it.
    """
    reasons = _reasons(grounds)
    return Grading(credibility=_grade(grounds), reasons=reasons)


def _grade(grounds: Grounds) -> Credibility:
    told = grounds.firm + grounds.hedged
    if told == 0:  # what is only denied was put forward by nobody
        return Credibility.UNJUDGED
    if grounds.denying:
        return _disputed(grounds, told)
    if grounds.firm == 0 or told == 1:
        heard = told > 1 or grounds.trusted > 0
        return Credibility.POSSIBLE if heard else Credibility.UNJUDGED
    vouched = grounds.both_sides or grounds.owned
    if vouched and grounds.trusted > 1:
        return Credibility.CONFIRMED
    return Credibility.PROBABLE if vouched or grounds.trusted else Credibility.POSSIBLE


def _disputed(grounds: Grounds, told: int) -> Credibility:
    """Return the grade of what somebody denies."""
    apart = grounds.denying - grounds.parties_denying
    if apart > 0 and grounds.denying > told:
        return Credibility.IMPROBABLE
    if grounds.firm > 1 and (grounds.trusted or apart == 0):
        return Credibility.POSSIBLE
    return Credibility.DOUBTFUL


def _reasons(grounds: Grounds) -> tuple[str, ...]:
    told = (
        (
            grounds.firm,
            "independent origin tells it plainly",
            "independent origins tell it plainly",
        ),
        (grounds.hedged, "tells it with reserve", "tell it with reserve"),
        (grounds.denying, "denies it", "deny it"),
        (
            grounds.parties_denying,
            "of those who deny it is accused of it",
            "of those who deny it are accused of it",
        ),
        (
            grounds.trusted,
            "is heard through an outlet graded A or B",
            "are heard through outlets graded A or B",
        ),
    )
    found = [f"{number} {one if number == 1 else more}" for number, one, more in told if number]
    if grounds.both_sides:
        found.append("those on both sides tell it")
    if grounds.owned:
        found.append("whoever did it confirms it")
    if not grounds.firm + grounds.hedged:
        found.append("nobody tells it as having happened")
    return tuple(found)
