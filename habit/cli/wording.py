"""Typer's complaints about a command line, in our form."""

import typer

from habit.errors import UsageProblem


def reworded(problem: typer.TyperException) -> UsageProblem:
    """What Typer finds wrong with a command line, in two lines: the problem and the way on."""
    text = " ".join(problem.format_message().split())
    text = text.replace("is not a valid int", "is not a whole number")
    context = getattr(problem, "ctx", None)
    if context is None:
        return UsageProblem(text)
    if text.startswith(("No such command", "Missing command")):
        return UsageProblem(f"{text}\n{context.command_path} --help lists the commands.")
    return UsageProblem(f"{text}\n{context.command_path} --help shows how it is used.")
