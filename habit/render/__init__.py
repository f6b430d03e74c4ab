"""Values to text: one module a format and family of values, imported when it is chosen.

A command hands its value to the one renderer that was chosen for the run, and never asks
for the format itself.
"""

from collections.abc import Mapping

from habit.errors import UsageProblem
from habit.lighttypes import NamedTuple, Protocol, cast

DEFAULT_COLUMNS = 80
"""The width of a terminal that does not say how wide it is."""


class Output(NamedTuple):
    """Where the output goes and what it may hold.

    ``format`` is a name in FORMATS. ``terminal``: drawn for a person at a terminal ``width``
    cells wide, not for a pipe. ``colour``: ANSI codes are allowed. ``unicode``: more than
    ASCII is allowed in what the program itself adds. ``year`` is the user's present year;
    dates outside it are shown with theirs. None leaves the year out of short dates.
    """

    format: str
    terminal: bool
    width: int
    colour: bool
    unicode: bool
    year: int | None = None


class Rendered(NamedTuple):
    """The text for standard output, and the messages beside it for standard error."""

    out: str
    err: str = ""


class Renderer(Protocol):
    """Turns any value that an action returns into text."""

    def render(self, value: object) -> Rendered:
        """The value's text, or UsageProblem when the format cannot show such a value."""


class _Writer(Protocol):
    def __call__(self, value: object, output: Output) -> Rendered: ...


TEXT: dict[str, str] = {
    "WeekTable": "habit.render.text.week",
    "Today": "habit.render.text.today",
    "Logged": "habit.render.text.logged",
    "Removed": "habit.render.text.removed",
    "Reverted": "habit.render.text.reverted",
    "History": "habit.render.text.history",
    "MetricCard": "habit.render.text.metric_card",
    "MetricList": "habit.render.text.metric_list",
    "MetricChanged": "habit.render.text.metric_changed",
    "SettingShown": "habit.render.text.settings",
    "SettingList": "habit.render.text.settings",
    "StorePath": "habit.render.text.store_path",
    "Checkup": "habit.render.text.checkup",
    "BackupList": "habit.render.text.backups",
    "BackupMade": "habit.render.text.backups",
    "Restored": "habit.render.text.backups",
    "StoreRevision": "habit.render.text.backups",
    "ImportReport": "habit.render.text.import_report",
    "FileReport": "habit.render.text.file_report",
    "Reminded": "habit.render.text.reminded",
    "ReminderChange": "habit.render.text.reminder_change",
    "ReminderStatus": "habit.render.text.reminder_status",
    "ChannelReports": "habit.render.text.channel_reports",
    "SummaryUpdate": "habit.render.text.summary_update",
    "SummaryCreated": "habit.render.text.summary_created",
    "TemplateList": "habit.render.text.template_list",
    "NoteList": "habit.render.text.notes",
    "NoteChanged": "habit.render.text.notes",
    "Plan": "habit.render.text.plan",
    "SleepReport": "habit.render.text.lined",
    "Explained": "habit.render.text.lined",
    "SleepRaster": "habit.render.text.lined",
    "StatsCard": "habit.render.text.lined",
    "StatsList": "habit.render.text.lined",
    "SkipList": "habit.render.text.lined",
    "SkipChanged": "habit.render.text.lined",
    "MonthSheet": "habit.render.text.lined",
    "YearMap": "habit.render.text.lined",
    "WeekComparison": "habit.render.text.lined",
    "Insights": "habit.render.text.lined",
}
"""The module whose ``write`` gives a value's plain text, by the name of its type."""

LINED = "habit.render.text.lined"
"""Writes every value that is laid out in lines (``habit.render.pieces``)."""

DRAWN: dict[str, str] = {
    name: "habit.render.drawn.lined" if module == LINED else module for name, module in TEXT.items()
} | {
    "WeekTable": "habit.render.drawn.week",
    "Today": "habit.render.drawn.today",
}
"""The same for a terminal, where tables are drawn with Rich."""

FLOWING = frozenset(
    {
        *("Logged", "Removed", "Reverted", "History", "NoteList", "NoteChanged"),
        *("MetricCard", "MetricChanged", "ImportReport", "FileReport"),
        *("ReminderStatus", "ChannelReports", "Checkup", "Restored"),
    }
)
"""The plain texts of sentences, which a terminal has broken at blanks; others are kept exact."""

