"""Sleep, stats, skips, calendars and insights as whole commands, from a document to a figure."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_runner import REPOSITORY, habit

DOCUMENT = REPOSITORY / "tests" / "documents" / "week-2024-03.md"
HEAVY = ["alembic", "pendulum", "pydantic", "rich", "sqlalchemy", "sqlmodel"]


def answer(*arguments: str) -> Any:
    shown = habit(*arguments, "--json")
    assert (shown.err, shown.code) == ("", 0)
    return json.loads(shown.out)


@pytest.fixture
def document() -> None:
    """The week that the project began with."""
    assert habit("import", str(DOCUMENT)).code == 0


@pytest.fixture
def nights() -> None:
    """Ten nights, one of them awake, one of which only the get-up is known."""
    lines = []
    for day in range(7, 17):
        asleep = {11: "none", 13: ""}.get(day, f"23:{day:02}")
        lines += [f"2024-01-{day:02} sleep {asleep}"] if asleep else []
        lines += [f"2024-01-{day + 1:02} up 7:30"] if asleep != "none" else []
    assert habit("log", "-", stdin="\n".join(lines)).code == 0


@pytest.mark.usefixtures("document")
def test_the_users_own_document_gives_these_nights() -> None:
    found = answer("sleep", "2024-W03")["now"]
    assert found["nights"] == {
        "total": 3,
        "known": 3,
        "slept": 3,
        "all_nighters": 0,
        "gaps": [],
    }
    # 3:40 to 8:55, 4:00 to 8:55, 2:40 to 8:55
    lengths = [315, 295, 375]
    assert found["duration"]["mean"]["value"] == pytest.approx(sum(lengths) / 3, abs=1e-9)
    assert found["fall_asleep"]["mean"]["value"] == pytest.approx((220 + 240 + 160) / 3, abs=1e-9)
    assert found["get_up"]["mean"] == {
        "value": 535,
        "unit": "min after 0:00",
        "n": 3,
        "remark": "",
    }
    assert found["debt"]["value"] == 3 * 480 - sum(lengths)
    assert found["sri"]["value"] is None
    assert found["sri"]["remark"] == "needs 5 pairs of nights in a row, has 2"


@pytest.mark.usefixtures("nights")
def test_an_all_nighter_is_no_missing_night_and_a_missing_night_no_all_nighter() -> None:
    found = answer("sleep", "2024-01-07..2024-01-16")["now"]
    assert found["nights"]["known"] == 9
    assert found["nights"]["all_nighters"] == 1
    assert found["nights"]["gaps"] == [{"reason": "no fall-asleep is known", "nights": 1}]
    assert found["duration"]["shortest"]["value"] == 0
    assert found["duration"]["mean"]["n"] == 9
    assert found["fall_asleep"]["mean"]["n"] == 8
    assert found["get_up"]["mean"]["n"] == 9


@pytest.mark.usefixtures("nights")
def test_asking_for_more_days_than_are_known_changes_no_mean() -> None:
    some = answer("sleep", "11d")["now"]
    more = answer("sleep", "300d")["now"]
    assert more["nights"]["total"] == 300
    for name in ("duration", "fall_asleep", "get_up", "mid_sleep"):
        assert more[name]["mean"] == some[name]["mean"]
    assert more["sri"] == some["sri"]


@pytest.mark.usefixtures("nights")
def test_the_coming_night_is_not_missing_yet() -> None:
    # it is Thursday morning, and last night was never written down
    found = answer("sleep", "week")
    assert (found["period"]["first"], found["period"]["last"]) == ("2024-01-11", "2024-01-17")
    assert answer("sleep", "2024-W03")["now"]["nights"]["total"] == 3


def test_the_last_night_of_a_period_may_end_on_the_date_after_next() -> None:
    # asleep on the 9th at 11:00, which closes the 8th, and up on the 10th at 6:00
    lines = ["2024-01-08 sleep 11:00", "2024-01-10 up 6:00"]
    assert habit("log", "-", stdin="\n".join(lines)).code == 0
    for period in ("2024-01-08..2024-01-08", "all"):
        assert answer("sleep", period)["now"]["duration"]["mean"]["value"] == 19 * 60


def test_who_sleeps_by_day_gets_up_on_the_days_of_the_period_itself() -> None:
    lines = [
        line
        for day in range(8, 17)
        for line in (f"2024-01-{day:02} sleep 13:00", f"2024-01-{day:02} up 20:{day:02}")
    ]
    assert habit("log", "-", stdin="\n".join(lines)).code == 0
    found = answer("sleep", "2024-01-10..2024-01-12")
    assert found["asked"]["edge_hour"] == 5
    assert [found["now"]["get_up"][end]["value"] for end in ("earliest", "latest")] == [1210, 1212]


@pytest.mark.usefixtures("nights")
def test_the_last_days_of_the_calendar_have_nights_that_end_outside_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HABIT_NOW", "9999-12-31T20:00:00+08:00")
    shown = habit("sleep")
    assert (shown.out, shown.code) == ("", 2)
    assert "outside the calendar" in shown.err


@pytest.mark.usefixtures("nights")
def test_the_need_the_free_days_and_the_alarm_are_settings() -> None:
    assert answer("sleep", "11d")["asked"]["need_min"] == 480
    for name, value in (("sleep_need", "7h30m"), ("free_days", "thu fri"), ("sleep_alarm", "on")):
        assert habit("config", "set", name, value).code == 0
    found = answer("sleep", "11d")
    assert (found["asked"]["need_min"], found["asked"]["alarm"]) == (450, True)
    assert found["asked"]["free_days"] == "thursday friday"
    assert found["now"]["chronotype"]["remark"] == "needs free nights that no alarm ended"
    assert habit("config", "set", "sleep_need", "2h").code == 2
    assert habit("config", "set", "free_days", "someday").code == 2


@pytest.mark.usefixtures("nights")
def test_a_metric_can_say_which_days_are_free() -> None:
    habit("metric", "add", "holiday")
    habit("log", "holiday", "--day", "2024-01-09")
    habit("log", "holiday", "--day", "2024-01-10")
    habit("config", "set", "free_days", "metric:holiday")
    found = answer("sleep", "11d")
    assert found["asked"]["free_days"] == "metric:holiday"
    assert (found["now"]["free_nights"]["n"], found["now"]["work_nights"]["n"]) == (2, 6)


@pytest.mark.usefixtures("nights")
def test_free_days_by_a_metric_that_there_is_not_are_named_as_the_reason() -> None:
    habit("config", "set", "free_days", "metric:nope")
    shown = habit("sleep")
    assert (shown.out, shown.code) == ("", 2)
    assert "setting free_days is metric:nope" in shown.err


@pytest.mark.usefixtures("nights")
@pytest.mark.parametrize("words", ["sleep 2024-W04", "sleep --raster 2024-02", "insights 2025"])
def test_a_period_of_which_no_night_is_over_is_not_found(words: str) -> None:
    shown = habit(*words.split())
    assert (shown.out, shown.code) == ("", 3)
    assert "No night from 202" in shown.err


@pytest.mark.usefixtures("nights")
def test_going_to_bed_awakenings_and_naps_are_recognised_by_their_names() -> None:
    assert answer("sleep", "11d")["now"]["efficiency"]["value"] is None
    habit("metric", "add", "Go2Bed", "--kind", "clock", "--opens", "12:00")
    habit("metric", "add", "night-awake", "--kind", "amount", "--unit", "min", "--alias", "waso")
    habit("metric", "add", "nap", "--kind", "span")
    habit("edit", "go2bed", "2024-01-15", "22:45")
    habit("edit", "night-awake", "2024-01-16", "20min")
    habit("edit", "nap", "2024-01-16", "14:00~14:30")
    found = answer("sleep", "11d")
    parts = {one["part"]: one["metric"] for one in found["asked"]["sources"]}
    assert parts["go-to-bed"] == "go2bed"
    assert (parts["awakenings"], parts["naps"]) == ("night-awake", "nap")
    # to bed 22:45, asleep 23:15, up 7:30, awake for 20 min
    assert found["now"]["in_bed"]["value"] == 525
    assert found["now"]["latency"] == {"value": 30, "unit": "min", "n": 1, "remark": ""}
    assert found["now"]["asleep"]["value"] == 475
    assert found["now"]["efficiency"]["value"] == pytest.approx(100 * 475 / 525, abs=1e-9)


@pytest.mark.parametrize("name", ["sri", "debt", "phase-deviation", "efficiency", "mean", "sd"])
def test_a_figure_is_explained_with_its_source(name: str) -> None:
    text = habit("sleep", "--explain", name).out
    assert text.splitlines()[0].endswith(f"({name})")
    assert any(year in text for year in ("20", "19"))
    [found] = answer("sleep", "--explain", name)["explanations"]
    assert found["source"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("slept", "duration"), ("Sleep Regularity Index", "sri"), ("debt_net", "debt-net")],
)
def test_a_figure_is_known_by_its_title_in_the_report_too(text: str, name: str) -> None:
    assert habit("sleep", "--explain", text) == habit("sleep", "--explain", name)


def test_a_figure_that_there_is_not_is_answered_with_those_there_are() -> None:
    shown = habit("sleep", "--explain", "rem")
    assert (shown.out, shown.code) == ("", 2)
    assert "sri" in shown.err


@pytest.mark.parametrize(
    "words", [["sleep"], ["sleep", "all"], ["sleep", "--raster"], ["insights"]]
)
def test_before_the_first_night_nothing_is_found(words: list[str]) -> None:
    shown = habit(*words)
    assert (shown.out, shown.code) == ("", 3)
    assert shown.err == (
        "habit: No night is known yet. habit log sleep 3:40 and habit log up 8:55 begin one.\n"
    )


@pytest.mark.usefixtures("nights")
def test_every_way_to_look_prints_something_and_its_json() -> None:
    for words in (
        ["sleep", "--raster"],
        ["stats"],
        ["stats", "run", "--method", "loop"],
        ["month", "sleep"],
        ["year", "sleep", "2024"],
        ["compare"],
        ["insights"],
    ):
        shown = habit(*words)
        assert (shown.err, shown.code) == ("", 0), words
        assert shown.out
        assert answer(*words)["schema"] == 1


def test_a_ramp_moves_when_its_weeks_are_met_and_past_days_keep_what_held() -> None:
    goal = ["metric", "goal", "sleep", "before 2:00 -> 0:00 by 15m a week", "--from"]
    assert habit(*goal, "2024-01-01").code == 0
    lines = [f"2024-01-{day:02} sleep 1:50" for day in range(1, 15)]
    habit("log", "-", stdin="\n".join(lines))
    weeks = [answer("week", name)["metrics"][-1] for name in ("2024-W01", "2024-W02", "2024-W03")]
    assert [(one["goal"]["text"], one["verdict"]) for one in weeks] == [
        ("before 2:00", "met"),
        ("before 1:45", "missed"),
        ("before 1:45", "open"),
    ]
    assert "before 1:45" in habit("today").out
    assert habit("metric", "show", "sleep").out.splitlines()[3:5] == [
        "  goal      before 2:00 -> 0:00 by 15m a week, from Mon 1 Jan 2024",
        "  now       before 1:45, from Mon 8 Jan 2024",
    ]
    shown = answer("metric", "show", "sleep")["metric"]["goal"]
    assert (shown["text"], shown["target"], shown["step_min"]) == (
        "before 2:00 -> 0:00 by 15m a week",
        1440,
        15,
    )


def test_a_skip_is_undone_and_taken_back_like_any_change() -> None:
    assert habit("skip", "all", "2024-01-01..2024-01-05").out == (
        "All metrics · Mon 1 Jan – Fri 5 Jan (5 days) do not count\n"
    )
    assert habit("skip", "all", "2024-01-03", "--remove").code == 0
    assert habit("skip").out == (
        "All metrics · Thu 4 Jan – Fri 5 Jan (2 days) do not count\n"
        "All metrics · Mon 1 Jan – Tue 2 Jan (2 days) do not count\n"
    )
    assert habit("undo").code == 0
    assert len(answer("skip")["skips"]) == 1
    assert habit("redo").code == 0
    assert len(answer("skip")["skips"]) == 2
    refused = habit("skip", "run", "2024-01-01", "--remove")
    assert (refused.code, "skipped for all metrics" in refused.err) == (3, True)
    assert habit("skip", "run", "2024-02-20", "--remove").code == 3
    assert habit("skip", "run").code == 2


def test_a_week_or_a_month_is_skipped_by_its_name() -> None:
    assert habit("skip", "run", "this", "week").out == (
        "Running · Mon 15 Jan – Sun 21 Jan (7 days) do not count\n"
    )
    assert habit("history", "--limit", "1").out.splitlines()[0].endswith("skip run this week")
    assert habit("skip", "run", "2024-01", "--remove").out == (
        "Running · Mon 1 Jan – Wed 31 Jan (31 days) count again\n"
    )
    assert habit("skip").out.startswith("No days are skipped.")


def test_a_week_marks_what_is_skipped_also_where_nothing_is_judged() -> None:
    habit("log", "run", "4km")
    habit("skip", "run", "2024-01-16..2024-01-18")
    running = answer("week")["metrics"][1]
    assert [one["skipped"] for one in running["days"]] == [False, True, True, True, *[False] * 3]
    assert habit("week").out.splitlines()[5].split() == ["Running", "~", "~", "4km", "~", "4", "km"]


def test_what_is_skipped_stands_in_the_stats_and_in_the_month() -> None:
    habit("log", "run", "4km", "--day", "2024-01-15")
    habit("log", "run", "4km", "--day", "2024-01-17")
    assert answer("stats", "run")["metrics"][0]["best"]["length"] == 1
    habit("skip", "run", "2024-01-16")
    assert answer("stats", "run")["metrics"][0]["best"]["length"] == 2
    days = {one["day"]: one["skipped"] for one in answer("month", "run")["days"]}
    assert [day for day, skipped in days.items() if skipped] == ["2024-01-16"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["sleep", "x"], "is no period"),
        (["sleep", "-x"], "There is no option -x"),
        (["stats", "run", "--method", "y"], "There are: own, loop"),
        (["month", "run", "x"], "is no month"),
        (["month", "run", "2024-13"], "There is no 2024-13 in the calendar."),
        (["year", "run", "x"], "is no year"),
        (["compare", "x"], "is not a week"),
        (["skip", "run", "someday"], "names no days"),
        (["metric", "goal", "sleep", "before 2:00 -> 0:00"], "how fast"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_way_to_write_it(
    words: list[str], told: str
) -> None:
    habit("log", "sleep", "3:40")
    shown = habit(*words)
    assert (shown.out, shown.code) == ("", 2)
    assert told in shown.err


@pytest.mark.usefixtures("nights")
def test_a_report_into_a_pipe_imports_none_of_the_heavy_libraries() -> None:
    program = (
        "import sys\nfrom habit.cli.exits import guarded\n"
        "code = guarded(sys.argv[1:])\n"
        f"print(*sorted(set(sys.modules) & set({HEAVY!r})), file=sys.stderr)\n"
    )
    for words in (["sleep"], ["stats"], ["year", "sleep"], ["month", "sleep"], ["compare"]):
        done = subprocess.run(
            [sys.executable, "-c", program, *words],
            capture_output=True,
            encoding="utf-8",
            cwd=Path(REPOSITORY),
            check=True,
        )
        assert done.stderr.split() == [], words
