"""``habit edit``."""

from typing import Annotated

import typer

from habit.cli import completion
from habit.cli.context import AppContext
from habit.cli.options import VALUE_SETTINGS, Json, MetricName, Second
from habit.cli.plain import PlainCommand, example

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    cls=PlainCommand,
    context_settings=VALUE_SETTINGS,
    epilog=example(
        "edit sleep yesterday 2:30",
        "edit run 2024-01-15 4km",
        "edit sleep mon none",
    ),
)
def edit(
    ctx: typer.Context,
    metric: MetricName,
    day: Annotated[
        str,
        typer.Argument(
            metavar="DAY",
            help="The day: mon, yesterday, -1, 2024-01-15.",
            autocompletion=completion.days,
            show_default=False,
        ),
    ],
    value: Annotated[
        list[str],
        typer.Argument(metavar="VALUE", help="The new value, as in habit log.", show_default=False),
    ],
    second: Second = False,
    json: Json = False,
) -> None:
    """Put a value into a day's cell, in place of what stands there."""
    from habit.actions.editing import edit_cell

    context = AppContext.of(ctx)
    edited = edit_cell(context.repository, context.present, metric, day, value, second=second)
    context.show(edited, json=json)
