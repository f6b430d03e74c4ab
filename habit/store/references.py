"""Which records must be there for another one to be stored."""

from habit.domain.journal import Record
from habit.store.records import TYPE_OF, Key
from habit.store.statements import TABLE_OF

_KIND_OF = {table.name: kind for kind, table in TABLE_OF.items()}

_REFERENCES = {
    kind: [(one.parent.name, _KIND_OF[one.column.table.name]) for one in table.foreign_keys]
    for kind, table in TABLE_OF.items()
}
"""Of each kind of record the fields that refer to another one, and to which kind."""

REFERRED = {kind for fields in _REFERENCES.values() for _, kind in fields}
"""The kinds that others refer to."""


def references_of(record: Record) -> set[Key]:
    """The keys of the records that this one refers to."""
    fields = _REFERENCES[TYPE_OF[type(record)].name]
    return {(kind, getattr(record, field)) for field, kind in fields}
