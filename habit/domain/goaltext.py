"""Goals as they are written.

    goal    = "none" | time | ramp | figure
    time    = ("before" | "after") clock | "between" clock "and" clock
    ramp    = ("before" | "after") clock ("->" | "to") clock "by" number ("m" | "min") per
    clock   = a time of day as it is logged (2:00, 0：30, 10:30pm), also 2am
    figure  = [ "at least" | "at most" | ">=" | "<=" ] value [ per ]  |  range [ per ]
    value   = number [ unit ] | grade
    range   = number ("-" | "~" | "to") number [ unit ]
    per     = ("a" | "per" | "each" | "every" | "/") ("day" | "week")

A value alone is "at least"; without ``per`` a goal is of each day. A unit may be left out,
and then is the metric's own; ``times`` counts the days of a week on which something was done.
Upper and lower case are the same except in grades and units.
"""

from datetime import date

from habit.domain.clocktext import clock_minute
from habit.domain.days import DAY_MIN, clock_text
from habit.domain.daytext import shown
from habit.domain.goals import TIMES, Bound, Goal, Per
from habit.domain.kinds.grade import nearest_grade, rank_of
from habit.domain.metrics import Kind, Metric
from habit.domain.numbertext import NUMBER, number_text, read_number
from habit.domain.units import UNIT, convert
from habit.errors import UsageProblem
from habit.late import re

_TIME = "(?P<bound>before|after) (?P<one>.+)|between (?P<low>.+) and (?P<high>.+)"
_RAMP = (
    r"(?P<bound>before|after) (?P<start>.+?) ?(?:->|→|\bto\b) ?(?P<target>.+?)"
    r"(?:,? by (?P<step>[0-9]{1,3}) ?(?:m|min|minutes?)"
    r"(?: (?:earlier|later))?(?: ?(?:/|\b(?:a|per|each|every)\b) ?week)?)?"
)
_FIGURE = (
    r"(?P<bound>at least|at most|>=|<=|≥|≤)? ?"
    r"(?:(?P<grade>[a-z](?: ?[+-])?)|"
    rf"(?P<low>{NUMBER})(?: ?(?:[-~～–]|\bto\b) ?(?P<high>{NUMBER}))?)"
    rf"(?: ?(?P<unit>(?!(?:a|an|per|each|every) ){UNIT}))?"
    r"(?: ?(?:/|\b(?:a|per|each|every)\b) ?(?P<per>day|week))?"
)
_BOUNDS = {
    "at least": Bound.AT_LEAST,
    ">=": Bound.AT_LEAST,
    "≥": Bound.AT_LEAST,
    "at most": Bound.AT_MOST,
    "<=": Bound.AT_MOST,
    "≤": Bound.AT_MOST,
}
_TIMES_WORDS = {"times", "time", "days", "x"}
_DAYS_A_WEEK = 7
_NOON = 720


class NotAGoal(UsageProblem):
    """The text is no goal, or none that a metric of this kind can have."""


def read_goal(text: str, metric: Metric, valid_from: date) -> Goal:
    """The goal that a text stands for, with its text in the one form that is kept.

    Raises NotAGoal, which says what goals the metric can have.
    """
    plain = " ".join(text.split())
    if plain.casefold() == "none":
        return Goal(metric.id, valid_from, Bound.NO_GOAL, None, None, Per.DAY, "none")
    if found := re.fullmatch(_RAMP, plain, re.IGNORECASE):
        return _ramp_goal(found, plain, metric, valid_from)
    if found := re.fullmatch(_TIME, plain, re.IGNORECASE):
        if metric.kind is not Kind.CLOCK:
            raise NotAGoal(_mismatch(plain, metric))
        return _time_goal(found, metric, valid_from)
    found = re.fullmatch(_FIGURE, plain, re.IGNORECASE)
    if found is None:
        raise NotAGoal(_mismatch(plain, metric))
    if metric.kind is Kind.CLOCK or (found["grade"] is None) is (metric.kind is Kind.GRADE):
        raise NotAGoal(_mismatch(plain, metric))
    if metric.kind is Kind.GRADE:
        return _grade_goal(found, metric, valid_from)
    return _figure_goal(found, plain, metric, valid_from)


