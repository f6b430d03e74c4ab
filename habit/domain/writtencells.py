"""What habit itself wrote into the cells of documents."""

from datetime import date

from habit.lighttypes import NamedTuple


class WrittenCell(NamedTuple):
    """One cell of a document as habit left it, in step with the store.

    ``document`` is the file's real path. ``text`` is "" where the cell was left empty.
    """

    document: str
    metric_id: str
    day: date
    text: str
