"""The week as a list, metric by metric, for a terminal too narrow for seven columns."""

from collections.abc import Iterator

from habit.domain.textwidth import display_width
from habit.lighttypes import TYPE_CHECKING
from habit.render import styles
from habit.render.weekgrid import Grid, GridRow
from habit.render.wrapping import IN_VALUES, wrap

if TYPE_CHECKING:
    from rich.text import Text

INDENT = "  "


def week_list(grid: Grid, width: int) -> "Iterator[Text]":
    """The title, then each metric with its week, its goal, and the days that hold something."""
    from rich.text import Text

    for line in wrap(grid.title, width):
        yield Text(line, style=styles.TITLE)
    for row in grid.rows:
        yield Text()
        yield from _metric(grid, row, width)
    if grid.legend:
        yield Text()
        yield Text(grid.legend, style=styles.QUIET)


def _metric(grid: Grid, row: GridRow, width: int) -> "Iterator[Text]":
    from rich.text import Text

    gap = max(width - display_width(row.label) - display_width(row.summary), 0)
    if gap >= len(INDENT):
        line = Text(row.label, style=styles.TITLE)
        yield line.append(" " * gap).append(row.summary, style=styles.verdict_style(row.verdict))
    else:
        for part in wrap(row.label, width):
            yield Text(part, style=styles.TITLE)
        for part in wrap(row.summary, width):
            yield Text(part.rjust(width), style=styles.verdict_style(row.verdict))
    for part in wrap(row.goal, width - len(INDENT)) if row.goal else ():
        yield Text(INDENT + part, style=styles.QUIET)
    for part in _days(grid, row, width - len(INDENT)):
        yield Text(INDENT + part)


def _days(grid: Grid, row: GridRow, width: int) -> Iterator[str]:
    line = ""
    for day, cell in zip(grid.days, row.cells, strict=True):
        if not cell.text:
            continue
        item = f"{f'[{day.name}]' if day.today else day.name} {cell.text}"
        longer = f"{line}{INDENT}{item}" if line else item
        if display_width(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        *full, line = wrap(item, width, IN_VALUES)
        yield from full
    if line:
        yield line
