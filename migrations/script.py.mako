"""${message}

Revision ${up_revision}, after ${down_revision or "none"}.
"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision).replace("'", '"')}
down_revision = ${repr(down_revision).replace("'", '"')}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move to this revision."""
    ${upgrades if upgrades else "pass"}
