"""What a file of habit's own held, and what became of it."""

from habit.domain.importreport import Counts
from habit.domain.transfers import FileReport
from habit.render import Output, Rendered
from habit.render.harmless import harmless


def write(value: FileReport, output: Output) -> Rendered:
    """The entries, the other records, the new metrics, and what was left."""
    del output  # nothing in it is drawn
    lines = [f"{value.source}: {_counts(value.entries, 'entry', 'entries')}"]
    if value.others.read:
        lines.append(f"  {_counts(value.others, 'other record', 'other records')}")
    if value.added:
        lines.append(f"  New metrics: {', '.join(value.added)}")
    lines += [f"  {note}" for note in value.notes]
    lines.append(_end(value))
    return Rendered("".join(f"{harmless(line)}\n" for line in lines))


def _counts(counts: Counts, one: str, many: str) -> str:
    kinds = {
        "new": counts.new,
        "changed": counts.changed,
        "known already": counts.same,
        "left": counts.left,
    }
    parts = ", ".join(f"{number} {name}" for name, number in kinds.items() if number)
    return f"{counts.read} {one if counts.read == 1 else many}: {parts or 'nothing to do'}"


def _end(report: FileReport) -> str:
    if not report.changed:
        return "Nothing changed."
    return "A dry run: nothing was written." if report.dry_run else "habit undo takes it back."
