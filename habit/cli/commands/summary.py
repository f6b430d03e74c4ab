"""``habit summary``: the weekly document."""

from typing import Annotated

import typer

from habit.cli.context import AppContext
from habit.cli.options import Json
from habit.cli.plain import PlainCommand, PlainGroup, example

app = typer.Typer(cls=PlainGroup, add_completion=False, rich_markup_mode=None)

DIFFERS = 3
UNSETTLED = 1

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE ... [WEEK]",
        help="Documents and folders of them; a last word that is no file names the week: "
        "2024-W03, 2024-01-18, last.",
        show_default=False,
    ),
]


@app.callback()
def summary() -> None:
    """Keep the weekly document, and begin the next one."""


@app.command(
    cls=PlainCommand,
    context_settings={"ignore_unknown_options": True},
    epilog=example(
        "summary update weekly-summary-6.md",
        "summary update ~/blog/summaries --check",
        "summary update notes.md 2024-W03 --diff",
    ),
)
def update(
    ctx: typer.Context,
    words: Paths,
    check: Annotated[
        bool,
        typer.Option("--check", help="Write nothing; exit with 3 if a document is out of step."),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; show the lines that would change.")
    ] = False,
    add: Annotated[
        bool, typer.Option("--add", help="Add a row for each metric that has none yet.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Take the store's value where both have changed.")
    ] = False,
    json: Json = False,
) -> None:
    """Write the store's values into the tables of documents.

    Only cells are written, each in its table's own style. What was typed into a document since
    the last update is left for habit summary pull; where both have changed, nothing is written
    and the exit code is 1.
    """
    from habit.actions.logging import refuse_options
    from habit.actions.updating import UpdateWishes, update_documents, without_week

    refuse_options("summary update", words)
    context = AppContext.of(ctx)
    week_start = context.settings.week_start
    paths, week = without_week(words, context.present, week_start)
    wishes = UpdateWishes(week, add, replace, check or diff, diff)
    updated = update_documents(
        context.repository, context.present, paths, wishes, week_start=week_start
    )
    context.show(updated, json=json)
    if check and updated.differs:
        raise typer.Exit(DIFFERS)
    if updated.unsettled and not diff:
        raise typer.Exit(UNSETTLED)


@app.command(
    cls=PlainCommand,
    epilog=example("summary pull weekly-summary-6.md", "summary pull ~/blog/summaries --dry-run"),
)
def pull(
    ctx: typer.Context,
    words: Paths,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be done, and write nothing.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Take the document's value where both have changed.")
    ] = False,
    json: Json = False,
) -> None:
    """Take what was typed into documents into the store.

    All of it is one change, and habit undo takes it back.
    """
    from habit.actions.importing import import_documents
    from habit.actions.updating import without_week
    from habit.domain.daytext import read_week
    from habit.domain.sheets import Wishes

    context = AppContext.of(ctx)
    week_start = context.settings.week_start
    paths, week = without_week(words, context.present, week_start)
    wishes = Wishes(
        week=read_week(week, context.present, week_start) if week else None,
        replace=replace,
        emptied=True,
    )
    pulled = import_documents(
        context.repository,
        context.present,
        paths,
        wishes,
        week_start=week_start,
        dry_run=dry_run,
        verb="summary pull",
    )
    context.show(pulled, json=json)
