"""``habit skip``."""

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
    epilog=example(
        "skip all 2024-02-01..2024-02-10",
        "skip run yesterday",
        "skip run this week",
        "skip run 2024-02-03 --remove",
        "skip",
    ),
)
def skip(
    ctx: typer.Context,
    metric: Annotated[
        str | None,
        typer.Argument(
            metavar="[METRIC|all]",
            help="A metric, or all; without it the skipped days are listed.",
            autocompletion=completion.metrics,
            show_default=False,
        ),
    ] = None,
    days: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[DAYS]",
            help="A day (mon, yesterday, -1, 2024-01-15), last week, this month, 2024-W03, "
            "2024-02 or 2024-02-01..2024-02-10.",
            autocompletion=completion.days,
            show_default=False,
        ),
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Let the days count again.")] = False,
    json: Json = False,
) -> None:
    """Declare days that do not count: holiday, illness.

    They neither help nor harm strength and streaks, and nothing asks for them. Entries stay as
    they are.
    """
    from habit.actions.skipping import list_skips, skip_days

    context = AppContext.of(ctx)
    if metric is None:
        context.show(list_skips(context.repository, context.present), json=json)
        return
    week_start = context.settings.week_start
    changed = skip_days(
        context.repository, context.present, week_start, metric, days or (), remove=remove
    )
    context.show(changed, json=json)
