"""Goals that move week by week, and days that do not count.

Revision 0005, after 0004.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move to this revision."""
    op.add_column("goal", sa.Column("target", sa.Double(), nullable=True))
    op.add_column("goal", sa.Column("step_min", sa.Double(), nullable=True))
    op.create_table(
        "skip",
        sa.Column("metric_id", sa.String(length=32), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("metric_id", "first", name=op.f("pk_skip")),
    )
