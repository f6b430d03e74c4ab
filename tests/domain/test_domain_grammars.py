"""The forms that are read without patterns, held to the patterns that define them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from habit.domain.clocktext import clock_minute
from habit.domain.kinds.amounttext import read_duration, read_parts
from habit.domain.kinds.count import tally_of
from habit.domain.kinds.grade import GRADE, rank_of
from habit.domain.numbertext import NUMBER, read_number
from habit.domain.units import UNIT, is_unit

HOURS = "[0-9]{1,3}h[0-5][0-9](?:min)?"
DURATION = f"(?:{HOURS}|{NUMBER} ?(?:h|min|s))"
PART = f"(?:{HOURS}|{NUMBER} ?(?:{UNIT})?(?: ?/ ?{DURATION})?)"
AMOUNT = rf"{PART}(?: ?\+ ?{PART})*"
CLOCK = "(?:[01]?[0-9]|2[0-3])[:.h]?[0-5][0-9]"
HALF = "(?:0?[1-9]|1[0-2])[:.h]?[0-5][0-9] ?[ap]m"

LIKELY = st.text(st.sampled_from("0123456789.:hmins /+kapABX-٣½Ⅳ公里%_"), max_size=10)
TEXTS = LIKELY | st.text(max_size=4)
RESERVED = {"a", "an", "per", "each", "every", "to", "times", "days", "day", "week", "x", "none"}


def of(pattern: str, text: str) -> bool:
    return re.fullmatch(pattern, text) is not None


def short(text: str) -> bool:
    """Whether no number in it has more than nine digits."""
    return all(len(one.replace(".", "")) <= 9 for one in re.findall(r"[0-9.]+", text))


def no_reserved_word(text: str) -> bool:
    return not RESERVED & {one.casefold() for one in re.findall(r"[^\W\d_]+", text)}


@given(TEXTS | st.from_regex(NUMBER, fullmatch=True))
def test_numbers(text: str) -> None:
    assert (read_number(text) is not None) == (of(NUMBER, text) and short(text))


@given(TEXTS | st.from_regex(UNIT, fullmatch=True))
def test_units(text: str) -> None:
    assert is_unit(text) == (of(UNIT, text) and text.casefold() not in RESERVED)


@given(TEXTS | st.from_regex(DURATION, fullmatch=True))
def test_durations(text: str) -> None:
    assert (read_duration(text) is not None) == (of(DURATION, text) and short(text))


@given(TEXTS | st.from_regex(AMOUNT, fullmatch=True))
def test_amounts(text: str) -> None:
    right = of(AMOUNT, text) and short(text) and no_reserved_word(text)
    assert (read_parts(text) is not None) == right


@given(TEXTS | st.from_regex(GRADE, fullmatch=True))
def test_grades(text: str) -> None:
    assert (rank_of(text) is not None) == of(GRADE, text)


@given(TEXTS | st.from_regex("[0-9]{1,5}", fullmatch=True))
def test_counts(text: str) -> None:
    marks = bool(text) and set(text) <= set("xX✓✔√") and len(text) <= 20
    assert (tally_of(text) is not None) == (marks or of("[0-9]{1,4}", text))


@given(
    (TEXTS | st.from_regex(f"{CLOCK}|{HALF}", fullmatch=True)).filter(str.isascii).map(str.lower)
)
def test_western_times(text: str) -> None:
    assert (clock_minute(text) is not None) == of(f"{CLOCK}|{HALF}", text)
