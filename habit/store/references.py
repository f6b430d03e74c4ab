"""Which records must be there for another one to be stored."""

from habit.domain.journal import Record
from habit.store.described import REFERENCES
from habit.store.records import TYPE_OF, Key

REFERRED = {kind for fields in REFERENCES.values() for _, kind in fields}
"""The kinds that others refer to."""


def references_of(record: Record) -> set[Key]:
    """The keys of the records that this one refers to."""
    fields = REFERENCES[TYPE_OF[type(record)].name]
    return {(kind, getattr(record, field)) for field, kind in fields}
