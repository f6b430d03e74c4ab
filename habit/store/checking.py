"""Whether a store's contents are what was written: the journal, the state, and the two together."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from habit.domain.checkup import Finding, damage, named, note, said
from habit.domain.entries import Entry
from habit.domain.journal import Record
from habit.domain.metrics import Definition
from habit.errors import DamagedStore
from habit.store.encoding import decoded_edit
from habit.store.records import RECORD_TYPES, TYPE_NAMED, Key, key_of
from habit.store.repository import Repository
from habit.store.sealed import SealedChange, sealed_changes

JOURNAL, STATE, TIMES = "journal", "state", "times"
_MINUTE = timedelta(minutes=1)


class ContentsCheck:
    """One reading of everything in a store. ``findings`` are there once it has been run."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self.findings: list[Finding] = []
        self.changes = 0
        self.entries = 0
        self._readable = True
        self._unread: set[str] = set()
        self._replayed: dict[Key, Record] = {}

    def run(self) -> list[Finding]:
        """Read the journal and the state, compare them, and look at every entry's times."""
        self._read_journal()
        state = self._read_state()
        self._read_the_rest()
        labels = labels_of(state.values())
        if self._readable:
            self._compare(state, labels)
        for record in state.values():
            if isinstance(record, Entry):
                self.entries += 1
                self.findings += times_of(record, labels)
        return self.findings

    def _read_journal(self) -> None:
        edits = 0
        try:
            for sealed in sealed_changes(self._repository):
                self.changes += 1
                edits += len(sealed.edits)
                self.findings += self._sealed_change(sealed)
            strays = self._repository.every_edit_count() - edits
        except DamagedStore as problem:
            self.findings.append(damage(JOURNAL, str(problem)))
            self._readable = False
            return
        if strays:
            text = f"The journal holds {strays} edits of changes that are not in it."
            self.findings.append(damage(JOURNAL, text))

    def _sealed_change(self, sealed: SealedChange) -> Iterator[Finding]:
        change = sealed.change
        what = f"Change {change.position} ({change.command})"
        if change.position != self.changes:
            missing = f"change {self.changes}"
            yield damage(JOURNAL, f"{missing.capitalize()} is missing from the journal.")
            if isinstance(change.position, int):
                self.changes = change.position
        if flaw := sealed.flaw():
            yield damage(JOURNAL, f"{what}: {flaw}.")
        elif not self._follow(sealed):
            yield damage(JOURNAL, f"{what} does not continue what the journal says before it.")

    def _follow(self, sealed: SealedChange) -> bool:
        """Apply a change to what the journal has led to; whether it fitted."""
        fitted = True
        for row in sealed.edits:
            before, after = decoded_edit(row[2], row[5], row[6])
            record = before if after is None else after
            if record is None:
                return False
            fitted = self._replayed.pop(key_of(record), None) == before and fitted
            if after is not None:
                self._replayed[key_of(record)] = after
        return fitted

    def _read_state(self) -> dict[Key, Record]:
        state: dict[Key, Record] = {}
        for kind in RECORD_TYPES:
            try:
                state |= {key_of(one): one for one in self._repository.records_of(kind)}
            except DamagedStore as problem:
                self.findings.append(damage(STATE, str(problem)))
                self._unread.add(kind.name)
        return state

    def _read_the_rest(self) -> None:
        """The tables that the journal says nothing of can be read, or cannot."""
        store = self._repository
        for read in (store.devices, store.every_delivery, store.every_written_cell):
            try:
                read()
            except DamagedStore as problem:
                self.findings.append(damage(STATE, str(problem)))

    def _compare(self, state: Mapping[Key, Record], labels: Mapping[str, str]) -> None:
        for key in sorted({*state, *self._replayed}, key=_place):
            stands, written = state.get(key), self._replayed.get(key)
            record = stands or written
            if stands != written and record is not None and key[0] not in self._unread:
                what = _capital(named(record, labels))
                differ = f"the store has {said(stands)}, the journal says {said(written)}"
                if said(stands) == said(written):
                    differ = "it is not what the journal says"
                self.findings.append(damage(STATE, f"{what}: {differ}."))


def labels_of(records: Iterable[Record]) -> dict[str, str]:
    """The newest label of each metric, by its id."""
    found = [one for one in records if isinstance(one, Definition)]
    return {one.metric_id: one.label for one in sorted(found, key=lambda one: one.valid_from)}


def times_of(entry: Entry, labels: Mapping[str, str]) -> Iterator[Finding]:
    """Where an entry's day and minute are not what its instant is in its zone.

    The rules of a zone may have been corrected since it was logged: so it is no damage.
    """
    for minute, instant in ((entry.minute, entry.instant), (entry.end_minute, entry.end_instant)):
        if instant is None:
            continue
        try:
            wall = instant.astimezone(ZoneInfo(entry.zone)).replace(tzinfo=None)
        except (KeyError, ValueError, OSError, OverflowError):
            where = f"no zone of this computer ({entry.zone or 'none'})"
            yield note(TIMES, f"{_capital(named(entry, labels))} was logged in {where}.")
            continue
        midnight = datetime.combine(entry.day, datetime.min.time())
        if minute is None or wall - midnight != minute * _MINUTE:
            text = f"{entry.text} is not the moment that is stored, {wall:%Y-%m-%d %H:%M} there."
            yield note(TIMES, f"{_capital(named(entry, labels))}: {text}")


def _place(key: Key) -> tuple[int, str]:
    kind, *fields = key
    return list(TYPE_NAMED).index(str(kind)), repr(fields)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
