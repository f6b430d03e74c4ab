import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len  # noqa: TID253 - the measure that is compared with

from habit.domain.textwidth import display_width, padded

TEXTS = [
    "",
    "Fall Sleep",
    "冥想(10分钟)",
    "0：50",
    "凌晨3点40",
    "✔",
    "e\u0301",
    "周一",
    "D B A",
    "…",
    "–",
]


@pytest.mark.parametrize("text", TEXTS)
def test_widths_are_those_that_rich_counts(text: str) -> None:
    assert display_width(text) == cell_len(text)


def test_a_padded_text_takes_the_width_in_cells_not_in_characters() -> None:
    assert [padded(text, 6) for text in ("冥想", "Mood", "Resleep")] == [
        "冥想  ",
        "Mood  ",
        "Resleep",
    ]


@given(st.text(), st.integers(min_value=0, max_value=30))
def test_padding_only_adds_blanks_up_to_the_width(text: str, width: int) -> None:
    wide = padded(text, width)
    assert wide.startswith(text)
    assert not wide[len(text) :].strip(" ")
    assert display_width(wide) == max(width, display_width(text))
