"""The weekly document: notes of the days, plans, parts of documents, and what was written.

Revision 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move to this revision."""
    op.create_table(
        "passage",
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "days",
                "notes",
                "plan",
                name="part",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("week", "part", name=op.f("pk_passage")),
    )
    op.create_table(
        "day_note",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("day", "position", name=op.f("pk_day_note")),
    )
    op.create_table(
        "plan_task",
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("scores", sa.String(), nullable=False),
        sa.Column("required", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("week", "position", name=op.f("pk_plan_task")),
    )
    op.create_table(
        "written_cell",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("metric_id", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("document", "metric_id", "day", name=op.f("pk_written_cell")),
    )
