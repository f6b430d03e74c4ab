"""How the command line speaks: examples in help, and Typer's complaints in our form."""

from typing import Any

import typer
from typer.core import TyperCommand

from habit.errors import UsageProblem


class PlainCommand(TyperCommand):
    """A command whose usage line names what it needs without braces."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The words after the command's name in its usage line."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]


def example(*lines: str) -> str:
    """An epilog of examples, each on a line of its own."""
    # the backspace tells Typer not to join the lines into a paragraph
    return "\n".join(["\b", "Example:", *(f"  habit {line}" for line in lines)])


def reworded(problem: typer.TyperException) -> UsageProblem:
    """What Typer finds wrong with a command line, in two lines: the problem and the way on."""
    text = problem.format_message()
    context = getattr(problem, "ctx", None)
    if context is None:
        return UsageProblem(text)
    if text.startswith("No such command"):
        return UsageProblem(f"{text}\n{context.command_path} --help lists the commands.")
    return UsageProblem(f"{text}\n{context.command_path} --help shows how it is used.")
