"""What every kind of metric must be able to do, and what reading a text comes to."""

from collections.abc import Iterable, Sequence
from datetime import date

from habit.domain.entries import Entry, State
from habit.domain.metrics import Metric
from habit.domain.present import Present
from habit.domain.verdicts import Summary
from habit.errors import UsageProblem
from habit.lighttypes import NamedTuple, Protocol

MARKS = frozenset("xX✓✔√")
"""The characters by which people mark a thing as done."""


class NotAValue(UsageProblem):
    """The text is no value of this kind; the message names the nearest form that is one."""


class Reading(NamedTuple):
    """What a typed text comes to. ``remarks`` are things that the user should be told."""

    entry: Entry
    remarks: tuple[str, ...] = ()


class KindRules(Protocol):
    """One kind's way to read, to add and to sum up."""

    def read(
        self, text: str, metric: Metric, present: Present, *, day: date | None, second: bool
    ) -> Reading:
        """The entry that a text without outer blanks stands for, or NotAValue.

        ``day`` None is "now": the latest occurrence of a clock time, ``present.day`` for what
        is no time. ``second`` takes the later of a clock time that exists twice. An empty text
        is a bare ``habit log METRIC``.
        """

    def add(self, earlier: Entry, later: Entry, metric: Metric) -> Entry:
        """The one entry that two of the same day come to, logged in this order."""

    def summarise(self, entries: Sequence[Entry], metric: Metric, days: int) -> Summary:
        """What one metric's entries, whatever their states, come to over ``days`` days."""


def valued(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that hold a value, in order of their days."""
    return sorted((one for one in entries if one.state is State.VALUE), key=lambda one: one.day)
