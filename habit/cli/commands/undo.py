"""``habit undo``."""

import typer

from habit.cli.context import AppContext
from habit.cli.options import Json
from habit.cli.plain import PlainCommand, example

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=PlainCommand, epilog=example("undo"))
def undo(ctx: typer.Context, json: Json = False) -> None:
    """Take back the last change, whatever it was."""
    from habit.actions.undoing import undo_last

    context = AppContext.of(ctx)
    context.show(undo_last(context.repository, context.present), json=json)
