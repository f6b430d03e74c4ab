from collections.abc import Sequence
from datetime import date

from render_examples import SEED, WEEK, Sketch, week

from habit.domain.layouts import Layout, LayoutRow
from habit.domain.metrics import Kind
from habit.domain.weeks import Week
from habit.domain.weektable import WeekTable
from habit.render.markdown import week_markdown

NINE_LINES = """\
| metrics               | Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday |
|-----------------------|--------|---------|-----------|----------|--------|----------|--------|
| Get up                | 8:55   | 8:55    | 8:55      | 8:55     |        |          |        |
| Running               | x      | x       |           |          |        |          |        |
| In-door Exercise(2~3) |        |         | x         |          |        |          |        |
| Release               | xx     | xx      |           |          |        |          |        |
| Fall Sleep            | 3:40   | 4:00    | 2:40      |          |        |          |        |
| Night Think           |        |         |           |          |        |          |        |
| Resleep               |        |         |           |          |        |          |        |
"""
SPACED = """\
| 指标 | 周一 | 周二 | 周三 | 周四 | 周五 | 周六 | 周日 | 合计 |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| Get up | 9:20 | | | | | | | |
| ⋯ | a | | | | | | | kept |
| Release | x |  |  |  |  |  |  | 1 |
"""


def remembered(
    text: str, positions: dict[str, int], sketches: Sequence[Sketch] = SEED
) -> WeekTable:
    """The week of the sketches, with the memory of a document whose rows stand there."""
    table = week(sketches)
    ids = {row.label: row.metric.id for row in table.rows}
    rows = [LayoutRow(WEEK.first, place, ids[label], label) for label, place in positions.items()]
    layout = Layout(WEEK.first, text.rstrip("\n"), "a.md")
    return table._replace(layout=layout, layout_rows=tuple(rows))


def test_without_a_document_the_week_is_printed_as_the_documents_are() -> None:
    assert week_markdown(week()) == NINE_LINES


def test_the_lines_of_the_document_come_back_to_the_byte() -> None:
    labels = {sketch.label: place for place, sketch in enumerate(SEED)}
    ragged = NINE_LINES.replace("| Resleep               |        |", "|Resleep||")
    for text in (NINE_LINES, ragged):
        assert week_markdown(remembered(text, labels)) == text


def test_cells_changed_since_then_are_written_in_the_documents_own_style() -> None:
    sketches = [
        Sketch("Get up", Kind.CLOCK, ["8:55", "8:10"], ""),
        Sketch("Release", Kind.COUNT, [], ""),
    ]
    table = remembered(SPACED, {"Get up": 0, "Release": 2}, sketches)
    assert (
        week_markdown(table)
        == """\
| 指标 | 周一 | 周二 | 周三 | 周四 | 周五 | 周六 | 周日 | 合计 |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| Get up | 8:55 | 8:10 | | | | | | |
| ⋯ | a | | | | | | | kept |
| Release |  |  |  |  |  |  |  | 1 |
"""
    )


def test_metrics_that_the_document_lacks_follow_below_its_rows() -> None:
    sketches = [
        Sketch("Get up", Kind.CLOCK, ["9:20"], ""),
        Sketch("Release", Kind.COUNT, ["x"], ""),
        Sketch("冥想", Kind.CHECK, ["", "x"], ""),
    ]
    table = remembered(SPACED, {"Get up": 0, "Release": 2}, sketches)
    assert week_markdown(table) == SPACED + "| 冥想 |  | x |  |  |  |  |  |  |\n"


def test_a_week_from_sunday_is_printed_by_its_own_header() -> None:
    first = date(2024, 1, 14)
    header = "| m | Sun | Mon | Tue | Wed | Thu | Fri |"
    text = f"{header}\n{'|---' * 7}|\n| Get up |||||||\n"
    table = week([Sketch("Get up", Kind.CLOCK, ["8:00", "9:00"], "")], of=Week(first))
    row = LayoutRow(first, 0, table.rows[0].metric.id, "Get up")
    layout = Layout(first, text.rstrip("\n"), "a.md")
    printed = week_markdown(table._replace(layout=layout, layout_rows=(row,)))
    assert printed.splitlines()[-1] == "| Get up | 8:00 | 9:00 |||||"
    assert week_markdown(table).split()[1:8:2] == ["metrics", "Sunday", "Monday", "Tuesday"]


def test_a_memory_that_is_no_table_any_more_is_passed_over() -> None:
    assert week_markdown(remembered("damaged", {"Get up": 0})) == NINE_LINES


def test_a_pipe_in_a_label_or_a_value_breaks_no_line() -> None:
    sketches = [Sketch("Reading | writing", Kind.GRADE, ["A|B"], "")]
    [_, _, line] = week_markdown(week(sketches)).splitlines()
    assert line.startswith("| Reading \\| writing | A\\|B   |")


def test_a_week_without_metrics_is_a_header() -> None:
    assert len(week_markdown(week([])).splitlines()) == 2
