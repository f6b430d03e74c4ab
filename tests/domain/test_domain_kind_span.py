from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kind_examples import FALL_ASLEEP, MONDAY, PRESENT, RESLEEP, TODAY, kept_text, none, read

from habit.domain.days import FutureTime, OnlyOnce, SkippedTime, clock_text
from habit.domain.entries import Entry, State
from habit.domain.kinds.rules import NotAValue
from habit.domain.kinds.span import SpanRules
from habit.domain.present import Present
from habit.domain.verdicts import Summary
from habit.errors import UsageProblem

RULES = SpanRules()
NIGHT_BACK = date(2024, 11, 2)
IN_AUTUMN = Present.at(datetime.fromisoformat("2024-11-03 09:00"), "America/New_York")
IN_SPRING = Present.at(datetime.fromisoformat("2024-03-10 09:00"), "America/New_York")


def at(wall: str) -> Present:
    return Present.at(datetime.fromisoformat(wall), "Asia/Shanghai")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def when(text: str, now: Present) -> str:
    """Where a span that was typed at a moment lies on the wall clock."""
    entry = RULES.read(text, RESLEEP, now, day=None, second=False).entry
    assert entry.instant is not None
    assert entry.end_instant is not None
    start, end = (one.astimezone(now.zone) for one in (entry.instant, entry.end_instant))
    return f"{entry.day:%a}: {start:%a %H:%M} {end:%a %H:%M}"


def test_a_span_is_two_minutes_of_its_day_and_two_instants() -> None:
    assert read(RULES, "3:00~5:00", RESLEEP) == Entry(
        RESLEEP.id,
        MONDAY,
        State.VALUE,
        "3:00~5:00",
        minute=1620,
        end_minute=1740,
        zone="Asia/Shanghai",
        instant=utc("2024-01-15T19:00"),
        end_instant=utc("2024-01-15T21:00"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "3:00-5:00",
        "3:00 – 5:00",
        "3:00—5:00",
        "3：00～5：00",
        "3:00至5:00",
        "300~500",
        "3:00am - 5.00",
    ],
)
def test_any_dash_joins_the_ends_and_the_text_is_kept(text: str) -> None:
    assert read(RULES, text, RESLEEP) == read(RULES, "3:00~5:00", RESLEEP)._replace(text=text)


# 16 January 2024 is a Tuesday
@pytest.mark.parametrize(
    ("text", "now", "expected"),
    [
        ("3:00~5:00", "2024-01-16 09:00", "Mon: Tue 03:00 Tue 05:00"),
        ("3:00~5:00", "2024-01-16 04:44", "Sun: Mon 03:00 Mon 05:00"),
        ("3:00~5:00", "2024-01-16 04:45", "Mon: Tue 03:00 Tue 05:00"),
        ("23:00~1:00", "2024-01-16 01:30", "Mon: Mon 23:00 Tue 01:00"),
        ("23:00~1:00", "2024-01-16 00:30", "Sun: Sun 23:00 Mon 01:00"),
        ("13:00~14:30", "2024-01-16 23:55", "Tue: Tue 13:00 Tue 14:30"),
        ("23:55~0:05", "2024-01-16 23:55", "Tue: Tue 23:55 Wed 00:05"),
        ("4:00~3:59", "2024-01-16 09:00", "Mon: Mon 04:00 Tue 03:59"),
    ],
)
def test_a_typed_span_is_the_latest_whose_end_is_not_ahead(
    text: str, now: str, expected: str
) -> None:
    assert when(text, at(now)) == expected


def test_a_span_over_midnight_has_its_end_beyond_its_beginning_on_the_axis() -> None:
    entry = read(RULES, "23:00~4:30", RESLEEP)
    assert (entry.day, entry.minute, entry.end_minute) == (MONDAY, 1380, 1710)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("3:00", "3:00~5:00"),
        ("", "3:00~5:00"),
        ("3am-5am", "3:00am~5:00am"),
        ("3-5", "3:00~5:00"),
        ("3:00~5:00\n", "3:00~5:00"),
        ("3:00~24:00", "3:00~0:00"),
        ("3:00 to 5:00", "3:00~5:00"),
        ("yesterday 3:00~5:00", "3:00~5:00"),
        ("now~5:00", "3:00~5:00"),
    ],
)
def test_what_is_no_span_is_refused_with_the_nearest_form(text: str, hint: str) -> None:
    with pytest.raises(NotAValue) as refused:
        read(RULES, text, RESLEEP)
    assert str(refused.value) == f"{text!r} is not a span. Write {hint}."


def test_a_span_without_length_is_refused() -> None:
    with pytest.raises(NotAValue) as refused:
        read(RULES, "3:00~03:00", RESLEEP)
    assert str(refused.value) == (
        "'3:00~03:00' has no length. Write two different times: 3:00~5:00."
    )


def test_a_span_that_is_not_over_is_refused_on_a_named_day() -> None:
    with pytest.raises(FutureTime, match="2024-01-18 10:00 is still to come"):
        RULES.read("9:00~10:00", RESLEEP, PRESENT, day=TODAY, second=False)


