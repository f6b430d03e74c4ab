"""What an import read, changed and left."""

from habit.domain.importreport import (
    Added,
    Counts,
    DocumentReport,
    ImportReport,
    Note,
    Recognised,
    Rekinded,
)
from habit.render import Output, Rendered
from habit.render.dates import range_text, weekday_text
from habit.render.harmless import harmless
from habit.render.symbols import Symbols, symbols


def write(value: ImportReport, output: Output) -> Rendered:
    """Document by document, then the metrics, then what the user may want to do."""
    signs = symbols(unicode=output.unicode)
    lines = [line for one in value.documents for line in _document(one, signs)]
    if len(value.documents) > 1:
        lines.append(f"{len(value.documents)} documents: {_counts(value.counts)}")
    lines += [_added(one, signs) for one in value.added]
    lines += [_rekinded(one, signs) for one in value.rekinded]
    if value.offers:
        lines += ["You may want to run:", *(f"  {offer}" for offer in value.offers)]
    lines.append(_end(value))
    return Rendered("".join(f"{harmless(line)}\n" for line in lines))


def _document(document: DocumentReport, signs: Symbols) -> list[str]:
    if document.week is None:
        return [f"{document.source}: left. {document.problem}"]
    week = document.week
    found = f", {document.found}" if document.found else ""
    head = f"{week.name} ({range_text(week.first, week.last, signs)}){found}"
    others = [one for one in document.recognised if not _plainly(one)]
    taken = [f"{one.label.strip()} is {one.slug}" for one in others]
    return [
        f"{document.source}: {head}",
        f"  {_counts(document.counts)}",
        *(f"  {part}" for part in document.parts),
        *(f"  {text}" for text in taken),
        *(f"  {_note(note, signs)}" for note in document.notes),
        *(f"  {remark}" for remark in document.remarks),
    ]


def _plainly(one: Recognised) -> bool:
    """Whether the label is so near to the slug that nobody wonders: ``Get up`` is get-up."""
    return "-".join(one.label.casefold().split()) == one.slug


def _counts(counts: Counts) -> str:
    kinds = {
        "new": counts.new,
        "changed": counts.changed,
        "known already": counts.same,
        "left": counts.left,
    }
    parts = ", ".join(f"{number} {name}" for name, number in kinds.items() if number)
    cells = "1 cell" if counts.read == 1 else f"{counts.read} cells"
    return f"{cells}: {parts}" if parts else cells


def _note(note: Note, signs: Symbols) -> str:
    day = [weekday_text(note.day)] if note.day is not None else []
    where = f" {signs.dot} ".join([note.label.strip(), *day])
    text = f" {note.text!r}" if note.text else ""
    return f"{where}:{text} {note.what}"


def _added(added: Added, signs: Symbols) -> str:
    kind = f"{added.kind.value} in {added.unit}" if added.unit else added.kind.value
    head = f"New metric {added.slug} {signs.dot} {added.label.strip()} {signs.dot} {kind}"
    return f"{head}: {added.why}" if added.why else head


def _rekinded(change: Rekinded, signs: Symbols) -> str:
    head = f"{change.slug} was {change.before.value} {signs.arrow} {change.after.value}"
    return f"{head}: {change.why}" if change.why else head


def _end(report: ImportReport) -> str:
    if not report.changed:
        known = _any_read(report) and not report.counts.left and not report.unsettled
        return "Nothing changed: all of it was known already." if known else "Nothing changed."
    return "A dry run: nothing was written." if report.dry_run else "habit undo takes it back."


def _any_read(report: ImportReport) -> bool:
    return any(document.week is not None for document in report.documents)
