"""Parameters that several commands share."""

from typing import Annotated

import typer

from habit.cli import completion

MetricName = Annotated[
    str,
    typer.Argument(
        metavar="METRIC",
        help="Its name, an alias, its label, or the beginning of one.",
        autocompletion=completion.metrics,
        show_default=False,
    ),
]

EveryMetricName = Annotated[
    str,
    typer.Argument(
        metavar="METRIC",
        help="Its name, an alias, its label, or the beginning of one; archived ones too.",
        autocompletion=completion.every_metric,
        show_default=False,
    ),
]

Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]

DayOption = Annotated[
    str | None,
    typer.Option(
        "--day",
        metavar="DAY",
        help="The day: mon, yesterday, -1, 2024-01-15.",
        autocompletion=completion.days,
    ),
]

Second = Annotated[
    bool,
    typer.Option(
        "--second",
        help="Take the second of a time that exists twice, on the night the clocks go back.",
    ),
]

WeekName = Annotated[
    str,
    typer.Argument(
        metavar="[WEEK]",
        help="2024-W03, 2024-01-18, last, -2; this one if left out.",
        autocompletion=completion.weeks,
        show_default=False,
    ),
]

WeekOption = Annotated[
    str,
    typer.Option(
        "--week",
        metavar="WEEK",
        help="2024-W03, 2024-01-18, last, -2; this one if left out.",
        autocompletion=completion.weeks,
        show_default=False,
    ),
]

VALUE_SETTINGS = {"ignore_unknown_options": True}
"""For commands whose values may begin with a dash (``-20m``); PlainCommand tells the options."""
