"""``habit year``."""

from typing import Annotated

import typer

from habit.cli.context import AppContext
from habit.cli.options import VALUE_SETTINGS, EveryMetricName, Json
from habit.cli.plain import PlainCommand, example

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    cls=PlainCommand,
    context_settings=VALUE_SETTINGS,
    epilog=example("year run", "year sleep 2023", "year run --json"),
)
def year(
    ctx: typer.Context,
    metric: EveryMetricName,
    name: Annotated[
        str,
        typer.Argument(
            metavar="[YEAR]",
            help="2023; the last 53 weeks if left out.",
            show_default=False,
        ),
    ] = "",
    json: Json = False,
) -> None:
    """Show a year of a metric as a map of its days.

    The darker a day, the more, or the later; the legend says how much.
    """
    from habit.actions.looking import show_year

    context = AppContext.of(ctx)
    week_start = context.settings.week_start
    shown = show_year(context.repository, context.present, week_start, metric, name)
    context.show(shown, json=json)
