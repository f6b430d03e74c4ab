"""``habit insights``."""

from typing import Annotated

import typer

from habit.cli import completion
from habit.cli.context import AppContext
from habit.cli.options import VALUE_SETTINGS, Json
from habit.cli.plain import PlainCommand, example

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    cls=PlainCommand,
    context_settings=VALUE_SETTINGS,
    epilog=example("insights", "insights all", "insights 2023 --json"),
)
def insights(
    ctx: typer.Context,
    period: Annotated[
        str,
        typer.Argument(
            metavar="[PERIOD]",
            help="As in habit sleep: 90d, year, all, 2023; the last year if left out.",
            autocompletion=completion.periods,
            show_default=False,
        ),
    ] = "",
    json: Json = False,
) -> None:
    """Compare nights after days with and without each habit.

    It tells what went together, with how many nights and how sure; never what caused what.
    """
    from habit.actions.insight import show_insights

    context = AppContext.of(ctx)
    week_start = context.settings.week_start
    context.show(show_insights(context.repository, context.present, week_start, period), json=json)
