"""Checksums of the journal, computed for what is in it already.

Revision 0003, after 0002.
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from habit.domain.journal import Change, ChangeKind
from habit.store.checksums import change_checksum, edit_checksum

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

CHANGE = sa.table(
    "journal",
    sa.column("id", sa.String()),
    sa.column("position", sa.BigInteger()),
    sa.column("device_id", sa.String()),
    sa.column("device_sequence", sa.BigInteger()),
    sa.column("at", sa.DateTime(timezone=True)),
    sa.column("kind", sa.String()),
    sa.column("target", sa.String()),
    sa.column("command", sa.String()),
    sa.column("checksum", sa.BigInteger()),
)
EDIT = sa.table(
    "journal_edit",
    sa.column("change_id", sa.String()),
    sa.column("position", sa.BigInteger()),
    sa.column("record", sa.String()),
    sa.column("metric_id", sa.String()),
    sa.column("day", sa.Date()),
    sa.column("before", sa.Text()),
    sa.column("after", sa.Text()),
    sa.column("checksum", sa.BigInteger()),
)


def upgrade() -> None:
    """Move to this revision."""
    op.add_column("journal", sa.Column("checksum", sa.BigInteger(), nullable=True))
    op.add_column("journal_edit", sa.Column("checksum", sa.BigInteger(), nullable=True))
    connection = op.get_bind()
    for row in connection.execute(sa.select(CHANGE).order_by(CHANGE.c.position)).fetchall():
        _seal(connection, _change(row[:-1]))


def _change(row: tuple[object, ...]) -> Change:
    found = Change(*row)  # type: ignore[arg-type]  # the columns are the fields, in their order
    # SQLite gives back an instant in UTC without saying so
    at: datetime = found.at if found.at.tzinfo else found.at.replace(tzinfo=UTC)
    return found._replace(at=at, kind=ChangeKind(found.kind))


def _seal(connection: sa.Connection, change: Change) -> None:
    select = sa.select(EDIT).where(EDIT.c.change_id == change.id).order_by(EDIT.c.position)
    edits = connection.execute(select).fetchall()
    checksum = change_checksum(change, empty=not edits)
    connection.execute(sa.update(CHANGE).where(CHANGE.c.id == change.id).values(checksum=checksum))
    sealed = []
    for place, row in enumerate(edits, start=1):
        checksum = edit_checksum(checksum, row[:-1], last=place == len(edits))
        sealed.append({"of": change.id, "at": row.position, "sum": checksum})
    if sealed:
        connection.execute(
            sa.update(EDIT)
            .where(EDIT.c.change_id == sa.bindparam("of"), EDIT.c.position == sa.bindparam("at"))
            .values(checksum=sa.bindparam("sum")),
            sealed,
        )
