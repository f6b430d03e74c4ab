"""``python -m habit`` and the console script."""

import gc
import sys


def main() -> None:
    """Run one command and leave with its exit code.

    A command lives for a tenth of a second: collecting its garbage, at work and once more at
    exit, would take a third of that.
    """
    gc.disable()
    try:
        from habit.cli.exits import guarded  # noqa: PLC0415 - imported without the collector

        code = guarded(sys.argv[1:])
    except KeyboardInterrupt:  # before the one place that answers it is there, or after
        code = 130
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
