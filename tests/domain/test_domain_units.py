import pytest
from hypothesis import given
from hypothesis import strategies as st

from habit.domain.numbertext import number_text, read_number, rounded, tidy
from habit.domain.units import convert, is_unit


@pytest.mark.parametrize(
    ("number", "unit", "into", "expected"),
    [
        (400, "m", "km", 0.4),
        (1, "mi", "km", 1.609344),
        (62800, "g", "kg", 62.8),
        (1, "lb", "kg", 0.45359237),
        (125.6, "斤", "kg", 62.8),
        (1.5, "h", "min", 90),
        (50, "分钟", "h", 0.833333333333),
        (330, "ml", "l", 0.33),
        (4, "KM", "km", 4),
        (12, "pages", "pages", 12),
    ],
)
def test_a_number_keeps_its_size_in_another_unit(
    number: float, unit: str, into: str, expected: float
) -> None:
    assert convert(number, unit, into) == expected


@pytest.mark.parametrize(
    ("unit", "into"),
    [("kg", "km"), ("min", "km"), ("pages", "Pages"), ("pages", "km"), ("km", ""), ("", "km")],
)
def test_units_of_different_things_do_not_convert(unit: str, into: str) -> None:
    assert convert(1.0, unit, into) is None


@given(
    st.decimals(0, 99_999, places=3, allow_nan=False, allow_infinity=False).map(float),
    st.sampled_from(["m", "mi", "公里", "ft"]),
)
def test_there_and_back_again_is_the_same_number(number: float, unit: str) -> None:
    there = convert(number, unit, "km")
    assert there is not None
    assert convert(there, "km", unit) == pytest.approx(number, rel=1e-9)


@pytest.mark.parametrize("text", ["km", "%", "页", "Glasses"])
def test_words_and_per_cent_are_units(text: str) -> None:
    assert is_unit(text)


@pytest.mark.parametrize(
    "text", ["", "x", "times", "a", "Week", "km2", "4", "k m", "km/h", "m" * 13]
)
def test_what_could_not_be_read_back_is_no_unit(text: str) -> None:
    assert not is_unit(text)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (4, "4"),
        (62.8, "62.8"),
        (0.1 + 0.2, "0.3"),
        (1e-5, "0.00001"),
        (123456789.25, "123456789.25"),
        (1e17, "100000000000000000"),
    ],
)
def test_a_number_prints_without_noise(number: float, text: str) -> None:
    assert number_text(number) == text


@given(st.integers(0, 999_999), st.integers(0, 999))
def test_a_printed_number_reads_back_as_itself(whole: int, thousandths: int) -> None:
    number = tidy(whole + thousandths / 1000)
    assert read_number(number_text(number)) == number


@pytest.mark.parametrize(
    "text", ["", "1234567890", "1234567.891", "1e3", "-4", "+4", ".5", "٤", "4\n"]
)
def test_what_is_no_plain_number_is_not_read(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("number", "places", "expected"),
    [(62.85, 1, 62.9), (62.84, 1, 62.8), (0.5, 0, 1), (1.5, 0, 2), (2.5, 0, 3), (1.005, 2, 1.01)],
)
def test_halves_round_upwards(number: float, places: int, expected: float) -> None:
    assert rounded(number, places) == expected
