"""Sparklines: a row of numbers as a row of bars, unknown ones left blank."""

from collections.abc import Sequence

from habit.domain.samples import mean

BARS = "▁▂▃▄▅▆▇█"
DIGITS = "12345678"
"""The bars where only ASCII is allowed."""


def buckets(numbers: Sequence[float | None], most: int) -> tuple[list[float | None], int]:
    """At most ``most`` means of as many neighbours each, and how many those are."""
    size = max(1, -(-len(numbers) // most))
    return [
        mean([one for one in numbers[start : start + size] if one is not None])
        for start in range(0, len(numbers), size)
    ], size


def sparkline(
    numbers: Sequence[float | None], *, unicode: bool, ends: tuple[float, float] | None = None
) -> str:
    """One bar a number, between ``ends`` or else from the lowest to the highest.

    Where all are equal they are in the middle.
    """
    known = [one for one in numbers if one is not None]
    if not known:
        return ""
    low, high = ends or (min(known), max(known))
    bars = BARS if unicode else DIGITS
    return "".join(" " if one is None else bars[_height(one, low, high)] for one in numbers)


def _height(number: float, low: float, high: float) -> int:
    if high <= low:
        return len(BARS) // 2
    return min(len(BARS) - 1, int((number - low) / (high - low) * len(BARS)))
