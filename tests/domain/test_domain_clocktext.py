from datetime import date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from habit.domain.clockrepairs import nearest
from habit.domain.clocktext import (
    Ago,
    Clock,
    LastNight,
    Moment,
    NotATime,
    OnDay,
    clock_minute,
    read_moment,
    resolve,
)
from habit.domain.days import clock_text
from habit.domain.daytext import DaysBack, Weekday
from habit.domain.present import Present
from habit.errors import UsageProblem

NOON = 720
LIKELY = st.text(
    st.sampled_from(
        "0123456789:：.hHmMaApP -昨今前天晚凌晨早上中午下点半分周一日\n٣３yesterdaymonlight"
    ),
    max_size=14,
)


def at(wall: str, zone: str = "Asia/Shanghai") -> Present:
    return Present.at(datetime.fromisoformat(wall), zone)


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        *[
            (text, 220)
            for text in ("3:40", "03:40", "340", "0340", "3.40", "03.40", "3h40", "3H40")
        ],
        *[
            (text, 220)
            for text in ("3:40am", "3:40 AM", "340am", "0340am", "3.40am", "3：40", "03：40am")
        ],
        *[(text, 1420) for text in ("23:40", "11:40pm", "11:40 pm", "11.40PM", "1140pm", "23h40")],
        *[("0:30", 30), ("000", 0), ("12:30am", 30), ("12:30pm", 750), ("1:00pm", 780)],
        *[
            ("凌晨3点40", 220),
            ("凌晨3点40分", 220),
            ("凌晨 3:40", 220),
            ("3点40", 220),
            ("13点05", 785),
        ],
        *[("凌晨12点半", 30), ("凌晨0点05", 5), ("早上8点半", 510), ("上午11：55", 715)],
        *[("中午12点半", 750), ("中午1点10分", 790), ("下午12点05", 725), ("下午3点40", 940)],
        *[("下午15点40", 940), ("晚上11点40", 1420), ("晚上23:40", 1420), ("晚上7点00", 1140)],
    ],
)
def test_a_time_alone_is_read(text: str, minute: int) -> None:
    assert read_moment(text) == Clock(minute)
    assert clock_minute(text) == minute


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("now", Ago(0)),
        ("20m ago", Ago(20)),
        ("-20m", Ago(20)),
        ("1h ago", Ago(60)),
        ("-1h", Ago(60)),
        ("1h20m ago", Ago(80)),
        ("-1h20m", Ago(80)),
        ("-90m", Ago(90)),
        ("yesterday 23:50", OnDay(DaysBack(1), 1430)),
        ("Yesterday  11:50 pm", OnDay(DaysBack(1), 1430)),
        ("today 340", OnDay(DaysBack(0), 220)),
        ("mon 23:50", OnDay(Weekday(1), 1430)),
        ("Tues 23:50", OnDay(Weekday(2), 1430)),
        ("wednesday 0:10", OnDay(Weekday(3), 10)),
        ("thur 23:50", OnDay(Weekday(4), 1430)),
        ("thurs 23:50", OnDay(Weekday(4), 1430)),
        ("sunday 23：50", OnDay(Weekday(7), 1430)),
        ("2024-01-15 3:40", OnDay(date(2024, 1, 15), 220)),
        ("last night 23:50", LastNight(1430)),
        ("昨晚 23:50", LastNight(1430)),
        ("昨晚23:50", LastNight(1430)),
        ("last night 11:30pm", LastNight(1410)),
        ("last night 11:30am", LastNight(690)),
        ("last night 5:59", LastNight(359)),
        ("昨晚晚上11点半", LastNight(1410)),
        ("昨天 3:40", OnDay(DaysBack(1), 220)),
        ("昨天3:40", OnDay(DaysBack(1), 220)),
        ("前天 3：40", OnDay(DaysBack(2), 220)),
        ("今天凌晨3点40", OnDay(DaysBack(0), 220)),
        ("昨天 凌晨 3点40分", OnDay(DaysBack(1), 220)),
        ("周一23:50", OnDay(Weekday(1), 1430)),
        ("星期日 23:50", OnDay(Weekday(7), 1430)),
        ("星期天晚上11点50", OnDay(Weekday(7), 1430)),
    ],
)
def test_a_time_with_its_day_or_from_now_is_read(text: str, moment: Moment) -> None:
    assert read_moment(text) == moment


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("3am", "3:00am"),
        ("3 PM", "3:00pm"),
        ("24:00", "0:00"),
        ("25:10", "1:10"),
        ("7", "7:00"),
        ("3:4", "3:04 or 3:40"),
        ("-3:40", "3:40 or -3h40m"),
        ("3:40 banana", "3:40"),
        ("3:40\n", "3:40"),
        (" 3:40", "3:40"),
        ("٣:٤٠", "3:40"),
        ("３：４０", "3:40"),
        ("13:00pm", "13:00"),
        ("0:30am", "0:30"),
        ("3:40:20", "3:40"),
        ("3-40", "3:40"),
        ("3h", "3:00 or 3h ago"),
        ("3h40m", "3h40"),
        ("20 min ago", "20m ago"),
        ("-1h20", "1:20 or -1h20m"),
        ("noon", "12:00"),
        ("yesterday", "yesterday 23:50"),
        ("yesterday 3am", "yesterday 3:00am"),
        ("last night 3 am", "last night 3:00am"),
        ("monday at 3:40", "monday 3:40"),
        ("23:50 yesterday", "yesterday 23:50"),
        ("2024-01-15T03:40", "2024-01-15 03:40"),
        ("3点", "3点00"),
        ("昨天3", "昨天3:00"),
        ("晚上3点40", "凌晨3点40 or 下午3点40"),
        ("下午11点40", "早上11点40 or 晚上11点40"),
        ("last night 9:30", "last night 21:30"),
        ("last night at 11", "last night 23:00"),
        ("23:50 last night", "last night 23:50"),
        ("9:30 last night", "last night 21:30"),
        ("昨晚11点", "昨晚 23:00"),
        ("昨晚十一点半", "昨晚 23:30"),
        ("凌晨三点四十", "凌晨3点40"),
        ("周三三点零五", "周三3点05"),
        ("晚上二十三點", "晚上23点00"),
        ("下午三点一刻", "下午3点15"),
        ("2024-1-5 3:40", "2024-01-05 3:40"),
        ("2024/01/15 3:40", "2024-01-15 3:40"),
        ("2024年1月15日凌晨3点40", "2024-01-15 凌晨3点40"),
        ("2024-01-15T03:40:00+08:00", "2024-01-15 03:40"),
        ("-20", "-20m"),
        ("20 ago", "20m ago or 20h ago"),
        ("1h 20m ago", "1h20m ago"),
        ("an hour ago", "1h ago"),
        ("half past 3", "3:30"),
        ("about 3:40", "3:40"),
        ("tonight at 23:50", "23:50"),
        ("monday, 23:50", "monday 23:50"),
        ("3:40?", "3:40"),
    ],
)
def test_what_is_outside_is_refused_with_the_nearest_form_inside(text: str, hint: str) -> None:
    with pytest.raises(NotATime) as refused:
        read_moment(text)
    assert str(refused.value) == f"{text!r} is not a time. Write {hint}."
    for form in hint.split(" or "):
        read_moment(form)


