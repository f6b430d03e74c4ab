"""Help: every command has it, with an example, and the list of commands cannot go stale."""

import re
from pathlib import Path

import pytest
from cli_runner import habit

from habit.cli.registry import COMMANDS

GROUPS = {
    "metric": [
        "add",
        "list",
        "show",
        "goal",
        "rename",
        "alias",
        "order",
        "note",
        "set",
        "archive",
        "restore",
    ],
    "remind": ["install", "uninstall", "status", "snooze", "test"],
    "config": ["list", "get", "set", "unset"],
    "summary": ["new", "templates", "update", "pull"],
    "note": ["add", "list", "edit", "done", "rm"],
    "plan": ["show", "set", "rm"],
    "db": ["path", "check", "backup", "list", "restore", "upgrade"],
}

LEAVES = [
    *([name] for name in COMMANDS if name not in GROUPS),
    *([group, name] for group, names in GROUPS.items() for name in names),
]


def test_the_list_of_commands_is_this() -> None:
    assert habit("--help").out == (
        "Usage: habit [OPTIONS] COMMAND [ARGS]...\n"
        "\n"
        "  Track habits and sleep, for days that do not end at midnight.\n"
        "\n"
        "  Example:\n"
        "    habit log sleep 3:40\n"
        "    habit week\n"
        "\n"
        "Options:\n"
        "  --db PATH|URL  The store to use: a file, or a database URL. Otherwise\n"
        "                 HABIT_DATABASE_URL, HABIT_DB, HABIT_HOME or the data folder\n"
        "                 says.\n"
        "  --version      Print the version.\n"
        "  --help         Show this message and exit.\n"
        "\n"
        "Every day:\n"
        "  log         Record what happened.\n"
        "  today       Show what is in, what is missing and tonight's goal.\n"
        "  week        Show the table of a week.\n"
        "  remind      Say what is missing, and have cron do so.\n"
        "  note        Note what was worked on, day by day.\n"
        "\n"
        "Look at:\n"
        "  sleep       Show what your nights come to.\n"
        "  stats       Show how well a habit is kept: strength and streaks.\n"
        "  month       Show a month of a metric as a calendar.\n"
        "  year        Show a year of a metric as a map of its days.\n"
        "  compare     Show two weeks side by side.\n"
        "  insights    Compare nights after days with and without each habit.\n"
        "\n"
        "Set right:\n"
        "  undo        Take back the last change, whatever it was.\n"
        "  redo        Make the change again that was undone last.\n"
        "  history     Show the changes, newest first.\n"
        "  edit        Put a value into a day's cell, in place of what stands there.\n"
        "  rm          Empty a day's cell.\n"
        "\n"
        "Arrange:\n"
        "  metric      Add, show and change metrics and their goals.\n"
        "  skip        Declare days that do not count: holiday, illness.\n"
        "  config      Show and change the settings.\n"
        "  completion  Print the completion script of a shell.\n"
        "\n"
        "Files:\n"
        "  plan        Rate the tasks of a week, and share its days out.\n"
        "  import      Read metrics tables out of documents, and exports.\n"
        "  export      Write the store out, to keep it or to take it elsewhere.\n"
        "  summary     Keep the weekly document, and begin the next one.\n"
        "  db          Look after the store: where it is, its health, its backups.\n"
        "\n"
        "  habit COMMAND --help shows how a command is used, with examples.\n"
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_a_summary_is_the_first_line_of_the_commands_own_help(name: str) -> None:
    shown = habit(name, "--help")
    _, description = shown.out.split("\n\n", 1)
    assert (shown.err, shown.code) == ("", 0)
    assert description.splitlines()[0].strip() == COMMANDS[name].summary


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_lists_its_commands(group: str) -> None:
    listed = habit(group, "--help").out.split("Commands:\n")[1]
    assert re.findall(r"^  ([a-z]+)", listed, re.MULTILINE) == GROUPS[group]


@pytest.mark.parametrize("words", LEAVES, ids=" ".join)
def test_every_command_has_an_example_that_begins_with_its_name(words: list[str]) -> None:
    shown = habit(*words, "--help").out
    assert shown.startswith(f"Usage: habit {' '.join(words)} ")
    assert f"  Example:\n    habit {' '.join(words)}" in shown


@pytest.mark.parametrize("words", LEAVES, ids=" ".join)
def test_help_fits_eighty_columns(words: list[str]) -> None:
    shown = habit(*words, "--help").out
    assert max(len(line) for line in shown.splitlines()) <= 80


def test_help_makes_no_store(own_world: Path) -> None:
    for words in LEAVES:
        habit(*words, "--help")
    assert list(own_world.iterdir()) == []


def test_the_help_of_log_tells_all_there_is_to_know() -> None:
    assert habit("log", "--help").out == (
        "Usage: habit log [OPTIONS] METRIC [VALUE] ...\n"
        "\n"
        "  Record what happened.\n"
        "\n"
        "  A time means its latest occurrence: 3:40 in the morning still belongs to the\n"
        "  night before. Times are 3:40, 340, 11:40pm, now, -20m, yesterday 23:50. A\n"
        "  count or an amount is added to what the day has; a time takes the place of\n"
        "  the earlier one.\n"
        "\n"
        "Arguments:\n"
        "  METRIC [VALUE] ...  Metrics, each with its value; none is a value too. -\n"
        "                      reads lines of [DAY] METRIC VALUE from standard input.\n"
        "                      [required]\n"
        "\n"
        "Options:\n"
        "  --day DAY  The day: mon, yesterday, -1, 2024-01-15.\n"
        "  --set      Replace the day's count or amount, do not add to it.\n"
        "  --second   Take the second of a time that exists twice, on the night the\n"
        "             clocks go back.\n"
        "  --json     Print JSON, for programs.\n"
        "  --help     Show this message and exit.\n"
        "\n"
        "  Example:\n"
        "    habit log sleep 3:40\n"
        "    habit log up 8:55 sleep 3:40\n"
        "    habit log run 11km/50min --day mon\n"
        "    habit log exercise xx\n"
        "    habit log sleep last night 23:50\n"
        "    habit log - < days.txt\n"
    )
