"""``habit plan``."""

from typing import Annotated

import typer

from habit.cli.context import AppContext
from habit.cli.defaulting import DefaultGroup
from habit.cli.options import Json, WeekName, WeekOption
from habit.cli.plain import PlainCommand, example


class PlanGroup(DefaultGroup):
    """``habit plan`` and ``habit plan last`` show."""

    default = "show"
    bare = "show"


app = typer.Typer(cls=PlanGroup, add_completion=False, rich_markup_mode=None)


@app.callback(epilog=example("plan", "plan last"))
def plan() -> None:
    """Rate the tasks of a week, and share its days out.

    Without a command the week's plan is shown.
    """


@app.command(
    cls=PlainCommand,
    context_settings={"ignore_unknown_options": True},
    epilog=example("plan show", "plan last", "plan 2024-W03 --json"),
)
def show(
    ctx: typer.Context,
    week: WeekName = "",
    json: Json = False,
) -> None:
    """Show the plan of a week, as its document prints it.

    A task earns the share of seven days that its total has of all totals.
    """
    from habit.actions.planning import show_plan
    from habit.domain.daytext import read_week

    context = AppContext.of(ctx)
    which = read_week(week, context.present, context.settings.week_start)
    context.show(show_plan(context.repository, which, context.language), json=json)


@app.command(
    "set",
    cls=PlainCommand,
    context_settings={"ignore_unknown_options": True},
    epilog=example(
        "plan set thesis 3 3 0 3 --required 3",
        "plan set website 1 0 0 1 --week 2024-W04",
        "plan set thesis --required 2",
    ),
)
def set_(
    ctx: typer.Context,
    task: Annotated[
        list[str],
        typer.Argument(
            metavar="TASK SCORE ...",
            help="The task, then a score for each criterion in the table's order; - for none.",
            show_default=False,
        ),
    ],
    required: Annotated[
        str | None,
        typer.Option("--required", metavar="DAYS", help="The days that it needs at least."),
    ] = None,
    week: WeekOption = "",
    json: Json = False,
) -> None:
    """Rate a task: one that is there, or a new one.

    The criteria are those of the document; habit config set plan_criteria changes them.
    """
    from habit.actions.planning import set_task
    from habit.domain.daytext import read_week

    context = AppContext.of(ctx)
    which = read_week(week, context.present, context.settings.week_start)
    planned = set_task(
        context.repository,
        context.present,
        which,
        task,
        required=required,
        language=context.language,
    )
    context.show(planned, json=json)


@app.command(cls=PlainCommand, epilog=example("plan rm website"))
def rm(
    ctx: typer.Context,
    task: Annotated[str, typer.Argument(metavar="TASK", help="The task.", show_default=False)],
    week: WeekOption = "",
    json: Json = False,
) -> None:
    """Take a task out of the plan."""
    from habit.actions.planning import remove_task
    from habit.domain.daytext import read_week

    context = AppContext.of(ctx)
    which = read_week(week, context.present, context.settings.week_start)
    planned = remove_task(context.repository, context.present, which, task, context.language)
    context.show(planned, json=json)
