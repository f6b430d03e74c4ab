from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kind_examples import MONDAY, MUCH_LATER, PRESENT, TODAY, WEEK

from habit.domain.building import build_week
from habit.domain.buildingtoday import build_today
from habit.domain.catalog import Catalog, Named
from habit.domain.entries import Entry
from habit.domain.goalrules import judge_week
from habit.domain.goals import Goal
from habit.domain.goaltext import read_goal
from habit.domain.kinds import read_entry
from habit.domain.layouts import Layout, LayoutRow
from habit.domain.metrics import FROM_THE_BEGINNING, Combine, Definition, Kind, Metric
from habit.domain.present import Present
from habit.domain.skipped import EVERY_METRIC, Skip
from habit.domain.starting import STARTING_ALIASES, STARTING_DEFINITIONS, STARTING_METRICS
from habit.domain.verdicts import Verdict
from habit.domain.weektable import WeekTable

GET_UP, RUNNING, EXERCISE, FALL_ASLEEP = STARTING_METRICS
RELEASE = Metric("0b", "release", Kind.COUNT, "", Combine.SUM, 240)
NIGHT_THINK = Metric("0a", "night-think", Kind.CHECK, "", Combine.SUM, 240)


def added(metric: Metric, label: str, position: int, *, archived: bool = False) -> Named:
    definition = Definition(
        metric.id, FROM_THE_BEGINNING, label, position, archived, "", from_document=False
    )
    return Named(metric, definition, (), begun=True)


STARTING = [
    Named(
        metric,
        definition,
        tuple(a.name for a in STARTING_ALIASES if a.metric_id == metric.id),
        begun=True,
    )
    for metric, definition in zip(STARTING_METRICS, STARTING_DEFINITIONS, strict=True)
]
RELEASED = added(RELEASE, "Release", 3500)
CATALOG = Catalog([*STARTING, RELEASED, added(NIGHT_THINK, "Night Think", 5000)])


def days(metric: Metric, texts: str) -> list[Entry]:
    """Entries from Monday on, one a word; a dot leaves a day out."""
    return [
        read_entry(metric, text, MUCH_LATER, day=MONDAY + timedelta(days=i)).entry
        for i, text in enumerate(texts.split())
        if text != "."
    ]


SEED = [
    *days(GET_UP, "8:55 8:55 8:55 8:55"),
    *days(RUNNING, "x x"),
    *days(EXERCISE, ". . x"),
    *days(RELEASE, "xx xx"),
    *days(FALL_ASLEEP, "3:40 4:00 2:40"),
]


def summaries(table: WeekTable) -> list[tuple[str, str]]:
    return [(row.label, row.summary.text) for row in table.rows]


def test_the_week_of_the_document_comes_to_what_its_keeper_would_say() -> None:
    table = build_week(CATALOG, SEED, [], WEEK, TODAY, None, ())
    assert summaries(table) == [
        ("Get up", "8:55"),
        ("Running", "2/7"),
        ("In-door Exercise", "1"),
        ("Release", "4"),
        ("Fall Sleep", "3:27"),
        ("Night Think", ""),
    ]
    assert table.today == TODAY
    assert [row.goal for row in table.rows] == [None] * 6
    assert [row.verdict for row in table.rows] == [None] * 6
    fall_sleep = [cell.entry and cell.entry.text for cell in table.rows[4].cells]
    assert fall_sleep == ["3:40", "4:00", "2:40", None, None, None, None]
    assert [cell.day for cell in table.rows[4].cells] == list(WEEK.days)


def test_a_week_seen_from_another_one_marks_no_day() -> None:
    assert build_week(CATALOG, SEED, [], WEEK, date(2024, 1, 22), None, ()).today is None


def test_entries_of_other_weeks_are_left_out() -> None:
    entries = [*SEED, *(one._replace(day=one.day - timedelta(days=7)) for one in SEED)]
    table = build_week(CATALOG, entries, [], WEEK, TODAY, None, ())
    assert table == build_week(CATALOG, SEED, [], WEEK, TODAY, None, ())


def test_archived_metrics_are_shown_only_in_weeks_in_which_they_have_entries() -> None:
    catalog = Catalog([*STARTING, added(RELEASE, "Release", 5000, archived=True)])
    without = build_week(catalog, days(RUNNING, "x"), [], WEEK, TODAY, None, ())
    assert [row.label for row in without.rows] == [
        "Get up",
        "Running",
        "In-door Exercise",
        "Fall Sleep",
    ]
    entries = days(RELEASE, "xx")
    assert [row.label for row in build_week(catalog, entries, [], WEEK, TODAY, None, ()).rows] == [
        "Get up",
        "Running",
        "In-door Exercise",
        "Fall Sleep",
        "Release",
    ]


