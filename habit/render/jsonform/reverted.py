"""What undo and redo did, as JSON."""

from habit.domain.outcomes import Reverted
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.journal import change_json, edit_json


def write(value: Reverted, output: Output) -> Rendered:
    """The change that was taken back or made again, and the edits that were applied for it."""
    del output  # JSON is the same everywhere
    content = {
        "action": "redo" if value.again else "undo",
        "change": change_json(value.change),
        "edits": [edit_json(edit, value.labels) for edit in value.edits],
    }
    return Rendered(document(content))
