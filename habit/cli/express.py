"""The express lane: the exact forms of every day, served before Typer is imported.

Importing Typer takes four starts of the interpreter, longer than the whole work of a daily
command. A form is served here when its words can mean only one thing; whatever is left over,
every option among it, is Typer's, which defines the interface. What a form does is not
written here but in ``habit.cli.daily`` and ``habit.cli.completion``, where Typer's commands
find it too, and an error is raised to the one place that words errors.
"""

from habit.cli.exits import write
from habit.lighttypes import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from habit.cli.context import AppContext

ASKED = "_HABIT_COMPLETE"
"""What the shells' scripts set when they ask what may come next."""


def served(arguments: "Sequence[str]", environ: "Mapping[str, str]") -> bool:
    """Whether the command line was one of the lane's forms, which then has been run."""
    if environ.get(ASKED):
        return _complete(environ)
    match list(arguments):
        case ["--version"]:
            from habit.cli.versiontext import version_text

            write(version_text(), "")
            return True
        case ["remind"]:
            return _remind(None)
        case ["--db", target, "remind", "--due"]:
            return _remind(target)
        case ["remind", "--due"]:
            return _run("due", [])
        case ["log" | "remind" | "today" | "week" as verb, *words] if _plain(words):
            return _run(verb, words)
    return False


def _plain(words: "Sequence[str]") -> bool:
    """Whether no word can be an option, or the dash that stands for standard input."""
    return not any(word.startswith("-") for word in words)


def _run(verb: str, words: "Sequence[str]") -> bool:
    from habit.cli import daily
    from habit.cli.context import AppContext

    context = AppContext(None)
    try:
        match verb, words:
            case "due" | "remind", []:
                _remind(context, due=verb == "due")
            case "log", [_, *_]:
                daily.log(context, words)
            case "today", []:
                daily.today(context)
            case "week", [] | [_]:
                daily.week(context, *words)
            case _:
                return False
    finally:
        context.close()
    return True


def _remind(target: str | None) -> bool:
    """The question of every day, and the line that ``habit remind install`` writes."""
    from habit.cli import reminding
    from habit.cli.context import AppContext

    context = AppContext(target)
    try:
        if target is None:
            reminding.remind(context)
        else:
            reminding.remind_due(context)
    finally:
        context.close()
    return True


def _remind(context: "AppContext", *, due: bool) -> None:
    from habit.cli import reminding

    if due:
        reminding.remind_due(context)
    else:
        reminding.remind(context)


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