@pytest.mark.parametrize(
    "text",
    [
        "1e3",
        "3:60",
        "33:10",
        "banana",
        "tomorrow 3:40",
        "-",
        "3:40-",
        "²:40",
        "next mon 3:40",
        "\0",
    ],
)
def test_what_is_like_no_time_is_refused_with_the_forms_there_are(text: str) -> None:
    with pytest.raises(NotATime) as refused:
        read_moment(text)
    assert str(refused.value) == (
        f"{text!r} is not a time. "
        "Write 3:40, 340, 11:40pm, now, -20m, yesterday 23:50 or 2024-01-15 3:40."
    )


def test_nothing_an_impossible_date_and_a_novel_are_refused() -> None:
    with pytest.raises(NotATime, match=r"^A time is missing\. Write 3:40, now or -20m\.$"):
        read_moment("")
    with pytest.raises(NotATime) as refused:
        read_moment("2026-02-30 3:40")
    assert str(refused.value) == (
        "'2026-02-30 3:40' is not a time. There is no 2026-02-30 in the calendar."
    )
    with pytest.raises(NotATime, match=rf"^'{'x' * 40}…' is not a time\."):
        read_moment("x" * 100_000)


@given(st.text() | LIKELY)
@example("2024-00-00 3:40")
@example("-99h999m")
@example("0000-01-01 0:00")
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        moment = read_moment(text)
        placed = resolve(moment, at("2024-01-16 01:30"), NOON)
    except UsageProblem:
        return
    assert placed.instant <= at("2024-01-16 01:45").now
    assert text.isprintable()


@given(st.text() | LIKELY)
def test_a_form_that_is_offered_instead_is_one_that_is_read(text: str) -> None:
    def is_read(form: str) -> bool:
        try:
            return read_moment(form) is not None
        except NotATime:
            return False

    for form in nearest(text, is_read):
        read_moment(form)


@given(st.integers(0, 1439))
def test_a_time_that_is_printed_is_read_as_the_same_time(minute: int) -> None:
    assert read_moment(clock_text(minute)) == Clock(minute)
    assert read_moment(clock_text(minute).replace(":", "：")) == Clock(minute)


@given(st.dates(), st.integers(0, 1439))
def test_a_date_and_time_that_are_printed_are_read_as_the_same(on: date, minute: int) -> None:
    assert read_moment(f"{on} {clock_text(minute)}") == OnDay(on, minute)
