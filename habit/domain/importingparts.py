"""An import of the parts of a document beside its table, as a plan. Nothing is written.

Each day's notes, and the plan, are compared as a whole with the store and with what the last
import saw: a side that did not change gives way to the one that did.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from habit.domain.daylist import DayList, find_day_list
from habit.domain.daynotes import DayNote
from habit.domain.footnotes import find_footnotes
from habit.domain.journal import Edit, Record
from habit.domain.passages import Part, Passage
from habit.domain.plantable import ParsedPlan, bare, find_plan, remembered_plan, wrong_totals
from habit.domain.plantasks import PlanTask
from habit.domain.sheets import Sheet
from habit.lighttypes import NamedTuple


class PartsMemory(NamedTuple):
    """What the store knows of a week beside its table."""

    passages: Sequence[Passage]
    notes: Sequence[DayNote]
    tasks: Sequence[PlanTask]


class PartsPlan(NamedTuple):
    """The edits, and what to say of them, which may be something where there are no edits.

    ``unsettled``: a part was left because both sides have changed.
    """

    edits: tuple[Edit, ...]
    told: tuple[str, ...]
    unsettled: bool


def plan_parts(sheet: Sheet, memory: PartsMemory, *, replace: bool) -> PartsPlan:
    """What taking a document's day list, plan and footnotes changes."""
    planning = _Parts(sheet, memory, replace=replace)
    planning.take_days()
    planning.take_plan()
    planning.take_footnotes()
    return PartsPlan(tuple(planning.edits), tuple(planning.told), planning.unsettled)


class _Parts:
    """The parts of one document, taken one after the other."""

    def __init__(self, sheet: Sheet, memory: PartsMemory, *, replace: bool) -> None:
        self._sheet, self._memory, self._replace = sheet, memory, replace
        self._lines = [line.rstrip("\r\n") for line in sheet.document.lines]
        self._known = {one.part: one for one in memory.passages}
        self.edits: list[Edit] = []
        self.told: list[str] = []
        self.unsettled = False

    def take_days(self) -> None:
        found = find_day_list(self._lines)
        if found is None:
            return
        base = self._remembered_days()
        taken, conflicts = 0, 0
        for day in self._sheet.week.days:
            own = [one for one in self._memory.notes if one.day == day]
            texts, before = found.notes_of(day.isoweekday()), base.get(day)
            choice = self._choice(list(texts), [one.text for one in own], before)
            conflicts += choice is None
            if choice:
                taken += len(texts)
                after = [DayNote(day, place, text) for place, text in enumerate(texts, 1)]
                self.edits += _edits(own, after)
        if taken:
            self.told.append(_counted(taken, "note of the days", "notes of the days"))
        if conflicts:
            self.unsettled = True
            self.told.append(
                f"Notes of {_counted(conflicts, 'day', 'days')} left: changed on both sides."
            )
        else:
            self._remember(Part.DAYS, found.lines)

    def take_plan(self) -> None:
        week = self._sheet.week.first
        found = find_plan(self._sheet.document.tables, week)
        if found is None:
            return
        known = self._known.get(Part.PLAN)
        base = remembered_plan(known.text, week) if known else None
        before = None if base is None else bare(base.tasks)
        choice = self._choice(bare(found.tasks), bare(self._memory.tasks), before)
        if choice:
            self.edits += _edits(self._memory.tasks, found.tasks)
            self.told.append(f"The plan: {_counted(len(found.tasks), 'task', 'tasks')}")
        self.told += self._doubts(found)
        if choice is None:
            self.unsettled = True
            self.told.append("The plan is left: changed on both sides. --replace takes it.")
        else:
            self._remember(Part.PLAN, found.table.lines)

    def take_footnotes(self) -> None:
        table = self._sheet.table
        found = find_footnotes(self._lines, table.line + len(table.table.lines))
        if found:
            self._remember(Part.NOTES, found)

    def _choice(
        self, here: Sequence[object], stored: Sequence[object], before: Sequence[object] | None
    ) -> bool | None:
        """Whether to take what is here; None where both sides have changed."""
        if here == stored or not here:
            return False
        if self._replace or not stored or list(stored) == list(before or ()):
            return list(here) != list(before or ()) or self._replace
        return False if list(here) == list(before or ()) else None

    def _remembered_days(self) -> dict[date, list[str]]:
        known = self._known.get(Part.DAYS)
        found: DayList | None = find_day_list(known.text.split("\n")) if known else None
        if found is None:
            return {}
        return {day: list(found.notes_of(day.isoweekday())) for day in self._sheet.week.days}

    def _remember(self, part: Part, lines: Iterable[str]) -> None:
        known, text = self._known.get(part), "\n".join(lines)
        if known is None or known.text != text:
            source = self._sheet.source.rpartition("/")[2]
            self.edits.append(Edit(known, Passage(self._sheet.week.first, part, text, source)))

    def _doubts(self, plan: ParsedPlan) -> Iterator[str]:
        for name, written, real in wrong_totals(plan):
            yield f"The total of {name} is {written} in the plan; its scores come to {real}."


def _edits(before: Sequence[Record], after: Sequence[Record]) -> list[Edit]:
    old = {one[:2]: one for one in before}
    new = {one[:2]: one for one in after}
    gone = [Edit(one, None) for key, one in old.items() if key not in new]
    return gone + [Edit(old.get(key), one) for key, one in new.items() if old.get(key) != one]


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
