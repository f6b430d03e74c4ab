"""``habit db``."""

from typing import Annotated

import typer

from habit import clock
from habit.cli.context import AppContext
from habit.cli.options import Json
from habit.cli.plain import PlainCommand, PlainGroup, example
from habit.errors import UsageProblem

app = typer.Typer(cls=PlainGroup, add_completion=False, rich_markup_mode=None)


@app.callback(epilog=example("db path", "db check"))
def db() -> None:
    """Look after the store: where it is, its health, its backups."""


@app.command(cls=PlainCommand, epilog=example("db path"))
def path(ctx: typer.Context, json: Json = False) -> None:
    """Print the store's file, or its URL without the password. Nothing is created."""
    from habit.actions.storing import store_path

    context = AppContext.of(ctx)
    context.show(store_path(context.target), json=json)


@app.command(cls=PlainCommand, epilog=example("db check", "db check --repair", "db check newest"))
def check(
    ctx: typer.Context,
    backup: Annotated[
        str | None,
        typer.Argument(
            metavar="[BACKUP]",
            help="A backup instead of the store: its name from habit db list, newest, or a path.",
            show_default=False,
        ),
    ] = None,
    repair: Annotated[
        bool,
        typer.Option("--repair", help="Mend what is damaged; the damaged file is kept beside."),
    ] = False,
    json: Json = False,
) -> None:
    """Prove that everything in the store is what was written.

    The file, the tables, every change of the journal, and that the changes lead to the state.
    The exit code is 0 when all is well, 4 when something is damaged, 1 when there is only
    something to see to, such as a file that others may read.
    """
    from habit.actions.backups import check_backup
    from habit.actions.checking import check_store, exit_code, repair_store
    from habit.actions.storing import store_path

    context = AppContext.of(ctx)
    if repair and backup is not None:
        raise UsageProblem("--repair is for the store. habit db restore goes back to a backup.")
    if backup is not None:
        checkup = check_backup(context.target, backup)
    elif repair:
        checkup = repair_store(context.target)
    else:
        checkup = check_store(context.target, store_path(context.target).location)
    context.show(checkup, json=json)
    if code := exit_code(checkup):
        raise typer.Exit(code)


@app.command(cls=PlainCommand, epilog=example("db backup"))
def backup(ctx: typer.Context, json: Json = False) -> None:
    """Copy the store into the folder backups beside it, and open the copy to prove it.

    Besides these the first command of each day makes one; those are kept for 7 days, 4 weeks
    and 12 months.
    """
    from habit.actions.backups import make_backup

    context = AppContext.of(ctx)
    context.show(make_backup(context.target), json=json)


@app.command("list", cls=PlainCommand, epilog=example("db list"))
def list_(ctx: typer.Context, json: Json = False) -> None:
    """Show the backups, newest first."""
    from habit.actions.backups import list_backups

    context = AppContext.of(ctx)
    context.show(list_backups(context.target), json=json)


@app.command(
    cls=PlainCommand, epilog=example("db restore newest", "db restore habit-20240118-daily.db")
)
def restore(
    ctx: typer.Context,
    backup: Annotated[
        str,
        typer.Argument(
            metavar="BACKUP",
            help="A name from habit db list, newest, or the path of a file.",
            show_default=False,
        ),
    ],
    json: Json = False,
) -> None:
    """Go back to what a backup holds. habit undo takes it back.

    A store that is missing or cannot be opened is replaced by the backup as a whole, and kept.
    """
    from habit.actions.backups import restore as restore_backup

    context = AppContext.of(ctx)
    context.show(restore_backup(context.target, backup, clock.now()), json=json)


@app.command(cls=PlainCommand, epilog=example("db upgrade"))
def upgrade(ctx: typer.Context, json: Json = False) -> None:
    """Bring the store up to date, after a backup; any other command does it too."""
    from habit.actions.storing import upgrade_store

    context = AppContext.of(ctx)
    context.show(upgrade_store(context.target), json=json)
