"""The commands there are: what ``habit --help`` lists without importing any of them."""

from habit.lighttypes import NamedTuple


class CommandSpec(NamedTuple):
    """One command: the module that holds its ``app``, and its line in ``habit --help``."""

    module: str
    summary: str
    panel: str


DAILY = "Every day"
LOOKING = "Look at"
CORRECTING = "Set right"
ARRANGING = "Arrange"
FILES = "Files"


def _spec(module: str, panel: str, summary: str) -> CommandSpec:
    return CommandSpec(f"habit.cli.commands.{module}", summary, panel)


COMMANDS = {
    "log": _spec("log", DAILY, "Record what happened."),
    "today": _spec("today", DAILY, "Show what is in, what is missing and tonight's goal."),
    "week": _spec("week", DAILY, "Show the table of a week."),
    "remind": _spec("remind", DAILY, "Say what is missing, and have cron do so."),
    "note": _spec("note", DAILY, "Note what was worked on, day by day."),
    "sleep": _spec("sleep", LOOKING, "Show what your nights come to."),
    "stats": _spec("stats", LOOKING, "Show how well a habit is kept: strength and streaks."),
    "month": _spec("month", LOOKING, "Show a month of a metric as a calendar."),
    "year": _spec("year", LOOKING, "Show a year of a metric as a map of its days."),
    "compare": _spec("compare", LOOKING, "Show two weeks side by side."),
    "insights": _spec(
        "insights", LOOKING, "Compare nights after days with and without each habit."
    ),
    "undo": _spec("undo", CORRECTING, "Take back the last change, whatever it was."),
    "redo": _spec("redo", CORRECTING, "Make the change again that was undone last."),
    "history": _spec("history", CORRECTING, "Show the changes, newest first."),
    "edit": _spec(
        "edit", CORRECTING, "Put a value into a day's cell, in place of what stands there."
    ),
    "rm": _spec("rm", CORRECTING, "Empty a day's cell."),
    "metric": _spec("metric", ARRANGING, "Add, show and change metrics and their goals."),
    "skip": _spec("skip", ARRANGING, "Declare days that do not count: holiday, illness."),
    "config": _spec("config", ARRANGING, "Show and change the settings."),
    "completion": _spec("completion", ARRANGING, "Print the completion script of a shell."),
    "plan": _spec("plan", FILES, "Rate the tasks of a week, and share its days out."),
    "import": _spec("import_", FILES, "Read metrics tables out of documents, and exports."),
    "export": _spec("export", FILES, "Write the store out, to keep it or to take it elsewhere."),
    "summary": _spec(
        "summary",
        FILES,
        "Keep the weekly document, and begin the next one.",
    ),
    "db": _spec("db", FILES, "Look after the store: where it is, its health, its backups."),
}
"""Every command in the order of ``habit --help``; a test holds the summaries to the commands."""
