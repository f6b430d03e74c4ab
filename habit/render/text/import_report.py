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
from habit.locale import said, told
from habit.render import Output, Rendered
from habit.render.dates import range_text, weekday_text
from habit.render.harmless import harmless
from habit.render.symbols import Symbols, symbols


def write(value: ImportReport, output: Output) -> Rendered:
    """Document by document, then the metrics, then what the user may want to do."""
    signs = symbols(unicode=output.unicode)
    lines = [line for one in value.documents for line in _document(one, signs)]
    if len(value.documents) > 1:
        text = said("{number} documents: {counts}")
        lines.append(text.format(number=len(value.documents), counts=_counts(value.counts)))
    lines += [_added(one, signs) for one in value.added]
    lines += [_rekinded(one, signs) for one in value.rekinded]
    if value.offers:
        lines += [said("You may want to run:"), *(f"  {offer}" for offer in value.offers)]
    lines.append(_end(value))
    return Rendered("".join(f"{harmless(line)}\n" for line in lines))


def _document(document: DocumentReport, signs: Symbols) -> list[str]:
    if document.week is None:
        text, problem = said("{source}: left. {problem}"), told(document.problem)
        return [text.format(source=said(document.source), problem=problem)]
    week = document.week
    found = said(", {how}").format(how=told(document.found)) if document.found else ""
    head = f"{week.name} ({range_text(week.first, week.last, signs)}){found}"
    others = [one for one in document.recognised if not _plainly(one)]
    same = said("{label} is {metric}")
    taken = [same.format(label=one.label.strip(), metric=one.slug) for one in others]
    return [
        f"{said(document.source)}: {head}",
        f"  {_counts(document.counts)}",
        *(f"  {told(part)}" for part in document.parts),
        *(f"  {text}" for text in taken),
        *(f"  {_note(note, signs)}" for note in document.notes),
        *(f"  {told(remark)}" for remark in document.remarks),
    ]


def _plainly(one: Recognised) -> bool:
    """Whether the label is so near to the slug that nobody wonders: ``Get up`` is get-up."""
    return "-".join(one.label.casefold().split()) == one.slug


def parts_of(counts: Counts) -> list[str]:
    """``3 new``, ``1 left``: what became of what was read."""
    kinds = {
        said("{number} new"): counts.new,
        said("{number} changed"): counts.changed,
        said("{number} known already"): counts.same,
        said("{number} left"): counts.left,
    }
    return [text.format(number=number) for text, number in kinds.items() if number]


def _counts(counts: Counts) -> str:
    parts = parts_of(counts)
    cells = f"{counts.read} {said('cell') if counts.read == 1 else said('cells')}"
    return said("{cells}: {parts}").format(cells=cells, parts=", ".join(parts)) if parts else cells


def _note(note: Note, signs: Symbols) -> str:
    day = [weekday_text(note.day)] if note.day is not None else []
    where = f" {signs.dot} ".join([note.label.strip(), *day])
    text = f" {note.text!r}" if note.text else ""
    return f"{where}:{text} {told(note.what)}"


def _added(added: Added, signs: Symbols) -> str:
    kind = added.kind.value
    if added.unit:
        kind = said("{kind} in {unit}").format(kind=kind, unit=added.unit)
    facts = f" {signs.dot} ".join([added.slug, added.label.strip(), kind])
    head = said("New metric {facts}").format(facts=facts)
    return f"{head}: {told(added.why)}" if added.why else head


def _rekinded(change: Rekinded, signs: Symbols) -> str:
    head = f"{change.slug} was {change.before.value} {signs.arrow} {change.after.value}"
    return f"{head}: {told(change.why)}" if change.why else head


def _end(report: ImportReport) -> str:
    if not report.changed:
        known = _any_read(report) and not report.counts.left and not report.unsettled
        if known:
            return said("Nothing changed: all of it was known already.")
        return said("Nothing changed.")
    if report.dry_run:
        return said("A dry run: nothing was written.")
    return said("habit undo takes it back.")


def _any_read(report: ImportReport) -> bool:
    return any(document.week is not None for document in report.documents)
