"""The commands of ``habit metric`` that change a metric."""

from collections.abc import Callable
from typing import Annotated

import typer

from habit.cli import completion
from habit.cli.context import AppContext
from habit.cli.options import EveryMetricName, Json, MetricName
from habit.cli.plain import PlainCommand, example
from habit.cli.words import CombineWord, KindWord
from habit.domain.metrics import Combine, Kind


def add_to(app: typer.Typer) -> None:
    """Make the commands of this module commands of ``app``."""
    for command, examples in _COMMANDS.items():
        app.command(cls=PlainCommand, epilog=example(*examples))(command)


def rename(
    ctx: typer.Context,
    name: EveryMetricName,
    label: Annotated[str, typer.Argument(metavar="LABEL", help="The new label.")],
    json: Json = False,
) -> None:
    """Give a metric another label from today on.

    Past weeks keep the one that they had.
    """
    from habit.actions.redefining import rename_metric

    context = AppContext.of(ctx)
    context.show(rename_metric(context.repository, context.present, name, label), json=json)


def alias(
    ctx: typer.Context,
    name: EveryMetricName,
    aliases: Annotated[list[str], typer.Argument(metavar="NAME ...", help="The other names.")],
    remove: Annotated[bool, typer.Option("--remove", help="Take the names away.")] = False,
    json: Json = False,
) -> None:
    """Give a metric further names."""
    from habit.actions.redefining import alias_metric

    context = AppContext.of(ctx)
    changed = alias_metric(context.repository, context.present, name, aliases, remove=remove)
    context.show(changed, json=json)


def order(
    ctx: typer.Context,
    name: MetricName,
    row: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PLACE]", help="The row, from 1.", show_default=False),
    ] = None,
    before: Annotated[
        str | None,
        typer.Option(
            metavar="METRIC", help="In front of this one.", autocompletion=completion.metrics
        ),
    ] = None,
    after: Annotated[
        str | None,
        typer.Option(metavar="METRIC", help="Behind this one.", autocompletion=completion.metrics),
    ] = None,
    first: Annotated[bool, typer.Option("--first", help="To the top.")] = False,
    last: Annotated[bool, typer.Option("--last", help="To the bottom.")] = False,
    json: Json = False,
) -> None:
    """Move a metric to another place in the table."""
    from habit.actions.redefining import Place, order_metric, read_row

    place = Place(read_row(name, row or ()), before, after, first, last)
    context = AppContext.of(ctx)
    context.show(order_metric(context.repository, context.present, name, place), json=json)


def note(
    ctx: typer.Context,
    name: EveryMetricName,
    text: Annotated[str, typer.Argument(metavar="TEXT", help='The note; "" takes it away.')],
    json: Json = False,
) -> None:
    """Put a note beside a metric."""
    from habit.actions.redefining import note_metric

    context = AppContext.of(ctx)
    context.show(note_metric(context.repository, context.present, name, text), json=json)


def archive(ctx: typer.Context, name: MetricName, json: Json = False) -> None:
    """Take a metric out of use from today on; its entries stay."""
    from habit.actions.redefining import archive_metric

    context = AppContext.of(ctx)
    changed = archive_metric(context.repository, context.present, name, archived=True)
    context.show(changed, json=json)


def restore(ctx: typer.Context, name: EveryMetricName, json: Json = False) -> None:
    """Take an archived metric back into use."""
    from habit.actions.redefining import archive_metric

    context = AppContext.of(ctx)
    changed = archive_metric(context.repository, context.present, name, archived=False)
    context.show(changed, json=json)


def goal(
    ctx: typer.Context,
    name: MetricName,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[GOAL]",
            help="before 2:00, between 23:00 and 1:00, 3 a week, at most 2 a day, 2-3 a day, "
            "15 km a week, none; before 2:00 to 0:00 by 15m a week moves with each week that "
            "meets it. The goals are shown if it is left out.",
            show_default=False,
        ),
    ] = None,
    from_day: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="DAY",
            help="The day from which it holds; today if left out.",
            autocompletion=completion.days,
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Set what is wanted of a metric from a day on.

    The days before keep the goal that they had.
    """
    from habit.actions.goals import metric_goal

    context = AppContext.of(ctx)
    shown = metric_goal(context.repository, context.present, name, words or (), from_day)
    context.show(shown, json=json)


def set(  # noqa: A001 - the command's name
    ctx: typer.Context,
    name: EveryMetricName,
    slug: Annotated[str | None, typer.Option(metavar="NAME", help="Another short name.")] = None,
    kind: Annotated[
        KindWord | None, typer.Option(help="What a cell holds, while there are no entries.")
    ] = None,
    unit: Annotated[
        str | None, typer.Option(metavar="UNIT", help="The unit of an amount without entries.")
    ] = None,
    combine: Annotated[
        CombineWord | None, typer.Option(help="What several amounts of one day come to.")
    ] = None,
    opens: Annotated[
        str | None, typer.Option(metavar="H:MM", help="When the day of a clock metric opens.")
    ] = None,
    json: Json = False,
) -> None:
    """Change how a metric is kept, for what is logged from now on."""
    from habit.actions.adjusting import Adjustment, adjust_metric

    wanted = Adjustment(
        slug,
        Kind(kind) if kind else None,
        unit,
        Combine(combine) if combine else None,
        opens,
    )
    context = AppContext.of(ctx)
    context.show(adjust_metric(context.repository, context.present, name, wanted), json=json)


_COMMANDS: dict[Callable[..., None], tuple[str, ...]] = {
    goal: (
        "metric goal sleep before 2:00",
        "metric goal sleep before 2:00 to 0:00 by 15m a week",
        "metric goal run 15 km a week --from 2024-01-01",
        "metric goal exercise 2-3 a day",
        "metric goal sleep",
    ),
    rename: ('metric rename exercise "In-door Exercise"',),
    alias: ("metric alias exercise gym", "metric alias exercise gym --remove"),
    order: ("metric order run --first", "metric order run --after exercise", "metric order run 2"),
    note: ('metric note exercise "twice a day"',),
    set: (
        "metric set sleep --opens 12:00",
        "metric set weight --combine last",
        "metric set resleep --kind span",
    ),
    archive: ("metric archive exercise",),
    restore: ("metric restore exercise",),
}
