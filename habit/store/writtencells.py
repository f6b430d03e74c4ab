"""Remembering what was written into documents: bookkeeping of the program, outside the journal.

Undo changes what the store says; the next update of a document then writes that. What stands
in the file meanwhile stays true whatever is undone, so it is no record of the journal.
"""

from collections.abc import Iterable

from habit.domain.writtencells import WrittenCell
from habit.store.database import Database


class WrittenCells:
    """What habit itself wrote into which cell of which document."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def written_cells(self, document: str) -> list[WrittenCell]:
        """The cells of a document, by its real path, that updates have written."""
        rows = self._database.rows("written_cells", document=document)
        return [WrittenCell(*row) for row in rows]

    def every_written_cell(self) -> list[WrittenCell]:
        """The same of all documents."""
        return [WrittenCell(*row) for row in self._database.rows("every_written_cell")]

    def remember_written(self, cells: Iterable[WrittenCell]) -> None:
        """Write down what these cells say now, in a transaction of its own."""
        cells = list(cells)
        with self._database.transaction():
            self._database.run_many("delete_written_cell", [cell[:3] for cell in cells])
            self._database.run_many("insert_written_cell", cells)

    def forget_written(self, document: str) -> None:
        """Drop what is known of a document, within a transaction: an import knows better."""
        self._database.run_many("forget_written", [(document,)])
