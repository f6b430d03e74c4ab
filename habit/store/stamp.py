"""Which revision a database says that it has, asked of it without Alembic."""

from sqlalchemy import Connection, inspect, text


def schema_revision(connection: Connection) -> str | None:
    """The revision that the database says it has, or None when it was never migrated."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)
