"""Figures as a person reads them: clock times, durations, and what there is no value for."""

from habit.domain.averages import to_the_minute
from habit.domain.days import clock_text
from habit.domain.figures import CLOCK, Figure
from habit.domain.numbertext import number_text
from habit.render.symbols import Symbols

_DIGITS = {"-100..100": 1, "0..1": 2, "h": 2, "%": 1, "a night": 1}


def clock(minutes: float | None, signs: Symbols) -> str:
    """``3:40``; never 24:00 or :60."""
    return signs.dash if minutes is None else clock_text(to_the_minute(minutes))


def duration(minutes: float | None, signs: Symbols) -> str:
    """``6h42``, ``48m``, ``-1h05``."""
    if minutes is None:
        return signs.dash
    whole = to_the_minute(abs(minutes))
    sign = "-" if minutes < 0 and whole else ""
    hours, rest = divmod(whole, 60)
    return f"{sign}{hours}h{rest:02}" if hours else f"{sign}{rest}m"


def value(figure: Figure, signs: Symbols) -> str:
    """The figure's value in the form of its unit."""
    if figure.unit == CLOCK:
        return clock(figure.value, signs)
    if figure.value is None:
        return signs.dash
    if figure.unit in {"min", "min/week"}:
        return duration(figure.value, signs)
    number = f"{figure.value:.{_DIGITS[figure.unit]}f}" if figure.unit in _DIGITS else ""
    if not number:
        return f"{number_text(figure.value)} {figure.unit}".strip()
    # -0.0 is 0.0
    number = number.replace("-0.0", "0.0") if not number.strip("-0.") else number
    return f"{number} {figure.unit}" if figure.unit in {"h", "%"} else number
