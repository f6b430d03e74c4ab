"""The journal, newest first."""

from habit.domain.outcomes import History, HistoryStep
from habit.domain.textwidth import padded
from habit.locale import said
from habit.render import Output, Rendered
from habit.render.harmless import harmless
from habit.render.text.edit_text import edit_lines


def write(value: History, output: Output) -> Rendered:
    """A line for each change (its number, how long ago, the command), then its edits."""
    if not value.steps:
        return Rendered("", said("Nothing has been logged yet.") + "\n")
    numbers = max(len(str(step.change.position)) for step in value.steps)
    ages = max(len(age) for age in value.now_text.values()) if value.now_text else 0
    lines: list[str] = []
    for step in value.steps:
        age = padded(value.now_text.get(step.change.id, ""), ages)
        head = f"{step.change.position:>{numbers}}  {age}  {harmless(step.change.command)}"
        lines.append(f"{head}{said('  (undone)') if step.undone else ''}")
        lines += [" " * (numbers + 2) + line for line in _edits(step, value, output)]
    return Rendered("".join(f"{line.rstrip()}\n" for line in lines))


def _edits(step: HistoryStep, history: History, output: Output) -> list[str]:
    lines = edit_lines(step.edits, history.labels, output, history.definitions)
    more = step.edit_count - len(step.edits)
    return [*lines, said("and {number} more").format(number=more)] if more > 0 else lines
