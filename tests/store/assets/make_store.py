"""Wrote ``revision-*.db`` beside it: ``python tests/store/assets/make_store.py FILE``.

Run it with the program of the revision that the file is named after, once, and never again: a
file is what that program left on a user's disk.
"""

import os
import sys
from pathlib import Path

from habit.cli.exits import guarded

COMMANDS = (
    ("2024-01-15T09:10", "log up 8:55 sleep 3:40"),
    ("2024-01-15T21:10", "log run 11km/50min exercise xx"),
    ("2024-01-16T09:10", "log up 9:20 sleep none"),
    ("2024-01-16T10:00", "metric add weight --kind amount --unit kg --combine last"),
    ("2024-01-16T10:01", "log weight 62.8kg"),
    ("2024-01-16T10:02", "metric goal sleep before 2:00"),
    ("2024-01-16T10:03", "metric rename run Jogging"),
    ("2024-01-16T10:04", "config set day_start 05:00"),
    ("2024-01-16T10:05", "log exercise x"),
    ("2024-01-16T10:06", "undo"),
    ("2024-01-16T10:07", "import tests/documents/week-2024-03.md"),
)
"""What was run: when, in Asia/Shanghai, and what."""


def main() -> None:
    """Run the commands on a store that is not there yet."""
    os.environ |= {"TZ": "Asia/Shanghai", "HABIT_DB": str(Path(sys.argv[1]).resolve())}
    os.uname = lambda: os.uname_result(("", "asset", "", "", ""))
    for local, command in COMMANDS:
        os.environ["HABIT_NOW"] = f"{local}+08:00"
        if guarded(command.split()):
            raise SystemExit(command)


if __name__ == "__main__":
    main()
