"""Logs many values through the command line, one command each, beside others that do the same.

Arguments: the metric, how many, and a file whose appearance starts it.
"""

import os
import sys
import time

from habit.cli.exits import guarded


def main() -> None:
    """Exit with the number of commands that did not succeed."""
    metric, many, start = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    guarded(["today"])
    while not os.path.exists(start):  # noqa: PTH110 - nothing else is imported
        time.sleep(0.001)
    failed = sum(guarded(["log", metric, "x"]) != 0 for _ in range(many))
    sys.exit(min(failed, 100))


if __name__ == "__main__":
    main()
