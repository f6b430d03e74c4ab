"""``habit week``."""

from typing import Annotated

import typer

from habit.cli import completion, daily
from habit.cli.context import JSON, TABLE, AppContext
from habit.cli.options import Json
from habit.cli.plain import PlainCommand, example
from habit.errors import UsageProblem

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    cls=PlainCommand,
    context_settings={"ignore_unknown_options": True},
    epilog=example("week", "week last", "week 2024-W03 --format markdown", "week -2 --json"),
)
def week(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="[WEEK]",
            help="2024-W03, 2024-01-18 (the week that holds it), last, -2; this one if left out.",
            autocompletion=completion.weeks,
            show_default=False,
        ),
    ] = "",
    output_format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="table, markdown, json or csv.",
            autocompletion=completion.week_formats,
        ),
    ] = TABLE,
    json: Json = False,
) -> None:
    """Show the table of a week.

    The last columns sum the week up and say what the goals are.
    """
    if json and output_format not in (TABLE, JSON):
        raise UsageProblem(f"--json and --format {output_format} are two formats. Choose one.")
    daily.week(AppContext.of(ctx), name, JSON if json else output_format)
