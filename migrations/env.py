"""How Alembic runs the revisions: on the connection that the program hands over.

By hand, for writing a revision: ``alembic -x db=PATH revision --autogenerate -m TEXT``.
"""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, MetaData

from habit.errors import UsageProblem
from habit.store.naming import NAMING
from habit.store.upgrading import file_engine


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """SQLModel's own types as the plain SQLAlchemy ones that they are made of."""
    if kind == "type" and type(item).__module__.startswith("sqlmodel."):
        return f"sa.{item.impl_instance!r}"
    return False


def run(connection: Connection, wanted: MetaData) -> None:
    """Run the revisions in the transaction that the connection is in.

    ``wanted`` names constraints, and holds the tables that a new revision is written towards.
    """
    context.configure(
        connection=connection,
        target_metadata=wanted,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=render_item,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


if given := context.config.attributes.get("connection"):
    run(given, MetaData(naming_convention=NAMING))
elif path := context.get_x_argument(as_dictionary=True).get("db"):
    from habit.store.tables import Stored  # SQLModel: half as much again as Alembic

    with file_engine(path).begin() as opened:
        run(opened, Stored.metadata)
else:
    raise UsageProblem("Name the store to work on: alembic -x db=PATH …")
