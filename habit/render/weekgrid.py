"""The week's table as texts in places, before any width, colour or box is chosen."""

from habit.domain.entries import State
from habit.domain.goals import Bound, Goal
from habit.domain.verdicts import Verdict
from habit.domain.weektable import Cell, Row, WeekTable
from habit.lighttypes import NamedTuple
from habit.locale import marked, said
from habit.render.dates import range_text, weekday_text
from habit.render.harmless import harmless
from habit.render.symbols import SKIPPED, Symbols


class GridCell(NamedTuple):
    """One cell's text; all else may lend it a colour. ``state`` None: nothing known."""

    text: str
    state: State | None
    verdict: Verdict | None
    skipped: bool = False


class GridRow(NamedTuple):
    """One metric: its label, its days, its week in a few characters, its goal in words."""

    label: str
    cells: tuple[GridCell, ...]
    summary: str
    goal: str
    verdict: Verdict | None


class GridDay(NamedTuple):
    """One column's head: ``Mon`` and ``15``; both are marked when it is today."""

    name: str
    number: str
    today: bool

    @property
    def long(self) -> str:
        """``Mon 15``, or ``[Thu 18]`` for today."""
        return f"[{self.name} {self.number}]" if self.today else f"{self.name} {self.number}"

    @property
    def stacked(self) -> tuple[str, str]:
        """``Mon`` over ``15``; today's number stands in brackets."""
        return (self.name, f"[{self.number}]" if self.today else self.number)


class Grid(NamedTuple):
    """The whole table as text. ``legend`` says what its marks mean, "" where there are none."""

    title: str
    days: tuple[GridDay, ...]
    rows: tuple[GridRow, ...]
    legend: str


WEEK = marked("Week")
"""The head of the column that sums the week up."""

GOAL = marked("Goal")
"""The head of the column of goals."""


def grid_of(table: WeekTable, signs: Symbols) -> Grid:
    """The table's texts, safe to print, in the order of its rows and days."""
    week = table.week
    days = tuple(
        GridDay(weekday_text(day), str(day.day), today=day == table.today) for day in week.days
    )
    title = f"{week.name} {signs.dot} {range_text(week.first, week.last, signs)}"
    skipped = any(cell.skipped for row in table.rows for cell in row.cells)
    legend = said("{mark} skipped").format(mark=SKIPPED) if skipped else ""
    return Grid(title, days, tuple(_row(row, signs) for row in table.rows), legend)


def goal_text(goal: Goal | None) -> str:
    """The goal as the user put it, "" where none is in force."""
    if goal is None or goal.bound is Bound.NO_GOAL:
        return ""
    return harmless(goal.text)


def summary_text(text: str, signs: Symbols) -> str:
    """A summary with the sign for "undefined" that the terminal can show."""
    return harmless(text.replace("–", signs.dash))


def _row(row: Row, signs: Symbols) -> GridRow:
    mark = signs.verdict(row.verdict)
    summary = summary_text(row.summary.text, signs)
    return GridRow(
        label=harmless(row.label.strip()),
        cells=tuple(_cell(cell) for cell in row.cells),
        summary=f"{summary} {mark}".strip(),
        goal=goal_text(row.goal),
        verdict=row.verdict,
    )


def _cell(cell: Cell) -> GridCell:
    text, state = (
        ("", None) if cell.entry is None else (harmless(cell.entry.text), cell.entry.state)
    )
    if cell.skipped:
        text = f"{text} {SKIPPED}".strip()
    return GridCell(text, state, cell.verdict, cell.skipped)
