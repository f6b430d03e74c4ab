from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kind_examples import CHECK, MONDAY, PRESENT, TODAY, kept_text, none, read

from habit.domain.entries import Entry, State
from habit.domain.kinds.check import CheckRules
from habit.domain.kinds.rules import MARKS, NotAValue
from habit.domain.verdicts import Summary
from habit.errors import UsageProblem

RULES = CheckRules()


@pytest.mark.parametrize("text", ["x", "X", "✓", "✔", "√", "yes", "Done"])
def test_a_mark_or_a_yes_is_done_and_keeps_its_text(text: str) -> None:
    assert read(RULES, text, CHECK) == Entry("0a", MONDAY, State.VALUE, text, number=1.0)


def test_logging_nothing_but_the_name_is_an_x_on_the_present_day() -> None:
    reading = RULES.read("", CHECK, PRESENT, day=None, second=False)
    assert reading.entry == Entry("0a", TODAY, State.VALUE, "x", number=1.0)
    assert reading.remarks == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no", "'no' is no mark. Write none when think is known not to be done."),
        ("-", "'-' is no mark. Write none when think is known not to be done."),
        ("fine", "'fine' is no mark: think is done or not. Write x, or none."),
        (
            "B",
            (
                "'B' is no mark: think is done or not. "
                "Write x, or first: habit metric set think --kind grade"
            ),
        ),
        (
            "xx",
            (
                "'xx' is no mark: think is done or not. "
                "Write x, or first: habit metric set think --kind count"
            ),
        ),
        (
            "4km",
            (
                "'4km' is no mark: think is done or not. "
                "Write x, or first: habit metric set think --kind amount --unit km"
            ),
        ),
    ],
)
def test_what_is_no_mark_is_refused_with_the_nearest_form(text: str, message: str) -> None:
    with pytest.raises(NotAValue) as refusal:
        read(RULES, text, CHECK)
    assert str(refusal.value) == message


def test_doing_it_again_leaves_the_first_mark() -> None:
    first, second = read(RULES, "✓", CHECK), read(RULES, "x", CHECK)
    assert RULES.add(first, second, CHECK) == first


def test_done_takes_the_place_of_a_known_none_and_the_other_way_round() -> None:
    done = read(RULES, "x", CHECK)
    assert RULES.add(none(CHECK), done, CHECK) == done
    assert RULES.add(done, none(CHECK), CHECK) == none(CHECK)


def test_a_week_shows_on_how_many_of_its_days_it_was_done() -> None:
    done = [read(RULES, "x", CHECK, date(2024, 1, day)) for day in (15, 17)]
    entries = [*done, none(CHECK, TODAY), kept_text(CHECK, date(2024, 1, 19))]
    assert RULES.summarise(entries, CHECK, 7) == Summary("2/7", 2.0, "", 2, 7)


def test_a_week_without_a_mark_shows_nothing() -> None:
    assert RULES.summarise([none(CHECK)], CHECK, 7) == Summary("", None, "", 0, 7)


@given(st.text())
def test_any_text_is_read_or_refused_as_usage(text: str) -> None:
    try:
        entry = read(RULES, text, CHECK)
    except UsageProblem:
        assert text not in MARKS
    else:
        assert entry.number == 1.0
