"""The plan of a week: tasks are rated, and the seven days are shared out by the ratings.

A task's total is the sum of its scores, each times the weight of its criterion; its share is
the part of the seven days that its total has of all totals.
"""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from habit.domain.languages import written_in
from habit.domain.numbertext import number_text
from habit.domain.plantasks import PlanTask
from habit.domain.weeks import Week
from habit.errors import UsageProblem
from habit.lighttypes import NamedTuple

DAYS = 7
UNKNOWN = "-"
"""What stands in ``PlanTask.scores`` for a score that was not given."""

_CRITERION = re.compile(
    r"(?P<heading>[^()（）]*\S)\s*[(（]\s*(?P<most>[0-9]+(?:\.[0-9]+)?)\s*[)）]"
    r"(?:\s*[*×x]\s*(?P<weight>[0-9]+(?:\.[0-9]+)?))?"
)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


class NotAPlan(UsageProblem):
    """A score, a criterion or a number of days cannot be meant; the message says which."""


class Criterion(NamedTuple):
    """One thing by which tasks are rated: its column's heading, the highest score, its weight."""

    heading: str
    most: Fraction
    weight: Fraction


class PlanRow(NamedTuple):
    """A task with what its scores come to. ``share`` is a number of days."""

    task: PlanTask
    scores: tuple[Fraction | None, ...]
    total: Fraction
    share: Fraction
    share_text: str


class Plan(NamedTuple):
    """The plan of a week. ``lines`` are its table as the week's document prints it."""

    week: Week
    criteria: tuple[Criterion, ...]
    rows: tuple[PlanRow, ...]
    total: Fraction
    lines: tuple[str, ...]

    @property
    def required(self) -> Fraction:
        """The days that are required at least, of all tasks together."""
        texts = (row.task.required for row in self.rows)
        return sum((days for text in texts if (days := read_days(text)) is not None), Fraction(0))


def read_criterion(text: str) -> Criterion | None:
    """``Urgency(3)``, ``紧急性(3)``, with a weight ``Urgency(3)*2``; None for other texts."""
    found = _CRITERION.fullmatch(text.strip())
    if found is None or not Fraction(found["most"]):
        return None
    return Criterion(text.strip(), Fraction(found["most"]), Fraction(found["weight"] or 1))


def read_criteria(text: str) -> tuple[Criterion, ...]:
    """Several of them with commas between, or NotAPlan."""
    parts = [part for part in re.split("[,，]", text) if part.strip()]
    criteria = []
    for part in parts:
        criterion = read_criterion(part)
        if criterion is None:
            raise NotAPlan(f"{part.strip()!r} is no criterion. Write urgency(3), importance(3).")
        criteria.append(criterion)
    if not criteria:
        raise NotAPlan("A plan needs criteria, such as urgency(3), importance(3).")
    return tuple(criteria)


def criteria_language(criteria: Iterable[Criterion]) -> str:
    """The language that the user has the criteria in: ``zh`` or ``en``."""
    return written_in("".join(one.heading for one in criteria))


def read_days(text: str) -> Fraction | None:
    """The number that a text begins with, or None."""
    found = _NUMBER.match(text.strip())
    return Fraction(found.group()) if found else None


def leading_number(text: str) -> str:
    """The number that a text begins with as it was written, or UNKNOWN."""
    found = _NUMBER.match(text.strip())
    return found.group() if found else UNKNOWN


def read_scores(scores: str) -> tuple[Fraction | None, ...]:
    """The scores of a task as numbers, None where there is none."""
    return tuple(None if one == UNKNOWN else read_days(one) for one in scores.split())


def checked_scores(words: Sequence[str], criteria: Sequence[Criterion]) -> str:
    """Scores that the criteria allow, as ``PlanTask`` keeps them; NotAPlan otherwise."""
    if len(words) != len(criteria):
        names = " ".join(one.heading for one in criteria)
        raise NotAPlan(f"A task has {len(criteria)} scores: {names}.")
    for word, criterion in zip(words, criteria, strict=True):
        if word == UNKNOWN:
            continue
        if not _NUMBER.fullmatch(word) or Fraction(word) > criterion.most:
            most = number_text(float(criterion.most))
            raise NotAPlan(f"{criterion.heading} is a number from 0 to {most}, not {word!r}.")
    return " ".join(words)


def rated(
    tasks: Sequence[PlanTask], criteria: Sequence[Criterion], language: str
) -> tuple[PlanRow, ...]:
    """The tasks with their totals and shares, the shares in the words of a language."""
    scores = [read_scores(task.scores)[: len(criteria)] for task in tasks]
    totals = [
        sum(
            (score * one.weight for score, one in zip(row, criteria, strict=False) if score),
            Fraction(0),
        )
        for row in scores
    ]
    whole = sum(totals, Fraction(0))
    shares = [total * DAYS / whole if whole else Fraction(0) for total in totals]
    return tuple(
        PlanRow(task, row, total, share, share_text(share, read_days(task.required), language))
        for task, row, total, share in zip(tasks, scores, totals, shares, strict=True)
    )


def share_text(share: Fraction, required: Fraction | None, language: str) -> str:
    """A share in whole days, and whether it is somewhat more or less: ``1 day +``, ``一天多``.

    Chinese has no sign for an exact number, and says what is to be expected: a task that
    requires all of its share takes rather more (``三天多``), one that requires less can spare
    some (``两天欠``).
    """
    days = int(share + Fraction(1, 2))
    near = Fraction(days) if days else Fraction(1, 2)
    sign = (share > near) - (share < near)
    if language == "zh":
        if not sign and required is not None and share:
            sign = 1 if required >= share else -1
        number = _CHINESE[days] if days else "半"
        return f"{number}天{('欠', '', '多')[sign + 1]}" if share else ""
    if not share:
        return ""
    unit = "½ day" if not days else "1 day" if days == 1 else f"{days} days"
    return unit + (" −", "", " +")[sign + 1]


_CHINESE = ("零", "一", "两", "三", "四", "五", "六", "七")
