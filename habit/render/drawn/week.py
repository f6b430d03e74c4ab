"""The week drawn with Rich: a table, or a list where the terminal is too narrow for one."""

from habit.domain.weektable import WeekTable
from habit.lighttypes import TYPE_CHECKING
from habit.locale import said
from habit.render import Output, Rendered, styles
from habit.render.drawn import screen
from habit.render.drawn.weeklist import week_list
from habit.render.fitting import Fit, fit
from habit.render.symbols import symbols
from habit.render.weekgrid import GOAL, WEEK, Grid, GridCell, GridDay, GridRow, grid_of
from habit.render.wrapping import IN_VALUES, clipped, wrap

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

LINES_AT_MOST = 4
"""Lines that one cell may take before the rest of it is cut."""


def write(value: WeekTable, output: Output) -> Rendered:
    """The table in the roomiest form that fits into the output's width."""
    from rich.text import Text

    grid = grid_of(value, symbols(unicode=output.unicode))
    fitted = fit(grid, output.width)
    if fitted is None:
        return Rendered(screen.drawn([*week_list(grid, output.width)], output))
    title = Text(grid.title, style=styles.TITLE)
    legend = [Text(), Text(grid.legend, style=styles.QUIET)] * bool(grid.legend)
    return Rendered(screen.drawn([title, Text(), _table(grid, fitted, output), *legend], output))


def _table(grid: Grid, fitted: Fit, output: Output) -> "Table":
    from rich.box import Box
    from rich.table import Table

    rule = symbols(unicode=output.unicode).rule
    # a rule below the heads and nothing else, so that seven days fit into 80 columns
    lines = ["    ", "    ", f"{rule}{rule * 2}{rule}", *["    "] * 5]
    table = Table(
        box=Box("\n".join(lines) + "\n", ascii=not output.unicode),
        show_edge=False,
        pad_edge=False,
        padding=(0, fitted.gap - 1, 0, 0),
        header_style="",
    )
    table.add_column("", width=fitted.label, no_wrap=True)
    for day, width in zip(grid.days, fitted.days, strict=True):
        style = styles.TODAY if day.today else ""
        table.add_column(_head(day, fitted), width=width, no_wrap=True, header_style=style)
    table.add_column(_last_line(said(WEEK), fitted), width=fitted.week, no_wrap=True)
    if fitted.goal:
        table.add_column(_last_line(said(GOAL), fitted), width=fitted.goal, no_wrap=True)
    for row in grid.rows:
        table.add_row(*_row(grid, row, fitted, output))
    return table


def _head(day: GridDay, fitted: Fit) -> str:
    return "\n".join(day.stacked) if fitted.stacked else day.long


def _last_line(head: str, fitted: Fit) -> str:
    return f"\n{head}" if fitted.stacked else head


def _row(grid: Grid, row: GridRow, fitted: Fit, output: Output) -> "list[Text]":
    days = zip(grid.days, row.cells, fitted.days, strict=True)
    columns = [
        _label(row, fitted),
        *(_cell(cell, width, day, output) for day, cell, width in days),
        _text(row.summary, fitted.week, styles.verdict_style(row.verdict)),
    ]
    return columns + [_text(row.goal, fitted.goal, styles.QUIET)] * bool(fitted.goal)


def _label(row: GridRow, fitted: Fit) -> "Text":
    text = _text(row.label, fitted.label, styles.PLAIN)
    if row.goal and not fitted.goal:
        indented = [f" {line}" for line in wrap(row.goal, fitted.label - 1)]
        text.append("\n" + "\n".join(indented), style=styles.QUIET)
    return text


def _cell(cell: GridCell, width: int, day: GridDay, output: Output) -> "Text":
    from rich.text import Text

    lines = clipped(
        wrap(cell.text, width, IN_VALUES),
        LINES_AT_MOST,
        width,
        symbols(unicode=output.unicode).ellipsis,
    )
    return Text("\n".join(lines), style=_cell_style(cell, day))


def _cell_style(cell: GridCell, day: GridDay) -> str:
    if cell.skipped:
        return styles.QUIET
    return styles.cell_style(cell.state, cell.verdict, today=day.today)


def _text(text: str, width: int, style: str) -> "Text":
    from rich.text import Text

    return Text("\n".join("\n".join(wrap(line, width)) for line in text.split("\n")), style=style)
