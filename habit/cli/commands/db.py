"""``habit db``."""

import typer

from habit.cli.context import AppContext
from habit.cli.options import Json
from habit.cli.plain import PlainCommand, PlainGroup, example

app = typer.Typer(cls=PlainGroup, add_completion=False, rich_markup_mode=None)


@app.callback()
def db() -> None:
    """Show where the entries are kept."""


@app.command(cls=PlainCommand, epilog=example("db path"))
def path(ctx: typer.Context, json: Json = False) -> None:
    """Print the store's file, or its URL without the password. Nothing is created."""
    from habit.actions.storing import store_path

    context = AppContext.of(ctx)
    context.show(store_path(context.target), json=json)
