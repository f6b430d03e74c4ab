"""``habit today``."""

import typer

from habit.cli.context import AppContext
from habit.cli.options import Json
from habit.cli.plain import PlainCommand, example

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=PlainCommand, epilog=example("today", "today --json"))
def today(ctx: typer.Context, json: Json = False) -> None:
    """Show what is in, what is missing and tonight's goal."""
    from habit.actions.today import show_today

    context = AppContext.of(ctx)
    week_start = context.settings.week_start
    context.show(show_today(context.repository, context.present, week_start), json=json)
