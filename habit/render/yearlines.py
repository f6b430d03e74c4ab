"""The map of a year in lines: a column for each week, a sign for each day."""

from collections.abc import Iterator
from datetime import timedelta

from habit.domain.calendars import LEVELS, MapDay, YearMap
from habit.domain.entries import State
from habit.domain.metrics import Kind
from habit.domain.numbertext import number_text, rounded
from habit.domain.textwidth import display_width
from habit.domain.weeks import Week
from habit.locale import marked, said
from habit.render import Output
from habit.render.dates import MONTHS, WEEKDAYS, range_text
from habit.render.figuretext import clock, duration
from habit.render.harmless import harmless
from habit.render.pieces import Line, left, paragraph, plain, width_of
from habit.render.styles import MET, PLAIN, QUIET, TITLE
from habit.render.symbols import SKIPPED, Symbols, symbols

_LABEL = 5
_SHADES = "░▒▓█"
_DIGITS = "1234"
_DONE, _NOTHING, _TEXT = "x", "-", "?"

_MORE = {Kind.CLOCK: marked("{shade} later"), Kind.GRADE: marked("{shade} worse")}
"""What the darkest shade stands for, where it is not more."""


def lines(value: YearMap, output: Output) -> Iterator[Line]:
    """The months, seven rows of days, and what the signs stand for."""
    signs = symbols(unicode=output.unicode)
    shades = _SHADES if output.unicode else _DIGITS
    width = width_of(output)
    dates = range_text(value.first, value.last, signs)
    title = f"{harmless(value.named.label.strip())} {signs.dot} {dates}"
    yield from paragraph(title, width, TITLE)
    yield []
    weeks = _weeks(value)
    # a narrow terminal has the year in parts of as many weeks each, one below the other
    parts = -(-len(weeks) // (width - _LABEL - 1))
    size = -(-len(weeks) // parts)
    for start in range(0, len(weeks), size):
        yield from _map(value, weeks[start : start + size], shades)
        yield []
    yield from paragraph(_legend(value, shades, signs), width, QUIET)


def _map(value: YearMap, weeks: list[Week], shades: str) -> Iterator[Line]:
    yield plain(" " * _LABEL + _months(weeks), QUIET)
    by_day = {one.day: one for one in value.days}
    for at in range(7):
        name = said(WEEKDAYS[(value.week_start - 1 + at) % 7])
        row: Line = [(left(name, _LABEL), QUIET)]
        for week in weeks:
            one = by_day.get(week.days[at])
            sign = " " if one is None else _sign(one, shades)
            row.append((sign, MET if sign in shades else PLAIN))
        yield row


def _weeks(value: YearMap) -> list[Week]:
    week = Week.holding(value.first, value.week_start)
    weeks = []
    while week.first <= value.last:
        weeks.append(week)
        week = Week(week.first + timedelta(days=7))
    return weeks


def _months(weeks: list[Week]) -> str:
    """The name of each month over the week that holds its first day."""
    text = ""
    for at, week in enumerate(weeks):
        for day in week.days:
            name = said(MONTHS[day.month - 1])
            if day.day == 1 and at + display_width(name) <= len(weeks) + 1:
                text = left(text, at) + name
    return text


def _sign(one: MapDay, shades: str) -> str:
    if one.level is not None:
        return shades[one.level - 1]
    if one.entry is None:
        return SKIPPED if one.skipped else " "
    if one.entry.state is State.TEXT:
        return _TEXT
    nothing = one.entry.state is State.NONE or one.entry.number == 0
    return _NOTHING if nothing else _DONE


def _legend(value: YearMap, shades: str, signs: Symbols) -> str:
    kind = value.named.metric.kind
    parts = []
    if kind is Kind.CHECK or not value.bounds:
        done = kind in {Kind.CHECK, Kind.COUNT}
        same = said("{shade} done") if done else said("{shade} a value")
        parts.append(same.format(shade=shades[-1]))
    else:
        start = LEVELS - len(value.bounds) - 1
        ends = [_end(value, bound, signs) for bound in value.bounds]
        upto = said("{shade} to {end}")
        parts += [upto.format(shade=shades[start + at], end=end) for at, end in enumerate(ends)]
        parts.append(said(_MORE.get(kind, marked("{shade} more"))).format(shade=shades[-1]))
    others = said(
        "{nothing} known not to be, {done} done without a number, {text} text, {skipped} skipped, "
        "blank unknown"
    )
    parts.append(others.format(nothing=_NOTHING, done=_DONE, text=_TEXT, skipped=SKIPPED))
    known = (
        said("{number} day with a number") if value.n == 1 else said("{number} days with a number")
    )
    return f"{', '.join(parts)}; {known.format(number=value.n)}"


def _end(value: YearMap, bound: float, signs: Symbols) -> str:
    kind, unit = value.named.metric.kind, value.named.metric.unit
    if kind is Kind.CLOCK:
        return clock(bound, signs)
    if kind is Kind.SPAN:
        return duration(bound, signs)
    if kind is Kind.GRADE:
        return "ABCDEF"[min(int(bound) - 1, 5)]
    return f"{number_text(rounded(bound, 2))} {unit}".rstrip()
