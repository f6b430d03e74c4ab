"""Runs commands in processes that are there to be killed.

It imports the program once and forks for each job, so that a kill costs milliseconds. A job is
a line of JSON on standard input: the environment and the commands, each a list of words. The
answer is the child's process id. The child appends a byte to the file ``acknowledged`` after
each command that has answered; the next empty line on standard input waits for it.
"""

import gc
import json
import os
import sys
from typing import Any

# everything that the jobs need, so that a kill comes while they work and not while they import
import habit.actions.backups
import habit.actions.importing
import habit.actions.logging
import habit.actions.undoing
import habit.cli.commands.db
import habit.cli.commands.import_
import habit.cli.commands.log
import habit.store.upgrading  # noqa: F401 - loaded before the first fork
from habit.cli.exits import guarded


def work(job: dict[str, Any]) -> None:
    """Run the commands of a job, and end without cleaning up."""
    os.environ |= job["environment"]
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(nowhere, descriptor)
    acknowledged = os.open(job["acknowledged"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for command in job["commands"]:
        if guarded(command):
            os._exit(1)
        os.write(acknowledged, b".")
    os._exit(0)


def main() -> None:
    """Fork for each line until the input ends."""
    gc.freeze()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            work(json.loads(line))
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        sys.stdin.readline()
        os.waitpid(child, 0)
        sys.stdout.write("\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
