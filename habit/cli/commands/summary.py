"""``habit summary``: the weekly document."""

from typing import TYPE_CHECKING, Annotated

import typer

from habit.cli import completion
from habit.cli.context import AppContext
from habit.cli.options import Json
from habit.cli.plain import PlainCommand, PlainGroup, example

if TYPE_CHECKING:
    from habit.actions.beginning import Place

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


def _place(context: AppContext) -> "Place":
    from pathlib import Path

    from habit.actions.beginning import Place
    from habit.paths import data_dir, is_url

    target = context.target
    beside = Path(data_dir()) if is_url(target) else Path(target).parent
    return Place(str(beside / "templates"), context.settings.week_start, context.language)


@app.callback(epilog=example("summary update weekly-summary-6.md"))
def summary() -> None:
    """Keep the weekly document, and begin the next one."""


@app.command(
    cls=PlainCommand,
    context_settings={"ignore_unknown_options": True},
    epilog=example(
        "summary new",
        "summary new next --in ~/blog/summaries",
        "summary new 2024-W03 --template plain --output -",
        "summary new this --template email --set recipient=Ann",
    ),
)
def new(
    ctx: typer.Context,
    week: Annotated[
        str,
        typer.Argument(
            metavar="[WEEK]",
            help="2024-W03, this, next, last; the one after the folder's newest if left out.",
            autocompletion=completion.weeks,
            show_default=False,
        ),
    ] = "",
    template: Annotated[
        str, typer.Option(metavar="NAME", help="hugo, plain, email, or one of your own.")
    ] = "hugo",
    folder: Annotated[
        str,
        typer.Option(
            "--in", metavar="FOLDER", help="Where your documents are.", show_default=False
        ),
    ] = ".",
    output: Annotated[
        str, typer.Option(metavar="FILE", help="The new file; - prints it.", show_default=False)
    ] = "",
    words: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=TEXT", help="A word for the template."),
    ] = None,
    json: Json = False,
) -> None:
    """Begin the document of a week from a template.

    Number, file name and front matter continue the last document in the folder. The days, the
    table with its notes, the plan and last week's open to-dos come from the store. A file that
    exists is never written over.
    """
    from habit.actions.beginning import NewSummary, begin_summary

    context = AppContext.of(ctx)
    wanted = NewSummary(week, template, folder, output, words or ())
    begun = begin_summary(context.repository, context.present, wanted, _place(context))
    context.show(begun, json=json)


@app.command(
    cls=PlainCommand,
    epilog=example("summary templates", "summary templates --copy hugo --as mine"),
)
def templates(
    ctx: typer.Context,
    copy: Annotated[
        str | None, typer.Option(metavar="NAME", help="Copy this one, for you to change.")
    ] = None,
    name: Annotated[
        str | None, typer.Option("--as", metavar="NAME", help="What the copy is called.")
    ] = None,
    json: Json = False,
) -> None:
    """List the templates, or copy one into your own folder of them.

    A template of your own takes the place of a built-in one of its name.
    """
    from habit.actions.templates import list_templates

    context = AppContext.of(ctx)
    context.show(list_templates(_place(context).templates, copy, name), json=json)


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
    from habit.actions.updating import UpdateWishes, update_documents, without_week

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

    All of it is one change, and habit undo takes it back. Where both have changed, nothing is
    taken and the exit code is 1.
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
    if pulled.unsettled:
        raise typer.Exit(UNSETTLED)
