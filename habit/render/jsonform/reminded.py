"""What there is to remind of, as JSON."""

from habit.domain.notices import Reminded
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.notices import notice_json


def write(value: Reminded, output: Output) -> Rendered:
    """The notices. Asking for JSON tells nobody and is remembered nowhere."""
    del output  # JSON is the same everywhere
    notices = [notice_json(one) for one in value.notices]
    for one in notices:
        del one["schema"]
    return Rendered(document({"notices": notices}), f"{value.remark}\n" if value.remark else "")
