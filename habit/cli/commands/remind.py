"""``habit remind``; ``remind_schedule`` holds what installs and explains it."""

from typing import Annotated, Any

import typer

from habit.cli import completion
from habit.cli.commands import remind_schedule
from habit.cli.context import AppContext
from habit.cli.options import Json
from habit.cli.plain import PlainGroup, example
from habit.errors import UsageProblem

IF_MISSING = "--if-missing"


class ManyMetrics(PlainGroup):
    """Lets ``--if-missing`` take all the metrics behind it, and not the first alone."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Say the option once for each metric."""
        return super().parse_args(ctx, spread(args))


def spread(arguments: list[str]) -> list[str]:
    """``--if-missing a b --json`` as ``--if-missing a --if-missing b --json``."""
    told: list[str] = []
    inside = False
    for word in arguments:
        if inside and not word.startswith("-") and told[-1] != IF_MISSING:
            told += [IF_MISSING, word]
            continue
        inside = word == IF_MISSING or (inside and told[-1] == IF_MISSING)
        told.append(word)
    return told


app = typer.Typer(add_completion=False, rich_markup_mode=None, cls=ManyMetrics)


@app.callback(
    invoke_without_command=True,
    epilog=example(
        "remind",
        "remind --if-missing run exercise",
        "remind --bedtime",
        "remind install --at 21:30",
        "remind status",
    ),
)
def remind(
    ctx: typer.Context,
    if_missing: Annotated[
        list[str] | None,
        typer.Option(
            metavar="METRIC ...",
            help="Only these metrics.",
            autocompletion=completion.metrics,
        ),
    ] = None,
    bedtime: Annotated[
        bool, typer.Option("--bedtime", help="When tonight's goal is near: goal less lead time.")
    ] = False,
    lead: Annotated[
        str | None,
        typer.Option(metavar="TIME", help="How long before the goal: 30m. See remind_lead."),
    ] = None,
    summary: Annotated[
        bool, typer.Option("--summary", help="The week's table, on its last evening.")
    ] = False,
    due: Annotated[
        bool, typer.Option("--due", help="The installed reminders that are due: what cron runs.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Also what was told already on this occasion.")
    ] = False,
    json: Json = False,
) -> None:
    """Say what is missing, and have cron do so.

    It exits with 3 when something is, and says nothing and exits with 0 when nothing is.
    Into a pipe or under cron each thing is told once a day, over every channel that habit
    config sets. At a terminal and with --json you are answered each time, and nobody is told.
    """
    others = [if_missing, bedtime, lead is not None, summary, again, json]
    if ctx.invoked_subcommand is not None:
        if due or any(others):
            raise UsageProblem(
                "Options stand behind the command that they are for.\n"
                f"habit remind {ctx.invoked_subcommand} --help shows those it has."
            )
        return
    if due and any(others):
        raise UsageProblem("--due runs the installed reminders as they are. Leave the rest out.")
    from habit.cli.reminding import remind as run
    from habit.cli.reminding import remind_due

    context = AppContext.of(ctx)
    if due:
        remind_due(context)
        return
    run(
        context,
        if_missing or (),
        lead,
        bedtime=bedtime,
        summary=summary,
        again=again,
        json=json,
    )


remind_schedule.add_to(app)
