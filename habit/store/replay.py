"""The state as the journal tells it: a fold over its edits, and nothing else."""

from collections.abc import Iterable

from habit.domain.journal import Edit, Record
from habit.errors import DamagedStore
from habit.store.records import Key, key_of


def replay(edits: Iterable[Edit]) -> dict[Key, Record]:
    """The records that exist after all ``edits``, oldest first, by their keys.

    Raises DamagedStore where an edit does not continue what came before it.
    """
    state: dict[Key, Record] = {}
    for edit in edits:
        record = edit.before or edit.after
        if record is None:
            raise DamagedStore("The journal holds an edit of nothing.")
        key = key_of(record)
        if state.pop(key, None) != edit.before:
            raise DamagedStore(f"The journal changes {record!r}, which was not so before.")
        if edit.after is not None:
            state[key] = edit.after
    return state
