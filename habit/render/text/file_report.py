"""What a file of habit's own held, and what became of it."""

from habit.domain.importreport import Counts
from habit.domain.transfers import FileReport
from habit.locale import said, told
from habit.render import Output, Rendered
from habit.render.harmless import harmless
from habit.render.text.import_report import parts_of


def write(value: FileReport, output: Output) -> Rendered:
    """The entries, the other records, the new metrics, and what was left."""
    del output  # nothing in it is drawn
    entries, others = value.entries, value.others
    what = said("{number} entry") if entries.read == 1 else said("{number} entries")
    lines = [f"{said(value.source)}: {_counts(entries, what)}"]
    if others.read:
        what = said("{number} other record") if others.read == 1 else said("{number} other records")
        lines.append(f"  {_counts(others, what)}")
    if value.added:
        lines.append(said("  New metrics: {names}").format(names=", ".join(value.added)))
    lines += [f"  {told(note)}" for note in value.notes]
    lines.append(_end(value))
    return Rendered("".join(f"{harmless(line)}\n" for line in lines))


def _counts(counts: Counts, what: str) -> str:
    read = what.format(number=counts.read)
    parts = ", ".join(parts_of(counts)) or said("nothing to do")
    return said("{cells}: {parts}").format(cells=read, parts=parts)


def _end(report: FileReport) -> str:
    if not report.changed:
        return said("Nothing changed.")
    if report.dry_run:
        return said("A dry run: nothing was written.")
    return said("habit undo takes it back.")
