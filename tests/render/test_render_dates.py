"""Dates and stretches of days are written as short as they can be told apart."""

from datetime import date

import pytest

from habit.render.dates import range_text
from habit.render.symbols import symbols


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2024, 1, 15), date(2024, 1, 15), "15 Jan 2024"),
        (date(2024, 1, 15), date(2024, 1, 21), "15–21 Jan 2024"),
        (date(2024, 1, 29), date(2024, 2, 4), "29 Jan – 4 Feb 2024"),
        (date(2024, 12, 30), date(2025, 1, 5), "30 Dec 2024 – 5 Jan 2025"),
    ],
)
def test_a_stretch_of_days_names_what_differs_once(first: date, last: date, text: str) -> None:
    assert range_text(first, last, symbols(unicode=True)) == text
