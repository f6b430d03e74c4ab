from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kind_examples import GRADE, MONDAY, kept_text, none, read

from habit.domain.entries import Entry, State
from habit.domain.kinds.grade import GradeRules
from habit.domain.kinds.rules import NotAValue
from habit.domain.verdicts import Summary
from habit.errors import UsageProblem

RULES = GradeRules()


@pytest.mark.parametrize(
    ("text", "rank"), [("A", 1.0), ("B", 2.0), ("B+", 1.7), ("B-", 2.3), ("D", 4.0), ("Z", 26.0)]
)
def test_a_grade_ranks_by_its_letter_and_its_sign(text: str, rank: float) -> None:
    assert read(RULES, text, GRADE) == Entry("0f", MONDAY, State.VALUE, text, number=rank)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("b", "'b' is no grade. Write B."),
        ("b +", "'b +' is no grade. Write B+."),
        ("C−", "'C−' is no grade. Write C-."),
        ("X", "'X' is no grade. Write a capital letter, such as B, B+ or B-."),
        ("AB", "'AB' is no grade. Write a capital letter, such as B, B+ or B-."),
        ("", "mood takes a grade: habit log mood B"),
    ],
)
def test_what_is_no_grade_is_refused_with_the_nearest_form(text: str, message: str) -> None:
    with pytest.raises(NotAValue) as refusal:
        read(RULES, text, GRADE)
    assert str(refusal.value) == message


def test_a_later_grade_takes_the_place_of_the_earlier_one() -> None:
    earlier, later = read(RULES, "A", GRADE), read(RULES, "C", GRADE)
    assert RULES.add(earlier, later, GRADE) == later


@pytest.mark.parametrize(
    ("grades", "median", "rank"),
    [("D B A", "B", 2.0), ("A C", "C", 3.0), ("B+", "B+", 1.7), ("A A- B C", "B", 2.0)],
)
def test_a_week_shows_its_median_grade_and_never_flatters(
    grades: str, median: str, rank: float
) -> None:
    texts = grades.split()
    entries = [read(RULES, text, GRADE, date(2024, 1, 15 + i)) for i, text in enumerate(texts)]
    unknown = [none(GRADE, date(2024, 1, 20)), kept_text(GRADE, date(2024, 1, 21))]
    assert RULES.summarise([*entries, *unknown], GRADE, 7) == Summary(
        median, rank, "", len(texts), 7
    )


def test_a_week_without_a_grade_shows_nothing() -> None:
    assert RULES.summarise([none(GRADE)], GRADE, 7) == Summary("", None, "", 0, 7)


@given(st.text() | st.text("ABXZabxz+-−– ", max_size=3))
def test_any_text_is_read_or_refused_as_usage(text: str) -> None:
    try:
        entry = read(RULES, text, GRADE)
    except UsageProblem as refusal:
        near = str(refusal).rpartition("Write ")[2].removesuffix(".")
        if len(near) <= 2 and text:
            assert read(RULES, near, GRADE).text == near
    else:
        assert entry.text == text
        assert entry.number is not None
