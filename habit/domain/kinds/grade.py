"""Grades: one capital letter, with a plus or a minus if need be."""

from collections.abc import Sequence
from datetime import date

from habit.domain.daytext import shown
from habit.domain.entries import Entry, State
from habit.domain.kinds.rules import NotAValue, Reading, valued
from habit.domain.metrics import Metric
from habit.domain.numbertext import tidy
from habit.domain.present import Present
from habit.domain.verdicts import Summary

GRADE = "[A-WYZ][+-]?"
"""A grade's form as a pattern; X is the mark of things done."""

_STEP = {"": 0.0, "+": -0.3, "-": 0.3}


class GradeRules:
    """A is the best and ranks 1; a plus is three tenths better, a minus three tenths worse."""

    def read(
        self, text: str, metric: Metric, present: Present, *, day: date | None, second: bool
    ) -> Reading:
        """``A`` to ``Z`` without ``X``, also ``B+`` and ``B-``."""
        del second
        rank = rank_of(text)
        if rank is None:
            raise NotAValue(_refusal(text, metric))
        return Reading(Entry(metric.id, day or present.day, State.VALUE, text, number=rank))

    def add(self, earlier: Entry, later: Entry, metric: Metric) -> Entry:
        """A later grade takes the place of the earlier one."""
        del earlier, metric
        return later

    def summarise(self, entries: Sequence[Entry], metric: Metric, days: int) -> Summary:
        """The median grade; between two grades the lower one, so that it never flatters."""
        del metric
        ranked = sorted((one.number or 0.0, one.text) for one in valued(entries))
        if not ranked:
            return Summary("", None, "", 0, days)
        rank, text = ranked[len(ranked) // 2]
        return Summary(text, rank, "", len(ranked), days)


def rank_of(text: str) -> float | None:
    """The rank of a grade (A is 1, B+ is 1.7), or None when the text is no grade."""
    letter, sign = text[:1], text[1:]
    if not "A" <= letter <= "Z" or letter == "X" or sign not in _STEP:
        return None
    return tidy(ord(letter) - ord("A") + 1 + _STEP[sign])


def nearest_grade(text: str) -> str | None:
    """The grade that a text outside the grammar is closest to, if one is close."""
    near = text.replace(" ", "").replace("−", "-").replace("–", "-").replace("＋", "+").upper()
    return near if rank_of(near) is not None else None


def _refusal(text: str, metric: Metric) -> str:
    if not text:
        return f"{metric.slug} takes a grade: habit log {metric.slug} B"
    if near := nearest_grade(text):
        return f"{shown(text)} is no grade. Write {near}."
    return f"{shown(text)} is no grade. Write a capital letter, such as B, B+ or B-."
