"""The first schema: metrics, entries, goals, documents' layouts, settings and the journal.

Revision 0001, after none.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move to this revision."""
    op.create_table(
        "device",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
        sa.UniqueConstraint("name", name=op.f("uq_device_name")),
    )
    op.create_table(
        "layout",
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("table", sa.Text(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("week", name=op.f("pk_layout")),
    )
    op.create_table(
        "metric",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "clock",
                "check",
                "count",
                "amount",
                "grade",
                "span",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column(
            "combine",
            sa.Enum(
                "sum", "last", name="combine", native_enum=False, create_constraint=True, length=16
            ),
            nullable=False,
        ),
        sa.Column("opens_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("opens_at BETWEEN 0 AND 1439", name=op.f("ck_metric_opens_at")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_metric")),
        sa.UniqueConstraint("slug", name=op.f("uq_metric_slug")),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "entry",
        sa.Column("metric_id", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "value",
                "none",
                "text",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("number", sa.Double(), nullable=True),
        sa.Column("duration_min", sa.Double(), nullable=True),
        sa.Column("minute", sa.BigInteger(), nullable=True),
        sa.Column("end_minute", sa.BigInteger(), nullable=True),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("instant", sa.DateTime(timezone=True), nullable=True),
        sa.Column("end_instant", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["metric_id"],
            ["metric.id"],
            name=op.f("fk_entry_metric_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("metric_id", "day", name=op.f("pk_entry")),
    )
    op.create_index(op.f("ix_entry_day_metric_id"), "entry", ["day", "metric_id"], unique=False)
    op.create_table(
        "goal",
        sa.Column("metric_id", sa.String(length=32), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column(
            "bound",
            sa.Enum(
                "at least",
                "at most",
                "range",
                "before",
                "after",
                "between",
                "none",
                name="bound",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("low", sa.Double(), nullable=True),
        sa.Column("high", sa.Double(), nullable=True),
        sa.Column(
            "per",
            sa.Enum(
                "day", "week", name="per", native_enum=False, create_constraint=True, length=16
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["metric_id"],
            ["metric.id"],
            name=op.f("fk_goal_metric_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("metric_id", "valid_from", name=op.f("pk_goal")),
    )
    op.create_table(
        "journal",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("device_id", sa.String(length=32), nullable=False),
        sa.Column("device_sequence", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "do",
                "undo",
                "redo",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("target", sa.String(length=32), nullable=True),
        sa.Column("command", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_journal_device_id")),
        sa.ForeignKeyConstraint(["target"], ["journal.id"], name=op.f("fk_journal_target")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
        sa.UniqueConstraint(
            "device_id", "device_sequence", name=op.f("uq_journal_device_id_device_sequence")
        ),
        sa.UniqueConstraint("position", name=op.f("uq_journal_position")),
    )
    op.create_table(
        "layout_row",
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("metric_id", sa.String(length=32), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["metric_id"],
            ["metric.id"],
            name=op.f("fk_layout_row_metric_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["week"],
            ["layout.week"],
            name=op.f("fk_layout_row_week"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("week", "position", name=op.f("pk_layout_row")),
    )
    op.create_index(op.f("ix_layout_row_metric_id"), "layout_row", ["metric_id"], unique=False)
    op.create_table(
        "metric_alias",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("metric_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["metric_id"],
            ["metric.id"],
            name=op.f("fk_metric_alias_metric_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_metric_alias")),
    )
    op.create_index(op.f("ix_metric_alias_metric_id"), "metric_alias", ["metric_id"], unique=False)
    op.create_table(
        "metric_definition",
        sa.Column("metric_id", sa.String(length=32), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("from_document", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["metric_id"],
            ["metric.id"],
            name=op.f("fk_metric_definition_metric_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("metric_id", "valid_from", name=op.f("pk_metric_definition")),
    )
    op.create_table(
        "journal_edit",
        sa.Column("change_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("metric_id", sa.String(length=32), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["change_id"], ["journal.id"], name=op.f("fk_journal_edit_change_id")
        ),
        sa.PrimaryKeyConstraint("change_id", "position", name=op.f("pk_journal_edit")),
    )
    op.create_index(op.f("ix_journal_edit_day"), "journal_edit", ["day"], unique=False)
