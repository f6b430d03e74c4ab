"""Counts: tallies such as ``xx`` or ``4``."""

from collections.abc import Sequence
from datetime import date

from habit.domain.daytext import shown
from habit.domain.entries import Entry, State
from habit.domain.kinds.rules import MARKS, NotAValue, Reading, valued
from habit.domain.metrics import Metric
from habit.domain.numbertext import is_digits
from habit.domain.present import Present
from habit.domain.verdicts import Summary
from habit.late import re

_MOST = 9999
_MOST_MARKS = 20
_MOST_ADDED_MARKS = 5
"""Marks that are added up stay marks as long as they can be counted at a glance."""


class CountRules:
    """Each mark is one; a whole number says how many."""

    def read(
        self, text: str, metric: Metric, present: Present, *, day: date | None, second: bool
    ) -> Reading:
        """Up to 20 marks or a whole number up to 9999; an empty text is ``x``."""
        del second
        text = text or "x"
        tally = tally_of(text)
        if tally is None:
            raise NotAValue(_refusal(text, metric))
        return Reading(Entry(metric.id, day or present.day, State.VALUE, text, number=float(tally)))

    def add(self, earlier: Entry, later: Entry, metric: Metric) -> Entry:
        """The sum of both tallies, in marks as long as they are few."""
        if earlier.state is not State.VALUE or later.state is not State.VALUE:
            return later
        tally = int((earlier.number or 0) + (later.number or 0))
        if tally > _MOST:
            raise NotAValue(
                f"{metric.slug} would come to {tally}; {_MOST} is the most for one day. "
                "--set replaces what is there."
            )
        marks = earlier.text + later.text
        few = _all_marks(marks) and len(marks) <= _MOST_ADDED_MARKS
        return later._replace(text=marks if few else str(tally), number=float(tally))

    def summarise(self, entries: Sequence[Entry], metric: Metric, days: int) -> Summary:
        """The sum of the tallies: ``4``; nothing when no day has one."""
        del metric
        tallies = [one.number or 0.0 for one in valued(entries)]
        if not tallies:
            return Summary("", None, "", 0, days)
        return Summary(f"{sum(tallies):.0f}", sum(tallies), "", len(tallies), days)


def tally_of(text: str) -> int | None:
    """How many a text of marks or digits stands for, or None."""
    if _all_marks(text):
        return len(text) if len(text) <= _MOST_MARKS else None
    return int(text) if is_digits(text) and len(text) <= len(str(_MOST)) else None


def _all_marks(text: str) -> bool:
    return bool(text) and all(character in MARKS for character in text)


def _refusal(text: str, metric: Metric) -> str:
    what = f"{shown(text)} is no count"
    if _all_marks(text):
        return f"{what}: too many marks. Write {min(len(text), _MOST)}."
    if _all_marks(text.replace(" ", "")):
        return f"{what}. Write {text.replace(' ', '')}."
    if found := re.fullmatch("[xX×*]? ?([0-9]{1,4}) ?(?:[xX×*]|times)?", text):
        return f"{what}. Write {found[1]}."
    if text == "-" or text.casefold() == "no":
        return f"{what}. Write 0, or none when {metric.slug} is known not to have happened."
    return f"{what}: {metric.slug} takes marks or a whole number up to {_MOST}. Write xx or 2."
