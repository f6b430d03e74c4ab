"""Moving a store's schema to the newest revision, with Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import (
    Connection,
    Engine,
    create_engine,
    event,
    func,
    inspect,
    select,
    table,
    text,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from habit.errors import DamagedStore, HabitError
from habit.store.backups import back_up
from habit.store.database import NewerStore
from habit.store.revision import HEAD
from habit.store.sqlite import connect
from habit.store.sqlite_failures import explained


def migrations_dir() -> Path:
    """Folder of the revisions: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "migrations"
    return inside if inside.is_dir() else package.parent / "migrations"


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's configuration without a file; the revisions run on ``connection``."""
    config = Config()
    config.set_main_option("script_location", str(migrations_dir()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def outdated(connection: Connection, where: str) -> bool:
    """Whether revisions are missing in the store that errors call ``where``.

    Raises NewerStore when this program does not know the store's revision.
    """
    found = schema_revision(connection)
    if found in {None, HEAD}:
        return found is None
    scripts = ScriptDirectory.from_config(alembic_config())
    if found not in {script.revision for script in scripts.walk_revisions()}:
        raise NewerStore(
            f"{where} was written by a newer habit (revision {found}; this one knows {HEAD}). "
            "Upgrade habit; nothing was changed."
        )
    return True


def migrate(connection: Connection) -> None:
    """Run the revisions that are missing, inside the transaction of ``connection``.

    A revision moves rows and never drops any: raises DamagedStore when a table has fewer.
    """
    before = _row_counts(connection, _tables(connection))
    command.upgrade(alembic_config(connection), "head")
    # in a new store nothing has to be counted
    after = _row_counts(connection, before.keys() & _tables(connection)) if before else {}
    lost = [name for name, count in before.items() if after.get(name, count) < count]
    if lost:
        raise DamagedStore(f"the upgrade would lose rows of {', '.join(sorted(lost))}")


def _tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def _row_counts(connection: Connection, tables: set[str]) -> dict[str, int]:
    return {
        name: connection.execute(select(func.count()).select_from(table(name))).scalar_one()
        for name in tables
    }


def schema_revision(connection: Connection) -> str | None:
    """The revision that the database says it has, or None when it was never migrated."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def file_engine(path: str) -> Engine:
    """An engine on a store's file for revisions only: foreign keys are off while tables move.

    With them on, the rebuilding of a table would touch the rows that refer to it. The check
    before the commit makes up for it. BEGIN IMMEDIATE, because the driver begins no
    transaction before DDL, and half a revision would stay.
    """
    engine = create_engine("sqlite://", creator=lambda: connect(path), poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def enforce_later(connection: object, _record: object) -> None:
        connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[attr-defined]  # the driver's own connection, which SQLAlchemy does not type

    @event.listens_for(engine, "begin")
    def hold(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def migrate_file(connection: Connection, path: str) -> None:
    """Migrate a store's file and prove that every reference still holds."""
    migrate(connection)
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        raise DamagedStore(
            f"{path} refers to {len(broken)} records that are not in it. Nothing was changed."
        )


def upgrade_file(path: str) -> None:
    """Bring an older store up to date, or leave it exactly as it was.

    The backup is taken while the store is held, so that it is what the revisions start from.
    """
    try:
        with file_engine(path).begin() as connection:
            # another process may have been quicker while this one waited
            if outdated(connection, path):
                _upgrade_held(connection, path)
    except SQLAlchemyError as error:
        raise explained(error.__cause__ or error, path) from error


def _upgrade_held(connection: Connection, path: str) -> None:
    saved = back_up(path, f"before-{HEAD}")
    try:
        migrate_file(connection, path)
    except Exception as error:
        reason = str(error).partition("\n")[0]
        raise HabitError(
            f"{path} could not be upgraded to revision {HEAD} ({reason}). "
            f"It is as it was; a copy is {saved}."
        ) from error
