"""The journal as JSON."""

from habit.domain.outcomes import History, HistoryStep
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.journal import change_json, edit_json
from habit.render.jsonform.records import Object


def write(value: History, output: Output) -> Rendered:
    """The changes, newest first, each with its first edits and their number."""
    del output  # JSON is the same everywhere
    return Rendered(document({"changes": [_step(step, value) for step in value.steps]}))


def _step(step: HistoryStep, history: History) -> Object:
    return {
        **change_json(step.change),
        "device": step.device,
        "undone": step.undone,
        "edit_count": step.edit_count,
        "edits": [edit_json(edit, history.labels) for edit in step.edits],
    }