def test_a_document_s_week_keeps_its_rows_labels_and_order_and_loses_no_entry() -> None:
    layout = Layout(MONDAY, "| metrics | …", "weekly-summary-6.md")
    layout_rows = (
        LayoutRow(MONDAY, 1, FALL_ASLEEP.id, "Fall Sleep  (Before 2am -> 0am)"),
        LayoutRow(MONDAY, 0, NIGHT_THINK.id, "Night"),
        LayoutRow(MONDAY, 2, FALL_ASLEEP.id, "Fall Sleep again"),
    )
    table = build_week(CATALOG, SEED, [], WEEK, TODAY, layout, layout_rows)
    assert summaries(table) == [
        ("Night", ""),
        ("Fall Sleep  (Before 2am -> 0am)", "3:27"),
        ("Get up", "8:55"),
        ("Running", "2/7"),
        ("In-door Exercise", "1"),
        ("Release", "4"),
    ]
    assert (table.layout, table.layout_rows) == (layout, layout_rows)


def test_each_day_is_judged_by_the_goal_of_that_day_and_the_week_by_its_last() -> None:
    goals = [
        read_goal("before 3:50", FALL_ASLEEP, FROM_THE_BEGINNING),
        read_goal("before 2:00", FALL_ASLEEP, date(2024, 1, 17)),
        read_goal("at least 4 a week", RELEASE, FROM_THE_BEGINNING),
    ]
    table = build_week(CATALOG, SEED, goals, WEEK, TODAY, None, ())
    release, fall_sleep = table.rows[3], table.rows[4]
    assert [cell.verdict for cell in fall_sleep.cells] == [
        Verdict.MET,
        Verdict.MISSED,
        Verdict.MISSED,
        Verdict.OPEN,
        Verdict.OPEN,
        Verdict.OPEN,
        Verdict.OPEN,
    ]
    assert (fall_sleep.goal, fall_sleep.verdict) == (goals[1], Verdict.MISSED)
    assert [cell.verdict for cell in release.cells] == [None] * 7
    assert (release.goal, release.verdict) == (goals[2], Verdict.MET)


def test_today_is_not_judged_by_what_may_still_come() -> None:
    goals = [read_goal("at least 2 a day", RELEASE, FROM_THE_BEGINNING)]
    entries = days(RELEASE, "x . . x")
    row = build_week(CATALOG, entries, goals, WEEK, TODAY, None, ()).rows[3]
    assert [cell.verdict for cell in row.cells[:4]] == [
        Verdict.MISSED,
        Verdict.OPEN,
        Verdict.OPEN,
        Verdict.OPEN,
    ]


@given(st.lists(st.sampled_from([".", "x", "xx", "3", "none"]), min_size=7, max_size=7))
def test_the_sum_of_a_week_is_the_sum_of_its_cells(texts: list[str]) -> None:
    row = build_week(CATALOG, days(RELEASE, " ".join(texts)), [], WEEK, TODAY, None, ()).rows[3]
    cells = sum(cell.entry.number or 0 for cell in row.cells if cell.entry is not None)
    assert (row.summary.value or 0) == cells


BEFORE_TWO = read_goal("before 2:00", FALL_ASLEEP, FROM_THE_BEGINNING)


def seen(local: str, entries: list[Entry], *goals: Goal) -> tuple[dict[str, str], list[str]]:
    """What is in today (with its day when it is another) and missing, and tonight's goals."""
    present = Present.at(datetime.fromisoformat(local), "Asia/Shanghai")
    today = build_today(CATALOG, entries, goals, present, WEEK)
    assert (today.day, today.week) == (present.day, WEEK)
    assert [*today.entered, *today.missing] == sorted(today.rows, key=lambda row: row.entry is None)
    cells = {
        row.named.metric.slug: (row.entry.text if row.entry else "")
        + ("" if row.day == today.day else f" on {row.day:%a}")
        for row in today.rows
    }
    return cells, [f"{one.named.label} {one.goal.text} on {one.day:%a}" for one in today.tonight]


def test_this_morning_shows_last_night_and_tonight_s_goal() -> None:
    assert seen("2024-01-18 09:30", SEED, BEFORE_TWO) == (
        {
            "get-up": "8:55",
            "running": "",
            "exercise": "",
            "release": "",
            "fall-asleep": "2:40 on Wed",
            "night-think": "",
        },
        ["Fall Sleep before 2:00 on Thu"],
    )


@pytest.mark.parametrize(
    ("local", "entries", "fall_asleep", "tonight"),
    [
        ("2024-01-18 09:30", "3:40 4:00", " on Wed", ["Thu"]),
        ("2024-01-18 14:00", "3:40 4:00", " on Wed", ["Thu"]),
        ("2024-01-18 23:00", "3:40 4:00 2:40", "2:40 on Wed", ["Thu"]),
        ("2024-01-19 01:30", "3:40 4:00 2:40", "2:40 on Wed", ["Thu"]),
        ("2024-01-19 01:35", "3:40 4:00 2:40 1:30", "1:30", []),
        ("2024-01-19 05:00", "3:40 4:00 2:40", " on Thu", ["Fri"]),
        ("2024-01-15 09:00", "", " on Sun", ["Mon"]),
    ],
)
def test_last_night_counts_until_tonight_is_logged(
    local: str, entries: str, fall_asleep: str, tonight: list[str]
) -> None:
    cells, goals = seen(local, days(FALL_ASLEEP, entries), BEFORE_TWO)
    assert cells["fall-asleep"] == fall_asleep
    assert goals == [f"Fall Sleep before 2:00 on {day}" for day in tonight]


