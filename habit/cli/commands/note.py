"""``habit note``."""

from typing import Annotated

import typer

from habit.cli.context import AppContext
from habit.cli.defaulting import DefaultGroup
from habit.cli.options import DayOption, Json, WeekName
from habit.cli.plain import PlainCommand, example


class NoteGroup(DefaultGroup):
    """``habit note "…"`` adds, ``habit note`` alone lists."""

    default = "add"
    bare = "list"


app = typer.Typer(cls=NoteGroup, add_completion=False, rich_markup_mode=None)

Number = Annotated[
    int,
    typer.Argument(metavar="N", help="Its number in the day's list.", show_default=False),
]


@app.callback(epilog=example("note", 'note "read chapter 3"'))
def note() -> None:
    """Note what was worked on, day by day.

    A text alone is added to today; without anything the week's notes are listed.
    """


@app.command(
    cls=PlainCommand,
    epilog=example(
        'note add "read chapter 3"',
        'note "called the bank" --day mon',
        'note "write the summary" --todo',
        'note "only the first part" --under 2',
    ),
)
def add(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="TEXT", help="The line; further lines in it are nested.", show_default=False
        ),
    ],
    day: DayOption = None,
    under: Annotated[
        int | None, typer.Option(metavar="N", help="Nest it in this note of the day.")
    ] = None,
    todo: Annotated[bool, typer.Option("--todo", help="Begin it with an empty box.")] = False,
    json: Json = False,
) -> None:
    """Add a line to the work of a day."""
    from habit.actions.noting import NewNote, add_note

    context = AppContext.of(ctx)
    new = NewNote(" ".join(words), day, under, todo)
    context.show(add_note(context.repository, context.present, new), json=json)


@app.command(
    "list",
    cls=PlainCommand,
    context_settings={"ignore_unknown_options": True},
    epilog=example("note list", "note list last", "note list --day mon"),
)
def list_(
    ctx: typer.Context,
    week: WeekName = "",
    day: DayOption = None,
    json: Json = False,
) -> None:
    """List the notes of a week, or of a day."""
    from habit.actions.noting import list_notes

    context = AppContext.of(ctx)
    listed = list_notes(context.repository, context.present, context.settings.week_start, week, day)
    context.show(listed, json=json)


@app.command(cls=PlainCommand, epilog=example('note edit 2 "read chapter 4" --day mon'))
def edit(
    ctx: typer.Context,
    number: Number,
    words: Annotated[
        list[str], typer.Argument(metavar="TEXT", help="The new text.", show_default=False)
    ],
    day: DayOption = None,
    json: Json = False,
) -> None:
    """Put another text into a note."""
    from habit.actions.noting import edit_note

    context = AppContext.of(ctx)
    text = " ".join(words)
    context.show(edit_note(context.repository, context.present, number, text, day), json=json)


@app.command(cls=PlainCommand, epilog=example("note done 3", "note done 1 --day mon"))
def done(ctx: typer.Context, number: Number, day: DayOption = None, json: Json = False) -> None:
    """Tick a to-do off."""
    from habit.actions.noting import finish_note

    context = AppContext.of(ctx)
    context.show(finish_note(context.repository, context.present, number, day), json=json)


@app.command(cls=PlainCommand, epilog=example("note rm 2", "note rm 1 --day yesterday"))
def rm(ctx: typer.Context, number: Number, day: DayOption = None, json: Json = False) -> None:
    """Take a note away."""
    from habit.actions.noting import remove_note

    context = AppContext.of(ctx)
    context.show(remove_note(context.repository, context.present, number, day), json=json)
