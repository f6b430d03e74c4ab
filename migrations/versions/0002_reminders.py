"""Reminders: what the user wants to be told, snoozes, and what was told already.

Revision 0002, after 0001.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move to this revision."""
    op.create_table(
        "reminder",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "what",
            sa.Enum(
                "missing",
                "bedtime",
                "summary",
                name="what",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("at", sa.BigInteger(), nullable=True),
        sa.Column("days", sa.String(), nullable=False),
        sa.Column("every_min", sa.BigInteger(), nullable=True),
        sa.Column("lead_min", sa.BigInteger(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("at BETWEEN 0 AND 1439", name=op.f("ck_reminder_at")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_reminder")),
    )
    op.create_table(
        "reminder_delivery",
        sa.Column("reminder", sa.String(), nullable=False),
        sa.Column("occasion", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "sending",
                "sent",
                "failed",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "reminder", "occasion", "channel", name=op.f("pk_reminder_delivery")
        ),
    )
    op.create_index(op.f("ix_reminder_delivery_at"), "reminder_delivery", ["at"], unique=False)
    op.create_table(
        "snooze",
        sa.Column("reminder", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("reminder", name=op.f("pk_snooze")),
    )
    op.create_table(
        "reminder_metric",
        sa.Column("reminder", sa.String(), nullable=False),
        sa.Column("metric_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["metric_id"],
            ["metric.id"],
            name=op.f("fk_reminder_metric_metric_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["reminder"],
            ["reminder.name"],
            name=op.f("fk_reminder_metric_reminder"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("reminder", "metric_id", name=op.f("pk_reminder_metric")),
    )
    op.create_index(
        op.f("ix_reminder_metric_metric_id"), "reminder_metric", ["metric_id"], unique=False
    )
