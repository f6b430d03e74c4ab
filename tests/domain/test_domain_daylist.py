"""The list of days: read, and printed with other notes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habit.domain.daylist import DayList, bare_style, day_list_lines, find_day_list

TEXT = (Path(__file__).parents[1] / "summaries" / "weekly-summary-8.md").read_text(encoding="utf-8")
LINES = TEXT.splitlines()
ENGLISH = tuple(enumerate(("Mon:", "Tue:", "Wed:", "Thu:", "Fri:", "Sat:", "Sun:"), 1))


def found(lines: list[str]) -> DayList:
    read = find_day_list(lines)
    assert read is not None
    return read


def notes_in(lines: list[str]) -> dict[int, tuple[str, ...]]:
    return {block.weekday: block.notes for block in found(lines).blocks}


def test_each_day_has_its_notes_with_what_is_nested_in_them() -> None:
    read = found(LINES)
    assert (read.line, len(read.lines)) == (15, 17)
    assert {block.weekday: block.notes for block in read.blocks} == {
        1: ("第一件事", "read 第三章，写了摘要"),
        2: ("one line",),
        3: ("天气很好，散步。", "second: 画了三张图\nNext：继续画图，再写说明。"),
        4: ("a list\n   - [ ] an open box\n   - [x] a ticked one", "[ ] call back"),
        5: (),
        6: (),
        7: (),
    }


def test_the_same_notes_are_printed_as_they_stood() -> None:
    assert day_list_lines(found(LINES), notes_in(LINES), ENGLISH) == LINES[15:32]


def test_a_day_whose_notes_changed_is_written_anew_and_no_other() -> None:
    notes = notes_in(LINES) | {2: ("one line", "another\n   - nested"), 4: ()}
    printed = day_list_lines(found(LINES), notes, ENGLISH)
    assert printed == [
        *LINES[15:18],
        "2. Tues：",
        "   1. one line",
        "   2. another",
        "      - nested",
        *LINES[20:24],
        "4. Thurs： ",
        *LINES[29:32],
    ]
    assert notes_in(printed) == notes


def test_a_new_list_has_every_day() -> None:
    assert day_list_lines(None, {1: ["a"], 3: ["b\n   - c"]}, ENGLISH) == [
        "1. Mon:",
        "   1. a",
        "2. Tue:",
        "3. Wed:",
        "   1. b",
        "      - c",
        "4. Thu:",
        "5. Fri:",
        "6. Sat:",
        "7. Sun:",
    ]


def test_the_style_of_a_week_serves_another_without_its_dates() -> None:
    style = bare_style(
        found(["- 周一 1月15日：a", "- 周二 1月16日：", "- 周三：", "  - b", "- 周四"])
    )
    assert day_list_lines(style, {2: ["c"]}, ENGLISH) == [
        "- 周一：",
        "- 周二：",
        "  - c",
        "- 周三：",
        "- 周四",
    ]
    assert day_list_lines(bare_style(found(LINES)), {}, ENGLISH) == [
        "1. Mon: ",
        "2. Tues：",
        "3. Wed：",
        "4. Thurs： ",
        "5. Fri: ",
        "6. Sat: ",
        "7. Sun：",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["1. Mon:", "2. Tue:"],
        ["1. a", "2. b", "3. c"],
        ["Mon:", "Tue:", "Wed:"],
        ["- Monday was long", "- Tuesday too", "- Wednesday as well"],
        ["1. Mon:", "", "text", "", "2. Tue:", "", "text", "3. Wed:"],
        [],
    ],
)
def test_what_is_no_list_of_days_is_none(lines: list[str]) -> None:
    assert find_day_list(lines) is None


def test_a_day_may_say_what_was_done_on_its_own_line() -> None:
    lines = ["* Mon: ran", "", "* Tue: read", "  * wrote", "* Wed:", "", "after"]
    assert notes_in(lines) == {1: ("ran",), 2: ("read", "wrote"), 3: ()}
    assert list(found(lines).lines) == lines[:5]


NOTE = st.builds(
    lambda first, rest: "\n".join([first, *(f"   - {line}" for line in rest)]),
    st.text("ab字", min_size=1, max_size=4),
    st.lists(st.text("cd", min_size=1, max_size=3), max_size=2),
)


@given(
    st.dictionaries(st.integers(1, 7), st.lists(NOTE, min_size=1, max_size=3), max_size=7),
    st.sampled_from([LINES, ["- 周一", "- 周二：", "  - x", "- 周三", "- 周五"], None]),
)
def test_what_is_printed_is_read_again(
    notes: dict[int, list[str]], lines: list[str] | None
) -> None:
    style = found(lines) if lines else None
    printed = day_list_lines(style, notes, ENGLISH)
    read = notes_in(printed)
    assert {day: list(texts) for day, texts in read.items() if texts} == notes
