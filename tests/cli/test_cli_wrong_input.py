"""What is said to wrong input: one or two lines, and the right exit code."""

import os
import re
import sqlite3
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from cli_runner import REPOSITORY, Result, habit, in_a_process

from habit.cli.registry import COMMANDS


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "lgo sleep 3:40",
            "There is no command 'lgo'. Did you mean 'log'?\nhabit --help lists the commands.",
        ),
        ("run 4km", "There is no command 'run'. Did you mean 'habit log run 4km'?"),
        ("sleep 3:40", "'3:40' is no period. habit log sleep 3:40 records it."),
        ("frobnicate", "There is no command 'frobnicate'.\nhabit --help lists the commands."),
        ("--foo", "There is no option --foo.\nhabit --help shows how it is used."),
        ("log", "Missing argument 'METRIC [VALUE] ...'.\nhabit log --help shows how it is used."),
        ("log sleep", "fall-asleep: A time is missing. Write 3:40, now or -20m."),
        ("log slep 3:40", "There is no metric 'slep'. Did you mean sleep?"),
        ("log sleep 25:00", "'25:00' is not a time. Write 1:00."),
        (
            "log sleep 3:40 --foo",
            "There is no option --foo.\nhabit log --help shows how it is used.",
        ),
        ("log sleep 3:40 --day", "Option '--day' requires an argument."),
        ("log sleep 3:40 --day 2024-02-30", "There is no 2024-02-30 in the calendar."),
        ("log run 4km --day 2024-01-19", "Fri 19 Jan 2024 has not begun yet."),
        (
            "log run 4lb",
            (
                "running is kept in km, and lb cannot be turned into that. "
                "Write it in km: 4km, 11km/50min."
            ),
        ),
        (
            "week banana",
            "'banana' is not a week. Write 2024-W03, a date in it like 2024-01-18, last or -2.",
        ),
        ("week 2024-W60", "There is no week 60 in the year 2024."),
        ("week -n", "There is no option -n.\nhabit week --help shows how it is used."),
        ("week w3", "'w3' is not a week. Write 2024-W03."),
        ("week 2024W3", "'2024W3' is not a week. Write 2024-W03."),
        ("week yesterday", "'yesterday' is not a week. Write a date in it: 2024-01-17."),
        ("week w60", "There is no week 60 in the year 2024."),
        (
            "log run 4km 5km",
            "'5km' is one value too many: a metric takes one at a time.\nNothing was written.",
        ),
        (
            "log exercise x x",
            "'x' is one value too many: a metric takes one at a time.\nNothing was written.",
        ),
        ("log 3:40", "'3:40' is a value. Its metric goes before it: habit log sleep 3:40"),
        (
            "log zzz 3:40",
            "There is no metric 'zzz'. habit metric list shows them; habit metric add makes one.",
        ),
        ("week --json --format csv", "--json and --format csv are two formats. Choose one."),
        ("week --format xml", "There is no format 'xml'. There are: table, markdown, json, csv."),
        (
            "today --format csv",
            "There is no option --format.\nhabit today --help shows how it is used.",
        ),
        ("undo 3", "That is too much: 3\nhabit undo --help shows how it is used."),
        ("edit sleep", "Missing argument 'DAY'.\nhabit edit --help shows how it is used."),
        ("edit sleep mon", "Missing argument 'VALUE'.\nhabit edit --help shows how it is used."),
        ("rm", "Missing argument 'METRIC'.\nhabit rm --help shows how it is used."),
        (
            "history --limit x",
            (
                "Invalid value for '--limit': 'x' is not a whole number.\n"
                "habit history --help shows how it is used."
            ),
        ),
        ("history --limit 0", "--limit is the number of changes to show: 1 or more."),
        ("config get foo", "There is no setting 'foo'. habit config list shows them."),
        (
            "config set day_start noon",
            "day_start is a time such as 4:00 or 12:00, and 'noon' is none.",
        ),
        ("config foo", "There is no command 'foo'.\nhabit config --help lists the commands."),
        ("db", "A command is missing.\nhabit db --help lists the commands."),
        (
            "metric add water --kind foo",
            (
                "Invalid value for '--kind': 'foo' is not one of 'clock', 'check', 'count', "
                "'amount', 'grade', 'span'.\nhabit metric add --help shows how it is used."
            ),
        ),
        (
            "metric goal sleep 3 a week",
            (
                "'3 a week' is no goal for fall-asleep, whose kind is clock. Write before 2:00, "
                "after 7:00 or between 23:00 and 1:00, or none."
            ),
        ),
        (
            "metric order run after up",
            "after is an option. Write habit metric order run --after up",
        ),
        (
            "metric order run before",
            "before is an option. Write habit metric order run --before METRIC",
        ),
        (
            "metric order run first",
            "first is an option. Write habit metric order run --first",
        ),
        (
            "metric order run up",
            (
                "'up' is no place. "
                "Write a row from 1, --before METRIC, --after METRIC, --first or --last."
            ),
        ),
        ("metric order run 9", "The table has the places 1 to 4."),
        ("skip run", "Say which days: habit skip run yesterday"),
        (
            "skip yesterday",
            "Say what is skipped, a metric or all: habit skip all yesterday",
        ),
        (
            "skip this week",
            "Say what is skipped, a metric or all: habit skip all this week",
        ),
        (
            "skip run this year",
            (
                "'this year' names no days. Write mon, 2024-01-15, last week, 2024-02 or "
                "2024-02-01..2024-02-10."
            ),
        ),
        (
            "completion",
            (
                "Missing argument 'SHELL'. Choose from: bash, zsh, fish\n"
                "habit completion --help shows how it is used."
            ),
        ),
        ("import", "Missing argument 'PATH ...'.\nhabit import --help shows how it is used."),
        (
            "import x.md --zone Mars",
            "'Mars' is no time zone known here. Write an IANA name such as Asia/Shanghai.",
        ),
        (
            "--db postgres://me@host/x week",
            None,
        ),
    ],
)
def test_wrong_input_is_answered_in_one_or_two_lines(line: str, message: str | None) -> None:
    result = habit(*line.split())
    assert result.out == ""
    assert result.code == (2 if message else 1)
    assert 1 <= len(result.err.splitlines()) <= 2
    if message:
        assert result.err == f"habit: {message}\n"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("undo", 3),
        ("redo", 3),
        ("rm run", 3),
        ("import nowhere.md", 3),
        ("metric alias run none --remove", 3),
    ],
)
def test_what_does_not_exist_is_told_by_the_exit_code(line: str, code: int) -> None:
    result = habit(*line.split())
    assert (result.out, result.code) == ("", code)


