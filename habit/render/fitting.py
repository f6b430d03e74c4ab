"""How the week's table is fitted into a terminal: full, with narrower columns, or as a list."""

from collections.abc import Iterator

from habit.domain.textwidth import display_width
from habit.lighttypes import NamedTuple
from habit.locale import said
from habit.render.weekgrid import GOAL, WEEK, Grid
from habit.render.wrapping import IN_VALUES, longest_piece

LABEL_MIN = 12
"""Cells that a label keeps before the table becomes a list."""

DAY_MIN = 4
"""Cells that a day's column keeps: ``[18]``."""

WORD = 7
"""Cells that a value's unbreakable part may fill in a day's column; ``62.8kg`` is never torn."""


class Fit(NamedTuple):
    """Column widths in cells.

    ``stacked``: day names stand over their numbers. ``goal`` 0: goals stand below the labels.
    """

    label: int
    days: tuple[int, ...]
    week: int
    goal: int
    gap: int
    stacked: bool

    @property
    def total(self) -> int:
        """The width of a whole line."""
        columns = [self.label, *self.days, self.week] + [self.goal] * bool(self.goal)
        return sum(columns) + self.gap * (len(columns) - 1)


def natural_fit(grid: Grid) -> Fit:
    """The widths at which nothing is broken, with one line of heads and a column of goals."""
    return Fit(
        label=_widest([row.label for row in grid.rows]),
        days=_day_widths(grid, stacked=False),
        week=_widest([said(WEEK), *(row.summary for row in grid.rows)]),
        goal=_goal_width(grid),
        gap=2,
        stacked=False,
    )


def fit(grid: Grid, width: int) -> Fit | None:
    """The roomiest widths that fit into ``width`` cells, or None: then it must be a list."""
    wide = natural_fit(grid)
    stacked = wide._replace(days=_day_widths(grid, stacked=True), stacked=True)
    below = stacked._replace(goal=0, label=_label_width(grid))
    for candidate in (wide, stacked, *_squeezed(grid, below, width)):
        if candidate.total <= width:
            return candidate
    return None


def _squeezed(grid: Grid, start: Fit, width: int) -> Iterator[Fit]:
    """From gentle to rough: lines broken at blanks and signs, then within long words."""
    pieces = max((longest_piece(row.label) for row in grid.rows), default=0)
    label = max(pieces, LABEL_MIN)
    days = tuple(
        max([DAY_MIN, *(longest_piece(row.cells[at].text, IN_VALUES) for row in grid.rows)])
        for at in range(len(grid.days))
    )
    whole_label = _widest([row.label for row in grid.rows])
    for gap in (2, 1):
        spaced = _shrink_label(start._replace(gap=gap), whole_label, width)
        yield _shrink_label(_shrink_days(spaced, days, width), label, width)
    tight = _shrink_label(start._replace(gap=1), LABEL_MIN, width)
    yield _shrink_days(tight, tuple(min(size, WORD) for size in days), width)


def _shrink_days(now: Fit, least: tuple[int, ...], width: int) -> Fit:
    days = list(now.days)
    while now._replace(days=tuple(days)).total > width:
        spare = [place for place, size in enumerate(days) if size > least[place]]
        if not spare:
            break
        days[max(spare, key=lambda place: days[place])] -= 1
    return now._replace(days=tuple(days))


def _shrink_label(now: Fit, least: int, width: int) -> Fit:
    over = max(now.total - width, 0)
    return now._replace(label=max(now.label - over, min(least, now.label)))


def _day_widths(grid: Grid, *, stacked: bool) -> tuple[int, ...]:
    return tuple(
        _widest(
            [*(day.stacked if stacked else [day.long]), *(row.cells[at].text for row in grid.rows)]
        )
        for at, day in enumerate(grid.days)
    )


def _label_width(grid: Grid) -> int:
    """The width of the labels with the goals below them, indented by one."""
    return _widest([*(row.label for row in grid.rows), *(f" {row.goal}" for row in grid.rows)])


def _goal_width(grid: Grid) -> int:
    goals = [row.goal for row in grid.rows if row.goal]
    return _widest([said(GOAL), *goals]) if goals else 0


def _widest(texts: list[str]) -> int:
    return max((display_width(text) for text in texts), default=0)
