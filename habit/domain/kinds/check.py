"""Checks: done, or not."""

from collections.abc import Sequence
from datetime import date

from habit.domain.daytext import shown
from habit.domain.entries import Entry, State
from habit.domain.kinds.rules import MARKS, NotAValue, Reading, valued
from habit.domain.metrics import Kind, Metric
from habit.domain.present import Present
from habit.domain.verdicts import Summary

_DONE = {"yes", "done"}
_NOT_DONE = {"no", "not done", "-", "0"}


class CheckRules:
    """A mark says that it was done; doing it again changes nothing."""

    def read(
        self, text: str, metric: Metric, present: Present, *, day: date | None, second: bool
    ) -> Reading:
        """A mark, ``yes`` or ``done``; an empty text is ``x``."""
        del second
        if text and text not in MARKS and text.casefold() not in _DONE:
            raise NotAValue(_refusal(text, metric))
        return Reading(Entry(metric.id, day or present.day, State.VALUE, text or "x", number=1.0))

    def add(self, earlier: Entry, later: Entry, metric: Metric) -> Entry:
        """What was done stays done."""
        del metric
        done = earlier.state is State.VALUE and later.state is State.VALUE
        return earlier if done else later

    def summarise(self, entries: Sequence[Entry], metric: Metric, days: int) -> Summary:
        """The days on which it was done: ``2/7``; nothing when there is none."""
        del metric
        done = len(valued(entries))
        if not done:
            return Summary("", None, "", 0, days)
        return Summary(f"{done}/{days}", float(done), "", done, days)


def _refusal(text: str, metric: Metric) -> str:
    if text.casefold() in _NOT_DONE:
        return f"{shown(text)} is no mark. Write none when {metric.slug} is known not to be done."
    refusal = f"{shown(text)} is no mark: {metric.slug} is done or not. Write x"
    # a row that was empty in every document is a check until somebody says otherwise
    from habit.domain.kinds.infer import kind_for  # noqa: PLC0415 - only a refusal pays for it

    guess = kind_for([text], metric.slug)
    if guess.kind is Kind.CHECK:
        return f"{refusal}, or none."
    unit = f" --unit {guess.unit}" if guess.unit else ""
    return f"{refusal}, or first: habit metric set {metric.slug} --kind {guess.kind}{unit}"
