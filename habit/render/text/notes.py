"""Notes of the days."""

from habit.domain.notebook import NoteChanged, NoteList
from habit.locale import said
from habit.render import Output, Rendered
from habit.render.dates import day_text
from habit.render.harmless import harmless
from habit.render.symbols import symbols


def write(value: NoteList | NoteChanged, output: Output) -> Rendered:
    """Each day with its numbered notes, or the one note that a command changed."""
    lines = _list(value, output) if isinstance(value, NoteList) else _changed(value, output)
    return Rendered("".join(f"{harmless(line)}\n" for line in lines))


def _list(value: NoteList, output: Output) -> list[str]:
    if not value.days:
        return [said('Nothing is noted. habit note "read chapter 3" notes something.')]
    lines = []
    for one in value.days:
        lines.append(day_text(one.day, output.year))
        for number, note in enumerate(one.notes, 1):
            first, *rest = note.text.split("\n")
            lines += [f"  {number}. {first}", *(f"  {line}" for line in rest)]
    return lines


def _changed(value: NoteChanged, output: Output) -> list[str]:
    signs = symbols(unicode=output.unicode)
    head = f"{day_text(value.day, output.year)} {signs.dot} {value.number}."
    if value.after is None:
        gone = said("{text} removed").format(text=(value.before or "").split("\n")[0])
        return [f"{head} {gone}"]
    first, *rest = value.after.split("\n")
    before = (value.before or "").split("\n")[0]
    was = (
        said(" (was {before})").format(before=before)
        if value.before is not None and before != first
        else ""
    )
    return [f"{head} {first}{was}", *rest]
