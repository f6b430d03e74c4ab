"""Today as texts in places: what is in, what is missing, what tonight asks for."""

from habit.domain.goals import Per
from habit.domain.today import Today, TodayRow
from habit.domain.verdicts import Verdict
from habit.lighttypes import NamedTuple
from habit.locale import said
from habit.render.dates import full_day_text, weekday_text
from habit.render.harmless import harmless
from habit.render.symbols import Symbols
from habit.render.weekgrid import goal_text, summary_text


class TodayLine(NamedTuple):
    """One metric: its label, its value if there is one, and its goal with how it stands."""

    label: str
    value: str
    goal: str
    verdict: Verdict | None


class TodayGrid(NamedTuple):
    """The title and the headed parts; a part without lines is left out."""

    title: str
    parts: tuple[tuple[str, tuple[TodayLine, ...]], ...]

    @property
    def lines(self) -> list[TodayLine]:
        """The lines of all parts."""
        return [line for _, lines in self.parts for line in lines]


def today_grid(today: Today, signs: Symbols) -> TodayGrid:
    """The texts of today, safe to print."""
    parts = (
        (said("In"), tuple(_line(row, today, signs) for row in today.entered)),
        (said("Missing"), tuple(_line(row, today, signs) for row in today.missing)),
        (said("Skipped"), tuple(_line(row, today, signs) for row in today.skipped)),
        (
            said("Tonight"),
            tuple(
                TodayLine(harmless(one.named.label.strip()), "", goal_text(one.goal), None)
                for one in today.tonight
            ),
        ),
    )
    title = f"{full_day_text(today.day)} {signs.dot} {today.week.name}"
    return TodayGrid(title, tuple(part for part in parts if part[1]))


def _line(row: TodayRow, today: Today, signs: Symbols) -> TodayLine:
    label = harmless(row.named.label.strip())
    if row.day != today.day:
        label = f"{label} ({weekday_text(row.day)})"
    value = "" if row.entry is None else harmless(row.entry.text)
    return TodayLine(label, value, _goal(row, signs), row.verdict)


def _goal(row: TodayRow, signs: Symbols) -> str:
    goal = goal_text(row.goal)
    if row.goal is not None and row.goal.per is Per.WEEK and row.so_far.text:
        goal = f"{goal}: {summary_text(row.so_far.text, signs)}"
    return f"{goal} {signs.verdict(row.verdict)}".rstrip()
