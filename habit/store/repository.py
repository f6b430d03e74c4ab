"""The store as the rest of the program sees it: records in, records out."""

from habit.lighttypes import TYPE_CHECKING
from habit.store.contents import Contents
from habit.store.database import Database
from habit.store.deliveries import Deliveries
from habit.store.journal import Journal
from habit.store.writtencells import WrittenCells

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


class Repository(Contents, Journal, Deliveries, WrittenCells):
    """An open store: its contents, its journal, and transactions over both."""

    def __init__(self, database: Database) -> None:
        Contents.__init__(self, database)
        Journal.__init__(self, database)
        Deliveries.__init__(self, database)
        WrittenCells.__init__(self, database)

    def transaction(self) -> "AbstractContextManager[None]":
        """Hold the store for writing: what is read inside stays true until what is written.

        Everything is committed at the end, or nothing when an exception leaves the block.
        """
        return self._database.transaction()

    def close(self) -> None:
        """Let go of the store."""
        self._database.close()
