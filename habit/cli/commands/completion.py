"""``habit completion``."""

from enum import StrEnum
from typing import Annotated

import typer

from habit.cli.exits import write
from habit.cli.plain import PlainCommand, example

app = typer.Typer(add_completion=False, rich_markup_mode=None)


class Shell(StrEnum):
    """A shell that can complete what is typed after ``habit``."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


@app.command(
    cls=PlainCommand,
    epilog=example(
        "completion bash >> ~/.bashrc",
        "completion zsh >> ~/.zshrc",
        "completion fish > ~/.config/fish/completions/habit.fish",
    ),
)
def completion(
    shell: Annotated[
        Shell,
        typer.Argument(metavar="SHELL", help="bash, zsh or fish.", show_default=False),
    ],
) -> None:
    """Print the completion script of a shell.

    In zsh its line comes after the one that runs compinit.
    """
    from habit.cli.completion_scripts import SCRIPTS

    write(SCRIPTS[shell.value], "")
