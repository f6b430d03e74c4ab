"""Sleep, stats, calendars and insights as lines: whole outputs, and laws for all of them."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import figure_examples as examples
import pytest
from figure_examples import LAST
from golden_files import assert_golden
from render_examples import output

from habit.domain.calendars import month_sheet
from habit.domain.habitstats import Method
from habit.domain.textwidth import display_width
from habit.render import FORMATS, renderer_for
from habit.render.pieces import LINED

VALUES: dict[str, Callable[[], object]] = {
    "sleep": examples.sleep_report,
    "sleep-alone": lambda: examples.sleep_report(before=None),
    "sleep-unknown": examples.no_nights,
    "sleep-raster": examples.sleep_raster,
    "explained": examples.explained,
    "stats": examples.stats_card,
    "stats-loop": lambda: examples.stats_card(Method.LOOP),
    "stats-all": examples.stats_list,
    "skips": examples.skip_list,
    "skip-removed": examples.skip_changed,
    "month": examples.month,
    "year": examples.year,
    "compare": examples.comparison,
    "insights": examples.some_insights,
    "insights-few": lambda: examples.some_insights(least=False),
}

every_value = pytest.mark.parametrize("name", VALUES)


def shown(name: str, *, terminal: bool = False, colour: bool = False, unicode: bool = True) -> str:
    facts = output(terminal=terminal, colour=colour, unicode=unicode)
    return renderer_for(facts).render(VALUES[name]()).out


@every_value
def test_the_whole_output_is_this(name: str) -> None:
    assert_golden(f"{name}.txt", shown(name))


@every_value
def test_no_line_is_wider_than_eighty_cells(name: str) -> None:
    assert [line for line in shown(name).splitlines() if display_width(line) > 80] == []


@every_value
@pytest.mark.parametrize("width", [40, 44, 60, 79])
def test_a_narrow_terminal_has_narrower_lines_and_all_the_figures(name: str, width: int) -> None:
    text = renderer_for(output(width)).render(VALUES[name]()).out
    assert [line for line in text.splitlines() if display_width(line) > width] == []
    times = "[0-9]+:[0-9][0-9]|[0-9]+[.][0-9]+|[0-9]+h[0-9]+"
    if name != "sleep-raster":
        assert set(re.findall(times, shown(name))) <= set(re.findall(times, text))


def test_the_mark_of_today_does_not_touch_the_next_day_of_a_narrow_month() -> None:
    held = examples.source((), [examples.TODAY])
    skipped = month_sheet(held, date(2024, 1, 1), date(2024, 1, 31))
    text = renderer_for(output(50)).render(skipped).out
    assert "W03  15    16    17    [18]~ 19    20    21\n" in text


@every_value
def test_everything_is_there_without_colour(name: str) -> None:
    plain = shown(name)
    assert shown(name, terminal=True) == plain
    coloured = shown(name, terminal=True, colour=True)
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in stripped.splitlines()] == plain.splitlines()


@every_value
def test_ascii_is_enough(name: str) -> None:
    text = shown(name, unicode=False)
    # the user's own labels are printed as they are
    assert re.sub("[体重读书]", "", text).isascii()


@every_value
def test_no_clock_shows_24_00_or_60_minutes(name: str) -> None:
    assert re.findall(r"\b24:00|:60\b|h60\b", shown(name)) == []


def test_every_value_that_is_laid_out_in_lines_has_an_example() -> None:
    assert {type(make()).__name__ for make in VALUES.values()} == set(LINED)
    assert set(LINED) <= set(FORMATS["json"])


def test_rows_of_the_raster_are_aligned_under_their_hours() -> None:
    lines = shown("sleep-raster").splitlines()
    hours = next(line for line in lines if " 00 " in line)
    midnight = hours.index("00")
    rows = [line for line in lines if line[:3] in {"Mon", "Tue", "Wed", "Thu", "Fri"}]
    marked = [row for row in rows if "|" in row]
    assert marked
    assert {row.index("|") for row in marked} == {midnight}


def test_a_narrow_raster_has_a_cell_an_hour_under_the_same_hours() -> None:
    lines = renderer_for(output(50)).render(examples.sleep_raster()).out.splitlines()
    assert "each cell is an hour" in " ".join(lines)
    hours = next(line for line in lines if " 00 " in line)
    marked = [line for line in lines if "|" in line and line[:3] in {"Mon", "Tue", "Wed", "Thu"}]
    assert {line.index("|") for line in marked} == {hours.index("00")}
    assert any("█" in line and "h" in line for line in marked)


def test_a_change_that_cannot_be_told_says_why() -> None:
    few = examples.sleep_report(first=LAST - timedelta(days=3))
    text = renderer_for(output()).render(few).out
    assert re.search("– change of [A-Za-z, -]+: needs 7 nights in each period, has [34] and", text)


def test_no_insight_speaks_of_causes() -> None:
    text = " ".join(shown(name) for name in ("insights", "insights-few")).lower()
    for word in ("cause", "because", "effect", "leads to", "makes you", "due to", "improve"):
        assert word not in text


def test_a_figure_without_enough_nights_says_so_and_shows_no_number() -> None:
    text = shown("sleep-unknown")
    assert "Social jetlag" in text
    assert "needs 2 work nights and 2 free nights, has 0 and 0" in " ".join(text.split())
    assert not re.search(r"\d+h\d\d(?! of)", text.split("Free days")[0])
