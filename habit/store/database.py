"""What the repository needs of a database, whichever one it is."""

from collections.abc import Iterable, Sequence

from habit.errors import DamagedStore, HabitError
from habit.lighttypes import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

Row = tuple[Any, ...]


class StaleEdit(HabitError):
    """A change was built on a record that is not, or no longer, what the store holds."""


class NewerStore(DamagedStore):
    """The store was written by a newer habit."""


class Database(Protocol):
    """Runs the statements of ``habit.store.statements`` by name.

    Parameters and results are Python's values (dates, aware datetimes, enums). Every failure
    is raised as a HabitError that says what to do.
    """

    def rows(self, name: str, **parameters: Any) -> list[Row]:
        """All rows of a reading statement."""

    def columns(self, name: str, **parameters: Any) -> list[Sequence[Any]]:
        """The same rows by their columns; none at all when there is no row."""

    def run_many(self, name: str, rows: Iterable[Sequence[Any]]) -> int:
        """Run a writing statement once for each row of parameters, in the statement's own order.

        Returns how many rows of the table were touched in all.
        """

    def transaction(self) -> "AbstractContextManager[None]":
        """Hold the store for writing; commit at the end, or take all back on an exception."""

    def close(self) -> None:
        """Let go of the database; may be called twice."""
