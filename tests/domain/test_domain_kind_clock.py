from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kind_examples import FALL_ASLEEP, GET_UP, MONDAY, PRESENT, TODAY, kept_text, none, read

from habit.domain.days import FutureTime, SkippedTime, clock_text
from habit.domain.entries import Entry, State
from habit.domain.kinds.clock import ClockRules
from habit.domain.kinds.rules import NotAValue, Reading
from habit.domain.present import Present
from habit.domain.verdicts import Summary
from habit.errors import UsageProblem

RULES = ClockRules()
IN_AUTUMN = Present.at(datetime.fromisoformat("2024-11-03 09:00"), "America/New_York")


def asleep(text: str, minute: int, instant: str, day: date = MONDAY) -> Entry:
    return Entry(
        FALL_ASLEEP.id,
        day,
        State.VALUE,
        text,
        minute=minute,
        zone="Asia/Shanghai",
        instant=datetime.fromisoformat(instant).replace(tzinfo=UTC),
    )


def clocks(*texts: str) -> list[Entry]:
    return [read(RULES, text, FALL_ASLEEP) for text in texts]


def test_a_time_is_a_minute_of_its_day_an_instant_and_a_zone() -> None:
    assert read(RULES, "3:40", FALL_ASLEEP) == asleep("3:40", 1660, "2024-01-15T19:40")
    assert read(RULES, "23:50", FALL_ASLEEP) == asleep("23:50", 1430, "2024-01-15T15:50")


def test_without_a_day_a_time_is_its_latest_occurrence() -> None:
    reading = RULES.read("3:40", FALL_ASLEEP, PRESENT, day=None, second=False)
    wednesday = date(2024, 1, 17)
    assert reading == Reading(asleep("3:40", 1660, "2024-01-17T19:40", wednesday), ())
    assert RULES.read("8:55", GET_UP, PRESENT, day=None, second=False).entry.day == date(
        2024, 1, 18
    )


@pytest.mark.parametrize("text", ["3:40", "03:40", "3：40", "3:40am", "3:40 AM", "凌晨3:40"])
def test_a_time_with_a_colon_is_kept_as_it_was_written(text: str) -> None:
    assert read(RULES, text, FALL_ASLEEP) == asleep(text, 1660, "2024-01-15T19:40")


@pytest.mark.parametrize("text", ["340", "0340", "3.40", "3h40", "340am", "凌晨3点40", "3点40分"])
def test_other_forms_are_kept_as_the_clock_shows_them(text: str) -> None:
    assert read(RULES, text, FALL_ASLEEP) == asleep("3:40", 1660, "2024-01-15T19:40")


@pytest.mark.parametrize(
    ("text", "shown"),
    [("now", "9:30"), ("-20m", "9:10"), ("yesterday 09:10", "9:10"), ("周一 3：40", "3:40")],
)
def test_a_moment_is_kept_as_the_clock_showed_it(text: str, shown: str) -> None:
    assert RULES.read(text, GET_UP, PRESENT, day=None, second=False).entry.text == shown


def test_a_repeated_time_takes_the_first_and_says_so() -> None:
    first = RULES.read("1:30", FALL_ASLEEP, IN_AUTUMN, day=None, second=False)
    assert first.entry.instant == datetime(2024, 11, 3, 5, 30, tzinfo=UTC)
    assert first.remarks == (
        "1:30 happens twice that night; this is the first. --second takes the other.",
    )
    other = RULES.read("1:30", FALL_ASLEEP, IN_AUTUMN, day=None, second=True)
    assert other.entry.instant == datetime(2024, 11, 3, 6, 30, tzinfo=UTC)
    assert other.remarks == ()


def test_now_is_never_in_doubt() -> None:
    repeating = Present(datetime(2024, 11, 3, 6, 30, tzinfo=UTC), IN_AUTUMN.zone, 240)
    reading = RULES.read("now", FALL_ASLEEP, repeating, day=None, second=False)
    assert reading.entry.instant == repeating.now
    assert reading.remarks == ()


def test_what_is_no_time_is_refused_with_the_nearest_form() -> None:
    with pytest.raises(NotAValue, match=r"^'3am' is not a time\. Write 3:00am\.$"):
        read(RULES, "3am", FALL_ASLEEP)
    with pytest.raises(NotAValue, match=r"^A time is missing\. Write 3:40, now or -20m\.$"):
        read(RULES, "", FALL_ASLEEP)
    with pytest.raises(FutureTime):
        RULES.read("3:40", FALL_ASLEEP, PRESENT, day=TODAY, second=False)
    spring = Present.at(datetime.fromisoformat("2024-03-10 09:00"), "America/New_York")
    with pytest.raises(SkippedTime):
        RULES.read("2:30", FALL_ASLEEP, spring, day=None, second=False)


def test_a_later_time_replaces_the_earlier() -> None:
    earlier, later = clocks("3:40", "4:00")
    assert RULES.add(earlier, later, FALL_ASLEEP) == later


@pytest.mark.parametrize(
    ("texts", "summary"),
    [
        (("3:40", "4:00", "2:40"), Summary("3:27", 620 / 3, "min", 3, 7)),
        (("23:50", "0:10"), Summary("0:00", 0.0, "min", 2, 7)),
        (("23:59", "0:00"), Summary("0:00", 1439.5, "min", 2, 7)),
        (("6:00", "18:00"), Summary("–", None, "min", 2, 7)),
        ((), Summary("", None, "min", 0, 7)),
    ],
)
def test_times_come_to_their_mean_across_midnight(texts: tuple[str, ...], summary: Summary) -> None:
    entries = [*clocks(*texts), none(FALL_ASLEEP), kept_text(FALL_ASLEEP)]
    found = RULES.summarise(entries, FALL_ASLEEP, 7)
    assert found._replace(value=None) == summary._replace(value=None)
    assert found.value == (None if summary.value is None else pytest.approx(summary.value))


@given(st.integers(0, 1439), st.dates(date(2023, 1, 1), date(2024, 10, 31)), st.booleans())
def test_what_is_kept_is_read_as_the_same_entry(minute: int, day: date, second: bool) -> None:
    try:
        entry = RULES.read(clock_text(minute), GET_UP, IN_AUTUMN, day=day, second=second).entry
    except UsageProblem:
        return
    again = RULES.read(entry.text, GET_UP, IN_AUTUMN, day=entry.day, second=second).entry
    assert again == entry
    assert entry.instant is not None
    wall = entry.instant.astimezone(IN_AUTUMN.zone)
    assert (wall.date(), wall.hour * 60 + wall.minute) == (entry.day, entry.minute)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        entry = RULES.read(text, FALL_ASLEEP, PRESENT, day=None, second=False).entry
    except UsageProblem:
        return
    assert entry.state is State.VALUE