def test_only_a_time_to_be_in_bed_by_is_a_goal_of_the_night() -> None:
    early = read_goal("before 7:00", GET_UP, FROM_THE_BEGINNING)
    late = read_goal("after 22:00", FALL_ASLEEP, FROM_THE_BEGINNING)
    now = "2024-01-18 06:00"
    assert seen(now, [], early, late)[1] == []


def test_today_stands_against_the_goals_of_its_day_and_week() -> None:
    goals = [
        BEFORE_TWO,
        read_goal("at most 4 a week", RELEASE, FROM_THE_BEGINNING),
        read_goal("at least 1 a day", NIGHT_THINK, FROM_THE_BEGINNING),
    ]
    entries = [*SEED, *days(NIGHT_THINK, ". . . x")]
    today = build_today(CATALOG, entries, goals, PRESENT, WEEK)
    standing = {row.named.metric.slug: (row.verdict, row.so_far.text) for row in today.rows}
    assert standing == {
        "get-up": (None, "8:55"),
        "running": (None, "2/7"),
        "exercise": (None, "1"),
        "release": (Verdict.OPEN, "4"),
        "fall-asleep": (Verdict.MISSED, "3:27"),
        "night-think": (Verdict.MET, "1/7"),
    }


def test_a_skipped_day_is_not_missing_nor_judged_and_asks_nothing_of_its_night() -> None:
    goals = [BEFORE_TWO, read_goal("at least 9 km a day", RUNNING, FROM_THE_BEGINNING)]
    skips = [Skip(EVERY_METRIC, TODAY, TODAY), Skip(RUNNING.id, MONDAY, MONDAY)]
    today = build_today(CATALOG, SEED, goals, PRESENT, WEEK, skips=skips)
    assert [row.named.metric.slug for row in today.entered] == ["get-up", "fall-asleep"]
    assert (today.missing, today.tonight) == ((), ())
    assert [row.named.metric.slug for row in today.skipped] == [
        "running",
        "exercise",
        "release",
        "night-think",
    ]


def test_a_week_is_not_judged_by_its_skipped_days() -> None:
    goal = read_goal("before 3:00", FALL_ASLEEP, FROM_THE_BEGINNING)

    def standing(*skips: Skip) -> tuple[list[Verdict | None], Verdict | None]:
        after = WEEK.last + timedelta(days=1)
        table = build_week(CATALOG, SEED, [goal], WEEK, after, None, (), skips=skips)
        [row] = [one for one in table.rows if one.metric == FALL_ASLEEP]
        return [cell.verdict for cell in row.cells][:3], row.verdict

    missed = [Verdict.MISSED, Verdict.MISSED, Verdict.MET]
    assert standing() == (missed, Verdict.MISSED)
    tuesday = MONDAY + timedelta(days=1)
    rest = Skip(EVERY_METRIC, MONDAY + timedelta(days=3), WEEK.last)
    assert standing(Skip(FALL_ASLEEP.id, MONDAY, tuesday), rest) == (
        [None, None, Verdict.MET],
        Verdict.MET,
    )


def test_a_goal_of_a_week_is_not_missed_where_part_of_it_was_skipped() -> None:
    goal = read_goal("at least 5 times a week", RUNNING, FROM_THE_BEGINNING)
    few, enough = days(RUNNING, "x x"), days(RUNNING, "x x x x x")
    sunday = {WEEK.last}
    after = WEEK.last + timedelta(days=1)
    assert judge_week(goal, few, WEEK, after, RUNNING) is Verdict.MISSED
    assert judge_week(goal, few, WEEK, after, RUNNING, skipped=sunday) is Verdict.OPEN
    assert judge_week(goal, enough, WEEK, after, RUNNING, skipped=sunday) is Verdict.MET


def test_a_known_none_is_of_the_night_that_is_ending() -> None:
    present = Present(datetime(2024, 1, 18, 1, 30, tzinfo=UTC), PRESENT.zone, 240)
    night = read_entry(FALL_ASLEEP, " none ", present).entry
    run = read_entry(RUNNING, "无", present).entry
    assert (night.day, night.text) == (date(2024, 1, 17), "none")
    assert (run.day, run.text) == (TODAY, "无")
    assert read_entry(FALL_ASLEEP, "None", present, day=MONDAY).entry.day == MONDAY