FORMATS: dict[str, dict[str, str]] = {
    "table": TEXT,
    "markdown": {"WeekTable": "habit.render.markdown_week"},
    "json": {name: path.replace(".text.", ".jsonform.") for name, path in TEXT.items()}
    | {
        "SleepReport": "habit.render.jsonform.sleep_report",
        "Explained": "habit.render.jsonform.explained",
        "SleepRaster": "habit.render.jsonform.sleep_raster",
        "StatsCard": "habit.render.jsonform.stats",
        "StatsList": "habit.render.jsonform.stats",
        "SkipList": "habit.render.jsonform.skips",
        "SkipChanged": "habit.render.jsonform.skips",
        "MonthSheet": "habit.render.jsonform.month",
        "YearMap": "habit.render.jsonform.year",
        "WeekComparison": "habit.render.jsonform.comparison",
        "Insights": "habit.render.jsonform.insights",
    },
    "csv": {"WeekTable": "habit.render.csv_week"},
}
"""The writing modules of each format, by the name of the value's type."""


def output_facts(
    output_format: str,
    environ: Mapping[str, str],
    *,
    stdout_isatty: bool,
    columns: int,
    encoding: str | None,
) -> Output:
    """What standard output can take, from the environment and the stream.

    NO_COLOR beats FORCE_COLOR; FORCE_COLOR makes a pipe look like a terminal. ``columns`` of
    0 or less stands for an unknown width.
    """
    plain = bool(environ.get("NO_COLOR"))
    forced = bool(environ.get("FORCE_COLOR")) and not plain
    dumb = environ.get("TERM", "").lower() in ("dumb", "unknown")
    return Output(
        format=output_format,
        terminal=stdout_isatty or forced,
        width=columns if columns > 0 else DEFAULT_COLUMNS,
        colour=forced or (stdout_isatty and not plain and not dumb),
        unicode=_takes_unicode(environ, encoding),
    )


def renderer_for(output: Output) -> Renderer:
    """The renderer of the output's format, or UsageProblem when there is no such format."""
    if output.format not in FORMATS:
        known = ", ".join(FORMATS)
        raise UsageProblem(f"There is no format {output.format!r}. There are: {known}.")
    drawn = output.format == "table" and output.terminal
    return _Chosen(output, DRAWN if drawn else FORMATS[output.format])


class _Chosen:
    def __init__(self, output: Output, writers: Mapping[str, str]) -> None:
        self._output = output
        self._writers = writers

    def render(self, value: object) -> Rendered:
        module = self._writers.get(type(value).__name__)
        if module is None:
            raise UsageProblem(
                f"--format {self._output.format} shows weeks only. "
                "Here there are --format table and --json."
            )
        # what importlib does, without importing it
        writer = cast("_Writer", __import__(module, fromlist=["write"]).write)
        rendered = writer(value, self._output)
        if not self._output.terminal or type(value).__name__ not in FLOWING:
            return rendered
        return Rendered(*(_flowed(text, self._output.width) for text in rendered))


def _flowed(text: str, width: int) -> str:
    if all(_at_most(line) <= width for line in text.split("\n")):
        return text
    from habit.render.flowing import flowed  # noqa: PLC0415 - a daily command has short lines

    return flowed(text, width)


def _at_most(line: str) -> int:
    """The cells that a line may take, without asking Unicode for each of its characters."""
    return len(line) if line.isascii() else sum(2 if sign >= "\u1100" else 1 for sign in line)


def _takes_unicode(environ: Mapping[str, str], encoding: str | None) -> bool:
    if not (encoding or "").lower().replace("-", "").startswith("utf8"):
        return False
    # Python reports UTF-8 in a C locale too (PEP 538 even sets LC_CTYPE=C.UTF-8), so ask the
    # locale that the user chose
    coerced = environ.get("LC_CTYPE") == "C.UTF-8" and environ.get("LANG")
    chosen = environ.get("LC_ALL") or (None if coerced else environ.get("LC_CTYPE"))
    name = (chosen or environ.get("LANG") or "").partition("@")[0]
    charset = name.partition(".")[2].lower().replace("-", "")
    return name not in ("C", "POSIX") and charset in ("", "utf8")
