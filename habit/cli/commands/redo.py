"""``habit redo``."""

import typer

from habit.cli.context import AppContext
from habit.cli.options import Json
from habit.cli.plain import PlainCommand, example

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=PlainCommand, epilog=example("redo"))
def redo(ctx: typer.Context, json: Json = False) -> None:
    """Make the change again that was undone last."""
    from habit.actions.undoing import redo_last

    context = AppContext.of(ctx)
    context.show(redo_last(context.repository, context.present), json=json)
