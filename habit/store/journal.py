"""The journal: reading what was changed, and writing a change together with its effect."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby, islice

from habit.domain.journal import Change, ChangeKind, Edit
from habit.errors import HabitError
from habit.lighttypes import Any
from habit.store import line
from habit.store.checksums import change_checksum, edit_checksum
from habit.store.database import Database, Row, StaleEdit
from habit.store.encoding import decoded_edit, encoded, storable
from habit.store.ids import device_name, new_id
from habit.store.records import TYPE_OF, RecordType, key_of

_ALL = sys.maxsize
"""A limit and a position beyond all others; it fits a 64-bit column."""

_PAGE = 32
"""How many changes are read at once on the way back to the one to undo."""

_SEALED_PAGE = 500
"""How many changes are read at once when all are."""

_CHUNK = 5000
"""How many edits are held in memory at once."""


class Journal:
    """The changes of a store, newest first, and the way to make another one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def changes(self, limit: int, *, before_position: int | None = None) -> list[Change]:
        """The newest changes, at most ``limit``, that lie before a position of the journal."""
        position = _ALL if before_position is None else before_position
        rows = self._database.rows("changes", before_position=position, limit=limit)
        return [Change(*row) for row in rows]

    def changes_of_day(self, day: date, limit: int) -> list[Change]:
        """The newest changes, at most ``limit``, that touched an entry of ``day``."""
        rows = self._database.rows("changes_of_day", day=day, limit=limit)
        return [Change(*row) for row in rows]

    def edits(self, change_id: str, limit: int | None = None) -> list[Edit]:
        """The edits of a change in the order in which they were made; the first ``limit``."""
        wanted = _ALL if limit is None else limit
        rows = self._database.rows("edits", change_id=change_id, limit=wanted)
        return [decoded_edit(*row) for row in rows]

    def taking_back(self, change_id: str) -> Iterator[Edit]:
        """The edits that take a change back: each reversed, the last one first.

        They are read as they are asked for, however many there are.
        """
        before = _ALL
        while page := self._database.rows(
            "edits_backwards", change_id=change_id, before_position=before, limit=_CHUNK
        ):
            yield from (decoded_edit(*row[1:]).reversed() for row in page)
            before = page[-1][0]

    def last_definition(self, metric_id: str) -> Edit | None:
        """The newest edit of a metric's definition, also of a metric that is gone."""
        rows = self._database.rows("last_undated_edit", record="definition", metric_id=metric_id)
        return decoded_edit(*rows[0]) if rows else None

    def edit_count(self, change_id: str) -> int:
        """How many edits a change has, without reading them."""
        [(last,)] = self._database.rows("last_edit", change_id=change_id)
        return 0 if last is None else last + 1

    def every_edit(self) -> Iterator[Edit]:
        """Every edit ever made, oldest first."""
        return (decoded_edit(*row) for row in self._database.rows("every_edit"))

    def sealed_page(self, after: int) -> tuple[list[Row], list[Row]]:
        """The rows of the next changes and of their edits as stored, each with its checksum last.

        They follow the position ``after`` and are in their order; the last page is empty.
        """
        page = self._database.rows("sealed_changes", after_position=after, limit=_SEALED_PAGE)
        if not page:
            return [], []
        return page, self._database.rows("sealed_edits", first=page[0][1], last=page[-1][1])

    def every_edit_count(self) -> int:
        """How many edits are stored, whether or not their change is."""
        [(count,)] = self._database.rows("every_edit_count")
        return int(count)

    def devices(self) -> dict[str, str]:
        """The names of the devices that have written, by their ids."""
        return dict(self._database.rows("devices"))

    def undo_target(self) -> Change | None:
        """The change that undo takes back now."""
        return self._change(line.undoable(self._newest_first()))

    def redo_target(self) -> Change | None:
        """The change that redo makes again now."""
        return self._change(line.redoable(self._newest_first()))

    def _change(self, change_id: str | None) -> Change | None:
        if change_id is None:
            return None
        [row] = self._database.rows("change", id=change_id)
        return Change(*row)

    def _newest_first(self) -> Iterator[Change]:
        page = self.changes(_PAGE)
        while page:
            yield from page
            page = self.changes(_PAGE, before_position=page[-1].position)

    def record(
        self,
        command: str,
        edits: Iterable[Edit],
        at: datetime,
        *,
        kind: ChangeKind = ChangeKind.DO,
        target: str | None = None,
    ) -> Change:
        """Apply the edits in their order and journal them as one change, within a transaction.

        An edit keeps its record's key; a move is two edits. Raises StaleEdit when a record
        is not what the edit says it was before. ``edits`` may be a generator of any length;
        it is read once, and a bounded part of it is held.
        """
        change = self._begin_change(storable(command), at, kind, target)
        remaining, first = iter(edits), 0
        some = list(islice(remaining, _CHUNK))
        checksum = change_checksum(change, empty=not some)
        self._database.run_many("insert_change", [(*change, checksum)])
        while some:
            following = list(islice(remaining, _CHUNK))
            rows = list(_journal_rows(change.id, first, some, checksum, last=not following))
            self._database.run_many("insert_edit", rows)
            for (verb, record_type), run in groupby(some, key=_operation):
                self._apply(verb, record_type, list(run))
            first, checksum, some = first + len(some), rows[-1][-1], following
        return change

    def _begin_change(
        self, command: str, at: datetime, kind: ChangeKind, target: str | None
    ) -> Change:
        name = storable(device_name())
        [(device_id, own_last, last)] = self._database.rows("journal_end", device=name)
        if device_id is None:
            device_id = new_id()
            self._database.run_many("insert_device", [(device_id, name)])
        return Change(
            id=new_id(),
            position=(last or 0) + 1,
            device_id=device_id,
            device_sequence=(own_last or 0) + 1,
            at=at,
            kind=kind,
            target=target,
            command=command,
        )

    def _apply(self, verb: str, record_type: RecordType, edits: list[Edit]) -> None:
        rows = (_parameters(edit, record_type.key_length) for edit in edits)
        touched = self._database.run_many(f"{verb}_{record_type.name}", rows)
        if touched != len(edits):
            raise StaleEdit(
                f"{len(edits) - touched} of {len(edits)} values ({record_type.name}) are not "
                "what they were when this command read them. Nothing was changed; try again."
            )


