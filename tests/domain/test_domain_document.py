from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habit.domain.document import MetricsTable, read_document, written_day
from habit.domain.frontmatter import Dated, read_dated, read_front_matter
from habit.domain.weekdaynames import ENGLISH, read_weekday
from habit.domain.weeks import Week

TABLE = """\
| metrics | Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday |
|---------|--------|---------|-----------|----------|--------|----------|--------|
| Get up  | 8:55   |         |           |          |        |          |        |
"""


def wall(clock: str) -> datetime:
    return datetime.fromisoformat(f"2024-01-21T{clock}")


def headed(*headings: str) -> str:
    cells = " | ".join(["metrics", *headings])
    return f"| {cells} |\n|{'---|' * (len(headings) + 1)}\n"


def the_table(text: str) -> MetricsTable:
    [found] = read_document(text).metrics_tables()
    return found


@given(st.text(st.sampled_from("a|-`~<!> \r\n\t\u2028\ufeff+:一")))
def test_every_document_is_its_lines(text: str) -> None:
    assert read_document(text).text == text


@pytest.mark.parametrize(
    ("weekday", "headings"),
    [
        (1, "Mon Monday mon. **Mon** 周一 星期一 礼拜一 週一 一 月 Montag lundi lunes"),
        (2, "Tue Tues Tuesday 周二 火曜日"),
        (3, "Wed Wednesday 周三 Mi mercredi"),
        (4, "Thu Thur Thurs Thursday 星期四 木"),
        (5, "Fri Friday 周五 vendredi"),
        (6, "Sat Sat. Saturday 周六 sábado"),
        (7, "Sun Sunday 周日 周天 星期日 礼拜天 日 Sonntag"),
    ],
)
def test_days_are_known_in_several_languages(weekday: int, headings: str) -> None:
    assert {heading: read_weekday(heading) for heading in headings.split()} == dict.fromkeys(
        headings.split(), weekday
    )


@pytest.mark.parametrize(
    "heading",
    [
        "Mon 15",
        "Mon 1/15",
        "1/15 Mon",
        "Mon (15)",
        "Mon, Jan 15",
        "Mon 15th",
        "Monday 2024-01-15",
        "Mon<br>1/15",
        "周一(1.15)",
        "1月15日 周一",
        "星期一 15号",
        "15 May Mon",
    ],
)
def test_a_heading_may_carry_its_date(heading: str) -> None:
    assert read_weekday(heading) == 1


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "Month",
        "Sum",
        "metrics",
        "总分",
        "mon tue",
        "15",
        "Sunny",
        "May",
    ],
)
def test_other_headings_are_no_days(heading: str) -> None:
    assert read_weekday(heading) is None


def test_columns_are_found_by_their_headings_and_others_are_left() -> None:
    table = the_table(headed("Mon", "Tue", "Wed", "Thu", "Fri", "Fri", "Sum"))
    assert table.weekdays == (None, 1, 2, 3, 4, 5, None, None)
    assert table.extra_columns == (6, 7)
    assert table.day_columns(Week(date(2024, 1, 15))) == {1: 0, 2: 1, 3: 2, 4: 3, 5: 4}


