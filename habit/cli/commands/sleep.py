"""``habit sleep``."""

from typing import Annotated

import typer

from habit.cli import completion, daily
from habit.cli.context import AppContext
from habit.cli.options import Json
from habit.cli.plain import PlainCommand, example

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    cls=PlainCommand,
    context_settings={"ignore_unknown_options": True},
    epilog=example(
        "sleep",
        "sleep week",
        "sleep 2024-01",
        "sleep 2024-01-01..2024-03-31 --json",
        "sleep --raster",
        "sleep --explain sri",
    ),
)
def sleep(
    ctx: typer.Context,
    period: Annotated[
        str,
        typer.Argument(
            metavar="[PERIOD]",
            help="week, 30d, year, all, 2024-W03, 2024-01, 2024, 2024-01-01..2024-03-31; the last "
            "30 nights if left out.",
            autocompletion=completion.periods,
            show_default=False,
        ),
    ] = "",
    raster: Annotated[
        bool, typer.Option("--raster", help="Draw the nights, one a row, instead of the figures.")
    ] = False,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar="NAME",
            help="Say what a figure is and where it comes from: sri, debt; all.",
            autocompletion=completion.figures,
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Show what your nights come to.

    Nights go from a day's fall-asleep to the first get-up after it. What is not written down is
    unknown, and left out; n says how many nights a figure was drawn from.
    """
    from habit.actions.sleeping import explained

    context = AppContext.of(ctx)
    if explain is not None:
        context.show(explained(explain), json=json)
        return
    daily.sleep(context, period, raster=raster, json=json)
