"""``habit export``."""

from typing import Annotated

import typer

from habit.cli.context import AppContext
from habit.cli.plain import PlainCommand, example

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    cls=PlainCommand,
    epilog=example("export habit.json", "export --format csv > entries.csv"),
)
def export(
    ctx: typer.Context,
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            help="A new file; standard output if left out, or -.",
            show_default=False,
        ),
    ] = None,
    file_format: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORMAT", help="json or csv; as FILE ends if left out, or json."
        ),
    ] = None,
) -> None:
    """Write the store out, to keep it or to take it elsewhere.

    json has everything and rebuilds it; csv has the entries alone, for other programs. habit
    import reads both.
    """
    from habit.actions.exporting import export_pieces
    from habit.cli.exits import write
    from habit.transfer.ownfiles import CSV, JSON
    from habit.transfer.writing import create_document

    context = AppContext.of(ctx)
    wished = file_format or (CSV if (file or "").lower().endswith(f".{CSV}") else JSON)
    pieces = export_pieces(context.repository, context.present, wished)
    if file is None or file == "-":
        for piece in pieces:
            write(piece, "")
        return
    create_document(file, pieces)
