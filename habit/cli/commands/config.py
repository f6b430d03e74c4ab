"""``habit config``."""

from typing import Annotated

import typer

from habit import clock
from habit.cli import completion
from habit.cli.context import AppContext
from habit.cli.options import Json
from habit.cli.plain import PlainCommand, PlainGroup, example

app = typer.Typer(cls=PlainGroup, add_completion=False, rich_markup_mode=None)

SettingName = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="The setting: day_start, zone or another that habit config lists.",
        autocompletion=completion.settings,
        show_default=False,
    ),
]


@app.callback(invoke_without_command=True, epilog=example("config", "config set day_start 5:00"))
def config(ctx: typer.Context) -> None:
    """Show and change the settings.

    Without a command it lists them.
    """
    if ctx.invoked_subcommand is None:
        _show_all(AppContext.of(ctx), json=False)


@app.command("list", cls=PlainCommand, epilog=example("config list"))
def list_settings(ctx: typer.Context, json: Json = False) -> None:
    """List every setting, its value and what it does."""
    _show_all(AppContext.of(ctx), json=json)


@app.command(cls=PlainCommand, epilog=example("config get day_start"))
def get(ctx: typer.Context, name: SettingName, json: Json = False) -> None:
    """Show one setting."""
    from habit.actions.configuring import get_setting

    context = AppContext.of(ctx)
    context.show(get_setting(context.repository, name), json=json)


@app.command(
    "set",
    cls=PlainCommand,
    epilog=example("config set day_start 05:00", "config set zone Asia/Shanghai"),
)
def set_value(
    ctx: typer.Context,
    name: SettingName,
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE",
            help="Its new value.",
            autocompletion=completion.setting_values,
            show_default=False,
        ),
    ],
    json: Json = False,
) -> None:
    """Change a setting."""
    from habit.actions.configuring import set_setting

    context = AppContext.of(ctx)
    context.show(set_setting(context.repository, clock.now(), name, value), json=json)


@app.command(cls=PlainCommand, epilog=example("config unset zone"))
def unset(ctx: typer.Context, name: SettingName, json: Json = False) -> None:
    """Give a setting its default value again."""
    from habit.actions.configuring import unset_setting

    context = AppContext.of(ctx)
    context.show(unset_setting(context.repository, clock.now(), name), json=json)


def _show_all(context: AppContext, *, json: bool) -> None:
    from habit.actions.configuring import list_settings as settings

    context.show(settings(context.repository), json=json)
