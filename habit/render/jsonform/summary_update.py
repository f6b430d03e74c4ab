"""What an update did to the user's documents, as JSON."""

from habit.domain.updating import DocumentUpdate, SummaryUpdate, UpdatedCell
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.records import Object
from habit.render.linediff import line_diff


def write(value: SummaryUpdate, output: Output) -> Rendered:
    """Every document with the cells in which it and the store differed."""
    del output  # JSON is the same everywhere
    content = {
        "dry_run": value.dry_run,
        "differs": value.differs,
        "documents": [_document(one) for one in value.documents],
    }
    return Rendered(document(content))


def _document(update: DocumentUpdate) -> Object:
    return {
        "source": update.source,
        "week": None if update.week is None else update.week.name,
        "problem": update.problem,
        "changed": update.changed,
        "cells": [_cell(cell) for cell in update.cells],
        "added": list(update.added),
        "offered": list(update.offered),
        "diff": line_diff(update),
    }


def _cell(cell: UpdatedCell) -> Object:
    return {
        "label": cell.label,
        "day": cell.day.isoformat(),
        "standing": cell.standing.value,
        "document": cell.text,
        "store": cell.stored,
        "base": cell.base,
    }
