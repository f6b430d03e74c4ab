from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kind_examples import CHECK, COUNT, FALL_ASLEEP, RUNNING

from habit.domain.kinds.infer import Guess, can_read, kind_for
from habit.domain.metrics import Combine, Kind, Metric


@pytest.mark.parametrize(
    ("label", "texts", "expected"),
    [
        ("Think", "", Guess(Kind.CHECK, "", Combine.SUM, 240, "no cell is filled")),
        ("Think", "x x", Guess(Kind.CHECK, "", Combine.SUM, 240, "2 of 2 cells are marks")),
        ("Think", "x ✓ none", Guess(Kind.CHECK, "", Combine.SUM, 240, "2 of 2 cells are marks")),
        ("Release", "xx x", Guess(Kind.COUNT, "", Combine.SUM, 240, "2 of 2 cells are tallies")),
        ("Release", "3 x", Guess(Kind.COUNT, "", Combine.SUM, 240, "2 of 2 cells are tallies")),
        ("Run", "x 4km", Guess(Kind.AMOUNT, "km", Combine.SUM, 240, "2 of 2 cells are amounts")),
        (
            "Run",
            "11km/50min 400m 4km",
            Guess(Kind.AMOUNT, "km", Combine.SUM, 240, "3 of 3 cells are amounts"),
        ),
        (
            "Body",
            "62.8kg 63.1",
            Guess(Kind.AMOUNT, "kg", Combine.LAST, 240, "2 of 2 cells are amounts"),
        ),
        (
            "体重",
            "62.8 63.1",
            Guess(Kind.AMOUNT, "", Combine.LAST, 240, "2 of 2 cells are amounts"),
        ),
        ("Mood", "D B A", Guess(Kind.GRADE, "", Combine.LAST, 240, "3 of 3 cells are grades")),
        (
            "Resleep",
            "3:00~5:00 9:00~10:30",
            Guess(Kind.SPAN, "", Combine.LAST, 240, "2 of 2 cells are spans of time"),
        ),
        (
            "Fall Sleep  (Before 2am -> 0am)",
            "3:40 0：50",
            Guess(Kind.CLOCK, "", Combine.LAST, 720, "2 of 2 cells are times of day"),
        ),
        (
            "Go2Bed (Before 10pm)",
            "22:10 10:40pm",
            Guess(Kind.CLOCK, "", Combine.LAST, 720, "2 of 2 cells are times of day"),
        ),
        (
            "睡觉",
            "0：50",
            Guess(Kind.CLOCK, "", Combine.LAST, 720, "1 of 1 cells are times of day"),
        ),
        ("起床", "8:55", Guess(Kind.CLOCK, "", Combine.LAST, 0, "1 of 1 cells are times of day")),
        ("Get up", "8:55", Guess(Kind.CLOCK, "", Combine.LAST, 0, "1 of 1 cells are times of day")),
        (
            "Wake-up",
            "8:55",
            Guess(Kind.CLOCK, "", Combine.LAST, 0, "1 of 1 cells are times of day"),
        ),
        (
            "Lunch",
            "12:10 ill",
            Guess(Kind.CLOCK, "", Combine.LAST, 240, "1 of 2 cells are times of day"),
        ),
        ("Lunch", "340 410", Guess(Kind.COUNT, "", Combine.SUM, 240, "2 of 2 cells are tallies")),
        (
            "Lunch",
            "340 3:40",
            Guess(Kind.CLOCK, "", Combine.LAST, 240, "2 of 2 cells are times of day"),
        ),
        (
            "Distance",
            "3.40 5.10",
            Guess(Kind.AMOUNT, "", Combine.SUM, 240, "2 of 2 cells are amounts"),
        ),
        (
            "Notes",
            "ill tired",
            Guess(Kind.CHECK, "", Combine.SUM, 240, "no cell can be understood"),
        ),
    ],
)
def test_the_kind_is_the_one_that_reads_the_most_cells(
    label: str, texts: str, expected: Guess
) -> None:
    assert kind_for(["", *texts.split(), " "], label) == expected


CELLS = st.lists(
    st.sampled_from(
        [
            "",
            "x",
            "xx",
            "4",
            "340",
            "3:40",
            "0：50",
            "3:00~5:00",
            "4km",
            "400m",
            "62.8",
            "B",
            "none",
        ]
    )
    | st.text(max_size=4),
    max_size=8,
)


@given(CELLS, st.sampled_from(["Run", "Fall Sleep", "起床"]), st.randoms())
def test_the_order_of_the_cells_does_not_matter(
    cells: list[str], label: str, random: Random
) -> None:
    shuffled = list(cells)
    random.shuffle(shuffled)
    assert kind_for(shuffled, label) == kind_for(cells, label)


@pytest.mark.parametrize(
    ("metric", "text", "readable"),
    [
        (CHECK, "x", True),
        (CHECK, "xx", False),
        (COUNT, "xx", True),
        (RUNNING, "11km/50min", True),
        (RUNNING, "3:40", False),
        (FALL_ASLEEP, "3:40", True),
        (FALL_ASLEEP, "early", False),
        (FALL_ASLEEP, "none", True),
    ],
)
def test_a_metric_can_read_the_texts_of_its_kind(metric: Metric, text: str, readable: bool) -> None:
    assert can_read(metric, text) is readable
