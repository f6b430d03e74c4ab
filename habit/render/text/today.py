"""Today as plain text."""

from habit.domain.today import Today
from habit.render import Output, Rendered
from habit.render.symbols import symbols
from habit.render.todaygrid import today_grid
from habit.render.todaylines import today_lines


def write(value: Today, output: Output) -> Rendered:
    """The columns at their natural width."""
    grid = today_grid(value, symbols(unicode=output.unicode))
    lines = ("".join(text for text, _ in line).rstrip() for line in today_lines(grid, None))
    return Rendered("".join(f"{line}\n" for line in lines))
