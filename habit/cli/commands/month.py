"""``habit month``."""

from typing import Annotated

import typer

from habit.cli.context import AppContext
from habit.cli.options import VALUE_SETTINGS, EveryMetricName, Json
from habit.cli.plain import PlainCommand, example

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    cls=PlainCommand,
    context_settings=VALUE_SETTINGS,
    epilog=example("month sleep", "month run 2024-01", "month sleep last --json"),
)
def month(
    ctx: typer.Context,
    metric: EveryMetricName,
    name: Annotated[
        str,
        typer.Argument(
            metavar="[MONTH]",
            help="2024-01, last or -2; this one if left out.",
            show_default=False,
        ),
    ] = "",
    json: Json = False,
) -> None:
    """Show a month of a metric as a calendar.

    Each day is judged by the goal that held then.
    """
    from habit.actions.looking import show_month

    context = AppContext.of(ctx)
    week_start = context.settings.week_start
    shown = show_month(context.repository, context.present, week_start, metric, name)
    context.show(shown, json=json)
