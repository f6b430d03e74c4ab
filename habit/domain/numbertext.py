"""Numbers as people write them: ASCII digits and a point, no sign, no exponent, no noise."""

from math import floor

NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,8})?"
"""A number's form as a pattern; ``read_number`` also counts the digits."""

_MOST_DIGITS = 9


def read_number(text: str) -> float | None:
    """The number that a text is, or None when it is none or has more than nine digits."""
    whole, point, places = text.partition(".")
    if not is_digits(whole) or (point and not is_digits(places)):
        return None
    return float(text) if len(whole + places) <= _MOST_DIGITS else None


def is_digits(text: str) -> bool:
    """Whether a text consists of the ten digits of ASCII, and of one at least."""
    return text.isascii() and text.isdecimal()


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