@pytest.mark.parametrize(
    ("line", "command", "option", "meant"),
    [
        ("week --forma json", "week", "--forma", "--format"),
        ("week last --forma=json", "week", "--forma", "--format"),
        ("week last -n", "week", "-n", ""),
        ("sleep week --raste", "sleep", "--raste", "--raster"),
        ("sleep --explian sri", "sleep", "--explian", "--explain"),
        ("month up last --jsno", "month", "--jsno", "--json"),
        ("year up 2023 --jsn x", "year", "--jsn", "--json"),
        ("compare last -1 --jsn", "compare", "--jsn", "--json"),
        ("insights year --jsn", "insights", "--jsn", "--json"),
        ("skip run -1 --remvoe x", "skip", "--remvoe", "--remove"),
        ("edit sleep -1 3:40 --secon", "edit", "--secon", "--second"),
        ("rm sleep -1 --jsn x", "rm", "--jsn", "--json"),
        ("log up -20m --dya mon", "log", "--dya", "--day"),
        ("log sleep 3:40 -v", "log", "-v", ""),
        ("log - --jso", "log", "--jso", "--json"),
        ("plan --jsn", "plan show", "--jsn", "--json"),
        ("plan set thesis 3 - 0 --requierd 3", "plan set", "--requierd", "--required"),
        ("note --tood x", "note add", "--tood", "--todo"),
        ("note list last --jsn", "note list", "--jsn", "--json"),
        ("summary update notes.md --chek x", "summary update", "--chek", "--check"),
        ("summary new last --templat x", "summary new", "--templat", "--template"),
        ("stats run --methd loop", "stats", "--methd", "--method"),
    ],
)
def test_a_mistyped_option_is_named_and_its_value_is_not_taken_for_a_word(
    line: str, command: str, option: str, meant: str
) -> None:
    problem = f"There is no option {option}." + (f" Did you mean {meant}?" if meant else "")
    way_on = f"habit {command} --help shows how it is used."
    assert habit(*line.split()) == ("", f"habit: {problem}\n{way_on}\n", 2)


def test_a_metric_of_ones_own_in_a_commands_place_is_logged_by_log() -> None:
    habit("metric", "add", "Piano", "--kind", "amount", "--unit", "min")
    assert habit("piano", "30 min").err == (
        "habit: There is no command 'piano'. Did you mean \"habit log piano '30 min'\"?\n"
    )
    assert habit("up", "8:55").err.endswith("Did you mean 'habit log up 8:55'?\n")
    assert habit("rn", "4km").err.endswith("habit --help lists the commands.\n")


def test_a_terminal_is_told_of_a_problem_without_a_broken_word() -> None:
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (24, 50))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "habit", "week", "foo"],
            stderr=theirs,
            env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
            timeout=60,
            check=False,
        )
        told = os.read(ours, 10_000).decode().replace("\r\n", "\n")
    finally:
        os.close(ours)
        os.close(theirs)
    assert (done.returncode, told) == (
        2,
        "habit: 'foo' is not a week. Write 2024-W03, a date\nin it like 2024-01-18, last or -2.\n",
    )


