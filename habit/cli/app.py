"""The root of the command line: its options, and commands that are imported when they run."""

import os
from collections.abc import Sequence
from importlib import import_module
from shlex import join
from typing import Annotated, Any

import typer
from typer.completion import completion_init  # type: ignore[attr-defined]  # not listed there
from typer.core import TyperCommand
from typer.main import get_command

from habit.cli.completion import metric_offers
from habit.cli.context import AppContext
from habit.cli.exits import write
from habit.cli.express import ASKED
from habit.cli.help import language_for
from habit.cli.plain import PlainGroup
from habit.cli.registry import COMMANDS
from habit.cli.versiontext import version_text
from habit.cli.wording import reworded
from habit.domain.languages import AUTO, language_of
from habit.errors import UsageProblem
from habit.locale import said, use


class DeferredGroup(PlainGroup):
    """Lists every command of the registry and imports the one that runs."""

    def __init__(self, **attrs: Any) -> None:
        super().__init__(**attrs)
        for name, spec in COMMANDS.items():
            self.add_command(TyperCommand(name, help=spec.summary, rich_markup_mode=None))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that ``args`` name, with its real parameters."""
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            _refuse_a_metric(ctx, args)
        name, command, rest = super().resolve_command(ctx, args)
        if name in COMMANDS:
            command = get_command(import_module(COMMANDS[name].module).app)
            command.name = name
        return name, command, rest

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands under the headings of the registry."""
        del ctx  # every command is listed
        width = max(len(name) for name in COMMANDS)
        for panel in dict.fromkeys(spec.panel for spec in COMMANDS.values()):
            with formatter.section(said(panel)):
                formatter.write_dl(
                    [
                        (name.ljust(width), said(spec.summary))
                        for name, spec in COMMANDS.items()
                        if spec.panel == panel
                    ]
                )


def _refuse_a_metric(ctx: Any, args: list[str]) -> None:
    """Say how it is logged where a metric stands in a command's place: ``habit run 4km``."""
    from habit.domain.starting import STARTING_ALIASES, STARTING_METRICS

    stored = metric_offers("", ctx.params.get("db"))
    names = {one.partition("\t")[0] for one in stored} or {
        *(one.slug for one in STARTING_METRICS),
        *(one.name for one in STARTING_ALIASES),
    }
    if args[0].casefold() in names:
        use(language_for(ctx))
        meant = join(["habit", "log", *args])
        raise UsageProblem(f"There is no command {args[0]!r}. Did you mean {meant!r}?")


app = typer.Typer(
    name="habit",
    cls=DeferredGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        write(version_text(), "")
        raise typer.Exit


@app.callback(
    invoke_without_command=True,
    epilog="habit COMMAND --help shows how a command is used, with examples.",
)
def root(
    ctx: typer.Context,
    db: Annotated[
        str | None,
        typer.Option(
            metavar="PATH|URL",
            help="The store to use: a file, or a database URL. "
            "Otherwise HABIT_DATABASE_URL, HABIT_DB, HABIT_HOME or the data folder says.",
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Track habits and sleep, for days that do not end at midnight.

    \b
    Example:
      habit log sleep 3:40
      habit week
    """  # noqa: D301 - the escape tells Typer not to join the lines
    del version
    ctx.obj = AppContext(db)
    ctx.call_on_close(ctx.obj.close)
    if ctx.invoked_subcommand is None:
        write(ctx.get_help() + "\n", "")


def run(arguments: Sequence[str]) -> int:
    """Run one command line; what Typer finds wrong with it is raised as UsageProblem."""
    # without its options for installing scripts, Typer leaves the shells that it knows unregistered
    completion_init()
    if os.environ.get(ASKED) and language_of(AUTO, os.environ) != "en":
        use(language_for(None))  # of a completion, whose commands do not run
    try:
        code = get_command(app).main(list(arguments), prog_name="habit", standalone_mode=False)
    except typer.TyperException as problem:
        use(language_for(getattr(problem, "ctx", None)))
        raise reworded(problem) from problem
    except typer.Abort:
        raise KeyboardInterrupt from None
    except SystemExit as done:  # a completion ends so
        code = done.code
    return code if isinstance(code, int) else 0
