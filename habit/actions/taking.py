"""Taking files of habit's own into the store."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from habit.actions.cells import command_text
from habit.actions.ownrecords import Arrivals
from habit.domain.entries import Entry
from habit.domain.journal import Edit, Record
from habit.domain.present import Present
from habit.domain.transfers import FileReport, Tally
from habit.store.records import Key, key_of
from habit.store.repository import Repository
from habit.transfer.ownfiles import Row, rows
from habit.transfer.piped import NAME

_CHUNK = 5000
"""How many records are held in memory at once."""

_SPREAD = 3
"""Entries are read by their days when these are not much more than the chunk needs."""


def take_file(
    repository: Repository,
    present: Present,
    path: str,
    file_format: str,
    *,
    piped: BinaryIO | None = None,
    replace: bool = False,
    dry_run: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> FileReport:
    """Read a file of ``habit export`` into the store, all in one change or none.

    Records are told apart by their keys, metrics also by their names. What the store has stays
    unless ``replace``; taking the same file again changes nothing. ``piped`` takes the place of
    a file.
    """
    name = NAME if piped else path
    with repository.transaction():
        taking = _Taking(repository, present, replace=replace)
        edits = taking.edits(rows(name, file_format, progress, piped))
        first = next(edits, None)
        if dry_run:
            for _ in edits:
                pass
        elif first is not None:
            command = command_text("import", [path], ["--replace"] * replace)
            repository.record(command, _all(first, edits), present.now)
    entries, others = taking.entries, taking.others
    return FileReport(
        name,
        file_format,
        entries.counts,
        others.counts,
        tuple(taking.arrivals.added),
        (*others.notes, *entries.notes),
        dry_run,
    )


def _all(first: Edit, rest: Iterator[Edit]) -> Iterator[Edit]:
    yield first
    yield from rest


class _Taking:
    """The edits that the records of a file come to, in their order."""

    def __init__(self, repository: Repository, present: Present, *, replace: bool) -> None:
        self._repository = repository
        self._replace = replace
        self.arrivals = Arrivals(repository, present)
        self.entries = Tally()
        self.others = Tally()

    def edits(self, read: Iterator[Row]) -> Iterator[Edit]:
        """What is new, and what differs where that is replaced."""
        wanted = self.arrivals.records(read, self.entries)
        while chunk := list(islice(wanted, _CHUNK)):
            known = self._known_entries([one for one, _ in chunk if isinstance(one, Entry)])
            for record, earlier in chunk:
                key = key_of(record)
                is_entry = isinstance(record, Entry)
                tally = self.entries if is_entry else self.others
                before = known.get(key) if is_entry else earlier
                edit = tally.settle(before, record, replace=self._replace)
                if edit is not None:
                    if is_entry:
                        known[key] = record
                    yield edit

    def _known_entries(self, wanted: Sequence[Entry]) -> dict[Key, Record]:
        if not wanted:
            return {}
        first, last = min(one.day for one in wanted), max(one.day for one in wanted)
        metrics = len({one.metric_id for one in wanted})
        if (last - first).days * metrics <= _SPREAD * len(wanted):
            found = self._repository.entries(first, last)
        else:
            cells = dict.fromkeys((one.metric_id, one.day) for one in wanted)
            each = (self._repository.entry(*cell) for cell in cells)
            found = [one for one in each if one is not None]
        return {key_of(one): one for one in found}
