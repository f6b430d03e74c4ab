"""``habit log``."""

from typing import Annotated

import typer

from habit.cli import completion, daily
from habit.cli.context import AppContext
from habit.cli.options import VALUE_SETTINGS, DayOption, Json, Second
from habit.cli.plain import PlainCommand, example

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    cls=PlainCommand,
    context_settings=VALUE_SETTINGS,
    epilog=example(
        "log sleep 3:40",
        "log up 8:55 sleep 3:40",
        "log run 11km/50min --day mon",
        "log exercise xx",
        "log sleep last night 23:50",
        "log - < days.txt",
    ),
)
def log(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="METRIC [VALUE] ...",
            help="Metrics, each with its value; none is a value too. "
            "- reads lines of [DAY] METRIC VALUE from standard input.",
            autocompletion=completion.metrics,
            show_default=False,
        ),
    ],
    day: DayOption = None,
    replace: Annotated[
        bool, typer.Option("--set", help="Replace the day's count or amount, do not add to it.")
    ] = False,
    second: Second = False,
    json: Json = False,
) -> None:
    """Record what happened.

    A time means its latest occurrence: 3:40 in the morning still belongs to the night before.
    Times are 3:40, 340, 11:40pm, now, -20m, yesterday 23:50. A count or an amount is added to
    what the day has; a time takes the place of the earlier one.
    """
    from habit.actions.logging import LogOptions

    daily.log(AppContext.of(ctx), words, LogOptions(day, replace, second), json=json)
