"""``habit stats``."""

from typing import Annotated

import typer

from habit.cli import completion
from habit.cli.context import AppContext
from habit.cli.options import Json
from habit.cli.plain import PlainCommand, example

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    cls=PlainCommand, epilog=example("stats run", "stats all", "stats run --method loop --json")
)
def stats(
    ctx: typer.Context,
    metric: Annotated[
        str,
        typer.Argument(
            metavar="[METRIC|all]",
            help="A metric; all of them if left out.",
            autocompletion=completion.metrics,
            show_default=False,
        ),
    ] = "all",
    method: Annotated[
        str,
        typer.Option(metavar="METHOD", help="How strength is computed: own, or loop as Loop does."),
    ] = "own",
    json: Json = False,
) -> None:
    """Show how well a habit is kept: strength and streaks.

    Each day or week is judged by the goal that held then; without a goal, doing it at all
    counts. Skipped days neither help nor harm.
    """
    from habit.actions.statistics import show_stats

    context = AppContext.of(ctx)
    week_start = context.settings.week_start
    shown = show_stats(context.repository, context.present, week_start, metric, method)
    context.show(shown, json=json)