def _operation(edit: Edit) -> tuple[str, RecordType]:
    before, after = edit
    if before is None and after is None:
        raise HabitError("A change of nothing into nothing cannot be recorded.")
    if before is None:
        return "insert", TYPE_OF[type(after)]
    if after is None:
        return "delete", TYPE_OF[type(before)]
    if key_of(before) != key_of(after):
        raise HabitError(f"{before!r} cannot become {after!r} in one edit.")
    return "update", TYPE_OF[type(before)]


def _parameters(edit: Edit, key_length: int) -> Sequence[object]:
    """What the statement for the edit takes: the new columns, then the row as it was."""
    before, after = edit
    if before is None:
        return after or ()
    if after is None:
        return before
    return (*after[key_length:], *before)


def _journal_rows(
    change_id: str, first: int, edits: Sequence[Edit], checksum: int, *, last: bool
) -> Iterator[tuple[Any, ...]]:
    """The rows of the edits; ``checksum`` is that of the row before the first of them.

    ``last``: no more edits of the change follow.
    """
    end = first + len(edits) - 1
    for position, (before, after) in enumerate(edits, first):
        record = before if after is None else after
        row = (
            change_id,
            position,
            TYPE_OF[type(record)].name,
            getattr(record, "metric_id", None),
            getattr(record, "day", None),
            encoded(before),
            encoded(after),
        )
        checksum = edit_checksum(checksum, row, last=last and position == end)
        yield (*row, checksum)
