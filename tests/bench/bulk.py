"""How long many entries take to come in, against a bare ``executemany`` of the same rows.

    python tests/bench/bulk.py            # 365,000 entries, a minute or two
    python tests/bench/bulk.py --years 1  # 7,300 entries

The rows are those that the import itself writes: entries, and as many rows of the journal. It
exits with 1 when an import takes more than four times as long, or 200 MB.
"""

import argparse
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bench_store import NOW, ZONE, filled_store  # noqa: E402 - the path of the project comes first

MOST = 4.0
MOST_MB = 200
TABLES = ("journal_edit", "entry")


def main() -> int:
    """Fill a store, export it, take the files into new stores, and compare."""
    parser = argparse.ArgumentParser(description="Many entries at once.")
    parser.add_argument("--years", type=int, default=50)
    years = parser.parse_args().years
    with tempfile.TemporaryDirectory(prefix="habit-bulk-") as folder:
        return _measure(Path(folder), years)


def _measure(folder: Path, years: int) -> int:
    store = filled_store(folder, years)
    taken = {}
    for file_format in ("json", "csv"):
        file, target = folder / f"all.{file_format}", folder / f"{file_format}.db"
        _habit(store.path, "export", str(file))
        _habit(target, "today")
        taken[file_format] = _habit(target, "import", str(file))
    # the rows are read last: a process that is begun counts the memory of the one that begins it
    bare = _bare(folder / "json.db", folder / "bare.db")
    sys.stdout.write(f"{store.entries} entries\n\n{'':<14}{'s':>8}{'×':>8}{'MB':>8}\n")
    sys.stdout.write(f"{'executemany':<14}{bare:>8.1f}{1:>8.1f}\n")
    for file_format, (seconds, megabytes) in taken.items():
        figures = f"{seconds:>8.1f}{seconds / bare:>8.1f}{megabytes:>8.0f}"
        sys.stdout.write(f"{'import ' + file_format:<14}{figures}\n")
    slowest = max(seconds for seconds, _ in taken.values())
    largest = max(megabytes for _, megabytes in taken.values())
    return 0 if slowest <= MOST * bare and largest < MOST_MB else 1


def _habit(store: Path, *words: str) -> tuple[float, float]:
    """The seconds that a command takes, and the most memory that any took so far, in MB."""
    own = {"HABIT_NO_BACKUP": "1", "HABIT_DB": str(store), "HABIT_NOW": NOW, "TZ": ZONE}
    environ = os.environ | own | {"PYTHONPATH": str(ROOT)}
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "habit", *words], env=environ, check=True, stdout=subprocess.DEVNULL
    )
    taken = time.perf_counter() - began
    return taken, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _bare(source: Path, target: Path) -> float:
    """The seconds for the same rows of the same tables, written in one transaction."""
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as full, closing(sqlite3.connect(target)) as empty:
        kinds = ("table", "index")
        schema = full.execute("SELECT type, tbl_name, sql FROM sqlite_master").fetchall()
        for wanted in kinds:
            for kind, table, sql in schema:
                if kind == wanted and table in TABLES and sql:
                    empty.execute(sql)
        rows = {table: full.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}  # noqa: S608 - two known names
        began = time.perf_counter()
        with empty:
            for table, own in rows.items():
                marks = ", ".join("?" * len(own[0]))
                empty.executemany(f"INSERT INTO {table} VALUES ({marks})", own)  # noqa: S608 - the same
        return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
