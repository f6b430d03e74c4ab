"""What an import read, changed and left, as JSON."""

from habit.domain.importreport import Added, DocumentReport, ImportReport, Note
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.records import Object, date_json


def write(value: ImportReport, output: Output) -> Rendered:
    """Every document with its cells counted and its doubts, then what became of the metrics."""
    del output  # JSON is the same everywhere
    content = {
        "dry_run": value.dry_run,
        "changed": value.changed,
        "counts": value.counts._asdict(),
        "documents": [_document(one) for one in value.documents],
        "added": [_added(one) for one in value.added],
        "rekinded": [
            {
                "slug": one.slug,
                "before": one.before.value,
                "after": one.after.value,
                "why": one.why,
            }
            for one in value.rekinded
        ],
        "offers": list(value.offers),
    }
    return Rendered(document(content))


def _document(report: DocumentReport) -> Object:
    return {
        "source": report.source,
        "week": None if report.week is None else report.week.name,
        "first": None if report.week is None else report.week.first.isoformat(),
        "found": report.found,
        "problem": report.problem,
        "counts": report.counts._asdict(),
        "recognised": [one._asdict() for one in report.recognised],
        "notes": [_note(note) for note in report.notes],
        "remarks": list(report.remarks),
        "parts": list(report.parts),
    }


def _added(added: Added) -> Object:
    return {
        "slug": added.slug,
        "label": added.label,
        "kind": added.kind.value,
        "unit": added.unit,
        "why": added.why,
    }


def _note(note: Note) -> Object:
    return {
        "day": date_json(note.day),
        "label": note.label,
        "text": note.text,
        "what": note.what,
    }
