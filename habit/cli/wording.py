"""Typer's complaints about a command line, in our form."""

import re

import typer

from habit.errors import UsageProblem
from habit.locale import marked

_WORDS = (
    (r"is not a valid int\b", "is not a whole number"),
    (r"^No such option:? '?(--?[^\s'.]+)'?\.?", r"There is no option \1."),
    (r"^No such command '(.+?)'\.?", r"There is no command '\1'."),
    (r"^Missing command\.", "A command is missing."),
    (r"^Got unexpected extra arguments?(?:\(s\))? \((.+)\)$", r"That is too much: \1"),
)
"""What Typer says of a command line, as patterns, and what we say."""

_KNOWN = (
    marked("There is no option {0}."),
    marked("There is no option {0}. Did you mean {1}?"),
    marked("There is no command {0}."),
    marked("There is no command {0}. Did you mean {1}?"),
    marked("A command is missing."),
    marked("That is too much: {0}"),
    marked("Missing argument {0}."),
    marked("Missing argument {0}. Choose from: {1}"),
    marked("Option {0} requires an argument."),
    marked("Invalid value for {0}: {1} is not a whole number."),
    marked("Invalid value for {0}: {1} is not one of {2}."),
    marked("Invalid value for {0}: {1}"),
)
"""The same, and what we leave as Typer says it, for the catalogues."""


def reworded(problem: typer.TyperException) -> UsageProblem:
    """What Typer finds wrong with a command line, in two lines: the problem and the way on."""
    text = " ".join(problem.format_message().split())
    for theirs, ours in _WORDS:
        text = re.sub(theirs, ours, text)
    if meant := getattr(problem, "possibilities", None):  # the best comes first
        text = re.sub(r"\(Possible options: .+\)$", f"Did you mean {meant[0]}?", text)
    context = getattr(problem, "ctx", None)
    if context is None:
        return UsageProblem(text)
    if text.startswith(("There is no command", "A command is missing")):
        return UsageProblem(f"{text}\n{context.command_path} --help lists the commands.")
    return UsageProblem(f"{text}\n{context.command_path} --help shows how it is used.")
