"""The sleep raster in lines."""

from collections.abc import Iterator

from habit.domain.sleep.nights import NightState
from habit.domain.sleep.raster import CELLS, Half, RasterRow, SleepRaster
from habit.domain.textwidth import display_width
from habit.render import Output
from habit.render.dates import month_day_text, range_text, weekday_text
from habit.render.figuretext import duration
from habit.render.pieces import Line, left, paragraph, plain, right
from habit.render.styles import QUIET, TITLE
from habit.render.symbols import symbols

_LABEL = 13
_TICK = 6
"""Cells between two hours of the head: three hours."""

_UNICODE = {Half.ASLEEP: "█", Half.FIRST: "▌", Half.SECOND: "▐", Half.AWAKE: "·"}
_ASCII = {Half.ASLEEP: "#", Half.FIRST: "(", Half.SECOND: ")", Half.AWAKE: "."}
_MIDNIGHT = "|"


def lines(value: SleepRaster, output: Output) -> Iterator[Line]:
    """The hours, then a row for each night, oldest first, then what the signs mean."""
    signs = symbols(unicode=output.unicode)
    glyphs = _UNICODE if output.unicode else _ASCII
    head = range_text(value.period.first, value.period.last, signs)
    name = f"{value.period.name} {signs.dot} " if value.period.name else ""
    yield plain(f"{name}{head}, the newest at the bottom", TITLE)
    yield []
    labels = [_label(row) for row in value.rows]
    # dates are wider in some languages
    width = max([_LABEL, *(display_width(label) + 1 for label in labels)])
    yield plain(" " * width + _hours(value), QUIET)
    for label, row in zip(labels, value.rows, strict=True):
        cells = _cells(row, value.midnight, glyphs, duration(row.duration_min, signs))
        yield [(left(label, width), ""), (cells, "")] if cells else plain(label)
    yield []
    half = f"{glyphs[Half.SECOND]} {glyphs[Half.FIRST]} half a cell"
    legend = (
        f"{glyphs[Half.ASLEEP]} asleep, {half}, {glyphs[Half.AWAKE]} awake, blank unknown, "
        f"{_MIDNIGHT} midnight; + before a free day ({value.free_days}); > goes on beyond the "
        "row; each cell is half an hour, naps included"
    )
    yield from paragraph(legend, max(output.width, 40) if output.terminal else 80, QUIET)


def _hours(value: SleepRaster) -> str:
    cells = [" "] * (CELLS + 2)
    first = (value.midnight % _TICK + _TICK) % _TICK
    for at in range(first, CELLS, _TICK):
        hour = (value.opens_min + at * 30) // 60 % 24
        cells[at : at + 2] = f"{hour:02}"
    return "".join(cells).rstrip()


def _label(row: RasterRow) -> str:
    mark = " +" if row.free else ""
    return f"{weekday_text(row.day)} {right(month_day_text(row.day), 6)}{mark}"


def _cells(row: RasterRow, midnight: int, glyphs: dict[Half, str], length: str) -> str:
    """The half hours and how long it was; "" where the night is unknown."""
    if row.state is NightState.UNKNOWN:
        return ""
    drawn = [glyphs[one] for one in row.cells]
    if row.cells[midnight] is Half.AWAKE:
        drawn[midnight] = _MIDNIGHT
    beyond = ">" if row.beyond else " "
    return f"{''.join(drawn)}{beyond}{right(length, 6)}"
