"""The sleep raster in lines."""

from collections.abc import Iterator

from habit.domain.sleep.nights import NightState
from habit.domain.sleep.raster import CELLS, Half, RasterRow, SleepRaster
from habit.domain.textwidth import display_width
from habit.locale import said, told
from habit.render import Output
from habit.render.dates import month_day_text, range_text, weekday_text
from habit.render.figuretext import duration
from habit.render.pieces import Line, left, paragraph, plain, right, width_of
from habit.render.styles import QUIET, TITLE
from habit.render.symbols import symbols

_LABEL = 13
_LENGTH = 7
"""Cells after the row: whether it goes on beyond, and how long the night was."""

_TICK = 6
"""Cells between two hours of the head: three hours."""

_UNICODE = {Half.ASLEEP: "█", Half.FIRST: "▌", Half.SECOND: "▐", Half.AWAKE: "·"}
_ASCII = {Half.ASLEEP: "#", Half.FIRST: "(", Half.SECOND: ")", Half.AWAKE: "."}
_MIDNIGHT = "|"


def lines(value: SleepRaster, output: Output) -> Iterator[Line]:
    """The hours, then a row for each night, oldest first, then what the signs mean."""
    signs = symbols(unicode=output.unicode)
    glyphs = _UNICODE if output.unicode else _ASCII
    room = width_of(output)
    head = range_text(value.period.first, value.period.last, signs)
    name = f"{told(value.period.name)} {signs.dot} " if value.period.name else ""
    title = said("{period}, the newest at the bottom")
    yield from paragraph(title.format(period=f"{name}{head}"), room, TITLE)
    yield []
    labels = [_label(row) for row in value.rows]
    # dates are wider in some languages
    width = max([_LABEL, *(display_width(label) + 1 for label in labels)])
    # half hours, or whole ones in a narrow terminal, and without the length in a narrower one
    halves = 1 if width + CELLS + _LENGTH <= room else 2
    fits = width + CELLS // halves + _LENGTH <= room
    yield plain(" " * width + _hours(value, halves), QUIET)
    for label, row in zip(labels, value.rows, strict=True):
        cells = _cells(row, value.midnight, glyphs, halves)
        length = right(duration(row.duration_min, signs), _LENGTH - 1) if cells and fits else ""
        yield [(left(label, width), ""), (cells + length, "")] if cells else plain(label)
    yield []
    legend = said(
        "{asleep} asleep, {second} {first} half a cell, {awake} awake, blank unknown, {midnight} "
        "midnight; + before a free day ({free}); > goes on beyond the row; each cell is {time}, "
        "naps included"
    ).format(
        asleep=glyphs[Half.ASLEEP],
        second=glyphs[Half.SECOND],
        first=glyphs[Half.FIRST],
        awake=glyphs[Half.AWAKE],
        midnight=_MIDNIGHT,
        free=value.free_days,
        time=said("half an hour") if halves == 1 else said("an hour"),
    )
    yield from paragraph(legend, room, QUIET)


def _hours(value: SleepRaster, halves: int) -> str:
    cells = [" "] * (CELLS + 2)
    for at in range(value.midnight % _TICK, CELLS, _TICK):
        hour = (value.opens_min + at * 30) // 60 % 24
        cells[at // halves : at // halves + 2] = f"{hour:02}"
    return "".join(cells).rstrip()


def _label(row: RasterRow) -> str:
    mark = " +" if row.free else ""
    return f"{weekday_text(row.day)} {right(month_day_text(row.day), 6)}{mark}"


def _cells(row: RasterRow, midnight: int, glyphs: dict[Half, str], halves: int) -> str:
    """The half hours, or the hours; "" where the night is unknown."""
    if row.state is NightState.UNKNOWN:
        return ""
    cells = list(row.cells)
    if halves > 1:
        cells = [_hour(*cells[at : at + 2]) for at in range(0, CELLS, 2)]
    drawn = [glyphs[one] for one in cells]
    if cells[midnight // halves] is Half.AWAKE:
        drawn[midnight // halves] = _MIDNIGHT
    return "".join(drawn) + (">" if row.beyond else " ")


def _hour(one: Half, other: Half) -> Half:
    """An hour of two halves; one slept in its later quarter alone is taken for slept."""
    first, second = (half in {Half.ASLEEP, Half.SECOND} for half in (one, other))
    if first and second:
        return Half.ASLEEP
    if first:
        return Half.FIRST
    return Half.SECOND if second else Half.AWAKE
