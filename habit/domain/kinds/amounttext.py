"""Amounts as they are written: ``4km``, ``62.8``, ``11km/50min``, ``4km+11km/50min``.

    amount   = part { "+" part }
    part     = number [ unit ] [ "/" duration ]   (also 1h05, for metrics that count time)
    duration = number ( "h" | "min" | "s" ) | hours "h" minutes [ "min" ]

A single blank may stand around each sign and before a unit.
"""

from habit.domain.kinds.rules import MARKS
from habit.domain.numbertext import NUMBER, read_number, tidy
from habit.domain.units import UNIT, is_unit
from habit.late import re
from habit.lighttypes import NamedTuple

_HOURS_MINUTES = r"(?P<hours>[0-9]{1,3})h(?P<minutes>[0-5][0-9])(?:min)?"
_DURATION = rf"(?:{_HOURS_MINUTES}|(?P<figure>{NUMBER}) ?(?P<unit>h|min|s))"
_PART = rf"(?P<figure>{NUMBER}) ?(?P<unit>{UNIT})?(?: ?/ ?(?P<duration>[^/+]+))?"
_MINUTES = {"h": 60.0, "min": 1.0, "s": 1 / 60}


class Part(NamedTuple):
    """One of the amounts that a text adds up.

    ``unit`` is as it was written, or "". ``duration_min`` is None when none was written.
    """

    number: float
    unit: str
    duration_min: float | None


def read_parts(text: str) -> tuple[Part, ...] | None:
    """The amounts that a text adds up, or None when it is not of the grammar."""
    parts = tuple(_part(one) for one in re.split(" ?[+] ?", text))
    read = tuple(one for one in parts if one is not None)
    return read if len(read) == len(parts) else None


def _part(text: str) -> Part | None:
    if whole := re.fullmatch(_HOURS_MINUTES, text):
        return Part(_hours_and_minutes(whole), "min", None)
    found = re.fullmatch(_PART, text)
    number = read_number(found["figure"]) if found else None
    if found is None or number is None or (found["unit"] and not is_unit(found["unit"])):
        return None
    if found["duration"] is None:
        return Part(number, found["unit"] or "", None)
    duration = read_duration(found["duration"])
    return None if duration is None else Part(number, found["unit"] or "", duration)


def read_duration(text: str) -> float | None:
    """The minutes of ``50min``, ``1h05``, ``1h`` or ``3000s``; None when it is none of them."""
    found = re.fullmatch(_DURATION, text)
    if found is None:
        return None
    if found["hours"] is not None:
        return _hours_and_minutes(found)
    number = read_number(found["figure"])
    return None if number is None else tidy(number * _MINUTES[found["unit"]])


def _hours_and_minutes(found: "re.Match[str]") -> float:
    return float(int(found["hours"]) * 60 + int(found["minutes"]))


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
    text = re.sub(r"/ ?([0-9.]+) ?(?:m|mins|minutes|'|′|分|分钟)?(?= ?[+]|$)", r"/\1min", text)
    return text if read_parts(text) is not None else None
