"""Weeks built by hand, as ``build_week`` would hand them over."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from habit.domain.entries import Entry, State
from habit.domain.goals import Bound, Goal, Per
from habit.domain.metrics import Combine, Kind, Metric
from habit.domain.verdicts import Summary, Verdict
from habit.domain.weeks import Week
from habit.domain.weektable import Cell, Row, WeekTable
from habit.render import Output

ZONE = "Asia/Shanghai"
WEEK = Week(date(2024, 1, 15))
THURSDAY = date(2024, 1, 18)


class Sketch(NamedTuple):
    """One row in short: ``texts`` are the days' cells from Monday on, ``skipped`` their places."""

    label: str
    kind: Kind
    texts: Sequence[str]
    summary: str
    goal: str = ""
    verdict: Verdict | None = None
    skipped: Sequence[int] = ()


SEED = (
    Sketch("Get up", Kind.CLOCK, ["8:55"] * 4, "8:55"),
    Sketch("Running", Kind.AMOUNT, ["x", "x"], "2/7"),
    Sketch("In-door Exercise(2~3)", Kind.COUNT, ["", "", "x"], "1"),
    Sketch("Release", Kind.COUNT, ["xx", "xx"], "4"),
    Sketch("Fall Sleep", Kind.CLOCK, ["3:40", "4:00", "2:40"], "3:27"),
    Sketch("Night Think", Kind.CHECK, [], "0/7"),
    Sketch("Resleep", Kind.CHECK, [], "0/7"),
)
"""The seven rows of the document that the project began with."""

GOALS = (
    Sketch("Get up", Kind.CLOCK, ["8:55"] * 4, "8:55", "before 9:00", Verdict.MET),
    Sketch("Running", Kind.AMOUNT, ["11km/50min", "4km"], "15 km", "at least 20 km a week"),
    Sketch("体重", Kind.AMOUNT, ["62.8kg", "", "63.1"], "62.95 kg"),
    Sketch("读书 [red]", Kind.CHECK, ["x", "none"], "1/7", "at least 3 a week", Verdict.MISSED),
    Sketch(
        "Fall Sleep", Kind.CLOCK, ["3:40", "4:00", "2:40"], "3:27", "before 2:00", Verdict.MISSED
    ),
    Sketch("Night Think", Kind.SPAN, ["3:00~5:00"], "2:00"),
)
"""Every kind of goal, value and label: long, wide, spaced and with brackets."""


def week(
    sketches: Sequence[Sketch] = SEED,
    *,
    of: Week = WEEK,
    today: date | None = THURSDAY,
    verdicts: Mapping[str, Verdict] | None = None,
) -> WeekTable:
    """The table of sketched rows. ``verdicts`` judges every filled cell of the labels in it."""
    rows = tuple(_row(sketch, of, (verdicts or {}).get(sketch.label)) for sketch in sketches)
    return WeekTable(of, today, rows, None, ())


def entry(metric: Metric, day: date, text: str) -> Entry:
    """An entry as a kind would read it, as far as a renderer looks at it."""
    if text == "none":
        return Entry(metric.id, day, State.NONE, text)
    if metric.kind is Kind.CLOCK:
        return clock_entry(metric, day, text)
    number = float(text.count("x")) if set(text) == {"x"} else None
    return Entry(metric.id, day, State.VALUE, text, number=number)


def clock_entry(metric: Metric, day: date, text: str) -> Entry:
    """A clock time on the axis of its day, in Shanghai."""
    hours, minutes = (int(part) for part in text.split(":"))
    minute = hours * 60 + minutes
    minute += 1440 if minute < metric.opens_at else 0
    wall = datetime.combine(day, time(), ZoneInfo(ZONE)) + timedelta(minutes=minute)
    return Entry(
        metric.id, day, State.VALUE, text, minute=minute, zone=ZONE, instant=wall.astimezone(UTC)
    )


def metric_of(label: str, kind: Kind) -> Metric:
    """A metric named after its label."""
    slug = "-".join("".join(c if c.isalnum() else " " for c in label.lower()).split())
    opens_at = 720 if "Sleep" in label else 0
    unit = "km" if kind is Kind.AMOUNT else ""
    return Metric(f"id-{slug}", slug, kind, unit, Combine.SUM, opens_at)


def output(
    width: int = 80,
    *,
    output_format: str = "table",
    terminal: bool = True,
    colour: bool = False,
    unicode: bool = True,
    year: int | None = 2024,
) -> Output:
    """The facts of an output: a terminal without colour unless said otherwise."""
    return Output(output_format, terminal, width, colour, unicode, year)


def _row(sketch: Sketch, of: Week, verdict: Verdict | None) -> Row:
    metric = metric_of(sketch.label, sketch.kind)
    texts = [*sketch.texts, *[""] * (7 - len(sketch.texts))]
    cells = tuple(
        Cell(
            day,
            entry(metric, day, text) if text else None,
            verdict if text else None,
            at in sketch.skipped,
        )
        for at, (day, text) in enumerate(zip(of.days, texts, strict=True))
    )
    goal = None
    if sketch.goal:
        goal = Goal(metric.id, of.first, Bound.AT_LEAST, 1.0, None, Per.WEEK, sketch.goal)
    filled = sum(1 for text in texts if text)
    summary = Summary(sketch.summary, None, "", filled, 7)
    return Row(metric, sketch.label, cells, summary, goal, sketch.verdict)
