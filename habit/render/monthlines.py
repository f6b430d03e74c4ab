"""The calendar of a month in lines."""

from collections.abc import Iterator
from datetime import timedelta

from habit.domain.calendars import CalendarDay, MonthSheet
from habit.domain.textwidth import display_width
from habit.domain.weeks import Week
from habit.locale import said
from habit.render import Output
from habit.render.dates import MONTHS, WEEKDAYS
from habit.render.harmless import harmless
from habit.render.pieces import Line, left, paragraph, plain
from habit.render.styles import PLAIN, QUIET, TITLE, TODAY, verdict_style
from habit.render.symbols import SKIPPED, Symbols, symbols
from habit.render.weekgrid import goal_text, summary_text
from habit.render.wrapping import IN_VALUES, clipped, wrap

_WEEK = 5
_WIDEST = 10
_LEAST = 4


def lines(value: MonthSheet, output: Output) -> Iterator[Line]:
    """A row for each week, each day with its number and its value, then what it comes to."""
    signs = symbols(unicode=output.unicode)
    width = max(output.width, _WEEK + 7 * _LEAST) if output.terminal else 80
    room = min(_WIDEST, (width - _WEEK) // 7)
    label = harmless(value.named.label.strip())
    month = said(MONTHS[value.first.month - 1])
    month = said("{date} {year}").format(date=month, year=value.first.year)
    title = f"{label} {signs.dot} {month}"
    yield from paragraph(title, width, TITLE)
    yield []
    names = [said(WEEKDAYS[(value.week_start - 1 + at) % 7]) for at in range(7)]
    heads = " " * _WEEK + "".join(left(name, room) for name in names)
    yield plain(heads.rstrip(), QUIET)
    by_day = {one.day: one for one in value.days}
    week = Week.holding(value.first, value.week_start)
    while week.first <= value.last:
        days = [by_day.get(day) for day in week.days]
        yield from _week(week, days, value, room, signs)
        week = Week(week.first + timedelta(days=7))
    yield []
    yield from paragraph(_sum(value, signs), width)
    legend = said(
        "{met} met, {missed} missed the goal that held then; {skipped} skipped; "
        "nothing below a number is unknown; [ ] today"
    )
    legend = legend.format(met=signs.met, missed=signs.missed, skipped=SKIPPED)
    yield from paragraph(legend, width, QUIET)


def _week(
    week: Week, days: list[CalendarDay | None], value: MonthSheet, room: int, signs: Symbols
) -> Iterator[Line]:
    numbers: Line = [(left(week.name[-3:], _WEEK), QUIET)]
    cells = []
    for one in days:
        today = one is not None and one.day == value.today
        style = TODAY if today else QUIET
        numbers.append(
            (left("" if one is None else _number(one, room, today=today, signs=signs), room), style)
        )
        cells.append([""] if one is None else _value(one, room - 1, signs))
    yield numbers
    for at in range(max(map(len, cells))):
        line: Line = [(" " * _WEEK, PLAIN)]
        for one, texts in zip(days, cells, strict=True):
            style = verdict_style(None if one is None else one.verdict)
            line.append((left(texts[at] if at < len(texts) else "", room), style))
        yield line


def _number(one: CalendarDay, room: int, *, today: bool, signs: Symbols) -> str:
    """``15 ✓``, or ``[18]✓`` where the blank between would touch the next day."""
    number = f"[{one.day.day}]" if today else str(one.day.day)
    mark = SKIPPED if one.skipped else signs.verdict(one.verdict)
    spaced = f"{number} {mark}".rstrip()
    return spaced if len(spaced) < room else number + mark


def _value(one: CalendarDay, room: int, signs: Symbols) -> list[str]:
    if one.entry is None:
        return [""]
    text = harmless(one.entry.text)
    if display_width(text) <= room:
        return [text]
    return clipped(wrap(text, room, IN_VALUES), 2, room, signs.ellipsis)


def _sum(value: MonthSheet, signs: Symbols) -> str:
    summary = value.summary
    text = summary_text(summary.text, signs) or signs.dash
    goal = goal_text(value.goal)
    month = said("The month: {sum}, from {n} of {of} days.")
    if goal:
        month = said("The month: {sum}, from {n} of {of} days; goal: {goal}.")
    return month.format(sum=text, n=summary.n, of=summary.of, goal=goal)
