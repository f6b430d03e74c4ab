"""Whether a database's tables are those that the revisions make."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from habit.domain.checkup import Finding, damage
from habit.store.alchemy import engine_of
from habit.store.server_failures import explained
from habit.store.tables import Stored
from habit.store.upgrading import file_engine

SCHEMA = "schema"


def schema(path: str) -> list[Finding]:
    """Where the tables of a store's file are not as they should be, or not alone there."""
    engine = file_engine(path)
    try:
        with engine.connect() as connection:
            findings = _compared(connection)
            strays = connection.exec_driver_sql(
                "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')"
            ).fetchall()
    except SQLAlchemyError as error:
        return [damage(SCHEMA, f"The tables cannot be read: {error.__cause__ or error}.")]
    finally:
        engine.dispose()
    return findings + [damage(SCHEMA, f"The {one[0]} {one[1]} is not habit's.") for one in strays]


def server_schema(url: str) -> list[Finding]:
    """The same for the database that a URL names, which has the tables of today's revision."""
    engine = engine_of(url)
    try:
        with engine.connect() as connection:
            return _compared(connection)
    except SQLAlchemyError as error:
        raise explained(error, engine.url.render_as_string(hide_password=True)) from error
    finally:
        engine.dispose()


def _compared(connection: Connection) -> list[Finding]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return [
        damage(SCHEMA, f"The tables are not habit's own: {_in_words(one)}.")
        for one in compare_metadata(context, Stored.metadata)
    ]


def _in_words(difference: object) -> str:
    """``remove_index ix_entry_day`` out of what Alembic says of a difference."""
    while isinstance(difference, list):
        difference = difference[0]
    if not isinstance(difference, tuple):
        return str(difference)
    return " ".join(str(getattr(one, "name", one)) for one in difference if one is not None)
