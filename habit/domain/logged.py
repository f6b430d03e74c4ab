"""What logging wrote, as a value for the renderers."""

from habit.domain.catalog import Named
from habit.domain.entries import Entry
from habit.lighttypes import NamedTuple


class LoggedEntry(NamedTuple):
    """One cell that was written.

    ``earlier`` is what stood there before; ``added`` says that it was added to rather than
    replaced. ``remarks`` are things the user should know, ``question`` is asked when the value
    is far from the user's own history.
    """

    named: Named
    entry: Entry
    earlier: Entry | None
    added: bool
    remarks: tuple[str, ...]
    question: str | None


class Logged(NamedTuple):
    """What ``habit log`` or ``habit edit`` wrote, in one change."""

    entries: tuple[LoggedEntry, ...]
