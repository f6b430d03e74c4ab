"""``habit today``."""

import typer

from habit.cli import daily
from habit.cli.context import AppContext
from habit.cli.options import Json
from habit.cli.plain import PlainCommand, example

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=PlainCommand, epilog=example("today", "today --json"))
def today(ctx: typer.Context, json: Json = False) -> None:
    """Show what is in, what is missing and tonight's goal."""
    daily.today(AppContext.of(ctx), json=json)
