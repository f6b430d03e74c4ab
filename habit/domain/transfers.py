"""Taking records of another store into this one: what each of them comes to, and the report."""

from habit.domain.importreport import Counts
from habit.domain.journal import Edit, Record
from habit.lighttypes import NamedTuple

MOST_NOTES = 20
"""How many records that were left are named; the rest are counted."""


class FileReport(NamedTuple):
    """What a file of habit's own held, and what became of it.

    ``format`` is ``csv`` or ``json``. ``entries`` counts entries, ``others`` all other records.
    ``added`` names metrics that the store lacked, ``notes`` the first records that were left.
    """

    source: str
    format: str
    entries: Counts
    others: Counts
    added: tuple[str, ...]
    notes: tuple[str, ...]
    dry_run: bool

    @property
    def changed(self) -> bool:
        """Whether something was written, or would have been."""
        both = self.entries.plus(self.others)
        return both.new + both.changed > 0


class Tally:
    """Counts what records come to, one after the other."""

    def __init__(self) -> None:
        self.new = self.changed = self.same = self.left = 0
        self.notes: list[str] = []

    def settle(self, known: Record | None, wanted: Record, *, replace: bool) -> Edit | None:
        """The edit that takes ``wanted`` in, or None; what is known stays unless ``replace``."""
        if known is None:
            self.new += 1
            return Edit(None, wanted)
        if known == wanted:
            self.same += 1
            return None
        if not replace:
            self.left += 1
            return None
        self.changed += 1
        return Edit(known, wanted)

    def leave(self, note: str) -> None:
        """Count a record that cannot be taken."""
        self.left += 1
        if len(self.notes) < MOST_NOTES:
            self.notes.append(note)

    @property
    def counts(self) -> Counts:
        """All together."""
        read = self.new + self.changed + self.same + self.left
        return Counts(read, self.new, self.changed, self.same, self.left)