def _time_goal(found: "re.Match[str]", metric: Metric, valid_from: date) -> Goal:
    if found["one"] is not None:
        clock = _minute(found["one"])
        minute = float(_on_axis(clock, metric))
        before = found["bound"].lower() == "before"
        bound = Bound.BEFORE if before else Bound.AFTER
        low, high = (None, minute) if before else (minute, None)
        return Goal(
            metric.id, valid_from, bound, low, high, Per.DAY, f"{bound} {clock_text(clock)}"
        )
    first, last = _minute(found["low"]), _minute(found["high"])
    low, high = float(_on_axis(first, metric)), float(_on_axis(last, metric))
    if low > high:
        raise NotAGoal(
            f"{metric.slug}'s day opens at {clock_text(metric.opens_at)}, so "
            f"{clock_text(first)} is later in it than {clock_text(last)}. Turn the two round."
        )
    text = f"between {clock_text(first)} and {clock_text(last)}"
    return Goal(metric.id, valid_from, Bound.BETWEEN, low, high, Per.DAY, text)


def _ramp_goal(found: "re.Match[str]", plain: str, metric: Metric, valid_from: date) -> Goal:
    if metric.kind is not Kind.CLOCK:
        raise NotAGoal(_mismatch(plain, metric))
    if found["step"] is None or int(found["step"]) == 0:
        raise NotAGoal(_no_step(found, plain))
    start, target = _minute(found["start"]), _minute(found["target"])
    first, last = float(_on_axis(start, metric)), float(_on_axis(target, metric))
    before = found["bound"].lower() == "before"
    if (last >= first) is before:
        raise NotAGoal(
            f"{shown(plain)} does not become stricter: on {metric.slug}'s day, which opens at "
            f"{clock_text(metric.opens_at)}, {clock_text(target)} is not "
            f"{'earlier' if before else 'later'} than {clock_text(start)}."
        )
    bound = Bound.BEFORE if before else Bound.AFTER
    step = int(found["step"])
    text = f"{bound} {clock_text(start)} -> {clock_text(target)} by {step}m a week"
    low, high = (None, first) if before else (first, None)
    return Goal(
        metric.id, valid_from, bound, low, high, Per.DAY, text, target=last, step_min=float(step)
    )


def _no_step(found: "re.Match[str]", plain: str) -> str:
    try:
        start, target = (clock_text(_minute(found[one])) for one in ("start", "target"))
        wrong = "does not say how fast"
    except NotAGoal:
        start, target, wrong = "2:00", "0:00", "is not understood as a goal that moves"
    ramp = f"{found['bound'].lower()} {start} -> {target} by 15m a week"
    return f'{shown(plain)} {wrong}. Write, in quotes, "{ramp}".'


def _minute(text: str) -> int:
    """The minute of the day that a clock of the grammar names."""
    if (minute := clock_minute(text)) is not None:
        return minute
    whole_hour = re.fullmatch("([0-9]{1,2}) ?([ap]m)?", text, re.IGNORECASE)
    if whole_hour is None or int(whole_hour[1]) > (12 if whole_hour[2] else 23):
        raise NotAGoal(f"{shown(text)} is no time of day. Write it like 2:00 or 10:30pm.")
    hour = int(whole_hour[1])
    if not whole_hour[2]:
        raise NotAGoal(f"{shown(text)} is no time of day. Write {hour}:00.")
    return hour % 12 * 60 + (_NOON if whole_hour[2].casefold() == "pm" else 0)


def _on_axis(minute: int, metric: Metric) -> int:
    return minute if minute >= metric.opens_at else minute + DAY_MIN


def _grade_goal(found: "re.Match[str]", metric: Metric, valid_from: date) -> Goal:
    written = found["grade"]
    rank = rank_of(written)
    if rank is None:
        near = nearest_grade(written)
        raise NotAGoal(f"{shown(written)} is no grade. Write {near or 'B'}.")
    if _bound(found) is not Bound.AT_LEAST or found["unit"] or _per(found) is Per.WEEK:
        raise NotAGoal(f"A grade's goal is of each day: at least {written} a day.")
    text = f"at least {written} a day"
    return Goal(metric.id, valid_from, Bound.AT_LEAST, rank, None, Per.DAY, text)


