"""Today drawn with Rich."""

from habit.domain.today import Today
from habit.render import Output, Rendered
from habit.render.drawn.screen import drawn
from habit.render.symbols import symbols
from habit.render.todaygrid import today_grid
from habit.render.todaylines import today_lines


def write(value: Today, output: Output) -> Rendered:
    """The columns where they fit into the output's width, otherwise stacked."""
    from rich.text import Text

    grid = today_grid(value, symbols(unicode=output.unicode))
    lines = [Text.assemble(*line) for line in today_lines(grid, output.width)]
    return Rendered(drawn([*lines], output))
