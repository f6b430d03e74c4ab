"""The week as aligned plain text, for pipes and files."""

from habit.domain.textwidth import padded
from habit.domain.weektable import WeekTable
from habit.locale import said
from habit.render import Output, Rendered
from habit.render.fitting import Fit, natural_fit
from habit.render.symbols import symbols
from habit.render.weekgrid import GOAL, WEEK, Grid, GridRow, grid_of


def write(value: WeekTable, output: Output) -> Rendered:
    """The table at its natural width: one line a metric, whatever the width of the terminal."""
    signs = symbols(unicode=output.unicode)
    grid = grid_of(value, signs)
    fit = natural_fit(grid)
    lines = [grid.title, "", _heads(grid, fit), signs.rule * fit.total]
    lines += [_line(row, fit) for row in grid.rows]
    lines += ["", grid.legend] * bool(grid.legend)
    return Rendered("\n".join(lines) + "\n")


def _heads(grid: Grid, fit: Fit) -> str:
    return _joined(["", *(day.long for day in grid.days), said(WEEK), said(GOAL)], fit)


def _line(row: GridRow, fit: Fit) -> str:
    return _joined([row.label, *(cell.text for cell in row.cells), row.summary, row.goal], fit)


def _joined(texts: list[str], fit: Fit) -> str:
    widths = [fit.label, *fit.days, fit.week, fit.goal]
    columns = [padded(text, width) for text, width in zip(texts, widths, strict=True) if width]
    return (" " * fit.gap).join(columns).rstrip()
