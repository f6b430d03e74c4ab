"""The express lane: the exact forms of every day, served before Typer is imported.

Importing Typer takes four starts of the interpreter, longer than the whole work of a daily
command. A form is served here when its words can mean only one thing; whatever is left over,
every option among it, is Typer's, which defines the interface. What a form does is not
written here but in ``habit.cli.daily`` and its neighbours, where Typer's commands find it too,
and an error is raised to the one place that words errors.
"""

import sys

from habit.cli.exits import write
from habit.lighttypes import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ASKED = "_HABIT_COMPLETE"
"""What the shells' scripts set when they ask what may come next."""

_WORDS = {
    "log": (1, sys.maxsize),
    "remind": (0, 0),
    "sleep": (0, 1),
    "today": (0, 0),
    "week": (0, 1),
}
"""How many words the lane takes after each verb, at least and at most."""

_DUE = ["remind", "--due"]
"""What a scheduler runs every few minutes."""


def served(arguments: "Sequence[str]", environ: "Mapping[str, str]") -> bool:
    """Whether the command line was one of the lane's forms, which then has been run."""
    if environ.get(ASKED):
        return _complete(environ)
    verb, *words = arguments or [""]
    least, most = _WORDS.get(verb, (1, 0))
    if list(arguments) == ["--version"]:
        _print_version()
    elif list(arguments) == _DUE or (least <= len(words) <= most and _plain(words)):
        _run(verb, words)
    else:
        return False
    return True


def _plain(words: "Sequence[str]") -> bool:
    """Whether no word can be an option, or the dash that stands for standard input."""
    return not any(word.startswith("-") for word in words)


def _print_version() -> None:
    from habit.cli.versiontext import version_text

    write(version_text(), "")


def _run(verb: str, words: "Sequence[str]") -> None:
    from habit.cli import daily
    from habit.cli.context import AppContext

    context = AppContext(None)
    try:
        match verb:
            case "log":
                daily.log(context, words)
            case "sleep":
                daily.sleep(context, *words)
            case "today":
                daily.today(context)
            case "week":
                daily.week(context, *words)
            case "remind":
                from habit.cli import reminding

                (reminding.remind_due if words else reminding.remind)(context)
    finally:
        context.close()


def _complete(environ: "Mapping[str, str]") -> bool:
    line = environ.get("_TYPER_COMPLETE_ARGS", "")
    action = environ.get("_TYPER_COMPLETE_FISH_ACTION")
    if environ[ASKED] != "complete_fish" or action != "get-args" or not _unquoted(line):
        return False
    match f"{line}.".split():
        case [_, "log", *words, last] if _plain([*words, last]):
            from habit.cli.completion import metric_offers

            write("\n".join(metric_offers(last[:-1])) + "\n", "")
            return True
    return False


def _unquoted(line: str) -> bool:
    """Whether blanks alone part the words of the line."""
    return line.isprintable() and not any(sign in line for sign in "'\"\\=")
