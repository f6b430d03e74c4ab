"""``habit compare``."""

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
    epilog=example("compare", "compare -2", "compare 2024-W02 2024-W03 --json"),
)
def compare(
    ctx: typer.Context,
    one: Annotated[
        str,
        typer.Argument(
            metavar="[WEEK]",
            help="A week, as in habit week; the last one if left out.",
            autocompletion=completion.weeks,
            show_default=False,
        ),
    ] = "last",
    other: Annotated[
        str,
        typer.Argument(
            metavar="[WEEK]",
            help="Another one; this week if left out.",
            autocompletion=completion.weeks,
            show_default=False,
        ),
    ] = "",
    json: Json = False,
) -> None:
    """Show two weeks side by side.

    Each metric in its own way, from how many days, and what changed.
    """
    from habit.actions.looking import show_comparison

    context = AppContext.of(ctx)
    week_start = context.settings.week_start
    shown = show_comparison(context.repository, context.present, week_start, one, other)
    context.show(shown, json=json)