@pytest.mark.parametrize(
    ("headings", "week_start"),
    [
        (ENGLISH, 1),
        (("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"), 7),
        (("Sat", "Sun", "Mon", "Tue", "Wed"), 6),
        (("Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), 1),
        (("Fri", "Wed", "Mon", "Tue", "Thu"), 1),
    ],
)
def test_a_week_begins_with_the_first_column_unless_days_are_missing_or_mixed(
    headings: tuple[str, ...], week_start: int
) -> None:
    assert the_table(headed(*headings)).week_start == week_start


def test_in_a_week_from_sunday_the_columns_count_from_sunday() -> None:
    table = the_table(headed("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"))
    assert table.day_columns(Week(date(2024, 1, 14))) == {
        column: column - 1 for column in range(1, 8)
    }


@pytest.mark.parametrize(
    "header",
    [
        "|         | 紧急性(3) | 重要性(3) | 喜好(1) | 工作量(3) | 总分 | 分配   | 要求 |",
        "| metrics | Mon | Tue | Wed | Thu | a | b | c |",
        "| Mon | Tue | Wed | Thu | Fri | Sat | Sun | x |",
    ],
)
def test_tables_without_five_days_beside_labels_are_no_metrics_tables(header: str) -> None:
    document = read_document(f"{header}\n{'|---' * 8}|\n")
    assert len(document.tables) == 1
    assert document.metrics_tables() == ()


@pytest.mark.parametrize(
    "around",
    [
        "```\n{}```\n",
        "~~~~ markdown\n```\n{}~~~\n~~~~\n",
        "<!--\n{}-->\n",
        "<!-- a --> <!-- b\n{}-->",
        "---\ndate: 2024-01-21\n{}---\n",
        "```\n{}",
    ],
)
def test_tables_in_code_comments_and_front_matter_are_none(around: str) -> None:
    assert read_document(around.format(TABLE)).tables == ()


@pytest.mark.parametrize(
    "before",
    [
        "",
        "text\n",
        "```\ncode\n```\n",
        "<!-- a comment -->\n",
        "|\n",
        "a | b\n\n",
        "\ufeff",
    ],
)
def test_a_table_is_found_after_anything(before: str) -> None:
    assert the_table(before + TABLE).line == before.count("\n")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_are_no_part_of_the_table(end: str) -> None:
    assert the_table(TABLE.replace("\n", end)).table.lines == tuple(TABLE.splitlines())


@pytest.mark.parametrize(
    ("value", "shown", "offset_hours"),
    [
        ("2024-01-21T12:30:00+08:00", wall("12:30"), 8),
        ("2024-01-21T12:30:00Z", wall("12:30"), 0),
        ("2024-01-21 12:30:00 +0800", wall("12:30"), 8),
        ("2024-01-21 12:30:59.5 -03", wall("12:30:59"), -3),
        ("2024-1-21 9:05", wall("09:05"), None),
        ("2024-01-21", wall("00:00"), None),
    ],
)
def test_dates_are_read_as_hugo_writes_them(
    value: str, shown: datetime, offset_hours: int | None
) -> None:
    offset = None if offset_hours is None else timedelta(hours=offset_hours)
    assert read_dated(value) == Dated(shown, offset, value)


@pytest.mark.parametrize(
    "value",
    ["", "today", "2024-02-30", "2024-01-21T25:00", "21.1.2024", "2024-01-21+99:00", "٢٠٢٤-٠١-٢١"],
)
def test_other_dates_are_not_guessed(value: str) -> None:
    assert read_dated(value) is None


@pytest.mark.parametrize(
    "lines",
    [
        ["---", "title: x", "date: 2024-01-21", "---"],
        ["---", "Date: '2024-01-21' # the Sunday", "...", ""],
        ["+++", 'date = "2024-01-21"', "[params]", "date = 1999-01-01", "+++"],
    ],
)
def test_front_matter_is_yaml_or_toml(lines: list[str]) -> None:
    front = read_front_matter(lines)
    assert front.dated is not None
    assert front.dated.wall.date() == date(2024, 1, 21)


def test_a_date_that_cannot_be_read_is_told_from_a_missing_one() -> None:
    assert read_front_matter(["---", "date: soon", "---"]).unread == "soon"
    assert read_front_matter(["---", "title: x", "---"]) == (3, None, "")
    assert read_front_matter(["---", "date: 2024-01-21"]) == (0, None, "")
    assert read_front_matter([]) == (0, None, "")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-01-22T01:30:00+08:00", date(2024, 1, 21)),
        ("2024-01-22T04:00:00+08:00", date(2024, 1, 22)),
        ("2024-01-22T00:00:00+08:00", date(2024, 1, 22)),
        ("2024-01-22", date(2024, 1, 22)),
    ],
)
def test_a_document_finished_after_midnight_is_of_the_day_that_is_ending(
    value: str, day: date
) -> None:
    dated = read_dated(value)
    assert dated is not None
    assert written_day(dated, 240).date() == day
