"""The journal as it is stored, each change with the checksums that prove it whole."""

from collections.abc import Iterator, Sequence

from habit.domain.journal import Change
from habit.lighttypes import NamedTuple
from habit.store.checksums import change_checksum, edit_checksum
from habit.store.database import Row
from habit.store.repository import Repository


class SealedChange(NamedTuple):
    """A change, its checksum, and the rows of its edits, each with its own checksum last."""

    change: Change
    checksum: int | None
    edits: Sequence[Row]

    def flaw(self) -> str:
        """What is wrong with it, in a few words; "" when every row is what was written."""
        checksum = change_checksum(self.change, empty=not self.edits)
        if checksum != self.checksum:
            return "it is not what was written"
        end = len(self.edits) - 1
        for position, row in enumerate(self.edits):
            if row[1] != position:
                return f"its edit {position + 1} is missing"
            checksum = edit_checksum(checksum, row[:-1], last=position == end)
            if checksum != row[-1]:
                return f"its edit {position + 1} is not what was written"
        return ""


def sealed_changes(repository: Repository) -> Iterator[SealedChange]:
    """Every change of a store, oldest first."""
    changes, edits = repository.sealed_page(0)
    while changes:
        yield from together(changes, edits)
        changes, edits = repository.sealed_page(changes[-1][1])


def together(changes: Sequence[Row], edits: Sequence[Row]) -> Iterator[SealedChange]:
    """The changes in their order, each with those of the edits that are its own."""
    own: dict[str, list[Row]] = {}
    for row in edits:
        own.setdefault(row[0], []).append(row)
    for row in changes:
        yield SealedChange(Change(*row[:-1]), row[-1], own.get(row[0], []))
