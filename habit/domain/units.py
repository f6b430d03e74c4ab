"""Units: which of them measure the same thing, and how one becomes the other."""

from habit.domain.numbertext import tidy
from habit.lighttypes import NamedTuple

UNIT = r"(?:[^\W\d_]{1,12}|%)"
"""A unit's form as a pattern: letters of any script, or a per cent sign."""

_LONGEST = 12

_RESERVED = {"a", "an", "per", "each", "every", "to", "times", "days", "day", "week", "x", "none"}
"""Words that goals and values already use."""


class Unit(NamedTuple):
    """What a unit measures, and how many of that dimension's own unit it is."""

    dimension: str
    factor: float


_LENGTH = {
    "mm": 0.001,
    "cm": 0.01,
    "dm": 0.1,
    "m": 1.0,
    "km": 1000.0,
    "in": 0.0254,
    "ft": 0.3048,
    "yd": 0.9144,
    "mi": 1609.344,
    "mile": 1609.344,
    "miles": 1609.344,
    "厘米": 0.01,
    "米": 1.0,
    "千米": 1000.0,
    "公里": 1000.0,
}
_MASS = {
    "mg": 0.001,
    "g": 1.0,
    "kg": 1000.0,
    "oz": 28.349523125,
    "lb": 453.59237,
    "lbs": 453.59237,
    "克": 1.0,
    "斤": 500.0,
    "千克": 1000.0,
    "公斤": 1000.0,
}
_TIME = {
    "s": 1.0,
    "sec": 1.0,
    "min": 60.0,
    "mins": 60.0,
    "h": 3600.0,
    "hr": 3600.0,
    "hour": 3600.0,
    "hours": 3600.0,
    "秒": 1.0,
    "分钟": 60.0,
    "小时": 3600.0,
}
_VOLUME = {"ml": 0.001, "cl": 0.01, "dl": 0.1, "l": 1.0, "毫升": 0.001, "升": 1.0}
_ENERGY = {"kj": 1.0, "kcal": 4.184}

_KNOWN = {
    name: Unit(dimension, factor)
    for dimension, table in (
        ("length", _LENGTH),
        ("mass", _MASS),
        ("time", _TIME),
        ("volume", _VOLUME),
        ("energy", _ENERGY),
    )
    for name, factor in table.items()
}


def known(unit: str) -> Unit | None:
    """What is known of a unit, whatever the case; None for ``pages`` and the like."""
    return _KNOWN.get(unit.casefold())


def is_unit(text: str) -> bool:
    """Whether a text can be written after a number, and read back as its unit."""
    if text == "%":
        return True
    letters = all(one.isalnum() and not one.isdecimal() for one in text)
    return letters and 0 < len(text) <= _LONGEST and text.casefold() not in _RESERVED


def convert(number: float, unit: str, into: str) -> float | None:
    """A number of one unit in another, or None where the two measure different things.

    Units that are not known are the same only when they are the same text.
    """
    if unit == into:
        return tidy(number)
    source, target = known(unit), known(into)
    if source is None or target is None or source.dimension != target.dimension:
        return None
    return tidy(number * source.factor / target.factor)
