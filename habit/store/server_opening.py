"""Opening a store on a server: made or brought up to date where need be."""

from habit.errors import HabitError
from habit.lighttypes import TYPE_CHECKING
from habit.store.server_url import server_url

if TYPE_CHECKING:
    from habit.store.server import ServerDatabase
    from habit.store.server_url import ServerUrl


def open_database(target: str) -> "ServerDatabase":
    """The store at a database URL, made on first use and upgraded when it is older."""
    url = server_url(target)
    database = connected(url)
    try:
        if database.current():
            return database
    except HabitError:
        database.close()
        raise
    database.close()
    from habit.store.server_upgrading import upgrade_server  # noqa: PLC0415 - Alembic: 40 starts

    upgrade_server(url)
    return connected(url)


def connected(url: "ServerUrl") -> "ServerDatabase":
    """The database as it is."""
    try:
        from habit.store.server import ServerDatabase, connect  # noqa: PLC0415 - psycopg: 11 starts
    except ImportError as error:  # or it finds no libpq
        raise HabitError(
            "A store on PostgreSQL needs psycopg. Install it: pip install 'habit[postgres]'"
        ) from error
    return ServerDatabase(connect(url), url.shown())
