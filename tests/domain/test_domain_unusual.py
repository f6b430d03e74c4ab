from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kind_examples import CHECK, COUNT, FALL_ASLEEP, GET_UP, RESLEEP, RUNNING, WEIGHT, none

from habit.domain.entries import Entry, State
from habit.domain.metrics import Metric
from habit.domain.unusual import question

TODAY = date(2024, 1, 18)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def axis(metric: Metric, clock: str) -> int:
    hours, minutes = clock.split(":")
    minute = 60 * int(hours) + int(minutes)
    return minute if minute >= metric.opens_at else minute + 1440


def timed(metric: Metric, clock: str, day: date = TODAY) -> Entry:
    return Entry(metric.id, day, State.VALUE, clock, minute=axis(metric, clock), zone="UTC")


def numbered(metric: Metric, number: float, day: date = TODAY) -> Entry:
    return Entry(metric.id, day, State.VALUE, f"{number:g}", number=number)


def asked_of_time(metric: Metric, clock: str, *earlier: str) -> str | None:
    known = [timed(metric, one, days_ago(n)) for n, one in enumerate(earlier, 1)]
    return question(timed(metric, clock), metric, known)


def asked_of_number(metric: Metric, number: float, *earlier: float) -> str | None:
    known = [numbered(metric, one, days_ago(n)) for n, one in enumerate(earlier, 1)]
    return question(numbered(metric, number), metric, known)


MORNINGS = ("8:55", "9:10", "11:40", "10:05", "9:00")
NIGHTS = ("23:50", "3:40", "4:00", "2:40", "0:30")


@pytest.mark.parametrize(
    ("metric", "clock", "earlier", "asked"),
    [
        (GET_UP, "23:55", MORNINGS, "did you mean 11:55? habit undo"),
        (GET_UP, "21:10", MORNINGS, "did you mean 9:10? habit undo"),
        (GET_UP, "19:55", MORNINGS, "did you mean 7:55? habit undo"),
        (
            GET_UP,
            "19:54",
            MORNINGS,
            "that is 8 h later than ever before. habit undo takes it back",
        ),
        (GET_UP, "8:55", MORNINGS, None),
        (GET_UP, "14:40", MORNINGS, None),
        (
            GET_UP,
            "14:41",
            MORNINGS,
            "that is 3 h later than ever before. habit undo takes it back",
        ),
        (
            GET_UP,
            "2:55",
            MORNINGS,
            "that is 6 h earlier than ever before. habit undo takes it back",
        ),
        (GET_UP, "5:55", MORNINGS, None),
        (
            FALL_ASLEEP,
            "10:00",
            NIGHTS,
            "that is 6 h later than ever before. habit undo takes it back",
        ),
        (FALL_ASLEEP, "15:30", NIGHTS, "did you mean 3:30? habit undo"),
        (FALL_ASLEEP, "12:10", NIGHTS, "did you mean 0:10? habit undo"),
        (FALL_ASLEEP, "21:00", NIGHTS, None),
        (FALL_ASLEEP, "5:30", NIGHTS, None),
        # a sleeper by day, whose axis is cut in the middle of the habit
        (FALL_ASLEEP, "11:30", ("12:10", "12:40", "11:50", "12:00", "11:40"), None),
    ],
)
def test_a_time_far_from_every_earlier_one_is_asked_about(
    metric: Metric, clock: str, earlier: tuple[str, ...], asked: str | None
) -> None:
    assert asked_of_time(metric, clock, *earlier) == asked


def test_a_span_is_judged_by_its_beginning_and_never_turned_round() -> None:
    asked = asked_of_time(RESLEEP, "20:40", *MORNINGS)
    assert asked == "that is 9 h later than ever before. habit undo takes it back"
    assert asked_of_time(RESLEEP, "9:30", *MORNINGS) is None


def test_times_all_round_the_clock_make_no_question() -> None:
    assert asked_of_time(GET_UP, "3:00", "0:00", "6:00", "12:00", "18:00", "0:00", "12:00") is None


@pytest.mark.parametrize(
    ("metric", "number", "earlier", "asked"),
    [
        (
            WEIGHT,
            628,
            (62.8, 63.1, 62.5, 62, 63),
            "that is more than 3 times the most so far (63.1 kg). habit undo takes it back",
        ),
        (
            WEIGHT,
            6.28,
            (62.8, 63.1, 62.5, 62, 63),
            "that is less than a third of the least so far (62 kg). habit undo takes it back",
        ),
        (
            COUNT,
            7,
            (1, 2, 1, 1, 2),
            "that is more than 3 times the most so far (2). habit undo takes it back",
        ),
        (COUNT, 6, (1, 2, 1, 1, 2), None),
        (RUNNING, 4, (4, 11, 12, 4, 5), None),
        (RUNNING, 0, (4, 11, 12, 4, 5), None),
        (RUNNING, 36, (4, 11, 12, 4, 0), None),
    ],
)
def test_a_number_far_from_every_earlier_one_is_asked_about(
    metric: Metric, number: float, earlier: tuple[float, ...], asked: str | None
) -> None:
    assert asked_of_number(metric, number, *earlier) == asked


def test_three_times_are_a_history_and_two_are_none() -> None:
    slip = "that is 9 h earlier than ever before. habit undo takes it back"
    assert asked_of_time(GET_UP, "23:55", "8:55", "8:55", "8:55") == slip
    assert asked_of_time(GET_UP, "23:55", "8:55", "8:55") is None


def test_four_numbers_are_no_history() -> None:
    assert asked_of_number(WEIGHT, 628, 62.8, 63.1, 62.5, 62) is None


def test_what_stood_there_before_is_no_part_of_the_history() -> None:
    known = [timed(GET_UP, one, days_ago(n)) for n, one in enumerate(MORNINGS[:3])]
    assert question(timed(GET_UP, "23:55"), GET_UP, known) is None


def test_only_values_are_asked_about_and_only_values_are_history() -> None:
    mornings = [timed(GET_UP, one, days_ago(n)) for n, one in enumerate(MORNINGS, 1)]
    assert question(none(GET_UP, TODAY), GET_UP, mornings) is None
    unknown = [none(GET_UP, days_ago(n)) for n in range(1, 9)]
    assert question(timed(GET_UP, "23:55"), GET_UP, unknown) is None
    marks = [Entry(RUNNING.id, days_ago(n), State.VALUE, "x") for n in range(1, 9)]
    assert question(numbered(RUNNING, 400), RUNNING, marks) is None
    assert question(numbered(CHECK, 1), CHECK, marks) is None


@given(st.integers(0, 1439), st.lists(st.integers(0, 1439), min_size=5, max_size=9))
def test_a_time_within_three_hours_of_an_earlier_one_is_never_asked_about(
    minute: int, known: list[int]
) -> None:
    entry = Entry(GET_UP.id, TODAY, State.VALUE, "", minute=minute)
    earlier = [
        Entry(GET_UP.id, days_ago(n), State.VALUE, "", minute=one) for n, one in enumerate(known, 1)
    ]
    nearest = min(abs((minute - one + 720) % 1440 - 720) for one in known)
    assert question(entry, GET_UP, earlier) is None or nearest > 180
