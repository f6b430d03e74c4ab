import pytest
from hypothesis import given
from hypothesis import strategies as st

from habit.domain.pipetable import PipeTable, new_table, read_line, read_table

PADDED = """\
| metrics | Mon   | Tue |
|---------|-------|-----|
| Get up  | 8:55  |     |
| 冥想    |       | x   |
"""
SPACED = """\
| metrics | Mon | Tue |
| --- | --- | --- |
| Get up | 8:55 |  |
"""
BARE = """\
metrics|Mon|Tue
---|---|---
Get up|8:55|
"""
TO_THE_RIGHT = """\
  | metrics |  Mon | Tue |
  |---------|-----:|-----|
  | Get up  | 8:55 |     |
"""
COUNTED = """\
| 指标   | Mon  |
|------|------|
| 冥想   |      |
| Mood | 冥想 x |
"""
TYPED_OVER = """\
| m    | 三 |
|------|------|
| run  | x    |
| 冥想 |      |
"""


def table(text: str) -> PipeTable:
    found = read_table(text.splitlines())
    assert found is not None
    return found


def changed(text: str, changes: dict[tuple[int, int], str]) -> str:
    return "".join(f"{line}\n" for line in table(text).with_cells(changes).lines)


@given(st.text(st.characters(exclude_characters="\r\n")))
def test_every_line_is_printed_as_it_was_read(line: str) -> None:
    assert read_line(line).text == line


@pytest.mark.parametrize("text", [PADDED, SPACED, BARE, TO_THE_RIGHT, COUNTED])
def test_a_table_prints_as_it_was_read(text: str) -> None:
    assert changed(text, {}) == text


@pytest.mark.parametrize("text", [PADDED, SPACED, BARE, TO_THE_RIGHT, COUNTED])
def test_a_cell_that_says_the_same_keeps_its_bytes(text: str) -> None:
    body = table(text).body
    same = {(r, c): w for r, line in enumerate(body) for c, w in enumerate(line.words)}
    assert changed(text, same) == text


def test_a_cell_that_fits_changes_nothing_around_it() -> None:
    assert (
        changed(PADDED, {(0, 2): "x", (1, 1): "10:05", (1, 2): ""})
        == """\
| metrics | Mon   | Tue |
|---------|-------|-----|
| Get up  | 8:55  | x   |
| 冥想    | 10:05 |     |
"""
    )


def test_a_cell_that_does_not_fit_widens_its_column_and_the_rule() -> None:
    assert (
        changed(PADDED, {(1, 2): "11km/50min", (0, 2): "4km"})
        == """\
| metrics | Mon   | Tue        |
|---------|-------|------------|
| Get up  | 8:55  | 4km        |
| 冥想    |       | 11km/50min |
"""
    )


def test_a_short_rule_and_ragged_columns_stay_as_they_are() -> None:
    assert (
        changed(SPACED, {(0, 2): "11km/50min"})
        == """\
| metrics | Mon | Tue |
| --- | --- | --- |
| Get up | 8:55 | 11km/50min |
"""
    )


def test_cells_without_outer_pipes_or_blanks_get_none() -> None:
    assert changed(BARE, {(0, 1): "", (0, 2): "x"}) == "metrics|Mon|Tue\n---|---|---\nGet up||x|\n"


def test_a_column_set_to_the_right_stays_so() -> None:
    assert changed(TO_THE_RIGHT, {(0, 1): "9:5"}) == TO_THE_RIGHT.replace("8:55", " 9:5")
    assert (
        changed(TO_THE_RIGHT, {(0, 1): "10:05"})
        == """\
  | metrics |   Mon | Tue |
  |---------|------:|-----|
  | Get up  | 10:05 |     |
"""
    )


def test_a_table_padded_by_counting_characters_is_padded_so_again() -> None:
    assert changed(COUNTED, {(0, 1): "睡"}) == COUNTED.replace(
        "| 冥想   |      |", "| 冥想   | 睡    |"
    )


def test_cells_stay_padded_below_a_heading_that_is_out_of_line() -> None:
    assert changed(TYPED_OVER, {(1, 1): "4km"}) == TYPED_OVER.replace(
        "| 冥想 |      |", "| 冥想 | 4km  |"
    )
    emptied = TYPED_OVER.replace("x   ", "    ")
    assert changed(TYPED_OVER, {(0, 1): ""}) == emptied
    assert (
        changed(TYPED_OVER, {(1, 1): "11km/h"})
        == """\
| m    | 三 |
|------|--------|
| run  | x      |
| 冥想 | 11km/h |
"""
    )


def test_a_line_that_ends_early_is_filled_up_to_the_changed_cell() -> None:
    assert changed(PADDED + "| Nap |\n", {(2, 2): "x"}).splitlines()[-1] == "| Nap |       | x   |"


def test_rows_are_added_in_the_tables_own_style() -> None:
    assert table(PADDED).with_rows([["Reading", "A"], ["In-door", "", "x"]]).lines[-2:] == (
        "| Reading | A     |     |",
        "| In-door |       | x   |",
    )
    assert table(BARE).with_rows([["Nap", "", "x"]]).lines[-1] == "Nap||x"
    assert table(SPACED).with_rows([["Nap", "", "x"]]).lines[-1] == "| Nap |  | x |"


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))))
def test_any_text_in_a_cell_is_read_back(text: str) -> None:
    for style in (PADDED, SPACED, BARE):
        lines = table(style).with_cells({(0, 1): text.strip()}).lines
        again = read_table(lines)
        assert again is not None
        assert again.cell(0, 1) == text.strip()


def test_a_pipe_inside_a_cell_is_marked_and_read_without_its_mark() -> None:
    lines = new_table(["metrics", "Mon"], [["Reading | writing", "a|b\\"]])
    assert lines == (
        "| metrics            | Mon    |",
        "|--------------------|--------|",
        "| Reading \\| writing | a\\|b\\  |",
    )
    assert table("\n".join(lines)).body[0].words == ("Reading | writing", "a|b\\")


def test_a_new_table_is_padded_by_display_width() -> None:
    assert new_table(["metrics", "Mon"], [["冥想(10分钟)", "x"], ["Mood", ""]]) == (
        "| metrics      | Mon |",
        "|--------------|-----|",
        "| 冥想(10分钟) | x   |",
        "| Mood         |     |",
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "| a | b |",
        "a | b\n---",
        "| a |\n| b |",
        "|---|---|\n|---|---|",
        "a\n|---|",
        "\\| a\n|-|",
    ],
)
def test_lines_without_a_header_and_a_rule_are_no_table(text: str) -> None:
    assert read_table(text.splitlines()) is None


def test_a_table_ends_where_the_pipes_or_the_quotation_end() -> None:
    assert table(PADDED + "\n| x | y | z |\n") == table(PADDED)
    assert table(PADDED + "text\n") == table(PADDED)
    assert table(PADDED + "> | x |\n") == table(PADDED)
    quoted = "".join(f"> {line}\n" for line in PADDED.splitlines())
    assert changed(quoted, {}) == quoted