def test_a_word_after_two_dashes_and_the_value_of_an_option_are_no_options() -> None:
    assert habit("log", "--day", "-1", "--", "sleep", "3:40").out == (
        "Fall Sleep · Wed 17 Jan · 3:40 (Thu 03:40 Asia/Shanghai)\n"
    )
    assert habit("log", "up", "-20m").code == 0
    assert habit("log", "--", "sleep", "--foo").err.startswith("habit: '--foo' is not a time.")
    assert habit("log", "--day", "--foo", "sleep", "3:40").err.startswith(
        "habit: '--foo' is not a day."
    )
    assert habit("note", "--", "--foo is an option").out.endswith("--foo is an option\n")
    assert habit("week", "--help").out.startswith("Usage: habit week")
    assert habit("note", "--help").out.startswith("Usage: habit note [OPTIONS] COMMAND")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("log run -.5km", "'-.5km' is no amount. Write 0.5km."),
        ("log run -😀", "'-😀' is no amount for running. Write 4km, 11km/50min or x."),
        ("rm run -", "'-' is not a day. Write mon, yesterday, -1 or 2024-01-15."),
    ],
)
def test_a_dash_without_a_letter_after_it_begins_a_value(line: str, problem: str) -> None:
    assert habit(*line.split()) == ("", f"habit: {problem}\n", 2)


def test_wrong_input_writes_nothing() -> None:
    for line in ("log up 8:55 sleep 25:00", "edit run mon 4lb", "metric add x"):
        assert habit(*line.split()).code == 2
    assert len(habit("history").out.split("new store")[0].strip().splitlines()) == 1


def test_a_folder_that_is_not_there_is_told_from_an_empty_store(own_world: Path) -> None:
    folder = own_world / "unmounted"
    assert habit("--db", str(folder / "habit.db"), "week") == Result(
        "", f"habit: There is no folder {folder}. Make it first, or check --db and HABIT_DB.\n", 1
    )


def test_a_file_that_is_no_store_is_refused(own_world: Path) -> None:
    other = own_world / "notes.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE note (text TEXT)")
    connection.close()
    result = habit("--db", str(other), "week")
    assert (result.out, result.code) == ("", 4)
    assert len(result.err.splitlines()) <= 2


def test_a_pipe_that_never_ends_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habit.cli.daily.MOST_LINES", 2)
    assert habit("log", "-", stdin="run 1km\nrun 2km\n").code == 0
    assert habit("log", "-", stdin="run 1km\n" * 3) == (
        "",
        "habit: There are more than 2 lines: no list of entries.\nNothing was written.\n",
        2,
    )


def test_a_store_that_another_command_holds_is_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habit.store.sqlite.WAITING_SECONDS", 0.01)
    habit("log", "run")
    holder = sqlite3.connect(habit("db", "path").out.strip())
    holder.execute("BEGIN IMMEDIATE")
    result = habit("log", "run")
    holder.close()
    assert (result.out, result.code) == ("", 75)
    assert len(result.err.splitlines()) <= 2


def test_a_bug_is_told_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division\nby zero")

    monkeypatch.setattr("habit.actions.week.show_week", broken)
    assert habit("week") == (
        "",
        (
            "habit: this is a bug in habit, or the store is damaged: "
            "ZeroDivisionError: division by zero\n"
            "HABIT_TRACEBACK=1 before the command shows where; habit db check looks at the store.\n"
        ),
        1,
    )
    monkeypatch.setenv("HABIT_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        habit("week")


def test_an_interrupted_command_ends_silently(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("habit.actions.week.show_week", interrupted)
    assert habit("week") == ("", "", 130)


def test_a_reader_that_leaves_is_no_failure_worth_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("habit.cli.exits._put", gone)
    assert habit("week") == ("", "", 141)


def test_a_full_disk_behind_the_output_is_told() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("there is no /dev/full on this system")
    with full.open("w") as output:
        done = subprocess.run(
            [sys.executable, "-m", "habit", "week"],
            stdout=output,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert (done.stderr, done.returncode) == (
        "habit: The output could not be written: No space left on device.\n",
        1,
    )


def test_an_environment_without_unicode_gets_no_failure() -> None:
    result = in_a_process(
        "metric", "add", "睡觉", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="1"
    )
    assert (result.out, result.code) == ("?? - added as ??: check\n", 0)


def test_a_pretended_time_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HABIT_NOW", "yesterday")
    result = habit("log", "run")
    assert (result.out, result.code) == ("", 2)
    assert result.err == (
        "habit: HABIT_NOW is 'yesterday', which is no instant. "
        "Write it with its offset: 2024-01-18T09:30+08:00\n"
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_names_its_help_when_an_option_is_unknown(name: str) -> None:
    result = habit(name, "--frobnicate", "x", "y", "z")
    assert (result.out, result.code) == ("", 2)
    assert re.search(rf"habit {name}( add| show)? --help", result.err)
