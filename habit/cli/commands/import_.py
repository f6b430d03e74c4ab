"""``habit import``."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from habit.cli import completion
from habit.cli.context import AppContext
from habit.cli.options import Json
from habit.cli.plain import PlainCommand, example
from habit.errors import UsageProblem
from habit.locale import marked

if TYPE_CHECKING:
    from habit.transfer.piped import Piped

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    "import",
    cls=PlainCommand,
    epilog=example(
        "import weekly-summary-6.md",
        "import ~/blog/summaries --dry-run",
        "import notes.md --week 2024-W03",
        "import habit.json",
        "import - < habit.json",
    ),
)
def import_(
    ctx: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH ...",
            help="Documents, and folders of them; - reads standard input.",
            show_default=False,
        ),
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be done, and write nothing.")
    ] = False,
    week: Annotated[
        str | None,
        typer.Option(
            metavar="WEEK",
            help="The week of a document that does not say: 2024-W03, 2024-01-18, last.",
            autocompletion=completion.weeks,
        ),
    ] = None,
    zone: Annotated[
        str | None,
        typer.Option(metavar="ZONE", help="The time zone of the documents, such as Asia/Shanghai."),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Let the documents change what was logged.")
    ] = False,
    json: Json = False,
) -> None:
    """Read metrics tables out of documents, and exports.

    Metrics that are missing are added under their own labels. Running it again changes nothing.
    A file that habit export wrote is known by how it begins.
    """
    from habit.actions.importing import import_documents
    from habit.actions.taking import take_file
    from habit.cli.progress import progress
    from habit.config import zone_named
    from habit.domain.daytext import read_week
    from habit.domain.sheets import Wishes
    from habit.transfer.ownfiles import format_of
    from habit.transfer.piped import DASH

    context = AppContext.of(ctx)
    piped = _piped(paths) if DASH in paths else None
    file_format = piped.format if piped else format_of(paths[0])
    if len(paths) == 1 and file_format:
        with progress(marked("Reading entries")) as report:
            taken = take_file(
                context.repository,
                context.present,
                paths[0],
                file_format,
                piped=piped and piped.file,
                replace=replace,
                dry_run=dry_run,
                progress=report,
            )
        context.show(taken, json=json)
        return
    week_start = context.settings.week_start
    wishes = Wishes(
        week=None if week is None else read_week(week, context.present, week_start),
        zone=None if zone is None else zone_named(zone),
        replace=replace,
    )
    with progress(marked("Reading documents")) as report:
        imported = import_documents(
            context.repository,
            context.present,
            paths,
            wishes,
            week_start=week_start,
            dry_run=dry_run,
            progress=report,
            piped=piped and piped.file,
        )
    context.show(imported, json=json)


def _piped(paths: list[str]) -> "Piped":
    from habit.transfer.piped import kept

    if len(paths) > 1:
        raise UsageProblem("- is standard input, which is read alone.")
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageProblem(
            "Nothing is piped in. Write habit import - < notes.md, or the document's name."
        )
    return kept(sys.stdin.buffer)
