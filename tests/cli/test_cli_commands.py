"""Whole commands: what they print, where, and their exit codes."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from cli_runner import habit

from habit import __version__


def test_a_time_is_logged_and_the_echo_says_what_was_understood() -> None:
    assert habit("log", "sleep", "3:40") == (
        "Fall Sleep · Wed 17 Jan · 3:40 (Thu 03:40 Asia/Shanghai)\n",
        "",
        0,
    )


def test_options_may_stand_anywhere() -> None:
    assert habit("log", "--day", "-1", "run", "4km", "--set").out == (
        "Running · Wed 17 Jan · 4km\n"
    )


def test_minutes_ago_are_no_option() -> None:
    assert habit("log", "sleep", "-20m", "up", "-1h20m").out == (
        "Fall Sleep · Wed 17 Jan · 9:10 (Thu 09:10 Asia/Shanghai)\n"
        "Get up · Thu 18 Jan · 8:10 (Thu 08:10 Asia/Shanghai)\n"
    )


def test_lines_come_from_a_pipe() -> None:
    lines = "# my days\nmon sleep 3:40\n2024-01-16 sleep 4:00 up 8:55\n"
    assert habit("log", "-", stdin=lines).out == (
        "Fall Sleep · Mon 15 Jan · 3:40 (Tue 03:40 Asia/Shanghai)\n"
        "Fall Sleep · Tue 16 Jan · 4:00 (Wed 04:00 Asia/Shanghai)\n"
        "Get up · Tue 16 Jan · 8:55 (Tue 08:55 Asia/Shanghai)\n"
    )


def test_a_week_of_logging_is_a_table() -> None:
    habit("log", "up", "8:55", "sleep", "3:40", "run", "4km", "exercise", "xx")
    assert habit("week", "--format", "markdown").out == (
        "| metrics          | Monday | Tuesday | Wednesday "
        "| Thursday | Friday | Saturday | Sunday |\n"
        "|------------------|--------|---------|-----------"
        "|----------|--------|----------|--------|\n"
        "| Get up           |        |         |           "
        "| 8:55     |        |          |        |\n"
        "| Running          |        |         |           "
        "| 4km      |        |          |        |\n"
        "| In-door Exercise |        |         |           "
        "| xx       |        |          |        |\n"
        "| Fall Sleep       |        |         | 3:40      "
        "|          |        |          |        |\n"
    )
    assert habit("week").out == (
        "2024-W03 · 15–21 Jan 2024\n"
        "\n"
        "                  Mon 15  Tue 16  Wed 17  [Thu 18]  Fri 19  Sat 20  Sun 21  Week\n"
        "────────────────────────────────────────────────────────────────────────────────\n"
        "Get up                                    8:55                              8:55\n"
        "Running                                   4km                               4 km\n"
        "In-door Exercise                          xx                                2\n"
        "Fall Sleep                        3:40                                      3:40\n"
    )


def test_today_tells_what_is_in_and_what_is_missing() -> None:
    habit("log", "sleep", "3:40")
    habit("metric", "goal", "sleep", "before", "2:00")
    assert habit("today").out == (
        "Thu 18 Jan 2024 · 2024-W03\n"
        "\n"
        "In\n"
        "  Fall Sleep (Wed)  3:40\n"
        "Missing\n"
        "  Get up\n"
        "  Running\n"
        "  In-door Exercise\n"
        "Tonight\n"
        "  Fall Sleep              before 2:00\n"
    )


def test_undo_and_redo_say_what_they_did() -> None:
    habit("log", "sleep", "3:40")
    assert habit("undo").out == (
        "Undone: log sleep 3:40\n  Fall Sleep · Wed 17 Jan: 3:40 removed\n"
    )
    assert habit("redo").out == "Redone: log sleep 3:40\n  Fall Sleep · Wed 17 Jan: 3:40\n"
    assert habit("redo") == (
        "",
        "habit: There is nothing to redo: the last change was not an undo.\n",
        3,
    )


def test_history_tells_how_long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    habit("log", "sleep", "3:40")
    monkeypatch.setenv("HABIT_NOW", "2024-01-18T11:30:00+08:00")
    assert habit("history", "--limit", "1").out == (
        "2  2 hours ago  log sleep 3:40\n   Fall Sleep · Wed 17 Jan: 3:40\n"
    )


def test_cells_are_edited_and_emptied() -> None:
    habit("log", "sleep", "3:40")
    assert habit("edit", "sleep", "-1", "2:30").out == (
        "Fall Sleep · Wed 17 Jan · 2:30 (Thu 02:30 Asia/Shanghai) (was 3:40)\n"
    )
    assert habit("rm", "sleep", "-1").out == (
        "Removed: Fall Sleep · Wed 17 Jan · 2:30 (Thu 02:30 Asia/Shanghai)\n"
    )
    assert habit("rm", "sleep", "-1") == (
        "",
        "habit: Fall Sleep has no entry on Wed 17 Jan 2024.\n",
        3,
    )


def test_metrics_are_added_and_listed() -> None:
    added = habit(
        "metric", "add", "睡 觉", "--kind", "clock", "--alias", "bed", "--goal", "before 2:00"
    )
    assert added.out == "睡 觉 · added as 睡-觉: clock\n"
    assert habit("metric").out == (
        "Name         Label             Kind          Aliases   Goal\n"
        "get-up       Get up            clock         up, wake\n"
        "running      Running           amount in km  run\n"
        "exercise     In-door Exercise  count\n"
        "fall-asleep  Fall Sleep        clock         sleep\n"
        "睡-觉        睡 觉             clock         bed       before 2:00\n"
    )


def test_a_day_start_moves_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HABIT_NOW", "2024-01-18T04:30:00+08:00")
    assert habit("log", "run").out == "Running · Thu 18 Jan · x\n"
    habit("config", "set", "day_start", "5:00")
    assert habit("log", "run").out == "Running · Wed 17 Jan · x\n"


def test_the_zone_of_the_settings_goes_before_the_machines() -> None:
    habit("config", "set", "zone", "Europe/Berlin")
    assert habit("log", "sleep", "2:00").out == (
        "Fall Sleep · Wed 17 Jan · 2:00 (Thu 02:00 Europe/Berlin)\n"
    )


def test_weeks_begin_on_the_day_of_the_settings() -> None:
    habit("config", "set", "week_start", "sunday")
    assert habit("week").out.splitlines()[0] == "2024-W03 · 14–20 Jan 2024"


def test_a_setting_that_the_machine_no_longer_knows_can_be_taken_back() -> None:
    habit("config", "set", "zone", "Europe/Berlin")
    with closing(sqlite3.connect(habit("db", "path").out.strip())) as store:
        store.execute("UPDATE setting SET value = 'Mars/Base'")
        store.commit()
    refused = habit("log", "run")
    assert (refused.code, refused.err.splitlines()[-1]) == (
        2,
        "habit config unset zone takes it back.",
    )


def test_asking_for_the_path_makes_no_store(own_world: Path) -> None:
    path = own_world / "habit" / "habit.db"
    assert habit("db", "path") == (
        f"{path}\n",
        "It does not exist yet; the first habit log makes it.\n",
        0,
    )
    assert not path.parent.exists()


def test_the_store_can_be_named(own_world: Path) -> None:
    other = str(own_world / "other.db")
    habit("--db", other, "log", "run")
    assert habit("--db", other, "db", "path") == (f"{other}\n", "", 0)
    assert habit("rm", "run").code == 3


def test_the_version_is_told() -> None:
    assert habit("--version") == (f"habit {__version__}\n", "", 0)


def test_habit_alone_shows_its_help() -> None:
    alone = habit()
    assert alone == habit("--help")
    assert (alone.err, alone.code) == ("", 0)
    assert alone.out.startswith("Usage: habit [OPTIONS] COMMAND [ARGS]...\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["log", "sleep", "3:40", "--json"],
        ["today", "--json"],
        ["week", "--json"],
        ["week", "--format", "json"],
        ["edit", "run", "mon", "4km", "--json"],
        ["rm", "run", "--json"],
        ["undo", "--json"],
        ["history", "--json"],
        ["metric", "add", "water", "--json"],
        ["metric", "list", "--json"],
        ["metric", "show", "run", "--json"],
        ["metric", "goal", "run", "--json"],
        ["metric", "goal", "run", "3", "times", "a", "week", "--json"],
        ["metric", "rename", "run", "Jog", "--json"],
        ["metric", "alias", "run", "jog", "--json"],
        ["metric", "order", "run", "--first", "--json"],
        ["metric", "note", "run", "easy", "--json"],
        ["metric", "set", "run", "--combine", "last", "--json"],
        ["metric", "archive", "run", "--json"],
        ["metric", "restore", "run", "--json"],
        ["config", "list", "--json"],
        ["config", "get", "zone", "--json"],
        ["config", "set", "zone", "UTC", "--json"],
        ["config", "unset", "zone", "--json"],
        ["db", "path", "--json"],
    ],
    ids=" ".join,
)
def test_wherever_there_is_data_there_is_json(arguments: list[str]) -> None:
    habit("log", "run", "4km")
    result = habit(*arguments)
    assert (result.err, result.code) == ("", 0)
    assert json.loads(result.out)["schema"] == 1
