"""Writing cells: what a typed value does to what stands in a day's cell already."""

from collections.abc import Sequence
from datetime import date

from habit.domain.catalog import Named
from habit.domain.days import clock_text, day_at, wall_at
from habit.domain.entries import Entry, State
from habit.domain.journal import Edit
from habit.domain.kinds import read_entry, rules_of
from habit.domain.kinds.rules import Reading
from habit.domain.logged import LoggedEntry
from habit.domain.metrics import Kind, Metric
from habit.domain.present import Present
from habit.domain.unusual import question
from habit.errors import UsageProblem
from habit.render.dates import full_day_text
from habit.store.repository import Repository

HISTORY = 60
"""How many entries of other days a value is compared with before a question is asked."""

LONGEST_COMMAND = 200
"""How many characters of a command the journal keeps."""

_TIMED = frozenset({Kind.CLOCK, Kind.SPAN})


class Cells:
    """The cells that one command writes, one after the other, and the edits they come to.

    Must be used inside the repository's transaction: what it reads must not change meanwhile.
    """

    def __init__(self, repository: Repository, present: Present) -> None:
        self._repository = repository
        self._present = present
        self._before: dict[tuple[str, date], Entry | None] = {}
        self._after: dict[tuple[str, date], Entry] = {}

    def put(
        self, named: Named, text: str, day: date | None, *, replace: bool, second: bool = False
    ) -> LoggedEntry:
        """Read a value and write it; ``replace`` keeps counts and amounts from being added up."""
        metric = named.metric
        named.refuse_archived()
        reading = read_entry(metric, text, self._present, day=day, second=second)
        # an instant has been held against the clock already, and may be minutes ahead of it
        if reading.entry.instant is None and reading.entry.day > current_day(metric, self._present):
            raise UsageProblem(_not_begun(named, reading.entry.day, self._present))
        return self._write(named, reading, replace=replace)

    def edits(self) -> list[Edit]:
        """The net change of every cell, without those that stayed as they were."""
        return [
            Edit(self._before[cell], after)
            for cell, after in self._after.items()
            if after != self._before[cell]
        ]

    def _write(self, named: Named, reading: Reading, *, replace: bool) -> LoggedEntry:
        metric, typed = named.metric, reading.entry
        earlier = self._standing(typed)
        written, added = typed, False
        if earlier is not None and not replace:
            written = rules_of(metric.kind).add(earlier, typed, metric)
            added = written.text != typed.text
            if _same_value(earlier, written):
                written, added = earlier, False
        self._after[typed.metric_id, typed.day] = written
        asked = None if written == earlier else self._question(written, metric)
        return LoggedEntry(named, written, earlier, added, reading.remarks, asked)

    def _standing(self, typed: Entry) -> Entry | None:
        cell = (typed.metric_id, typed.day)
        if cell not in self._before:
            self._before[cell] = self._repository.entry(*cell)
        return self._after.get(cell, self._before[cell])

    def _question(self, written: Entry, metric: Metric) -> str | None:
        others = self._repository.entries_of(metric.id, date.max, HISTORY)
        return question(written, metric, others)


def current_day(metric: Metric, present: Present) -> date:
    """The day of a metric that is open now: a clock metric's opens at an hour of its own."""
    if metric.kind in _TIMED:
        return day_at(present.now, present.zone, metric.opens_at)
    return present.day


def _not_begun(named: Named, day: date, present: Present) -> str:
    message = f"{full_day_text(day)} has not begun yet"
    if day > wall_at(present.now, present.zone).date():
        return f"{message}."
    metric = named.metric
    opens = metric.opens_at if metric.kind in _TIMED else present.day_start
    return f"{message} for {metric.slug}: its day opens at {clock_text(opens)}."


def command_text(verb: str, words: Sequence[str], options: Sequence[str] = ()) -> str:
    """What the user ran, in words, for the journal; very long commands are cut."""
    text = " ".join([verb, *words, *options])
    return text if len(text) <= LONGEST_COMMAND else f"{text[: LONGEST_COMMAND - 1]}…"


def _same_value(one: Entry, other: Entry) -> bool:
    """Whether both say the same, in whatever words: 340 says what 3:40 says."""
    if one.state is State.TEXT or other.state is State.TEXT:
        return one == other
    return one._replace(text="") == other._replace(text="")
