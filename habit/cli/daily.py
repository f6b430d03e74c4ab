"""The commands of every day, as functions of what was read from the command line.

Typer's commands call them, and the express lane does: what a form does stands here, once.
"""

import sys
from collections.abc import Sequence

from habit.cli.context import TABLE, AppContext
from habit.errors import UsageProblem
from habit.lighttypes import TYPE_CHECKING

if TYPE_CHECKING:
    from habit.actions.logging import LogOptions

LONGEST_LINE = 10_000
"""Characters of one line of standard input."""

MOST_LINES = 100_000
"""Lines of standard input, beyond which it is no list that somebody wrote."""


def log(
    context: AppContext,
    words: Sequence[str],
    options: "LogOptions | None" = None,
    *,
    json: bool = False,
) -> None:
    """``habit log``; a lone dash reads lines from standard input."""
    from habit.actions.logging import LogOptions, log_lines, log_words

    options = options or LogOptions()
    if list(words) == ["-"]:
        lines = _lines()
        logged = log_lines(context.repository, context.present, lines, options)
    else:
        logged = log_words(context.repository, context.present, words, options)
    context.show(logged, json=json)


def sleep(
    context: AppContext, period: str = "", *, raster: bool = False, json: bool = False
) -> None:
    """``habit sleep``."""
    from habit.actions.sleeping import sleep_raster, sleep_report
    from habit.settingtable import load_sleep

    settings = load_sleep(context.stored_settings)
    show = sleep_raster if raster else sleep_report
    week_start = context.settings.week_start
    context.show(show(context.repository, context.present, week_start, settings, period), json=json)


def today(context: AppContext, *, json: bool = False) -> None:
    """``habit today``."""
    from habit.actions.today import show_today

    week_start = context.settings.week_start
    context.show(show_today(context.repository, context.present, week_start), json=json)


def week(context: AppContext, name: str = "", output_format: str = TABLE) -> None:
    """``habit week``."""
    from habit.actions.week import show_week

    week_start = context.settings.week_start
    table = show_week(context.repository, context.present, week_start, name)
    context.show(table, output_format)


def _lines() -> list[str]:
    """The lines of standard input; one that does not end is not read to its end.

    They are all read before the store is held: they may come slowly, or be typed.
    """
    lines: list[str] = []
    while line := sys.stdin.readline(LONGEST_LINE):
        lines.append(line)
        if len(line) == LONGEST_LINE:
            raise UsageProblem(
                f"line {len(lines)} is longer than {LONGEST_LINE} characters: no list of entries.\n"
                "Nothing was written."
            )
        if len(lines) > MOST_LINES:
            raise UsageProblem(
                f"There are more than {MOST_LINES} lines: no list of entries.\nNothing was written."
            )
    return lines
