"""The echo of a logged value: what was understood, where it went, what it replaced."""

from habit.domain.logged import Logged, LoggedEntry
from habit.locale import said
from habit.render import Output, Rendered
from habit.render.messages import remarks_of
from habit.render.text.entry_text import entry_line, moment_text, value_text


def write(value: Logged, output: Output) -> Rendered:
    """One line for each entry; remarks and questions go to standard error."""
    lines = [_line(one, output) for one in value.entries]
    return Rendered("".join(f"{line}\n" for line in lines), remarks_of(value))


def _line(logged: LoggedEntry, output: Output) -> str:
    return entry_line(logged.named.label, logged.entry, output) + _earlier(logged, output)


def _earlier(logged: LoggedEntry, output: Output) -> str:
    if logged.earlier is None:
        return ""
    if logged.earlier == logged.entry:
        return said(" (as it was)")
    before = value_text(logged.earlier)
    if logged.added:
        return said(" (added to {before})").format(before=before)
    if logged.earlier.text == logged.entry.text:  # the same words, for another moment
        before += moment_text(logged.earlier, output)
    return said(" (was {before})").format(before=before)
