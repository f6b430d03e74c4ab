"""What was installed, removed or silenced, and what changed for it."""

from difflib import unified_diff

from habit.domain.notices import PlannedChange, ReminderChange
from habit.locale import said, told
from habit.render import Output, Rendered
from habit.render.harmless import harmless


def write(value: ReminderChange, output: Output) -> Rendered:
    """A line for each reminder; in a rehearsal the difference instead, as diff -u prints it."""
    del output  # the difference is the same everywhere
    lines = [harmless(told(line)) for line in value.lines]
    if value.rehearsal:
        lines = [line for change in value.changes for line in difference(change)]
        notes = [
            *value.lines,
            said("Nothing was changed.") if lines else said("Nothing would change."),
        ]
        return Rendered(_joined(lines), _joined([harmless(told(line)) for line in notes]))
    lines += [f"{_verb(change)} {change.place}" for change in value.changes]
    return Rendered(_joined(lines), _joined([harmless(told(note)) for note in value.notes]))


def difference(change: PlannedChange) -> list[str]:
    """The unified difference of one file."""
    before, after = change.before or "", change.after or ""
    diff = unified_diff(
        before.splitlines(), after.splitlines(), change.place, change.place, lineterm=""
    )
    return [harmless(line) for line in diff]


def _verb(change: PlannedChange) -> str:
    if change.after is None:
        return "removed"
    return "made" if change.before is None else "changed"


def _joined(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
