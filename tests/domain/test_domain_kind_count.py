from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kind_examples import COUNT, MONDAY, PRESENT, TODAY, kept_text, none, read

from habit.domain.entries import Entry, State
from habit.domain.kinds.count import CountRules
from habit.domain.kinds.rules import NotAValue
from habit.domain.verdicts import Summary
from habit.errors import UsageProblem

RULES = CountRules()
COUNTS = st.integers(1, 20).map("x".__mul__) | st.integers(0, 9999).map(str)


@pytest.mark.parametrize(
    ("text", "tally"), [("x", 1), ("xx", 2), ("✓X√", 3), ("0", 0), ("4", 4), ("9999", 9999)]
)
def test_each_mark_is_one_and_a_number_says_how_many(text: str, tally: int) -> None:
    assert read(RULES, text, COUNT) == Entry("0b", MONDAY, State.VALUE, text, number=tally)


def test_logging_nothing_but_the_name_counts_one_on_the_present_day() -> None:
    entry = RULES.read("", COUNT, PRESENT, day=None, second=False).entry
    assert entry == Entry("0b", TODAY, State.VALUE, "x", number=1.0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x x", "'x x' is no count. Write xx."),
        ("3x", "'3x' is no count. Write 3."),
        ("×2", "'×2' is no count. Write 2."),
        ("2 times", "'2 times' is no count. Write 2."),
        ("x" * 21, "'xxxxxxxxxxxxxxxxxxxxx' is no count: too many marks. Write 21."),
        ("-", "'-' is no count. Write 0, or none when release is known not to have happened."),
        (
            "４",
            "'４' is no count: release takes marks or a whole number up to 9999. Write xx or 2.",
        ),
        (
            "10000",
            "'10000' is no count: release takes marks or a whole number up to 9999. Write xx or 2.",
        ),
    ],
)
def test_what_is_no_count_is_refused_with_the_nearest_form(text: str, message: str) -> None:
    with pytest.raises(NotAValue) as refusal:
        read(RULES, text, COUNT)
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("earlier", "later", "text", "tally"),
    [
        ("x", "xx", "xxx", 3),
        ("✓", "x", "✓x", 2),
        ("xx", "xxx", "xxxxx", 5),
        ("xxx", "xxx", "6", 6),
        ("xx", "3", "5", 5),
        ("2", "x", "3", 3),
        ("0", "0", "0", 0),
    ],
)
def test_tallies_of_one_day_add_up_and_stay_marks_while_they_are_few(
    earlier: str, later: str, text: str, tally: int
) -> None:
    both = RULES.add(read(RULES, earlier, COUNT), read(RULES, later, COUNT), COUNT)
    assert both == Entry("0b", MONDAY, State.VALUE, text, number=tally)


def test_adding_beyond_the_most_is_refused() -> None:
    with pytest.raises(NotAValue, match="release would come to 10000; 9999 is the most"):
        RULES.add(read(RULES, "9999", COUNT), read(RULES, "x", COUNT), COUNT)


def test_a_tally_takes_the_place_of_a_known_none_and_the_other_way_round() -> None:
    two = read(RULES, "xx", COUNT)
    assert RULES.add(none(COUNT), two, COUNT) == two
    assert RULES.add(two, none(COUNT), COUNT) == none(COUNT)


def test_a_week_shows_the_sum_of_its_tallies() -> None:
    entries = [read(RULES, "xx", COUNT), read(RULES, "2", COUNT, date(2024, 1, 16))]
    entries += [none(COUNT, TODAY), kept_text(COUNT, date(2024, 1, 19))]
    assert RULES.summarise(entries, COUNT, 7) == Summary("4", 4.0, "", 2, 7)


def test_a_week_without_a_tally_shows_nothing() -> None:
    assert RULES.summarise([none(COUNT)], COUNT, 7) == Summary("", None, "", 0, 7)


@given(st.lists(COUNTS, max_size=7))
def test_the_sum_of_a_week_is_the_sum_of_its_days(texts: list[str]) -> None:
    days = [read(RULES, text, COUNT, date(2024, 1, 15 + i)) for i, text in enumerate(texts)]
    one_by_one = sum(RULES.summarise([day], COUNT, 1).value or 0 for day in days)
    assert (RULES.summarise(days, COUNT, 7).value or 0) == one_by_one


@given(COUNTS, COUNTS)
def test_what_was_added_up_reads_back_as_itself(earlier: str, later: str) -> None:
    first, second = read(RULES, earlier, COUNT), read(RULES, later, COUNT)
    try:
        both = RULES.add(first, second, COUNT)
    except UsageProblem:
        assert (first.number or 0) + (second.number or 0) > 9999
    else:
        assert read(RULES, both.text, COUNT) == both


@given(st.text() | st.text("xX✓0123456789 -", max_size=25))
def test_any_text_is_read_or_refused_as_usage(text: str) -> None:
    try:
        entry = read(RULES, text, COUNT)
    except UsageProblem:
        return
    assert entry.number is not None
    assert entry.number >= 0
