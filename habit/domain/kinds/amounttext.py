"""Amounts as they are written: ``4km``, ``62.8``, ``11km/50min``, ``4km+11km/50min``.

    amount   = part { "+" part }
    part     = number [ unit ] [ "/" duration ]   (also 1h05, for metrics that count time)
    duration = number ( "h" | "min" | "s" ) | hours "h" minutes [ "min" ]

A single blank may stand around each sign and before a unit.
"""

from habit.domain.kinds.rules import MARKS
from habit.domain.numbertext import is_digits, read_number, tidy
from habit.domain.units import is_unit
from habit.late import re
from habit.lighttypes import NamedTuple

_MINUTES = {"h": 60.0, "min": 1.0, "s": 1 / 60}
_FIGURES = frozenset("0123456789.")


class Part(NamedTuple):
    """One of the amounts that a text adds up.

    ``unit`` is as it was written, or "". ``duration_min`` is None when none was written.
    """

    number: float
    unit: str
    duration_min: float | None


def read_parts(text: str) -> tuple[Part, ...] | None:
    """The amounts that a text adds up, or None when it is not of the grammar.

    Read without patterns, which would cost half a start of the interpreter.
    """
    parts = tuple(_part(one) for one in _added(text))
    read = tuple(one for one in parts if one is not None)
    return read if len(read) == len(parts) else None


def _added(text: str) -> list[str]:
    """What stands between the plus signs, without a blank on either side of each."""
    first, *others = text.split("+")
    parts = [first]
    for other in others:
        parts[-1] = parts[-1].removesuffix(" ")
        parts.append(other.removeprefix(" "))
    return parts


def _part(text: str) -> Part | None:
    minutes = _hours_and_minutes(text)
    if minutes is not None:
        return Part(minutes, "min", None)
    amount, slash, took = text.partition("/")
    figure, unit = _figure_and_unit(amount.removesuffix(" ") if slash else amount)
    number = read_number(figure)
    if number is None or (unit and not is_unit(unit)):
        return None
    if not slash:
        return Part(number, unit, None)
    duration = read_duration(took.removeprefix(" "))
    return None if duration is None else Part(number, unit, duration)


def _figure_and_unit(text: str) -> tuple[str, str]:
    end = next((at for at, one in enumerate(text) if one not in _FIGURES), len(text))
    return text[:end], text[end:].removeprefix(" ")


def read_duration(text: str) -> float | None:
    """The minutes of ``50min``, ``1h05``, ``1h`` or ``3000s``; None when it is none of them."""
    minutes = _hours_and_minutes(text)
    if minutes is not None:
        return minutes
    figure, unit = _figure_and_unit(text)
    number = read_number(figure)
    return None if number is None or unit not in _MINUTES else tidy(number * _MINUTES[unit])


def _hours_and_minutes(text: str) -> float | None:
    """The minutes of ``1h05`` or ``1h05min``; None when a text is not of this form."""
    hours, _, rest = text.partition("h")
    minutes = rest.removesuffix("min")
    if not (is_digits(hours) and is_digits(minutes) and len(hours) <= 3 and len(minutes) == 2):  # noqa: PLR2004 - digits
        return None
    return float(int(hours) * 60 + int(minutes)) if minutes < "60" else None


_WIDE = {ord("０") + digit: str(digit) for digit in range(10)}
_WIDE |= {ord("．"): ".", ord("，"): ",", ord("／"): "/", ord("＋"): "+"}


def nearest_amount(text: str) -> str | None:
    """The form inside the grammar that a text outside it is closest to, if one is close."""
    text = text.translate(_WIDE)
    text = re.sub(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))", "", text).replace(",", ".")
    text = text.lstrip("-+~≈ " + "".join(sorted(MARKS)))
    text = re.sub(r"(?<![0-9])\.(?=[0-9])", "0.", text)
    text = re.sub(r"\.(?![0-9])", "", text)
    text = re.sub(r" {2,}", " ", text)
    text = re.sub(r"(?<=[0-9])h ?([0-9]{1,2}) ?(?:m|min)(?![a-z])", _hours_form, text)
    text = re.sub(r"/ ?([0-9.]+) ?(?:m|mins|minutes|'|′|分|分钟)?(?= ?[+]|$)", r"/\1min", text)
    return text if read_parts(text) is not None else None


def _hours_form(minutes: re.Match[str]) -> str:
    return f"h{minutes[1]:0>2}"