@pytest.mark.parametrize(
    ("text", "second", "start", "end"),
    [
        ("0:30~1:30", False, "2024-11-03T04:30", "2024-11-03T05:30"),
        ("0:30~1:30", True, "2024-11-03T04:30", "2024-11-03T06:30"),
        ("1:30~2:30", False, "2024-11-03T05:30", "2024-11-03T07:30"),
        ("1:30~2:30", True, "2024-11-03T06:30", "2024-11-03T07:30"),
        ("1:10~1:50", False, "2024-11-03T05:10", "2024-11-03T05:50"),
        ("1:10~1:50", True, "2024-11-03T06:10", "2024-11-03T06:50"),
    ],
)
def test_in_a_repeated_hour_second_takes_the_later_of_what_exists_twice(
    text: str, start: str, end: str, *, second: bool
) -> None:
    for day in (NIGHT_BACK, None):
        reading = RULES.read(text, RESLEEP, IN_AUTUMN, day=day, second=second)
        assert (reading.entry.instant, reading.entry.end_instant) == (utc(start), utc(end))
        assert len(reading.remarks) == (not second)


def test_when_the_clocks_go_back_a_span_may_end_before_it_began_on_the_wall() -> None:
    reading = RULES.read("1:50~1:10", RESLEEP, IN_AUTUMN, day=None, second=False)
    assert reading.entry.instant == utc("2024-11-03T05:50")
    assert reading.entry.end_instant == utc("2024-11-03T06:10")
    assert reading.remarks == (
        "1:50 happens twice that night; this is the first. --second takes the other.",
    )


def test_second_is_refused_when_neither_end_exists_twice() -> None:
    with pytest.raises(OnlyOnce, match=r"Neither end of the span exists twice\."):
        RULES.read("3:00~5:00", RESLEEP, IN_AUTUMN, day=None, second=True)


@pytest.mark.parametrize("text", ["2:30~4:00", "1:00~2:30", "23:00~2:30"])
def test_an_end_that_the_clocks_skipped_is_refused(text: str) -> None:
    for day in (date(2024, 3, 9), None):
        with pytest.raises(SkippedTime, match="2:30 does not exist on 2024-03-10"):
            RULES.read(text, RESLEEP, IN_SPRING, day=day, second=False)


def test_a_skipped_end_does_not_matter_while_its_span_is_not_over() -> None:
    assert when("2:30~11:00", IN_SPRING) == "Fri: Sat 02:30 Sat 11:00"


def test_a_later_span_replaces_the_earlier() -> None:
    earlier, later = (read(RULES, text, RESLEEP) for text in ("3:00~5:00", "4:00~5:00"))
    assert RULES.add(earlier, later, RESLEEP) == later


def test_spans_come_to_their_elapsed_time() -> None:
    entries = [read(RULES, text, RESLEEP) for text in ("3:00~5:00", "23:00~1:15", "13:00~14:00")]
    entries += [none(RESLEEP), kept_text(RESLEEP)]
    assert RULES.summarise(entries, RESLEEP, 7) == Summary("5h15", 315.0, "min", 3, 7)
    assert RULES.summarise(entries[:1], RESLEEP, 7) == Summary("2h00", 120.0, "min", 1, 7)
    assert RULES.summarise(entries[3:], RESLEEP, 7) == Summary("", None, "min", 0, 7)


def test_a_span_through_a_clock_change_has_its_real_length() -> None:
    spring = RULES.read("1:00~4:00", RESLEEP, IN_SPRING, day=None, second=False).entry
    autumn = RULES.read("0:30~4:00", RESLEEP, IN_AUTUMN, day=None, second=False).entry
    assert RULES.summarise([spring], RESLEEP, 7).text == "2h00"
    assert RULES.summarise([autumn], RESLEEP, 7).text == "4h30"


@given(st.integers(0, 1439), st.integers(0, 1439), st.sampled_from([PRESENT, IN_AUTUMN, IN_SPRING]))
def test_every_span_ends_after_its_beginning_within_a_day_and_a_clock_change(
    start: int, end: int, present: Present
) -> None:
    text = f"{clock_text(start)}~{clock_text(end)}"
    try:
        entry = RULES.read(text, FALL_ASLEEP, present, day=None, second=False).entry
    except (SkippedTime, NotAValue):
        assert start == end or present is IN_SPRING
        return
    assert entry.instant is not None
    assert entry.end_instant is not None
    assert timedelta(0) < entry.end_instant - entry.instant <= timedelta(hours=25)
    assert entry.end_instant <= present.now + timedelta(minutes=15)
    again = RULES.read(text, FALL_ASLEEP, present, day=entry.day, second=False).entry
    assert again == entry


@given(st.text() | st.text(st.sampled_from("0123456789:~-至apm ")))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        entry = RULES.read(text, RESLEEP, PRESENT, day=None, second=False).entry
    except UsageProblem:
        return
    assert entry.text == text
