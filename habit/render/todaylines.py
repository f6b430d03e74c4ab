"""Today laid out in lines of styled pieces, side by side or stacked in a narrow terminal."""

from collections.abc import Iterator

from habit.domain.textwidth import display_width, padded
from habit.locale import marked, said
from habit.render.styles import PLAIN, QUIET, TITLE, verdict_style
from habit.render.todaygrid import TodayGrid, TodayLine
from habit.render.wrapping import IN_VALUES, wrap

Piece = tuple[str, str]
"""A text and its style."""

INDENT = "  "

NOTHING = marked("There are no metrics yet. habit metric add makes one.")


def today_lines(grid: TodayGrid, width: int | None) -> Iterator[list[Piece]]:
    """The lines, at most ``width`` cells wide; None sets no limit."""
    for part in wrap(grid.title, width or display_width(grid.title)):
        yield [(part, TITLE)]
    yield []
    if not grid.parts:
        for part in wrap(said(NOTHING), width or display_width(said(NOTHING))):
            yield [(part, PLAIN)]
    label, value, goal = _widths(grid)
    in_columns = width is None or 3 * len(INDENT) + label + value + goal <= width
    for head, lines in grid.parts:
        yield [(head, TITLE)]
        for line in lines:
            if in_columns:
                yield _columns(line, label, value)
            else:
                yield from _stacked(line, width or 0)


def _widths(grid: TodayGrid) -> tuple[int, int, int]:
    label = max((display_width(line.label) for line in grid.lines), default=0)
    value = max((display_width(line.value) for line in grid.lines), default=0)
    goal = max((display_width(line.goal) for line in grid.lines), default=0)
    return label, value, goal


def _columns(line: TodayLine, label: int, value: int) -> list[Piece]:
    before = INDENT + padded(line.label, label) + INDENT
    return [
        (before, PLAIN),
        (padded(line.value, value) + INDENT, PLAIN),
        (line.goal, verdict_style(line.verdict) or QUIET),
    ]


def _stacked(line: TodayLine, width: int) -> Iterator[list[Piece]]:
    room = width - len(INDENT)
    together = INDENT.join(text for text in (line.label, line.value) if text)
    if display_width(together) <= room:
        yield [(INDENT + together, PLAIN)]
    else:
        yield from ([(INDENT + part, PLAIN)] for part in wrap(line.label, room))
        values = wrap(line.value, room - len(INDENT), IN_VALUES) if line.value else []
        yield from ([(2 * INDENT + part, PLAIN)] for part in values)
    style = verdict_style(line.verdict) or QUIET
    goals = wrap(line.goal, room - len(INDENT)) if line.goal else []
    yield from ([(2 * INDENT + part, style)] for part in goals)