def _figure_goal(found: "re.Match[str]", plain: str, metric: Metric, valid_from: date) -> Goal:
    per = _per(found)
    first, unit = _figure(found["low"], found["unit"], plain, metric)
    last, _ = _figure(found["high"], found["unit"], plain, metric) if found["high"] else (None, "")
    if last is not None and found["bound"]:
        raise NotAGoal(f"{shown(plain)} is two goals. Write {found['low']}-{found['high']} alone.")
    if last is not None and first > last:
        raise NotAGoal(f"{shown(plain)} runs backwards. Write {found['high']}-{found['low']}.")
    most = first if last is None else last
    _check_size(plain, (first, most), unit, metric, per)
    tail = f" {unit} a {per}" if unit else f" a {per}"
    if last is not None:
        text = f"{number_text(first)}-{number_text(last)}{tail}"
        return Goal(metric.id, valid_from, Bound.RANGE, first, last, per, text)
    bound = _bound(found)
    text = f"{bound} {number_text(first)}{tail}"
    low, high = (None, first) if bound is Bound.AT_MOST else (first, None)
    return Goal(metric.id, valid_from, bound, low, high, per, text)


def _bound(found: "re.Match[str]") -> Bound:
    return _BOUNDS[(found["bound"] or "at least").casefold()]


def _per(found: "re.Match[str]") -> Per:
    return Per((found["per"] or "day").casefold())


def _figure(text: str, unit: str | None, plain: str, metric: Metric) -> tuple[float, str]:
    """The number in the unit that the goal is kept in, and that unit (or ``times``, or "")."""
    number = read_number(text)
    if number is None:
        raise NotAGoal(f"{shown(text)} has too many digits; nine are the most.")
    if unit is not None and unit.casefold() in _TIMES_WORDS:
        return number, "" if metric.kind in (Kind.CHECK, Kind.COUNT) else TIMES
    if metric.kind in (Kind.CHECK, Kind.COUNT):
        if unit:
            raise NotAGoal(f"{metric.slug} has no unit. {_possible(metric)}")
        return number, ""
    own = "min" if metric.kind is Kind.SPAN else metric.unit
    if unit is None and metric.kind is Kind.SPAN:
        raise NotAGoal(f"{shown(plain)} may be minutes or hours. {_possible(metric)}")
    converted = convert(number, unit or own, own)
    if converted is None:
        if not own:
            raise NotAGoal(f"{metric.slug} has no unit. {_possible(metric)}")
        raise NotAGoal(
            f"{metric.slug} is kept in {own}, and {unit} cannot be turned into that. "
            f"{_possible(metric)}"
        )
    return converted, own


def _check_size(
    plain: str, figures: tuple[float, float], unit: str, metric: Metric, per: Per
) -> None:
    counts_days = metric.kind is Kind.CHECK or unit == TIMES
    whole = counts_days or metric.kind is Kind.COUNT
    if whole and any(figure != int(figure) for figure in figures):
        raise NotAGoal(f"{shown(plain)}: {metric.slug} is counted in whole numbers.")
    if not counts_days:
        return
    if per is Per.DAY and unit == TIMES:
        raise NotAGoal(f"{shown(plain)}: times are counted by the week. {_possible(metric)}")
    most = _DAYS_A_WEEK if per is Per.WEEK else 1
    if figures[1] > most:
        raise NotAGoal(
            f"{shown(plain)}: {metric.slug} is done or not, so {most} is the most "
            f"for a {per}. {_possible(metric)}"
        )


def _mismatch(plain: str, metric: Metric) -> str:
    return (
        f"{shown(plain)} is no goal for {metric.slug}, whose kind is {metric.kind}. "
        f"{_possible(metric)}"
    )


def _possible(metric: Metric) -> str:
    """What can be written for this kind of metric."""
    unit = f" {metric.unit}" if metric.unit else ""
    examples = {
        Kind.CLOCK: "before 2:00, after 7:00 or between 23:00 and 1:00",
        Kind.CHECK: "3 a week, at most 2 a week or 1 a day",
        Kind.COUNT: "at least 3 a week, at most 2 a day or 2-3 a day",
        Kind.AMOUNT: f"at least 15{unit} a week, at most 5{unit} a day or 3 times a week",
        Kind.GRADE: "at least B a day",
        Kind.SPAN: "at least 7 h a day or at most 30 min a day",
    }
    return f"Write {examples[metric.kind]}, or none."
