"""Checksums of the journal: what finds a byte that the disk has changed inside a value.

A database's own check looks at its pages and indexes, not at what a text says. Each change
carries the checksum of its own row, and each of its edits one that continues the checksum of
the row before it; the last row says that it is the last. So an edit which is lost, changed or
out of place is found.

The number is the row's text read as one large number, modulo a prime: any damage within 63
neighbouring bits is found, and any other but one time in 2^63. It needs no import, which
every command would pay for. It is no signature: whoever can write it can compute it.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from habit.domain.journal import Change

_PRIME = 2**63 - 25
"""The largest prime that a 64-bit column holds."""

_END = "end"


def change_checksum(change: Change, *, empty: bool) -> int:
    """The checksum of a change's own row; ``empty`` says that no edits follow it.

    Its position is left out: it says where the change stands in this store, not what it is. A
    byte that the disk changes there disagrees with its unique index, which SQLite's check sees.
    """
    fields = (change.id, *change[2:4], _instant_text(change.at), *change[5:])
    return _checksum((*fields, _END) if empty else fields)


def edit_checksum(before_it: int, row: Sequence[object], *, last: bool) -> int:
    """The checksum of an edit's row, given that of the row before it in the same change.

    ``row``: change_id, position, record, metric_id, day, before, after. ``last``: none follows.
    """
    return _checksum((before_it, *row, _END) if last else (before_it, *row))


def _checksum(fields: Iterable[object]) -> int:
    # no stored text holds a NUL, and nothing is told from "" by its sign
    text = "\0".join("-" if field is None else f"+{field}" for field in fields)
    return int.from_bytes(text.encode(), "big") % _PRIME


def _instant_text(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="microseconds")
