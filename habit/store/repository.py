"""The store as the rest of the program sees it: records in, records out."""

from habit.lighttypes import TYPE_CHECKING, Any
from habit.store.contents import Contents

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from habit.store.database import Database
    from habit.store.deliveries import Deliveries
    from habit.store.further import Further
    from habit.store.journal import Journal
    from habit.store.writtencells import WrittenCells

    class _Parts(Journal, Further, Deliveries, WrittenCells):
        """What a repository can do beside reading the table."""

else:

    class _Parts:
        """The same, each part imported when something is looked for that the ones before lack."""

        def __getattr__(self, name: str) -> Any:
            for module, part in _PARTS:
                kind = getattr(__import__(f"habit.store.{module}", fromlist=[part]), part)
                if not name.startswith("_") and hasattr(kind, name):
                    found = getattr(kind(self._database), name)
                    setattr(self, name, found)
                    return found
            raise AttributeError(f"A repository has no {name}.")


_PARTS = (
    ("journal", "Journal"),
    ("further", "Further"),
    ("deliveries", "Deliveries"),
    ("writtencells", "WrittenCells"),
)


class Repository(Contents, _Parts):
    """An open store: its contents, its journal, and transactions over both."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    def transaction(self) -> "AbstractContextManager[None]":
        """Hold the store for writing: what is read inside stays true until what is written.

        Everything is committed at the end, or nothing when an exception leaves the block.
        """
        return self._database.transaction()

    def close(self) -> None:
        """Let go of the store."""
        self._database.close()
