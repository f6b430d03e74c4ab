"""``habit metric``: showing and adding; ``metric_changing`` holds the rest."""

from typing import Annotated

import typer

from habit.cli.commands import metric_changing
from habit.cli.context import AppContext
from habit.cli.options import EveryMetricName, Json
from habit.cli.plain import PlainCommand, PlainGroup, example
from habit.cli.words import CombineWord, KindWord
from habit.domain.metrics import Combine, Kind

app = typer.Typer(cls=PlainGroup, add_completion=False, rich_markup_mode=None)


@app.callback(
    invoke_without_command=True,
    epilog=example("metric", "metric add weight --unit kg", "metric goal sleep before 2:00"),
)
def metric(ctx: typer.Context) -> None:
    """Add, show and change metrics and their goals.

    Without a command it lists them.
    """
    if ctx.invoked_subcommand is None:
        _list(AppContext.of(ctx), archived=False, json=False)


@app.command(
    cls=PlainCommand,
    epilog=example(
        "metric add meditation",
        'metric add "Night Think" --alias think',
        "metric add weight --kind amount --unit kg --combine last",
        'metric add nap --kind span --goal "at most 30 min a day"',
    ),
)
def add(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="A short name, or the label of its row.", show_default=False
        ),
    ],
    label: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What stands in the table.")
    ] = None,
    kind: Annotated[
        KindWord | None,
        typer.Option(
            help="What a cell holds; check (done or not) if left out, amount with --unit."
        ),
    ] = None,
    unit: Annotated[str, typer.Option(metavar="UNIT", help="The unit of an amount: km, kg.")] = "",
    combine: Annotated[
        CombineWord | None,
        typer.Option(help="What several amounts of one day come to: their sum, or the last."),
    ] = None,
    opens: Annotated[
        str | None,
        typer.Option(
            metavar="H:MM",
            help="When the day of a clock metric opens: 12:00 for going to sleep, 0:00 for "
            "getting up.",
        ),
    ] = None,
    alias: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Another name; may be given several times."),
    ] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help="A note beside it.")] = "",
    goal: Annotated[
        str, typer.Option(metavar="GOAL", help="Its goal, as in habit metric goal.")
    ] = "",
    json: Json = False,
) -> None:
    """Add a metric at the end of the table."""
    from habit.actions.adding import NewMetric, add_metric

    new = NewMetric(
        name,
        label,
        Kind(kind) if kind else None,
        unit,
        Combine(combine) if combine else None,
        opens,
        alias or (),
        note,
        goal,
    )
    context = AppContext.of(ctx)
    context.show(add_metric(context.repository, context.present, new), json=json)


@app.command("list", cls=PlainCommand, epilog=example("metric list", "metric list --all"))
def list_metrics(
    ctx: typer.Context,
    archived: Annotated[bool, typer.Option("--all", help="Archived ones too.")] = False,
    json: Json = False,
) -> None:
    """List the metrics in the order of the table."""
    _list(AppContext.of(ctx), archived=archived, json=json)


@app.command(cls=PlainCommand, epilog=example("metric show sleep"))
def show(ctx: typer.Context, name: EveryMetricName, json: Json = False) -> None:
    """Show all there is to say about a metric."""
    from habit.actions.metriccards import show_metric

    context = AppContext.of(ctx)
    week_start = context.settings.week_start
    card = show_metric(context.repository, context.present, week_start, name)
    context.show(card, json=json)


def _list(context: AppContext, *, archived: bool, json: bool) -> None:
    from habit.actions.metriccards import list_metrics as metrics

    found = metrics(context.repository, context.present, archived=archived)
    context.show(found, json=json)


metric_changing.add_to(app)
