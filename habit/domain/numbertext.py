"""Numbers as people write them: ASCII digits and a point, no sign, no exponent, no noise."""

from math import floor

from habit.late import re

NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,8})?"
"""A number's form as a pattern; ``read_number`` also counts the digits."""

_MOST_DIGITS = 9


def read_number(text: str) -> float | None:
    """The number that a text is, or None when it is none or has more than nine digits."""
    if not re.fullmatch(NUMBER, text) or len(text.replace(".", "")) > _MOST_DIGITS:
        return None
    return float(text)


def tidy(number: float) -> float:
    """The number without the noise of binary arithmetic: 0.30000000000000004 is 0.3."""
    return float(f"{number:.12g}")


def number_text(number: float) -> str:
    """The shortest text of a number of at least 0: ``4``, ``62.8``, ``0.00001``."""
    text = repr(tidy(number))
    if "e-" in text:
        text = f"{number:.15f}".rstrip("0")
    elif "e" in text:
        text = f"{number:.0f}"
    return text.removesuffix(".0").removesuffix(".")


def rounded(number: float, places: int) -> float:
    """The number rounded to so many decimals, halves upwards as people do it."""
    scale = 10.0**places
    return tidy(floor(tidy(number * scale) + 0.5) / scale)
