"""``habit rm``."""

from typing import Annotated

import typer

from habit.cli import completion
from habit.cli.context import AppContext
from habit.cli.options import VALUE_SETTINGS, Json, MetricName
from habit.cli.plain import PlainCommand, example

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    cls=PlainCommand,
    context_settings=VALUE_SETTINGS,
    epilog=example("rm run", "rm sleep yesterday", "rm exercise 2024-01-15"),
)
def rm(
    ctx: typer.Context,
    metric: MetricName,
    day: Annotated[
        str | None,
        typer.Argument(
            metavar="[DAY]",
            help="The day: mon, yesterday, -1, 2024-01-15; the one that is open if left out.",
            autocompletion=completion.days,
            show_default=False,
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Empty a day's cell.

    The open day of a sleeping time is the night that is ending, until noon.
    """
    from habit.actions.editing import remove_cell

    context = AppContext.of(ctx)
    context.show(remove_cell(context.repository, context.present, metric, day), json=json)
