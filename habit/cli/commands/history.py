"""``habit history``."""

from typing import Annotated

import typer

from habit.cli.context import AppContext
from habit.cli.options import DayOption, Json
from habit.cli.plain import PlainCommand, example

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    cls=PlainCommand, epilog=example("history", "history --limit 3", "history --day yesterday")
)
def history(
    ctx: typer.Context,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", help="How many changes to show.")
    ] = 10,
    day: DayOption = None,
    json: Json = False,
) -> None:
    """Show the changes, newest first.

    With --day only those that concern the entries of that day.
    """
    from habit.actions.history import read_history

    context = AppContext.of(ctx)
    context.show(read_history(context.repository, context.present, limit, day), json=json)
