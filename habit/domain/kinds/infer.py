"""Telling a metric's kind from what is written in its cells.

The answer depends on which texts there are and how often, never on their order, so that
documents can be imported in any order.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from habit.domain.kinds import NONE_WORDS, read_entry
from habit.domain.kinds.amounttext import read_parts
from habit.domain.kinds.rules import MARKS
from habit.domain.metrics import Combine, Kind, Metric
from habit.domain.present import Present
from habit.domain.units import known
from habit.errors import UsageProblem
from habit.lighttypes import NamedTuple

_LOGICAL_DAY = 240
_NOON = 720
_RISING = ("getup", "wake", "awake", "起", "醒")
_FALLING = ("sleep", "bed", "睡", "床")
_WEIGHING = ("weight", "体重")

_ANY_DAY = date(2024, 1, 17)
_ANY_PRESENT = Present(datetime(2024, 1, 18, 12, tzinfo=UTC), ZoneInfo("UTC"), _LOGICAL_DAY)
"""Placing a time needs a present; whether it can be read does not depend on which."""

_WORDS = {
    Kind.CHECK: "marks",
    Kind.COUNT: "tallies",
    Kind.CLOCK: "times of day",
    Kind.SPAN: "spans of time",
    Kind.GRADE: "grades",
    Kind.AMOUNT: "amounts",
}
"""What the cells of each kind are, most specific kind first: the order that decides a tie."""

_PROOF = {Kind.CLOCK: "[0-9][:：][0-9]|点|[ap]m$", Kind.AMOUNT: r"[^\W\d_xX]|%|[0-9]\.[0-9]"}
"""What one text at least must hold: 340 alone may be a tally, and 3.40 an amount."""


class Guess(NamedTuple):
    """The kind that fits a metric's cells best, and ``why``, in a few words for the user.

    ``unit``, ``combine`` and ``opens_at`` are what a Metric of that kind needs.
    """

    kind: Kind
    unit: str
    combine: Combine
    opens_at: int
    why: str


def can_read(metric: Metric, text: str) -> bool:
    """Whether a text can be understood as a value of this metric."""
    try:
        read_entry(metric, text, _ANY_PRESENT, day=_ANY_DAY)
    except UsageProblem:
        return False
    return True


def kind_for(texts: Iterable[str], label: str) -> Guess:
    """The kind that reads the most of a metric's texts; the label decides when its day opens.

    Empty texts and ``none`` say nothing. Cells that no kind understands make it a check, which
    keeps them as the text they are.
    """
    filled = [text for text in map(str.strip, texts) if text and text.casefold() not in NONE_WORDS]
    if not filled:
        return _guess(Kind.CHECK, filled, label, "no cell is filled")
    read = {kind: _count(kind, filled, label) for kind in _WORDS}
    best = max(_WORDS, key=lambda kind: read[kind])
    if not read[best]:
        return _guess(Kind.CHECK, filled, label, "no cell can be understood")
    return _guess(best, filled, label, f"{read[best]} of {len(filled)} cells are {_WORDS[best]}")


def _count(kind: Kind, texts: list[str], label: str) -> int:
    if kind is Kind.CHECK:
        return sum(text in MARKS for text in texts)
    metric = _sample(kind, texts, label)
    read = [text for text in texts if can_read(metric, text)]
    proof = _PROOF.get(kind)
    if proof and not any(re.search(proof, text) for text in read):
        return 0
    return len(read)


def _sample(kind: Kind, texts: list[str], label: str) -> Metric:
    guess = _guess(kind, texts, label, "")
    return Metric("", "", kind, guess.unit, guess.combine, guess.opens_at)


def _guess(kind: Kind, texts: list[str], label: str, why: str) -> Guess:
    """The guess of a kind, with what else a metric of it needs."""
    name = label.casefold().replace(" ", "").replace("-", "")
    unit = _commonest_unit(texts) if kind is Kind.AMOUNT else ""
    meant = known(unit)
    weighs = meant is not None and meant.dimension == "mass"
    weighs = weighs or any(word in name for word in _WEIGHING)
    last = kind in (Kind.CLOCK, Kind.SPAN, Kind.GRADE) or (kind is Kind.AMOUNT and weighs)
    combine = Combine.LAST if last else Combine.SUM
    return Guess(kind, unit, combine, _opening(kind, name), why)


def _commonest_unit(texts: list[str]) -> str:
    units = [part.unit for text in texts for part in read_parts(text) or () if part.unit]
    return min(units, key=lambda unit: (-units.count(unit), unit), default="")


def _opening(kind: Kind, name: str) -> int:
    if kind is not Kind.CLOCK:
        return _LOGICAL_DAY
    if any(word in name for word in _RISING):
        return 0
    return _NOON if any(word in name for word in _FALLING) else _LOGICAL_DAY
